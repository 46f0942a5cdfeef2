//! The time a table of counting is asked about, and the book that holds it.
use serde::Deserialize;
use ts_rs::TS;

use super::book::Book;
use super::tally::Span;
use crate::calendar::{Calendar, TermRef};
use crate::dates::{Period, SchoolYear, TermNumber};
use crate::error::{Error, Result};
use crate::ids::CommunityId;
use crate::ledger::Reader;

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

impl Book {
    /// The records of a time, and the part of them that belongs to it. Without a community, of all.
    pub fn stretch(
        reader: Reader<'_>,
        stretch: Stretch,
        community: Option<CommunityId>,
    ) -> Result<(Self, Span)> {
        let days = match stretch {
            Stretch::Term(term) => {
                let book = Book::year(reader, term.school_year, community)?;
                return Ok((book, Span::Term(term)));
            }
            Stretch::SchoolYear(year) => {
                let book = Book::year(reader, year, community)?;
                return Ok((book, Span::SchoolYear(year)));
            }
            Stretch::CalendarYear(year) => Period::calendar_year(year),
            Stretch::Days(days) => days,
        };
        if days.to < days.from {
            return Err(Error::invalid("to", "结束日期早于开始日期，请重新选择。"));
        }
        Ok((Book::days(reader, days, community)?, Span::Days(days)))
    }
}

impl Span {
    /// The days of this time, both ends included.
    pub fn days(&self, calendar: &Calendar) -> Period {
        match self {
            Span::Term(term) => calendar.period(*term),
            Span::SchoolYear(year) => calendar.year_period(*year),
            Span::Days(days) => *days,
        }
    }

    /// First and last of the terms that are asked about; where days are, 计入学期 plays no part.
    pub(super) fn terms(&self) -> Option<(TermRef, TermRef)> {
        match *self {
            Span::Term(term) => Some((term, term)),
            Span::SchoolYear(year) => Some((
                TermRef::new(year, TermNumber::First),
                TermRef::new(year, TermNumber::Second),
            )),
            Span::Days(_) => None,
        }
    }

    /// The school year whose lead schools are named.
    pub(super) fn lead_year(&self, calendar: &Calendar) -> SchoolYear {
        match self {
            Span::Term(term) => term.school_year,
            Span::SchoolYear(year) => *year,
            Span::Days(days) => calendar.term_of(days.to).school_year,
        }
    }
}
