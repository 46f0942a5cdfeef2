//! Activities (教研活动): from the item of a plan to the archived record, with sessions and roles.
//!
//! `create`, `save` and `status` are what the secretary does with the activity itself, `sessions`
//! and `roles` with its agenda and with who carries it. What needs sign-in or evidence as well, such
//! as filing and removing, stands in the later part `register`.
mod create;
mod records;
mod requests;
mod roles;
mod rules;
mod save;
mod sessions;
mod status;
mod store;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use create::{Sources, create_from};
pub use create::{copy, create, next_code};
pub use records::{Activity, ActivityPart, ActivityRole, ActivityStatus, HalfDay, Part, Session};
pub use requests::{
    ActivityReason, CopyActivity, NewActivity, PostponeActivity, ReorderSessions, SaveActivity,
    SaveRole, SaveSession, SaveText, SetCounts, SetCountsFor,
};
pub(crate) use roles::follow_day;
pub use roles::{holder, remove_role, save_role};
pub(crate) use rules::{TITLE_CHARS, check_hours};
pub use rules::{Verb, check_held_day};
pub(crate) use save::{save, set_counts_for, set_parts, set_subjects};
pub use save::{save_text, set_counts};
pub(crate) use sessions::follow_days;
pub use sessions::{reorder_sessions, save_session};
pub(crate) use status::postpone;
pub(crate) use status::{archive, note_held};
pub use status::{cancel, hold, notify, reopen, resume};

use chrono::NaiveDate;

use crate::calendar;
use crate::error::Result;
use crate::ids::ActivityId;
use crate::ledger::Reader;

/// Table name, under which tags and explanations refer to activities.
pub const KIND: &str = "activity";
/// List of the tags that say the subjects an activity is about.
pub const SUBJECT: &str = "subject";

/// The activity a user names by its 编号.
pub fn by_code(reader: Reader<'_>, code: &str) -> Result<Option<Activity>> {
    Ok(reader.list("WHERE r.code = ?1", [code])?.into_iter().next())
}

/// Hosts, organisers … in their order.
pub fn parts(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<ActivityPart>> {
    store::parts(reader, activity)
}

/// The agenda.
pub fn sessions(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<Session>> {
    store::sessions(reader, activity)
}

/// Who carried the activity.
pub fn roles(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<ActivityRole>> {
    store::roles(reader, activity)
}

/// The activity, when it may be edited.
///
/// # Errors
/// [`crate::Error::NotNow`] while it is archived, with what to do.
pub fn open(reader: Reader<'_>, activity: ActivityId) -> Result<Activity> {
    let activity: Activity = reader.get(activity)?;
    activity.require_open()?;
    Ok(activity)
}

/// The day by which the schools of people are looked up: [`Calendar::asked_on`]. `None` while the
/// activity's day is open.
///
/// [`Calendar::asked_on`]: crate::calendar::Calendar::asked_on
pub fn asked_on(reader: Reader<'_>, activity: &Activity) -> Result<Option<NaiveDate>> {
    match (activity.day, activity.counts_for) {
        (Some(day), Some(_)) => {
            let calendar = calendar::load(reader)?;
            Ok(Some(calendar.asked_on(day, activity.counts_for)))
        }
        (day, _) => Ok(day),
    }
}
