//! What importing a data workbook would do, as the window shows it.
use serde::Serialize;
use ts_rs::TS;

use crate::error::Issue;

/// What an import would change, for the user to look through.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    pub file: String,
    pub sheets: Vec<SheetPreview>,
    /// Rows that change a record, field by field.
    pub changes: Vec<RowChange>,
    pub issues: Vec<Issue>,
    /// What was left out, e.g. sheets of the file that are none of the workbook's, and times to check.
    pub notices: Vec<String>,
}

/// Counts of one sheet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetPreview {
    pub sheet: String,
    pub rows: u32,
    pub added: u32,
    pub changed: u32,
    pub same: u32,
    pub faulty: u32,
}

/// A row that changes a record.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowChange {
    pub sheet: String,
    pub row: u32,
    /// How the record is named: 张晓东.
    pub title: String,
    pub fields: Vec<FieldChange>,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    pub field: String,
    pub before: String,
    pub after: String,
}
