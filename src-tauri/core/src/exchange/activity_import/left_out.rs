//! Everything that stands in a file of activities and is not taken in: lists, rows, columns.
use crate::exchange::findings::{LeftOut, LeftOutKind, TakeIn};
use crate::exchange::headers::{ColumnGuess, Skipped};
use crate::exchange::tabular::{Row, column_letters, samples, short};

use super::columns::ActivityField as F;
use super::draft::Draft;
use super::entries::month_alone;
use super::plan::Line;
use super::preview::LineState;

/// Lists first, then rows that hold activities, columns, and what is no activity.
pub(super) fn of_draft(draft: &Draft, lines: &[Line<'_>]) -> Vec<LeftOut> {
    let taken: Vec<usize> = draft.included().map(|(at, ..)| at).collect();
    let whole = (0..draft.lists.len()).filter(|at| !taken.contains(at));
    let mut entries: Vec<LeftOut> = whole.map(|at| list(draft, at)).collect();
    let removed = lines
        .iter()
        .filter(|line| line.state() == LineState::LeftOut);
    entries.extend(removed.map(|line| removed_row(draft, line)));
    let mut notes = Vec::new();
    for at in taken {
        let (rows, skipped) = draft.rows(at);
        notes.extend(columns(draft, at, &rows));
        for skipped in &skipped {
            match skipped.reason.is_record() {
                true => entries.push(row(draft, at, skipped)),
                false if month_alone(&skipped.shown).is_some() => {}
                false => notes.push(row(draft, at, skipped)),
            }
        }
    }
    entries.extend(notes);
    entries
}

fn list(draft: &Draft, at: usize) -> LeftOut {
    let (sheet, list) = (&draft.book.sheets[at], &draft.lists[at]);
    let reason = match &list.layout {
        None if sheet.rows.is_empty() => "空工作表",
        None => "没有找到活动台账的表头",
        Some(_) if sheet.hidden => "隐藏的工作表",
        Some(_) => "您去掉的",
    };
    LeftOut {
        id: draft.reference_of(at),
        kind: match list.range {
            None => LeftOutKind::Sheet,
            Some(_) => LeftOutKind::Part,
        },
        place: format!("工作表“{}”", draft.name_of(at)),
        reason: reason.to_owned(),
        count: draft.entries(at).0.len() as u32,
        sample: sheet.rows.first().map_or_else(String::new, Row::in_short),
        take_in: match list.layout {
            Some(_) => TakeIn::Click,
            None => TakeIn::Headings,
        },
    }
}

fn row(draft: &Draft, at: usize, skipped: &Skipped) -> LeftOut {
    LeftOut {
        count: u32::from(skipped.reason.is_record()),
        sample: skipped.shown.clone(),
        ..of_row(draft, at, skipped.row, skipped.reason.says())
    }
}

fn removed_row(draft: &Draft, line: &Line<'_>) -> LeftOut {
    LeftOut {
        sample: line.entry.first().in_short(),
        ..of_row(draft, line.place.list, line.place.row, "您去掉的行")
    }
}

fn of_row(draft: &Draft, at: usize, row: u32, reason: &str) -> LeftOut {
    LeftOut {
        id: format!("{}/{row}", draft.reference_of(at)),
        kind: LeftOutKind::Row,
        place: format!("工作表“{}”第{row}行", draft.name_of(at)),
        reason: reason.to_owned(),
        count: 1,
        sample: String::new(),
        take_in: TakeIn::Click,
    }
}

/// Columns that hold something and fill no field; row numbers tell nothing.
fn columns(draft: &Draft, at: usize, rows: &[&Row]) -> Vec<LeftOut> {
    let layout = draft.lists[at].layout.iter();
    let columns = layout.flat_map(|layout| &layout.columns);
    let unused = columns.filter(|column| column.field.is_none() && column.heading != "序号");
    unused
        .filter_map(|column| unused_column(draft, at, column, rows))
        .collect()
}

fn unused_column(
    draft: &Draft,
    at: usize,
    column: &ColumnGuess<F>,
    rows: &[&Row],
) -> Option<LeftOut> {
    let samples = samples(rows, column.column);
    if samples.is_empty() {
        return None;
    }
    let heading = match column.heading.as_str() {
        "" => String::new(),
        heading => format!("“{heading}”"),
    };
    Some(LeftOut {
        id: draft.column_id(at, column.column),
        kind: LeftOutKind::Column,
        place: format!(
            "工作表“{}”{}列{heading}",
            draft.name_of(at),
            column_letters(column.column)
        ),
        reason: "没有对应的栏".to_owned(),
        count: 0,
        sample: short(&samples.join("、")),
        take_in: TakeIn::Field,
    })
}
