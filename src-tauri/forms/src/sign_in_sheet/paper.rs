//! The sheet on A4, set by `assets/templates/sign_in_sheet.typ`.
use lianyan_core::Result;
use serde::Serialize;

use super::number::{Code, code};
use super::{SheetColumn, SignInOptions, SignInSheet};
use crate::typeset::{self, Pages, printable};

const TEMPLATE: &str = include_str!("../../../../assets/templates/sign_in_sheet.typ");

/// What the template reads.
#[derive(Serialize)]
struct Data<'a> {
    sheets: Vec<SheetData<'a>>,
}

#[derive(Serialize)]
struct SheetData<'a> {
    title: String,
    particulars: Vec<(&'static str, String)>,
    theme: String,
    columns: Vec<ColumnData>,
    sessions: Vec<String>,
    /// For each person the text of every column.
    people: Vec<Vec<String>>,
    blank_rows: u16,
    number: Option<&'a str>,
    code: Option<Code>,
}

#[derive(Serialize)]
struct ColumnData {
    kind: SheetColumn,
    title: &'static str,
}

/// Several sheets one after the other, each with page numbers of its own.
pub fn paper(sheets: &[SignInSheet], options: &SignInOptions) -> Result<Pages> {
    let sheets = sheets.iter().map(|sheet| sheet_data(sheet, options));
    let data = Data {
        sheets: sheets.collect::<Result<_>>()?,
    };
    typeset::set(TEMPLATE, &data)
}

fn sheet_data<'a>(sheet: &'a SignInSheet, options: &SignInOptions) -> Result<SheetData<'a>> {
    let number = sheet.number.as_deref().filter(|_| options.with_number);
    let particulars = sheet.particulars().into_iter();
    let columns = options.columns.iter();
    Ok(SheetData {
        title: printable(&sheet.heading()),
        particulars: particulars
            .map(|(label, text)| (label, printable(text)))
            .collect(),
        theme: printable(&sheet.theme),
        columns: columns
            .map(|&kind| ColumnData {
                kind,
                title: kind.title(),
            })
            .collect(),
        sessions: options
            .sessions
            .iter()
            .map(|session| printable(session))
            .collect(),
        people: sheet
            .people
            .iter()
            .map(|person| {
                let texts = options
                    .columns
                    .iter()
                    .map(|&column| person.text(column, options));
                texts.map(|text| printable(&text)).collect()
            })
            .collect(),
        blank_rows: options.blank_rows,
        number,
        code: number.map(code).transpose()?,
    })
}
