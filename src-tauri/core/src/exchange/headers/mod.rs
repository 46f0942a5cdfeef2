//! What the columns of somebody's list mean: the heading row under titles, headings of two lines,
//! columns in any order and under any name, and rows at the end that are no records.
mod chain;
mod contents;
mod fields;
mod kind;
mod naming;
mod parts;
mod person_names;
mod roll_call;
mod skipping;
#[cfg(test)]
mod tests;
mod two_lines;
mod unnamed;

pub use chain::chain;
pub use contents::Contradiction;
pub use fields::{Confidence, ListField, ListKind};
pub use kind::{Columns, Kind};
pub(crate) use naming::{asked_for, spelled};
pub(crate) use parts::shown_range;
pub use parts::{Part, parts};
pub use roll_call::{is_of_pupils, is_roll_call};
pub use skipping::{SkipReason, Skipped, data_rows};
pub use unnamed::by_contents;

use sha2::{Digest, Sha256};

use super::tabular::{Cell, Row, Sheet};
use two_lines::{field_of, head_rows, lines_of};

/// Rows that are looked through for headings.
const HEAD_WITHIN: usize = 20;

/// Rows below the headings that may speak against them.
const CELLS_WITHIN: usize = 200;

/// Where the headings stand and what each column is taken for.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout<F = ListField> {
    /// Rows of the headings as the spreadsheet program numbers them; equal for one line, from 0 where
    /// there are none.
    pub head_from: u32,
    pub head_to: u32,
    pub columns: Vec<ColumnGuess<F>>,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnGuess<F = ListField> {
    /// From 0.
    pub column: usize,
    /// As it stands in the file, both lines joined.
    pub heading: String,
    /// `null`: not taken over.
    pub field: Option<F>,
    pub confidence: Option<Confidence>,
    /// What its heading says, and why it was not taken for that.
    pub refused: Option<Refused<F>>,
}

/// A field that a heading names and the cells below it are not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Refused<F = ListField> {
    pub field: F,
    pub because: Contradiction,
}

impl<F: Copy + PartialEq> Layout<F> {
    /// The column that fills a field.
    pub fn column_of(&self, field: F) -> Option<usize> {
        let filled = self
            .columns
            .iter()
            .find(|column| column.field == Some(field));
        filled.map(|column| column.column)
    }

    /// Whether a column fills the field, and its heading or the user says so.
    pub fn surely_has(&self, field: F) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|column| {
            column.field == Some(field) && column.confidence >= Some(Confidence::Sure)
        })
    }

    /// Not for a list that has none; `head_to` is then the last row of its titles.
    pub fn has_headings(&self) -> bool {
        self.head_from > 0
    }

    /// Whether a row stands above the headings, as titles do.
    pub fn is_above(&self, row: u32) -> bool {
        match self.has_headings() {
            true => row < self.head_from,
            false => row <= self.head_to,
        }
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

    /// How many headings say a field, also where the cells below speak against it.
    fn named(&self) -> usize {
        let columns = self.columns.iter();
        let named = columns.filter(|column| column.field.is_some() || column.refused.is_some());
        named.count()
    }

    /// How many columns were recognised.
    pub fn known(&self) -> usize {
        self.columns
            .iter()
            .filter(|column| column.field.is_some())
            .count()
    }
}

/// The most likely layout; `None` when no row looks like headings. `earlier`: rows of the same file
/// that stand before these.
pub fn guess<K: Kind>(sheet: &Sheet, kind: K, earlier: usize) -> Option<Layout<K::Field>> {
    let candidates = (0..sheet.rows.len().min(HEAD_WITHIN)).map(|at| named(sheet, at, kind));
    let fits = |layout: &Layout<K::Field>| {
        let mut columns = layout.columns.iter();
        columns.any(|column| column.field == Some(kind.main_field())) && layout.known() >= 2
    };
    let mut best: Option<Layout<K::Field>> = None;
    for candidate in candidates.filter(fits) {
        let candidate = checked(sheet, candidate, kind, earlier);
        if fits(&candidate)
            && best
                .as_ref()
                .is_none_or(|best| candidate.named() > best.named())
        {
            best = Some(candidate);
        }
    }
    best
}

/// The layout with the headings in a given row.
pub fn layout_at<K: Kind>(sheet: &Sheet, head_row: u32, kind: K) -> Option<Layout<K::Field>> {
    let at = sheet.rows.iter().position(|row| row.number == head_row)?;
    Some(checked(sheet, named(sheet, at, kind), kind, 0))
}

/// Every column by its heading alone, several for a field perhaps.
fn named<K: Kind>(sheet: &Sheet, at: usize, kind: K) -> Layout<K::Field> {
    let heads = head_rows(sheet, at, kind);
    let width = heads.iter().map(|row| row.cells.len()).max();
    let column = |column: usize| {
        let lines = lines_of(heads, column);
        let fit = field_of(&lines, kind);
        ColumnGuess {
            column,
            heading: lines.join("·"),
            field: fit.map(|(field, _, _)| field),
            confidence: fit.map(|(_, confidence, _)| confidence),
            refused: None,
        }
    };
    let last = at + heads.len() - 1;
    Layout {
        head_from: sheet.rows[at].number,
        head_to: sheet.rows[last].number,
        columns: (0..width.unwrap_or(0)).map(column).collect(),
    }
}

/// Without columns whose cells say otherwise, and one column a field.
fn checked<K: Kind>(
    sheet: &Sheet,
    mut layout: Layout<K::Field>,
    kind: K,
    earlier: usize,
) -> Layout<K::Field> {
    refuse(sheet, kind, &mut layout, earlier, |_| true);
    keep_best(&mut layout.columns, kind);
    layout
}

/// Takes fields from columns whose cells say otherwise.
pub fn refuse<K: Kind>(
    sheet: &Sheet,
    kind: K,
    layout: &mut Layout<K::Field>,
    earlier: usize,
    looks_at: impl Fn(K::Field) -> bool,
) {
    let below = sheet.rows.iter().filter(|row| row.number > layout.head_to);
    let below: Vec<&Row> = below.take(CELLS_WITHIN).collect();
    for column in &mut layout.columns {
        let Some(field) = column.field.filter(|field| looks_at(*field)) else {
            continue;
        };
        let cells = below.iter().map(|row| row.cell(column.column));
        let cells: Vec<&Cell> = cells.filter(|cell| !bears(cell, &column.heading)).collect();
        if let Some(because) = kind.contradiction(field, &cells, earlier) {
            column.refused = Some(Refused { field, because });
            column.field = None;
            column.confidence = None;
        }
    }
}

/// Whether a cell is the heading once more, as on every page of a printed list.
fn bears(cell: &Cell, heading: &str) -> bool {
    let Cell::Text(text) = cell else { return false };
    let text = spelled(text);
    heading.split('·').any(|line| spelled(line) == text)
}

/// One column a field: the surest, then the best name, then the leftmost.
fn keep_best<K: Kind>(columns: &mut [ColumnGuess<K::Field>], kind: K) {
    for field in kind.fields() {
        let fit = |column: &ColumnGuess<K::Field>| {
            let place = kind
                .field_of(&column.heading)
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
