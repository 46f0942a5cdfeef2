//! What an import would do, row by row, as the window shows it.
use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::error::Issue;
use crate::exchange::headers::{ListField, ListKind, Skipped};
use crate::exchange::tabular::column_letters;
use crate::ids::Uid;

use super::draft::Draft;
use super::plan::{Line, Plan};
use super::wire::Place;

/// The whole preview.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListPreview {
    pub file: String,
    pub kind: ListKind,
    pub counts: Counts,
    /// Fields that some column fills, in the roster's order.
    pub fields: Vec<ListField>,
    /// In the order of the file.
    pub rows: Vec<ListRow>,
    /// Of the roster, but not in the file; they stay as they are.
    pub missing: Vec<MissingRow>,
    pub skipped: Vec<SkippedRow>,
    /// The problems once more, each with its place, for a list or a failure.
    pub issues: Vec<Issue>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub problem: u32,
    pub added: u32,
    pub changed: u32,
    pub same: u32,
    pub missing: u32,
    pub left_out: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    Problem,
    Added,
    Changed,
    Same,
    LeftOut,
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListRow {
    pub place: Place,
    pub sheet_name: String,
    pub state: RowState,
    /// The record it means, where there is one.
    pub record: Option<Uid>,
    pub cells: BTreeMap<ListField, ListCell>,
    pub problems: Vec<RowProblem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListCell {
    pub text: String,
    /// What stands in the roster, where the file changes it; empty text: nothing.
    pub before: Option<String>,
    pub faulty: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowProblem {
    pub field: Option<ListField>,
    pub message: String,
    pub remedy: String,
    pub offers: Vec<Offer>,
}

/// Something to click that puts a row right.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// 改为石桥中心小学
    pub label: String,
    pub act: OfferAct,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum OfferAct {
    Mend { field: ListField, value: String },
    LeaveOut,
    Decide { record: Option<Uid> },
}

/// A record of the roster that the file does not name.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MissingRow {
    pub record: Uid,
    pub cells: BTreeMap<ListField, String>,
    /// 支教在外
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkippedRow {
    pub sheet: usize,
    #[serde(flatten)]
    pub row: Skipped,
}

impl Offer {
    pub(super) fn mend(field: ListField, value: &str, label: impl Into<String>) -> Self {
        Offer {
            label: label.into(),
            act: OfferAct::Mend {
                field,
                value: value.to_owned(),
            },
        }
    }

    pub(super) fn leave_out() -> Self {
        Offer {
            label: "去掉本行".to_owned(),
            act: OfferAct::LeaveOut,
        }
    }

    pub(super) fn decide(record: Option<Uid>, label: impl Into<String>) -> Self {
        Offer {
            label: label.into(),
            act: OfferAct::Decide { record },
        }
    }
}

/// Draws the plan up for the window.
pub(super) fn of_plan(draft: &Draft, plan: Plan) -> ListPreview {
    let rows: Vec<ListRow> = plan.lines.iter().map(|line| row(draft, line)).collect();
    let mut counts = Counts {
        missing: plan.missing.len() as u32,
        ..Counts::default()
    };
    for row in &rows {
        *match row.state {
            RowState::Problem => &mut counts.problem,
            RowState::Added => &mut counts.added,
            RowState::Changed => &mut counts.changed,
            RowState::Same => &mut counts.same,
            RowState::LeftOut => &mut counts.left_out,
        } += 1;
    }
    let filled = |field: &ListField| {
        draft.sheets.iter().any(|sheet| {
            sheet.included
                && sheet
                    .layout
                    .as_ref()
                    .is_some_and(|l| l.column_of(*field).is_some())
        })
    };
    ListPreview {
        file: draft.book.name.clone(),
        kind: draft.kind,
        counts,
        fields: draft.kind.fields().into_iter().filter(filled).collect(),
        issues: issues(draft, &plan),
        rows,
        missing: plan.missing,
        skipped: plan.skipped,
    }
}

fn row(draft: &Draft, line: &Line) -> ListRow {
    let cells = draft.fields_of(line.place.sheet).map(|field| {
        let faulty = line.faults.iter().any(|fault| fault.field == Some(field));
        let text = match line.values.get(&field) {
            Some(value) if !faulty => value.shown().to_owned(),
            _ => draft.raw(line.place, field).unwrap_or_default(),
        };
        let before = line.changes.get(&field);
        let cell = ListCell {
            text,
            before: before.map(|before| before.clone().unwrap_or_default()),
            faulty,
        };
        (field, cell)
    });
    ListRow {
        place: line.place,
        sheet_name: draft.book.sheets[line.place.sheet].name.clone(),
        state: line.state(),
        record: line.record,
        cells: cells.collect(),
        problems: line
            .faults
            .iter()
            .map(|fault| RowProblem {
                field: fault.field,
                message: fault.message.clone(),
                remedy: fault.remedy.clone(),
                offers: fault.offers.clone(),
            })
            .collect(),
    }
}

/// Every problem with sheet, row and column.
pub(super) fn issues(draft: &Draft, plan: &Plan) -> Vec<Issue> {
    let mut issues = Vec::new();
    for line in plan
        .lines
        .iter()
        .filter(|line| line.state() == RowState::Problem)
    {
        let layout = draft.sheets[line.place.sheet].layout.as_ref();
        for fault in &line.faults {
            let column = fault.field.and_then(|field| layout?.column_of(field));
            issues.push(Issue {
                sheet: draft.book.sheets[line.place.sheet].name.clone(),
                row: line.place.row,
                column: column.map(column_letters),
                field: fault.field.map(|field| field.label().to_owned()),
                message: fault.message.clone(),
                remedy: Some(fault.remedy.clone()),
            });
        }
    }
    issues
}
