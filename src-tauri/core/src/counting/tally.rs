//! Counting one school in one stretch of time: what was counted, what was not, and why.
use serde::Serialize;
use ts_rs::TS;

use super::facts::{ActivityFacts, MemberSpan};
use super::rules::{Merit, Reason, merit, standing};
use crate::calendar::Calendar;
use crate::ids::OrganizationId;
use crate::vocabulary::Counter;

/// An activity that was counted; `activity` is its place in the list of activities handed in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Counted {
    pub activity: usize,
    pub merit: Merit,
    /// 承办 · 曾庆华点评 · 到会3人
    pub how: String,
}

/// An activity that was not counted.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotCounted {
    pub activity: usize,
    pub reason: Reason,
    /// The reason in words, with what the secretary noted.
    pub words: String,
}

/// Both lists together hold every activity of the community in the time asked about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    pub counted: Vec<Counted>,
    pub not_counted: Vec<NotCounted>,
}

impl Tally {
    pub fn value(&self) -> u32 {
        self.counted.len() as u32
    }
}

/// Tallies one school by one counter over activities that belong to the time asked about.
pub fn tally<'a>(
    activities: impl Iterator<Item = (usize, &'a ActivityFacts)>,
    school: OrganizationId,
    membership: &[MemberSpan],
    counter: Counter,
    calendar: &Calendar,
) -> Tally {
    let mut tally = Tally::default();
    for (index, activity) in activities {
        match judge(activity, school, membership, counter, calendar) {
            Ok(merit) => tally.counted.push(Counted {
                activity: index,
                how: merit.label(),
                merit,
            }),
            Err(reason) => tally.not_counted.push(NotCounted {
                activity: index,
                words: words(activity, reason),
                reason,
            }),
        }
    }
    tally
}

fn judge(
    activity: &ActivityFacts,
    school: OrganizationId,
    membership: &[MemberSpan],
    counter: Counter,
    calendar: &Calendar,
) -> Result<Merit, Reason> {
    standing(activity, calendar)?;
    let day = activity.asked_on.ok_or(Reason::NoDay)?;
    if !membership.iter().any(|span| span.contains(day)) {
        return Err(Reason::NotMember);
    }
    merit(activity, school, counter)
}

/// The reason in words, with what the secretary noted.
pub(super) fn words(activity: &ActivityFacts, reason: Reason) -> String {
    match (reason, activity.counts_reason.as_deref()) {
        (Reason::Excluded, Some(note)) if !note.is_empty() => format!("已设为不计入：{note}"),
        _ => reason.label().to_owned(),
    }
}
