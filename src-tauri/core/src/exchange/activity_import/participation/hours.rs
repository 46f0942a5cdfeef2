//! 学时 that a list gives everybody of it.
use crate::activities::check_hours;
use crate::exchange::tabular::{Cell, Row};

use super::columns::Column;
use super::lists::List;

/// The 学时 of a row; `Err` where the cell says something else.
pub(super) fn hours_of(list: &List, row: &Row) -> Result<Option<f64>, ()> {
    let Some(at) = list.first_of(Column::Hours) else {
        return Ok(None);
    };
    hours_in(row.cell(at))
}

/// 3, 1.5, 3学时
pub(super) fn hours_in(cell: &Cell) -> Result<Option<f64>, ()> {
    let shown = cell.shown();
    let bare = ["学时", "课时", "节"]
        .iter()
        .find_map(|unit| shown.strip_suffix(unit))
        .unwrap_or(&shown);
    if bare.trim().is_empty() {
        return Ok(None);
    }
    let hours = bare.trim().parse::<f64>().map_err(|_| ())?;
    check_hours(Some(hours)).map_err(|_| ())?;
    Ok(Some(hours))
}
