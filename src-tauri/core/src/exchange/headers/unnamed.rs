//! Lists whose headings are missing or unknown: persons are there all the same, and worth a word.
use crate::exchange::tabular::{Cell, Row, Sheet};

use super::fields::{Confidence, ListField, ListKind};
use super::kind::Kind;
use super::person_names::looks_like_person;
use super::{ColumnGuess, Layout};

/// Rows that are looked at.
const WITHIN: usize = 400;

/// The columns of a list of persons by what stands in them; `means` knows the words of some fields.
pub fn by_contents(
    sheet: &Sheet,
    kind: ListKind,
    means: impl Fn(&str) -> Option<ListField>,
) -> Option<Layout> {
    if kind != ListKind::Persons {
        return None;
    }
    let rows: Vec<&Row> = sheet.rows.iter().take(WITHIN).collect();
    let (names, first) = column_of_names(&rows)?;
    let head = first.checked_sub(1).map(|at| rows[at]);
    let is_head = |row: &&Row| {
        let heading = row.cell(names);
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        !heading.is_empty() && (filled > 1 || kind.is_main_heading(&heading.shown()))
    };
    let above = first.checked_sub(1).map_or(0, |at| rows[at].number);
    let head = head.filter(is_head);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut taken = vec![ListField::Name];
    let columns = (0..width).map(|column| {
        let heading = head.map_or_else(String::new, |row| row.cell(column).shown());
        let named = kind
            .field_of(&heading)
            .map(|(field, confidence, _)| (field, confidence));
        let cells = rows[first..].iter().map(|row| row.cell(column));
        let found = match column == names {
            true => Some((
                ListField::Name,
                match kind.is_main_heading(&heading) {
                    true => Confidence::Sure,
                    false => Confidence::Content,
                },
            )),
            false => named
                .or_else(|| Some((meaning(cells, &means)?, Confidence::Content)))
                .filter(|(field, _)| !taken.contains(field)),
        };
        taken.extend(found.map(|(field, _)| field));
        ColumnGuess {
            column,
            heading,
            field: found.map(|(field, _)| field),
            confidence: found.map(|(_, confidence)| confidence),
            refused: None,
        }
    });
    Some(Layout {
        head_from: head.map_or(0, |row| row.number),
        head_to: above,
        columns: columns.collect(),
    })
}

/// Columns of nothing but names: a list printed in several columns has more than one.
pub(super) fn columns_of_names(sheet: &Sheet) -> Vec<usize> {
    let rows: Vec<&Row> = sheet.rows.iter().take(WITHIN).collect();
    let is_of_names = |column: &usize| {
        let texts = rows.iter().map(|row| row.cell(*column).shown());
        let filled: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        let names = filled.iter().filter(|text| looks_like_person(text)).count();
        // A title and a heading may stand above them.
        names > 1 && names + 2 >= filled.len()
    };
    (0..sheet.width()).filter(is_of_names).collect()
}

/// The column in which most cells are names, and the first row that holds one.
fn column_of_names(rows: &[&Row]) -> Option<(usize, usize)> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let is_name = |row: &&Row, column: usize| looks_like_person(&row.cell(column).shown());
    let names = |column: usize| rows.iter().filter(|row| is_name(row, column)).count();
    let filled = |column: usize| {
        rows.iter()
            .filter(|row| !row.cell(column).is_empty())
            .count()
    };
    let best = (0..width).max_by_key(|column| (names(*column), std::cmp::Reverse(*column)))?;
    // A title and a heading may stand above one name.
    let enough = names(best) > 0 && names(best) * 2 >= filled(best).saturating_sub(2);
    let first = rows.iter().position(|row| is_name(row, best))?;
    enough.then_some((best, first))
}

/// The field that more than half of the cells are words of.
fn meaning<'c>(
    cells: impl Iterator<Item = &'c Cell>,
    means: impl Fn(&str) -> Option<ListField>,
) -> Option<ListField> {
    let texts: Vec<String> = cells
        .map(Cell::shown)
        .filter(|text| !text.is_empty())
        .collect();
    let fields: Vec<Option<ListField>> = texts
        .iter()
        .map(|text| by_shape(text).or_else(|| means(text)))
        .collect();
    let field = fields.iter().flatten().next()?;
    let count = fields
        .iter()
        .filter(|other| **other == Some(*field))
        .count();
    (count * 2 > texts.len()).then_some(*field)
}

fn by_shape(text: &str) -> Option<ListField> {
    let is_mobile =
        text.len() == 11 && text.starts_with('1') && text.bytes().all(|b| b.is_ascii_digit());
    match text {
        "男" | "女" => Some(ListField::Sex),
        _ => is_mobile.then_some(ListField::Phone),
    }
}
