//! Who was not to be signed in, as somebody answered: remembered, so that the same list does not ask again.
use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::exchange::findings::{LeftOut, LeftOutKind, TakeIn};
use crate::exchange::normal::key;
use crate::ledger::{ActState, HistoryQuery, Reader, Writer};

use super::entries::Entry;
use super::intake::OfActivity;
use super::lines::{Line, ParticipationState};

/// How the acts that take lists over begin.
pub(super) const ACT: &str = "已导入参加名单";

/// What lists said of people of one activity who were not to be signed in.
#[derive(Debug, Default)]
pub(super) struct Declined(Vec<Answered>);

/// One of them, and the act in which somebody said so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answered {
    statement: String,
    made_at: NaiveDateTime,
}

impl Declined {
    /// An act that was undone has answered nothing.
    pub(super) fn load(reader: Reader<'_>, of: &OfActivity, undone: &Undone) -> Result<Self> {
        let text = reader.preference(&preference(of))?;
        let text = text.and_then(|text| serde_json::from_str::<Vec<Answered>>(&text).ok());
        let mut answered = text.unwrap_or_default();
        answered.retain(|each| !undone.0.contains(&each.made_at));
        Ok(Declined(answered))
    }

    pub(super) fn holds(&self, entry: &Entry) -> bool {
        let statement = statement(entry);
        self.0.iter().any(|known| known.statement == statement)
    }
}

/// When the imports were made that are undone.
pub(super) struct Undone(BTreeSet<NaiveDateTime>);

impl Undone {
    pub(super) fn load(reader: Reader<'_>) -> Result<Self> {
        let acts = reader.history(&HistoryQuery {
            text: Some(ACT.to_owned()),
            ..HistoryQuery::default()
        })?;
        let of = |state| {
            let acts = acts.iter().filter(move |act| act.state == state);
            acts.map(|act| act.made_at).collect::<BTreeSet<_>>()
        };
        Ok(Undone(&of(ActState::Undone) - &of(ActState::Done)))
    }
}

/// What a list says of one person: the same words about the same person are the same statement.
pub(super) fn statement(entry: &Entry) -> String {
    let (person, mark) = (&entry.person, &entry.mark);
    let parts = [
        Some(person.name.as_str()),
        person.school.as_deref().or(person.school_above.as_deref()),
        person.code.as_deref(),
        Some(mark.written.as_str()),
    ];
    let parts = parts.map(|part| key(part.unwrap_or_default())).join("/");
    format!("{parts}/{}/{}", person.namesakes_above, mark.struck)
}

/// Keeps who was not to be signed in.
pub(super) fn keep(w: &Writer<'_>, of: &OfActivity) -> Result<()> {
    let before = Declined::load(w.reader(), of, &Undone::load(w.reader())?)?;
    let mut answered = before.0.clone();
    for line in &of.lines {
        let known = answered
            .iter()
            .position(|each| each.statement == line.statement);
        match (line.is_declined(), known) {
            (true, None) => answered.push(Answered {
                statement: line.statement.clone(),
                made_at: w.now(),
            }),
            (false, Some(at)) => {
                answered.remove(at);
            }
            _ => {}
        }
    }
    if answered == before.0 {
        return Ok(());
    }
    w.set_preference(&preference(of), &serde_json::to_string(&answered)?)
}

impl Line {
    /// Somebody said that the person is not to be signed in, now or when the list was taken over before.
    fn is_declined(&self) -> bool {
        let answered = self.declined || !self.asked.is_empty();
        self.state == ParticipationState::Silent && answered
    }
}

/// The way in for those who are not asked about any more.
pub(super) fn left_out(of: &OfActivity) -> Option<LeftOut> {
    let declined = of.lines.iter().filter(|line| line.declined);
    let names: Vec<&str> = declined.map(|line| line.name.as_str()).collect();
    (!names.is_empty()).then(|| LeftOut {
        id: id(of),
        kind: LeftOutKind::Part,
        place: format!("{} {}", of.activity.code, of.activity.title),
        reason: "上次导入时定了不登记，没有再问".to_owned(),
        count: names.len() as u32,
        sample: names.join("、"),
        take_in: TakeIn::Click,
    })
}

/// 不登记/A03
pub(super) fn id(of: &OfActivity) -> String {
    format!("不登记/{}", of.activity.code)
}

fn preference(of: &OfActivity) -> String {
    let session = of.session.map(|session| format!(".{}", session.0));
    let session = session.unwrap_or_default();
    format!("import.participation.{}{session}", of.activity.uid.0)
}
