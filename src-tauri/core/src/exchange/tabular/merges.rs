//! Merged cells: where an xlsx keeps them, and giving every merged cell the value of its first.
use std::collections::HashMap;

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::error::Result;

use super::limits::Budget;
use super::parts::Part;
use super::{Area, Cell, Sheet};

/// Merged areas of every worksheet of an xlsx, by the sheet's name.
pub(super) fn of_parts(parts: &[Part], budget: &Budget) -> Result<HashMap<String, Vec<Area>>> {
    let mut areas = HashMap::new();
    let Some(workbook) = workbook_path(parts) else {
        return Ok(areas);
    };
    let folder = workbook.strip_suffix("workbook.xml").unwrap_or_default();
    let targets = targets(parts, folder, budget)?;
    for (name, relation) in sheets(parts, workbook, budget)? {
        let Some(path) = targets.get(&relation) else {
            continue;
        };
        if let Some(part) = parts
            .iter()
            .find(|part| part.path.eq_ignore_ascii_case(path))
        {
            areas.insert(name, of_sheet(&part.bytes));
        }
    }
    Ok(areas)
}

/// Nearly always `xl/workbook.xml`.
pub(super) fn workbook_path(parts: &[Part]) -> Option<&str> {
    let mut paths = parts.iter().map(|part| part.path.as_str());
    paths.find(|path| *path == "workbook.xml" || path.ends_with("/workbook.xml"))
}

/// `<sheet name="…" r:id="…"/>` of the workbook part.
fn sheets(parts: &[Part], workbook: &str, budget: &Budget) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    each_element(parts, workbook, budget, |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
        {
            found.push((name, id));
        }
    })?;
    Ok(found)
}

/// Relation id → path of the part.
fn targets(parts: &[Part], folder: &str, budget: &Budget) -> Result<HashMap<String, String>> {
    let mut found = HashMap::new();
    each_element(
        parts,
        &format!("{folder}_rels/workbook.xml.rels"),
        budget,
        |element| {
            if element.local_name().as_ref() == "Relationship"
                && let (Some(id), Some(target)) =
                    (attribute(element, "Id"), attribute(element, "Target"))
            {
                let path = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None => format!("{folder}{target}"),
                };
                found.insert(id, path);
            }
        },
    )?;
    Ok(found)
}

fn each_element(
    parts: &[Part],
    path: &str,
    budget: &Budget,
    mut visit: impl FnMut(&BytesStart<'_>),
) -> Result<()> {
    let Some(part) = parts
        .iter()
        .find(|part| part.path.eq_ignore_ascii_case(path))
    else {
        return Ok(());
    };
    let text = String::from_utf8_lossy(&part.bytes);
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => visit(&element),
            Ok(Event::Eof) => return Ok(()),
            Err(cause) => return Err(budget.damaged(cause)),
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, local: &str) -> Option<String> {
    element.attributes().flatten().find_map(|attribute| {
        let matches = attribute.key.local_name().as_ref() == local;
        matches.then(|| value(&attribute))?
    })
}

fn value(attribute: &Attribute<'_>) -> Option<String> {
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// The list stands behind the cells, so it is looked for as bytes instead of reading them again.
fn of_sheet(bytes: &[u8]) -> Vec<Area> {
    let mut areas = Vec::new();
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, b"mergeCell ref=") {
        rest = &rest[at + b"mergeCell ref=".len()..];
        let quote = rest.first().copied().unwrap_or(b'"');
        let inside = rest.get(1..).unwrap_or_default();
        let end = memchr::memchr(quote, inside).unwrap_or(inside.len());
        areas.extend(std::str::from_utf8(&inside[..end]).ok().and_then(area));
        rest = &inside[end..];
    }
    areas
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
fn place(reference: &str) -> Option<(u32, usize)> {
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
    for area in sheet.merges.clone() {
        let Ok(first) = sheet
            .rows
            .binary_search_by_key(&area.first_row, |row| row.number)
        else {
            continue;
        };
        let value = sheet.rows[first].cell(area.first_column).clone();
        if value.is_empty() {
            continue;
        }
        let last_column = area.last_column.min(width.saturating_sub(1));
        for row in sheet.rows[first..]
            .iter_mut()
            .take_while(|row| row.number <= area.last_row)
        {
            budget.take_cells(last_column.saturating_sub(area.first_column))?;
            if row.cells.len() <= last_column {
                row.cells.resize(last_column + 1, Cell::Empty);
            }
            for cell in &mut row.cells[area.first_column..=last_column.max(area.first_column)] {
                *cell = value.clone();
            }
        }
    }
    Ok(())
}
