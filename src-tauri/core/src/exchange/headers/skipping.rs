//! Which rows under the headings are records, and why the others are not.
use serde::Serialize;
use ts_rs::TS;

use super::{Layout, ListField, spelled};
use crate::exchange::tabular::{Row, Sheet};

/// A row that is left out by itself.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Skipped {
    pub row: u32,
    /// 合计行, 说明行 …
    pub reason: String,
    /// What stands in it, to recognise it by.
    pub shown: String,
}

const TOTALS: &[&str] = &["合计", "总计", "共计", "小计", "总数", "累计"];
const NOTES: &[&str] = &[
    "备注",
    "说明",
    "注",
    "填表",
    "填报",
    "制表",
    "审核",
    "负责人",
    "单位负责人",
    "联系人",
    "填表说明",
    "本表",
    "以上",
    "校长签字",
    "盖章",
    "日期",
];

/// Rows that hold a record, and those that hold something else. Empty rows are neither.
pub fn data_rows<'s>(
    sheet: &'s Sheet,
    layout: &Layout,
    main: ListField,
) -> (Vec<&'s Row>, Vec<Skipped>) {
    let headings: Vec<String> = layout.columns.iter().map(|c| spelled(&c.heading)).collect();
    let mut rows = Vec::new();
    let mut skipped = Vec::new();
    for row in sheet
        .rows
        .iter()
        .filter(|row| row.number > layout.head_to && !row.is_empty())
    {
        match reason(sheet, layout, main, row, &headings) {
            None => rows.push(row),
            Some(reason) => skipped.push(Skipped {
                row: row.number,
                reason: reason.to_owned(),
                shown: shown(row),
            }),
        }
    }
    (rows, skipped)
}

fn reason(
    sheet: &Sheet,
    layout: &Layout,
    main: ListField,
    row: &Row,
    headings: &[String],
) -> Option<&'static str> {
    let first = row
        .cells
        .iter()
        .find(|cell| !cell.is_empty())
        .map(|cell| spelled(&cell.shown()))?;
    let filled = |row: &Row| own_cells(sheet, row).count();
    let main_column = layout.column_of(main);
    let main_empty = main_column.is_none_or(|at| row.cell(at).is_empty());
    if TOTALS.iter().any(|word| first.starts_with(word))
        || (first.starts_with('共') && first.ends_with('人'))
    {
        return Some("合计行");
    }
    let text = row
        .cells
        .iter()
        .find(|cell| !cell.is_empty())
        .map(|cell| cell.shown())?;
    let is_note = NOTES.iter().any(|word| {
        text.trim_start().strip_prefix(word).is_some_and(|rest| {
            rest.starts_with(['：', ':', '（', '(', '、', '人', '单', '说'])
                || (main_empty && filled(row) == 1)
        })
    });
    if is_note {
        return Some("说明行");
    }
    if repeats_headings(layout, row, main_column, headings) {
        return Some("重复的表头");
    }
    if main_empty && filled(row) == 1 {
        // A number alone, or a line merged over the whole width.
        return match first.chars().all(|c| c.is_ascii_digit()) {
            true => Some("只有序号，没有内容"),
            false => Some("小标题或说明"),
        };
    }
    // A heading of a group, merged over the columns, fills the name's column too.
    let merged_over_main = main_column
        .and_then(|at| sheet.merged_at(row.number, at))
        .is_some_and(|area| area.last_column > area.first_column + 1);
    merged_over_main.then_some("小标题或说明")
}

/// The headings once more, as on every page of a printed list. Looked at in full only where the
/// main column bears its own heading.
fn repeats_headings(
    layout: &Layout,
    row: &Row,
    main_column: Option<usize>,
    headings: &[String],
) -> bool {
    let repeats = |at: usize| {
        headings.get(at).is_some_and(|heading| {
            !heading.is_empty() && spelled(&row.cell(at).shown()) == *heading
        })
    };
    if !main_column.is_some_and(repeats) {
        return false;
    }
    let count = (0..row.cells.len()).filter(|at| repeats(*at)).count();
    count >= 2 && count * 2 >= layout.known()
}

/// Cells that hold something of their own, not a copy from a merged area.
fn own_cells<'s>(sheet: &'s Sheet, row: &'s Row) -> impl Iterator<Item = usize> + 's {
    (0..row.cells.len())
        .filter(|at| !row.cells[*at].is_empty() && sheet.covered_by(row.number, *at).is_none())
}

fn shown(row: &Row) -> String {
    let mut parts: Vec<String> = Vec::new();
    for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
        let text = cell.shown();
        if parts.last() != Some(&text) {
            parts.push(text);
        }
    }
    parts.join(" ").chars().take(40).collect()
}
