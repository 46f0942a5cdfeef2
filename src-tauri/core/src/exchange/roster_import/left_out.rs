//! Everything that stands in a file and is not taken in, in one list: whole lists, rows, columns.
use crate::exchange::findings::{LeftOut, LeftOutKind, TakeIn};
use crate::exchange::headers::{ColumnGuess, Kind, ListKind, Skipped};
use crate::exchange::tabular::{Row, samples, short};

use super::doubts::column_id;
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

/// 教师/3
pub(super) fn row_id(draft: &Draft, at: usize, row: u32) -> String {
    format!("{}/{row}", draft.reference_of(at))
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
    LeftOut {
        id: draft.reference_of(at),
        kind: match list.range {
            None => LeftOutKind::Sheet,
            Some(_) => LeftOutKind::Part,
        },
        place: format!("工作表“{}”", draft.name_of(at)),
        reason,
        count: main.map_or(0, |_| rows.len() as u32),
        sample,
        take_in: match main {
            Some(_) => TakeIn::Click,
            None => TakeIn::Headings,
        },
    }
}

fn row(draft: &Draft, at: usize, skipped: &Skipped) -> LeftOut {
    LeftOut {
        count: u32::from(skipped.reason.is_record()),
        ..of_row(
            draft,
            at,
            skipped.row,
            skipped.reason.says(),
            skipped.shown.clone(),
        )
    }
}

fn removed_row(draft: &Draft, at: usize, row: &Row) -> LeftOut {
    of_row(draft, at, row.number, "您去掉的行", row.in_short())
}

fn of_row(draft: &Draft, at: usize, row: u32, reason: &str, sample: String) -> LeftOut {
    LeftOut {
        id: row_id(draft, at, row),
        kind: LeftOutKind::Row,
        place: format!("工作表“{}”第{row}行", draft.name_of(at)),
        reason: reason.to_owned(),
        count: 1,
        sample,
        take_in: TakeIn::Click,
    }
}

/// Columns that hold something and fill no field; row numbers tell nothing.
fn columns(draft: &Draft, at: usize, rows: &[&Row]) -> Vec<LeftOut> {
    let layout = draft.sheets[at].layout.iter();
    let columns = layout.flat_map(|layout| &layout.columns);
    let unused = columns.filter(|column| {
        column.field.is_none() && column.refused.is_none() && column.heading != "序号"
    });
    let entry = |column: &ColumnGuess| {
        let samples = samples(rows, column.column);
        if samples.is_empty() {
            return None;
        }
        let id = column_id(draft, at, column.column);
        let letters = id.rsplit('/').next().unwrap_or_default();
        let heading = match column.heading.as_str() {
            "" => String::new(),
            heading => format!("“{heading}”"),
        };
        Some(LeftOut {
            kind: LeftOutKind::Column,
            place: format!("工作表“{}”{letters}列{heading}", draft.name_of(at)),
            reason: no_field(draft.kind, &column.heading).to_owned(),
            count: 0,
            sample: short(&samples.join("、")),
            take_in: TakeIn::Field,
            id,
        })
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
