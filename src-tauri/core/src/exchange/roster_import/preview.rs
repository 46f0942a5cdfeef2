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
use super::intake::{Intake, Line};
use super::wire::{Bind, Decision, Join, Place, Returning};

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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    Problem,
    Added,
    Changed,
    Same,
    LeftOut,
    Waiting,
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

/// Something to click that puts a row right.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// 改为石桥中心小学
    pub label: String,
    pub act: OfferAct,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", content = "with")]
pub enum OfferAct {
    Mend(Mended),
    LeaveOut,
    Decide(Decision),
    Join(Join),
    Bind(Bind),
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

/// What a cell should read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Mended {
    pub field: ListField,
    pub value: String,
    /// What stood beside it and goes into 备注: 产假 of 谢芳（产假）.
    pub note: Option<String>,
}

impl Offer {
    pub(super) fn mend(field: ListField, value: &str, label: impl Into<String>) -> Self {
        let (value, note) = (value.to_owned(), None);
        Offer {
            label: label.into(),
            act: OfferAct::Mend(Mended { field, value, note }),
        }
    }

    /// 改为谢芳，“产假”写入备注
    pub(super) fn mend_noting(field: ListField, value: &str, label: &str, note: &str) -> Self {
        Offer {
            label: format!("{label}，“{note}”写入备注"),
            act: OfferAct::Mend(Mended {
                field,
                value: value.to_owned(),
                note: Some(note.to_owned()),
            }),
        }
    }

    /// 职称留空
    pub(super) fn empties(&self) -> bool {
        matches!(&self.act, OfferAct::Mend(mended) if mended.value.is_empty())
    }

    pub(super) fn leave_out() -> Self {
        Offer {
            label: "去掉本行".to_owned(),
            act: OfferAct::LeaveOut,
        }
    }

    pub(super) fn decide(record: Option<Uid>, label: impl Into<String>) -> Self {
        let returning = None;
        Offer {
            label: label.into(),
            act: OfferAct::Decide(Decision { record, returning }),
        }
    }

    pub(super) fn returning(record: Uid, how: Returning, label: impl Into<String>) -> Self {
        let (record, returning) = (Some(record), Some(how));
        Offer {
            label: label.into(),
            act: OfferAct::Decide(Decision { record, returning }),
        }
    }

    pub(super) fn join(join: Join, label: impl Into<String>) -> Self {
        Offer {
            label: label.into(),
            act: OfferAct::Join(join),
        }
    }

    pub(super) fn bind(bind: Bind, label: impl Into<String>) -> Self {
        Offer {
            label: label.into(),
            act: OfferAct::Bind(bind),
        }
    }
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
