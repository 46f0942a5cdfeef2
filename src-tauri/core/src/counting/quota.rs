//! 各校每学期教研活动开展情况统计表 (D08): the duty of R-001-10 for every school and term.
//!
//! 「教研共同体内，每个学校每学期开展不少于两次的区域教研活动」
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::{Book, CommunityBook, Member};
use super::rules::exempt;
use super::stretch::{Stretch, term_of};
use super::tally::{Tally, tally};
use super::totals::Totals;
use super::verdict::{Verdict, Weighed};
use crate::calendar::TermRef;
use crate::dates::{SchoolYear, TermNumber};
use crate::error::Result;
use crate::ids::{ActivityId, CommunityId, OrganizationId};
use crate::ledger::Reader;
use crate::vocabulary::Counter;

/// Which table is wanted.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuotaRequest {
    pub school_year: SchoolYear,
    /// One community; all of the county without it.
    #[serde(default)]
    pub community: Option<CommunityId>,
    /// Weigh by this counter instead of the one in force.
    #[serde(default)]
    pub counter: Option<Counter>,
}

/// The whole table.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuotaTable {
    pub school_year: SchoolYear,
    /// `None` while the county has not decided: three counts, and a verdict only where they agree.
    pub counter: Option<Counter>,
    /// Activities each school owes each term.
    pub required: u32,
    /// Terms whose dates nobody entered: teaching days and last days go by the usual ones (G-04).
    pub usual_terms: Vec<TermNumber>,
    /// School-terms that meet the duty, of those it applies to.
    pub met: u32,
    pub total: u32,
    pub rows: Vec<QuotaRow>,
    pub communities: Vec<CommunityTerms>,
    /// What the tallies point into.
    pub activities: Vec<QuotaActivity>,
}

/// One school in one term.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuotaRow {
    pub community: CommunityId,
    pub community_code: String,
    pub organization: OrganizationId,
    pub school_code: String,
    pub school: String,
    pub short_name: String,
    /// Leads the community in this school year.
    pub lead: bool,
    pub term: TermNumber,
    /// By the counter in force; by 承担 while none is.
    pub value: u32,
    #[serde(flatten)]
    pub weighed: Weighed,
    pub host: Tally,
    pub active: Tally,
    pub attend: Tally,
    /// Activities still planned that this school is to host.
    pub planned: u32,
}

/// Sums of one community in each term.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityTerms {
    pub community: CommunityId,
    pub code: String,
    pub name: String,
    pub first: Totals,
    pub second: Totals,
    pub year: Totals,
}

/// An activity as the lists name it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuotaActivity {
    pub id: ActivityId,
    pub code: String,
    pub title: String,
    pub form: String,
    pub day: Option<chrono::NaiveDate>,
}

impl QuotaRow {
    pub fn tally(&self, counter: Counter) -> &Tally {
        match counter {
            Counter::Host => &self.host,
            Counter::Active => &self.active,
            Counter::Attend => &self.attend,
        }
    }

    /// Of the school-terms that the duty applies to.
    pub fn applies(&self) -> bool {
        self.weighed.verdict != Verdict::Exempt
    }

    pub fn is_met(&self) -> bool {
        self.weighed.verdict == Verdict::Met
    }
}

/// The table of one school year.
pub fn quota(reader: Reader<'_>, request: QuotaRequest) -> Result<QuotaTable> {
    let book = Book::year(reader, request.school_year, request.community)?;
    Ok(quota_of(&book, request.school_year, request.counter))
}

/// The same over records already read.
pub fn quota_of(book: &Book, year: SchoolYear, counter: Option<Counter>) -> QuotaTable {
    let counter = counter.or(book.counter);
    let mut rows = Vec::new();
    for community in &book.communities {
        for number in [TermNumber::First, TermNumber::Second] {
            let term = TermRef {
                school_year: year,
                number,
            };
            rows.extend(term_rows(book, community, term, counter));
        }
    }
    QuotaTable {
        school_year: year,
        counter,
        required: book.required,
        usual_terms: book.calendar.usual_terms(year),
        met: rows.iter().filter(|row| row.is_met()).count() as u32,
        total: rows.iter().filter(|row| row.applies()).count() as u32,
        communities: book
            .communities
            .iter()
            .map(|c| terms(book, c, year))
            .collect(),
        activities: book.activities.iter().map(QuotaActivity::of).collect(),
        rows,
    }
}

fn term_rows<'a>(
    book: &'a Book,
    community: &'a CommunityBook,
    term: TermRef,
    counter: Option<Counter>,
) -> impl Iterator<Item = QuotaRow> + 'a {
    let days = book.calendar.period(term);
    community
        .members
        .iter()
        .filter(move |member| member.belongs(days))
        .map(move |member| row(book, community, member, term, counter))
}

fn row(
    book: &Book,
    community: &CommunityBook,
    member: &Member,
    term: TermRef,
    counter: Option<Counter>,
) -> QuotaRow {
    let count = |counter| {
        let activities = book.of(community.id, Stretch::Term(term));
        tally(
            activities,
            member.organization,
            &member.spans,
            counter,
            &book.calendar,
        )
    };
    let (host, active, attend) = (
        count(Counter::Host),
        count(Counter::Active),
        count(Counter::Attend),
    );
    let value_of = |counter| match counter {
        Counter::Host => host.value(),
        Counter::Active => active.value(),
        Counter::Attend => attend.value(),
    };
    let readings: Vec<u32> = match counter {
        Some(counter) => vec![value_of(counter)],
        None => Counter::ALL.iter().copied().map(value_of).collect(),
    };
    let exempt = exempt(&member.spans, book.calendar.term(term));
    QuotaRow {
        community: community.id,
        community_code: community.code.clone(),
        organization: member.organization,
        school_code: member.code.clone(),
        school: member.name.clone(),
        short_name: member.short_name.clone(),
        lead: community.lead == Some(member.organization),
        term: term.number,
        value: value_of(counter.unwrap_or(Counter::Active)),
        weighed: book.scales().weigh(term, &readings, exempt),
        planned: planned_to_host(book, community, member, term),
        host,
        active,
        attend,
    }
}

fn planned_to_host(book: &Book, community: &CommunityBook, member: &Member, term: TermRef) -> u32 {
    book.of(community.id, Stretch::Term(term))
        .filter(|(_, activity)| {
            activity.is_planned() && activity.hosts.contains(&member.organization)
        })
        .count() as u32
}

fn terms(book: &Book, community: &CommunityBook, year: SchoolYear) -> CommunityTerms {
    let term = |number| {
        book.totals(
            community,
            Stretch::Term(TermRef {
                school_year: year,
                number,
            }),
        )
    };
    CommunityTerms {
        community: community.id,
        code: community.code.clone(),
        name: community.name.clone(),
        first: term(TermNumber::First),
        second: term(TermNumber::Second),
        year: book.totals(community, Stretch::SchoolYear(year)),
    }
}

impl QuotaActivity {
    pub(super) fn of(activity: &super::facts::ActivityFacts) -> Self {
        QuotaActivity {
            id: activity.id,
            code: activity.code.clone(),
            title: activity.title.clone(),
            form: activity.form_name.clone(),
            day: activity.day,
        }
    }
}

/// The term of each activity of the book, in its order; `None` where the day is open.
pub fn terms_of(book: &Book) -> Vec<Option<TermRef>> {
    book.activities
        .iter()
        .map(|activity| term_of(activity, &book.calendar))
        .collect()
}
