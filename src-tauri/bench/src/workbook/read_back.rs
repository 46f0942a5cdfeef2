//! Reads a finished workbook back into plain values, with all that a cell's look depends on.
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::plain::{PlainCell, PlainRow, PlainSheet, PlainValue, PlainWorkbook};
use super::styles::{below, formats, number, tag};

pub(super) fn workbook(bytes: &[u8]) -> PlainWorkbook {
    let names = entry(bytes, "xl/workbook.xml");
    let names = Document::parse(&names).expect("a list of sheets");
    let sheets = names
        .descendants()
        .filter(|node| node.has_tag_name(tag("sheet")));
    PlainWorkbook {
        formats: formats(&entry(bytes, "xl/styles.xml")),
        sheets: (1..)
            .zip(sheets)
            .map(|(at, node)| {
                let name = node.attribute("name").expect("a sheet's name");
                sheet(name, &entry(bytes, &format!("xl/worksheets/sheet{at}.xml")))
            })
            .collect(),
    }
}

/// What two workbooks with the same cells have in common to the byte: formats, widths, rows.
pub(super) fn cells(bytes: &[u8]) -> Vec<String> {
    let part = |xml: String, from: &str, to: &str| {
        let (from, to) = (xml.find(from), xml.find(to));
        xml[from.expect("a beginning")..to.expect("an end")].to_owned()
    };
    let mut parts = vec![entry(bytes, "xl/styles.xml")];
    for at in 1.. {
        let name = format!("xl/worksheets/sheet{at}.xml");
        if archive(bytes).index_for_name(&name).is_none() {
            break;
        }
        parts.push(part(entry(bytes, &name), "<cols>", "</sheetData>"));
    }
    parts
}

fn archive(bytes: &[u8]) -> ZipArchive<Cursor<&[u8]>> {
    ZipArchive::new(Cursor::new(bytes)).expect("a workbook")
}

fn entry(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = archive(bytes);
    let mut file = archive.by_name(name).expect("a part of every workbook");
    file.read_to_string(&mut text).expect("XML");
    text
}

fn sheet(name: &str, xml: &str) -> PlainSheet {
    let document = Document::parse(xml).expect("a sheet");
    let list = |name| {
        let list = below(document.root_element(), name);
        list.into_iter().flat_map(|list| list.children())
    };
    PlainSheet {
        name: name.to_owned(),
        widths: list("cols").map(width).collect(),
        rows: list("sheetData").map(row).collect(),
    }
}

fn width(col: Node<'_, '_>) -> (u16, u16, u32) {
    const PIXELS_A_CHARACTER: f64 = 7.0;
    let pixels = number::<f64>(col, "width") * PIXELS_A_CHARACTER;
    (
        number::<u16>(col, "min") - 1,
        number::<u16>(col, "max") - 1,
        pixels.round() as u32,
    )
}

fn row(row: Node<'_, '_>) -> PlainRow {
    PlainRow {
        number: number::<u32>(row, "r") - 1,
        points: row.attribute("ht").map(|_| number(row, "ht")),
        cells: row.children().map(cell).collect(),
    }
}

fn cell(cell: Node<'_, '_>) -> PlainCell {
    let place = cell.attribute("r").expect("a place");
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0, |sum, letter| sum * 26 + u16::from(letter - b'A') + 1) - 1;
    PlainCell {
        column,
        format: cell.attribute("s").map_or(0, |_| number(cell, "s")),
        value: value(cell),
    }
}

fn value(cell: Node<'_, '_>) -> PlainValue {
    let text = |name| below(cell, name).map(|of| of.text().unwrap_or_default().to_owned());
    match (text("f"), text("v"), text("t")) {
        (Some(formula), result, _) => PlainValue::Formula {
            formula,
            result: result.expect("every formula has its result"),
        },
        (None, Some(number), _) => PlainValue::Number(number.parse().expect("a number")),
        (None, None, Some(text)) => PlainValue::Text(text),
        (None, None, None) => PlainValue::Blank,
    }
}
