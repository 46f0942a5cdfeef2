//! The server of the screens: a child that is told of each build and ends with this program.
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::{Outcome, place};

pub(super) struct Pages(Child);

impl Pages {
    /// Serves the screens over the ledger in this folder. Port 0: the system chooses.
    pub(super) fn open(ledger: &Path, port: u16) -> Outcome<Self> {
        let child = Command::new("node")
            .arg("dev/dev.mjs")
            .arg(ledger)
            .arg(port.to_string())
            .current_dir(place::ui())
            .stdin(Stdio::piped())
            .spawn();
        child
            .map(Pages)
            .map_err(|cause| format!("`node dev/dev.mjs` could not be run: {cause}."))
    }

    /// A core was built: the one that runs makes way for it.
    pub(super) fn tell(&mut self, core: &Path) -> Outcome {
        let line = format!("{}\n", core.display());
        let told = self
            .0
            .stdin
            .as_mut()
            .map(|to| to.write_all(line.as_bytes()));
        match told {
            Some(Ok(())) => Ok(()),
            _ => Err("the server of the screens has ended.".to_owned()),
        }
    }

    pub(super) fn are_served(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

/// The end of its standard input ends it, and with it the core.
impl Drop for Pages {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}
