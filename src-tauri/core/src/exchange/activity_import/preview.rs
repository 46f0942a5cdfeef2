//! What taking a file of activities in would do, activity by activity.
use serde::Serialize;
use ts_rs::TS;

use crate::error::{OrMissing, Result};
use crate::exchange::findings::{Answer, Doubt, LeftOut};
use crate::ids::ActivityId;
use crate::ledger::Reader;

use super::after::facts_after;
use super::answering;
use super::background::Background;
use super::draft::Draft;
use super::facts::{facts, form_name, heads, roles_in_short, short_names, shown_when};
use super::intake::{Intake, Line, intake};
use super::wire::ActivityPlace;

/// All activities of the file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityPreview {
    pub lines: Vec<ActivityLine>,
    pub counts: LineCounts,
    /// What was guessed about lists and columns, or must be said about them.
    pub doubts: Vec<Doubt>,
    /// Everything of the file that is not taken in.
    pub left_out: Vec<LeftOut>,
}

/// How many activities are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineCounts {
    pub open: u32,
    pub added: u32,
    pub changed: u32,
    pub same: u32,
    pub faulty: u32,
    pub left_out: u32,
}

/// How an activity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineState {
    /// Something must be answered first.
    Open,
    Added,
    /// It is there, and what it lacks would be filled in.
    Changed,
    Same,
    /// It cannot be taken in as it stands.
    Faulty,
    LeftOut,
}

/// One activity of the file: the row as it stands there, and what would be stored.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityLine {
    pub place: ActivityPlace,
    /// 上学期第5行, where the file has several lists; else 第5行.
    pub told: String,
    pub state: LineState,
    pub written: Vec<RawCell>,
    /// In short, for a table: 9月13日 and so on.
    pub day: String,
    pub title: String,
    pub form: String,
    pub host: String,
    pub roles: String,
    pub heads: String,
    /// In full: what is stored, field by field.
    pub facts: Vec<Fact>,
    pub doubts: Vec<Doubt>,
    /// What the row says and nothing comes of: what could not be kept, what the ledger says otherwise.
    pub lost: Vec<String>,
    /// What else is said and asks nothing: totals that do not add up, persons nobody knows.
    pub remarks: Vec<String>,
    pub faults: Vec<String>,
    /// The activity of the ledger that it is.
    pub activity: Option<ActivityId>,
    /// Names of fields that would be filled in there.
    pub filled: Vec<String>,
}

/// A cell as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RawCell {
    pub heading: String,
    pub text: String,
}

/// A field and what would stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    pub label: String,
    pub text: String,
}

/// Reads every row; changes nothing.
///
/// # Errors
/// When the ledger cannot be read.
pub fn preview(reader: Reader<'_>, draft: &Draft) -> Result<ActivityPreview> {
    let intake = intake(reader, draft)?;
    Ok(of_intake(draft, &intake))
}

/// One activity as it would be with an answer that nobody has given yet; changes nothing.
///
/// # Errors
/// When there is no such activity or question.
pub fn would_be(
    reader: Reader<'_>,
    draft: &Draft,
    place: ActivityPlace,
    answer: &Answer,
) -> Result<ActivityLine> {
    let mut draft = draft.clone();
    answering::answer(reader, &mut draft, answer)?;
    let intake = intake(reader, &draft)?;
    let mut lines = intake.lines.iter();
    let found = lines
        .find(|each| each.place == place)
        .or_missing("这一行")?;
    Ok(line(&draft, &intake.background, found))
}

pub(super) fn of_intake(draft: &Draft, intake: &Intake<'_>) -> ActivityPreview {
    let lines = intake.lines.iter();
    ActivityPreview {
        counts: counts(&intake.lines),
        lines: lines
            .map(|each| line(draft, &intake.background, each))
            .collect(),
        doubts: intake.doubts.clone(),
        left_out: intake.left_out.clone(),
    }
}

pub(super) fn counts(lines: &[Line<'_>]) -> LineCounts {
    let mut counts = LineCounts::default();
    for line in lines {
        *match line.state() {
            LineState::Open => &mut counts.open,
            LineState::Added => &mut counts.added,
            LineState::Changed => &mut counts.changed,
            LineState::Same => &mut counts.same,
            LineState::Faulty => &mut counts.faulty,
            LineState::LeftOut => &mut counts.left_out,
        } += 1;
    }
    counts
}

fn line(draft: &Draft, background: &Background, line: &Line<'_>) -> ActivityLine {
    let reading = &line.reading;
    let known = line.known.as_ref();
    let filled = known.map(|(_, joined)| joined.filled.iter());
    let differs = known.into_iter().flat_map(|(_, joined)| &joined.differs);
    // What is there already was said when it came in.
    let lost = match line.state() {
        LineState::Same => &[],
        _ => reading.lost.as_slice(),
    };
    ActivityLine {
        place: line.place,
        told: told_place(draft, line.place),
        state: line.state(),
        written: written(draft, line),
        day: shown_when(reading),
        title: reading.title.clone(),
        form: form_name(background, reading).to_owned(),
        host: short_names(background, &reading.hosts),
        roles: roles_in_short(background, &reading.roles),
        heads: heads(background, reading),
        facts: match known {
            Some((stored, joined)) => facts_after(background, stored, joined, reading),
            None => facts(background, reading),
        },
        doubts: reading.doubts.clone(),
        lost: lost.iter().chain(differs).cloned().collect(),
        remarks: reading.remarks.clone(),
        faults: reading.faults.clone(),
        activity: known.map(|(stored, _)| stored.activity.uid),
        filled: filled
            .into_iter()
            .flatten()
            .map(|filled| filled.label().to_owned())
            .collect(),
    }
}

pub(super) fn told_place(draft: &Draft, place: ActivityPlace) -> String {
    match draft.included().count() {
        0 | 1 => format!("第{}行", place.row),
        _ => format!("“{}”第{}行", draft.name_of(place.list), place.row),
    }
}

/// What stands in the file; of a row for every school the first, and of the others what they add.
pub(super) fn written(draft: &Draft, line: &Line<'_>) -> Vec<RawCell> {
    let layout = draft.lists[line.place.list].layout.iter();
    let columns = layout.flat_map(|layout| &layout.columns);
    let cell = |column: usize| {
        let mut texts: Vec<String> = Vec::new();
        for row in &line.entry.rows {
            let text = row.cell(column).shown();
            if !text.is_empty() && texts.last() != Some(&text) {
                texts.push(text);
            }
        }
        texts.join("、")
    };
    let cells = columns.map(|column| RawCell {
        heading: column.heading.clone(),
        text: cell(column.column),
    });
    cells.filter(|cell| !cell.text.is_empty()).collect()
}

impl Fact {
    pub(super) fn new(label: &str, text: impl Into<String>) -> Self {
        Fact {
            label: label.to_owned(),
            text: text.into(),
        }
    }
}
