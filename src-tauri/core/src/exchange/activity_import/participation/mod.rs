//! Participation lists (签到表、参加情况表) on their way into 签到: tables of persons and activities, filled
//! sign-in sheets, and lists with a row for every sign-in.
//!
//! [`of_workbook`] finds the lists of a file; [`preview`] says activity by activity who would be signed in
//! and what must be asked first; [`apply`] does it in one act. What stands in the ledger already is kept
//! unless somebody chooses what the file says, and nothing is ever removed.
mod above;
mod activities;
mod answering;
mod applying;
mod asking_names;
mod asking_who;
mod columns;
mod comparing;
mod declined;
mod draft;
mod entries;
mod fewer;
mod for_all;
mod heads;
mod hours;
mod intake;
mod left_out;
mod likeness;
mod lines;
mod list_activities;
mod list_reader;
mod lists;
mod mark;
mod matching;
mod mentioned;
mod mentions;
mod names;
mod opening;
mod people;
mod preview;
mod purpose;
mod questions;
mod reshaping;
mod rows;
mod said;
mod settling;
#[cfg(test)]
mod tests;

pub use answering::{answer, take_in};
pub use applying::{ParticipationSummary, apply};
pub use draft::Draft;
pub use lines::ParticipationState;
pub use opening::{looks_like, of_workbook};
pub use preview::{
    ParticipationActivity, ParticipationCounts, ParticipationLine, ParticipationPreview, preview,
};
