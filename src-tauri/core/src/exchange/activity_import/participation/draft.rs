//! A participation list on its way in, with everything decided about it so far.
use std::collections::BTreeSet;

use crate::exchange::findings::Answer;
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
    /// Ids of what is hidden or struck out and taken in all the same.
    pub(super) taken_in: BTreeSet<String>,
}

impl Draft {
    /// Answers a question; the answer holds for every cell that reads the same.
    pub fn answer(&mut self, answer: Answer) {
        self.answers.set(answer.id, answer.value);
    }

    /// Takes in what was left out, by its id.
    pub fn take_in(&mut self, id: String) {
        self.taken_in.insert(id);
    }

    pub(super) fn sheet(&self, list: &List) -> &Sheet {
        &self.book.sheets[list.sheet]
    }
}
