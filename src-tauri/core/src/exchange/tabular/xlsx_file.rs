//! xlsx: parts checked first, then cells streamed one by one.
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx};

use crate::error::Result;
use crate::text::plain_characters;

use super::cells::{of_iso, of_serial, of_text};
use super::limits::Budget;
use super::parts::Package;
use super::rows::Rows;
use super::xlsx_facts::{Formula, SheetFacts};
use super::xlsx_strings::Struck;
use super::{Cell, CellFault, Number, Row, Sheet, Workbook, merges, xlsx_package};

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

pub(super) fn read(
    bytes: &[u8],
    package: Package<'_>,
    workbook: &str,
    budget: &mut Budget,
) -> Result<Workbook> {
    let mut facts = xlsx_package::facts(package, workbook, budget)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| budget.damaged(e))?;
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let facts = facts.remove(&meta.name).unwrap_or_default();
        let mut sheet = Sheet {
            rows: rows(&mut book, &meta.name, &facts, budget)?,
            merges: facts.merges,
            hidden: meta.visible != SheetVisible::Visible,
            name: plain_characters(&meta.name).into_owned(),
            ..Sheet::default()
        };
        merges::fill(&mut sheet, budget)?;
        facts.unseen.mark(&mut sheet);
        sheets.push(sheet);
    }
    Ok(Workbook {
        name: budget.name().to_owned(),
        sheets,
        epoch_1904: book.has_1904_epoch(),
        typed: true,
    })
}

fn rows(
    book: &mut Book<'_>,
    name: &str,
    facts: &SheetFacts,
    budget: &mut Budget,
) -> Result<Vec<Row>> {
    let damaged = budget.damage();
    let mut cells = book.worksheet_cells_reader(name).map_err(&damaged)?;
    let styles: Vec<Shape> = cells.styles().iter().map(Shape::of).collect();
    let mut rows = Rows::new(budget);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(&damaged)? {
        let place = cell.get_position();
        let style = styles.get(style).copied().unwrap_or_default();
        let value = match facts.formulas.get(&place) {
            Some(Formula::Picture) => Cell::Empty,
            Some(Formula::Unsolved) => Cell::Fault(CellFault::NoStoredValue),
            None => of_value(cell.get_value(), style.decimals),
        };
        match (facts.struck.get(&place), value) {
            (_, Cell::Empty) => rows.tick()?,
            (Some(Struck::Partly(text)), _) if !style.struck => {
                let fault = CellFault::PartlyStruck(Box::new(text.clone()));
                rows.put(place, Cell::Fault(fault), false)?;
            }
            (struck, value) => rows.put(place, value, style.struck || struck.is_some())?,
        }
    }
    Ok(rows.finish())
}

/// What counts of a cell's style.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    decimals: Option<u8>,
    struck: bool,
}

impl Shape {
    fn of(style: &Style) -> Self {
        Shape {
            decimals: shown_decimals(style),
            struck: style.font.as_ref().is_some_and(|font| font.strikethrough),
        }
    }
}

fn of_value(value: &DataRef<'_>, decimals: Option<u8>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(int) => Cell::number(*int as f64),
        DataRef::Float(value) => Cell::Number(Number {
            value: *value,
            decimals,
        }),
        DataRef::String(text) => of_text(text),
        DataRef::SharedString(text) => of_text(text),
        DataRef::Bool(bool) => Cell::Bool(*bool),
        DataRef::DateTime(date) => of_serial(date.as_f64(), date.to_ymd_hms_milli()),
        DataRef::DateTimeIso(text) => of_iso(text),
        DataRef::DurationIso(text) => of_text(text),
        DataRef::Error(error) => Cell::Fault(CellFault::Error(error.to_string())),
    }
}

/// Decimals a number format shows: `0.00` shows two. `None` where it shows what there is.
fn shown_decimals(style: &Style) -> Option<u8> {
    let format = style
        .number_format
        .as_ref()?
        .format_code
        .split(';')
        .next()?;
    let plain = format.trim_end_matches(['_', ' ']);
    if plain == "0" || plain == "#" || plain == "#,##0" {
        return Some(0);
    }
    let (whole, places) = plain.split_once('.')?;
    let digits = places.len();
    let is_plain =
        whole.chars().all(|c| matches!(c, '0' | '#' | ',')) && places.bytes().all(|b| b == b'0');
    (is_plain && digits > 0).then(|| u8::try_from(digits).ok())?
}
