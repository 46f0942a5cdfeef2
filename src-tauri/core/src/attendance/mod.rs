//! Sign-in (签到): who was expected, who came, who was away and why, and what it is worth.
//!
//! Names and head counts are both kept; totals prefer names (G-21). The school of the day stands on
//! every line (G-25), so a person who moves later takes nothing along.
mod details;
mod earned;
mod expected;
mod heads;
mod join;
mod line;
mod mark;
mod records;
mod rules;
mod schools;
mod sheet;
mod store;
mod wire;

#[cfg(test)]
mod tests;

pub use details::{DetailsRequest, SignInDetail, details};
pub(crate) use expected::follow_day;
pub use expected::{choices, set_expected};
pub use heads::set_head_counts;
pub(crate) use join::{SignedIn, join, lines_of, refusal};
pub use line::{remove_line, save_line};
pub(crate) use mark::usual_presence;
pub use mark::{add_unlisted, mark, mark_all_except};
pub use records::{Attendance, HeadCount, Presence};
pub use rules::{Earned, Earning, SignInTally, attended, hours_of};
pub use sheet::sheet;
pub use wire::{
    AddUnlisted, ChoiceGroup, ChoicePerson, ExpectedChoices, ExpectedSuggestion, Guest,
    MarkAllExcept, MarkSignIn, SaveLine, SchoolHeads, SetExpected, SetHeadCounts, SheetGroup,
    SheetHeads, SheetLine, SheetRequest, SheetSession, SignInException, SignInSheet,
};

use chrono::NaiveDate;

use crate::activities::{self, Activity, ActivityStatus, Session};
use crate::dates::Period;
use crate::error::{Error, Result};
use crate::ids::{ActivityId, OrganizationId, SessionId};
use crate::ledger::Reader;
use crate::roster::{self, Audience, Distinctions};

/// The day by which schools, posts and absences of an activity's people are looked up.
fn day_of(reader: Reader<'_>, activity: &Activity) -> Result<NaiveDate> {
    let day = activities::asked_on(reader, activity)?;
    Ok(day.unwrap_or_else(|| reader.today()))
}

/// What tells people of one name apart on an activity's lists.
fn distinctions_on(
    reader: Reader<'_>,
    activity: &Activity,
    schools: impl IntoIterator<Item = OrganizationId>,
) -> Result<Distinctions> {
    let day = day_of(reader, activity)?;
    let day = Period { from: day, to: day };
    roster::distinctions(reader, schools, day, Audience::Office)
}

/// The activity, if people can be entered for it now.
fn open_sheet(reader: Reader<'_>, id: ActivityId) -> Result<Activity> {
    let activity: Activity = reader.get(id)?;
    match closed(&activity) {
        Some(words) => Err(Error::NotNow(words)),
        None => Ok(activity),
    }
}

/// Why nobody can be entered; `None` while people can.
fn closed(activity: &Activity) -> Option<String> {
    let cancelled = activity.status == ActivityStatus::Cancelled;
    let words = || {
        let title = &activity.title;
        format!("“{title}”已取消，不登记签到。如果照常开展了，请先点“恢复为计划中”。")
    };
    activity.closed().or_else(|| cancelled.then(words))
}

/// Why nobody can have come yet; `None` once they can. Leave is asked for beforehand.
fn not_yet(activity: &Activity, today: NaiveDate) -> Option<String> {
    if activity.status.is_held() {
        return None;
    }
    let refusal = activities::check_held_day(activity.day, today).err()?;
    Some(format!("{refusal}会前请假的，现在就可以登记。"))
}

/// Whether anyone came, by name or by head count.
pub fn anyone_came(reader: Reader<'_>, activity: ActivityId) -> Result<bool> {
    store::anyone_came(reader, activity)
}

/// 学时 that an activity, or one of its sessions, gives each who came.
pub(crate) fn hours_each(
    reader: Reader<'_>,
    activity: ActivityId,
    session: Option<SessionId>,
) -> Result<f64> {
    let session = session.map(|id| reader.get::<Session>(id)).transpose()?;
    match session.and_then(|session| session.hours) {
        Some(hours) => Ok(hours),
        None => store::hours_each(reader, activity),
    }
}

/// Head counts of an activity.
pub fn head_counts(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<HeadCount>> {
    store::heads(reader, activity)
}

/// Lines of one session's sheet.
pub(crate) fn of_session(
    reader: Reader<'_>,
    activity: ActivityId,
    session: SessionId,
) -> Result<Vec<Attendance>> {
    store::of_sheet(reader, activity, Some(session))
}
