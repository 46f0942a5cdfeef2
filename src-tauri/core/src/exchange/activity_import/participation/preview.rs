//! What taking a participation list over would do, as it travels to the screen.
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::exchange::findings::{Doubt, LeftOut};
use crate::exchange::names::SchoolNames;
use crate::ids::{ActivityId, SessionId};
use crate::ledger::Reader;

use super::comparing::in_words;
use super::draft::Draft;
use super::intake::{OfActivity, intake};
use super::lines::{Line, ParticipationState};

/// The whole file: its activities, what is asked, and what is left out.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParticipationPreview {
    /// By their days.
    pub activities: Vec<ParticipationActivity>,
    pub doubts: Vec<Doubt>,
    pub left_out: Vec<LeftOut>,
    /// What was left out at first and is taken in, as somebody wished.
    pub taken_in: Vec<LeftOut>,
}

/// One activity of the ledger that the file is about.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParticipationActivity {
    pub activity: ActivityId,
    pub session: Option<SessionId>,
    pub code: String,
    pub day: Option<NaiveDate>,
    pub title: String,
    /// What the file calls it.
    pub mentioned: Vec<String>,
    /// Why nothing can be entered for it; `null` while it can.
    pub refused: Option<String>,
    pub counts: ParticipationCounts,
    pub lines: Vec<ParticipationLine>,
}

/// 新增 · 相同 · 不同 · 要看一眼 · 没有登记
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParticipationCounts {
    pub added: u32,
    pub same: u32,
    pub different: u32,
    pub open: u32,
    pub silent: u32,
}

/// What the file says of one person, and what would be entered.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParticipationLine {
    /// 工作表“数学教师”第13行E列
    pub place: String,
    pub name: String,
    pub school: String,
    /// As it stands in the cell.
    pub written: String,
    pub state: ParticipationState,
    /// 到会, 请假（病假）: what would be entered; empty for nothing.
    pub status: String,
    /// What the ledger says; empty for nothing.
    pub known: String,
    pub note: Option<String>,
    /// Ids of its questions among the doubts.
    pub asked: Vec<String>,
}

/// Reads every list; changes nothing.
pub fn preview(reader: Reader<'_>, draft: &Draft) -> Result<ParticipationPreview> {
    let intake = intake(reader, draft)?;
    let names = SchoolNames::load(reader)?;
    let activities = intake.activities.iter();
    Ok(ParticipationPreview {
        activities: activities.map(|of| activity(of, &names)).collect(),
        doubts: intake.doubts,
        left_out: intake.left_out,
        taken_in: draft.taken_in.values().cloned().collect(),
    })
}

fn activity(of: &OfActivity, names: &SchoolNames) -> ParticipationActivity {
    ParticipationActivity {
        activity: of.activity.uid,
        session: of.session,
        code: of.activity.code.clone(),
        day: of.activity.day,
        title: of.activity.title.clone(),
        mentioned: of.mentioned.clone(),
        refused: of.refused.clone(),
        counts: counts(&of.lines),
        lines: of.lines.iter().map(|line| told(line, names)).collect(),
    }
}

pub(super) fn counts(lines: &[Line]) -> ParticipationCounts {
    let mut counts = ParticipationCounts::default();
    for line in lines {
        *match line.state {
            ParticipationState::Added => &mut counts.added,
            ParticipationState::Same => &mut counts.same,
            ParticipationState::Different => &mut counts.different,
            ParticipationState::Open => &mut counts.open,
            ParticipationState::Silent => &mut counts.silent,
        } += 1;
    }
    counts
}

fn told(line: &Line, names: &SchoolNames) -> ParticipationLine {
    let standing = line.standing.as_ref();
    ParticipationLine {
        place: line.place.clone(),
        name: line.name.clone(),
        school: line
            .school
            .map_or("", |school| names.name(school))
            .to_owned(),
        written: line.written.clone(),
        state: line.state,
        status: standing.map_or_else(String::new, |to| {
            in_words(to.presence, to.absence, to.hours)
        }),
        known: line.known.map_or_else(String::new, |own| {
            in_words(own.presence, own.absence, own.hours)
        }),
        note: standing.and_then(|to| to.note.clone()),
        asked: line.asked.clone(),
    }
}
