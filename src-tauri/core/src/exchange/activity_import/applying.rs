//! Taking a file of activities in: one act, all of it or nothing.
use serde::Serialize;
use ts_rs::TS;

use crate::activities::Sources;
use crate::error::{Error, Issue, Result};
use crate::exchange::findings::{Doubt, LeftOut};
use crate::ledger::Writer;
use crate::text::told_counts;

use super::draft::Draft;
use super::intake::{Intake, intake};
use super::learning;
use super::opening::remember;
use super::preview::{self, LineState};
use super::saving::{add, fill};
use super::unsure::{asked, choices};

/// What was taken in.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivitySummary {
    pub added: u32,
    pub changed: u32,
    pub same: u32,
    /// 前楼（前楼中心小学）: names that are known from now on.
    pub learned: Vec<String>,
    /// What was guessed about the file.
    pub doubts: Vec<Doubt>,
    /// Everything of the file that was not taken in.
    pub left_out: Vec<LeftOut>,
}

/// Takes the file in.
///
/// # Errors
/// [`Error::Rejected`] while something must be answered or rows have faults: each with its place; nothing
/// is changed then.
pub fn apply(w: &Writer<'_>, draft: &Draft) -> Result<ActivitySummary> {
    let intake = intake(w.reader(), draft)?;
    if let Some(message) = hindrance(draft, &intake) {
        let issues = issues(draft, &intake);
        return Err(Error::Rejected { message, issues });
    }
    let sources = Sources::load(w.reader())?;
    for line in &intake.lines {
        match (line.state(), &line.known) {
            (LineState::Added, _) => add(w, &sources, draft, &line.reading)?,
            (LineState::Changed, Some((stored, joined))) => {
                fill(w, stored, joined, &line.reading)?;
            }
            _ => {}
        }
    }
    let learned = learning::learn(w, &intake)?;
    remember(w, draft)?;
    let counts = preview::counts(&intake.lines);
    w.describe(format!(
        "已导入活动台账“{}”：{}",
        draft.book.name,
        told_counts(&[("新增", counts.added), ("补充", counts.changed)], "项"),
    ));
    Ok(ActivitySummary {
        added: counts.added,
        changed: counts.changed,
        same: counts.same,
        learned,
        doubts: intake.doubts,
        left_out: intake.left_out,
    })
}

/// Why nothing can be taken in yet.
fn hindrance(draft: &Draft, intake: &Intake<'_>) -> Option<String> {
    let name = &draft.book.name;
    let counts = preview::counts(&intake.lines);
    let doubts = intake.doubts.iter().filter(|doubt| doubt.is_open()).count();
    let open = match (doubts, counts.open) {
        (0, 0) => String::new(),
        (0, open) => format!("{open}行要看一眼"),
        (doubts, 0) => format!("{doubts}处要先定下来"),
        (doubts, open) => format!("{doubts}处要先定下来，{open}行要看一眼"),
    };
    let faulty = match counts.faulty {
        0 => String::new(),
        faulty => format!("{faulty}行有错"),
    };
    let parts = [open, faulty];
    let parts: Vec<&String> = parts.iter().filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] if intake.lines.is_empty() => Some(format!(
            "“{name}”里没有可以导入的活动。请看没有导入的部分，或者指明表头在第几行。"
        )),
        [] => None,
        [one] => Some(format!("“{name}”有{one}，没有导入。")),
        [one, other, ..] => Some(format!("“{name}”有{one}，另有{other}，没有导入。")),
    }
}

fn issues(draft: &Draft, intake: &Intake<'_>) -> Vec<Issue> {
    let mut issues = Vec::new();
    for line in &intake.lines {
        let issue = |message: String, remedy: String| Issue {
            sheet: draft.name_of(line.place.list),
            row: line.place.row,
            column: None,
            field: None,
            message,
            remedy: Some(remedy),
        };
        let reading = &line.reading;
        match line.state() {
            LineState::Open => {
                let open = reading.doubts.iter().filter(|doubt| doubt.is_open());
                issues.extend(open.map(|doubt| issue(asked(doubt), choices(doubt))));
            }
            LineState::Faulty => {
                let remedy = "在表格中改正，或者不导入这一行。";
                let faults = reading.faults.iter();
                issues.extend(faults.map(|fault| issue(fault.clone(), remedy.to_owned())));
            }
            _ => {}
        }
    }
    issues
}
