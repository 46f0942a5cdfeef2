//! What leaves on paper: workbooks and sign-in sheets.
//!
//! Every [`form`] is in the [`catalogue`] and made in two steps: [`FormRequest::read`] reads inside
//! one snapshot, [`Prepared::draw`] writes into any `impl Write`, the snapshot being over. [`sheet`]
//! writes workbooks, [`typeset`] pages; [`output`] saves either in place of an older file.
pub mod activity_list;
pub mod annual_workbook;
pub mod catalogue;
pub mod data_workbook;
pub mod document;
pub mod form;
pub mod list_as_shown;
pub mod output;
pub mod parameters;
pub mod rejected_rows;
pub mod sheet;
pub mod sign_in_sheet;
pub mod typeset;

pub use catalogue::FormRequest;
pub use form::{Form, FormSpec, Made, Prepared};
