//! One answer for many questions of a kind; each of them may still be answered alone.
use crate::exchange::findings::{Choice, Doubt};

use super::super::asks::{Ask, Topic};
use super::asking_who::GUEST;
use super::comparing::{KEEP, REPLACE};
use super::fewer::BY_NAMES;
use super::people::NOBODY;
use super::questions::Questions;

/// A kind of question that may be answered for all.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ForAll {
    /// Persons of whom the roster has nobody of the name.
    Unknown,
    /// Persons of whom the ledger says something else.
    Different,
    /// Activities of which fewer are named than were counted.
    Fewer,
}

impl ForAll {
    fn topic(self) -> Topic {
        match self {
            ForAll::Unknown => Topic::Person,
            ForAll::Different => Topic::Differs,
            ForAll::Fewer => Topic::Fewer,
        }
    }

    fn written(self) -> &'static str {
        match self {
            ForAll::Unknown => "名册里没有的所有人",
            ForAll::Different => "登记和名单不一样的所有人",
            ForAll::Fewer => "名单比登记的人数少的所有活动",
        }
    }

    fn choices(self) -> Vec<Choice> {
        match self {
            ForAll::Unknown => vec![
                Choice::new(GUEST, "都登记为名单外人员"),
                Choice::new(NOBODY, "都不登记"),
            ],
            ForAll::Different => vec![
                Choice::new(KEEP, "都保留已登记的"),
                Choice::new(REPLACE, "都改成名单上的"),
            ],
            ForAll::Fewer => vec![
                Choice::new(NOBODY, "名单都不全，这些活动都不导入，保留登记的人数"),
                Choice::new(BY_NAMES, "名单都是全的，都导入，按姓名算"),
            ],
        }
    }

    /// The answer for all, by its value or its label.
    pub(super) fn chosen(self, questions: &Questions<'_>) -> Option<String> {
        let given = questions.answered(&format!("{}/{}", self.topic().label(), self.written()))?;
        let mut choices = self.choices().into_iter();
        let chosen = choices.find(|choice| choice.value == given || choice.label == given);
        chosen.map(|choice| choice.value)
    }

    fn is_one(self, doubt: &Doubt) -> bool {
        let first = doubt.choices.first().map(|choice| choice.value.as_str());
        let of_topic = doubt.id.split('/').next() == Some(self.topic().label());
        of_topic && (self != ForAll::Unknown || first == Some(GUEST))
    }

    fn ask(self, count: usize) -> Ask<'static> {
        let question = match self {
            ForAll::Unknown => format!("有{count}人不在名册里，都怎么登记？"),
            ForAll::Different => format!("有{count}处已登记的和名单不一样，都用哪一个？"),
            ForAll::Fewer => format!("有{count}次活动名单上的人比登记的人数少，都怎么办？"),
        };
        Ask {
            topic: self.topic(),
            written: self.written(),
            place: None,
            question,
            reason: "可以一次定下来，也可以逐个定".to_owned(),
            choices: self.choices(),
            alike: None,
        }
    }
}

/// All questions; where several of a kind are open, or one answer holds for them, that one goes first.
pub(super) fn with_answers_for_all(questions: Questions<'_>) -> Vec<Doubt> {
    let mut questions = questions;
    for all in [ForAll::Unknown, ForAll::Different, ForAll::Fewer] {
        let answered = all.chosen(&questions).is_some();
        let counts = |doubt: &&Doubt| {
            all.is_one(doubt) && (all == ForAll::Different || answered || doubt.is_open())
        };
        let count = questions.doubts.iter().filter(counts).count();
        let first = questions.doubts.iter().position(|doubt| all.is_one(doubt));
        if let (2.., Some(first)) = (count, first) {
            let default = (all == ForAll::Different).then_some(KEEP);
            questions.put_first(first, all.ask(count), default);
        }
    }
    questions.doubts
}
