//! The one way to write a workbook: sheets of rows that only go forward.
//!
//! rust_xlsxwriter in constant memory loses a cell written to a row already passed, stores 0 for a
//! formula without a result, and takes a defined name on a sheet that does not exist; all three
//! without a word. Here the first and last are errors, and a formula cannot be had without its value.
mod cell;
mod heads;
mod lent;
mod measure;
mod page;
mod room;
mod scratch;
mod style;
mod system;
mod writer;

pub use cell::{Cell, Value};
pub use measure::text_chars;
pub use page::Page;
pub use style::{Kind, Look};
pub use writer::{Joined, Sheet};

use std::io::{self, Write};

use chrono::NaiveDate;
use lent::Lent;
use lianyan_core::{Error, Result};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use style::Styles;

/// The workbook's date in its properties: always the same, so that equal records give equal bytes.
const CREATED: (u16, u8, u8) = (2024, 9, 1);

/// zlib's 4: half the time of its usual 6, for a file a tenth larger.
const COMPRESSION: u8 = 4;

/// A column of a sheet: heading and what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub title: String,
    pub kind: Kind,
    /// In characters of the default font; `None` for the usual width of the kind.
    pub width_chars: Option<f64>,
    /// Neither shown nor printed: a number by which formulas find rows.
    pub hidden: bool,
}

impl Column {
    pub fn new(title: impl Into<String>, kind: Kind) -> Self {
        Column {
            title: title.into(),
            kind,
            width_chars: None,
            hidden: false,
        }
    }

    pub fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    pub fn wide(mut self, width_chars: f64) -> Self {
        self.width_chars = Some(width_chars);
        self
    }

    /// In characters of the default font.
    pub fn width(&self) -> f64 {
        match self.hidden {
            true => 0.0,
            false => self.width_chars.unwrap_or_else(|| self.kind.width_chars()),
        }
    }

    /// As spreadsheet programs count it: seven a character, and five for the cell's own margins.
    fn pixels(&self) -> f64 {
        match self.hidden {
            true => 0.0,
            false => (7.0 * self.width() + 5.0).trunc(),
        }
    }
}

/// A workbook being written, sheet after sheet.
pub struct Book {
    workbook: Workbook,
    styles: Styles,
    /// Of the sheet begun last.
    lent: Lent,
    sheets: Vec<String>,
    /// (name, sheet, range such as $A$4:$A$90)
    names: Vec<(String, String, String)>,
}

impl Book {
    /// Draws a workbook and packs it into `out`. `title` stands in the file's properties.
    ///
    /// # Errors
    /// [`Error::File`] when `out` cannot be written, with the cause as its source, or when there is no
    /// room for temporary files; [`Error::Internal`] when a form asks for something a workbook cannot
    /// hold.
    pub fn make(
        title: &str,
        mut out: impl Write,
        draw: impl FnOnce(&mut Book) -> Result<()>,
    ) -> Result<()> {
        let bytes = scratch::with_scratch_files(|| {
            let mut book = Book::new(title)?;
            draw(&mut book)?;
            book.packed()
        })?;
        out.write_all(&bytes).map_err(|cause| fault(cause.into()))
    }

    fn new(title: &str) -> Result<Self> {
        let mut workbook = Workbook::new();
        let (year, month, day) = CREATED;
        let created = ExcelDateTime::from_ymd(year, month, day).map_err(fault)?;
        let properties = DocProperties::new()
            .set_title(title)
            .set_author("")
            .set_creation_datetime(&created);
        workbook.set_properties(&properties);
        workbook.set_zip_compression_level(COMPRESSION);
        Ok(Book {
            workbook,
            styles: Styles::new(),
            lent: Lent::default(),
            sheets: Vec::new(),
            names: Vec::new(),
        })
    }

    /// Begins the next sheet. Its rows are on disk as soon as the next row begins.
    pub fn sheet(&mut self, name: &str, columns: Vec<Column>, page: Page) -> Result<Sheet<'_>> {
        self.end_sheet()?;
        let worksheet = self
            .workbook
            .add_worksheet_with_constant_memory()
            .map_err(fault)?;
        worksheet.set_name(name).map_err(fault)?;
        self.sheets.push(name.to_owned());
        Sheet::begin(worksheet, &self.styles, &mut self.lent, name, columns, page)
    }

    fn end_sheet(&mut self) -> Result<()> {
        match self.workbook.worksheets_mut().last_mut() {
            Some(last) => self.lent.take_back(last, &self.styles),
            None => Ok(()),
        }
    }

    /// Names a range of a sheet; that the sheet exists is checked at the end.
    pub fn define_name(&mut self, name: &str, sheet: &str, range: &str) {
        self.names
            .push((name.to_owned(), sheet.to_owned(), range.to_owned()));
    }

    /// The bytes of the file.
    fn packed(mut self) -> Result<Vec<u8>> {
        self.end_sheet()?;
        for (name, sheet, range) in &self.names {
            if !self.sheets.contains(sheet) {
                return Err(Error::Internal(format!(
                    "name {name} on missing sheet {sheet}"
                )));
            }
            let target = format!("={}!{range}", quoted(sheet));
            self.workbook
                .define_name(name.as_str(), &target)
                .map_err(fault)?;
        }
        let mut bytes = self.workbook.save_to_buffer().map_err(fault)?;
        system::note_unix(&mut bytes);
        Ok(bytes)
    }
}

/// A sheet's name as formulas spell it: '活动台账'.
pub fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

/// Letters of a column counted from 0: A, B, … Z, AA.
pub fn column_letters(column: usize) -> String {
    rust_xlsxwriter::utility::column_number_to_name(column as u16)
}

/// The day as a workbook counts it: whole days since 1899-12-30.
pub fn serial(date: NaiveDate) -> f64 {
    const DAY_ZERO: NaiveDate = match NaiveDate::from_ymd_opt(1899, 12, 30) {
        Some(day) => day,
        None => panic!("a real day"),
    };
    (date - DAY_ZERO).num_days() as f64
}

/// Trouble with the disk keeps its cause; everything else is a fault of the form.
fn fault(error: XlsxError) -> Error {
    let source = match error {
        XlsxError::TempFileError(_, source) => return scratch::explained(&source),
        XlsxError::IoError(source) => source,
        XlsxError::ZipError(error) => io::Error::from(error),
        other => return Error::Internal(format!("workbook: {other}")),
    };
    Error::file("工作簿没有写成。", source)
}

#[cfg(test)]
mod tests;
