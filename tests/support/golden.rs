//! Expected texts in `tests/golden`, and workbooks as text to compare with them.
use std::io::Cursor;

use calamine::{Reader, Xlsx};

/// A workbook as text: every sheet, one line a row, cells between bars.
pub fn workbook_text(bytes: &[u8]) -> String {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("an xlsx file");
    let mut text = String::new();
    for (name, cells) in book.worksheets() {
        text += &format!("[{name}]\n");
        for row in cells.rows() {
            let row: Vec<String> = row.iter().map(ToString::to_string).collect();
            text += &format!("|{}|\n", row.join("|"));
        }
    }
    text
}

/// Compares with `tests/golden/NAME`; `GOLDEN=write cargo test` makes the file anew.
pub fn assert_golden(name: &str, actual: &str) {
    let path = format!("{}/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("GOLDEN").as_deref() == Ok("write") {
        std::fs::write(&path, actual).expect("the golden folder is writable");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if let Some((line, now, then)) = first_difference(actual, &expected) {
        panic!("{path} says otherwise from line {line} on:\n now  {now}\n then {then}");
    }
}

/// The first line that differs, counted from 1, in both texts; one of them may have ended.
fn first_difference<'t>(actual: &'t str, expected: &'t str) -> Option<(usize, &'t str, &'t str)> {
    let (mut now, mut then) = (actual.split('\n'), expected.split('\n'));
    let pairs = std::iter::from_fn(|| match (now.next(), then.next()) {
        (None, None) => None,
        (now, then) => Some((now.unwrap_or_default(), then.unwrap_or_default())),
    });
    let mut numbered = (1..).zip(pairs);
    let different = numbered.find(|(_, (now, then))| now != then);
    different.map(|(line, (now, then))| (line, now, then))
}
