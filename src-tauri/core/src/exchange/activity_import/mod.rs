//! Importing anybody's list of activities (活动台账).
//!
//! [`of_workbook`] reads a file into a [`Draft`] with a guess of what its columns mean; every row is read into
//! the activity it tells of, with a question wherever a cell can be read in two ways, and held against the
//! activities that are there. Nothing is guessed unseen. [`apply`] takes all of it in as one act.
mod after;
mod amended;
mod answering;
mod applying;
mod asked_turnouts;
mod asks;
mod background;
mod columns;
mod days;
mod doubts;
mod draft;
mod entries;
mod era;
mod facts;
mod fates;
mod forms;
mod hosting;
mod intake;
mod joining;
mod known;
mod learning;
mod left_out;
mod meaning;
mod modes;
mod opening;
pub mod participation;
mod preview;
mod reader;
mod reading;
mod roles;
mod saving;
mod stored;
#[cfg(test)]
mod tests;
mod turnouts;
mod unclaimed;
mod units;
mod unsure;
mod view;
mod when;
mod wire;
mod written;

pub use answering::{answer, leave_out, take_in, take_in_as};
pub use applying::{ActivitySummary, apply};
pub use columns::{ActivityField, ActivityLists};
pub use draft::Draft;
pub use meaning::ColumnMeaning;
pub use opening::{looks_like_activities, of_workbook};
pub use preview::{
    ActivityLine, ActivityPreview, Fact, LineCounts, LineState, RawCell, preview, would_be,
};
pub use unsure::unsure;
pub use view::view;
pub use wire::{
    ActivityBind, ActivityColumnView, ActivityDraftView, ActivityFieldChoice, ActivityListView,
    ActivityPlace,
};
