//! Values as reader libraries hand them over, as cells in their places.
use std::borrow::Cow;
use std::collections::HashSet;

use calamine::{Data, Range};
use chrono::{NaiveDate, NaiveTime};

use crate::error::Result;
use crate::text::plain_characters;

use super::rows::Rows;
use super::{Area, Cell, CellFault};

/// Puts a rectangle into rows; `formulas` where their reader keeps them apart.
pub(super) fn lay_out(
    range: &Range<Data>,
    formulas: Option<&Range<String>>,
    struck: &HashSet<(u32, u32)>,
    rows: &mut Rows<'_>,
) -> Result<()> {
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, value) in range.used_cells() {
        let place = (top + row as u32, left + column as u32);
        rows.put(place, of_data(value), struck.contains(&place))?;
    }
    let (top, left) = formulas.and_then(Range::start).unwrap_or((0, 0));
    for (row, column, formula) in formulas.into_iter().flat_map(Range::used_cells) {
        let place = (top + row as u32, left + column as u32);
        let unsolved = matches!(range.get_value(place), None | Some(Data::Empty));
        if unsolved && !formula.is_empty() && !is_picture(formula) {
            rows.put(place, Cell::Fault(CellFault::NoStoredValue), false)?;
        }
    }
    Ok(())
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
        Data::DurationIso(text) => of_text(text),
        Data::Error(error) => Cell::Fault(CellFault::Error(error.to_string())),
    }
}

/// What somebody typed, in ordinary characters and without the marks that a program set about it.
pub(super) fn of_text(text: &str) -> Cell {
    let text = plain_characters(text);
    let text = if text.contains("_x000") {
        without_escapes(&text)
    } else {
        text
    };
    match without_marks(&text) {
        "" => Cell::Empty,
        text if is_picture(text) => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}

/// Line ends as some programs write them into a text that is no XML.
fn without_escapes(text: &str) -> Cow<'_, str> {
    Cow::Owned(text.replace("_x000D_", "\r").replace("_x000A_", "\n"))
}

/// `="139…"` and `'139…` are how a number is kept from being counted with.
fn without_marks(text: &str) -> &str {
    let bare = text.trim();
    if let Some(inner) = bare
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        && !inner.contains('"')
    {
        return inner;
    }
    let marked = bare.strip_prefix(['\'', '＇', '’', '‘', '`']);
    marked
        .filter(|rest| !rest.contains(['\'', '＇', '’', '‘']))
        .unwrap_or(text)
}

/// WPS keeps a picture in a cell as a formula of its own, and other programs show that as text.
pub(super) fn is_picture(text: &str) -> bool {
    let formula = text.trim_start().trim_start_matches('=');
    let formula = formula.strip_prefix("_xlfn.").unwrap_or(formula);
    ["DISPIMG(", "IMAGE("].iter().any(|name| {
        formula
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
    })
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
        Err(_) => of_text(text),
    }
}

/// From places counted from 0.
pub(super) fn area(start: (u32, u32), end: (u32, u32)) -> Area {
    Area {
        first_row: start.0 + 1,
        last_row: end.0 + 1,
        first_column: start.1 as usize,
        last_column: end.1 as usize,
    }
}
