//! The plain values that counting works on, free of queries.
use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;

use chrono::NaiveDate;

use crate::activities::ActivityStatus;
use crate::attendance::{Earned, Earning, attended};
use crate::calendar::TermRef;
use crate::ids::{ActivityId, CommunityId, OrganizationId, PersonId};

/// When a school was a member of the community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberSpan {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl MemberSpan {
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A role that a teacher of a school held, or the school without saying who.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldRole {
    pub school: OrganizationId,
    pub role: String,
    /// Name of the person; empty where only the school is known.
    pub who: String,
    /// One that counts as 承担 (G-01); a 评委 or 记录 only takes part.
    pub active: bool,
}

/// Someone who came, once for the whole activity, with what was earned.
#[derive(Debug, Clone, PartialEq)]
pub struct Came {
    /// `None` for someone who is not on the roster.
    pub person: Option<PersonId>,
    pub organization: Option<OrganizationId>,
    name: Option<String>,
    earned: Earned,
    /// 学时 of the activity as a whole.
    whole: f64,
}

/// Person, organisation and name of a line of the sheet.
pub(crate) type Who = (Option<PersonId>, Option<OrganizationId>, Option<String>);

impl Came {
    pub(super) fn new((person, organization, name): Who, line: Earning, whole: f64) -> Self {
        let mut came = Came {
            person,
            organization,
            name,
            earned: Earned::default(),
            whole,
        };
        came.earned.add(line);
        came
    }

    pub(crate) fn is(&self, (person, organization, name): &Who) -> bool {
        match (self.person, person) {
            (Some(mine), Some(other)) => mine == *other,
            (None, None) => self.organization == *organization && self.name == *name,
            _ => false,
        }
    }

    /// 学时 for all of the activity.
    pub fn hours(&self) -> f64 {
        self.earned.hours(self.whole).unwrap_or(0.0)
    }
}

/// Everybody who came by name, each person once, and how many of each school.
#[derive(Debug, Clone, Default)]
pub struct Names {
    people: Vec<Came>,
    schools: Vec<(OrganizationId, u32)>,
}

impl Names {
    /// A line of the sheet; the lines of one person come one after the other.
    pub(super) fn add(&mut self, who: Who, line: Earning, whole: f64) {
        match self.people.last_mut().filter(|last| last.is(&who)) {
            Some(last) => last.earned.add(line),
            None => {
                self.count(who.1);
                self.people.push(Came::new(who, line, whole));
            }
        }
    }

    fn count(&mut self, organization: Option<OrganizationId>) {
        let Some(school) = organization else { return };
        match self.schools.iter_mut().find(|(known, _)| *known == school) {
            Some((_, people)) => *people += 1,
            None => self.schools.push((school, 1)),
        }
    }

    fn of(&self, school: OrganizationId) -> u32 {
        let found = self.schools.iter().find(|(known, _)| *known == school);
        found.map_or(0, |(_, people)| *people)
    }
}

impl Deref for Names {
    type Target = [Came];

    fn deref(&self) -> &[Came] {
        &self.people
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
    /// The day on which membership and postings are asked for: [`Calendar::asked_on`].
    pub asked_on: Option<NaiveDate>,
    pub hosts: Vec<OrganizationId>,
    pub co_hosts: Vec<OrganizationId>,
    /// 送出 and 接受.
    pub givers: Vec<OrganizationId>,
    pub receivers: Vec<OrganizationId>,
    /// 主办, which alone is no taking part.
    pub organisers: Vec<OrganizationId>,
    pub roles: Vec<HeldRole>,
    /// By name, each person once.
    pub names: Names,
    /// By school, where only numbers are known.
    pub heads: HashMap<OrganizationId, u32>,
    /// Organisations that are schools; others (a 教研员's) never make a second school.
    pub known_schools: std::sync::Arc<BTreeSet<OrganizationId>>,
}

impl ActivityFacts {
    /// Neither names nor numbers are entered (签到未录入).
    pub fn nobody_came(&self) -> bool {
        self.names.is_empty() && self.heads.values().all(|heads| *heads == 0)
    }

    /// Not held yet, and still to come.
    pub fn is_planned(&self) -> bool {
        use ActivityStatus::{Notified, Planned, Postponed};
        matches!(self.status, Planned | Notified | Postponed)
    }

    /// How many of this school came: names where there are any, else the head count (G-21).
    pub fn came(&self, school: OrganizationId) -> u32 {
        attended(self.names.of(school), self.heads.get(&school).copied())
    }

    /// Some of this school came, and nobody wrote down who.
    pub fn came_unnamed(&self, school: OrganizationId) -> bool {
        self.names.of(school) == 0 && self.came(school) > 0
    }

    /// 学时 of all of this school who came.
    pub fn hours_of(&self, school: OrganizationId) -> f64 {
        if self.names.of(school) == 0 {
            return f64::from(self.came(school)) * self.hours;
        }
        let mine = |came: &&Came| came.organization == Some(school);
        self.names.iter().filter(mine).map(Came::hours).sum()
    }

    /// Who takes part (G-40): hosts, co-hosts, sends, receives, holds any role or sent someone, in
    /// this order; an organisation may stand several times.
    pub fn participants(&self) -> impl Iterator<Item = OrganizationId> {
        let mut heads: Vec<_> = self.by_heads().collect();
        heads.sort();
        self.by_part_or_name().chain(heads)
    }

    pub fn takes_part(&self, school: OrganizationId) -> bool {
        let mut all = self.by_part_or_name().chain(self.by_heads());
        all.any(|taking| taking == school)
    }

    fn by_part_or_name(&self) -> impl Iterator<Item = OrganizationId> {
        let parts = self.hosts.iter().chain(&self.co_hosts);
        let parts = parts.chain(&self.givers).chain(&self.receivers).copied();
        let roles = self.roles.iter().map(|role| role.school);
        let named = self.names.schools.iter().map(|(school, _)| *school);
        parts.chain(roles).chain(named)
    }

    fn by_heads(&self) -> impl Iterator<Item = OrganizationId> {
        let some = self.heads.iter().filter(|(_, heads)| **heads > 0);
        some.map(|(school, _)| *school)
    }

    /// Two schools or more take part; one that only gives its name as 主办 is among them.
    pub(super) fn is_joint(&self) -> bool {
        let taking = self.by_part_or_name().chain(self.by_heads());
        let all = taking.chain(self.organisers.iter().copied());
        let mut schools = all.filter(|school| self.known_schools.contains(school));
        let first = schools.next();
        schools.any(|school| Some(school) != first)
    }
}
