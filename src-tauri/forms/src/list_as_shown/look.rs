//! How wide a column is and how it looks: found from what stands in it.
use super::{ListAsShownForm, ShownCell, ShownKind};
use crate::sheet::{Column, Kind, text_chars};

/// Beside the text of a heading stands its filter button.
const BUTTON_CHARS: f64 = 3.0;
const MARGIN_CHARS: f64 = 2.0;
const NARROWEST_CHARS: f64 = 6.0;
/// What is longer wraps.
const WIDEST_CHARS: f64 = 36.0;
/// A word or two stand in the middle, longer texts at the left.
const WORD_CHARS: u32 = 10;

pub(super) fn columns(list: &ListAsShownForm) -> Vec<Column> {
    let columns = list.columns.iter().enumerate();
    columns
        .map(|(at, column)| {
            let cells = list.groups.iter().flat_map(|group| &group.rows);
            let cells: Vec<&ShownCell> = cells.filter_map(|row| row[at].as_ref()).collect();
            let longest = cells.iter().map(|cell| chars(cell)).max().unwrap_or(0);
            let kind = kind(column.kind, &cells, longest);
            let wanted = f64::from(longest) + MARGIN_CHARS;
            let heading = f64::from(text_chars(&column.label)) + BUTTON_CHARS;
            let least = match column.kind {
                ShownKind::Day => kind.width_chars(),
                _ => NARROWEST_CHARS,
            };
            let width = wanted.max(heading).max(least).min(WIDEST_CHARS);
            Column::new(&column.label, kind).wide(width)
        })
        .collect()
}

fn kind(told: ShownKind, cells: &[&ShownCell], longest: u32) -> Kind {
    let all_digits = |cell: &&ShownCell| match cell {
        ShownCell::Text(text) => text.bytes().all(|byte| byte.is_ascii_digit()),
        ShownCell::Number(_) => false,
    };
    let is_whole = |cell: &&ShownCell| match cell {
        ShownCell::Number(number) => number.fract() == 0.0,
        ShownCell::Text(_) => true,
    };
    match told {
        ShownKind::Day => Kind::Day,
        ShownKind::Number if cells.iter().all(is_whole) => Kind::Count,
        ShownKind::Number => Kind::Measure,
        ShownKind::Text if !cells.is_empty() && cells.iter().all(all_digits) => Kind::Code,
        ShownKind::Text if longest <= WORD_CHARS => Kind::Word,
        ShownKind::Text if f64::from(longest) + MARGIN_CHARS <= WIDEST_CHARS => Kind::Place,
        ShownKind::Text => Kind::Long,
    }
}

fn chars(cell: &ShownCell) -> u32 {
    match cell {
        ShownCell::Text(text) => text.lines().map(text_chars).max().unwrap_or(0),
        ShownCell::Number(number) => text_chars(&number.to_string()),
    }
}
