//! Phone numbers and plain numbers, also where a spreadsheet has turned one into the other.
use crate::text::{clean, phone_numbers, short_numbers};

use super::super::tabular::Cell;
use super::{Normal, Problem, text_of};

/// Phone numbers; see [`phone_numbers`]. Lines of a cell part numbers.
pub fn phone(cell: &Cell) -> Normal<String> {
    numbers(cell, phone_numbers)
}

/// Numbers within the school's own net; see [`short_numbers`].
pub fn short_number(cell: &Cell) -> Normal<String> {
    numbers(cell, short_numbers)
}

fn numbers(cell: &Cell, read: fn(&str) -> Result<String, Problem>) -> Normal<String> {
    let text = match cell {
        Cell::Number(number) if number.value.fract() == 0.0 => format!("{:.0}", number.value),
        Cell::Text(text) => text.clone(),
        _ => match text_of(cell)? {
            Some(text) => text,
            None => return Ok(None),
        },
    };
    if text.to_uppercase().contains("E+") {
        return Err(Problem::new(
            format!("电话“{}”是科学计数，后几位已经丢失", clean(&text)),
            "手机写11位数字，座机写区号-号码；把单元格设为文本后再填。",
        ));
    }
    let numbers = read(&text)?;
    Ok(Some(numbers).filter(|text| !text.is_empty()))
}

/// A whole number.
pub fn integer(cell: &Cell) -> Normal<i64> {
    let Some(value) = decimal(cell)? else {
        return Ok(None);
    };
    match value.fract() == 0.0 && value.abs() < 1e15 {
        true => Ok(Some(value as i64)),
        false => Err(Problem::new(
            format!("“{}”不是整数", cell.shown()),
            "填整数，不带小数。",
        )),
    }
}

/// A number, also written as text, with thousands separators or a unit behind it (3学时).
pub fn decimal(cell: &Cell) -> Normal<f64> {
    if let Cell::Number(number) = cell
        && number.value.is_finite()
    {
        return Ok(Some(number.value));
    }
    let Some(text) = text_of(cell)? else {
        return Ok(None);
    };
    let bare = text
        .trim_end_matches(|c: char| c.is_alphabetic())
        .replace([',', '，'], "");
    match bare.trim().parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(Some(value)),
        _ => Err(Problem::new(format!("“{text}”不是数字"), "填数字。")),
    }
}
