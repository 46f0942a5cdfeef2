//! The sheet as a workbook, to change it in WPS before printing.
use std::io::Write;

use lianyan_core::Result;

use super::{SheetColumn, SignInOptions, SignInSheet};
use crate::sheet::{Book, Cell, Column, Joined, Kind, Look, Page, Sheet};

/// Rows of a full A4 page, blank ones included.
const ROWS_OF_A_PAGE: usize = 24;
/// Height of a row that is signed by hand, in points: about 9 mm.
const ROW_POINTS: f64 = 26.0;
/// Narrowest place for a label of four characters.
const LABEL_CHARS: f64 = 10.0;

/// Writes a workbook with one worksheet for each sheet.
pub fn workbook(
    sheets: &[SignInSheet],
    options: &SignInOptions,
    out: impl Write + Send,
) -> Result<()> {
    let title = sheets.first().map(SignInSheet::heading).unwrap_or_default();
    Book::make(&title, out, |book| draw(book, sheets, options))
}

fn draw(book: &mut Book, sheets: &[SignInSheet], options: &SignInOptions) -> Result<()> {
    let columns = columns(options);
    for (at, sheet) in sheets.iter().enumerate() {
        let name = match sheets.len() {
            1 => "签到表".to_owned(),
            _ => format!("签到表{}", at + 1),
        };
        let mut page = book.sheet(&name, columns.clone(), Page::Portrait)?;
        page.title(&sheet.heading())?;
        particulars(&mut page, sheet, &columns)?;
        head(&mut page, options)?;
        people(&mut page, sheet, options)?;
        foot(&mut page, sheet, options)?;
    }
    Ok(())
}

/// The columns as drawn: 签名 once for each session.
fn columns(options: &SignInOptions) -> Vec<Column> {
    let drawn = options.columns.iter().flat_map(|&column| {
        let times = if column == SheetColumn::Signature {
            sessions(options)
        } else {
            1
        };
        std::iter::repeat_n(column, times)
    });
    let column = |column: SheetColumn| match column {
        SheetColumn::Serial => Column::new(column.title(), Kind::Serial),
        SheetColumn::School => Column::new(column.title(), Kind::Place),
        SheetColumn::Name => Column::new(column.title(), Kind::Name),
        SheetColumn::Subject => Column::new(column.title(), Kind::Word).wide(11.5),
        SheetColumn::Post => Column::new(column.title(), Kind::Word).wide(15.0),
        SheetColumn::Phone => Column::new(column.title(), Kind::Phone),
        SheetColumn::Signature => Column::new(column.title(), Kind::Word)
            .wide(if sessions(options) > 1 { 14.0 } else { 22.0 }),
        SheetColumn::Remark => Column::new(column.title(), Kind::Word).wide(12.0),
    };
    drawn.map(column).collect()
}

fn sessions(options: &SignInOptions) -> usize {
    options.sessions.len().max(1)
}

/// A line for each: the label over as many columns as it needs, the text over the others.
fn particulars(page: &mut Sheet<'_>, sheet: &SignInSheet, columns: &[Column]) -> Result<()> {
    let mut label_columns = 0;
    let mut chars = 0.0;
    for column in columns {
        if chars >= LABEL_CHARS {
            break;
        }
        chars += column.width();
        label_columns += 1;
    }
    let rest = columns.len() as u16 - label_columns;
    for (label, text) in sheet.particulars() {
        if rest == 0 {
            page.across(&format!("{label}：{text}"), Look::Entry)?;
        } else {
            let label = (label_columns, label.into(), Look::Label);
            page.free(&[label, (rest, text.into(), Look::Entry)])?;
        }
    }
    Ok(())
}

fn head(page: &mut Sheet<'_>, options: &SignInOptions) -> Result<()> {
    if options.sessions.is_empty() {
        return page.head();
    }
    let mut upper: Vec<Joined<'_>> = Vec::new();
    let mut lower: Vec<Joined<'_>> = Vec::new();
    for &column in &options.columns {
        if column == SheetColumn::Signature {
            upper.push((sessions(options) as u16, column.title().into(), Look::Head));
            lower.extend(
                options
                    .sessions
                    .iter()
                    .map(|name| (1, name.into(), Look::Head)),
            );
        } else {
            upper.push((1, column.title().into(), Look::Head));
            lower.push((1, Cell::Covered, Look::Head));
        }
    }
    page.head_rows(&[upper, lower])
}

fn people(page: &mut Sheet<'_>, sheet: &SignInSheet, options: &SignInOptions) -> Result<()> {
    let count = sheet.people.len();
    let rows = ROWS_OF_A_PAGE.max(count + usize::from(options.blank_rows));
    for row in 0..rows {
        // A school's name stands on every page that has persons of it.
        let new_page = row < count && page.rows_left(ROW_POINTS) == 0;
        if new_page {
            page.break_page()?;
        }
        let begins = new_page || begins_school(sheet, row);
        let left = page.rows_left(ROW_POINTS);
        page.height(ROW_POINTS)?;
        page.row(&row_cells(sheet, options, row, begins))?;
        if let (true, Some(column)) = (begins, school_column(options)) {
            let same = same_school(sheet, row).min(left.max(1)) as u32;
            page.join_down(column, same, &sheet.people[row].school)?;
        }
    }
    Ok(())
}

fn row_cells<'s>(
    sheet: &'s SignInSheet,
    options: &SignInOptions,
    row: usize,
    begins_school: bool,
) -> Vec<Cell<'s>> {
    let person = sheet.people.get(row);
    let mut cells = Vec::new();
    for &column in &options.columns {
        match (column, person) {
            (SheetColumn::Serial, _) => cells.push((row + 1).into()),
            (SheetColumn::Signature, _) => {
                cells.extend(std::iter::repeat_n(Cell::Blank, sessions(options)));
            }
            (_, None) => cells.push(Cell::Blank),
            (SheetColumn::School, Some(_)) if !begins_school => cells.push(Cell::Covered),
            (column, Some(person)) => cells.push(person.text(column, options).into()),
        }
    }
    cells
}

fn begins_school(sheet: &SignInSheet, row: usize) -> bool {
    match (row.checked_sub(1), sheet.people.get(row)) {
        (Some(before), Some(person)) => sheet.people[before].school != person.school,
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

/// How many persons from here on are of one school.
fn same_school(sheet: &SignInSheet, from: usize) -> usize {
    let people = &sheet.people[from..];
    let same = people
        .iter()
        .take_while(|next| next.school == people[0].school);
    same.count()
}

/// Where the schools stand, if they do.
fn school_column(options: &SignInOptions) -> Option<u16> {
    let mut column = 0;
    for &of in &options.columns {
        match of {
            SheetColumn::School => return Some(column),
            SheetColumn::Signature => column += sessions(options) as u16,
            _ => column += 1,
        }
    }
    None
}

fn foot(page: &mut Sheet<'_>, sheet: &SignInSheet, options: &SignInOptions) -> Result<()> {
    let expected = match sheet.people.len() {
        0 => "______".to_owned(),
        count => count.to_string(),
    };
    page.height(30.0)?;
    page.across(
        &format!("应到 {expected} 人　　　实到 ______ 人　　　请假 ______ 人　　　未到 ______ 人"),
        Look::Foot,
    )?;
    match &sheet.number {
        Some(number) if options.with_number => {
            page.across(&format!("表格编号：{number}"), Look::Foot)
        }
        _ => Ok(()),
    }
}
