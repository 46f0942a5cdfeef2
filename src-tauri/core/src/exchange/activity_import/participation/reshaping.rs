//! Lists of other shapes, told as ordinary ones: one below the other in a chat (接龙), and activities in rows
//! with a column a school or a person. Row numbers stay, so that every place is still the file's.
use crate::exchange::tabular::{Cell, Row, Sheet, Workbook};

use super::columns::{Column, named};
use super::heads::heads;
use super::said::{Said, said};

/// Rows that are looked through for headings.
const HEAD_WITHIN: usize = 10;

/// The file with every such sheet as an ordinary list.
pub(super) fn reshaped(book: Workbook) -> Workbook {
    let sheets = book.sheets.into_iter().map(|sheet| {
        if !heads(&sheet).is_empty() {
            return sheet;
        }
        relay(&sheet).or_else(|| crossed(&sheet)).unwrap_or(sheet)
    });
    Workbook {
        sheets: sheets.collect(),
        ..book
    }
}

/// 1. 甘若兰 石桥中心小学: every entry in a cell of its own, in the order of their numbers.
fn relay(sheet: &Sheet) -> Option<Sheet> {
    let is_first = |row: &Row| entry(row).is_some_and(|(number, _)| number == 1);
    let first = sheet.rows.iter().position(is_first)?;
    let (above, entries) = sheet.rows.split_at(first);
    let told: Vec<Row> = entries
        .iter()
        .filter_map(|row| Some(row_of(row, vec![Cell::text(entry(row)?.1)])))
        .collect();
    if told.len() < 2 || told.len() * 2 <= entries.len() {
        return None;
    }
    // On the line before, so that the first entry is no second line of it.
    let mut head = row_of(&entries[0], ["姓名", "学校"].map(Cell::text).to_vec());
    head.number = head.number.saturating_sub(1);
    Some(list(sheet, above, head, told))
}

/// The number of an entry, and what it says.
fn entry(row: &Row) -> Option<(u32, String)> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let (Some(Cell::Text(text)), None) = (filled.next(), filled.next()) else {
        return None;
    };
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text[..text.len() - rest.len()].parse().ok()?;
    let rest = rest.trim_start();
    let rest = rest
        .strip_prefix(['.', '．', '、', ')', '）'])
        .unwrap_or(rest);
    let rest = rest.trim();
    (!rest.is_empty() && !rest.starts_with(['月', '日', '年'])).then(|| (number, rest.to_owned()))
}

/// What the columns beside the activities hold.
#[derive(Clone, Copy, PartialEq)]
enum Neighbour {
    /// A school each, and who of it took part.
    Schools,
    /// A person each, and how one took part.
    Persons,
}

/// 日期 | 活动 | 城东 | 柳河, with names or marks below the schools or persons.
fn crossed(sheet: &Sheet) -> Option<Sheet> {
    let mut heads = sheet.rows.iter().take(HEAD_WITHIN).enumerate();
    heads.find_map(|(at, head)| across(sheet, at, head))
}

fn across(sheet: &Sheet, at: usize, head: &Row) -> Option<Sheet> {
    let (above, below) = (&sheet.rows[..at], &sheet.rows[at + 1..]);
    let of = |column: &usize| named(&head.cell(*column).shown());
    let own: Vec<usize> = (0..head.cells.len())
        .filter(|column| {
            matches!(
                of(column),
                Some(Column::Day | Column::Title | Column::ActivityCode)
            )
        })
        .collect();
    let others = (0..head.cells.len()).filter(|column| {
        let heading = head.cell(*column).shown();
        of(column).is_none() && !heading.is_empty()
    });
    let beside = |column: usize| Some((column, held(below, column)?));
    let others: Vec<(usize, Neighbour)> = others.filter_map(beside).collect();
    let kind = others.first()?.1;
    if own.is_empty() || others.len() < 2 || others.iter().any(|(_, other)| *other != kind) {
        return None;
    }
    let mut headings: Vec<Cell> = own.iter().map(|at| head.cell(*at).clone()).collect();
    let more = match kind {
        Neighbour::Schools => ["学校", "姓名"],
        Neighbour::Persons => ["姓名", "签到情况"],
    };
    headings.extend(more.map(Cell::text));
    let mut told = Vec::new();
    for row in below {
        for (column, _) in &others {
            let cell = row.cell(*column);
            if cell.is_empty() && kind == Neighbour::Schools {
                continue;
            }
            let mut cells: Vec<Cell> = own.iter().map(|at| row.cell(*at).clone()).collect();
            cells.push(Cell::text(head.cell(*column).shown()));
            cells.push(cell.clone());
            told.push(row_of(row, cells));
        }
    }
    Some(list(sheet, above, row_of(head, headings), told))
}

/// Names or marks, if nearly all that a column holds is of the one kind.
fn held(rows: &[Row], column: usize) -> Option<Neighbour> {
    let shown = rows.iter().map(|row| row.cell(column).shown());
    let filled: Vec<String> = shown.filter(|text| !text.is_empty()).collect();
    let most = |is: fn(&str) -> bool| {
        let fit = filled.iter().filter(|text| is(text)).count();
        fit > 0 && fit * 5 >= filled.len() * 4
    };
    match () {
        () if most(is_mark) => Some(Neighbour::Persons),
        () if most(holds_names) => Some(Neighbour::Schools),
        () => None,
    }
}

fn is_mark(text: &str) -> bool {
    said(text) != Said::Word && text.parse::<f64>().is_err()
}

/// 张伟、周晓梅; 白晓燕（校长）
fn holds_names(text: &str) -> bool {
    let bare = text.split(['（', '(']).next().unwrap_or(text);
    let mut names = bare.split(|c: char| c.is_whitespace() || "、，,；;/".contains(c));
    let is_name = |name: &str| {
        let signs = name.chars().count();
        (2..=8).contains(&signs) && name.chars().all(|c| c.is_alphabetic() || c == '·')
    };
    names.all(|name| name.is_empty() || is_name(name)) && said(text) == Said::Word
}

/// A row of the same place.
fn row_of(row: &Row, cells: Vec<Cell>) -> Row {
    let mut told = Row::default();
    told.number = row.number;
    told.hidden = row.hidden;
    told.cells = cells;
    told
}

fn list(sheet: &Sheet, above: &[Row], head: Row, told: Vec<Row>) -> Sheet {
    let titles = above.iter().map(|row| row_of(row, row.cells.clone()));
    Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows: titles.chain([head]).chain(told).collect(),
        merges: Vec::new(),
        hidden_columns: Vec::new(),
    }
}
