//! Everything that stands in a file and is not taken in, in one list: whole lists, rows, columns.
use crate::exchange::findings::{LeftOut, TakeIn};
use crate::exchange::headers::{ColumnGuess, Kind, ListKind, Skipped};
use crate::exchange::tabular::{Row, samples};

use super::draft::{Aside, Draft, ListRows};
use super::wire::Place;

/// Lists first, then rows that hold records, columns, and what is no record.
pub(super) fn of_draft(draft: &Draft, rows: &[ListRows<'_>]) -> Vec<LeftOut> {
    let taken: Vec<usize> = draft.included().map(|(at, _)| at).collect();
    let whole = (0..draft.sheets.len()).filter(|at| !taken.contains(at));
    let mut entries: Vec<LeftOut> = whole.map(|at| list(draft, at, &rows[at].0)).collect();
    let mut notes = Vec::new();
    for at in taken {
        let (rows, skipped) = &rows[at];
        if rows.is_empty() && skipped.is_empty() {
            entries.push(LeftOut {
                reason: "只认出了表头，下面没有内容".to_owned(),
                take_in: TakeIn::Headings,
                ..list(draft, at, rows)
            });
        }
        for skipped in skipped {
            match skipped.reason.is_record() {
                true => entries.push(row(draft, at, skipped)),
                false => notes.push(row(draft, at, skipped)),
            }
        }
        let removed = |row: &&&Row| {
            let place = Place {
                sheet: at,
                row: row.number,
            };
            draft.left_out.contains(&place)
        };
        entries.extend(
            rows.iter()
                .filter(removed)
                .map(|row| removed_row(draft, at, row)),
        );
        notes.splice(0..0, columns(draft, at, rows));
    }
    entries.extend(notes);
    entries
}

fn list(draft: &Draft, at: usize, rows: &[&Row]) -> LeftOut {
    let (sheet, list) = (&draft.book.sheets[at], &draft.sheets[at]);
    let main = list.layout.as_ref();
    let main = main.and_then(|layout| layout.column_of(draft.kind.main_field()));
    let sample = match main {
        Some(column) => samples(rows, column).join("、"),
        None => sheet.rows.first().map_or_else(String::new, Row::in_short),
    };
    let reason = match list.aside {
        _ if list.included => format!("没有认出“{}”列", draft.kind.main_field().label()),
        Some(Aside::Hidden) => "隐藏的工作表".to_owned(),
        Some(Aside::RollCall) => "像是点名册或签到表，不是名册".to_owned(),
        Some(Aside::Pupils) => "像是学生名单，不是教师名册".to_owned(),
        Some(Aside::NoHeadings) => "没有认得的表头，内容像是姓名".to_owned(),
        Some(Aside::Nothing) => match sheet.rows.is_empty() {
            true => "空工作表".to_owned(),
            false => "没有找到表头".to_owned(),
        },
        None => "您去掉的".to_owned(),
    };
    let count = main.map_or(0, |_| rows.len());
    LeftOut {
        take_in: match main {
            Some(_) => TakeIn::Click,
            None => TakeIn::Headings,
        },
        ..draft.listed(at).left_out(reason, count, sample)
    }
}

fn row(draft: &Draft, at: usize, skipped: &Skipped) -> LeftOut {
    let (reason, sample) = (skipped.reason.says(), skipped.shown.clone());
    LeftOut {
        count: u32::from(skipped.reason.is_record()),
        ..draft.listed(at).row_left_out(skipped.row, reason, sample)
    }
}

fn removed_row(draft: &Draft, at: usize, row: &Row) -> LeftOut {
    let listed = draft.listed(at);
    listed.row_left_out(row.number, "您去掉的行", row.in_short())
}

/// Columns that hold something and fill no field; row numbers tell nothing.
fn columns(draft: &Draft, at: usize, rows: &[&Row]) -> Vec<LeftOut> {
    let layout = draft.sheets[at].layout.iter();
    let columns = layout.flat_map(|layout| &layout.columns);
    let unused = columns.filter(|column| {
        column.field.is_none() && column.refused.is_none() && column.heading != "序号"
    });
    let entry = |ColumnGuess {
                     column, heading, ..
                 }: &ColumnGuess| {
        let reason = no_field(draft.kind, heading);
        let listed = draft.listed(at);
        listed.column_left_out(*column, heading, rows, reason)
    };
    unused.filter_map(entry).collect()
}

/// Nearly every list of schools says the town, which is no 区域.
fn no_field(kind: ListKind, heading: &str) -> &'static str {
    match kind == ListKind::Schools && heading.contains("乡镇") {
        true => "没有乡镇这一栏，区域只写城区、镇区、乡村",
        false => "没有对应的栏",
    }
}

/// 3人 in text; nothing for none.
pub(super) fn unit(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Persons => "人",
        ListKind::Schools => "所",
    }
}
