//! The plain values that counting works on, free of queries.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::activities::ActivityStatus;
use crate::attendance::{Earning, attended, hours_of};
use crate::calendar::TermRef;
use crate::ids::{ActivityId, CommunityId, OrganizationId, PersonId};

/// A teacher of a school in an active role.
#[derive(Debug, Clone, PartialEq)]
pub struct ActiveRole {
    pub school: OrganizationId,
    pub role: String,
    /// Name of the person; empty where only the school is known.
    pub who: String,
}

/// Someone who came, once for the whole activity, with what was earned.
#[derive(Debug, Clone, PartialEq)]
pub struct Came {
    /// `None` for someone who is not on the roster.
    pub person: Option<PersonId>,
    pub organization: Option<OrganizationId>,
    name: Option<String>,
    lines: Vec<Earning>,
    /// 学时 of the activity as a whole.
    whole: f64,
}

/// Person, organisation and name of a line of the sheet.
pub(crate) type Who = (Option<PersonId>, Option<OrganizationId>, Option<String>);

impl Came {
    pub(super) fn new((person, organization, name): Who, line: Earning, whole: f64) -> Self {
        Came {
            person,
            organization,
            name,
            lines: vec![line],
            whole,
        }
    }

    pub(crate) fn is(&self, (person, organization, name): &Who) -> bool {
        match (self.person, person) {
            (Some(mine), Some(other)) => mine == *other,
            (None, None) => self.organization == *organization && self.name == *name,
            _ => false,
        }
    }

    /// A further line of the same person, in another session.
    pub(super) fn add(&mut self, line: Earning) {
        self.lines.push(line);
    }

    /// 学时 for all of the activity.
    pub fn hours(&self) -> f64 {
        hours_of(&self.lines, self.whole).unwrap_or(0.0)
    }
}

/// One activity with what counting needs of it.
#[derive(Debug, Clone)]
pub struct ActivityFacts {
    pub id: ActivityId,
    pub code: String,
    pub title: String,
    pub community: CommunityId,
    pub form: String,
    pub form_name: String,
    pub form_counts: bool,
    pub status: ActivityStatus,
    pub counts: Option<bool>,
    pub counts_reason: Option<String>,
    pub counts_for: Option<TermRef>,
    pub day: Option<NaiveDate>,
    /// Planned month where the day is still open, "2025-04".
    pub month: Option<String>,
    /// 学时 for each who came.
    pub hours: f64,
    pub hosts: Vec<OrganizationId>,
    pub co_hosts: Vec<OrganizationId>,
    pub active: Vec<ActiveRole>,
    /// By name, each person once.
    pub names: Vec<Came>,
    /// By school, where only numbers are known.
    pub heads: HashMap<OrganizationId, u32>,
    /// Organisations that are schools; others (a 教研员's) never make a second school.
    pub known_schools: std::sync::Arc<BTreeSet<OrganizationId>>,
}

impl ActivityFacts {
    /// Not held yet, and still to come.
    pub fn is_planned(&self) -> bool {
        use ActivityStatus::{Notified, Planned, Postponed};
        matches!(self.status, Planned | Notified | Postponed)
    }

    fn named(&self, school: OrganizationId) -> impl Iterator<Item = &Came> {
        self.names
            .iter()
            .filter(move |came| came.organization == Some(school))
    }

    /// How many of this school came: names where there are any, else the head count (G-21).
    pub fn came(&self, school: OrganizationId) -> u32 {
        attended(
            self.named(school).count() as u32,
            self.heads.get(&school).copied(),
        )
    }

    /// Some of this school came, and nobody wrote down who.
    pub fn came_unnamed(&self, school: OrganizationId) -> bool {
        self.named(school).next().is_none() && self.came(school) > 0
    }

    /// 学时 of all of this school who came.
    pub fn hours_of(&self, school: OrganizationId) -> f64 {
        match self.named(school).count() {
            0 => f64::from(self.came(school)) * self.hours,
            _ => self.named(school).map(Came::hours).sum(),
        }
    }

    /// Schools that hosted, co-hosted, had an active role or sent someone.
    pub fn schools(&self) -> BTreeSet<OrganizationId> {
        let came = self.names.iter().filter_map(|came| came.organization);
        let heads = self
            .heads
            .iter()
            .filter(|(_, n)| **n > 0)
            .map(|(id, _)| *id);
        let parts = self.hosts.iter().chain(&self.co_hosts).copied();
        let active = self.active.iter().map(|role| role.school);
        came.chain(heads)
            .chain(parts)
            .chain(active)
            .filter(|id| self.known_schools.contains(id))
            .collect()
    }
}
