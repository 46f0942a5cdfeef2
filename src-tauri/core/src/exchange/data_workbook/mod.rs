//! The data workbook (数据工作簿): one documented workbook that can hold every record of a ledger.
//!
//! [`sheets`] describes it, [`rows`] fills it from a ledger, [`preview`] and [`apply`] take one in.
//! People fill it in WPS, so every sheet has Chinese headings and names other records by their
//! codes. A sheet's last two columns, 归属单位 and 标识, may be left empty.
mod applying;
mod columns;
mod compare;
mod convert;
mod doc;
mod draft;
mod intake;
mod kinds;
mod learning;
mod one_sheet;
mod overlaps;
mod preview;
mod reading;
mod references;
mod schools;
mod sound;

#[cfg(test)]
mod tests;
mod word_names;
mod writing;

pub use applying::{Summary, apply};
pub use doc::{cover_lines, document};
pub use intake::preview;
pub use kinds::list_of;
pub use preview::{FieldChange, Preview, RowChange, SheetPreview};
pub use reading::is_data_workbook;
pub use writing::{CellWriter, cell_writer, rows};

pub use crate::ledger::Kind;
use crate::ledger::{Records, Table};

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
    /// What earlier versions called it.
    pub formerly: Option<&'static str>,
    pub kind: Kind,
    pub required: bool,
}

/// 归属单位: the organisation whose record it is; empty: as the program would set it.
pub const OWNER: &str = "归属单位";
/// 标识: the record's key, where it cannot be worked out from the other columns.
pub const IDENTITY: &str = "标识";
/// How the county as a whole is written under 归属单位.
pub const WHOLE_COUNTY: &str = "全县";

/// All sheets, in the order of the workbook: what is filled in most stands first, the lists last.
pub fn sheets(records: &Records) -> Vec<SheetSpec> {
    let (lists, others) = records.tables.split_at(records.lists);
    others
        .iter()
        .chain(lists)
        .map(|table| spec(table))
        .collect()
}

fn spec(table: &'static Table) -> SheetSpec {
    let fields = table.fields.iter().map(|field| ColumnSpec {
        column: field.column,
        header: field.label,
        formerly: field.formerly,
        kind: field.kind,
        required: field.required(),
    });
    let last = |column, header, kind| ColumnSpec {
        column,
        header,
        formerly: None,
        kind,
        required: false,
    };
    let own = [
        last("owner", OWNER, Kind::Ref("organization")),
        last("uid", IDENTITY, Kind::Text),
    ];
    let (name, about) = table.sheet;
    SheetSpec {
        table,
        name,
        about,
        columns: fields.chain(own).collect(),
    }
}

/// 活动 for `activity`.
fn sheet_name(records: &Records, name: &str) -> &'static str {
    records.table(name).map_or("", |table| table.sheet.0)
}
