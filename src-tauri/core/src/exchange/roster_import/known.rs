//! The roster as it stands, in the same fields as a list, found by name, school and code.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::error::Result;
use crate::exchange::headers::{ListField, ListKind};
use crate::exchange::normal::key;
use crate::ids::{OrganizationId, PersonId, Uid};
use crate::ledger::Reader;
use crate::roster::{Away, Organization, Person, PersonStatus, Posting};
use crate::vocabulary::WordList;

use super::fields::{Lexicon, Value, Values};

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
    pub(super) fn load(reader: Reader<'_>, kind: ListKind, lexicon: &Lexicon) -> Result<Self> {
        let known = match kind {
            ListKind::Persons => persons(reader, lexicon)?,
            ListKind::Schools => schools(lexicon),
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

fn persons(reader: Reader<'_>, lexicon: &Lexicon) -> Result<Vec<Known>> {
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
    let persons = reader
        .list::<Person>("ORDER BY r.sort, r.code", [])?
        .into_iter();
    Ok(persons
        .map(|person| {
            let posting = postings.remove(&person.uid);
            person_known(lexicon, person, posting, today)
        })
        .collect())
}

fn person_known(
    lexicon: &Lexicon,
    person: Person,
    posting: Option<Posting>,
    today: NaiveDate,
) -> Known {
    let mut values = Values::with_capacity(FIELDS);
    let mut put = |field: ListField, value: Option<Value>| {
        if let Some(value) = value {
            values.insert(field, value);
        }
    };
    put(ListField::Name, Some(Value::plain(&person.name)));
    put(ListField::Code, Some(Value::plain(&person.code)));
    put(
        ListField::Sex,
        person.sex.map(|sex| Value::of(sex.code(), sex.label())),
    );
    put(
        ListField::BirthMonth,
        person.birth_month.as_ref().map(Value::plain),
    );
    put(ListField::Phone, person.phone.as_ref().map(Value::plain));
    put(
        ListField::TeachingSince,
        person.teaching_since.as_ref().map(Value::plain),
    );
    put(ListField::Note, person.note.as_ref().map(Value::plain));
    if let Some(posting) = &posting {
        let school = posting.organization;
        put(
            ListField::School,
            Some(Value::school(school, lexicon.schools.name(school))),
        );
        let words = |list, codes: &String| Value::of(codes, lexicon.words.names(list, codes));
        put(
            ListField::Subject,
            posting
                .subject
                .as_ref()
                .map(|codes| words(WordList::Subject, codes)),
        );
        put(
            ListField::Title,
            posting
                .title
                .as_ref()
                .map(|code| words(WordList::Title, code)),
        );
        put(ListField::Post, posting.post.as_ref().map(Value::plain));
        put(
            ListField::Honours,
            posting.honours.as_ref().map(Value::plain),
        );
    }
    let works = posting
        .as_ref()
        .is_some_and(|posting| posting.holds_on(today));
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

fn schools(lexicon: &Lexicon) -> Vec<Known> {
    lexicon
        .schools
        .all()
        .iter()
        .map(|school| school_known(lexicon, school))
        .collect()
}

fn school_known(lexicon: &Lexicon, school: &Organization) -> Known {
    let mut values = Values::with_capacity(FIELDS);
    let mut put = |field: ListField, value: Option<Value>| {
        if let Some(value) = value {
            values.insert(field, value);
        }
    };
    let word = |list, code: &String| Value::of(code, lexicon.words.name(list, code));
    put(ListField::SchoolName, Some(Value::plain(&school.name)));
    put(ListField::SchoolCode, Some(Value::plain(&school.code)));
    put(
        ListField::ShortName,
        school.short_name.as_ref().map(Value::plain),
    );
    put(
        ListField::FormerNames,
        school.former_names.as_ref().map(Value::plain),
    );
    put(
        ListField::Stage,
        school
            .stage
            .as_ref()
            .map(|code| word(WordList::Stage, code)),
    );
    put(
        ListField::Area,
        school.area.as_ref().map(|code| word(WordList::Area, code)),
    );
    put(
        ListField::Rank,
        school
            .rank
            .as_ref()
            .map(|code| word(WordList::SchoolRank, code)),
    );
    put(
        ListField::Principal,
        school.principal.as_ref().map(Value::plain),
    );
    put(
        ListField::Liaison,
        school.liaison.as_ref().map(Value::plain),
    );
    put(ListField::Phone, school.phone.as_ref().map(Value::plain));
    put(
        ListField::Address,
        school.address.as_ref().map(Value::plain),
    );
    put(
        ListField::Students,
        school
            .students
            .map(|number| Value::plain(number.to_string())),
    );
    put(
        ListField::Classes,
        school
            .classes
            .map(|number| Value::plain(number.to_string())),
    );
    put(ListField::Note, school.note.as_ref().map(Value::plain));
    Known {
        uid: school.uid.0,
        name: school.name.clone(),
        code: school.code.clone(),
        school: None,
        values,
        present: school.active && school.is_school(),
        record: KnownRecord::School(school.clone()),
    }
}
