//! A participation list on its way in, with everything decided about it so far.
use std::collections::BTreeMap;

use crate::exchange::findings::LeftOut;
use crate::exchange::tabular::{Sheet, Workbook};
use crate::ids::CommunityId;

use super::super::asks::Answers;
use super::lists::List;

#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) book: Workbook,
    pub(super) lists: Vec<List>,
    /// Whose activities they are of.
    pub(super) community: CommunityId,
    pub(super) answers: Answers,
    /// What is hidden or struck out and taken in all the same, by its id.
    pub(super) taken_in: BTreeMap<String, LeftOut>,
}

impl Draft {
    pub(super) fn set_answer(&mut self, id: String, value: String) {
        self.answers.set(id, value);
    }

    /// Leaves out again what was taken in.
    pub fn leave_out(&mut self, id: &str) {
        self.taken_in.remove(id);
    }

    pub(super) fn takes_in(&self, id: &str) -> bool {
        self.taken_in.contains_key(id)
    }

    pub(super) fn sheet(&self, list: &List) -> &Sheet {
        &self.book.sheets[list.sheet]
    }
}
