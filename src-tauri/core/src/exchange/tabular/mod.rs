//! Any xlsx, xls, ods or csv as plain cells, with the place of each, within fixed limits.
//!
//! Formulas are never evaluated and links never followed: what counts is the value stored in the
//! file, and a formula without one is a [`CellFault`] that is reported with its place.
mod cells;
mod csv_file;
mod limits;
mod merges;
mod ods_file;
mod ods_scan;
mod parts;
mod reading;
mod rows;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
mod unseen;
mod xls_file;
mod xls_records;
mod xls_strings;
mod xlsx_facts;
mod xlsx_file;
mod xlsx_package;
mod xlsx_sizes;
mod xlsx_strings;
mod xml;

pub use limits::Limits;
pub use reading::{read, read_file, read_within};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A file as plain cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workbook {
    /// Name of the file, for messages.
    pub name: String,
    /// In the order of the file; sheets without any cell are kept.
    pub sheets: Vec<Sheet>,
    /// Day numbers count from 1904 (files from old Macs) instead of 1900.
    pub epoch_1904: bool,
    /// A csv says nothing about types: its numbers are what was displayed.
    pub typed: bool,
}

/// One worksheet: rows that hold something, top to bottom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Row>,
    /// Merged areas; every cell of one carries the value of its first cell.
    pub merges: Vec<Area>,
    /// Columns from 0 that are not shown, in ascending order.
    pub hidden_columns: Vec<usize>,
}

/// One row as the file has it; `cells[0]` is column A, empty cells at the end are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// As the spreadsheet program numbers it, from 1.
    pub number: u32,
    pub cells: Vec<Cell>,
    /// Not shown: hidden by hand or by a filter, or folded away.
    pub hidden: bool,
    /// Columns from 0 whose cells hold something and are struck out, in ascending order.
    pub struck: Vec<usize>,
    /// Places among the sheet's merged areas of those that lie over this row.
    merged: Vec<u32>,
}

/// Merged cells: rows from 1, columns from 0, all ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub first_row: u32,
    pub last_row: u32,
    pub first_column: usize,
    pub last_column: usize,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(Number),
    Bool(bool),
    Moment(NaiveDateTime),
    Time(NaiveTime),
    /// Something that must not pass as a value.
    Fault(CellFault),
}

/// A number, and how many decimals the file shows of it, where it says so: 1974.1 shown with two
/// decimals is 1974.10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    pub value: f64,
    pub decimals: Option<u8>,
}

/// Why a cell has no usable value.
#[derive(Debug, Clone, PartialEq)]
pub enum CellFault {
    /// A formula whose result is not in the file.
    NoStoredValue,
    /// A formula that ended in an error, as displayed: #N/A.
    Error(String),
    /// A text of which a part is struck out: nobody knows whether that part still holds.
    PartlyStruck(Box<PartlyStruck>),
}

/// The two halves of a text of which a part is struck out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartlyStruck {
    pub whole: String,
    pub kept: String,
    pub struck: String,
}

static EMPTY: Cell = Cell::Empty;

impl Row {
    pub fn new(number: u32, cells: Vec<Cell>) -> Self {
        Row {
            number,
            cells,
            ..Row::default()
        }
    }

    /// Whether the cell of a column from 0 holds something and is struck out.
    pub fn struck_at(&self, column: usize) -> bool {
        self.struck.binary_search(&column).is_ok()
    }

    /// All that stands in the row is struck out; a number, as of a 序号 column, need not be.
    pub fn is_struck_out(&self) -> bool {
        let open = |(column, cell): (usize, &Cell)| {
            !(cell.is_empty() || matches!(cell, Cell::Number(_)) || self.struck_at(column))
        };
        !self.struck.is_empty() && !self.cells.iter().enumerate().any(open)
    }

    /// The cell of a column from 0; beyond the end all are empty.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&EMPTY)
    }

    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }

    /// What stands in it, to recognise it by; a merged cell once.
    pub(crate) fn in_short(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for cell in self.cells.iter().filter(|cell| !cell.is_empty()) {
            let text = cell.shown();
            if parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        short(&parts.join(" "))
    }
}

/// The first few things that stand in a column.
pub(crate) fn samples(rows: &[&Row], column: usize) -> Vec<String> {
    let shown = rows.iter().map(|row| row.cell(column).shown());
    shown.filter(|text| !text.is_empty()).take(3).collect()
}

/// The beginning of a text, to recognise it by.
pub(crate) fn short(text: &str) -> String {
    text.chars().take(SAMPLE).collect()
}

/// Characters of a sample.
const SAMPLE: usize = 40;

impl Sheet {
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }

    /// The merged area a place belongs to.
    pub fn merged_at(&self, row: u32, column: usize) -> Option<Area> {
        let at = self.rows.binary_search_by_key(&row, |row| row.number);
        let over = &self.rows[at.ok()?].merged;
        let areas = over.iter().filter_map(|at| self.merges.get(*at as usize));
        areas.copied().find(|area| area.contains(row, column))
    }

    /// The merged area a place belongs to without being its first cell.
    pub fn covered_by(&self, row: u32, column: usize) -> Option<Area> {
        self.merged_at(row, column)
            .filter(|area| (area.first_row, area.first_column) != (row, column))
    }
}

impl Area {
    pub fn contains(&self, row: u32, column: usize) -> bool {
        (self.first_row..=self.last_row).contains(&row)
            && (self.first_column..=self.last_column).contains(&column)
    }
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    pub fn number(value: f64) -> Self {
        Cell::Number(Number {
            value,
            decimals: None,
        })
    }

    pub fn day(day: NaiveDate) -> Self {
        Cell::Moment(day.and_time(NaiveTime::MIN))
    }

    /// Holds nothing, or nothing but spaces.
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.chars().all(|c| c.is_whitespace() || c == '\u{200b}'),
            _ => false,
        }
    }

    /// As it is shown to the user who looks for it in the file.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Number(number) => number.shown(),
            Cell::Bool(true) => "TRUE".to_owned(),
            Cell::Bool(false) => "FALSE".to_owned(),
            Cell::Moment(at) if at.time() == NaiveTime::MIN => at.format("%Y-%m-%d").to_string(),
            Cell::Moment(at) => at.format("%Y-%m-%d %H:%M").to_string(),
            Cell::Time(time) => time.format("%H:%M").to_string(),
            Cell::Fault(CellFault::NoStoredValue) => "（公式没有结果）".to_owned(),
            Cell::Fault(CellFault::Error(shown)) => shown.clone(),
            Cell::Fault(CellFault::PartlyStruck(text)) => text.whole.trim().to_owned(),
        }
    }
}

impl Number {
    /// Digits without exponent; with the decimals the file shows.
    pub fn shown(self) -> String {
        match self.decimals {
            Some(decimals) => format!("{:.*}", usize::from(decimals), self.value),
            None => format!("{}", self.value),
        }
    }
}

/// Letters of a column from 0: A, B, … Z, AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters
        .iter()
        .rev()
        .map(|&letter| char::from(letter))
        .collect()
}
