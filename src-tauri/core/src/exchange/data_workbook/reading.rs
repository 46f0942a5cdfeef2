//! Finding the sheets and columns of a data workbook in a file, whatever their order.
use crate::error::{Error, Result};
use crate::exchange::normal::key;
use crate::exchange::tabular::{Cell, Row, Sheet, Workbook};
use crate::ledger::Records;
use crate::tables::RECORDS;

use super::{CHOICES, COVER, ColumnSpec, SheetSpec, sheets as specs};

/// Rows above the headings that are looked through.
const HEAD_WITHIN: usize = 12;

/// A sheet of the file that belongs to the data workbook.
pub(super) struct Found<'w> {
    pub(super) spec: SheetSpec,
    pub(super) sheet: &'w Sheet,
    /// For each column of the spec, where it stands in the file.
    pub(super) places: Vec<Option<usize>>,
    /// Place of the heading row among the rows.
    pub(super) head: usize,
}

impl Found<'_> {
    /// Rows below the headings that hold something.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sheet.rows[self.head + 1..]
            .iter()
            .filter(|row| !row.is_empty())
    }
}

/// The file's sheets in the order in which records must come, with notices on what is left out.
pub(super) fn find<'w>(
    records: &Records,
    book: &'w Workbook,
) -> Result<(Vec<Found<'w>>, Vec<String>)> {
    let mut notices = Vec::new();
    let mut found = Vec::new();
    for sheet in &book.sheets {
        let spec = specs(records)
            .into_iter()
            .find(|spec| key(spec.name) == key(&sheet.name));
        match spec {
            Some(spec) => found.extend(columns(spec, sheet, &mut notices)?),
            None if [COVER, CHOICES].contains(&sheet.name.as_str()) || sheet.rows.is_empty() => {}
            None => notices.push(format!(
                "工作表“{}”不属于数据工作簿，没有导入。",
                sheet.name
            )),
        }
    }
    if found.is_empty() {
        return Err(Error::file(
            format!(
                "“{}”不是数据工作簿：没有“学校”“人员”“活动”等工作表。教师名册请用“导入名册”。",
                book.name
            ),
            None,
        ));
    }
    let order = |found: &Found<'_>| {
        records
            .tables
            .iter()
            .position(|table| table.name == found.spec.table.name)
    };
    found.sort_by_key(order);
    Ok((found, notices))
}

/// Whether the file is meant as a data workbook: it has the cover or several of the sheets; or one of
/// them that no school's own list would look like.
pub fn is_data_workbook(book: &Workbook) -> bool {
    let of_sheet = |sheet: &'_ Sheet| {
        let mut specs = specs(&RECORDS).into_iter();
        specs.find(|spec| key(spec.name) == key(&sheet.name))
    };
    let known: Vec<_> = book
        .sheets
        .iter()
        .filter_map(|sheet| Some((of_sheet(sheet)?, sheet)))
        .collect();
    let covered = book.sheets.iter().any(|sheet| sheet.name == COVER);
    match known.as_slice() {
        [] => false,
        [(spec, sheet)] if !covered => is_ours(spec, sheet),
        _ => true,
    }
}

/// Its headings are this sheet's: all that must be there, and on sheets that lists of schools and
/// teachers are also called, no others.
fn is_ours(spec: &SheetSpec, sheet: &Sheet) -> bool {
    let Some(head) = head_row(spec, sheet) else {
        return false;
    };
    let own = |heading: &str| spec.columns.iter().any(|c| key(c.header) == key(heading));
    let mut headings = sheet.rows[head].cells.iter().map(Cell::shown);
    let only_own = headings.all(|heading| heading.is_empty() || own(&heading));
    only_own || !["organization", "person"].contains(&spec.table.name)
}

fn columns<'w>(
    spec: SheetSpec,
    sheet: &'w Sheet,
    notices: &mut Vec<String>,
) -> Result<Option<Found<'w>>> {
    let Some(head) = head_row(&spec, sheet) else {
        if sheet.rows.iter().any(|row| !row.is_empty()) {
            return Err(no_heading(&spec, sheet));
        }
        return Ok(None);
    };
    let row = &sheet.rows[head];
    let columns = spec.columns.iter();
    let places: Vec<Option<usize>> = columns.map(|column| place(column, row)).collect();
    for (at, cell) in row.cells.iter().enumerate() {
        if !cell.is_empty() && !places.contains(&Some(at)) {
            notices.push(format!(
                "工作表“{}”的“{}”列认不出来，没有导入。",
                sheet.name,
                cell.shown()
            ));
        }
    }
    Ok(Some(Found {
        spec,
        sheet,
        places,
        head,
    }))
}

/// The first row in which every required heading stands.
fn head_row(spec: &SheetSpec, sheet: &Sheet) -> Option<usize> {
    sheet
        .rows
        .iter()
        .take(HEAD_WITHIN)
        .position(|row| missing(spec, row).is_empty())
}

fn missing(spec: &SheetSpec, row: &Row) -> Vec<&'static str> {
    let required = spec.columns.iter().filter(|column| column.required);
    required
        .filter(|column| place(column, row).is_none())
        .map(|column| column.header)
        .collect()
}

/// Where a column stands in a row of headings.
fn place(column: &ColumnSpec, row: &Row) -> Option<usize> {
    let at = |header: &str| {
        let mut cells = row.cells.iter();
        cells.position(|cell| key(&cell.shown()) == key(header))
    };
    at(column.header).or_else(|| at(column.formerly?))
}

fn no_heading(spec: &SheetSpec, sheet: &Sheet) -> Error {
    let lacking = sheet
        .rows
        .iter()
        .take(HEAD_WITHIN)
        .map(|row| missing(spec, row))
        .min_by_key(Vec::len)
        .unwrap_or_default();
    Error::file(
        format!(
            "工作表“{}”缺少这些列：{}。请补上后再选。",
            sheet.name,
            lacking.join("、")
        ),
        None,
    )
}
