//! xls and ods, which their reader hands over as whole rectangles.
use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader as _, SheetType, SheetVisible, Xls};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::error::Result;

use super::limits::Budget;
use super::parts::Part;
use super::xlsx_file::{of_iso, of_serial, of_text, put};
use super::{Area, Cell, CellFault, Row, Sheet, Workbook, merges};

pub(super) fn read_xls(bytes: &[u8], budget: &mut Budget) -> Result<Workbook> {
    let mut book: Xls<Cursor<&[u8]>> =
        Xls::new(Cursor::new(bytes)).map_err(|e| budget.damaged(e))?;
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let range = book
            .worksheet_range(&meta.name)
            .map_err(|e| budget.damaged(e))?;
        let merged = book
            .merge_cells_by_sheet_name(&meta.name)
            .unwrap_or_default();
        let mut sheet = Sheet {
            rows: rows(&range, None, budget)?,
            merges: merged.iter().map(|d| area(d.start, d.end)).collect(),
            hidden: meta.visible != SheetVisible::Visible,
            name: meta.name,
        };
        merges::fill(&mut sheet, budget)?;
        sheets.push(sheet);
    }
    Ok(Workbook {
        name: budget.name().to_owned(),
        sheets,
        epoch_1904: book.has_1904_epoch(),
        typed: true,
    })
}

pub(super) fn read_ods(bytes: &[u8], parts: &[Part], budget: &mut Budget) -> Result<Workbook> {
    let mut merged = match parts.iter().find(|part| part.path == "content.xml") {
        Some(part) => ods_merges(&part.bytes, budget)?,
        None => HashMap::new(),
    };
    let mut book: Ods<Cursor<&[u8]>> =
        Ods::new(Cursor::new(bytes)).map_err(|e| budget.damaged(e))?;
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        let range = book
            .worksheet_range(&meta.name)
            .map_err(|e| budget.damaged(e))?;
        let formulas = book
            .worksheet_formula(&meta.name)
            .map_err(|e| budget.damaged(e))?;
        let mut sheet = Sheet {
            rows: rows(&range, Some(&formulas), budget)?,
            merges: merged.remove(&meta.name).unwrap_or_default(),
            hidden: meta.visible != SheetVisible::Visible,
            name: meta.name,
        };
        merges::fill(&mut sheet, budget)?;
        sheets.push(sheet);
    }
    Ok(Workbook {
        name: budget.name().to_owned(),
        sheets,
        epoch_1904: false,
        typed: true,
    })
}

fn rows(
    range: &Range<Data>,
    formulas: Option<&Range<String>>,
    budget: &mut Budget,
) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, value) in range.used_cells() {
        let place = (top + row as u32, left + column as u32);
        put(&mut rows, place, of_data(value), budget)?;
    }
    let (top, left) = formulas.and_then(Range::start).unwrap_or((0, 0));
    for (row, column, formula) in formulas.into_iter().flat_map(Range::used_cells) {
        let place = (top + row as u32, left + column as u32);
        let unsolved = matches!(range.get_value(place), None | Some(Data::Empty));
        if unsolved && !formula.is_empty() {
            put(
                &mut rows,
                place,
                Cell::Fault(CellFault::NoStoredValue),
                budget,
            )?;
        }
    }
    rows.sort_by_key(|row| row.number);
    Ok(rows)
}

fn of_data(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::Int(int) => Cell::number(*int as f64),
        Data::Float(value) => Cell::number(*value),
        Data::String(text) => of_text(text),
        Data::Bool(bool) => Cell::Bool(*bool),
        Data::DateTime(date) => of_serial(date.as_f64(), date.to_ymd_hms_milli()),
        Data::DateTimeIso(text) => of_iso(text),
        Data::DurationIso(text) => Cell::text(text.clone()),
        Data::Error(error) => Cell::Fault(CellFault::Error(error.to_string())),
    }
}

/// From places counted from 0.
fn area(start: (u32, u32), end: (u32, u32)) -> Area {
    Area {
        first_row: start.0 + 1,
        last_row: end.0 + 1,
        first_column: start.1 as usize,
        last_column: end.1 as usize,
    }
}

/// Spanned cells of an ods, by sheet; its reader library does not tell them.
fn ods_merges(content: &[u8], budget: &Budget) -> Result<HashMap<String, Vec<Area>>> {
    let text = String::from_utf8_lossy(content);
    let mut reader = Reader::from_str(&text);
    let mut found: HashMap<String, Vec<Area>> = HashMap::new();
    let mut at = OdsPlace::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) => {
                if let Some(area) = at.advance(&e) {
                    found.entry(at.sheet.clone()).or_default().push(area);
                }
            }
            Ok(Event::Eof) => return Ok(found),
            Err(cause) => return Err(budget.damaged(cause)),
            Ok(_) => {}
        }
    }
}

/// Where in the sheet the next element stands; repeats count as so many rows or columns.
#[derive(Default)]
struct OdsPlace {
    sheet: String,
    row: u32,
    next_row: u32,
    column: u32,
}

impl OdsPlace {
    fn advance(&mut self, element: &BytesStart<'_>) -> Option<Area> {
        match element.name().as_ref() {
            "table:table" => {
                self.sheet = attribute(element, "table:name").unwrap_or_default();
                self.next_row = 0;
                None
            }
            "table:table-row" => {
                self.row = self.next_row;
                self.column = 0;
                let repeated = number(element, "table:number-rows-repeated");
                self.next_row = self.row.saturating_add(repeated);
                None
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let start = (self.row, self.column);
                let repeated = number(element, "table:number-columns-repeated");
                self.column = self.column.saturating_add(repeated);
                let rows = number(element, "table:number-rows-spanned");
                let columns = number(element, "table:number-columns-spanned");
                let end = (
                    start.0.saturating_add(rows - 1),
                    start.1.saturating_add(columns - 1),
                );
                (rows > 1 || columns > 1).then(|| area(start, end))
            }
            _ => None,
        }
    }
}

/// At least 1, and no more than a sheet can have.
fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name)
        .and_then(|value| value.parse().ok())
        .unwrap_or(1)
        .clamp(1, 1_048_576)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}
