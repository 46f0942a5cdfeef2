//! The three counts of every school in any stretch of time: a term, a school year, a calendar year,
//! a month, or days chosen freely. There is a duty only by term, so here is no verdict.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::{Book, CommunityBook, Member};
use super::quota::QuotaActivity;
use super::rules::standing;
use super::stretch::Stretch;
use super::tally::{Tally, tally, words};
use super::totals::{Totals, totals};
use crate::dates::Period;
use crate::error::Result;
use crate::ids::{CommunityId, OrganizationId};
use crate::ledger::Reader;
use crate::vocabulary::Counter;

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
    /// The days the time runs over.
    pub days: Period,
    /// 口径 in force; `None` while the county has not decided.
    pub counter: Option<Counter>,
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
    /// Every activity of the time, counted or not.
    pub activities: Vec<PeriodActivity>,
}

/// One activity of the time and what it adds to the sums.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodActivity {
    /// Its place in [`PeriodTable::activities`].
    pub activity: usize,
    /// Why it is not counted, in words; `null` when it is.
    pub not_counted: Option<String>,
    /// Its own part of the community's sums; all 0 when it is not counted.
    pub totals: Totals,
}

#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodSchool {
    pub organization: OrganizationId,
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub host: Tally,
    pub active: Tally,
    pub attend: Tally,
}

/// The counts of any stretch of time, each with its lists.
pub fn period(reader: Reader<'_>, request: PeriodRequest) -> Result<PeriodTable> {
    let stretch = request.stretch;
    let book = Book::stretch(reader, stretch, request.community)?;
    Ok(PeriodTable {
        days: stretch.days(&book.calendar),
        counter: book.counter,
        communities: book
            .communities
            .iter()
            .map(|c| community(&book, c, stretch))
            .collect(),
        activities: book.activities.iter().map(QuotaActivity::of).collect(),
    })
}

fn community(book: &Book, community: &CommunityBook, stretch: Stretch) -> PeriodCommunity {
    PeriodCommunity {
        community: community.id,
        code: community.code.clone(),
        name: community.name.clone(),
        totals: book.totals(community, stretch),
        schools: community
            .members
            .iter()
            .map(|member| school(book, community.id, member, stretch))
            .collect(),
        activities: activities(book, community, stretch),
    }
}

fn activities(book: &Book, community: &CommunityBook, stretch: Stretch) -> Vec<PeriodActivity> {
    book.of(community.id, stretch)
        .map(|(index, activity)| PeriodActivity {
            activity: index,
            not_counted: standing(activity, &book.calendar)
                .err()
                .map(|reason| words(activity, reason)),
            totals: totals(
                std::iter::once(activity),
                &community.members,
                &book.calendar,
            ),
        })
        .collect()
}

fn school(book: &Book, community: CommunityId, member: &Member, stretch: Stretch) -> PeriodSchool {
    let count = |counter| {
        let activities = book.of(community, stretch);
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
        short_name: member.short_name.clone(),
        host: count(Counter::Host),
        active: count(Counter::Active),
        attend: count(Counter::Attend),
    }
}
