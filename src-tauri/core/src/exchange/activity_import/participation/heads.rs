//! Where the headings of the lists on a sheet stand: one line or two, and again on later pages.
use crate::exchange::tabular::{Row, Sheet};

use super::super::written::day;
use super::columns::{Column, column, may_name_persons, named, names_day};
use super::said::{Said, said};

/// The headings of one list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Head {
    /// Places among the sheet's rows, ends included.
    pub from: usize,
    pub to: usize,
    pub columns: Vec<Heading>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heading {
    /// The lines above the column, each once.
    pub pieces: Vec<String>,
    pub column: Column,
}

/// All headings of a sheet, top to bottom.
pub(super) fn heads(sheet: &Sheet) -> Vec<Head> {
    let strong = |row: &Row| is_head(row, true, |text| named(text) == Some(Column::Name));
    let mut places: Vec<usize> = (0..sheet.rows.len())
        .filter(|at| strong(&sheet.rows[*at]))
        .collect();
    if places.is_empty() {
        let weak = |row: &Row| is_head(row, false, may_name_persons);
        places.extend((0..sheet.rows.len()).find(|at| weak(&sheet.rows[*at])));
    }
    let mut heads: Vec<Head> = Vec::new();
    for at in places {
        if heads.last().is_none_or(|head| head.to < at) {
            heads.push(head(sheet, at));
        }
    }
    heads
}

/// A name, and beside it something that only headings say; beside 姓名 itself any two texts are headings.
fn is_head(row: &Row, surely: bool, names_persons: impl Fn(&str) -> bool) -> bool {
    let texts = distinct(row);
    let others = texts.iter().filter(|text| !names_persons(text));
    let others: Vec<&String> = others.collect();
    let known = |text: &&String| named(text).is_some() || names_day(text);
    others.len() < texts.len() && (others.iter().any(known) || (surely && others.len() > 1))
}

fn distinct(row: &Row) -> Vec<String> {
    let mut texts: Vec<String> = row.cells.iter().map(|cell| cell.shown()).collect();
    texts.retain(|text| !text.is_empty());
    texts.dedup();
    texts
}

fn head(sheet: &Sheet, at: usize) -> Head {
    let row = &sheet.rows[at];
    let names = |text: &str| named(text) == Some(Column::Name) || may_name_persons(text);
    let main = row.cells.iter().position(|cell| names(&cell.shown()));
    let main = main.unwrap_or_default();
    let from = if is_upper_line(sheet, at, main) {
        at - 1
    } else {
        at
    };
    let to = lower_end(sheet, at, main);
    // Marks may stand where nobody wrote a heading.
    let width = sheet.width();
    let mut lines: Vec<Vec<String>> = Vec::new();
    for row in &sheet.rows[from..=to] {
        let shown = (0..width).map(|column| row.cell(column).shown());
        lines.push(shown.collect());
    }
    let last = lines.len() - 1;
    for line in 0..last {
        let (upper, below) = lines.split_at_mut(line + 1);
        carry_right(&mut upper[line], &below[0]);
    }
    let heading = |at: usize| {
        let mut pieces: Vec<String> = lines.iter().map(|line| line[at].clone()).collect();
        pieces.retain(|piece| !piece.is_empty());
        pieces.dedup();
        let is_main = pieces.last().is_some_and(|piece| may_name_persons(piece));
        let column = match is_main && at == main {
            true => Column::Name,
            false => column(&pieces),
        };
        Heading { pieces, column }
    };
    Head {
        from,
        to,
        columns: (0..width).map(heading).collect(),
    }
}

/// 10月 stands over 18日 and 25日, though a file that keeps no merged cells has it over the first alone.
fn carry_right(upper: &mut [String], lower: &[String]) {
    let mut above = String::new();
    for (own, below) in upper.iter_mut().zip(lower) {
        match own.is_empty() {
            false => {
                above = if named(own).is_none() {
                    own.clone()
                } else {
                    String::new()
                }
            }
            true if !below.is_empty() && named(below).is_none() => own.clone_from(&above),
            true => {}
        }
    }
}

/// A line of months or days above the line of the names.
fn is_upper_line(sheet: &Sheet, at: usize, main: usize) -> bool {
    let Some(upper) = at.checked_sub(1).map(|above| &sheet.rows[above]) else {
        return false;
    };
    let is_next = upper.number + 1 == sheet.rows[at].number;
    let from_main = upper
        .cells
        .iter()
        .take(main + 1)
        .all(|cell| cell.is_empty());
    let dates = |text: &String| !day(text).is_empty();
    is_next && from_main && distinct(upper).iter().any(dates)
}

/// The last line of the headings: those below leave empty, or merge, what stands over the names.
fn lower_end(sheet: &Sheet, at: usize, main: usize) -> usize {
    let first = sheet.rows[at].number;
    let tall = sheet
        .merged_at(first, main)
        .map_or(first, |area| area.last_row);
    let mut to = at;
    while let Some(next) = sheet.rows.get(to + 1) {
        let goes_on = next.number <= tall
            || (to == at && next.number == first + 1 && is_lower_line(next, main));
        if !goes_on {
            break;
        }
        to += 1;
    }
    to
}

/// Empty up to the names and beyond them no marks: titles, days, 上午.
fn is_lower_line(row: &Row, main: usize) -> bool {
    let empty = row.cells.iter().take(main + 1).all(|cell| cell.is_empty());
    let texts = distinct(row);
    let titles = texts.iter().all(|text| said(text) == Said::Word);
    empty && !texts.is_empty() && titles
}
