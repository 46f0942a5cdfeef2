//! Starting other programs: cargo, npm, node, apt-get.
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Outcome, place};

/// One program to run, in the repository's top folder unless said otherwise.
pub(crate) struct Step {
    command: Command,
    words: String,
}

/// What a program said, and whether it was content.
pub(crate) struct Heard {
    pub(crate) text: String,
    pub(crate) ok: bool,
}

impl Step {
    pub(crate) fn new(program: &str) -> Self {
        let mut command = Command::new(program);
        command.current_dir(place::root()).stdin(Stdio::null());
        Self {
            command,
            words: program.to_owned(),
        }
    }

    /// `cargo`, the same one that started xtask.
    pub(crate) fn cargo() -> Self {
        let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let mut step = Self::new(&program);
        step.words = "cargo".to_owned();
        step
    }

    /// `npm`, in the folder of the package it is to work on.
    pub(crate) fn npm(folder: &Path) -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).at(folder)
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        let _ = write!(self.words, " {}", arg.as_ref().to_string_lossy());
        self.command.arg(arg);
        self
    }

    /// Several arguments at once, parted by spaces.
    pub(crate) fn words(self, args: &str) -> Self {
        args.split_whitespace().fold(self, Self::arg)
    }

    pub(crate) fn at(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it in the open; anything but success is an error naming the command.
    pub(crate) fn run(mut self) -> Outcome {
        println!("$ {}", self.words);
        let status = self
            .command
            .status()
            .map_err(|cause| not_started(&self.words, &cause))?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("`{}` ended with {status}.", self.words))
        }
    }

    /// Runs it in the open and keeps what it printed to standard output.
    pub(crate) fn hear(mut self) -> Outcome<Heard> {
        println!("$ {}", self.words);
        let mut child = self
            .command
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|cause| not_started(&self.words, &cause))?;
        let mut text = String::new();
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n') {
                let line = line.map_err(|cause| not_started(&self.words, &cause))?;
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                text.push_str(&line);
                text.push('\n');
            }
        }
        let status = child
            .wait()
            .map_err(|cause| not_started(&self.words, &cause))?;
        Ok(Heard {
            text,
            ok: status.success(),
        })
    }

    /// Asks quietly: standard output, whatever the exit code; `None` when it cannot be started.
    pub(crate) fn ask(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

fn not_started(words: &str, cause: &std::io::Error) -> String {
    format!("`{words}` could not be run: {cause}.")
}
