//! One sheet, written row by row from top to bottom.
use lianyan_core::{Error, Result};
use rust_xlsxwriter::{DataValidation, Format, Formula, IgnoreError, Worksheet};

use super::lent::Lent;
use super::measure::row_points;
use super::room::Room;
use super::style::Styles;
use super::{Cell, Column, Kind, Look, Page, fault, serial};

/// Rows a sheet can have.
const LAST_ROW: u32 = 1_048_575;
/// Longest text of a cell, in UTF-16 units as the file format counts.
const LONGEST_TEXT: usize = 32_767;

/// Cells of a free row, joined to one: how many columns, what, and how it looks.
pub type Joined<'t> = (u16, Cell<'t>, Look);

/// A sheet being written. Rows are counted from 0, as in the file's own model.
pub struct Sheet<'b> {
    pub(super) worksheet: &'b mut Worksheet,
    pub(super) styles: &'b Styles,
    name: String,
    pub(super) columns: Vec<Column>,
    pub(super) next: u32,
    pub(super) head: Option<u32>,
    /// The next row's height in points, where it was set by hand.
    height: Option<f64>,
    pub(super) room: Room,
    pub(super) lent: &'b mut Lent,
}

impl<'b> Sheet<'b> {
    pub(super) fn begin(
        worksheet: &'b mut Worksheet,
        styles: &'b Styles,
        lent: &'b mut Lent,
        name: &str,
        columns: Vec<Column>,
        page: Page,
    ) -> Result<Self> {
        let room = Room::new(page.set_up(worksheet, &columns)?);
        for (at, column) in columns.iter().enumerate() {
            match column.hidden {
                true => worksheet.set_column_hidden(at as u16),
                false => worksheet.set_column_width(at as u16, column.width()),
            }
            .map_err(fault)?;
            if column.kind.is_text_of_digits() {
                let digits = IgnoreError::NumberStoredAsText;
                worksheet
                    .ignore_error_range(0, at as u16, LAST_ROW, at as u16, digits)
                    .map_err(fault)?;
            }
        }
        let name = name.to_owned();
        Ok(Sheet {
            worksheet,
            styles,
            name,
            columns,
            next: 0,
            head: None,
            height: None,
            room,
            lent,
        })
    }

    /// The row that is written next.
    pub fn next_row(&self) -> u32 {
        self.next
    }

    /// Width of all columns together, in characters.
    pub fn width_chars(&self) -> f64 {
        self.columns.iter().map(Column::width).sum()
    }

    /// The sheet's heading over all columns.
    pub fn title(&mut self, text: &str) -> Result<()> {
        self.height(30.0)?;
        self.across(text, Look::Title)
    }

    /// A line over all columns.
    pub fn note(&mut self, text: &str) -> Result<()> {
        self.across(text, Look::Note)
    }

    /// One text over all columns.
    pub fn across(&mut self, text: &str, look: Look) -> Result<()> {
        let width = self.columns.len() as u16;
        self.free(&[(width, text.into(), look)])?;
        Ok(())
    }

    /// The next row, a cell for each column from the first on; answers its number.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<u32> {
        self.row_at(self.next, cells)
    }

    /// A row further down; the rows between stay empty.
    ///
    /// # Errors
    /// [`Error::Internal`] when the row was passed already: it is on disk and cannot be changed.
    pub fn row_at(&mut self, row: u32, cells: &[Cell<'_>]) -> Result<u32> {
        self.pass(row)?;
        self.fit_height(row, cells)?;
        self.lend_formats(row)?;
        for (at, cell) in (0..).zip(cells) {
            self.put_plain(at, cell)?;
        }
        Ok(row)
    }

    /// The next row in bold, for sums.
    pub fn total(&mut self, cells: &[Cell<'_>]) -> Result<u32> {
        let (row, styles) = (self.next, self.styles);
        self.pass(row)?;
        self.fit_height(row, cells)?;
        for (at, cell) in (0..).zip(cells) {
            let format = self.kind_of(at).map(|kind| styles.total_of(kind));
            self.put(row, at, cell, format.unwrap_or(styles.plain()))?;
        }
        Ok(row)
    }

    /// The next row in cells of any width.
    pub fn free(&mut self, spans: &[Joined<'_>]) -> Result<u32> {
        let (row, styles) = (self.next, self.styles);
        self.pass(row)?;
        self.fit_free_height(row, spans)?;
        let mut column = 0;
        for (width, cell, look) in spans {
            let format = styles.look(*look);
            if *width > 1 {
                let last = column + width - 1;
                self.worksheet
                    .merge_range(row, column, row, last, "", format)
                    .map_err(fault)?;
            }
            self.put(row, column, cell, format)?;
            column += width;
        }
        Ok(row)
    }

    /// Leaves a row out.
    pub fn skip(&mut self) {
        self.next += 1;
        self.room.skip();
    }

    /// Height of the row that is written next, in points.
    pub fn height(&mut self, points: f64) -> Result<()> {
        self.worksheet
            .set_row_height(self.next, points)
            .map_err(fault)?;
        self.height = Some(points);
        Ok(())
    }

    fn fit_height(&mut self, row: u32, cells: &[Cell<'_>]) -> Result<()> {
        let points = self.points_of(cells);
        self.set_height(row, points)
    }

    /// Points that a row with these cells takes.
    pub fn points_of(&self, cells: &[Cell<'_>]) -> f64 {
        let widths = self.columns.iter().map(Column::width);
        row_points(cells.iter().zip(widths))
    }

    fn fit_free_height(&mut self, row: u32, spans: &[Joined<'_>]) -> Result<()> {
        let mut from = 0;
        let cells = spans.iter().map(|(columns, cell, _)| {
            let here = self.columns.iter().skip(from).take(usize::from(*columns));
            from += usize::from(*columns);
            (cell, here.map(Column::width).sum())
        });
        let points = row_points(cells);
        self.set_height(row, points)
    }

    fn set_height(&mut self, row: u32, points: f64) -> Result<()> {
        let by_hand = self.height.take();
        if by_hand.is_none() {
            self.worksheet.set_row_height(row, points).map_err(fault)?;
        }
        self.room.take(by_hand.unwrap_or(points));
        Ok(())
    }

    /// A rule for what may be typed into a column, from `row` to the sheet's end.
    pub fn validate(&mut self, column: u16, row: u32, rule: &DataValidation) -> Result<()> {
        self.worksheet
            .add_data_validation(row, column, LAST_ROW, column, rule)
            .map_err(fault)?;
        Ok(())
    }

    /// Filter buttons on the headings, over all rows written since.
    pub fn filter(&mut self) -> Result<()> {
        let head = self
            .head
            .ok_or_else(|| self.misuse("filters without headings"))?;
        let last = (self.next - 1).max(head);
        let width = self.columns.len() as u16;
        self.worksheet
            .autofilter(head, 0, last, width - 1)
            .map_err(fault)?;
        Ok(())
    }

    /// Marks the row as passed.
    fn pass(&mut self, row: u32) -> Result<()> {
        if row < self.next {
            return Err(self.misuse(&format!("writes back to row {row}, next is {}", self.next)));
        }
        if row > LAST_ROW {
            return Err(Error::invalid(
                "period",
                "记录超过一张工作表的行数，请缩小时间范围再导出。",
            ));
        }
        self.next = row + 1;
        Ok(())
    }

    pub(super) fn kind_of(&self, column: u16) -> Option<Kind> {
        let column = self.columns.get(usize::from(column))?;
        Some(column.kind)
    }

    fn put(&mut self, row: u32, column: u16, cell: &Cell<'_>, format: &Format) -> Result<()> {
        let sheet = &mut *self.worksheet;
        match cell {
            Cell::Covered => return Ok(()),
            Cell::Blank => sheet.write_blank(row, column, format),
            Cell::Text(text) => {
                sheet.write_string_with_format(row, column, within_limit(text), format)
            }
            Cell::Number(number) => sheet.write_number_with_format(row, column, *number, format),
            Cell::Date(date) => sheet.write_number_with_format(row, column, serial(*date), format),
            Cell::Formula { formula, value } => {
                let formula = Formula::new(formula).set_result(value.spelled());
                sheet.write_formula_with_format(row, column, formula, format)
            }
        }
        .map_err(fault)?;
        self.lent.went_on_to(row);
        Ok(())
    }

    pub(super) fn misuse(&self, what: &str) -> Error {
        Error::Internal(format!("sheet {} {what}", self.name))
    }
}

/// A text too long for a cell is cut; the ledger keeps it whole.
pub(super) fn within_limit(text: &str) -> &str {
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > LONGEST_TEXT
    });
    end.map_or(text, |(at, _)| &text[..at])
}
