//! How high a row must be: spreadsheet programs do not all find that out by themselves.
use super::{Cell, Value};

/// Height of a line of 10.5-point text, in points.
const LINE_POINTS: f64 = 14.5;
/// White above and below the text of a cell, in points.
const MARGIN_POINTS: f64 = 6.0;
/// What is left free of a cell's width, in characters: programs round glyphs in their own ways. The
/// cell's margins are no part of its width.
const MARGIN_CHARS: f64 = 0.9;

/// Points that a row with these cells needs; each with the width of its column in characters.
pub(super) fn row_points<'c, 't: 'c>(cells: impl Iterator<Item = (&'c Cell<'t>, f64)>) -> f64 {
    let lines = cells
        .map(|(cell, width_chars)| lines(cell, width_chars))
        .max();
    f64::from(lines.unwrap_or(1)) * LINE_POINTS + MARGIN_POINTS
}

/// What stands in a hidden column, which has no width, takes no lines.
fn lines(cell: &Cell<'_>, width_chars: f64) -> u32 {
    match cell {
        _ if width_chars <= 0.0 => 1,
        Cell::Text(text) => lines_of(text, width_chars),
        Cell::Formula {
            value: Value::Text(text),
            ..
        } => lines_of(text, width_chars),
        _ => 1,
    }
}

fn lines_of(text: &str, width_chars: f64) -> u32 {
    let room = (width_chars - MARGIN_CHARS).max(2.0);
    text.lines()
        .map(|line| (f64::from(text_chars(line)) / room).ceil().max(1.0) as u32)
        .sum()
}

/// Width in characters of the default font: a Chinese one takes the place of two.
pub fn text_chars(text: &str) -> u32 {
    // Every byte but those that continue a character begins one; ASCII ones have the high bit unset.
    let width = |byte: u8| match byte {
        0x00..=0x7F => 1,
        0x80..=0xBF => 0,
        _ => 2,
    };
    text.bytes().map(width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_what_wraps_in_it_and_no_higher() {
        let cases = [
            ("竹溪初级中学", 15.0, 1),
            ("云麓县实验小学", 15.0, 1),
            ("云麓县第二小学校", 15.0, 2),
            ("竹溪镇中心小学校", 17.0, 1),
            ("松岭乡白塔中心小学", 17.0, 2),
            ("第一行\n第二行", 30.0, 2),
            ("", 15.0, 0),
        ];
        for (text, width, expected) in cases {
            assert_eq!(lines_of(text, width), expected, "{text}");
        }
    }
}
