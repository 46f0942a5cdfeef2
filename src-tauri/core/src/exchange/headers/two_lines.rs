//! Headings of two lines: whether the row below goes on with them, and what both lines name.
use crate::exchange::tabular::{Cell, Row, Sheet};

use super::fields::Confidence;
use super::kind::Kind;
use super::naming::{Fit, spelled};

/// Whether the row below continues the headings: a heading is merged over both rows, or one above
/// is merged over several columns and names stand below it.
pub(super) fn are_two_lines<K: Kind>(sheet: &Sheet, upper: &Row, lower: &Row, kind: K) -> bool {
    if lower.number != upper.number + 1 || is_notice(upper) || is_title(sheet, upper) {
        return false;
    }
    let tall = sheet
        .merges
        .iter()
        .any(|area| area.first_row == upper.number && area.last_row == lower.number);
    let wide = sheet.merges.iter().any(|area| {
        area.first_row == upper.number
            && area.last_row == upper.number
            && area.last_column > area.first_column
            && area.last_column - area.first_column + 1 < sheet.width()
    });
    let names = |row: &Row| {
        let named = |cell: &&Cell| kind.field_of(&cell.shown()).is_some();
        row.cells.iter().filter(named).count()
    };
    let has_values = |row: &Row| {
        let mut cells = row.cells.iter();
        cells.any(|cell| matches!(cell, Cell::Number(_) | Cell::Moment(_)))
    };
    let goes_on = names(lower) > 0 && leaves_main_to(upper, lower, kind);
    !has_values(lower) && (tall || (wide && names(lower) > 0) || goes_on)
}

/// A file without merged cells leaves empty below what it would have merged: the one of the names, and the
/// first column, unless a heading of its own stands there.
fn leaves_main_to<K: Kind>(upper: &Row, lower: &Row, kind: K) -> bool {
    let bears_name = |cell: &Cell| kind.is_main_heading(&cell.shown());
    let main = upper.cells.iter().position(bears_name);
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

/// The heading below alone, both joined, or the one above where it stands for both lines.
pub(super) fn field_of<K: Kind>(
    above: &str,
    below: Option<&str>,
    kind: K,
) -> Option<Fit<K::Field>> {
    let Some(below) = below.filter(|below| *below != above && !below.is_empty()) else {
        return kind.field_of(above);
    };
    let joined = format!("{}{}", spelled(above), spelled(below));
    let fits = [below, &joined].map(|heading| kind.field_of(heading));
    let sure = fits
        .iter()
        .flatten()
        .find(|(_, confidence, _)| *confidence == Confidence::Sure);
    sure.or_else(|| fits.iter().flatten().next()).copied()
}

pub(super) fn joined(above: &str, below: Option<&str>) -> String {
    match below {
        None | Some("") => above.to_owned(),
        Some(below) if below == above || above.is_empty() => below.to_owned(),
        Some(below) => format!("{above}·{below}"),
    }
}
