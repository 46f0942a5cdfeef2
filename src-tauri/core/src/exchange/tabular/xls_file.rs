//! xls, which its reader hands over as whole rectangles; .et of WPS is the same format.
use std::io::Cursor;

use calamine::{Reader as _, SheetType, SheetVisible, Xls, XlsError};

use super::limits::{Budget, LOCKED};
use super::{Sheet, Workbook, cells, merges};

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> crate::Result<Workbook> {
    if let Some(why) = other_content(bytes) {
        return Err(budget.refuse(why));
    }
    let opened: Result<Xls<Cursor<&[u8]>>, XlsError> = Xls::new(Cursor::new(bytes));
    let mut book = opened.map_err(|cause| match cause {
        XlsError::Password => budget.refuse(LOCKED),
        cause => budget.damaged(cause),
    })?;
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let range = book
            .worksheet_range(&meta.name)
            .map_err(|e| budget.damaged(e))?;
        let merged = book
            .merge_cells_by_sheet_name(&meta.name)
            .unwrap_or_default();
        let mut sheet = Sheet {
            rows: cells::rows(&range, None, budget)?,
            merges: merged.iter().map(|d| cells::area(d.start, d.end)).collect(),
            hidden: meta.visible != SheetVisible::Visible,
            name: meta.name,
        };
        merges::fill(&mut sheet, budget)?;
        sheets.push(sheet);
    }
    Ok(Workbook {
        name: budget.name().to_owned(),
        sheets,
        epoch_1904: book.has_1904_epoch(),
        typed: true,
    })
}

/// What else comes in the container of old Office files, by the names of its streams.
fn other_content(bytes: &[u8]) -> Option<&'static str> {
    let holds = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if holds("EncryptedPackage") {
        return Some(LOCKED);
    }
    (holds("WordDocument") && !holds("Workbook"))
        .then_some("是文字文档，不是表格。请选xlsx、xls、ods或csv文件")
}
