//! The roster as a plain value, for counting, import and print: loaded once, asked without queries.
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::dates::Period;
use crate::error::Result;
use crate::ids::{OrganizationId, PersonId};
use crate::ledger::Reader;

use super::records::{Away, Organization, Person, Posting};
use super::rules;

/// The order of every list (名册顺序), of schools as of the persons of one: the roster's own order where
/// somebody set one, then 编号 by its numbers. Lists of SQL files spell it the same.
pub(crate) const ROSTER_ORDER: &str = "ORDER BY r.sort, r.code COLLATE by_code";

/// All organisations, for naming them.
#[derive(Debug, Clone, Default)]
pub struct Organizations {
    /// In the order of lists.
    pub all: Vec<Organization>,
    index: HashMap<OrganizationId, usize>,
}

/// Loads the organisations alone.
pub fn organizations(reader: Reader<'_>) -> Result<Organizations> {
    let all: Vec<Organization> = reader.list(ROSTER_ORDER, [])?;
    let index = index(all.iter().map(|organization| organization.uid));
    Ok(Organizations { all, index })
}

impl Organizations {
    pub fn get(&self, id: OrganizationId) -> Option<&Organization> {
        self.index.get(&id).map(|place| &self.all[*place])
    }

    /// Its place in the order of lists.
    pub fn place(&self, id: OrganizationId) -> usize {
        self.index.get(&id).copied().unwrap_or(usize::MAX)
    }

    /// The name on screen; empty when the organisation is gone.
    pub fn name(&self, id: OrganizationId) -> &str {
        self.get(id).map_or("", |organization| &organization.name)
    }
}

/// All organisations and persons with their postings and absences.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// In the order of lists.
    pub organizations: Vec<Organization>,
    pub persons: Vec<Person>,
    organization_index: HashMap<OrganizationId, usize>,
    person_index: HashMap<PersonId, usize>,
    postings: HashMap<PersonId, Vec<Posting>>,
    away: HashMap<PersonId, Vec<Away>>,
}

/// Loads the whole roster.
pub fn load(reader: Reader<'_>) -> Result<People> {
    let mut people = People {
        organizations: reader.list(ROSTER_ORDER, [])?,
        persons: reader.list(ROSTER_ORDER, [])?,
        ..People::default()
    };
    for posting in reader.list::<Posting>("ORDER BY r.from_date", [])? {
        people
            .postings
            .entry(posting.person)
            .or_default()
            .push(posting);
    }
    for away in reader.list::<Away>("ORDER BY r.from_date", [])? {
        people.away.entry(away.person).or_default().push(away);
    }
    people.organization_index = index(people.organizations.iter().map(|o| o.uid));
    people.person_index = index(people.persons.iter().map(|p| p.uid));
    Ok(people)
}

fn index<K: std::hash::Hash + Eq>(keys: impl Iterator<Item = K>) -> HashMap<K, usize> {
    keys.enumerate().map(|(place, key)| (key, place)).collect()
}

impl People {
    pub fn organization(&self, id: OrganizationId) -> Option<&Organization> {
        self.organization_index
            .get(&id)
            .map(|place| &self.organizations[*place])
    }

    /// The organisation's place in the order of lists.
    pub fn organization_place(&self, id: OrganizationId) -> usize {
        self.organization_index
            .get(&id)
            .copied()
            .unwrap_or(usize::MAX)
    }

    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.person_index
            .get(&id)
            .map(|place| &self.persons[*place])
    }

    /// Oldest first.
    pub fn postings(&self, person: PersonId) -> &[Posting] {
        self.postings.get(&person).map_or(&[], Vec::as_slice)
    }

    pub fn away(&self, person: PersonId) -> &[Away] {
        self.away.get(&person).map_or(&[], Vec::as_slice)
    }

    pub fn posting_on(&self, person: PersonId, day: NaiveDate) -> Option<&Posting> {
        rules::posting_on(self.postings(person), day)
    }

    /// Where the person belongs on that day (人事关系, G-38).
    pub fn school_on(&self, person: PersonId, day: NaiveDate) -> Option<OrganizationId> {
        self.posting_on(person, day)
            .map(|posting| posting.organization)
    }

    /// The last posting that held on some day of the period.
    pub fn posting_in(&self, person: PersonId, period: Period) -> Option<&Posting> {
        self.postings(person)
            .iter()
            .rev()
            .find(|posting| period.overlaps(Some(posting.from_date), posting.to_date))
    }

    /// Persons who belong to the organisation on some day of the period, in the order of lists.
    pub fn of_organization(&self, organization: OrganizationId, period: Period) -> Vec<&Person> {
        self.persons
            .iter()
            .filter(|person| {
                self.postings(person.uid).iter().any(|posting| {
                    posting.organization == organization
                        && period.overlaps(Some(posting.from_date), posting.to_date)
                })
            })
            .collect()
    }

    /// Absences that touch the period.
    pub fn away_in(&self, person: PersonId, period: Period) -> Vec<&Away> {
        self.away(person)
            .iter()
            .filter(|away| period.overlaps(Some(away.from_date), away.to_date))
            .collect()
    }
}

/// Where the person belongs on that day (人事关系); `None` when no posting holds.
pub fn school_on(
    reader: Reader<'_>,
    person: PersonId,
    day: NaiveDate,
) -> Result<Option<OrganizationId>> {
    Ok(reader
        .conn()
        .prepare_cached(
            "SELECT organization FROM posting
             WHERE person = ?1 AND from_date <= ?2 AND coalesce(to_date, '9999') >= ?2
             ORDER BY from_date DESC LIMIT 1",
        )?
        .query_row((person, day), |row| row.get(0))
        .optional()?)
}

/// The school that a record of `person` should name now that its day is `day`; `None`: the one it
/// names is right, or was never the person's own. `before` is the day the record was made by.
pub(crate) fn school_now(
    reader: Reader<'_>,
    person: PersonId,
    named: Option<OrganizationId>,
    before: Option<NaiveDate>,
    day: NaiveDate,
) -> Result<Option<OrganizationId>> {
    let now = school_on(reader, person, day)?.filter(|now| Some(*now) != named);
    if now.is_none() {
        return Ok(None);
    }
    let Some(named) = named else {
        return Ok(now);
    };
    // A school someone named against the roster stays as it was named.
    let followed = match before {
        Some(before) => school_on(reader, person, before)? == Some(named),
        None => was_at(reader, person, named)?,
    };
    Ok(now.filter(|_| followed))
}

/// Whether the person ever belonged to the organisation.
fn was_at(reader: Reader<'_>, person: PersonId, organization: OrganizationId) -> Result<bool> {
    Ok(reader
        .conn()
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM posting WHERE person = ?1 AND organization = ?2)",
        )?
        .query_row((person, organization), |row| row.get(0))?)
}
