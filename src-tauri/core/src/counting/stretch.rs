//! The time a table of counting is asked about, and which activities belong to it.
use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::facts::ActivityFacts;
use crate::calendar::{Calendar, TermRef};
use crate::dates::{Period, SchoolYear, TermNumber};

/// The time asked about.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", content = "value")]
pub enum Stretch {
    Term(TermRef),
    SchoolYear(SchoolYear),
    CalendarYear(i32),
    /// Both days included; a month is its first and last day.
    Days(Period),
}

impl Stretch {
    /// Whether the activity belongs to this time. 计入学期 set by hand goes before the day, except where
    /// days are asked about: there the day alone decides.
    pub fn holds(self, activity: &ActivityFacts, calendar: &Calendar) -> bool {
        let term = || term_of(activity, calendar);
        match self {
            Stretch::Term(asked) => term() == Some(asked),
            Stretch::SchoolYear(year) => term().is_some_and(|term| term.school_year == year),
            Stretch::CalendarYear(_) | Stretch::Days(_) => {
                some_day(activity).is_some_and(|day| self.days(calendar).contains(day))
            }
        }
    }

    /// The days of this time, both ends included.
    pub fn days(self, calendar: &Calendar) -> Period {
        match self {
            Stretch::Term(term) => calendar.period(term),
            Stretch::SchoolYear(year) => calendar.year_period(year),
            Stretch::CalendarYear(year) => Period::calendar_year(year),
            Stretch::Days(days) => days,
        }
    }

    /// First and last of the terms that are asked about; where days are, 计入学期 plays no part.
    pub(super) fn terms(self) -> Option<(TermRef, TermRef)> {
        match self {
            Stretch::Term(term) => Some((term, term)),
            Stretch::SchoolYear(year) => Some((
                TermRef::new(year, TermNumber::First),
                TermRef::new(year, TermNumber::Second),
            )),
            Stretch::CalendarYear(_) | Stretch::Days(_) => None,
        }
    }

    /// The school year whose lead schools are named.
    pub(super) fn lead_year(self, calendar: &Calendar) -> SchoolYear {
        match self {
            Stretch::Term(term) => term.school_year,
            Stretch::SchoolYear(year) => year,
            Stretch::CalendarYear(_) | Stretch::Days(_) => {
                calendar.term_of(self.days(calendar).to).school_year
            }
        }
    }
}

/// The term an activity counts in.
pub fn term_of(activity: &ActivityFacts, calendar: &Calendar) -> Option<TermRef> {
    activity
        .counts_for
        .or_else(|| Some(calendar.term_of(some_day(activity)?)))
}

/// The day, or the first of the planned month.
fn some_day(activity: &ActivityFacts) -> Option<NaiveDate> {
    activity.day.or_else(|| {
        let month = activity.month.as_deref()?;
        format!("{month}-01").parse().ok()
    })
}
