//! What travels between the import screen and a draft: how it stands, and corrections of it.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::exchange::headers::{Confidence, ListField, ListKind};
use crate::ids::{OrganizationId, Uid};

/// A row of the file: number of the list from 0, number of the row as the program shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    pub sheet: usize,
    pub row: u32,
}

/// The draft as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    pub file: String,
    pub kind: ListKind,
    pub sheets: Vec<SheetView>,
    /// What a column can be taken for.
    pub fields: Vec<FieldChoice>,
    pub from: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldChoice {
    pub field: ListField,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetView {
    pub sheet: usize,
    pub name: String,
    pub hidden: bool,
    pub included: bool,
    /// Records under the headings.
    pub rows: usize,
    /// `null`: no headings were found.
    pub head_from: Option<u32>,
    pub head_to: Option<u32>,
    pub columns: Vec<ColumnView>,
    pub school: Option<OrganizationId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnView {
    pub column: usize,
    /// A, B, … AA
    pub letters: String,
    pub heading: String,
    pub field: Option<ListField>,
    pub confidence: Option<Confidence>,
    /// The first few things that stand in it.
    pub samples: Vec<String>,
}

/// Corrects what a sheet's columns mean.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetLayout {
    pub sheet: usize,
    pub included: bool,
    /// Row of the headings; `null`: as it is.
    pub head_row: Option<u32>,
    /// School of all rows, where no column says it.
    pub school: Option<OrganizationId>,
}

/// Puts one cell right in the preview; the file itself stays as it is.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Mend {
    pub place: Place,
    pub field: ListField,
    pub value: String,
    /// What stood beside the value and goes into 备注.
    #[serde(default)]
    pub note: Option<String>,
}

/// Leaves a row out, or takes it in again.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeaveOut {
    pub place: Place,
    pub out: bool,
}

/// Says what a column is; `field: null`: it is not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Bind {
    pub sheet: usize,
    pub column: usize,
    pub field: Option<ListField>,
}

/// Says what a row means.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Decide {
    pub place: Place,
    #[serde(flatten)]
    pub decision: Decision,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// `null`: a new record.
    pub record: Option<Uid>,
    /// How somebody who had left is there again.
    pub returning: Option<Returning>,
}

/// How somebody comes to stand on a list who had left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Returning {
    /// 调回
    Back,
    /// 返聘
    Rehired,
    /// Never left: the roster was wrong.
    Mistake,
}

/// Two rows of one person become one: the row `into` says what both say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Join {
    pub place: Place,
    pub into: Place,
    pub values: Vec<(ListField, String)>,
}

/// Takes in something that was left out; a column as the field given.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakenIn {
    pub id: String,
    pub field: Option<ListField>,
}
