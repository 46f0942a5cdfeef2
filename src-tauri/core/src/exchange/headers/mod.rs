//! What the columns of somebody's list mean: the heading row under titles, headings of two lines,
//! columns in any order and under any name, and rows at the end that are no records.
mod fields;
mod skipping;
#[cfg(test)]
mod tests;

pub use fields::{Confidence, ListField, ListKind};
pub use skipping::{Skipped, data_rows};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::normal;
use super::tabular::{Row, Sheet};

/// Rows that are looked through for headings.
const HEAD_WITHIN: usize = 20;

/// Where the headings stand and what each column is taken for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Layout {
    /// Rows of the headings as the spreadsheet program numbers them; equal for one line.
    pub head_from: u32,
    pub head_to: u32,
    pub columns: Vec<ColumnGuess>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnGuess {
    /// From 0.
    pub column: usize,
    /// As it stands in the file, both lines joined.
    pub heading: String,
    /// `null`: not taken over.
    pub field: Option<ListField>,
    pub confidence: Option<Confidence>,
}

impl Layout {
    /// The column that fills a field.
    pub fn column_of(&self, field: ListField) -> Option<usize> {
        let filled = self
            .columns
            .iter()
            .find(|column| column.field == Some(field));
        filled.map(|column| column.column)
    }

    /// The same for every file with the same headings; corrected mappings are kept under it.
    pub fn signature(&self) -> String {
        let headings: Vec<String> = self
            .columns
            .iter()
            .map(|column| spelled(&column.heading))
            .collect();
        let digest = Sha256::digest(headings.join("|").as_bytes());
        digest
            .iter()
            .take(12)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// How many columns were recognised.
    pub fn known(&self) -> usize {
        self.columns
            .iter()
            .filter(|column| column.field.is_some())
            .count()
    }
}

/// The most likely layout; `None` when no row looks like headings.
pub fn guess(sheet: &Sheet, kind: ListKind) -> Option<Layout> {
    let candidates = (0..sheet.rows.len().min(HEAD_WITHIN)).map(|at| layout(sheet, at, kind));
    let fits =
        |layout: &Layout| layout.column_of(kind.main_field()).is_some() && layout.known() >= 2;
    let mut best: Option<Layout> = None;
    for candidate in candidates.filter(fits) {
        if best
            .as_ref()
            .is_none_or(|best| candidate.known() > best.known())
        {
            best = Some(candidate);
        }
    }
    best
}

/// The layout with the headings in a given row.
pub fn layout_at(sheet: &Sheet, head_row: u32, kind: ListKind) -> Option<Layout> {
    let at = sheet.rows.iter().position(|row| row.number == head_row)?;
    Some(layout(sheet, at, kind))
}

fn layout(sheet: &Sheet, at: usize, kind: ListKind) -> Layout {
    let upper = &sheet.rows[at];
    let lower = sheet
        .rows
        .get(at + 1)
        .filter(|lower| are_two_lines(sheet, upper, lower, kind));
    let width = upper
        .cells
        .len()
        .max(lower.map_or(0, |row| row.cells.len()));
    let mut columns: Vec<ColumnGuess> = (0..width)
        .map(|column| {
            let above = upper.cell(column).shown();
            let below = lower.map(|row| row.cell(column).shown());
            let field = field_of(&above, below.as_deref(), kind);
            ColumnGuess {
                column,
                heading: joined(&above, below.as_deref()),
                field: field.map(|(field, _, _)| field),
                confidence: field.map(|(_, confidence, _)| confidence),
            }
        })
        .collect();
    keep_best(&mut columns, kind);
    Layout {
        head_from: upper.number,
        head_to: lower.map_or(upper.number, |row| row.number),
        columns,
    }
}

/// Whether the row below continues the headings: a heading is merged over both rows, or one above
/// is merged over several columns and names stand below it.
fn are_two_lines(sheet: &Sheet, upper: &Row, lower: &Row, kind: ListKind) -> bool {
    if lower.number != upper.number + 1 {
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
        row.cells
            .iter()
            .filter(|cell| kind.field_of(&spelled(&cell.shown())).is_some())
            .count()
    };
    let rest_is_no_name = |row: &Row| {
        row.cells.iter().all(|cell| {
            !matches!(
                cell,
                super::tabular::Cell::Number(_) | super::tabular::Cell::Moment(_)
            )
        })
    };
    rest_is_no_name(lower) && (tall || (wide && names(lower) > 0))
}

type Fit = (ListField, Confidence, usize);

/// The heading below alone, both joined, or the one above: whichever says most.
fn field_of(above: &str, below: Option<&str>, kind: ListKind) -> Option<Fit> {
    let Some(below) = below else {
        return kind.field_of(&spelled(above));
    };
    let joined = format!("{}{}", spelled(above), spelled(below));
    let fits = [spelled(below), joined, spelled(above)].map(|heading| kind.field_of(&heading));
    let sure = fits
        .iter()
        .flatten()
        .find(|(_, confidence, _)| *confidence == Confidence::Sure);
    sure.or_else(|| fits.iter().flatten().next()).copied()
}

fn joined(above: &str, below: Option<&str>) -> String {
    match below {
        None | Some("") => above.to_owned(),
        Some(below) if below == above || above.is_empty() => below.to_owned(),
        Some(below) => format!("{above}·{below}"),
    }
}

/// A heading for comparing: without spaces, remarks in brackets and punctuation.
pub(crate) fn spelled(heading: &str) -> String {
    let before = heading
        .split(['(', '（', '[', '【'])
        .next()
        .unwrap_or(heading);
    let spelled = normal::key(before);
    match spelled.is_empty() {
        true => normal::key(heading),
        false => spelled,
    }
}

/// One column a field: the surest, then the best name, then the leftmost.
fn keep_best(columns: &mut [ColumnGuess], kind: ListKind) {
    for field in kind.fields() {
        let fit = |column: &ColumnGuess| {
            let place = kind
                .field_of(&spelled(&column.heading))
                .map_or(usize::MAX, |fit| fit.2);
            (
                column.confidence,
                std::cmp::Reverse(place),
                std::cmp::Reverse(column.column),
            )
        };
        let best = columns
            .iter()
            .filter(|column| column.field == Some(field))
            .max_by_key(|column| fit(column))
            .map(|column| column.column);
        for column in columns.iter_mut() {
            if column.field == Some(field) && Some(column.column) != best {
                column.field = None;
                column.confidence = None;
            }
        }
    }
}
