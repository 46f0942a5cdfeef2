//! Workbooks in and out: reading what schools have, checking it cell by cell, and taking it over
//! as one act.
//!
//! `tabular` turns a file into plain cells, `normal` turns cells into values, `headers` finds out
//! what the columns mean. On these stand `roster_import` (any school's list of teachers or
//! schools) and `data_workbook` (one documented workbook that can hold every record).
pub mod data_workbook;
pub mod findings;
pub mod headers;
pub mod normal;
pub mod roster_import;
pub mod tabular;
