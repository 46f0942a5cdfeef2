//! An activity as a row of a list tells it, with what must be asked first.
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::activities::Part;
use crate::exchange::findings::Doubt;
use crate::ids::{ActivityRoleId, OrganizationId, PersonId};
use crate::vocabulary::ActivityMode;

use super::fates::Became;
use super::when::When;
use super::written::FateKind;

/// An activity as a row tells it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub when: When,
    pub title: String,
    /// Code of the form.
    pub form: Option<String>,
    pub subjects: Vec<String>,
    pub organisers: Vec<OrganizationId>,
    pub hosts: Vec<OrganizationId>,
    /// Nothing in the list says who held it.
    pub host_unsaid: bool,
    pub co_hosts: Vec<OrganizationId>,
    pub guides: Vec<OrganizationId>,
    pub place: Option<String>,
    /// 线上 or 线下, where the row says so.
    pub mode: Option<ActivityMode>,
    pub roles: Vec<RoleMeant>,
    /// How often a name that several bear was asked about.
    pub namesakes: BTreeMap<String, usize>,
    /// Parts of the ledger that others of the row take over.
    pub replaced: Vec<ActivityRoleId>,
    /// How many of each school came.
    pub heads: BTreeMap<OrganizationId, u32>,
    /// Schools whose numbers stand in several places.
    pub added_up: BTreeSet<OrganizationId>,
    /// Who was to come.
    pub expected: Vec<PersonId>,
    /// All of them did.
    pub all_came: bool,
    /// As written, where it is more than numbers: 全体数学教师.
    pub audience: Option<String>,
    pub hours: Option<f64>,
    pub became: Became,
    /// Its words say plainly that it was called off or moved.
    pub fate: Option<FateKind>,
    pub note: Option<String>,
    /// It took place: its day is not still to come, and nobody said otherwise.
    pub is_held: bool,
    /// Days on which it may have been besides.
    pub other_days: Vec<NaiveDate>,
    /// Names that were asked about, and what they mean.
    pub learned: Vec<Learned>,
    /// The year of the day is a guess.
    pub year_guessed: bool,
    /// The row is not to be taken in, as somebody answered.
    pub skipped: bool,
    /// Questions, with the answers in force.
    pub doubts: Vec<Doubt>,
    /// What the row says and could not be kept: words that are no number, schools of a host nobody knows.
    pub lost: Vec<String>,
    /// What is said and asks nothing: totals that do not add up, persons nobody knows.
    pub remarks: Vec<String>,
    /// What makes it impossible to take the row in.
    pub faults: Vec<String>,
}

/// What an answer says of a name for good.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Learned {
    /// A 简称 of a school.
    School(String, OrganizationId),
    /// A word for a form of activity, by its code.
    Form(String, String),
}

impl Reading {
    /// So many of a school came. What is told of one school in several places is added up.
    pub(super) fn count_heads(&mut self, school: OrganizationId, count: u32) {
        match self.heads.get_mut(&school) {
            Some(known) => {
                *known += count;
                self.added_up.insert(school);
            }
            None => {
                self.heads.insert(school, count);
            }
        }
    }

    /// The organisations by their parts, in the order of the page.
    pub(super) fn parts(&self) -> [(Part, &[OrganizationId]); 4] {
        [
            (Part::Organiser, &self.organisers),
            (Part::Host, &self.hosts),
            (Part::CoHost, &self.co_hosts),
            (Part::Guide, &self.guides),
        ]
    }
}

/// Somebody with a part in the activity.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RoleMeant {
    /// Code of `activity_role`.
    pub role: String,
    pub person: Option<PersonId>,
    /// As written, where nobody of the roster is meant.
    pub name: String,
    pub organization: Option<OrganizationId>,
    pub lesson: Option<String>,
}
