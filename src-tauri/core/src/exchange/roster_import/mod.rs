//! Importing anybody's list of teachers or schools (教师名册、学校名册).
//!
//! [`open`] reads a file into a [`Draft`] with a guess of what its columns mean; the user corrects
//! the mapping, answers what is in doubt, mends cells, leaves rows out and takes them in; [`preview`] says what would happen, [`apply`] does
//! it in one act. Nothing is deleted because a file does not name it, and nobody is merged with a
//! namesake without being asked about.
mod answers;
mod applying;
mod blank;
mod by_field;
mod claims;
mod codes;
mod doubts;
mod draft;
mod fields;
mod intake;
mod known;
mod left_out;
mod line;
mod matching;
mod missing;
mod near_names;
mod offers;
mod opening;
mod posted;
mod preview;
mod recognising;
mod rejected;
mod renames;
mod repeats;
mod returning;
mod same_school;
#[cfg(test)]
mod tests;
mod unbinding;
mod values;
mod view;
mod whole_list;
mod wire;

pub use answers::{all_of_school, answer, field_called, take_in};
pub use applying::{ListSummary, apply};
pub use draft::Draft;
pub use line::{MissingRow, RowState};
pub use offers::{Mended, Offer, OfferAct};
pub use opening::{of_workbook, open};
pub use preview::{Counts, ListCell, ListPreview, ListRow, RowProblem};
pub use recognising::{kind_to_open, recognised};
pub use rejected::{RejectedRows, rejected};
pub use view::view;
pub use wire::{
    Bind, ColumnView, Decide, Decision, DraftView, FieldChoice, Join, LeaveOut, Mend, Place,
    Returning, SetLayout, SheetView, TakenIn,
};

use crate::error::Result;
use crate::ledger::Reader;

/// What taking the draft over would do; changes nothing.
pub fn preview(reader: Reader<'_>, draft: &Draft) -> Result<ListPreview> {
    Ok(preview::of_intake(draft, intake::intake(reader, draft)?))
}
