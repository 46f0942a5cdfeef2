//! Small xlsx files for tests, written as plain XML so that odd and hostile ones can be made too.
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::column_letters;

/// What a test puts into a cell.
#[derive(Debug, Clone)]
pub(crate) enum Put {
    Nothing,
    Text(String),
    Number(f64),
    /// A number shown with two decimals.
    TwoDecimals(f64),
    /// A number shown as a day.
    Day(f64),
    /// A formula without a stored result.
    Unsolved,
    /// A formula with one.
    Solved(String),
    /// A text that is struck out.
    Struck(String),
}

impl From<&str> for Put {
    fn from(text: &str) -> Self {
        match text.is_empty() {
            true => Put::Nothing,
            false => Put::Text(text.to_owned()),
        }
    }
}

impl From<f64> for Put {
    fn from(value: f64) -> Self {
        Put::Number(value)
    }
}

/// A worksheet of a test file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    /// Numbers of rows that a filter hides.
    pub(crate) filtered: Vec<usize>,
    pub(crate) rows: Vec<Vec<Put>>,
    /// As `A1:C1`.
    pub(crate) merges: Vec<&'static str>,
}

impl Page {
    pub(crate) fn new(name: &str, rows: Vec<Vec<Put>>) -> Self {
        Page {
            name: name.to_owned(),
            rows,
            ..Page::default()
        }
    }

    /// Every line one row, cells separated by `|`.
    pub(crate) fn of_text(name: &str, text: &str) -> Self {
        let row = |line: &str| line.split('|').map(|cell| Put::from(cell.trim())).collect();
        Page::new(name, text.lines().map(row).collect())
    }

    fn xml(&self) -> String {
        let mut xml = String::from(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
        );
        for (row, cells) in self.rows.iter().enumerate() {
            let hidden = match self.filtered.contains(&(row + 1)) {
                true => " hidden=\"1\"",
                false => "",
            };
            xml += &format!("<row r=\"{}\"{hidden}>", row + 1);
            for (column, cell) in cells.iter().enumerate() {
                let place = format!("{}{}", column_letters(column), row + 1);
                xml += &cell_xml(&place, cell);
            }
            xml += "</row>";
        }
        xml += "</sheetData>";
        if !self.merges.is_empty() {
            let areas: Vec<String> = self
                .merges
                .iter()
                .map(|area| format!("<mergeCell ref=\"{area}\"/>"))
                .collect();
            xml += &format!("<mergeCells>{}</mergeCells>", areas.concat());
        }
        xml + "</worksheet>"
    }
}

fn cell_xml(place: &str, cell: &Put) -> String {
    match cell {
        Put::Nothing => String::new(),
        Put::Text(text) | Put::Struck(text) => {
            let style = if matches!(cell, Put::Struck(_)) {
                " s=\"3\""
            } else {
                ""
            };
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            format!(
                "<c r=\"{place}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            )
        }
        Put::Number(value) => format!("<c r=\"{place}\"><v>{value}</v></c>"),
        Put::TwoDecimals(value) => format!("<c r=\"{place}\" s=\"2\"><v>{value}</v></c>"),
        Put::Day(value) => format!("<c r=\"{place}\" s=\"1\"><v>{value}</v></c>"),
        Put::Unsolved => format!("<c r=\"{place}\"><f>A1+1</f></c>"),
        Put::Solved(text) => format!("<c r=\"{place}\" t=\"str\"><f>B1</f><v>{text}</v></c>"),
    }
}

const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"0.00\"/></numFmts><fonts count=\"2\"><font/><font><strike/></font></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\"/><xf numFmtId=\"170\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/></cellXfs></styleSheet>";

/// The bytes of an xlsx with these sheets.
pub(crate) fn xlsx(pages: &[Page]) -> Vec<u8> {
    let sheets: Vec<(&str, bool, String)> = pages
        .iter()
        .map(|page| (page.name.as_str(), page.hidden, page.xml()))
        .collect();
    archive(&xlsx_parts(&sheets, STYLES, None))
}

/// An xlsx of these sheets, name and XML, and with these shared texts.
pub(crate) fn xlsx_of_parts(sheets: &[(&str, &str)], shared: Option<&str>) -> Vec<u8> {
    let sheets: Vec<(&str, bool, String)> = sheets
        .iter()
        .map(|(name, xml)| (*name, false, (*xml).to_owned()))
        .collect();
    archive(&xlsx_parts(&sheets, STYLES, shared))
}

/// The parts of an xlsx: sheets by name, whether hidden, and XML.
pub(crate) fn xlsx_parts(
    pages: &[(&str, bool, String)],
    styles: &str,
    shared: Option<&str>,
) -> Vec<(String, String)> {
    let mut sheets = String::new();
    let mut relations = String::from(
        "<Relationship Id=\"rStyles\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>",
    );
    let mut parts = vec![("xl/styles.xml".to_owned(), styles.to_owned())];
    for (at, (name, hidden, xml)) in pages.iter().enumerate() {
        let state = if *hidden { " state=\"hidden\"" } else { "" };
        sheets += &format!(
            "<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"r{at}\"{state}/>",
            at + 1
        );
        relations += &format!(
            "<Relationship Id=\"r{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
        parts.push((format!("xl/worksheets/sheet{at}.xml"), xml.clone()));
    }
    if let Some(shared) = shared {
        parts.push(("xl/sharedStrings.xml".to_owned(), shared.to_owned()));
    }
    parts.push(("xl/workbook.xml".to_owned(), format!("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{sheets}</sheets></workbook>")));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>")));
    parts.push(("_rels/.rels".to_owned(), "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".to_owned()));
    parts
}

/// A zip of these parts.
pub(crate) fn archive(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        zip.start_file(path.as_str(), SimpleFileOptions::default())
            .expect("a new part");
        zip.write_all(content.as_bytes()).expect("memory takes it");
    }
    zip.finish().expect("the archive is whole").into_inner()
}
