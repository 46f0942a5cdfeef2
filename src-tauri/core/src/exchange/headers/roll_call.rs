//! Lists with persons in them that are no rosters: roll calls (点名册、签到表) tell who came and not who belongs,
//! lists of pupils are of somebody else.
use crate::exchange::normal::key;
use crate::exchange::tabular::{Cell, Sheet};

use super::Layout;

/// Columns of marks that make a roll call of a list.
const COLUMNS: usize = 3;

const TITLES: &[&str] = &["点名", "签到", "考勤", "出勤", "到会情况", "参加情况"];

const WEEKDAYS: &[&str] = &[
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "星期一",
    "星期二",
    "星期三",
    "星期四",
    "星期五",
];

/// Whether a list is rather a roll call, by its title, its headings, or the marks in its cells.
pub fn is_roll_call(sheet: &Sheet, layout: &Layout) -> bool {
    let is_title = |text: &str| {
        let text = key(text);
        TITLES.iter().any(|title| text.contains(title))
    };
    let above = sheet
        .rows
        .iter()
        .take_while(|row| layout.is_above(row.number));
    let mut titles = above.flat_map(|row| row.cells.first()).map(Cell::shown);
    if is_title(&sheet.name) || titles.any(|text| is_title(&text)) {
        return true;
    }
    let free = layout
        .columns
        .iter()
        .filter(|column| column.field.is_none());
    let marked = free.filter(|column| {
        let heading = key(&column.heading);
        WEEKDAYS.iter().any(|day| heading.ends_with(day)) || has_marks(sheet, layout, column.column)
    });
    marked.count() >= COLUMNS
}

/// Whether a list is of pupils, by what else it says of them.
pub fn is_of_pupils(layout: &Layout) -> bool {
    const ABOUT: &[&str] = &["学号", "学籍", "家长", "监护人", "学生姓名", "幼儿姓名"];
    layout.columns.iter().any(|column| {
        let heading = key(&column.heading);
        ABOUT.iter().any(|word| heading.contains(word))
    })
}

fn has_marks(sheet: &Sheet, layout: &Layout, column: usize) -> bool {
    let below = sheet.rows.iter().filter(|row| row.number > layout.head_to);
    let texts = below.take(200).map(|row| row.cell(column).shown());
    let filled: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    let marks = filled.iter().filter(|text| is_mark(text)).count();
    marks * 2 > filled.len()
}

fn is_mark(text: &str) -> bool {
    matches!(
        text,
        "√" | "✓"
            | "✔"
            | "×"
            | "✗"
            | "✘"
            | "○"
            | "△"
            | "/"
            | "到"
            | "已到"
            | "缺"
            | "缺席"
            | "未到"
            | "迟到"
            | "请假"
            | "事假"
            | "病假"
            | "公出"
            | "公假"
            | "旷"
    )
}
