//! How high a row must be: spreadsheet programs do not all find that out by themselves.
use super::{Cell, Value};

/// Height of a line of 10.5-point text, in points.
const LINE_POINTS: f64 = 14.5;
/// White above and below the text of a cell, in points.
const MARGIN_POINTS: f64 = 6.0;
/// What a cell's own margins take of its width, in characters.
const MARGIN_CHARS: f64 = 1.4;

/// Points that a row with these cells needs; each with the width of its column in characters.
pub(super) fn row_points<'c>(cells: impl Iterator<Item = (&'c Cell, f64)>) -> f64 {
    let lines = cells
        .map(|(cell, width_chars)| lines(cell, width_chars))
        .max();
    f64::from(lines.unwrap_or(1)) * LINE_POINTS + MARGIN_POINTS
}

fn lines(cell: &Cell, width_chars: f64) -> u32 {
    match cell {
        Cell::Text(text)
        | Cell::Formula {
            value: Value::Text(text),
            ..
        } => {
            let room = (width_chars - MARGIN_CHARS).max(2.0);
            text.lines()
                .map(|line| (chars(line) / room).ceil().max(1.0) as u32)
                .sum()
        }
        _ => 1,
    }
}

/// Width in characters of the default font: a Chinese one takes the place of two.
fn chars(text: &str) -> f64 {
    text.chars()
        .map(|character| if character.is_ascii() { 1.0 } else { 2.0 })
        .sum()
}
