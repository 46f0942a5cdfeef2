//! Taking a participation list over: one act, all of it or nothing.
use serde::Serialize;
use ts_rs::TS;

use crate::attendance::{self, SignedIn};
use crate::error::{Error, Issue, Result};
use crate::exchange::findings::{Doubt, LeftOut};
use crate::ledger::Writer;
use crate::text::told_counts;
use crate::vocabulary::{self, WordList};

use super::declined;
use super::draft::Draft;
use super::intake::{Intake, OfActivity, intake};
use super::lines::{Line, ParticipationState};
use super::people::Signer;

/// What was taken over.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParticipationSummary {
    /// Activities in which somebody was entered.
    pub activities: u32,
    pub added: u32,
    pub changed: u32,
    pub same: u32,
    /// The ledger says something else, and that was kept.
    pub kept: u32,
    /// Everything of the file that was not taken in.
    pub left_out: Vec<LeftOut>,
}

/// Enters everybody.
///
/// # Errors
/// [`Error::Rejected`] while questions are open, each with its place; nothing is changed then.
pub fn apply(w: &Writer<'_>, draft: &Draft) -> Result<ParticipationSummary> {
    let intake = intake(w.reader(), draft)?;
    if let Some(message) = hindrance(draft, &intake) {
        return Err(Error::Rejected {
            message,
            issues: issues(&intake),
        });
    }
    let words = vocabulary::load(w.reader())?;
    let source = words.code_of(WordList::AttendanceSource, "表格导入");
    let mut summary = ParticipationSummary::default();
    for of in intake.activities.iter().filter(|of| of.refused.is_none()) {
        enter(w, of, source, &mut summary)?;
        declined::keep(w, of)?;
    }
    w.describe(format!(
        "{}“{}”：{}",
        declined::ACT,
        draft.book.name,
        told_counts(
            &[("新增", summary.added), ("变更", summary.changed)],
            "人次"
        ),
    ));
    summary.left_out = intake.left_out;
    Ok(summary)
}

/// Why nothing can be taken over yet.
fn hindrance(draft: &Draft, intake: &Intake) -> Option<String> {
    let name = &draft.book.name;
    let open = intake.doubts.iter().filter(|doubt| doubt.is_open()).count();
    match open {
        0 if intake.activities.is_empty() => Some(format!(
            "“{name}”里没有可以导入的活动，请看没有导入的部分。台账里还没有的活动，请先导入活动台账。"
        )),
        0 => None,
        open => Some(format!("“{name}”有{open}处要先定下来，没有导入。")),
    }
}

/// One for every question that is open.
fn issues(intake: &Intake) -> Vec<Issue> {
    let open = intake.doubts.iter().filter(|doubt| doubt.is_open());
    open.map(asked).collect()
}

fn asked(doubt: &Doubt) -> Issue {
    Issue {
        sheet: doubt.place.clone(),
        row: 0,
        column: None,
        field: None,
        message: format!(
            "{}，{}",
            doubt.question.trim_end_matches('？'),
            doubt.reason
        ),
        remedy: None,
    }
}

fn enter(
    w: &Writer<'_>,
    of: &OfActivity,
    source: Option<&str>,
    summary: &mut ParticipationSummary,
) -> Result<()> {
    let mut entered = Vec::new();
    for line in &of.lines {
        match line.state {
            ParticipationState::Added => summary.added += 1,
            ParticipationState::Different if line.replaces => summary.changed += 1,
            ParticipationState::Different => summary.kept += 1,
            ParticipationState::Same => summary.same += 1,
            ParticipationState::Open | ParticipationState::Silent => {}
        }
        if line.state == ParticipationState::Added || line.replaces {
            entered.extend(signed_in(line, source));
        }
    }
    summary.activities += u32::from(!entered.is_empty());
    attendance::join(w, of.activity.uid, of.session, entered)
}

fn signed_in(line: &Line, source: Option<&str>) -> Option<SignedIn> {
    let (person, name, organization) = match line.signer.clone()? {
        Signer::Person(person) => (Some(person), None, None),
        Signer::Guest { name, organization } => (None, Some(name), organization),
    };
    let standing = line.standing.as_ref();
    Some(SignedIn {
        person,
        name,
        organization,
        status: standing.map(|standing| standing.presence),
        absence: standing.and_then(|standing| standing.absence),
        signed_at: line.signed_at,
        source: source.map(str::to_owned),
        hours: standing.and_then(|standing| standing.hours),
        note: standing.and_then(|standing| standing.note.clone()),
    })
}
