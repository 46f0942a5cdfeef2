//! Asking whom a cell names that may hold one person, several, or nobody in particular.
use std::borrow::Cow;

use crate::exchange::findings::Choice;

use super::super::asks::{Ask, Topic};
use super::entries::{Entry, Written};
use super::lines::Known;
use super::mark::Mark;
use super::names::{Name, Unclear};
use super::people::NOBODY;
use super::questions::Questions;
use super::said::{Said, said};

const SPLIT: &str = "split";
const ONE: &str = "one";

/// The entries of everybody whom the cell names; the entry itself while that is open.
pub(super) fn persons<'e>(
    entry: &'e Entry,
    known: &Known<'_>,
    questions: &mut Questions<'_>,
) -> Vec<Cow<'e, Entry>> {
    let unclear = match &entry.person.unclear {
        Some(unclear) if !entry.mark.says_nothing() && !known.declined.holds(entry) => unclear,
        _ => return vec![Cow::Borrowed(entry)],
    };
    let reply = questions.ask(question(entry, unclear), &entry.place);
    let asked = vec![reply.id];
    let changed = |person: Written, mark: Mark| {
        Cow::Owned(Entry {
            person,
            mark,
            asked: asked.clone(),
            ..entry.clone()
        })
    };
    let sure = Written {
        unclear: None,
        ..entry.person.clone()
    };
    match reply.value.as_deref() {
        None => vec![changed(entry.person.clone(), entry.mark.clone())],
        Some(SPLIT) => {
            let names = unclear.names.iter();
            names
                .map(|name| changed(sure.called(name), entry.mark.clone().with_remark(name)))
                .collect()
        }
        Some(ONE) => vec![changed(sure, entry.mark.clone())],
        Some(_) => vec![changed(sure, entry.mark.clone().silenced())],
    }
}

fn question<'a>(entry: &'a Entry, unclear: &'a Unclear) -> Ask<'a> {
    let names: Vec<&str> = unclear
        .names
        .iter()
        .map(|name| name.name.as_str())
        .collect();
    let split = match names.as_slice() {
        [] => None,
        [one] => Some(format!("只登记{one}")),
        several => Some(format!("登记{}，共{}人", several.join("、"), several.len())),
    };
    let split = split.map(|label| Choice::new(SPLIT, label));
    let nobody = Choice::new(NOBODY, "这一格不登记");
    let one = Choice::new(ONE, "就是一个人的姓名");
    let choices = match split {
        Some(split) => vec![split, one, nobody],
        None => vec![nobody, one],
    };
    Ask {
        topic: Topic::Names,
        written: &entry.person.name,
        place: Some(&entry.person.row),
        question: format!("“{}”登记谁？", entry.person.name),
        reason: unclear.reason.clone(),
        choices,
        alike: None,
    }
}

impl Written {
    /// One of several persons of the cell.
    pub(super) fn called(&self, name: &Name) -> Self {
        let own = name.school.clone();
        Written {
            name: name.name.clone(),
            school_above: own.clone().or_else(|| self.school_above.clone()),
            school: own.or_else(|| self.school.clone()),
            code: None,
            ..self.clone()
        }
    }
}

impl Mark {
    /// The same words, of which nothing is to come.
    fn silenced(self) -> Self {
        Mark {
            said: Said::Nothing,
            struck: false,
            ..self
        }
    }

    /// 病假 of 欧阳（病假）: all that a list of names says of somebody, else beside what its columns say.
    pub(super) fn with_remark(self, name: &Name) -> Self {
        let Some(remark) = name.remark.clone() else {
            return self;
        };
        match self.written.is_empty() && !self.says_nothing() {
            true => Mark {
                said: said(&remark),
                written: remark,
                ..self
            },
            false if self.says_nothing() => self,
            false => self.with_note(Some(remark)),
        }
    }
}
