//! Which activity of the community a list means.
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::activities::{self, Activity, Session};
use crate::error::Result;
use crate::exchange::normal::key;
use crate::ids::{ActivityId, CommunityId, SessionId};
use crate::ledger::Reader;
use crate::outputs::Output;
use crate::vocabulary::Vocabulary;

use super::super::written::WrittenDay;
use super::mentions::Mention;

/// The community's activities, for finding them by what a list says.
pub(super) struct Activities<'w> {
    pub(super) all: Vec<Activity>,
    sessions: HashMap<ActivityId, Vec<Session>>,
    /// Printed sheets by their numbers.
    printed: HashMap<String, (ActivityId, Option<SessionId>)>,
    pub(super) words: &'w Vocabulary,
}

impl<'w> Activities<'w> {
    pub(super) fn load(
        reader: Reader<'_>,
        community: CommunityId,
        words: &'w Vocabulary,
    ) -> Result<Self> {
        let all: Vec<Activity> =
            reader.list("WHERE r.community = ?1 ORDER BY r.day, r.code", [community])?;
        let outputs: Vec<Output> = reader.list("WHERE r.number IS NOT NULL", [])?;
        let printed = outputs
            .into_iter()
            .filter_map(|output| Some((key(&output.number?), (output.activity?, output.session))));
        let mut sessions = HashMap::new();
        for activity in &all {
            sessions.insert(activity.uid, activities::sessions(reader, activity.uid)?);
        }
        Ok(Activities {
            printed: printed.collect(),
            sessions,
            all,
            words,
        })
    }

    pub(super) fn get(&self, id: ActivityId) -> Option<&Activity> {
        self.all.iter().find(|activity| activity.uid == id)
    }

    /// By what an answer says: the 编号 of an activity.
    pub(super) fn by_code(&self, code: &str) -> Option<ActivityId> {
        let code = key(code);
        let found = self.all.iter().find(|activity| key(&activity.code) == code);
        found.map(|activity| activity.uid)
    }

    /// The session that a sheet is of: by its number, else by the end of its theme (主题——环节).
    pub(super) fn session(&self, activity: ActivityId, mention: &Mention) -> Option<SessionId> {
        let number = mention
            .number
            .as_ref()
            .and_then(|number| self.printed.get(&key(number)));
        if let Some((of, session)) = number
            && *of == activity
        {
            return *session;
        }
        let (_, title) = mention.theme.as_ref()?.rsplit_once("——")?;
        let sessions = self.sessions.get(&activity)?;
        let named = sessions
            .iter()
            .find(|session| key(&session.title) == key(title));
        named.map(|session| session.uid)
    }

    /// By the number of a printed sheet, else by the code.
    pub(super) fn coded(&self, mention: &Mention) -> Option<ActivityId> {
        let number = mention.number.as_ref().and_then(|number| {
            let printed = self
                .printed
                .get(&key(number))
                .map(|(activity, _)| *activity);
            let known = printed.filter(|id| self.get(*id).is_some());
            known.or_else(|| self.by_code(number.rsplit_once('-').map_or(number, |(code, _)| code)))
        });
        let code = || mention.code.as_ref().and_then(|code| self.by_code(code));
        number.or_else(code)
    }

    pub(super) fn on_day(&self, day: &WrittenDay, mention: &Mention) -> Vec<ActivityId> {
        let on_day = self
            .all
            .iter()
            .filter(|activity| is_on(activity, day, mention));
        on_day.map(|activity| activity.uid).collect()
    }
}

/// `None` where nothing says the year.
pub(super) fn year_of(day: &WrittenDay, mention: &Mention, month: u32) -> Option<i32> {
    day.year
        .or_else(|| mention.era.map(|era| era.year_of(month)))
}

/// The written day, in the activity's year where nothing says another.
pub(super) fn dates(day: &WrittenDay, mention: &Mention, activity: &Activity) -> Option<NaiveDate> {
    let (month, number) = day.month.zip(day.day)?;
    let year = year_of(day, mention, month).or(activity.day.map(|own| own.year()));
    NaiveDate::from_ymd_opt(year?, month, number)
}

pub(super) fn is_on(activity: &Activity, day: &WrittenDay, mention: &Mention) -> bool {
    let Some(first) = activity.day else {
        return false;
    };
    let last = activity.last_day.unwrap_or(first).max(first);
    dates(day, mention, activity).is_some_and(|day| (first..=last).contains(&day))
}
