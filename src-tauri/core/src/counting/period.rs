//! The three counts of every school in any stretch of time: a term, a school year, a calendar year,
//! a month, or days chosen freely. There is a duty only by term, so here is no verdict.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::{Book, CommunityBook, Member};
use super::quota::QuotaActivity;
use super::tally::{Span, Tally, tally};
use super::totals::Totals;
use crate::calendar::TermRef;
use crate::dates::{Period, SchoolYear};
use crate::error::{Error, Result};
use crate::ids::{CommunityId, OrganizationId};
use crate::ledger::Reader;
use crate::vocabulary::Counter;

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

#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodRequest {
    /// All communities without it.
    #[serde(default)]
    pub community: Option<CommunityId>,
    pub stretch: Stretch,
}

/// Counts of one stretch of time, by community and school.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodTable {
    pub communities: Vec<PeriodCommunity>,
    /// What the tallies point into.
    pub activities: Vec<QuotaActivity>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodCommunity {
    pub community: CommunityId,
    pub code: String,
    pub name: String,
    pub totals: Totals,
    pub schools: Vec<PeriodSchool>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodSchool {
    pub organization: OrganizationId,
    pub code: String,
    pub name: String,
    pub host: Tally,
    pub active: Tally,
    pub attend: Tally,
}

/// The counts of any stretch of time, each with its lists.
pub fn period(reader: Reader<'_>, request: PeriodRequest) -> Result<PeriodTable> {
    let (book, span) = read(reader, request)?;
    Ok(PeriodTable {
        communities: book
            .communities
            .iter()
            .map(|c| community(&book, c, span))
            .collect(),
        activities: book.activities.iter().map(QuotaActivity::of).collect(),
    })
}

fn read(reader: Reader<'_>, request: PeriodRequest) -> Result<(Book, Span)> {
    let days = match request.stretch {
        Stretch::Term(term) => {
            let book = Book::year(reader, term.school_year, request.community)?;
            return Ok((book, Span::Term(term)));
        }
        Stretch::SchoolYear(year) => {
            let book = Book::year(reader, year, request.community)?;
            return Ok((book, Span::SchoolYear(year)));
        }
        Stretch::CalendarYear(year) => Period::calendar_year(year),
        Stretch::Days(days) => days,
    };
    if days.to < days.from {
        return Err(Error::invalid("to", "结束日期早于开始日期，请重新选择。"));
    }
    Ok((
        Book::days(reader, days, request.community)?,
        Span::Days(days),
    ))
}

fn community(book: &Book, community: &CommunityBook, span: Span) -> PeriodCommunity {
    PeriodCommunity {
        community: community.id,
        code: community.code.clone(),
        name: community.name.clone(),
        totals: book.totals(community, span),
        schools: community
            .members
            .iter()
            .map(|member| school(book, community.id, member, span))
            .collect(),
    }
}

fn school(book: &Book, community: CommunityId, member: &Member, span: Span) -> PeriodSchool {
    let count = |counter| {
        let activities = book.of(community, span);
        tally(
            activities,
            member.organization,
            &member.spans,
            counter,
            &book.calendar,
        )
    };
    PeriodSchool {
        organization: member.organization,
        code: member.code.clone(),
        name: member.name.clone(),
        host: count(Counter::Host),
        active: count(Counter::Active),
        attend: count(Counter::Attend),
    }
}
