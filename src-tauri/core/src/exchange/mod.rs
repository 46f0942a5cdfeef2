//! Workbooks in and out: reading what schools have, checking it cell by cell, and taking it over
//! as one act.
//!
//! `tabular` turns a file into plain cells, `normal` turns cells into values, `headers` finds out
//! what the columns mean. On these stand `roster_import` (any school's list of teachers or
//! schools), `activity_import` (any list of activities) and `data_workbook` (one documented workbook that can
//! hold every record); `content` tells them apart.
pub mod activity_import;
mod content;
pub mod data_workbook;
pub mod findings;
pub mod headers;
mod listed;
mod names;
pub mod normal;
pub mod roster_import;
pub mod tabular;

pub use content::{Content, check_door, content};
