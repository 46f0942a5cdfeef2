//! Codes for records that bring none.
use std::collections::HashSet;

use crate::exchange::headers::{ListField, ListKind};
use crate::text::next_code;

use super::line::RowState;
use super::line::{Intake, Line};

/// The codes that are not taken, one after another.
pub(super) struct FreeCodes {
    /// Left empty where every record brings its own.
    used: HashSet<String>,
    next: String,
}

impl FreeCodes {
    pub(super) fn new(kind: ListKind, intake: &Intake) -> Self {
        let first = match kind {
            ListKind::Persons => "T001",
            ListKind::Schools => "S01",
        };
        let mut added = intake
            .lines
            .iter()
            .filter(|line| line.state() == RowState::Added);
        if added.all(|line| code_of(line).is_some()) {
            return FreeCodes {
                used: HashSet::new(),
                next: first.to_owned(),
            };
        }
        let given = intake.lines.iter().filter_map(code_of);
        let used: HashSet<String> = intake
            .roster
            .codes()
            .map(str::to_owned)
            .chain(given)
            .collect();
        let next = next_code(used.iter().map(String::as_str), first);
        FreeCodes { used, next }
    }

    pub(super) fn take(&mut self, line: &Line) -> String {
        if let Some(code) = code_of(line) {
            return code;
        }
        while self.used.contains(&self.next) {
            self.next = next_code([self.next.as_str()], &self.next);
        }
        let code = std::mem::take(&mut self.next);
        self.next = next_code([code.as_str()], &code);
        self.used.insert(code.clone());
        code
    }
}

fn code_of(line: &Line) -> Option<String> {
    let code = line.stored(ListField::Code);
    code.or_else(|| line.stored(ListField::SchoolCode))
        .map(str::to_owned)
}
