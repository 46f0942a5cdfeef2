//! What leaves on paper: workbooks and sign-in sheets.
//!
//! Every form is in the [`catalogue`] and made in two steps: [`prepare`] reads inside one snapshot,
//! [`Prepared::draw`] writes into any `impl Write`, the snapshot being over. [`sheet`] writes
//! workbooks, [`typeset`] pages; [`output`] saves either in place of an older file.
pub mod activity_list;
pub mod annual_workbook;
pub mod catalogue;
pub mod data_workbook;
mod make;
pub mod output;
pub mod rejected_rows;
pub mod sheet;
pub mod sign_in_sheet;
pub mod typeset;

pub use make::{FormRequest, Format, Made, Prepared, SheetToPrint, prepare, sheet_pages};
