//! What counting works on, read once: the activities of a time, the communities and their members.
use std::collections::HashMap;

use chrono::NaiveDate;

use super::facts::ActivityFacts;
use super::facts::MemberSpan;
use super::store;
use super::stretch::Stretch;
use super::verdict::Scales;
use crate::calendar::{self, Calendar};
use crate::communities::{self, Communities};
use crate::dates::{Period, SchoolYear};
use crate::error::{Error, Result};
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
        Self::read(reader, Stretch::SchoolYear(year), community)
    }

    /// The records that a table of this time is made of: those of the whole school year where a term
    /// is asked about, of the days alone where days are.
    pub fn stretch(
        reader: Reader<'_>,
        stretch: Stretch,
        community: Option<CommunityId>,
    ) -> Result<Self> {
        match stretch {
            Stretch::Term(term) => Self::year(reader, term.school_year, community),
            Stretch::Days(days) if days.to < days.from => {
                Err(Error::invalid("to", "结束日期早于开始日期，请重新选择。"))
            }
            _ => Self::read(reader, stretch, community),
        }
    }

    fn read(reader: Reader<'_>, stretch: Stretch, community: Option<CommunityId>) -> Result<Self> {
        let calendar = calendar::load(reader)?;
        let settings = vocabulary::settings(reader, ())?;
        let activities = store::activities(reader, &calendar, community, stretch)?;
        let time = Time {
            days: stretch.days(&calendar),
            lead_year: stretch.lead_year(&calendar),
            asked: asked(&activities, stretch, &calendar),
        };
        Ok(Book {
            today: reader.today(),
            counter: settings.counter,
            required: settings.required,
            communities: communities_of(reader, community, &time)?,
            activities,
            calendar,
        })
    }

    /// Activities of one community in a time, with their places in the list.
    pub fn of(
        &self,
        community: CommunityId,
        stretch: Stretch,
    ) -> impl Iterator<Item = (usize, &ActivityFacts)> {
        self.activities
            .iter()
            .enumerate()
            .filter(move |(_, activity)| activity.community == community)
            .filter(move |(_, activity)| stretch.holds(activity, &self.calendar))
    }

    pub fn scales(&self) -> Scales<'_> {
        Scales {
            calendar: &self.calendar,
            today: self.today,
            required: self.required,
        }
    }
}

impl CommunityBook {
    /// Schools that belonged on the day asked about: only their people are counted.
    pub fn present_at(&self, activity: &ActivityFacts) -> Vec<OrganizationId> {
        let present = self.members.iter().filter(|m| m.belonged_at(activity));
        present.map(|member| member.organization).collect()
    }
}

impl Member {
    /// Whether the school was a member on the day asked about; an open day is in nobody's time.
    pub fn belonged_at(&self, activity: &ActivityFacts) -> bool {
        let on = |day| self.spans.iter().any(|span| span.contains(day));
        activity.asked_on.is_some_and(on)
    }

    pub fn belongs(&self, period: Period) -> bool {
        self.spans
            .iter()
            .any(|span| period.overlaps(span.from, span.to))
    }
}

/// The time of a book, as it decides who the members are.
struct Time {
    days: Period,
    /// Whose lead the communities have.
    lead_year: SchoolYear,
    /// Days on which an activity asks for members. One that counts for another term (G-46) may ask
    /// for a day outside of `days`.
    asked: HashMap<CommunityId, Vec<NaiveDate>>,
}

fn asked(
    activities: &[ActivityFacts],
    stretch: Stretch,
    calendar: &Calendar,
) -> HashMap<CommunityId, Vec<NaiveDate>> {
    let mut asked: HashMap<CommunityId, Vec<NaiveDate>> = HashMap::new();
    for activity in activities.iter().filter(|a| stretch.holds(a, calendar)) {
        let days = asked.entry(activity.community).or_default();
        days.extend(activity.asked_on);
    }
    asked
}

fn communities_of(
    reader: Reader<'_>,
    community: Option<CommunityId>,
    time: &Time,
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
                    .lead(found.uid, time.lead_year)
                    .map(|lead| lead.organization),
                members: members(reader, &communities, found.uid, time)?,
            })
        })
        .collect()
}

fn members(
    reader: Reader<'_>,
    communities: &Communities,
    community: CommunityId,
    time: &Time,
) -> Result<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    let asked = time.asked.get(&community).map_or(&[][..], Vec::as_slice);
    for membership in communities.memberships(community) {
        let span = MemberSpan {
            from: Some(membership.from_date),
            to: membership.to_date,
        };
        let meant = |day: &NaiveDate| span.contains(*day);
        if !membership.overlaps(time.days) && !asked.iter().any(meant) {
            continue;
        }
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
