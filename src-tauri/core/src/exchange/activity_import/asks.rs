//! Questions about cells, and the answers to them. One answer holds for every cell that reads the same.
use std::collections::HashMap;

use crate::exchange::findings::{Alike, Choice, Doubt, DoubtKind};
use crate::exchange::normal::key;

/// Answers by the id of what they answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Answers(HashMap<String, String>);

impl Answers {
    pub(super) fn set(&mut self, id: String, value: String) {
        self.0.insert(id, value);
    }

    pub(super) fn get(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Year,
    Day,
    Form,
    School,
    Host,
    Role,
    Heads,
    Fate,
    /// Which activity of the ledger a row is.
    Known,
    /// A row that tells an activity of another row once more.
    Twice,
    /// Which activity a column, a sheet or a row is about.
    Activity,
    /// Whom a cell names that holds more than one name, or none.
    Names,
    /// Who is meant.
    Person,
    /// How somebody took part whom a word tells of.
    SignIn,
    /// Somebody signed in for somebody.
    StandIn,
    Struck,
    /// Whether those named in a list came.
    Came,
    TwoPlaces,
    /// The ledger says otherwise.
    Differs,
    /// Fewer are named than were counted.
    Fewer,
}

impl Topic {
    /// The beginning of the ids of its questions.
    pub(super) fn label(self) -> &'static str {
        match self {
            Topic::Year => "学年",
            Topic::Day => "日期",
            Topic::Form => "形式",
            Topic::School => "学校",
            Topic::Host => "承办",
            Topic::Role => "承担",
            Topic::Heads => "人数",
            Topic::Fate => "开展",
            Topic::Known => "对应",
            Topic::Twice => "重复",
            Topic::Activity => "活动",
            Topic::Names => "姓名",
            Topic::Person => "人员",
            Topic::SignIn => "签到",
            Topic::StandIn => "代签",
            Topic::Struck => "划掉",
            Topic::Came => "到会",
            Topic::TwoPlaces => "两处",
            Topic::Differs => "不同",
            Topic::Fewer => "人次",
        }
    }

    fn kind(self) -> DoubtKind {
        match self {
            Topic::Year => DoubtKind::Year,
            Topic::Day => DoubtKind::Day,
            Topic::Form => DoubtKind::Form,
            Topic::School => DoubtKind::School,
            Topic::Role => DoubtKind::Role,
            Topic::Heads => DoubtKind::Heads,
            Topic::Activity => DoubtKind::Activity,
            Topic::Person => DoubtKind::Person,
            _ => DoubtKind::Choice,
        }
    }
}

/// A question in the making.
pub(super) struct Ask<'a> {
    pub topic: Topic,
    /// What stands in the cell, or the part of it that is asked about.
    pub written: &'a str,
    /// Sheet and row, where the answer is of this row alone.
    pub place: Option<&'a str>,
    pub question: String,
    pub reason: String,
    pub choices: Vec<Choice>,
    /// What questions are alike to this, by a name and in words: an answer to them is one to it, too.
    pub alike: Option<(String, String)>,
}

impl Ask<'_> {
    /// 形式/线上沙龙, 日期/上学期/5
    pub(super) fn id(&self) -> String {
        let about = self.place.map_or_else(|| key(self.written), str::to_owned);
        format!("{}/{about}", self.topic.label())
    }

    /// The doubt with the answer in force, if there is one.
    pub(super) fn doubt(self, answers: &Answers) -> Doubt {
        let id = self.id();
        let choice = |value: &str| self.choices.iter().find(|choice| choice.value == value);
        let own = answers.get(&id).map(|value| match choice(value) {
            Some(choice) => choice.clone(),
            None => Choice::new(value, value),
        });
        let alike = self.alike.map(|(name, label)| Alike {
            id: format!("{}/*{name}", self.topic.label()),
            label,
        });
        let shared = alike.as_ref().and_then(|alike| answers.get(&alike.id));
        Doubt {
            place: format!("“{}”", self.written),
            kind: self.topic.kind(),
            question: self.question,
            reason: self.reason,
            samples: Vec::new(),
            answer: own.or_else(|| shared.and_then(choice).cloned()),
            choices: self.choices,
            unknown: None,
            alike,
            id,
        }
    }
}
