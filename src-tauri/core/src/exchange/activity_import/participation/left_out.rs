//! What stands in a file and is not taken in: sheets, rows and columns that are hidden, totals, activities
//! that are not in the ledger.
use crate::exchange::findings::{LeftOut, LeftOutKind, TakeIn};
use crate::exchange::tabular::{Row, column_letters};

use super::draft::Draft;
use super::hours::hours_in;
use super::lists::List;
use super::mentions::Mention;

pub(super) fn is_hidden_sheet(draft: &Draft, list: &List) -> bool {
    let sheet = draft.sheet(list);
    sheet.hidden && !draft.takes_in(&sheet.name)
}

pub(super) fn is_hidden_column(draft: &Draft, list: &List, at: usize) -> bool {
    let hidden = draft.sheet(list).hidden_columns.contains(&at);
    hidden && !draft.takes_in(&column_id(draft, list, at))
}

/// 数学教师/13
pub(super) fn row_id(draft: &Draft, list: &List, row: &Row) -> String {
    format!("{}/{}", draft.sheet(list).name, row.number)
}

/// 数学教师/E
pub(super) fn column_id(draft: &Draft, list: &List, at: usize) -> String {
    format!("{}/{}", draft.sheet(list).name, column_letters(at))
}

/// 数学教师/E, 数学教师/A20:G40/E: a column of one list, where the sheet holds several.
pub(super) fn list_column_id(draft: &Draft, list: &List, at: usize) -> String {
    format!("{}/{}", list_id(draft, list), column_letters(at))
}

/// 签到表1, 签到表/A20:D40
pub(super) fn list_id(draft: &Draft, list: &List) -> String {
    let sheet = &draft.sheet(list).name;
    list.range
        .as_ref()
        .map_or_else(|| sheet.clone(), |range| format!("{sheet}/{range}"))
}

pub(super) fn list_place(draft: &Draft, list: &List) -> String {
    let range = list.range.as_deref().unwrap_or_default();
    format!("工作表“{}”{range}", draft.sheet(list).name)
}

pub(super) fn row_place(draft: &Draft, list: &List, row: &Row) -> String {
    format!("工作表“{}”第{}行", draft.sheet(list).name, row.number)
}

pub(super) fn column_place(draft: &Draft, list: &List, at: usize) -> String {
    format!("工作表“{}”{}列", draft.sheet(list).name, column_letters(at))
}

pub(super) fn hidden_sheet(draft: &Draft, list: &List) -> LeftOut {
    LeftOut {
        id: draft.sheet(list).name.clone(),
        kind: LeftOutKind::Sheet,
        place: list_place(draft, list),
        reason: "隐藏的工作表".to_owned(),
        count: list.rows.len() as u32,
        sample: list.above.titles.first().cloned().unwrap_or_default(),
        take_in: TakeIn::Click,
    }
}

pub(super) fn row(
    draft: &Draft,
    list: &List,
    row: &Row,
    reason: &str,
    is_record: bool,
    take_in: TakeIn,
) -> LeftOut {
    LeftOut {
        id: row_id(draft, list, row),
        kind: LeftOutKind::Row,
        place: row_place(draft, list, row),
        reason: reason.to_owned(),
        count: u32::from(is_record),
        sample: row.in_short(),
        take_in,
    }
}

pub(super) fn column(draft: &Draft, list: &List, at: usize, reason: &str) -> LeftOut {
    let sheet = draft.sheet(list);
    let filled = list
        .rows
        .iter()
        .filter(|row| !sheet.rows[**row].cell(at).is_empty());
    let heading = list.columns.iter().find(|(column, _)| *column == at);
    LeftOut {
        id: column_id(draft, list, at),
        kind: LeftOutKind::Column,
        place: column_place(draft, list, at),
        reason: reason.to_owned(),
        count: filled.count() as u32,
        sample: heading.map_or_else(String::new, |(_, heading)| heading.pieces.join(" ")),
        take_in: match sheet.hidden_columns.contains(&at) {
            true => TakeIn::Click,
            false => TakeIn::Never,
        },
    }
}

/// Cells of 学时 that say something else.
pub(super) fn hours(draft: &Draft, list: &List, at: usize) -> Option<LeftOut> {
    let sheet = draft.sheet(list);
    let rows = list.rows.iter().map(|row| &sheet.rows[*row]);
    let odd: Vec<&Row> = rows.filter(|row| hours_in(row.cell(at)).is_err()).collect();
    Some(LeftOut {
        reason: "学时没有看懂，这几格没有导入".to_owned(),
        count: odd.len() as u32,
        sample: odd.first()?.cell(at).shown(),
        ..column(draft, list, at, "")
    })
}

/// A sign-in sheet in which nobody signed.
pub(super) fn unsigned(draft: &Draft, list: &List, count: usize) -> LeftOut {
    LeftOut {
        id: list_id(draft, list),
        kind: LeftOutKind::Part,
        place: list_place(draft, list),
        reason: "签到栏都是空的。手写的签名要照着填进表格，再导入。".to_owned(),
        count: count as u32,
        sample: list.above.titles.first().cloned().unwrap_or_default(),
        take_in: TakeIn::Never,
    }
}

/// Everything that a list says of one activity.
pub(super) fn activity(mention: &Mention, reason: String, count: usize) -> LeftOut {
    LeftOut {
        id: mention.id(),
        kind: if mention.is_column() {
            LeftOutKind::Column
        } else {
            LeftOutKind::Part
        },
        place: mention.place.clone(),
        reason,
        count: count as u32,
        sample: mention.shown.clone(),
        take_in: TakeIn::Activity,
    }
}
