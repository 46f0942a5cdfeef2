//! Merged cells: where an xlsx keeps them, and giving every merged cell the value of its first.
use crate::error::Result;

use super::limits::Budget;
use super::{Area, Cell, Row, Sheet};

/// The list stands behind the cells, so it is looked for as bytes instead of reading them again.
pub(super) fn of_sheet(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Area>> {
    let mut areas = Vec::new();
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, b"mergeCell ref=") {
        rest = &rest[at + b"mergeCell ref=".len()..];
        let quote = rest.first().copied().unwrap_or(b'"');
        let inside = rest.get(1..).unwrap_or_default();
        let end = memchr::memchr(quote, inside).unwrap_or(inside.len());
        budget.take_area()?;
        areas.extend(std::str::from_utf8(&inside[..end]).ok().and_then(area));
        rest = &inside[end..];
    }
    Ok(areas)
}

/// `A1:C3`
fn area(reference: &str) -> Option<Area> {
    let (first, last) = reference.split_once(':')?;
    let ((first_row, first_column), (last_row, last_column)) = (place(first)?, place(last)?);
    (first_row <= last_row && first_column <= last_column).then_some(Area {
        first_row,
        last_row,
        first_column,
        last_column,
    })
}

/// `AB12` as row from 1 and column from 0.
pub(super) fn place(reference: &str) -> Option<(u32, usize)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = letter
            .to_ascii_uppercase()
            .checked_sub(b'A')
            .filter(|v| *v < 26)?;
        column = column
            .checked_mul(26)?
            .checked_add(usize::from(value) + 1)?;
    }
    Some((row.parse().ok()?, column.checked_sub(1)?))
}

/// Copies the first cell's value over each area, within the rows and columns that hold something.
pub(super) fn fill(sheet: &mut Sheet, budget: &mut Budget) -> Result<()> {
    let width = sheet.width();
    for (at, area) in sheet.merges.iter().enumerate() {
        let from = sheet
            .rows
            .partition_point(|row| row.number < area.first_row);
        let to = sheet
            .rows
            .partition_point(|row| row.number <= area.last_row);
        if from >= to || area.first_column >= width {
            continue;
        }
        let last_column = area.last_column.min(width - 1);
        let first = &sheet.rows[from];
        let value = match first.number == area.first_row {
            true => first.cell(area.first_column).clone(),
            false => Cell::Empty,
        };
        let struck = first.struck_at(area.first_column);
        for row in &mut sheet.rows[from..to] {
            budget.take_cells(1 + last_column - area.first_column)?;
            row.merged.push(u32::try_from(at).unwrap_or(u32::MAX));
            if !value.is_empty() {
                cover(row, (area.first_column, last_column), &value, budget)?;
            }
            if struck {
                strike(row, (area.first_column, last_column));
            }
        }
    }
    Ok(())
}

fn cover(row: &mut Row, columns: (usize, usize), value: &Cell, budget: &mut Budget) -> Result<()> {
    let (first, last) = columns;
    if row.cells.len() <= last {
        row.cells.resize(last + 1, Cell::Empty);
    }
    for cell in &mut row.cells[first..=last] {
        budget.take_text(value)?;
        *cell = value.clone();
    }
    Ok(())
}

fn strike(row: &mut Row, columns: (usize, usize)) {
    row.struck.extend(columns.0..=columns.1);
    row.struck.sort_unstable();
    row.struck.dedup();
}
