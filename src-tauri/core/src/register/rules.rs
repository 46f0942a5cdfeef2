//! What an activity's state is called, from its status, its sign-in and its evidence. No queries.
use chrono::NaiveDate;

use crate::activities::{ActivityStatus as Status, Verb};
use crate::error::{Error, Result};
use crate::evidence::EvidenceKindName;
use crate::words::closed_list;

closed_list! {
    /// The word at the end of a row.
    pub enum ActivityState ("activity state") {
        Planned = "planned": "计划中",
        Notified = "notified": "已通知",
        /// Held, and sign-in or evidence is missing without a 情况说明.
        Incomplete = "incomplete": "待补全",
        /// Held, and everything is there or its absence explained: it can be archived.
        Complete = "complete": "待归档",
        Archived = "archived": "已归档",
        Correcting = "correcting": "更正中",
        Postponed = "postponed": "已延期",
        Cancelled = "cancelled": "已取消",
    }
}

/// The state of an activity; `lacking` when sign-in or needed evidence is missing without a 情况说明.
pub fn state(status: Status, correcting: bool, lacking: bool) -> ActivityState {
    match (status, correcting, lacking) {
        (Status::Planned, ..) => ActivityState::Planned,
        (Status::Notified, ..) => ActivityState::Notified,
        (Status::Held, _, true) => ActivityState::Incomplete,
        (Status::Held, _, false) => ActivityState::Complete,
        (Status::Archived, true, _) => ActivityState::Correcting,
        (Status::Archived, false, _) => ActivityState::Archived,
        (Status::Postponed, ..) => ActivityState::Postponed,
        (Status::Cancelled, ..) => ActivityState::Cancelled,
    }
}

/// Its day has passed and nobody has said whether it took place.
pub(super) fn overdue(status: Status, last_day: Option<NaiveDate>, today: NaiveDate) -> bool {
    let waiting = matches!(
        status,
        Status::Planned | Status::Notified | Status::Postponed
    );
    waiting && last_day.is_some_and(|day| day < today)
}

/// The steps that make sense now, in the order of buttons.
pub(super) fn steps(status: Status, correcting: bool) -> Vec<Verb> {
    Verb::ALL
        .iter()
        .copied()
        .filter(|verb| verb.fits(status, correcting))
        .collect()
}

/// Whether an activity can be archived: sign-in and needed evidence are there, or explained.
///
/// # Errors
/// [`Error::NotNow`] naming everything that is missing.
pub(super) fn require_complete(
    title: &str,
    sign_in: bool,
    sign_in_explained: bool,
    missing: &[EvidenceKindName],
) -> Result<()> {
    let mut lacks: Vec<&str> = Vec::new();
    if !sign_in && !sign_in_explained {
        lacks.push("签到登记");
    }
    let open = missing.iter().filter(|kind| !kind.explained);
    lacks.extend(open.map(|kind| kind.name.as_str()));
    if lacks.is_empty() {
        return Ok(());
    }
    Err(Error::not_now(format!(
        "“{title}”还缺{}，不能归档。请补齐；确实补不了的，请填写情况说明。",
        lacks.join("、")
    )))
}
