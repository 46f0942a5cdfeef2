//! The annual workbook against a bare rust_xlsxwriter program that writes the same cells.
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use lianyan_core::Ledger;
use lianyan_core::dates::SchoolYear;
use lianyan_core::evidence::Edition;
use lianyan_core::yearbook::{self, YearbookRequest};
use lianyan_forms::annual_workbook;
use rust_xlsxwriter::{Formula, Workbook};

use crate::measure::{milliseconds, peak_megabytes, ratio, side_by_side};
use crate::table::Line;

const RUNS: usize = 5;
const GOAL: f64 = 1.3;

/// A sheet's cells as they stand in the finished workbook.
struct Cells {
    name: String,
    rows: Vec<Vec<Cell>>,
}

enum Cell {
    Empty,
    Number(f64),
    Text(String),
    Formula { text: String, result: String },
}

pub(crate) fn measure(ledger: &Ledger, what: &str) -> Vec<Line> {
    let bytes = ours(ledger);
    let cells = cells_of(&bytes);
    let count: usize = cells
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .map(Vec::len)
        .sum();
    let (mine, bare) = side_by_side(RUNS, || drop(ours(ledger)), || drop(write_bare(&cells)));
    vec![
        Line {
            what: format!(
                "annual workbook, {what}: {count} cells, {} KB",
                bytes.len() / 1024
            ),
            ours: milliseconds(mine),
            bare: milliseconds(bare),
            ratio: format!("{:.2}", ratio(mine, bare)),
            goal: format!("≤ {GOAL}"),
        },
        Line::alone(
            format!("peak memory of the whole process after it, {what}"),
            peak_megabytes().map_or("–".into(), |mb| format!("{mb} MB")),
            "",
        ),
    ]
}

/// Reads the year and draws the workbook: all that happens between click and file.
fn ours(ledger: &Ledger) -> Vec<u8> {
    let request = YearbookRequest {
        school_year: SchoolYear(2024),
        community: None,
    };
    let year = yearbook::read(ledger.reader(), request).expect("the year can be read");
    let mut out = Vec::new();
    annual_workbook::write(&year, Edition::SelfCheck, &mut out).expect("the workbook is drawn");
    out
}

fn cells_of(bytes: &[u8]) -> Vec<Cells> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("our own workbook");
    let names = book.sheet_names().to_owned();
    names
        .into_iter()
        .map(|name| {
            let values = book.worksheet_range(&name).expect("a sheet");
            let formulas = book.worksheet_formula(&name).expect("its formulas");
            let rows = values
                .rows()
                .enumerate()
                .map(|(row, cells)| {
                    let cell = |(column, value): (usize, &Data)| {
                        let (top, left) = values.start().unwrap_or_default();
                        let place = (top + row as u32, left + column as u32);
                        let formula = formulas.get_value(place).filter(|text| !text.is_empty());
                        of_value(value, formula)
                    };
                    cells.iter().enumerate().map(cell).collect()
                })
                .collect();
            Cells { name, rows }
        })
        .collect()
}

fn of_value(value: &Data, formula: Option<&String>) -> Cell {
    if let Some(text) = formula {
        return Cell::Formula {
            text: text.clone(),
            result: value.to_string(),
        };
    }
    match value {
        Data::Empty => Cell::Empty,
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::DateTime(moment) => Cell::Number(moment.as_f64()),
        other => Cell::Text(other.to_string()),
    }
}

/// The least a program must do: the cells are in memory, no format but the library's own.
fn write_bare(sheets: &[Cells]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        let page = workbook
            .add_worksheet_with_constant_memory()
            .expect("the library can make temporary files")
            .set_name(&sheet.name)
            .expect("a name that was good before");
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Empty => continue,
                    Cell::Number(number) => page.write_number(row, column, *number),
                    Cell::Text(text) => page.write_string(row, column, text),
                    Cell::Formula { text, result } => {
                        page.write_formula(row, column, Formula::new(text).set_result(result))
                    }
                }
                .expect("a cell that was good before");
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}
