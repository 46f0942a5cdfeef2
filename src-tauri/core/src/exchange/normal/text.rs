//! Plain text and names out of a cell.
use crate::text::person_name;

use super::super::tabular::Cell;
use super::{Normal, text_of};

/// Text of one line; `None` where the cell is empty.
pub fn plain(cell: &Cell) -> Normal<String> {
    text_of(cell)
}

/// How people write “nothing” in a form: —, 无, /.
pub fn is_blank_mark(text: &str) -> bool {
    matches!(
        text,
        "-" | "--" | "—" | "——" | "－" | "/" | "\\" | "／" | "无" | "暂无" | "没有" | "空" | "N/A"
    )
}

/// A person's name; see [`person_name`].
pub fn name(cell: &Cell) -> Normal<String> {
    let Some(text) = text_of(cell)? else {
        return Ok(None);
    };
    person_name(&text).map(Some)
}
