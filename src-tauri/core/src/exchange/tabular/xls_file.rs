//! xls, which its reader hands over as whole rectangles; .et of WPS is the same format.
use std::io::{Cursor, Read, Write};

use calamine::{Reader as _, SheetType, SheetVisible, Xls, XlsError};

use crate::error::Result;
use crate::text::plain_characters;

use super::limits::{Budget, LOCKED};
use super::rows::Rows;
use super::{Sheet, Workbook, cells, merges, xls_records};

/// Longer streams than any program writes that is still of the time of this format.
const STREAM_BYTES: u64 = 64 * 1024 * 1024;

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Workbook> {
    if let Some(why) = other_content(bytes) {
        return Err(budget.refuse(why));
    }
    let (name, mut stream) = stream(bytes, budget)?;
    let facts = xls_records::look_through(&mut stream, budget)?;
    let bytes = contained(name, &stream).map_err(|e| budget.damaged(e))?;
    drop(stream);
    let opened: std::result::Result<Xls<Cursor<Vec<u8>>>, XlsError> = Xls::new(Cursor::new(bytes));
    let mut book = opened.map_err(|cause| match cause {
        XlsError::Password => budget.refuse(LOCKED),
        cause => budget.damaged(cause),
    })?;
    let mut sheets = Vec::new();
    for (meta, facts) in book.sheets_metadata().to_vec().into_iter().zip(facts) {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let range = book
            .worksheet_range(&meta.name)
            .map_err(|e| budget.damaged(e))?;
        let merged = book
            .merge_cells_by_sheet_name(&meta.name)
            .unwrap_or_default();
        let mut rows = Rows::new(budget);
        cells::lay_out(&range, None, &facts.struck, &mut rows)?;
        let mut sheet = Sheet {
            rows: rows.finish(),
            merges: merged.iter().map(|d| cells::area(d.start, d.end)).collect(),
            hidden: meta.visible != SheetVisible::Visible,
            name: plain_characters(&meta.name).into_owned(),
            ..Sheet::default()
        };
        merges::fill(&mut sheet, budget)?;
        facts.unseen.mark(&mut sheet);
        sheets.push(sheet);
    }
    Ok(Workbook {
        name: budget.name().to_owned(),
        sheets,
        epoch_1904: book.has_1904_epoch(),
        typed: true,
    })
}

/// The stream of records, out of its container.
fn stream(bytes: &[u8], budget: &mut Budget) -> Result<(&'static str, Vec<u8>)> {
    let mut container =
        cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|e| budget.damaged(e))?;
    let names = ["Workbook", "Book"].into_iter();
    let name = names.clone().find(|name| container.is_stream(name));
    let name = name.ok_or_else(|| budget.damaged("no stream of a workbook"))?;
    let stream = container.open_stream(name).map_err(|e| budget.damaged(e))?;
    if stream.len() > STREAM_BYTES {
        return Err(budget.too_large());
    }
    let mut records = Vec::new();
    let read = stream.take(STREAM_BYTES).read_to_end(&mut records);
    read.map_err(|e| budget.damaged(e))?;
    Ok((name, records))
}

/// The stream in a container of its own, for calamine: of a damaged container it would follow
/// chains that never end.
fn contained(name: &str, stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let memory = Cursor::new(Vec::new());
    let mut container = cfb::CompoundFile::create_with_version(cfb::Version::V3, memory)?;
    container.create_stream(name)?.write_all(stream)?;
    container.flush()?;
    Ok(container.into_inner().into_inner())
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
