//! Which activities a filter lets through.
use std::collections::HashSet;

use crate::counting::ActivityFacts;
use crate::error::Result;
use crate::ids::{ActivityId, OrganizationId, PersonId};
use crate::ledger::Reader;
use crate::readings::{Interner, Needle, Readable};

use super::rules::ActivityState;
use super::store;
use super::wire::{ActivityFilter, ActivityRow, EvidenceFilter};

/// What someone typed, with the people and schools it means.
pub(super) struct Search {
    needle: Needle,
    interner: Interner,
    persons: HashSet<PersonId>,
    schools: HashSet<OrganizationId>,
    /// Activities in which someone so named has a role.
    carried: HashSet<ActivityId>,
}

impl Search {
    /// `None` when nothing was typed. `keys`: the activities, as a JSON list of hex strings.
    pub(super) fn new(reader: Reader<'_>, text: Option<&str>, keys: &str) -> Result<Option<Self>> {
        let needle = Needle::new(text.unwrap_or_default());
        if needle.is_empty() {
            return Ok(None);
        }
        let mut interner = Interner::default();
        let (persons, schools) = store::found(reader, &needle, &mut interner)?;
        let persons: HashSet<PersonId> = persons.into_iter().collect();
        let mut carried = HashSet::new();
        for holder in store::role_holders(reader, keys)? {
            let known = holder
                .person
                .is_some_and(|person| persons.contains(&person));
            let mut named = |name: &str| {
                let name = Readable::of_person(name, None, &mut interner);
                name.find(&needle).is_some()
            };
            if known || holder.guest.as_deref().is_some_and(&mut named) {
                carried.insert(holder.activity);
            }
        }
        Ok(Some(Search {
            needle,
            interner,
            persons,
            schools: schools.into_iter().collect(),
            carried,
        }))
    }

    /// Found in the title, the code, a host, someone who came or someone in a role.
    pub(super) fn finds(&mut self, facts: &ActivityFacts) -> bool {
        self.carried.contains(&facts.id)
            || self.is_hosted(facts)
            || self.was_attended(facts)
            || facts.code.to_lowercase().contains(self.needle.text())
            || Readable::of_text(&facts.title, &mut self.interner)
                .find(&self.needle)
                .is_some()
    }

    fn is_hosted(&self, facts: &ActivityFacts) -> bool {
        let mut hosts = facts.hosts.iter().chain(&facts.co_hosts);
        hosts.any(|school| self.schools.contains(school))
    }

    fn was_attended(&self, facts: &ActivityFacts) -> bool {
        let mut persons = facts.names.iter().filter_map(|came| came.person);
        persons.any(|person| self.persons.contains(&person))
    }
}

/// Form, subject, school and host; state and evidence are asked of the finished row.
pub(super) fn admits(filter: &ActivityFilter, facts: &ActivityFacts, subjects: &[String]) -> bool {
    let form = filter.form.as_ref().is_none_or(|form| *form == facts.form);
    let subject = filter
        .subject
        .as_ref()
        .is_none_or(|subject| subjects.contains(subject));
    let school = filter.school.is_none_or(|school| concerns(facts, school));
    let host = filter.host.is_none_or(|host| facts.hosts.contains(&host));
    form && subject && school && host
}

/// Takes part, or gives its name to the activity.
fn concerns(facts: &ActivityFacts, school: OrganizationId) -> bool {
    facts.takes_part(school) || facts.organisers.contains(&school)
}

/// State, evidence, sign-in and what nobody spoke of, of the finished row.
pub(super) fn admits_row(filter: &ActivityFilter, row: &ActivityRow) -> bool {
    let state = filter.state.is_none_or(|state| state == row.state);
    let evidence = match filter.evidence {
        None => true,
        Some(EvidenceFilter::Complete) => row.evidence.is_some() && !is_lacking(row),
        Some(EvidenceFilter::Missing) => is_lacking(row),
    };
    let sign_in = !filter.to_sign_in || row.to_sign_in;
    state && evidence && sign_in && (!filter.overdue || row.overdue)
}

/// Evidence is missing.
pub(super) fn is_lacking(row: &ActivityRow) -> bool {
    let evidence = row.evidence.as_ref();
    evidence.is_some_and(|evidence| !evidence.complete)
}

pub(super) fn is_to_archive(row: &ActivityRow) -> bool {
    row.state == ActivityState::Complete
}
