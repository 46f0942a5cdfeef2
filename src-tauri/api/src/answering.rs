//! The one way in: a command by its name, found in the table and run at the desk.
use lianyan_core::Error;
use lianyan_core::error::{ErrorCode, Failure};
use lianyan_core::ledger::Seen;
use serde_json::Value;

use crate::contract::Request;
use crate::desk::{Desk, guarded, typed};
use crate::table::find_command;

impl Desk {
    /// Runs the command `name` and answers with a value to look into.
    ///
    /// # Errors
    /// As [`Desk::answer`].
    pub fn call(&self, name: &str, request: Value) -> Result<Value, Failure> {
        self.call_seen(name, request, None)
    }

    /// The same with how far the screen had read, as [`Desk::answer_seen`] takes it.
    ///
    /// # Errors
    /// As [`Desk::answer_seen`].
    pub fn call_seen(
        &self,
        name: &str,
        request: Value,
        seen: Option<Seen>,
    ) -> Result<Value, Failure> {
        let json = self.answer_seen(name, request, seen)?;
        Ok(serde_json::from_str(&json).map_err(Error::from)?)
    }

    /// Runs the command `name` and answers with JSON, as the screens take it.
    ///
    /// # Errors
    /// What the command refuses. A fault inside it is answered as a failure, too, and leaves the
    /// desk sound.
    pub fn answer(&self, name: &str, request: Value) -> Result<String, Failure> {
        self.answer_seen(name, request, None)
    }

    /// The same for an act that saves what a screen holds which had read as far as `seen`: it is
    /// refused where it would write over something later.
    ///
    /// # Errors
    /// As [`Desk::answer`], and [`ErrorCode::Clash`].
    pub fn answer_seen(
        &self,
        name: &str,
        request: Value,
        seen: Option<Seen>,
    ) -> Result<String, Failure> {
        let Some(row) = find_command(name) else {
            return Err(no_such_command(name));
        };
        let request = Request {
            command: row.name,
            value: typed::plain(request),
            seen,
        };
        let answer = guarded(|| row.answer(self, request));
        if let Err(failure) = &answer {
            self.log().failed(row.name, failure);
        }
        answer
    }
}

fn no_such_command(name: &str) -> Failure {
    Failure {
        code: ErrorCode::Invalid,
        message: format!("没有“{name}”这个命令。"),
        field: Some("command".into()),
        detail: String::new(),
        issues: vec![],
        clashes: None,
    }
}
