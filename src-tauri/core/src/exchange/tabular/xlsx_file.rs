//! xlsx (and, by its own reader, ods): parts checked first, then cells streamed one by one.
use std::collections::HashSet;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx};
use chrono::{NaiveDate, NaiveTime};

use crate::error::Result;

use super::limits::Budget;
use super::{Cell, CellFault, Number, Row, Sheet, Workbook, merges, old_formats, parts};

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads a zip container: xlsx, ods, or something that is neither.
pub(super) fn read_archive(bytes: &[u8], budget: &mut Budget) -> Result<Workbook> {
    let parts = parts::check(bytes, budget)?;
    let has = |path: &str| {
        parts
            .iter()
            .any(|part| part.path.eq_ignore_ascii_case(path))
    };
    if has("content.xml") {
        return old_formats::read_ods(bytes, &parts, budget);
    }
    if merges::workbook_path(&parts).is_none() {
        return Err(budget.refuse("不是表格文件。请选xlsx、xls、ods或csv文件"));
    }
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

/// Places arrive row by row, except in odd files.
pub(super) fn put(
    rows: &mut Vec<Row>,
    place: (u32, u32),
    value: Cell,
    budget: &mut Budget,
) -> Result<()> {
    let (number, column) = (place.0 + 1, place.1 as usize);
    let at = match rows.last() {
        Some(last) if last.number == number => rows.len() - 1,
        Some(last) if last.number > number => {
            match rows.iter().position(|row| row.number == number) {
                Some(at) => at,
                None => new_row(rows, number),
            }
        }
        _ => new_row(rows, number),
    };
    let cells = &mut rows[at].cells;
    if cells.len() <= column {
        budget.take_cells(column + 1 - cells.len())?;
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = value;
    Ok(())
}

fn new_row(rows: &mut Vec<Row>, number: u32) -> usize {
    let cells = Vec::with_capacity(rows.last().map_or(0, |row| row.cells.len()));
    rows.push(Row { number, cells });
    rows.len() - 1
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

pub(super) fn of_text(text: &str) -> Cell {
    match text.is_empty() {
        true => Cell::Empty,
        false => Cell::Text(text.to_owned()),
    }
}

type Stamp = (u16, u8, u8, u8, u8, u8, u16);

/// A day number with its calendar reading; below 1 it is a time of day.
pub(super) fn of_serial(serial: f64, stamp: Stamp) -> Cell {
    let (year, month, day, hour, minute, second, _) = stamp;
    let time = NaiveTime::from_hms_opt(hour.into(), minute.into(), second.into());
    if (0.0..1.0).contains(&serial) {
        return time.map_or(Cell::number(serial), Cell::Time);
    }
    let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    match (date, time) {
        (Some(date), Some(time)) if serial >= 1.0 => Cell::Moment(date.and_time(time)),
        _ => Cell::number(serial),
    }
}

/// `2024-09-05` or `2024-09-05T14:00:00`
pub(super) fn of_iso(text: &str) -> Cell {
    if let Ok(date) = text.parse::<NaiveDate>() {
        return Cell::day(date);
    }
    match text.parse() {
        Ok(moment) => Cell::Moment(moment),
        Err(_) => Cell::text(text),
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
