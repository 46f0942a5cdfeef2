//! What leaves on paper: workbooks and sign-in sheets.
//!
//! A form reads the slices inside one snapshot and draws into any `impl Write`: [`sheet`] writes
//! workbooks, [`typeset`] pages; [`output`] saves either in place of an older file.
pub mod annual_workbook;
pub mod output;
pub mod sheet;
pub mod sign_in_sheet;
pub mod typeset;
