//! The content of an ods, looked through before calamine lays its sheets out as rectangles: how
//! large they would become with all repeats, what is merged, hidden and struck out.
use std::collections::{HashMap, HashSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::Result;

use super::limits::Budget;
use super::unseen::Unseen;
use super::{Area, cells, xml};

/// As many rows, and more columns than, a sheet can have.
const MOST: u32 = 1_048_576;

/// What a sheet says beside the values of its cells.
#[derive(Default)]
pub(super) struct SheetFacts {
    pub(super) merges: Vec<Area>,
    pub(super) unseen: Unseen,
    /// Row and column from 0.
    pub(super) struck: HashSet<(u32, u32)>,
}

/// The facts of every sheet, by its name.
pub(super) fn read(content: &[u8], budget: &mut Budget) -> Result<HashMap<String, SheetFacts>> {
    let text = String::from_utf8_lossy(content);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut scan = Scan::default();
    loop {
        budget.tick()?;
        match reader.read_event().map_err(|e| budget.damaged(e))? {
            Event::Start(element) => scan.start(&element, budget)?,
            Event::Text(text) => scan.text += text.len(),
            Event::End(element) => scan.end(element.local_name().as_ref(), budget)?,
            Event::Eof => break,
            _ => {}
        }
    }
    scan.end("table", budget)?;
    Ok(scan.found)
}

/// Where the reading stands; repeats count as so many rows or columns.
#[derive(Default)]
struct Scan {
    found: HashMap<String, SheetFacts>,
    /// The style being described, and those that strike out.
    style: Option<String>,
    striking: HashSet<String>,
    table: Option<Table>,
    cell: Option<OdsCell>,
    /// Bytes of the texts of the cell at hand.
    text: usize,
}

#[derive(Default)]
struct Table {
    name: String,
    facts: SheetFacts,
    row: u32,
    next_row: u32,
    column: u32,
    next_column: u32,
    /// Whether cells without a style of their own are struck out, in this row.
    row_struck: bool,
    /// The same by column, with the first column behind it.
    columns_struck: Vec<(u32, bool)>,
    /// First and last row and column that hold something, from 0; the last ones one further.
    used: Option<[u32; 4]>,
    /// Cells of all rows as they stand in the file, each up to the last that holds something.
    written: usize,
    /// Texts of all cells, repeats included.
    text_bytes: usize,
    /// As far as the row at hand has been counted.
    counted: u32,
}

/// A cell with its repeats.
struct OdsCell {
    start: (u32, u32),
    columns: u32,
    filled: bool,
}

impl Scan {
    fn start(&mut self, element: &BytesStart<'_>, budget: &mut Budget) -> Result<()> {
        match element.local_name().as_ref() {
            "style" => self.style = xml::attribute(element, "name"),
            "text-properties" if strikes(element) => self.striking.extend(self.style.clone()),
            "table" => {
                self.end("table", budget)?;
                budget.take_sheet()?;
                self.table = Some(Table {
                    name: xml::attribute(element, "name").unwrap_or_default(),
                    ..Table::default()
                });
            }
            "table-column" => self.start_column(element),
            "table-row" => self.start_row(element),
            "table-cell" | "covered-table-cell" => self.start_cell(element, budget)?,
            _ => {}
        }
        Ok(())
    }

    fn struck(&self, element: &BytesStart<'_>, attribute: &str) -> Option<bool> {
        xml::attribute(element, attribute).map(|style| self.striking.contains(&style))
    }

    fn start_column(&mut self, element: &BytesStart<'_>) {
        let struck = self.struck(element, "default-cell-style-name");
        let Some(table) = &mut self.table else { return };
        let first = table.next_column;
        table.next_column = first.saturating_add(repeats(element, "number-columns-repeated"));
        if is_unseen(element) {
            let columns = (first, table.next_column - 1);
            table.facts.unseen.columns.push(columns);
        }
        let struck = struck.unwrap_or(false);
        table.columns_struck.push((table.next_column, struck));
    }

    fn start_row(&mut self, element: &BytesStart<'_>) {
        let struck = self.struck(element, "default-cell-style-name");
        let Some(table) = &mut self.table else { return };
        table.row = table.next_row;
        table.column = 0;
        table.counted = 0;
        table.row_struck = struck.unwrap_or(false);
        let repeated = repeats(element, "number-rows-repeated");
        table.next_row = table.row.saturating_add(repeated);
        if is_unseen(element) {
            let rows = (table.row + 1, table.next_row);
            table.facts.unseen.rows.push(rows);
        }
    }

    fn start_cell(&mut self, element: &BytesStart<'_>, budget: &mut Budget) -> Result<()> {
        let struck = self.struck(element, "style-name");
        let Some(table) = &mut self.table else {
            return Ok(());
        };
        let start = (table.row, table.column);
        let columns = repeats(element, "number-columns-repeated");
        table.column = table.column.saturating_add(columns);
        let rows = repeats(element, "number-rows-spanned");
        let spanned = repeats(element, "number-columns-spanned");
        if rows > 1 || spanned > 1 {
            budget.take_area()?;
            let end = (
                start.0.saturating_add(rows - 1),
                start.1.saturating_add(spanned - 1),
            );
            table.facts.merges.push(cells::area(start, end));
        }
        let formula = xml::attribute(element, "formula");
        let text = xml::attribute(element, "string-value");
        let filled = formula.is_some() || xml::attribute(element, "value-type").is_some();
        if filled && struck.unwrap_or_else(|| table.struck_by_default(start.1)) {
            table.strike(columns, budget)?;
        }
        let length = |text: Option<String>| text.map_or(0, |text| text.len());
        self.text = length(formula) + length(text);
        self.cell = Some(OdsCell {
            start,
            columns,
            filled,
        });
        Ok(())
    }

    fn end(&mut self, name: &str, budget: &mut Budget) -> Result<()> {
        match name {
            "style" => self.style = None,
            "table-cell" | "covered-table-cell" => {
                let (Some(table), Some(cell)) = (&mut self.table, self.cell.take()) else {
                    return Ok(());
                };
                // What stands in a cell without a type is passed over.
                if cell.filled {
                    table.note_used(cell.start);
                    let copies = (table.next_row - table.row) as usize * cell.columns as usize;
                    let bytes = self.text.saturating_mul(copies);
                    table.text_bytes = table.text_bytes.saturating_add(bytes);
                    table.written += (table.column - table.counted) as usize;
                    table.counted = table.column;
                }
            }
            "table" => {
                if let Some(table) = self.table.take() {
                    budget.take_laid_out(table.written.max(table.extent()))?;
                    budget.take_text_bytes(table.text_bytes)?;
                    self.found.insert(table.name, table.facts);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Table {
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

    fn struck_by_default(&self, column: u32) -> bool {
        let mut columns = self.columns_struck.iter();
        let of_column = columns.find(|(behind, _)| column < *behind);
        self.row_struck || of_column.is_some_and(|(_, struck)| *struck)
    }

    /// The cell that has just been passed, in all its repeats.
    fn strike(&mut self, columns: u32, budget: &mut Budget) -> Result<()> {
        let rows = self.row..self.next_row.min(MOST);
        for row in rows {
            budget.take_cells(columns as usize)?;
            let spots = (self.column - columns..self.column).map(|column| (row, column));
            self.facts.struck.extend(spots);
        }
        Ok(())
    }
}

fn strikes(element: &BytesStart<'_>) -> bool {
    ["text-line-through-style", "text-line-through-type"]
        .iter()
        .any(|name| xml::attribute(element, name).is_some_and(|value| value != "none"))
}

/// Hidden by hand (collapse) or by a filter.
fn is_unseen(element: &BytesStart<'_>) -> bool {
    xml::attribute(element, "visibility").is_some_and(|value| value != "visible")
}

/// At least 1, and no more than a sheet can have.
fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    xml::number(element, name).unwrap_or(1).clamp(1, MOST)
}
