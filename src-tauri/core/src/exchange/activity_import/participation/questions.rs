//! What is asked about a file, every question once: an answer holds for all cells that read the same.
use std::collections::HashMap;

use crate::exchange::findings::{Choice, Doubt, DoubtKind};

use super::super::asks::{Answers, Ask};

/// Places that are named with a question.
const SAMPLES: usize = 5;

pub(super) struct Questions<'a> {
    answers: &'a Answers,
    pub doubts: Vec<Doubt>,
    at: HashMap<String, usize>,
}

/// A question that was put, and what was answered.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reply {
    pub id: String,
    pub value: Option<String>,
}

impl<'a> Questions<'a> {
    pub(super) fn new(answers: &'a Answers) -> Self {
        Questions {
            answers,
            doubts: Vec::new(),
            at: HashMap::new(),
        }
    }

    /// Questions that are not to be put to anybody.
    pub(super) fn apart(&self) -> Self {
        Self::new(self.answers)
    }

    /// Asks; `sample` tells whom or what it is about.
    pub(super) fn ask(&mut self, ask: Ask<'_>, sample: &str) -> Reply {
        self.put(ask, sample, None)
    }

    /// Asks where an answer may be in force already, unless somebody chooses another.
    pub(super) fn offer(&mut self, ask: Ask<'_>, sample: &str, default: Option<&str>) -> Reply {
        self.put(ask, sample, default)
    }

    /// The reply to a question that was put before.
    pub(super) fn again(&mut self, id: &str, sample: &str) -> Option<Reply> {
        let at = *self.at.get(id)?;
        Some(self.reply(at, sample))
    }

    pub(super) fn is_open(&self, id: &str) -> bool {
        self.at.get(id).is_some_and(|at| self.doubts[*at].is_open())
    }

    /// The answer to a question, as it was given.
    pub(super) fn answered(&self, id: &str) -> Option<&str> {
        self.answers.get(id)
    }

    /// Puts a question before others, when all are asked.
    pub(super) fn put_first(&mut self, at: usize, ask: Ask<'_>, default: Option<&str>) {
        let mut doubt = ask.doubt(self.answers);
        doubt.answer = in_force(&doubt, default);
        doubt.kind = DoubtKind::Choice;
        self.doubts.insert(at, doubt);
        self.at.clear();
    }

    fn put(&mut self, ask: Ask<'_>, sample: &str, default: Option<&str>) -> Reply {
        let id = ask.id();
        let at = match self.at.get(&id) {
            Some(at) => *at,
            None => {
                let mut doubt = ask.doubt(self.answers);
                doubt.answer = in_force(&doubt, default);
                self.doubts.push(doubt);
                self.at.insert(id.clone(), self.doubts.len() - 1);
                self.doubts.len() - 1
            }
        };
        self.reply(at, sample)
    }

    fn reply(&mut self, at: usize, sample: &str) -> Reply {
        let doubt = &mut self.doubts[at];
        if doubt.samples.len() < SAMPLES && !doubt.samples.iter().any(|known| known == sample) {
            doubt.samples.push(sample.to_owned());
        }
        Reply {
            id: doubt.id.clone(),
            value: doubt.answer.as_ref().map(|choice| choice.value.clone()),
        }
    }
}

/// The answer that was given, which may be the label of a choice, else the one that holds without.
fn in_force(doubt: &Doubt, default: Option<&str>) -> Option<Choice> {
    let choice = |value: &str| {
        let mut choices = doubt.choices.iter();
        choices
            .find(|choice| choice.value == value || choice.label == value)
            .cloned()
    };
    match &doubt.answer {
        Some(given) => Some(choice(&given.value).unwrap_or_else(|| given.clone())),
        None => default.and_then(choice),
    }
}
