//! The data workbook (数据工作簿): every record of a ledger, to be filled in WPS and imported again.
//!
//! What stands in it is described by the core's `exchange::data_workbook`; here it is only drawn.
mod forms;

pub use forms::{BlankDataWorkbookForm, DataWorkbookForm};

use std::io::Write;

use lianyan_core::exchange::data_workbook::{
    self as description, CHOICES, COVER, ColumnSpec, Kind, SheetSpec,
};
use lianyan_core::exchange::tabular::Cell as Value;
use lianyan_core::{Reader, Result};
use rust_xlsxwriter::{DataValidation, Formula};

use crate::sheet::{self, Book, Cell, Column, Page, Sheet, column_letters, quoted};

const TITLE: &str = "数据工作簿";

/// Writes all records. The reader should be inside one snapshot.
pub fn write(reader: Reader<'_>, out: impl Write + Send) -> Result<()> {
    let writer = description::cell_writer(reader)?;
    draw(reader, out, |spec, put| {
        description::rows(reader, &writer, spec, put)
    })
}

/// Writes the workbook without any record but the lists to choose from: a form to be filled in.
pub fn write_blank(reader: Reader<'_>, out: impl Write + Send) -> Result<()> {
    draw(reader, out, |_, _| Ok(()))
}

/// Writes the workbook with rows from elsewhere; `rows` hands each row of a sheet on.
pub fn draw(
    reader: Reader<'_>,
    out: impl Write + Send,
    mut rows: impl FnMut(&SheetSpec, &mut dyn FnMut(&[Value]) -> Result<()>) -> Result<()>,
) -> Result<()> {
    let choices = Choices::read(reader)?;
    Book::make(TITLE, out, |book| {
        cover(book, reader)?;
        for spec in description::sheets(reader.records()) {
            let mut sheet = begin(book, &spec, &choices)?;
            rows(&spec, &mut |cells| {
                let cells: Vec<Cell<'_>> = cells.iter().map(drawn).collect();
                sheet.row(&cells).map(|_| ())
            })?;
            sheet.filter()?;
        }
        choices.draw(book)
    })
}

fn cover(book: &mut Book, reader: Reader<'_>) -> Result<()> {
    let columns = vec![Column::new("", sheet::Kind::Long).wide(110.0)];
    let mut sheet = book.sheet(COVER, columns, Page::Portrait)?;
    sheet.title(TITLE)?;
    for line in description::cover_lines(reader.records()) {
        sheet.row(&[line.into()])?;
    }
    Ok(())
}

fn begin<'b>(book: &'b mut Book, spec: &SheetSpec, choices: &Choices) -> Result<Sheet<'b>> {
    let columns = spec.columns.iter().map(column).collect();
    let mut sheet = book.sheet(spec.name, columns, Page::Landscape)?;
    sheet.head()?;
    for (at, column) in spec.columns.iter().enumerate() {
        if let Some(range) = choices.range_of(column.kind) {
            let rule = DataValidation::new()
                .allow_list_formula(Formula::new(range))
                // Other names of a word are understood too, so the list offers and does not forbid.
                .show_error_message(false);
            sheet.validate(at as u16, sheet.next_row(), &rule)?;
        }
    }
    Ok(sheet)
}

/// Required columns bear an asterisk, which reading does not look at.
fn column(spec: &ColumnSpec) -> Column {
    let mark = if spec.required { "*" } else { "" };
    let kind = match (spec.column, spec.kind) {
        ("phone", _) => sheet::Kind::Phone,
        ("title", Kind::Text) | (_, Kind::LongText) => sheet::Kind::Long,
        ("name" | "former_names" | "place" | "address" | "post", Kind::Text) => sheet::Kind::Place,
        (_, Kind::Day | Kind::DayOrAlways) => sheet::Kind::Date,
        (_, Kind::Integer | Kind::Count) => sheet::Kind::Count,
        (_, Kind::Hours) => sheet::Kind::Measure,
        (_, Kind::SchoolYear | Kind::Term | Kind::Moment) => sheet::Kind::Place,
        _ => sheet::Kind::Word,
    };
    Column::new(format!("{}{mark}", spec.header), kind)
}

fn drawn(value: &Value) -> Cell<'_> {
    match value {
        Value::Empty => Cell::Blank,
        Value::Number(number) => Cell::Number(number.value),
        Value::Moment(at) => Cell::Date(at.date()),
        Value::Text(text) => text.into(),
        other => other.shown().into(),
    }
}

/// The lists behind the drop-downs, one column each on a sheet of their own.
struct Choices {
    lists: Vec<(String, Vec<String>)>,
}

impl Choices {
    fn read(reader: Reader<'_>) -> Result<Self> {
        let writer = description::cell_writer(reader)?;
        let mut lists: Vec<(String, Vec<String>)> = Vec::new();
        for column in description::sheets(reader.records())
            .iter()
            .flat_map(|sheet| &sheet.columns)
        {
            let Some(name) = description::list_of(column.kind) else {
                continue;
            };
            if lists.iter().all(|(known, _)| *known != name) {
                lists.push((name, writer.offered(reader, column.kind)?));
            }
        }
        Ok(Choices { lists })
    }

    /// `='选项'!$C$2:$C$9`
    fn range_of(&self, kind: Kind) -> Option<String> {
        let name = description::list_of(kind)?;
        let at = self.lists.iter().position(|(known, _)| *known == name)?;
        let letters = column_letters(at);
        let last = self.lists[at].1.len() + 1;
        (last > 1).then(|| format!("={}!${letters}$2:${letters}${last}", quoted(CHOICES)))
    }

    fn draw(&self, book: &mut Book) -> Result<()> {
        let columns = self
            .lists
            .iter()
            .map(|(name, _)| Column::new(name, sheet::Kind::Place))
            .collect();
        let mut sheet = book.sheet(CHOICES, columns, Page::Landscape)?;
        sheet.head()?;
        let rows = self
            .lists
            .iter()
            .map(|(_, values)| values.len())
            .max()
            .unwrap_or(0);
        for row in 0..rows {
            let cells: Vec<Cell<'_>> = self
                .lists
                .iter()
                .map(|(_, values)| {
                    values
                        .get(row)
                        .map_or(Cell::Blank, |value| value.as_str().into())
                })
                .collect();
            sheet.row(&cells)?;
        }
        Ok(())
    }
}
