//! The data workbook (数据工作簿): one documented workbook that can hold every record of a ledger.
//!
//! [`sheets`] describes it, [`rows`] fills it from a ledger, [`preview`] and [`apply`] take one in.
//! People fill it in WPS, so every sheet has Chinese headings and names other records by their
//! codes. A sheet's last two columns, 归属单位 and 标识, may be left empty.
mod applying;
mod compare;
mod convert;
mod doc;
mod draft;
mod keys;
mod kinds;
mod learning;
mod one_sheet;
mod plan;
mod preview;
mod reading;
mod references;
mod schools;
mod sheets;
mod sound;
mod spans;
#[cfg(test)]
mod tests;
mod words;
mod writing;

pub use applying::{Summary, apply};
pub use doc::{cover_lines, document};
pub use kinds::Kind;
pub use plan::preview;
pub use preview::{FieldChange, Preview, RowChange, SheetPreview};
pub use reading::is_data_workbook;
pub use writing::{Words as SheetWords, rows, words};

use crate::ledger::Table;
use crate::tables::TABLES;

use sheets::Need;

/// Name of the sheet that explains the others; it holds no records.
pub const COVER: &str = "说明";

/// Name of the sheet that drop-down lists are taken from; it holds no records.
pub const CHOICES: &str = "选项";

/// A sheet of the workbook.
#[derive(Debug, Clone)]
pub struct SheetSpec {
    pub table: &'static Table,
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    pub columns: Vec<ColumnSpec>,
}

/// A column of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct ColumnSpec {
    /// Column of the table; `owner` and `uid` for the last two.
    pub column: &'static str,
    pub header: &'static str,
    pub kind: Kind,
    pub required: bool,
}

/// 归属单位: the organisation whose record it is; empty: as the program would set it.
pub const OWNER: &str = "归属单位";
/// 标识: the record's key, where it cannot be worked out from the other columns.
pub const IDENTITY: &str = "标识";
/// How the county as a whole is written under 归属单位.
pub const WHOLE_COUNTY: &str = "全县";

/// All sheets, in the order of the workbook.
pub fn sheets() -> Vec<SheetSpec> {
    sheets::all().filter_map(spec).collect()
}

fn spec(def: &'static sheets::SheetDef) -> Option<SheetSpec> {
    let table = TABLES.iter().find(|table| table.name == def.table)?;
    let header = |column: &str| table.fields.iter().find(|field| field.column == column);
    let mut columns: Vec<ColumnSpec> = def
        .columns
        .iter()
        .filter_map(|&(column, need, kind)| {
            Some(ColumnSpec {
                column,
                header: header(column)?.label,
                kind,
                required: need == Need::Must,
            })
        })
        .collect();
    let last = |column, header, kind| ColumnSpec {
        column,
        header,
        kind,
        required: false,
    };
    columns.push(last("owner", OWNER, Kind::Ref("organization")));
    columns.push(last("uid", IDENTITY, Kind::Text));
    Some(SheetSpec {
        table,
        name: def.name,
        about: def.about,
        columns,
    })
}

/// 活动 for `activity`.
pub(super) fn sheet_name(table: &str) -> &'static str {
    sheets::of_table(table).map_or("", |sheet| sheet.name)
}
