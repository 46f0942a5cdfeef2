//! An activity of the ledger as it stands once a row has filled in what it lacks.
use std::collections::BTreeMap;

use crate::activities::{ActivityRole, Part};
use crate::ids::OrganizationId;

use super::background::Background;
use super::facts::facts;
use super::joining::{Filled, Joined};
use super::preview::Fact;
use super::reading::{Reading, RoleMeant};
use super::stored::Stored;
use super::when::When;

/// What is stored then, as the activity's page says it.
pub(super) fn facts_after(
    background: &Background,
    stored: &Stored,
    joined: &Joined,
    reading: &Reading,
) -> Vec<Fact> {
    let has = |filled| joined.filled.contains(&filled);
    let mut facts = facts(background, &stored.after(background, joined, reading));
    if !has(Filled::Held) && !has(Filled::Cancelled) {
        let status = stored.activity.status.label();
        let state = facts.iter_mut().find(|fact| fact.label == "状态");
        state
            .into_iter()
            .for_each(|fact| status.clone_into(&mut fact.text));
    }
    if !has(Filled::Expected) && !stored.expected.is_empty() {
        facts.push(Fact::new("应到", format!("{}人", stored.expected.len())));
    }
    facts
}

impl Stored {
    fn after(&self, background: &Background, joined: &Joined, reading: &Reading) -> Reading {
        let has = |filled| joined.filled.contains(&filled);
        let (own, told) = (&self.activity, reading);
        let of_part = |part, told: &[OrganizationId]| match has(Filled::Parts(part)) {
            true => told.to_vec(),
            false => self.of_part(part),
        };
        let when = When {
            day: own.day,
            month: own.month.clone(),
            last_day: either(has(Filled::LastDay), &told.when.last_day, &own.last_day),
            starts: either(has(Filled::Times), &told.when.starts, &own.starts),
            ends: either(has(Filled::Times), &told.when.ends, &own.ends),
            ..When::default()
        };
        let staying = self.roles.iter();
        let staying = staying.filter(|role| !reading.replaced.contains(&role.uid));
        let mut roles: Vec<RoleMeant> = staying.map(|role| meant(background, role)).collect();
        if has(Filled::Roles) {
            roles.extend(self.new_roles(reading).into_iter().cloned());
        }
        Reading {
            when,
            title: own.title.clone(),
            form: Some(own.form.clone()),
            subjects: either(has(Filled::Subjects), &told.subjects, &self.subjects),
            organisers: of_part(Part::Organiser, &told.organisers),
            hosts: of_part(Part::Host, &told.hosts),
            co_hosts: of_part(Part::CoHost, &told.co_hosts),
            guides: of_part(Part::Guide, &told.guides),
            mode: told.mode.map(|_| own.mode),
            place: either(has(Filled::Place), &told.place, &own.place),
            roles,
            heads: self.heads_after(has(Filled::Heads), reading),
            expected: either(has(Filled::Expected), &told.expected, &Vec::new()),
            all_came: told.all_came,
            audience: either(has(Filled::Audience), &told.audience, &own.audience),
            hours: either(has(Filled::Hours), &told.hours, &own.hours),
            became: told.became.clone(),
            note: either(has(Filled::Note), &told.note, &own.note),
            is_held: told.is_held,
            ..Reading::default()
        }
    }

    fn heads_after(&self, filled: bool, reading: &Reading) -> BTreeMap<OrganizationId, u32> {
        let mut heads = self.counted();
        if filled {
            heads.extend(self.lacking_heads(reading));
        }
        heads
    }

    /// How many of each school came: by name, else by number.
    fn counted(&self) -> BTreeMap<OrganizationId, u32> {
        let all = self.heads.iter().chain(&self.named);
        all.map(|(school, count)| (*school, u32::try_from(*count).unwrap_or_default()))
            .collect()
    }
}

fn either<T: Clone>(is_filled: bool, told: &T, own: &T) -> T {
    if is_filled { told.clone() } else { own.clone() }
}

fn meant(background: &Background, role: &ActivityRole) -> RoleMeant {
    let person = role.person.and_then(|id| background.people.person(id));
    let name = person.map(|person| person.name.clone());
    RoleMeant {
        role: role.role.clone(),
        person: role.person,
        name: name.or_else(|| role.name.clone()).unwrap_or_default(),
        organization: role.organization,
        lesson: role.lesson.clone(),
    }
}
