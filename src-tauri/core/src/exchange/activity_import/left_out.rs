//! Everything that stands in a file of activities and is not taken in: lists, rows, columns.
use crate::exchange::findings::{LeftOut, TakeIn};
use crate::exchange::headers::{ColumnGuess, Skipped};
use crate::exchange::tabular::Row;

use super::columns::ActivityField as F;
use super::draft::Draft;
use super::entries::month_alone;
use super::intake::Line;
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
        Some(_) if !sheet.hidden && list.other.is_some() => list.other.unwrap_or_default(),
        None if sheet.rows.is_empty() => "空工作表",
        None => "没有找到活动台账的表头",
        Some(_) if sheet.hidden => "隐藏的工作表",
        Some(_) => "您去掉的",
    };
    let sample = sheet.rows.first().map_or_else(String::new, Row::in_short);
    let count = draft.entries(at).0.len();
    LeftOut {
        take_in: match list.layout {
            Some(_) => TakeIn::Click,
            None => TakeIn::Headings,
        },
        ..draft.listed(at).left_out(reason.to_owned(), count, sample)
    }
}

fn row(draft: &Draft, at: usize, skipped: &Skipped) -> LeftOut {
    let (reason, sample) = (skipped.reason.says(), skipped.shown.clone());
    LeftOut {
        count: u32::from(skipped.reason.is_record()),
        ..draft.listed(at).row_left_out(skipped.row, reason, sample)
    }
}

fn removed_row(draft: &Draft, line: &Line<'_>) -> LeftOut {
    let sample = line.entry.first().in_short();
    let listed = draft.listed(line.place.list);
    listed.row_left_out(line.place.row, "您去掉的行", sample)
}

/// Columns that hold something and fill no field; row numbers tell nothing.
fn columns(draft: &Draft, at: usize, rows: &[&Row]) -> Vec<LeftOut> {
    let layout = draft.lists[at].layout.iter();
    let columns = layout.flat_map(|layout| &layout.columns);
    let unused = columns.filter(|column| column.field.is_none() && column.heading != "序号");
    let listed = draft.listed(at);
    let entry = |ColumnGuess {
                     column, heading, ..
                 }: &ColumnGuess<F>| {
        listed.column_left_out(*column, heading, rows, "没有对应的栏")
    };
    unused.filter_map(entry).collect()
}
