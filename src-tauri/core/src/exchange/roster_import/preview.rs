//! What an import would do, row by row, as the window shows it.
use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::error::Issue;
use crate::exchange::findings::{Doubt, LeftOut};
use crate::exchange::headers::{Kind, ListField, ListKind};
use crate::exchange::tabular::column_letters;
use crate::ids::Uid;

use super::draft::Draft;
use super::line::{Intake, Line, MissingRow, RowState};
use super::offers::Offer;
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
    /// What was guessed about the file or must be said first; open ones stop the import.
    pub doubts: Vec<Doubt>,
    /// Everything of the file that is not taken in.
    pub left_out: Vec<LeftOut>,
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
    /// Rows whose list's school is not known yet.
    pub waiting: u32,
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListRow {
    pub place: Place,
    /// Names it in answers: 教师/3.
    pub id: String,
    pub sheet_name: String,
    /// F3: the cell that names the record.
    pub cell: String,
    pub state: RowState,
    /// 调回, 返聘: how somebody who had left is there again.
    pub returning: Option<String>,
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

/// Draws the intake up for the window.
pub(super) fn of_intake(draft: &Draft, intake: Intake) -> ListPreview {
    let rows: Vec<ListRow> = intake.lines.iter().map(|line| row(draft, line)).collect();
    let mut counts = Counts {
        missing: intake.missing.len() as u32,
        ..Counts::default()
    };
    for row in &rows {
        *match row.state {
            RowState::Problem => &mut counts.problem,
            RowState::Added => &mut counts.added,
            RowState::Changed => &mut counts.changed,
            RowState::Same => &mut counts.same,
            RowState::LeftOut => &mut counts.left_out,
            RowState::Waiting => &mut counts.waiting,
        } += 1;
    }
    let filled = |field: &ListField| {
        let mut lists = draft.included();
        lists.any(|(_, layout)| layout.column_of(*field).is_some())
            || (*field == ListField::Note && !draft.noted.is_empty())
    };
    ListPreview {
        file: draft.book.name.clone(),
        kind: draft.kind,
        counts,
        fields: draft.kind.fields().into_iter().filter(filled).collect(),
        issues: issues(draft, &intake),
        rows,
        missing: intake.missing,
        doubts: intake.doubts,
        left_out: intake.left_out,
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
        id: draft.listed(line.place.sheet).row_id(line.place.row),
        sheet_name: draft.book.sheets[line.place.sheet].name.clone(),
        cell: draft.cell_of(line.place),
        returning: line.returning.map(|how| how.label().to_owned()),
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

/// Every problem with sheet, row and column, after what must be said about whole lists.
pub(super) fn issues(draft: &Draft, intake: &Intake) -> Vec<Issue> {
    let open = intake.doubts.iter().filter(|doubt| doubt.is_open());
    let mut issues: Vec<Issue> = open.map(asked).collect();
    for line in intake
        .lines
        .iter()
        .filter(|line| line.state() == RowState::Problem)
    {
        let layout = draft.sheets[line.place.sheet].layout.as_ref();
        for fault in &line.faults {
            let column = fault.field.and_then(|field| layout?.column_of(field));
            issues.push(Issue {
                sheet: draft.name_of(line.place.sheet),
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

/// A doubt that stops the import, as a problem of its place.
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
