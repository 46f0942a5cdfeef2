//! What travels between the import screen and a draft: how it stands, and corrections of it.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::exchange::headers::Confidence;

use super::columns::ActivityField;
use super::meaning::ColumnMeaning;

/// A row of the file: number of the list from 0, number of the row as the spreadsheet program shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityPlace {
    pub list: usize,
    pub row: u32,
}

/// Says what a column is; `field: null`: it is not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityBind {
    pub list: usize,
    pub column: usize,
    pub field: Option<ColumnMeaning>,
}

/// The draft as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityDraftView {
    pub file: String,
    pub lists: Vec<ActivityListView>,
    /// What a column can be taken for.
    pub fields: Vec<ActivityFieldChoice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityFieldChoice {
    pub field: ColumnMeaning,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityListView {
    pub list: usize,
    pub name: String,
    pub hidden: bool,
    pub included: bool,
    /// Activities under the headings.
    pub activities: usize,
    /// `null`: no headings were found.
    pub head_from: Option<u32>,
    pub head_to: Option<u32>,
    pub columns: Vec<ActivityColumnView>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityColumnView {
    pub column: usize,
    /// A, B, … AA
    pub letters: String,
    pub heading: String,
    pub field: Option<ActivityField>,
    /// The field, with the school where there is one.
    pub meaning: Option<ColumnMeaning>,
    /// The school whose numbers stand in it.
    pub school: Option<String>,
    pub confidence: Option<Confidence>,
    /// The first few things that stand in it.
    pub samples: Vec<String>,
}
