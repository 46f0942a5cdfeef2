//! What leaves on paper: workbooks, sign-in sheets and documents.
//!
//! Every [`form`] is in the [`catalogue`] and made in two steps: [`FormRequest::read`] reads inside
//! one snapshot, [`Prepared::draw`] writes into any `impl Write`, the snapshot being over. [`sheet`]
//! writes workbooks, [`official`] documents, [`typeset`] pages; [`output`] saves either in place of an older file.
pub mod activity_list;
pub mod activity_record;
pub mod annual_workbook;
pub mod catalogue;
mod choosing;
pub mod data_workbook;
pub mod document;
pub mod form;
pub mod list_as_shown;
pub mod official;
pub mod output;
pub mod parameters;
pub mod pictures;
pub mod rejected_rows;
pub mod sheet;
pub mod sign_in_sheet;
pub mod typeset;
mod when;

pub use catalogue::FormRequest;
pub use form::{Form, FormSpec, Made, Prepared};
