//! The window over the screens as they are written: its commands are its own, its page is the server's.
use std::process::{Child, Command};

use crate::step::Step;
use crate::{Outcome, place};

pub(super) struct Window {
    port: u16,
    child: Child,
}

impl Window {
    pub(super) fn open(port: u16) -> Outcome<Self> {
        build(port)?;
        Ok(Window {
            port,
            child: start()?,
        })
    }

    /// After a build of the core, which the window carries in itself.
    pub(super) fn reopen(&mut self) -> Outcome {
        // One that somebody closed stays closed.
        if !matches!(self.child.try_wait(), Ok(None)) {
            return Ok(());
        }
        build(self.port)?;
        self.end();
        self.child = start()?;
        Ok(())
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.end();
    }
}

/// Told at compile time where its page comes from.
fn build(port: u16) -> Outcome {
    let config = format!(r#"{{"build":{{"devUrl":"http://127.0.0.1:{port}/"}}}}"#);
    Step::cargo()
        .words("build --workspace --bin lianyan-desktop")
        .env("TAURI_CONFIG", config)
        .run()
}

/// With a folder of its own beside the user's, so that trials leave no trace in it.
fn start() -> Outcome<Child> {
    Command::new(place::debug_binary("lianyan-desktop"))
        .arg("--sample")
        .env("LIANYAN_HOME", place::scratch().join("dev").join("home"))
        .spawn()
        .map_err(|cause| format!("the window could not be opened: {cause}."))
}
