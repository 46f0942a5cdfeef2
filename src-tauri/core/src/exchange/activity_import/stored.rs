//! What stands in the ledger of an activity that a row tells of.
use std::collections::{BTreeMap, BTreeSet};

use crate::activities::{self, Activity, ActivityPart, ActivityRole, ActivityStatus, Part};
use crate::attendance::{self, Attendance};
use crate::error::Result;
use crate::exchange::findings::{Choice, Doubt};
use crate::exchange::normal::key;
use crate::ids::{OrganizationId, PersonId};
use crate::ledger::Reader;
use crate::tags;

use super::asks::Topic;
use super::reading::{Reading, RoleMeant};
use super::units::NOBODY;
use super::written::FateKind;

/// What stands in the ledger of one activity.
pub(super) struct Stored {
    pub activity: Activity,
    pub parts: Vec<ActivityPart>,
    pub roles: Vec<ActivityRole>,
    pub subjects: Vec<String>,
    /// By number.
    pub heads: BTreeMap<OrganizationId, i64>,
    /// By name, of those who came.
    pub named: BTreeMap<OrganizationId, i64>,
    pub expected: BTreeSet<PersonId>,
}

impl Stored {
    pub(super) fn load(reader: Reader<'_>, activity: &Activity) -> Result<Self> {
        let uid = activity.uid;
        let lines: Vec<Attendance> = reader.list("WHERE r.activity = ?1", [uid])?;
        let mut named: BTreeMap<OrganizationId, BTreeSet<Option<PersonId>>> = BTreeMap::new();
        for line in lines.iter().filter(|line| line.came()) {
            if let Some(school) = line.organization {
                named.entry(school).or_default().insert(line.person);
            }
        }
        let tags = tags::of_record(reader, activities::KIND, uid.0)?.into_iter();
        let subjects = tags.filter(|tag| tag.list == activities::SUBJECT);
        let heads = attendance::head_counts(reader, uid)?.into_iter();
        let expected = lines.iter().filter(|line| line.expected);
        Ok(Stored {
            activity: activity.clone(),
            parts: activities::parts(reader, uid)?,
            roles: activities::roles(reader, uid)?,
            subjects: subjects.map(|tag| tag.value).collect(),
            heads: heads.map(|head| (head.organization, head.actual)).collect(),
            named: named
                .into_iter()
                .map(|(school, people)| (school, people.len() as i64))
                .collect(),
            expected: expected.filter_map(|line| line.person).collect(),
        })
    }

    pub(super) fn of_part(&self, part: Part) -> Vec<OrganizationId> {
        let parts = self.parts.iter().filter(|known| known.part == part);
        parts.map(|known| known.organization).collect()
    }

    /// Questions of a row that the ledger answers: what stands there stays unless she says otherwise.
    pub(super) fn settle(&self, reading: &mut Reading) {
        self.settle_namesakes(reading);
        let keep = Choice::new(NOBODY, "资料库里的不变");
        let called_off = self.is_called_off_now(reading);
        for doubt in reading
            .doubts
            .iter_mut()
            .filter(|doubt| doubt.is_open() || is_kept(doubt))
        {
            let topics = [
                Topic::Day,
                Topic::Form,
                Topic::Host,
                Topic::Role,
                Topic::Heads,
                Topic::Fate,
            ];
            let of = |topic: &Topic| doubt.id.split('/').next() == Some(topic.label());
            if topics.iter().any(of) {
                doubt.choices.retain(|choice| choice.value != NOBODY);
                doubt.choices.insert(0, keep.clone());
                let must_ask = called_off && doubt.id.starts_with(Topic::Fate.label());
                if !doubt.is_open() || !must_ask {
                    doubt.answer = Some(keep.clone());
                }
            }
        }
        let fate = |doubt: &Doubt| doubt.id.starts_with(Topic::Fate.label());
        if reading
            .doubts
            .iter()
            .any(|doubt| fate(doubt) && is_kept(doubt))
        {
            reading.is_held = false;
        }
        if reading.when.unsure.is_some() || reading.when.day.is_none() {
            reading.when.day = self.activity.day;
            reading.when.month.clone_from(&self.activity.month);
            reading.when.unsure = None;
        }
        if reading.form.is_none() {
            reading.form = Some(self.activity.form.clone());
        }
    }

    /// The row says that it was called off or moved, and the ledger knows nothing of it.
    fn is_called_off_now(&self, reading: &Reading) -> bool {
        let status = self.activity.status;
        let moved_there = || {
            let mut days = reading.other_days.iter();
            days.any(|day| self.activity.day == Some(*day))
        };
        match reading.fate {
            Some(FateKind::Cancelled) => status != ActivityStatus::Cancelled,
            Some(FateKind::Moved) => status != ActivityStatus::Postponed && !moved_there(),
            None => false,
        }
    }

    /// Which of several of one name is meant, the ledger knows where one of them has that part in it.
    fn settle_namesakes(&self, reading: &mut Reading) {
        let person = |doubt: &&mut Doubt| doubt.id.starts_with(Topic::Person.label());
        let mut taken: BTreeSet<PersonId> = BTreeSet::new();
        for doubt in reading
            .doubts
            .iter_mut()
            .filter(person)
            .filter(|doubt| doubt.is_open())
        {
            let unsure = reading
                .roles
                .iter_mut()
                .find(|role| role.person.is_none() && doubt.place == format!("“{}”", role.name));
            let Some(unsure) = unsure else { continue };
            let known = self.roles.iter().find_map(|known| {
                let person = known.person.filter(|person| !taken.contains(person))?;
                let mut choices = doubt.choices.iter();
                let choice = choices.find(|choice| choice.value == person.0.to_string())?;
                (known.role == unsure.role).then(|| (person, known.organization, choice.clone()))
            });
            if let Some((person, organization, choice)) = known {
                taken.insert(person);
                unsure.person = Some(person);
                unsure.organization = organization;
                doubt.answer = Some(choice);
            }
        }
    }

    /// Those who have this part in the ledger and none in the row.
    pub(super) fn not_named(&self, role: &str, reading: &Reading) -> Vec<ActivityRole> {
        let of_role = self.roles.iter().filter(|known| known.role == role);
        let gone = of_role.filter(|known| {
            let mut named = reading.roles.iter();
            !named.any(|role| is_same_person(known, role))
        });
        gone.cloned().collect()
    }

    /// Schools of which the row tells how many came, and the ledger nothing.
    pub(super) fn lacking_heads(&self, reading: &Reading) -> Vec<(OrganizationId, u32)> {
        let heads = reading
            .heads
            .iter()
            .map(|(school, count)| (*school, *count));
        let lacking = heads.filter(|(school, count)| {
            *count > 0 && !self.heads.contains_key(school) && !self.named.contains_key(school)
        });
        lacking.collect()
    }

    /// The place of the last part that somebody has in it, from 1.
    pub(super) fn roles_there(&self) -> i64 {
        self.roles
            .iter()
            .map(|role| role.seq + 1)
            .max()
            .unwrap_or(0)
    }

    /// Those of whom the ledger knows no part in the activity.
    pub(super) fn new_roles<'r>(&self, reading: &'r Reading) -> Vec<&'r RoleMeant> {
        let roles = reading.roles.iter();
        roles.filter(|role| self.role_of(role).is_none()).collect()
    }

    /// The part that somebody has, with the same word where there are several.
    pub(super) fn role_of(&self, role: &RoleMeant) -> Option<&ActivityRole> {
        let mut same = self
            .roles
            .iter()
            .filter(|known| is_same_person(known, role));
        let first = same.clone().next();
        same.find(|known| known.role == role.role).or(first)
    }
}

fn is_same_person(known: &ActivityRole, role: &RoleMeant) -> bool {
    match (known.person, role.person) {
        (Some(known), Some(person)) => known == person,
        (None, _) => known.name.as_deref().map(bare_name) == Some(bare_name(&role.name)),
        (Some(_), None) => false,
    }
}

/// 程远航（县教师进修学校） is 程远航.
fn bare_name(name: &str) -> String {
    key(name.split('（').next().unwrap_or(name))
}

/// The ledger answers the question, and nobody has said otherwise.
fn is_kept(doubt: &Doubt) -> bool {
    let answer = doubt.answer.as_ref();
    answer.is_some_and(|choice| choice.value == NOBODY)
}
