//! ods, which its reader hands over as whole rectangles.
use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Ods, Reader as _, SheetVisible};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::error::Result;

use super::limits::{Budget, LOCKED};
use super::parts::Part;
use super::{Area, Sheet, Workbook, cells, merges};

pub(super) fn read(bytes: &[u8], parts: &[Part], budget: &mut Budget) -> Result<Workbook> {
    let part = |path: &str| parts.iter().find(|part| part.path == path);
    if part("META-INF/manifest.xml").is_some_and(is_locked) {
        return Err(budget.refuse(LOCKED));
    }
    let mut merged = match part("content.xml") {
        Some(part) => scan(&part.bytes, budget)?,
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
            rows: cells::rows(&range, Some(&formulas), budget)?,
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

fn is_locked(manifest: &Part) -> bool {
    memchr::memmem::find(&manifest.bytes, b"encryption-data").is_some()
}

/// Spanned cells by sheet, which the reader library does not tell. What it would unroll into more
/// cells than allowed is refused here, before it does.
fn scan(content: &[u8], budget: &Budget) -> Result<HashMap<String, Vec<Area>>> {
    let text = String::from_utf8_lossy(content);
    let mut reader = Reader::from_str(&text);
    let mut found: HashMap<String, Vec<Area>> = HashMap::new();
    let mut at = Place::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) => {
                if let Some(area) = at.advance(&e) {
                    found.entry(at.sheet.clone()).or_default().push(area);
                }
                budget.check_cells(at.extent())?;
            }
            Ok(Event::Eof) => return Ok(found),
            Err(cause) => return Err(budget.damaged(cause)),
            Ok(_) => {}
        }
    }
}

/// Where in the sheet the next element stands; repeats count as so many rows or columns.
#[derive(Default)]
struct Place {
    sheet: String,
    row: u32,
    next_row: u32,
    column: u32,
    /// First and last row and column that hold something, from 0; the last ones one further.
    used: Option<[u32; 4]>,
}

impl Place {
    /// Widens what is used by a cell, its repeats included.
    fn note_used(&mut self, (row, column): (u32, u32)) {
        let (below, behind) = (self.next_row, self.column);
        self.used = Some(match self.used {
            None => [row, below, column, behind],
            Some([top, bottom, left, right]) => [
                top.min(row),
                bottom.max(below),
                left.min(column),
                right.max(behind),
            ],
        });
    }

    /// Cells of the rectangle around everything in the sheet.
    fn extent(&self) -> usize {
        let [top, bottom, left, right] = self.used.unwrap_or_default();
        let cells = u64::from(bottom - top) * u64::from(right - left);
        usize::try_from(cells).unwrap_or(usize::MAX)
    }

    fn advance(&mut self, element: &BytesStart<'_>) -> Option<Area> {
        match element.name().as_ref() {
            "table:table" => {
                self.sheet = attribute(element, "table:name").unwrap_or_default();
                self.next_row = 0;
                self.used = None;
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
                if holds_something(element) {
                    self.note_used(start);
                }
                let rows = number(element, "table:number-rows-spanned");
                let columns = number(element, "table:number-columns-spanned");
                let end = (
                    start.0.saturating_add(rows - 1),
                    start.1.saturating_add(columns - 1),
                );
                (rows > 1 || columns > 1).then(|| cells::area(start, end))
            }
            _ => None,
        }
    }
}

fn holds_something(element: &BytesStart<'_>) -> bool {
    ["office:value-type", "table:formula"]
        .iter()
        .any(|name| attribute(element, name).is_some())
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
