//! Sheets, documents and workbooks on their way out.
use lianyan_core::ledger::{AllRecords, Preferences};
use lianyan_core::{Reader, Result};
use lianyan_forms::sign_in_sheet::MissingGlyphs;
use lianyan_forms::{FormRequest, FormSpec, catalogue};
use serde::Serialize;
use ts_rs::TS;

use crate::contract::Done;
use crate::desk::Desk;
use crate::forms::{self, FormMade, MakeForm};

commands! { FormCommands {
    View form_list: list, () => Vec<FormSpec>, of ();
    /// The pages of sheets and documents as they will come out of the printer; nothing is logged.
    Query form_preview: preview, FormRequest => FormPreview, of (AllRecords, Preferences);
    /// Makes the file; with `log` the print or export is written down as an act.
    Job form_make: forms::make, MakeForm => Done<FormMade>;
}}

/// What would be printed.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FormPreview {
    /// One SVG a page: the print's own picture. None for workbooks.
    pages: Vec<String>,
    /// Names that cannot be printed whole.
    missing_glyphs: Vec<MissingGlyphs>,
    /// What is missing on it or left out, in sentences.
    notes: Vec<String>,
}

fn list(_: &Desk, (): ()) -> Result<Vec<FormSpec>> {
    Ok(catalogue::forms().to_vec())
}

fn preview(reader: Reader<'_>, request: FormRequest) -> Result<FormPreview> {
    let prepared = request.read(reader)?;
    Ok(FormPreview {
        pages: prepared.preview()?,
        missing_glyphs: prepared.missing_glyphs(),
        notes: prepared.notes(),
    })
}
