//! The least a program must do with rust_xlsxwriter to write these cells, as its manual shows it.
use rust_xlsxwriter::{Formula, Workbook, Worksheet, XlsxError};

use super::plain::{PlainRow, PlainSheet, PlainValue, PlainWorkbook};

/// As the product has it: zlib's 4.
const COMPRESSION: u8 = 4;

pub(super) fn written(plain: &PlainWorkbook) -> Vec<u8> {
    write(plain).expect("cells that were good before")
}

fn write(plain: &PlainWorkbook) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION);
    for format in &plain.formats {
        workbook.register_format(format); // Numbered as in the workbook they come from.
    }
    for sheet in &plain.sheets {
        let page = workbook.add_worksheet_with_constant_memory()?;
        page.set_name(&sheet.name)?;
        write_sheet(page, plain, sheet)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(
    page: &mut Worksheet,
    plain: &PlainWorkbook,
    sheet: &PlainSheet,
) -> Result<(), XlsxError> {
    for (first, last, pixels) in &sheet.widths {
        for column in *first..=*last {
            page.set_column_width_pixels(column, *pixels)?;
        }
    }
    for row in &sheet.rows {
        if let Some(points) = row.points {
            page.set_row_height(row.number, points)?;
        }
        write_row(page, plain, row)?;
    }
    Ok(())
}

fn write_row(page: &mut Worksheet, plain: &PlainWorkbook, row: &PlainRow) -> Result<(), XlsxError> {
    for cell in &row.cells {
        let (number, column) = (row.number, cell.column);
        let format = &plain.formats[cell.format];
        match &cell.value {
            PlainValue::Blank => page.write_blank(number, column, format),
            PlainValue::Number(value) => {
                page.write_number_with_format(number, column, *value, format)
            }
            PlainValue::Text(text) => page.write_string_with_format(number, column, text, format),
            PlainValue::Formula { formula, result } => {
                let formula = Formula::new(formula).set_result(result);
                page.write_formula_with_format(number, column, formula, format)
            }
        }?;
    }
    Ok(())
}
