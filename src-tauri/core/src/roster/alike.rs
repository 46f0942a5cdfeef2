//! Persons of one name at one school: what is written beside their names wherever they are listed.
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::dates::Period;
use crate::error::Result;
use crate::ids::{OrganizationId, PersonId, json_keys};
use crate::ledger::Reader;
use crate::vocabulary::{self, WordList};

use super::distinction::{Audience, Distinction, Traits, distinguish};
use super::people::{organizations, school_on};
use super::records::{Organization, Person};

/// What stands beside the names that several bear, by school and person.
#[derive(Debug, Clone, Default)]
pub struct Distinctions(HashMap<(OrganizationId, PersonId), Distinction>);

impl Distinctions {
    /// `None` for who is the only one of the name there, and where nothing tells them apart.
    pub fn of(
        &self,
        school: Option<OrganizationId>,
        person: Option<PersonId>,
    ) -> Option<&Distinction> {
        self.0.get(&(school?, person?))
    }

    /// 王芳（编号012）; the name alone of who is the only one of it.
    pub fn named(
        &self,
        name: &str,
        school: Option<OrganizationId>,
        person: Option<PersonId>,
    ) -> String {
        let found = self.of(school, person);
        found.map_or_else(|| name.to_owned(), |found| found.beside(name))
    }
}

/// Of all persons of these schools in that time, so that it is the same on every list.
pub fn distinctions(
    reader: Reader<'_>,
    schools: impl IntoIterator<Item = OrganizationId>,
    time: Period,
    audience: Audience,
) -> Result<Distinctions> {
    let mut found = HashMap::new();
    for group in groups(reader, schools, time)? {
        let traits: Vec<Traits> = group.persons.iter().map(|(_, of)| of.clone()).collect();
        for ((person, _), told) in group.persons.iter().zip(distinguish(&traits, audience)) {
            if let Some(told) = told {
                found.insert((group.school, *person), told);
            }
        }
    }
    Ok(Distinctions(found))
}

/// Of everybody on that day.
pub fn all_distinctions(reader: Reader<'_>, on: NaiveDate) -> Result<Distinctions> {
    let schools = organizations(reader)?.all;
    let schools = schools.into_iter().map(|school| school.uid);
    distinctions(
        reader,
        schools,
        Period { from: on, to: on },
        Audience::Office,
    )
}

/// The person's name as messages and lists of tasks say it on that day.
pub fn name_on(
    reader: Reader<'_>,
    person: PersonId,
    school: Option<OrganizationId>,
    on: NaiveDate,
) -> Result<String> {
    let name = reader.get::<Person>(person)?.name;
    let school = match school {
        Some(school) => Some(school),
        None => school_on(reader, person, on)?,
    };
    let day = Period { from: on, to: on };
    let told = distinctions(reader, school, day, Audience::Office)?;
    Ok(told.named(&name, school, Some(person)))
}

/// What to do where only the program's own 编号 tells the person from others of the name today.
pub(super) fn doubt(reader: Reader<'_>, person: PersonId) -> Result<Option<String>> {
    let today = reader.today();
    let school = school_on(reader, person, today)?;
    let day = Period {
        from: today,
        to: today,
    };
    for group in groups(reader, school, day)? {
        let Some(at) = group.persons.iter().position(|(uid, _)| *uid == person) else {
            continue;
        };
        let traits: Vec<Traits> = group.persons.iter().map(|(_, of)| of.clone()).collect();
        let told = distinguish(&traits, Audience::Office).swap_remove(at);
        return match told.is_none_or(|told| told.only_own_code) {
            true => Ok(Some(group.doubt(reader)?)),
            false => Ok(None),
        };
    }
    Ok(None)
}

/// The persons of one name at one school.
struct Group {
    school: OrganizationId,
    name: String,
    persons: Vec<(PersonId, Traits)>,
}

impl Group {
    fn doubt(&self, reader: Reader<'_>) -> Result<String> {
        let school = reader.get::<Organization>(self.school)?.name;
        let codes: Vec<&str> = self
            .persons
            .iter()
            .map(|(_, of)| of.code.as_str())
            .collect();
        Ok(format!(
            "{school}有{}位{}，学科、出生年月、手机和备注都分不清是谁，名单上只能写编号{}。请填写出生年月，或在备注里简短写明。",
            self.persons.len(),
            self.name,
            codes.join("、"),
        ))
    }
}

fn groups(
    reader: Reader<'_>,
    schools: impl IntoIterator<Item = OrganizationId>,
    time: Period,
) -> Result<Vec<Group>> {
    let schools: Vec<OrganizationId> = schools.into_iter().collect();
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/alike.sql"))?;
    let mut rows = statement.query(named_params! {
        ":schools": json_keys(schools.iter().map(|school| school.as_bytes())),
        ":from": time.from,
        ":to": time.to,
    })?;
    let mut groups: Vec<Group> = Vec::new();
    while let Some(row) = rows.next()? {
        let (school, name): (OrganizationId, String) = (row.get(0)?, row.get(1)?);
        let person: PersonId = row.get(2)?;
        let traits = Traits {
            subjects: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            code: row.get(4)?,
            birth_month: row.get(5)?,
            phone: row.get(6)?,
            note: row.get(7)?,
        };
        match groups.last_mut() {
            Some(group) if group.school == school && group.name == name => {
                if group.persons.last().is_none_or(|(last, _)| *last != person) {
                    group.persons.push((person, traits));
                }
            }
            _ => groups.push(Group {
                school,
                name,
                persons: vec![(person, traits)],
            }),
        }
    }
    drop(rows);
    in_words(reader, &mut groups)?;
    Ok(groups)
}

/// Codes of subjects as words; nearly always there is nobody to be named.
fn in_words(reader: Reader<'_>, groups: &mut [Group]) -> Result<()> {
    if groups.is_empty() {
        return Ok(());
    }
    let words = vocabulary::load(reader)?;
    for (_, traits) in groups.iter_mut().flat_map(|group| &mut group.persons) {
        traits.subjects = words.names(WordList::Subject, &traits.subjects);
    }
    Ok(())
}
