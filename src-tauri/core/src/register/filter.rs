//! Which activities a filter lets through.
use std::collections::HashSet;

use crate::counting::{ActiveRole, ActivityFacts};
use crate::error::Result;
use crate::ids::{OrganizationId, PersonId};
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
}

impl Search {
    /// `None` when nothing was typed.
    pub(super) fn new(reader: Reader<'_>, text: Option<&str>) -> Result<Option<Self>> {
        let needle = Needle::new(text.unwrap_or_default());
        if needle.is_empty() {
            return Ok(None);
        }
        let mut interner = Interner::default();
        let (persons, schools) = store::found(reader, &needle, &mut interner)?;
        Ok(Some(Search {
            needle,
            interner,
            persons: persons.into_iter().collect(),
            schools: schools.into_iter().collect(),
        }))
    }

    /// Found in the title, the code, a host, someone who came or someone in a role.
    pub(super) fn finds(&mut self, facts: &ActivityFacts) -> bool {
        let host = || {
            facts
                .hosts
                .iter()
                .chain(&facts.co_hosts)
                .any(|s| self.schools.contains(s))
        };
        let came = || {
            let persons = facts.names.iter().filter_map(|came| came.person);
            persons
                .into_iter()
                .any(|person| self.persons.contains(&person))
        };
        if host() || came() || facts.code.to_lowercase().contains(self.needle.text()) {
            return true;
        }
        let interner = &mut self.interner;
        let needle = &self.needle;
        let role = |role: &ActiveRole| {
            Readable::of_person(&role.who, None, interner)
                .find(needle)
                .is_some()
        };
        facts.active.iter().any(role)
            || Readable::of_text(&facts.title, &mut self.interner)
                .find(needle)
                .is_some()
    }
}

/// Form, subject, school and term; state and evidence are asked of the finished row.
pub(super) fn admits(filter: &ActivityFilter, facts: &ActivityFacts, subjects: &[String]) -> bool {
    let form = filter.form.as_ref().is_none_or(|form| *form == facts.form);
    let subject = filter
        .subject
        .as_ref()
        .is_none_or(|subject| subjects.contains(subject));
    let school = filter.school.is_none_or(|school| takes_part(facts, school));
    form && subject && school
}

fn takes_part(facts: &ActivityFacts, school: OrganizationId) -> bool {
    facts.hosts.contains(&school)
        || facts.co_hosts.contains(&school)
        || facts.active.iter().any(|role| role.school == school)
        || facts.came(school) > 0
}

/// State and evidence of the finished row.
pub(super) fn admits_row(filter: &ActivityFilter, row: &ActivityRow) -> bool {
    let state = filter.state.is_none_or(|state| state == row.state);
    let complete = row.evidence.as_ref().map(|evidence| evidence.complete);
    let evidence = match filter.evidence {
        None => true,
        Some(EvidenceFilter::Complete) => complete == Some(true),
        Some(EvidenceFilter::Missing) => complete == Some(false),
    };
    state && evidence
}

/// Sign-in or evidence is missing.
pub(super) fn is_lacking(row: &ActivityRow) -> bool {
    row.sign_in_missing
        || row
            .evidence
            .as_ref()
            .is_some_and(|evidence| !evidence.complete)
}

pub(super) fn is_to_archive(row: &ActivityRow) -> bool {
    row.state == ActivityState::Complete
}
