//! Headings of two or three lines: whether the row below goes on with them, and what all lines name.
use crate::exchange::tabular::{Cell, Row, Sheet};

use super::fields::Confidence;
use super::kind::Kind;
use super::naming::{Fit, spelled};

/// Lines of headings.
const MOST_LINES: usize = 3;

/// The rows of the headings that begin in a row.
pub(super) fn head_rows<K: Kind>(sheet: &Sheet, at: usize, kind: K) -> &[Row] {
    let mut lines = 1;
    while lines < MOST_LINES
        && let Some(next) = sheet.rows.get(at + lines)
        && goes_on(sheet, &sheet.rows[at..at + lines], next, kind)
    {
        lines += 1;
    }
    &sheet.rows[at..at + lines]
}

/// Whether the row below continues the headings: a heading is merged over both rows, or one above is spread
/// over several columns and names stand below it.
fn goes_on<K: Kind>(sheet: &Sheet, heads: &[Row], lower: &Row, kind: K) -> bool {
    let (Some(first), Some(upper)) = (heads.first(), heads.last()) else {
        return false;
    };
    if lower.number != upper.number + 1 || is_notice(upper) || is_title(sheet, upper) {
        return false;
    }
    let tall = sheet.merges.iter().any(|area| {
        (first.number..lower.number).contains(&area.first_row) && area.last_row >= lower.number
    });
    let wide = sheet.merges.iter().any(|area| {
        area.first_row == upper.number
            && area.last_row == upper.number
            && area.last_column > area.first_column
            && area.last_column - area.first_column + 1 < sheet.width()
    });
    let named = |cell: &Cell| kind.field_of(&cell.shown()).is_some();
    let names = lower.cells.iter().any(named);
    let has_values = |row: &Row| {
        let mut cells = row.cells.iter();
        cells.any(|cell| matches!(cell, Cell::Number(_) | Cell::Moment(_)))
    };
    let without_merges =
        || (names || is_spread(upper, lower)) && leaves_main_to(heads, lower, kind);
    !has_values(lower) && (tall || (wide && names) || without_merges())
}

/// Below a heading and the empty cells to its right stand names of columns, and nowhere else: 参加人数 over
/// 实小, 松岭, 白塔.
fn is_spread(upper: &Row, lower: &Row) -> bool {
    let filled = (0..lower.cells.len()).filter(|at| !lower.cell(*at).is_empty());
    let filled: Vec<usize> = filled.collect();
    let opens = |at: usize| {
        !upper.cell(at).is_empty() && upper.cell(at + 1).is_empty() && filled.contains(&(at + 1))
    };
    filled.iter().any(|at| opens(*at))
        && filled
            .iter()
            .all(|at| upper.cell(*at).is_empty() || opens(*at))
}

/// A file without merged cells leaves empty below what it would have merged: the one of the names, and the
/// first column, unless a heading of its own stands there.
fn leaves_main_to<K: Kind>(heads: &[Row], lower: &Row, kind: K) -> bool {
    let bears_name = |cell: &Cell| kind.is_main_heading(&cell.shown());
    let mut mains = heads
        .iter()
        .map(|row| row.cells.iter().position(bears_name));
    let main = mains.find_map(|main| main);
    let empty = |at: usize| lower.cell(at).is_empty();
    let is_heading = |cell: &Cell| {
        let fit = kind.field_of(&cell.shown());
        fit.is_some_and(|(_, confidence, _)| confidence == Confidence::Sure)
    };
    let first = empty(0) || is_heading(lower.cell(0));
    main.is_some_and(|main| main > 0 && empty(main) && first)
}

/// 填报单位：… 填报日期：… says something about the list; headings do not.
fn is_notice(row: &Row) -> bool {
    row.cells.iter().any(|cell| {
        let shown = cell.shown();
        let outside = shown.split(['(', '（', '[', '【']).next();
        outside.is_some_and(|text| text.contains(['：', ':']))
    })
}

/// One text over the better part of the sheet's width, from its first column on.
fn is_title(sheet: &Sheet, row: &Row) -> bool {
    let mut texts: Vec<&Cell> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let wide = texts.len() * 2 > sheet.width();
    texts.dedup();
    wide && texts.len() == 1 && !row.cell(0).is_empty()
}

/// What the lines of a column say, each once.
pub(super) fn lines_of(heads: &[Row], column: usize) -> Vec<String> {
    let shown = heads.iter().map(|row| row.cell(column).shown());
    let mut lines: Vec<String> = shown.filter(|line| !line.is_empty()).collect();
    lines.dedup();
    lines
}

/// The lowest line alone, or joined with those above it.
pub(super) fn field_of<K: Kind>(lines: &[String], kind: K) -> Option<Fit<K::Field>> {
    let joined = |from: usize| match &lines[from..] {
        [line] => line.clone(),
        lines => lines.iter().map(|line| spelled(line)).collect(),
    };
    let fits = (0..lines.len())
        .rev()
        .map(|from| kind.field_of(&joined(from)));
    let fits: Vec<Fit<K::Field>> = fits.flatten().collect();
    let sure = fits
        .iter()
        .find(|(_, confidence, _)| *confidence == Confidence::Sure);
    sure.or_else(|| fits.first()).copied()
}
