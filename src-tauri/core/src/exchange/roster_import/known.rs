//! The roster as it stands, in the same fields as a list, found by name, school and code.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::error::Result;
use crate::exchange::headers::{ListField, ListKind};
use crate::exchange::normal::key;
use crate::ids::{OrganizationId, PersonId, Uid};
use crate::ledger::Reader;
use crate::roster::{Away, Organization, Person, PersonStatus, Posting, ROSTER_ORDER};
use crate::vocabulary::WordList;

use super::fields::{NamesAndWords, Value, Values};

/// More than a person or a school has.
const FIELDS: usize = 16;

/// One record of the roster.
pub(super) struct Known {
    pub(super) uid: Uid,
    pub(super) name: String,
    pub(super) code: String,
    pub(super) school: Option<OrganizationId>,
    pub(super) values: Values,
    /// Works there today, so that a list without it is worth a word.
    pub(super) present: bool,
    pub(super) record: KnownRecord,
}

pub(super) enum KnownRecord {
    Person {
        person: Person,
        posting: Option<Posting>,
    },
    School(Organization),
}

/// All records of a kind, with what they are found by.
pub(super) struct Roster {
    pub(super) known: Vec<Known>,
    by_name: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, Vec<usize>>,
    by_uid: HashMap<Uid, usize>,
    pub(super) away: HashMap<Uid, &'static str>,
}

impl Roster {
    pub(super) fn load(reader: Reader<'_>, kind: ListKind, names: &NamesAndWords) -> Result<Self> {
        let known = match kind {
            ListKind::Persons => persons(reader, names)?,
            ListKind::Schools => schools(names),
        };
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_code: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_uid = HashMap::new();
        for (at, known) in known.iter().enumerate() {
            by_name.entry(key(&known.name)).or_default().push(at);
            by_code.entry(known.code.clone()).or_default().push(at);
            by_uid.insert(known.uid, at);
        }
        let today = reader.today();
        let away = reader
            .list::<Away>("", [])?
            .into_iter()
            .filter(|away| away.holds_on(today));
        let away = away
            .map(|away| (away.person.0, away.reason.label()))
            .collect();
        Ok(Roster {
            known,
            by_name,
            by_code,
            by_uid,
            away,
        })
    }

    pub(super) fn get(&self, uid: Uid) -> Option<&Known> {
        self.by_uid.get(&uid).map(|at| &self.known[*at])
    }

    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = &Known> {
        self.by_name
            .get(&key(name))
            .into_iter()
            .flatten()
            .map(|at| &self.known[*at])
    }

    pub(super) fn coded(&self, code: &str) -> Vec<&Known> {
        self.by_code
            .get(code)
            .into_iter()
            .flatten()
            .map(|at| &self.known[*at])
            .collect()
    }

    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|known| known.code.as_str())
    }
}

fn persons(reader: Reader<'_>, names: &NamesAndWords) -> Result<Vec<Known>> {
    let mut postings: HashMap<PersonId, Posting> = HashMap::new();
    let today = reader.today();
    for posting in reader.list::<Posting>("ORDER BY r.from_date", [])? {
        let keep = postings
            .get(&posting.person)
            .is_some_and(|known| known.holds_on(today) && !posting.holds_on(today));
        if !keep {
            postings.insert(posting.person, posting);
        }
    }
    let persons = reader.list::<Person>(ROSTER_ORDER, [])?.into_iter();
    Ok(persons
        .map(|person| {
            let posting = postings.remove(&person.uid);
            person_known(names, person, posting, today)
        })
        .collect())
}

fn person_known(
    names: &NamesAndWords,
    person: Person,
    posting: Option<Posting>,
    today: NaiveDate,
) -> Known {
    let works = posting
        .as_ref()
        .is_some_and(|posting| posting.holds_on(today));
    let posted = posting
        .as_ref()
        .map(|posting| posting_fields(names, posting));
    let fields = person_fields(&person).into_iter();
    let values = filled(fields.chain(posted.into_iter().flatten()));
    Known {
        uid: person.uid.0,
        name: person.name.clone(),
        code: person.code.clone(),
        school: posting.as_ref().map(|posting| posting.organization),
        values,
        present: works && person.status == PersonStatus::Active,
        record: KnownRecord::Person { person, posting },
    }
}

/// Fields that have a value; the others are left out.
fn filled(fields: impl IntoIterator<Item = (ListField, Option<Value>)>) -> Values {
    let mut values = Values::with_capacity(FIELDS);
    for (field, value) in fields {
        if let Some(value) = value {
            values.insert(field, value);
        }
    }
    values
}

fn text(value: &Option<String>) -> Option<Value> {
    value.as_ref().map(Value::plain)
}

fn number(value: Option<i64>) -> Option<Value> {
    value.map(|number| Value::plain(number.to_string()))
}

fn person_fields(person: &Person) -> [(ListField, Option<Value>); 7] {
    [
        (ListField::Name, Some(Value::plain(&person.name))),
        (ListField::Code, Some(Value::plain(&person.code))),
        (
            ListField::Sex,
            person.sex.map(|sex| Value::of(sex.code(), sex.label())),
        ),
        (ListField::BirthMonth, text(&person.birth_month)),
        (ListField::Phone, text(&person.phone)),
        (ListField::TeachingSince, text(&person.teaching_since)),
        (ListField::Note, text(&person.note)),
    ]
}

fn posting_fields(names: &NamesAndWords, posting: &Posting) -> [(ListField, Option<Value>); 5] {
    let school = posting.organization;
    let words = |list, codes: &Option<String>| {
        let codes = codes.as_ref()?;
        Some(Value::of(codes, names.words.names(list, codes)))
    };
    [
        (
            ListField::School,
            Some(Value::school(school, names.schools.name(school))),
        ),
        (
            ListField::Subject,
            words(WordList::Subject, &posting.subject),
        ),
        (ListField::Title, words(WordList::Title, &posting.title)),
        (ListField::Post, text(&posting.post)),
        (ListField::Honours, text(&posting.honours)),
    ]
}

fn schools(names: &NamesAndWords) -> Vec<Known> {
    names
        .schools
        .all()
        .iter()
        .map(|school| school_known(names, school))
        .collect()
}

fn school_known(names: &NamesAndWords, school: &Organization) -> Known {
    Known {
        uid: school.uid.0,
        name: school.name.clone(),
        code: school.code.clone(),
        school: None,
        values: filled(school_fields(names, school)),
        present: school.active && school.is_school(),
        record: KnownRecord::School(school.clone()),
    }
}

fn school_fields(names: &NamesAndWords, school: &Organization) -> [(ListField, Option<Value>); 14] {
    let word = |list, code: &Option<String>| {
        let code = code.as_ref()?;
        Some(Value::of(code, names.words.name(list, code)))
    };
    [
        (ListField::SchoolName, Some(Value::plain(&school.name))),
        (ListField::SchoolCode, Some(Value::plain(&school.code))),
        (ListField::ShortName, text(&school.short_name)),
        (ListField::FormerNames, text(&school.former_names)),
        (ListField::Stage, word(WordList::Stage, &school.stage)),
        (ListField::Area, word(WordList::Area, &school.area)),
        (ListField::Rank, word(WordList::SchoolRank, &school.rank)),
        (ListField::Principal, text(&school.principal)),
        (ListField::Liaison, text(&school.liaison)),
        (ListField::Phone, text(&school.phone)),
        (ListField::Address, text(&school.address)),
        (ListField::Students, number(school.students)),
        (ListField::Classes, number(school.classes)),
        (ListField::Note, text(&school.note)),
    ]
}
