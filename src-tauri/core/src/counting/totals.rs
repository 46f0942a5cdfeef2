//! Person-times (人次), hours (学时), and who took part how often, over counted activities.
use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use super::book::{Book, CommunityBook, Member};
use super::facts::ActivityFacts;
use super::rules::standing;
use super::stretch::Stretch;
use crate::calendar::Calendar;
use crate::ids::{OrganizationId, PersonId};

/// Sums over the counted activities of a community.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Counted activities.
    pub activities: u32,
    pub person_times: u32,
    pub hours: f64,
    /// In the order of the member schools handed in.
    pub schools: Vec<SchoolTotals>,
}

/// One school's share of [`Totals`].
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolTotals {
    pub organization: OrganizationId,
    pub person_times: u32,
    pub hours: f64,
}

impl Book {
    /// Sums over the counted activities of one community in a time.
    pub fn totals(&self, community: &CommunityBook, stretch: Stretch) -> Totals {
        let activities = self.of(community.id, stretch).map(|(_, activity)| activity);
        totals(activities, &community.members, &self.calendar)
    }
}

/// Sums over counted activities. People of a school that was no member on the day are guests and not
/// summed (G-22), as the activity does not count for their school either.
pub fn totals<'a>(
    activities: impl Iterator<Item = &'a ActivityFacts>,
    members: &[Member],
    calendar: &Calendar,
) -> Totals {
    let none = |member: &Member| SchoolTotals::none(member.organization);
    let mut totals = Totals {
        schools: members.iter().map(none).collect(),
        ..Totals::default()
    };
    for activity in activities.filter(|activity| standing(activity, calendar).is_ok()) {
        totals.activities += 1;
        let present = members
            .iter()
            .zip(&mut totals.schools)
            .filter(|(member, _)| member.belonged_at(activity));
        for (_, school) in present {
            school.person_times += activity.came(school.organization);
            school.hours += activity.hours_of(school.organization);
        }
    }
    totals.person_times = totals.schools.iter().map(|s| s.person_times).sum();
    totals.hours = totals.schools.iter().map(|s| s.hours).sum();
    totals
}

impl SchoolTotals {
    fn none(organization: OrganizationId) -> Self {
        SchoolTotals {
            organization,
            person_times: 0,
            hours: 0.0,
        }
    }
}

/// How often one person came to counted activities, and the hours of it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Participation {
    pub times: u32,
    pub hours: f64,
}

/// By person, over counted activities; names on the roster only, and as [`totals`] those of members.
pub fn participation<'a>(
    activities: impl Iterator<Item = (&'a CommunityBook, &'a ActivityFacts)>,
    calendar: &Calendar,
) -> HashMap<PersonId, Participation> {
    let mut people: HashMap<PersonId, Participation> = HashMap::new();
    for (community, activity) in activities {
        if standing(activity, calendar).is_err() {
            continue;
        }
        let present = community.present_at(activity);
        let is_member =
            |school: Option<OrganizationId>| school.is_some_and(|id| present.contains(&id));
        for came in activity
            .names
            .iter()
            .filter(|came| is_member(came.organization))
        {
            let Some(person) = came.person else { continue };
            let line = people.entry(person).or_default();
            line.times += 1;
            line.hours += came.hours();
        }
    }
    people
}
