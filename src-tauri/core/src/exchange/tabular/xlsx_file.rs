//! xlsx: parts checked first, then cells streamed one by one.
use std::collections::HashSet;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx};

use crate::error::Result;

use super::cells::{of_iso, of_serial, of_text, put};
use super::limits::Budget;
use super::parts::Part;
use super::{Cell, CellFault, Number, Row, Sheet, Workbook, merges};

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

pub(super) fn read(bytes: &[u8], parts: Vec<Part>, budget: &mut Budget) -> Result<Workbook> {
    let mut merged = merges::of_parts(&parts, budget)?;
    let formulas = parts.iter().any(|part| {
        part.path.starts_with("xl/worksheets/")
            && memchr::memmem::find(&part.bytes, b"<f").is_some()
    });
    drop(parts);
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| budget.damaged(e))?;
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let unsolved = match formulas {
            true => unsolved(&mut book, &meta.name, budget)?,
            false => HashSet::new(),
        };
        let mut sheet = Sheet {
            rows: rows(&mut book, &meta.name, &unsolved, budget)?,
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
        epoch_1904: book.has_1904_epoch(),
        typed: true,
    })
}

/// Places of formulas whose result is not stored.
fn unsolved(book: &mut Book<'_>, name: &str, budget: &mut Budget) -> Result<HashSet<(u32, u32)>> {
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|e| budget.damaged(e))?;
    let mut places = HashSet::new();
    while let Some(cell) = cells
        .next_cell_with_formula_metadata()
        .map_err(|e| budget.damaged(e))?
    {
        budget.tick()?;
        if cell.formula.is_some() && cell.value == DataRef::Empty {
            places.insert(cell.pos);
        }
    }
    Ok(places)
}

fn rows(
    book: &mut Book<'_>,
    name: &str,
    unsolved: &HashSet<(u32, u32)>,
    budget: &mut Budget,
) -> Result<Vec<Row>> {
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|e| budget.damaged(e))?;
    let decimals: Vec<Option<u8>> = cells.styles().iter().map(shown_decimals).collect();
    let mut rows: Vec<Row> = Vec::new();
    while let Some((cell, style)) = cells
        .next_cell_with_style_id()
        .map_err(|e| budget.damaged(e))?
    {
        let place = cell.get_position();
        let value = match unsolved.contains(&place) {
            true => Cell::Fault(CellFault::NoStoredValue),
            false => of_value(cell.get_value(), decimals.get(style).copied().flatten()),
        };
        if value != Cell::Empty {
            put(&mut rows, place, value, budget)?;
        } else {
            budget.tick()?;
        }
    }
    rows.sort_by_key(|row| row.number);
    Ok(rows)
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
        DataRef::DurationIso(text) => Cell::text(text.clone()),
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
