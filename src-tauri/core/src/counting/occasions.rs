//! When a school's teachers had an activity to come to, and what follows for each of them (G-41).
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::book::{CommunityBook, Member};
use super::facts::ActivityFacts;
use crate::dates::{Period, month_day};
use crate::ids::{OrganizationId, PersonId};
use crate::words::closed_list;

closed_list! {
    /// What a teacher had to do with the counted activities of a time.
    pub enum Involvement ("involvement") {
        TookPart = "took_part": "参加过",
        /// Posted at a member school on the day of at least one, and had no part in any.
        Never = "never": "一次也没有参加",
        /// Posted there on none of their days: nobody can be said to have stayed away.
        NoOccasion = "no_occasion": "到校后没有活动",
    }
}

/// Counted activities, each with its community.
pub(super) type Activities<'b> = [(&'b CommunityBook, &'b ActivityFacts)];

/// Member schools in the order of the lists, each once.
pub(super) struct Schools(HashMap<OrganizationId, SchoolOfList>);

#[derive(Default)]
struct SchoolOfList {
    place: usize,
    occasions: Vec<Occasion>,
}

/// A counted activity on a day of the school's membership.
struct Occasion {
    day: NaiveDate,
    /// The school sent people, and nobody wrote down whom.
    unnamed: bool,
}

/// Time at a school.
#[derive(Debug, Clone, Copy)]
pub(super) struct AtSchool {
    pub(super) school: OrganizationId,
    pub(super) from: NaiveDate,
    pub(super) to: Option<NaiveDate>,
}

impl AtSchool {
    fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

impl Schools {
    pub(super) fn of(
        communities: &[&CommunityBook],
        days: Period,
        counted: &Activities<'_>,
    ) -> Self {
        let mut schools: HashMap<OrganizationId, SchoolOfList> = HashMap::new();
        for community in communities {
            for member in &community.members {
                let occasions = occasions(community, member, counted);
                if occasions.is_empty() && !member.belongs(days) {
                    continue;
                }
                let place = schools.len();
                let school = schools.entry(member.organization);
                let school = school.or_insert_with(|| SchoolOfList {
                    place,
                    ..SchoolOfList::default()
                });
                school.occasions.extend(occasions);
            }
        }
        Schools(schools)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &OrganizationId> {
        self.0.keys()
    }

    pub(super) fn place(&self, school: OrganizationId) -> usize {
        self.0.get(&school).map_or(usize::MAX, |found| found.place)
    }

    fn occasions_of(&self, at: AtSchool) -> impl Iterator<Item = &Occasion> {
        let all = self.0.get(&at.school).into_iter();
        let all = all.flat_map(|school| &school.occasions);
        all.filter(move |occasion| at.holds_on(occasion.day))
    }

    /// How many counted activities the person may have come to unnamed.
    pub(super) fn unnamed(&self, postings: &[AtSchool]) -> u32 {
        let all = postings.iter().flat_map(|at| self.occasions_of(*at));
        all.filter(|occasion| occasion.unnamed).count() as u32
    }

    pub(super) fn had_occasion(&self, postings: &[AtSchool]) -> bool {
        postings
            .iter()
            .any(|at| self.occasions_of(*at).next().is_some())
    }
}

fn occasions(
    community: &CommunityBook,
    member: &Member,
    counted: &Activities<'_>,
) -> Vec<Occasion> {
    let own = counted.iter().filter(|(of, _)| of.id == community.id);
    let there = own.filter(|(_, activity)| member.belonged_at(activity));
    let occasion = |activity: &ActivityFacts| {
        Some(Occasion {
            day: activity.asked_on?,
            unnamed: activity.came_unnamed(member.organization),
        })
    };
    there
        .filter_map(|(_, activity)| occasion(activity))
        .collect()
}

/// Everybody who signed in to one of the activities, for whichever school.
pub(super) fn signed_in(counted: &Activities<'_>) -> HashSet<PersonId> {
    let names = counted
        .iter()
        .flat_map(|(_, activity)| activity.names.iter());
    names.filter_map(|came| came.person).collect()
}

/// 6月28日到校，之后没有计入的活动
pub(super) fn no_occasion_words(postings: &[AtSchool], days: Period) -> String {
    let came = postings.iter().map(|at| at.from).min();
    let came = came.filter(|day| *day > days.from).map(month_day);
    let left = postings.iter().map(|at| at.to.unwrap_or(NaiveDate::MAX));
    let left = left.max().filter(|day| *day < days.to).map(month_day);
    match (came, left) {
        (Some(came), Some(left)) => format!("{came}到校，{left}离校，其间没有计入的活动"),
        (Some(came), None) => format!("{came}到校，之后没有计入的活动"),
        (None, Some(left)) => format!("{left}离校，之前没有计入的活动"),
        (None, None) => "在校期间没有计入的活动".to_owned(),
    }
}
