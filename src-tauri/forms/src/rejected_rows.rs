//! Rows of a list that could not be imported, each with what is wrong and how to mend it.
use std::io::Write;

use lianyan_core::Result;
use lianyan_core::exchange::roster_import::RejectedRows;

use crate::sheet::{Book, Cell, Column, Kind, Page};

/// The headings stand in the first row, so that the mended file can be imported as it is.
pub fn write(table: &RejectedRows, out: impl Write + Send) -> Result<()> {
    Book::make(&table.title, out, |book| draw(book, table))
}

fn draw(book: &mut Book, table: &RejectedRows) -> Result<()> {
    let reasons = table.headings.len().saturating_sub(2);
    let columns = table.headings.iter().enumerate().map(|(at, heading)| {
        let kind = match heading.as_str() {
            _ if at >= reasons => Kind::Long,
            "电话" => Kind::Phone,
            "学校" | "学校名称" | "职务" | "原行号" => Kind::Place,
            _ => Kind::Word,
        };
        Column::new(heading.as_str(), kind)
    });
    let mut sheet = book.sheet("有问题的行", columns.collect(), Page::Landscape)?;
    sheet.head()?;
    for row in &table.rows {
        let cells: Vec<Cell<'_>> = row.iter().map(Cell::from).collect();
        sheet.row(&cells)?;
    }
    sheet.filter()
}
