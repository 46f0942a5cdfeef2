//! Rows of the columns' own kind, written without looking up a format for every cell.
//!
//! The library finds a cell's format by hashing all that a format says, which is a quarter of the
//! time of a large workbook. A cell without one takes its column's when its row goes to disk. So the
//! columns bear their formats while rows are written, and give them back when the sheet is done: on
//! a column for good, a frame would go down to the last row of the sheet.
use lianyan_core::Result;
use rust_xlsxwriter::{Formula, Worksheet};

use super::style::Styles;
use super::writer::within_limit;
use super::{Cell, Kind, Sheet, fault, serial};

/// What the columns of the sheet being written bear for the time being.
#[derive(Default)]
pub(super) struct Lent {
    /// Of the columns; empty while they bear nothing.
    kinds: Vec<Kind>,
    /// The row last written by [`Sheet::row_at`], and its cells that have no format of their own.
    row: u32,
    cells: Vec<u16>,
}

impl Lent {
    /// Takes the formats back from the columns. The last row is not on disk yet: should it be one of
    /// ours, its cells get them for themselves.
    pub(super) fn take_back(&mut self, worksheet: &mut Worksheet, styles: &Styles) -> Result<()> {
        for at in self.cells.drain(..) {
            if let Some(kind) = self.kinds.get(usize::from(at)) {
                worksheet
                    .set_cell_format(self.row, at, styles.body(*kind))
                    .map_err(fault)?;
            }
        }
        for (at, _) in (0..).zip(self.kinds.drain(..)) {
            worksheet
                .set_column_format(at, styles.plain())
                .map_err(fault)?;
        }
        Ok(())
    }

    /// A cell of `row` was written: rows before it are on disk.
    pub(super) fn went_on_to(&mut self, row: u32) {
        if row != self.row {
            self.cells.clear();
        }
    }
}

impl Sheet<'_> {
    /// Makes `row` ready for [`Sheet::put_plain`].
    pub(super) fn lend_formats(&mut self, row: u32) -> Result<()> {
        if self.lent.kinds.is_empty() {
            for (at, column) in (0..).zip(&self.columns) {
                self.worksheet
                    .set_column_format(at, self.styles.body(column.kind))
                    .map_err(fault)?;
                self.lent.kinds.push(column.kind);
            }
        }
        self.lent.row = row;
        self.lent.cells.clear();
        Ok(())
    }

    /// Writes a cell that takes the format of its column.
    pub(super) fn put_plain(&mut self, column: u16, cell: &Cell<'_>) -> Result<()> {
        let (row, plain) = (self.lent.row, self.styles.plain());
        let sheet = &mut *self.worksheet;
        match cell {
            Cell::Covered => return Ok(()),
            Cell::Blank => sheet.write_blank(row, column, plain),
            Cell::Text(text) => sheet.write_string(row, column, within_limit(text)),
            Cell::Number(number) => sheet.write_number(row, column, *number),
            Cell::Date(date) => sheet.write_number(row, column, serial(*date)),
            Cell::Formula { formula, value } => {
                let formula = Formula::new(formula).set_result(value.spelled());
                sheet.write_formula(row, column, formula)
            }
        }
        .map_err(fault)?;
        self.lent.cells.push(column);
        Ok(())
    }
}
