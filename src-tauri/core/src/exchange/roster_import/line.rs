//! The rows of a draft held against the roster: what each says, and what taking it in would do.
use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::exchange::findings::{Doubt, LeftOut};
use crate::exchange::headers::ListField;
use crate::ids::Uid;

use super::fields::{Fault, Values};
use super::known::Roster;
use super::wire::{Place, Returning};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    Problem,
    Added,
    Changed,
    Same,
    LeftOut,
    Waiting,
}

/// A record of the roster that the file does not name.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MissingRow {
    pub record: Uid,
    pub cells: BTreeMap<ListField, String>,
    /// 支教在外
    pub note: Option<String>,
}

/// One row of the file.
pub(super) struct Line {
    pub(super) place: Place,
    pub(super) values: Values,
    pub(super) faults: Vec<Fault>,
    pub(super) record: Option<Uid>,
    /// Fields that change, with what the roster has.
    pub(super) changes: BTreeMap<ListField, Option<String>>,
    pub(super) left_out: bool,
    /// The user has said whom it means.
    pub(super) decided: bool,
    /// The school of its whole list is not known yet.
    pub(super) waiting: bool,
    /// How the person comes back, by the user's word.
    pub(super) returning: Option<Returning>,
    /// A posting begins with the return, and its first day must be said.
    pub(super) needs_day: bool,
}

pub(super) struct Intake {
    pub(super) lines: Vec<Line>,
    pub(super) missing: Vec<MissingRow>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) roster: Roster,
}

impl Line {
    pub(super) fn stored(&self, field: ListField) -> Option<&str> {
        self.values.get(&field).map(|value| value.stored.as_str())
    }

    pub(super) fn state(&self) -> RowState {
        match () {
            () if self.left_out => RowState::LeftOut,
            () if !self.faults.is_empty() => RowState::Problem,
            () if self.waiting => RowState::Waiting,
            () if self.record.is_none() => RowState::Added,
            () if self.changes.is_empty() && self.returning.is_none() => RowState::Same,
            () => RowState::Changed,
        }
    }
}
