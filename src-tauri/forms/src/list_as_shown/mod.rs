//! 一览表: what a list on screen shows, with its columns, groups and sums, as a workbook.
//!
//! The screen says what it shows; here nothing is read again, so that the file is what was looked at.
mod form;
mod look;

#[cfg(test)]
mod tests;

pub use form::{ListAsShownForm, ShownCell, ShownColumn, ShownGroup, ShownKind};

use std::io::Write;

use chrono::NaiveDate;
use lianyan_core::Result;

use crate::sheet::{Book, Cell, Look, Page, Sheet, column_letters};

/// Name of the only sheet.
const SHEET: &str = "一览";

/// Draws the list.
pub fn write(list: &ListAsShownForm, out: impl Write + Send) -> Result<()> {
    Book::make(&list.title, out, |book| draw(book, list))
}

fn draw(book: &mut Book, list: &ListAsShownForm) -> Result<()> {
    let mut sheet = book.sheet(SHEET, look::columns(list), Page::Landscape)?;
    sheet.title(&list.title)?;
    if let Some(note) = &list.note {
        sheet.note(note)?;
    }
    sheet.head()?;
    let first = sheet.next_row();
    for group in &list.groups {
        draw_group(&mut sheet, list, group)?;
    }
    if !list.is_grouped() {
        sheet.filter()?;
    }
    if list.has_sums() {
        let rows = list.groups.iter().flat_map(|group| &group.rows);
        let rows: Vec<&[Option<ShownCell>]> = rows.map(Vec::as_slice).collect();
        sums(&mut sheet, list, "合计", first, &rows)?;
    }
    Ok(())
}

fn draw_group(sheet: &mut Sheet<'_>, list: &ListAsShownForm, group: &ShownGroup) -> Result<()> {
    if let Some(heading) = &group.heading {
        sheet.across(heading, Look::Group)?;
    }
    let first = sheet.next_row();
    for row in &group.rows {
        let cells = row.iter().zip(&list.columns);
        let cells: Vec<Cell<'_>> = cells
            .map(|(cell, column)| drawn(cell.as_ref(), column.kind))
            .collect();
        sheet.row(&cells)?;
    }
    match list.is_grouped() && list.has_sums() && !group.rows.is_empty() {
        true => {
            let rows: Vec<&[Option<ShownCell>]> = group.rows.iter().map(Vec::as_slice).collect();
            sums(sheet, list, "小计", first, &rows)
        }
        false => Ok(()),
    }
}

/// A day that is no day (待定) stays as it is read.
fn drawn(cell: Option<&ShownCell>, kind: ShownKind) -> Cell<'_> {
    match cell {
        None => Cell::Blank,
        Some(ShownCell::Number(number)) => (*number).into(),
        Some(ShownCell::Text(text)) if kind == ShownKind::Day => {
            let day = text.parse::<NaiveDate>();
            day.map_or_else(|_| text.into(), Cell::from)
        }
        Some(ShownCell::Text(text)) => text.into(),
    }
}

/// Sums over all rows since `first`. They follow the filter buttons, and the sum of everything leaves
/// those of the groups out.
fn sums(
    sheet: &mut Sheet<'_>,
    list: &ListAsShownForm,
    label: &str,
    first: u32,
    rows: &[&[Option<ShownCell>]],
) -> Result<()> {
    let last = sheet.next_row();
    let cells = list.columns.iter().enumerate().map(|(at, column)| {
        let sum: f64 = rows.iter().filter_map(|row| number(&row[at])).sum();
        let letters = column_letters(at);
        match (column.sum, at) {
            (true, _) if last > first => {
                let range = format!("{letters}{}:{letters}{last}", first + 1);
                Cell::formula(format!("=SUBTOTAL(9,{range})"), tidy(sum))
            }
            (true, _) => tidy(sum).into(),
            (false, 0) => label.to_owned().into(),
            (false, _) => Cell::Blank,
        }
    });
    let cells: Vec<Cell<'_>> = cells.collect();
    sheet.total(&cells)?;
    Ok(())
}

fn number(cell: &Option<ShownCell>) -> Option<f64> {
    match cell {
        Some(ShownCell::Number(number)) => Some(*number),
        _ => None,
    }
}

/// 0.1 + 0.2 is 0.3.
fn tidy(sum: f64) -> f64 {
    (sum * 1e6).round() / 1e6
}
