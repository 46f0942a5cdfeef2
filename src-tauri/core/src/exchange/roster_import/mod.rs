//! Importing anybody's list of teachers or schools (教师名册、学校名册).
//!
//! [`open`] reads a file into a [`Draft`] with a guess of what its columns mean; the user corrects
//! the mapping, mends cells and leaves rows out; [`preview`] says what would happen, [`apply`] does
//! it in one act. Nothing is deleted because a file does not name it, and nobody is merged with a
//! namesake without being asked about.
mod applying;
mod blank;
mod by_field;
mod codes;
mod draft;
mod fields;
mod known;
mod matching;
mod missing;
mod plan;
mod preview;
mod rejected;
mod repeats;
mod schools;
#[cfg(test)]
mod tests;
mod wire;

pub use applying::{ListSummary, apply};
pub use draft::{Draft, of_workbook, open};
pub use preview::{
    Counts, ListCell, ListPreview, ListRow, MissingRow, Offer, OfferAct, RowProblem, RowState,
    SkippedRow,
};
pub use rejected::{RejectedRows, rejected};
pub use wire::{
    ColumnView, Decide, DraftView, FieldChoice, LeaveOut, Mend, Place, SetLayout, SheetView,
};

use crate::error::Result;
use crate::ledger::Reader;

/// What taking the draft over would do; changes nothing.
pub fn preview(reader: Reader<'_>, draft: &Draft) -> Result<ListPreview> {
    Ok(preview::of_plan(draft, plan::plan(reader, draft)?))
}
