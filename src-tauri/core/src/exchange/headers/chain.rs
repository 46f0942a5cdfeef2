//! Lists as people write them one below the other in a chat (接龙), every entry in one cell:
//! 1. 甘若兰 石桥中心小学 语文.
use crate::exchange::tabular::{Cell, Row, Sheet};

/// The entries with a cell for each of their words; `None` for other sheets.
pub fn chain(sheet: &Sheet) -> Option<Sheet> {
    let filled = sheet.rows.iter().filter(|row| !row.is_empty()).count();
    let entries = sheet.rows.iter().filter(|row| entry(row).is_some()).count();
    if entries < 2 || entries * 2 <= filled {
        return None;
    }
    let parted = |row: &Row| {
        let mut parted = row.clone();
        if let Some(words) = entry(row) {
            parted.cells = words.into_iter().map(Cell::text).collect();
        }
        parted
    };
    let rows = sheet.rows.iter().map(parted).collect();
    Some(Sheet {
        rows,
        ..sheet.clone()
    })
}

/// The words after the number of an entry.
fn entry(row: &Row) -> Option<Vec<&str>> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let (Some(Cell::Text(text)), None) = (filled.next(), filled.next()) else {
        return None;
    };
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(['.', '．', '、', ')', '）', ' ', '　'])?;
    let words = rest.split(|c: char| c.is_whitespace() || "，,；;/".contains(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    (text.starts_with(|c: char| c.is_ascii_digit()) && !words.is_empty()).then_some(words)
}
