//! Which term a day belongs to, which week it is, and which days have lessons. No clock, no queries.
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::{Period, SchoolYear, TermNumber};
use crate::ledger::{Kind, Meaning};
use crate::vocabulary::MonthDay;

use super::records::{DayKind, DayOff, Term};

/// One term of one school year; `2024-1` in columns and on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct TermRef {
    pub school_year: SchoolYear,
    pub number: TermNumber,
}

impl TermRef {
    pub fn new(school_year: SchoolYear, number: TermNumber) -> Self {
        TermRef {
            school_year,
            number,
        }
    }

    /// 2024—2025学年度第一学期
    pub fn label(self) -> String {
        format!("{}{}", self.school_year.label(), self.number.label())
    }

    fn next(self) -> Self {
        match self.number {
            TermNumber::First => TermRef::new(self.school_year, TermNumber::Second),
            TermNumber::Second => {
                TermRef::new(SchoolYear(self.school_year.0 + 1), TermNumber::First)
            }
        }
    }
}

/// The days of a term, all ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermSpan {
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub teaching_from: NaiveDate,
    pub teaching_to: NaiveDate,
}

impl TermSpan {
    /// Where no dates were entered: 09-01 to 01-31 and 02-01 to 08-31 (G-04); lessons as schools
    /// usually have them, 1 September, or the Monday after a weekend, to mid-January and late February
    /// to the end of June.
    fn usual(term: TermRef) -> Self {
        let year = term.school_year.0;
        let day = |year, month, day| {
            NaiveDate::from_ymd_opt(year, month, day).expect("the usual days exist in every year")
        };
        match term.number {
            TermNumber::First => TermSpan {
                starts: day(year, 9, 1),
                ends: day(year + 1, 1, 31),
                teaching_from: after_weekend(day(year, 9, 1)),
                teaching_to: day(year + 1, 1, 15),
            },
            TermNumber::Second => TermSpan {
                starts: day(year + 1, 2, 1),
                ends: day(year + 1, 8, 31),
                teaching_from: after_weekend(day(year + 1, 2, 20)),
                teaching_to: day(year + 1, 6, 30),
            },
        }
    }
}

fn after_weekend(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

/// The calendar as a plain value: loaded once, asked without queries.
#[derive(Debug, Clone)]
pub struct Calendar {
    terms: HashMap<TermRef, TermSpan>,
    days_off: HashMap<NaiveDate, DayKind>,
    stage_from: MonthDay,
    stage_to: MonthDay,
}

impl Calendar {
    pub fn new(
        terms: &[Term],
        days_off: &[DayOff],
        stage_from: MonthDay,
        stage_to: MonthDay,
    ) -> Self {
        Calendar {
            terms: terms
                .iter()
                .map(|term| (term.reference(), term.span()))
                .collect(),
            days_off: days_off.iter().map(|off| (off.day, off.kind)).collect(),
            stage_from,
            stage_to,
        }
    }

    /// The term's days: those entered, else the usual ones.
    pub fn term(&self, term: TermRef) -> TermSpan {
        self.terms
            .get(&term)
            .copied()
            .unwrap_or_else(|| TermSpan::usual(term))
    }

    /// The terms of a school year that go by the usual dates.
    pub fn usual_terms(&self, year: SchoolYear) -> Vec<TermNumber> {
        let all = TermNumber::ALL.iter().copied();
        all.filter(|number| !self.is_entered(TermRef::new(year, *number)))
            .collect()
    }

    /// Whether someone entered this term's days.
    pub fn is_entered(&self, term: TermRef) -> bool {
        self.terms.contains_key(&term)
    }

    /// The days that are counted to a term: from its start to the day before the next one begins,
    /// so that an activity in the holidays still belongs to a term.
    pub fn period(&self, term: TermRef) -> Period {
        Period {
            from: self.begins(term),
            to: self.begins(term.next()) - Days::new(1),
        }
    }

    /// The first day that is counted to a term. The school year begins on 1 September, however late
    /// its first term does (G-44); a first term that begins earlier takes its own days along.
    fn begins(&self, term: TermRef) -> NaiveDate {
        let starts = self.term(term).starts;
        match term.number {
            TermNumber::First => starts.min(term.school_year.first_day()),
            TermNumber::Second => starts,
        }
    }

    /// The day on which membership and postings are asked for (G-46): the activity's own, or the
    /// nearest one of the term it is counted for.
    pub fn asked_on(&self, day: NaiveDate, counts_for: Option<TermRef>) -> NaiveDate {
        match counts_for.map(|term| self.period(term)) {
            // Terms an import left in disorder must not stop the counting.
            Some(Period { from, to }) => day.max(from).min(to),
            None => day,
        }
    }

    /// The school year, from the first day counted to its first term to the day before the next year's.
    pub fn year_period(&self, year: SchoolYear) -> Period {
        Period {
            from: self.period(TermRef::new(year, TermNumber::First)).from,
            to: self.period(TermRef::new(year, TermNumber::Second)).to,
        }
    }

    /// The term a day is counted to: the latest one that has begun.
    pub fn term_of(&self, day: NaiveDate) -> TermRef {
        // A first term may begin some days before 1 September.
        let last = TermRef::new(SchoolYear(day.year()), TermNumber::First);
        let candidates = [
            last,
            TermRef::new(SchoolYear(day.year() - 1), TermNumber::Second),
        ];
        candidates
            .into_iter()
            .find(|term| self.begins(*term) <= day)
            .unwrap_or(TermRef::new(SchoolYear(day.year() - 1), TermNumber::First))
    }

    /// 实施阶段 (R-001-17); a window from September to June wraps round the new year.
    pub fn in_stage(&self, day: NaiveDate) -> bool {
        let day = MonthDay::of(day);
        if self.stage_from <= self.stage_to {
            self.stage_from <= day && day <= self.stage_to
        } else {
            self.stage_from <= day || day <= self.stage_to
        }
    }

    /// Number of the teaching week (第6周); weeks begin on Monday. `None` outside the lessons.
    pub fn week(&self, day: NaiveDate) -> Option<u32> {
        let span = self.term(self.term_of(day));
        let first = span.teaching_from.week(Weekday::Mon).first_day();
        let last = span.teaching_to.week(Weekday::Mon).last_day();
        let week = (day - first).num_days() / 7 + 1;
        (first <= day && day <= last).then_some(week as u32)
    }

    /// Whether there are lessons on this day: working days between the first and the last day of
    /// lessons, less holidays, plus weekend days moved to lessons.
    pub fn is_teaching_day(&self, day: NaiveDate) -> bool {
        let span = self.term(self.term_of(day));
        let in_lessons = span.teaching_from <= day && day <= span.teaching_to;
        in_lessons
            && match self.days_off.get(&day) {
                Some(DayKind::Holiday) => false,
                Some(DayKind::Teaching) => true,
                None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
            }
    }

    /// Days with lessons from `from` to `to`, both included.
    pub fn teaching_days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        from.iter_days()
            .take_while(|day| *day <= to)
            .filter(|day| self.is_teaching_day(*day))
            .count() as u32
    }

    /// The last day of the term with lessons, whatever the duties.
    pub(super) fn last_day_of_lessons(&self, term: TermRef) -> NaiveDate {
        let span = self.term(term);
        span.teaching_from
            .iter_days()
            .take_while(|day| *day <= span.teaching_to)
            .filter(|day| self.is_teaching_day(*day))
            .last()
            .unwrap_or(span.teaching_to)
    }

    /// The last day on which a duty of this term can still be met: with lessons, and inside the
    /// 实施阶段. `None` when a term has no such day.
    pub fn last_teaching_day(&self, term: TermRef) -> Option<NaiveDate> {
        self.latest_day(term, 1)
    }

    /// The day by which the first of `needed` activities must take place when each takes a
    /// teaching day of its own. `None` when the term has fewer days than that.
    pub fn latest_day(&self, term: TermRef, needed: u32) -> Option<NaiveDate> {
        let span = self.term(term);
        let mut day = span.teaching_to;
        let mut left = needed.max(1);
        while day >= span.teaching_from {
            if self.is_teaching_day(day) && self.in_stage(day) {
                left -= 1;
                if left == 0 {
                    return Some(day);
                }
            }
            day = day - Days::new(1);
        }
        None
    }

    /// Teaching days from `today` to the end of the term in which a duty can be met.
    pub fn teaching_days_left(&self, term: TermRef, today: NaiveDate) -> u32 {
        let span = self.term(term);
        match self.last_teaching_day(term) {
            Some(last) => self.teaching_days_between(today.max(span.teaching_from), last),
            None => 0,
        }
    }
}

impl Term {
    pub fn reference(&self) -> TermRef {
        TermRef::new(self.school_year, self.number)
    }

    fn span(&self) -> TermSpan {
        TermSpan {
            starts: self.starts,
            ends: self.ends,
            teaching_from: self.teaching_from,
            teaching_to: self.teaching_to,
        }
    }
}

impl Meaning for TermRef {
    const KIND: Kind = Kind::Term;
}

impl fmt::Display for TermRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.school_year.0, self.number.code())
    }
}

impl FromStr for TermRef {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.split_once('-')
            .and_then(|(year, number)| {
                Some(TermRef::new(
                    SchoolYear(year.parse().ok()?),
                    TermNumber::of_code(number)?,
                ))
            })
            .ok_or_else(|| format!("“{text}”不是学期，请写成 2024-1 的样子。"))
    }
}

impl TryFrom<String> for TermRef {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<TermRef> for String {
    fn from(term: TermRef) -> String {
        term.to_string()
    }
}

impl ToSql for TermRef {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for TermRef {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map_err(|message: String| FromSqlError::Other(message.into()))
    }
}
