//! The school calendar (校历): school years, terms, teaching weeks and days off, all editable.
//!
//! [`Calendar`] answers every question about a day without queries; a school year whose terms
//! nobody entered has the usual dates (G-04).
mod day;
mod edit;
mod month;
mod records;
mod rules;
mod shipped;

#[cfg(test)]
mod tests;

pub use day::{DayFacts, day};
pub use edit::{RemoveDaysOff, SaveDayOff, SaveTerm, remove_days_off, save_day_off, save_term};
pub use month::{DayLine, MonthRequest, WeekLine, month};
pub use records::{DayKind, DayOff, Term};
pub use rules::{Calendar, TermRef, TermSpan};
pub use shipped::install;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::dates::{SchoolYear, TermNumber, weekday};
use crate::error::Result;
use crate::ledger::Reader;
use crate::vocabulary::{self, Setting};

/// What [`load`] reads.
pub type Tables = (Term, DayOff, Setting);

/// A school year to choose from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearChoice {
    pub school_year: SchoolYear,
    /// 2024—2025学年度
    pub label: String,
    /// The one that today belongs to.
    pub current: bool,
    /// Activities stand in it.
    pub records: bool,
}

/// A school year with its terms and days off.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearPage {
    pub school_year: SchoolYear,
    pub label: String,
    pub terms: Vec<TermLine>,
    pub days_off: Vec<DayOff>,
}

/// One term of the year page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermLine {
    pub term: TermRef,
    /// 第一学期
    pub label: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub teaching_from: NaiveDate,
    pub teaching_to: NaiveDate,
    /// `false`: the usual dates, nobody entered them.
    pub entered: bool,
    pub weeks: u32,
    pub teaching_days: u32,
    pub last_teaching_day: Option<NaiveDate>,
}

/// Today, as the head of the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    pub date: NaiveDate,
    /// 星期五
    pub weekday: String,
    pub school_year: SchoolYear,
    pub school_year_label: String,
    pub term: TermRef,
    /// 2024—2025学年度第一学期
    pub term_label: String,
    /// 第6周; `null` outside the lessons.
    pub week_label: Option<String>,
    pub teaching_day: bool,
    pub teaching_days_left: u32,
}

/// The calendar as a plain value.
pub fn load(reader: Reader<'_>) -> Result<Calendar> {
    let settings = vocabulary::settings(reader, ())?;
    let terms: Vec<Term> = reader.list("", [])?;
    let days_off: Vec<DayOff> = reader.list("", [])?;
    Ok(Calendar::new(
        &terms,
        &days_off,
        settings.stage_from,
        settings.stage_to,
    ))
}

/// School years that have terms or activities, and those beside today; newest first.
pub fn years(reader: Reader<'_>, _: ()) -> Result<Vec<YearChoice>> {
    let current = load(reader)?.term_of(reader.today()).school_year;
    let mut years: BTreeMap<SchoolYear, bool> = [-1, 0, 1]
        .map(|beside| (SchoolYear(current.0 + beside), false))
        .into();
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/years.sql"))?;
    let found =
        statement.query_map([], |row| Ok((row.get("school_year")?, row.get("records")?)))?;
    for year in found {
        let (year, records): (SchoolYear, bool) = year?;
        *years.entry(year).or_default() |= records;
    }
    let choice = |(school_year, records): (SchoolYear, bool)| YearChoice {
        school_year,
        label: school_year.label(),
        current: school_year == current,
        records,
    };
    Ok(years.into_iter().rev().map(choice).collect())
}

/// A school year with its terms and days off.
pub fn year(reader: Reader<'_>, year: SchoolYear) -> Result<YearPage> {
    let calendar = load(reader)?;
    let period = calendar.year_period(year);
    Ok(YearPage {
        school_year: year,
        label: year.label(),
        terms: TermNumber::ALL
            .iter()
            .map(|number| term_line(&calendar, TermRef::new(year, *number)))
            .collect(),
        days_off: reader.list(
            "WHERE r.day BETWEEN ?1 AND ?2 ORDER BY r.day",
            (period.from, period.to),
        )?,
    })
}

fn term_line(calendar: &Calendar, term: TermRef) -> TermLine {
    let span = calendar.term(term);
    TermLine {
        term,
        label: term.number.label().to_owned(),
        starts: span.starts,
        ends: span.ends,
        teaching_from: span.teaching_from,
        teaching_to: span.teaching_to,
        entered: calendar.is_entered(term),
        weeks: calendar.week(span.teaching_to).unwrap_or(0),
        teaching_days: calendar.teaching_days_between(span.teaching_from, span.teaching_to),
        last_teaching_day: calendar.last_teaching_day(term),
    }
}

/// Today in words of the school calendar.
pub fn today(reader: Reader<'_>, _: ()) -> Result<Today> {
    let calendar = load(reader)?;
    let date = reader.today();
    let term = calendar.term_of(date);
    Ok(Today {
        date,
        weekday: weekday(date).to_owned(),
        school_year: term.school_year,
        school_year_label: term.school_year.label(),
        term,
        term_label: term.label(),
        week_label: calendar.week(date).map(|week| format!("第{week}周")),
        teaching_day: calendar.is_teaching_day(date),
        teaching_days_left: calendar.teaching_days_left(term, date),
    })
}
