//! A workbook as plain values in memory: what a program that has nothing to find out begins with.
use rust_xlsxwriter::Format;

pub(super) struct PlainWorkbook {
    pub(super) formats: Vec<Format>,
    pub(super) sheets: Vec<PlainSheet>,
}

pub(super) struct PlainSheet {
    pub(super) name: String,
    /// First and last column, and the width of each in pixels.
    pub(super) widths: Vec<(u16, u16, u32)>,
    pub(super) rows: Vec<PlainRow>,
}

pub(super) struct PlainRow {
    pub(super) number: u32,
    pub(super) points: Option<f64>,
    pub(super) cells: Vec<PlainCell>,
}

pub(super) struct PlainCell {
    pub(super) column: u16,
    /// Place in [`PlainWorkbook::formats`].
    pub(super) format: usize,
    pub(super) value: PlainValue,
}

pub(super) enum PlainValue {
    Blank,
    Number(f64),
    Text(String),
    Formula { formula: String, result: String },
}

impl PlainWorkbook {
    /// Cells in all sheets, empty ones with a frame included.
    pub(super) fn count(&self) -> usize {
        let rows = self.sheets.iter().flat_map(|sheet| &sheet.rows);
        rows.map(|row| row.cells.len()).sum()
    }
}
