//! The desk of a secretary, used as the screens use it: by command and request.
use std::path::Path;

use chrono::NaiveDateTime;
use lianyan_api::{Desk, DeskOptions};
use lianyan_core::error::Failure;
use lianyan_core::{Reader, Result};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A desk of its own, gone with all its files when dropped.
pub struct Office {
    pub desk: Desk,
    folder: TempDir,
}

impl Office {
    /// An empty ledger of 岚溪县 on Monday, 6 January 2025, 8:30: week 19, four days before the
    /// first term's last lessons.
    pub fn new() -> Self {
        let office = Self::without_ledger();
        let folder = office.folder.path().join("岚溪县");
        office
            .desk
            .create_ledger(&folder, Some("岚溪县"))
            .expect("a new ledger");
        office
    }

    /// The sample county on the same morning.
    pub fn sample() -> Self {
        let office = Self::without_ledger();
        office
            .desk
            .create_sample(&office.folder.path().join("示例"))
            .expect("the sample county");
        office
    }

    /// As on a fresh computer.
    pub fn without_ledger() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let options = DeskOptions {
            home: folder.path().join("home"),
            clock: || moment("2025-01-06 08:30"),
        };
        let desk = Desk::new(options).expect("a desk");
        Self { desk, folder }
    }

    /// A folder for the test's own files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Asks, and expects an answer.
    pub fn ask(&self, command: &str, request: Value) -> Value {
        let answer = self.desk.call(command, request);
        answer.unwrap_or_else(|failure| panic!("{command}: {failure:?}"))
    }

    /// Does something and answers its result, without what changed.
    pub fn act(&self, command: &str, request: Value) -> Value {
        self.ask(command, request)["result"].take()
    }

    /// Asks for what must be refused.
    pub fn refused(&self, command: &str, request: Value) -> Failure {
        match self.desk.call(command, request) {
            Ok(answer) => panic!("{command} should be refused, but answered {answer}"),
            Err(failure) => failure,
        }
    }

    /// Starts a job and waits for its outcome.
    pub fn job(&self, command: &str, request: Value) -> Result<Value, Failure> {
        let job = serde_json::from_value(self.ask(command, request)).expect("a job");
        let state = self.desk.wait_for_job(job).expect("a job that was started");
        match state.failure {
            Some(failure) => Err(failure),
            None => Ok(state.result.unwrap_or_default()),
        }
    }

    /// The token of a file with these bytes, as if it had been chosen.
    pub fn chosen(&self, name: &str, bytes: &[u8]) -> Value {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("a writable folder");
        json!(self.desk.files().offer(&path).expect("a token").token)
    }

    /// The bytes of a file that a command made.
    pub fn made(&self, file: &Value) -> Vec<u8> {
        let token = file["token"].as_str().expect("a made file");
        let file = self
            .desk
            .files()
            .find_outgoing(token)
            .expect("not yet forgotten");
        std::fs::read(file.path).expect("it lies there")
    }

    pub fn read<T>(&self, work: impl FnOnce(Reader<'_>) -> Result<T>) -> T {
        self.desk.read(work).expect("a ledger lies open")
    }

    /// Key of the record a user calls `code`, out of a list of rows.
    pub fn id_of(rows: &Value, code: &str) -> Value {
        let rows = rows.as_array().expect("rows");
        let found = rows.iter().find(|row| row["code"] == code);
        let row = found.unwrap_or_else(|| panic!("no row {code}"));
        let id = row.get("uid").or_else(|| row.get("id")).expect("a key");
        id.clone()
    }
}

impl Default for Office {
    fn default() -> Self {
        Self::new()
    }
}

/// 2025-01-06 08:30
pub fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("YYYY-MM-DD HH:MM")
}
