//! What counting works on, read once: the activities of a time, the communities and their members.
use chrono::NaiveDate;

use super::facts::ActivityFacts;
use super::store;
use super::tally::{MemberSpan, Span};
use super::totals::{Totals, totals};
use super::verdict::Scales;
use crate::calendar::{self, Calendar, TermRef};
use crate::communities::{self, Communities};
use crate::dates::{Period, SchoolYear, TermNumber};
use crate::error::Result;
use crate::ids::{CommunityId, OrganizationId};
use crate::ledger::Reader;
use crate::roster::Organization;
use crate::vocabulary::{self, Counter};

/// The records of a stretch of time, as counting wants them.
pub struct Book {
    pub calendar: Calendar,
    pub today: NaiveDate,
    /// 口径 in force; `None` while the county has not decided.
    pub counter: Option<Counter>,
    /// Activities that each school owes in each term (R-001-10).
    pub required: u32,
    pub communities: Vec<CommunityBook>,
    pub activities: Vec<ActivityFacts>,
}

/// A community and its members in the time of the book.
pub struct CommunityBook {
    pub id: CommunityId,
    pub code: String,
    pub name: String,
    /// Leads in the school year of the book.
    pub lead: Option<OrganizationId>,
    /// In the community's own order; a school stands once, whatever its roles.
    pub members: Vec<Member>,
}

/// A member school with the days of its membership.
pub struct Member {
    pub organization: OrganizationId,
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub spans: Vec<MemberSpan>,
}

impl Book {
    /// A school year.
    pub fn year(
        reader: Reader<'_>,
        year: SchoolYear,
        community: Option<CommunityId>,
    ) -> Result<Self> {
        let calendar = calendar::load(reader)?;
        let period = calendar.year_period(year);
        let terms = (
            TermRef::new(year, TermNumber::First),
            TermRef::new(year, TermNumber::Second),
        );
        Self::read(reader, calendar, period, year, terms, community)
    }

    /// Any stretch of days.
    pub fn days(
        reader: Reader<'_>,
        period: Period,
        community: Option<CommunityId>,
    ) -> Result<Self> {
        let calendar = calendar::load(reader)?;
        let year = calendar.term_of(period.to).school_year;
        // 计入学期 plays no part where days are asked for.
        let none = TermRef::new(SchoolYear(0), TermNumber::First);
        Self::read(reader, calendar, period, year, (none, none), community)
    }

    fn read(
        reader: Reader<'_>,
        calendar: Calendar,
        period: Period,
        year: SchoolYear,
        terms: (TermRef, TermRef),
        community: Option<CommunityId>,
    ) -> Result<Self> {
        let settings = vocabulary::settings(reader, ())?;
        Ok(Book {
            calendar,
            today: reader.today(),
            counter: settings.counter,
            required: settings.required,
            communities: communities_of(reader, period, year, community)?,
            activities: store::activities(reader, community, period, terms)?,
        })
    }

    /// Activities of one community in a time, with their places in the list.
    pub fn of(
        &self,
        community: CommunityId,
        span: Span,
    ) -> impl Iterator<Item = (usize, &ActivityFacts)> {
        self.activities
            .iter()
            .enumerate()
            .filter(move |(_, activity)| activity.community == community)
            .filter(move |(_, activity)| span.holds(activity, &self.calendar))
    }

    pub fn totals(&self, community: &CommunityBook, span: Span) -> Totals {
        let activities = self.of(community.id, span).map(|(_, activity)| activity);
        totals(activities, &community.members, &self.calendar)
    }

    pub fn scales(&self, decided: bool) -> Scales<'_> {
        Scales {
            calendar: &self.calendar,
            today: self.today,
            required: self.required,
            decided,
        }
    }
}

impl CommunityBook {
    /// Schools that belonged on the activity's day: only their people are counted.
    pub fn present_at(&self, activity: &ActivityFacts) -> Vec<OrganizationId> {
        let present = self.members.iter().filter(|m| m.belonged_at(activity));
        present.map(|member| member.organization).collect()
    }
}

impl Member {
    /// Whether the school was a member on the activity's day; an open day is in nobody's time.
    pub fn belonged_at(&self, activity: &ActivityFacts) -> bool {
        let on = |day| self.spans.iter().any(|span| span.contains(day));
        activity.day.is_some_and(on)
    }

    /// First day of the earliest membership; `None` when it was always so.
    pub fn joined(&self) -> Option<NaiveDate> {
        self.spans.iter().map(|span| span.from).min().flatten()
    }

    /// Last day of the latest membership; `None` while it holds.
    pub fn left(&self) -> Option<NaiveDate> {
        match self.spans.iter().any(|span| span.to.is_none()) {
            true => None,
            false => self.spans.iter().map(|span| span.to).max().flatten(),
        }
    }

    pub fn belongs(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let period = Period { from, to };
        self.spans
            .iter()
            .any(|span| period.overlaps(span.from, span.to))
    }
}

fn communities_of(
    reader: Reader<'_>,
    period: Period,
    year: SchoolYear,
    community: Option<CommunityId>,
) -> Result<Vec<CommunityBook>> {
    let communities = communities::load(reader)?;
    communities
        .all
        .iter()
        .filter(|found| community.is_none_or(|wanted| wanted == found.uid))
        .map(|found| {
            Ok(CommunityBook {
                id: found.uid,
                code: found.code.clone(),
                name: found.name.clone(),
                lead: communities
                    .lead(found.uid, year)
                    .map(|lead| lead.organization),
                members: members(reader, &communities, found.uid, period)?,
            })
        })
        .collect()
}

fn members(
    reader: Reader<'_>,
    communities: &Communities,
    community: CommunityId,
    period: Period,
) -> Result<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    for membership in communities.memberships(community) {
        if !membership.overlaps(period) {
            continue;
        }
        let span = MemberSpan {
            from: Some(membership.from_date),
            to: membership.to_date,
        };
        match members
            .iter_mut()
            .find(|m| m.organization == membership.organization)
        {
            Some(member) => member.spans.push(span),
            None => members.push(Member::new(reader.get(membership.organization)?, span)),
        }
    }
    Ok(members)
}

impl Member {
    fn new(school: Organization, span: MemberSpan) -> Self {
        Member {
            organization: school.uid,
            short_name: school.short_name.unwrap_or_else(|| school.name.clone()),
            code: school.code,
            name: school.name,
            spans: vec![span],
        }
    }
}
