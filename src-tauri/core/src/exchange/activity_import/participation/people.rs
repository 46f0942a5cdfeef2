//! Who of the roster a row means: by name and school on the day of the activity. Nobody is taken for
//! somebody of a like name.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::exchange::findings::Choice;
use crate::exchange::names::{Meant, Named, is_school_like};
use crate::exchange::normal::key;
use crate::ids::{OrganizationId, PersonId};
use crate::text::person_name;
use crate::vocabulary::{WordList, split_codes};

use super::super::asks::{Ask, Topic};
use super::super::background::{Background, Unit};
use super::asking_who::Sought;
use super::draft::Draft;
use super::entries::{Entry, Written};
use super::lines::Known;
use super::lists::List;
use super::questions::Questions;

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Signer {
    Person(PersonId),
    /// Somebody who is not on the roster.
    Guest {
        name: String,
        organization: Option<OrganizationId>,
    },
}

/// What looking for somebody came to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// `None` while a question is open, or where nobody is to be signed in.
    pub signer: Option<Signer>,
    /// The person's on that day, else the one that the list names.
    pub school: Option<OrganizationId>,
    /// Ids of the questions.
    pub asked: Vec<String>,
}

/// Leaves somebody or something out.
pub(super) const NOBODY: &str = "-";

pub(super) struct People<'a> {
    pub background: &'a Background,
    /// The school that the title of each list names.
    of_lists: Vec<Option<OrganizationId>>,
    by_name: HashMap<String, Vec<PersonId>>,
}

impl<'a> People<'a> {
    pub(super) fn new(background: &'a Background, draft: &Draft) -> Self {
        let of_list = |list: &List| {
            let sheet = draft.sheet(list);
            let titles = list
                .above
                .titles
                .iter()
                .chain([&sheet.name, &draft.book.name]);
            let mut named = titles.filter_map(|title| match background.names.named_by(title) {
                Named::Schools(schools) if schools.len() == 1 => Some(schools[0]),
                _ => None,
            });
            let labelled = list.above.school.as_ref();
            let labelled = labelled.and_then(|name| match background.names.find(name) {
                Meant::One(id) => Some(id),
                _ => None,
            });
            labelled.or_else(|| named.next())
        };
        let mut by_name: HashMap<String, Vec<PersonId>> = HashMap::new();
        for person in &background.people.persons {
            by_name
                .entry(key(&person.name))
                .or_default()
                .push(person.uid);
        }
        People {
            background,
            of_lists: draft.lists.iter().map(of_list).collect(),
            by_name,
        }
    }

    pub(super) fn find(
        &self,
        entry: &Entry,
        known: &Known<'_>,
        questions: &mut Questions<'_>,
    ) -> Found {
        let (written, day) = (&entry.person, known.day);
        let mut asked = Vec::new();
        let of_row = written.school.as_deref();
        let above = written.school_above.as_deref();
        let above = above.filter(|text| of_row.is_none() && self.names_a_school(text, day));
        let mut school = |text| self.school(text, written, day, questions, &mut asked);
        let (Some(said), Some(above)) = (school(of_row), school(above)) else {
            return Found {
                signer: None,
                school: None,
                asked,
            };
        };
        let guess = || above.or(self.of_lists[entry.list]);
        let school = said.or_else(guess);
        let name = person_name(&written.name).unwrap_or_else(|_| written.name.clone());
        let mut fit = self.named(&name, school, day);
        if fit.is_empty() && said.is_none() {
            fit = self.named(&name, None, day);
        }
        if let Some(code) = &written.code {
            let coded: Vec<PersonId> = fit
                .iter()
                .copied()
                .filter(|id| self.has_code(*id, code))
                .collect();
            fit = if coded.len() == 1 { coded } else { fit };
        }
        if fit.len() > 1
            && let Some(subject) = &written.subject
        {
            let mut taught = fit.iter().filter(|id| self.teaches(**id, subject, day));
            if let (Some(one), None) = (taught.next(), taught.next()) {
                fit = vec![*one];
            }
        }
        let guest = Signer::Guest {
            name: name.clone(),
            organization: school,
        };
        let signer = match fit.as_slice() {
            [one] => Some(Signer::Person(*one)),
            // Who it is was asked before, when they were entered.
            [] if known.of(&guest).is_some() => Some(guest),
            fit => {
                let sought = Sought {
                    name: &name,
                    school,
                    day,
                    written,
                    fit,
                };
                self.ask(&sought, entry, questions, &mut asked)
            }
        };
        let own = match &signer {
            Some(Signer::Person(person)) => self.school_on(*person, day),
            _ => None,
        };
        Found {
            signer,
            school: own.or(school),
            asked,
        }
    }

    /// Somebody by name alone, of the same school or else of the community: who signed instead of another.
    pub(super) fn one(
        &self,
        name: &str,
        school: Option<OrganizationId>,
        day: NaiveDate,
    ) -> Option<PersonId> {
        let of_school = self.named(name, school, day);
        let fit = if of_school.is_empty() {
            self.named(name, None, day)
        } else {
            of_school
        };
        (fit.len() == 1).then(|| fit[0])
    }

    /// People of the name who belong to the school on that day, or to any of the community.
    fn named(&self, name: &str, school: Option<OrganizationId>, day: NaiveDate) -> Vec<PersonId> {
        let Some(bearers) = self.by_name.get(&key(name)) else {
            return Vec::new();
        };
        let schools = match school {
            Some(school) => vec![school],
            None => self.background.members(day),
        };
        let belongs = |person: &&PersonId| {
            let own = self.school_on(**person, day);
            own.is_some_and(|own| schools.contains(&own))
        };
        bearers.iter().filter(belongs).copied().collect()
    }

    pub(super) fn school_on(&self, person: PersonId, day: NaiveDate) -> Option<OrganizationId> {
        self.background.people.school_on(person, day)
    }

    fn teaches(&self, id: PersonId, subject: &str, day: NaiveDate) -> bool {
        let subject = self.background.words.code_of(WordList::Subject, subject);
        let posting = self.background.people.posting_on(id, day);
        let taught = posting.and_then(|posting| posting.subject.as_deref());
        subject.is_some_and(|subject| split_codes(taught.unwrap_or_default()).contains(&subject))
    }

    fn has_code(&self, id: PersonId, code: &str) -> bool {
        let person = self.background.people.person(id);
        person.is_some_and(|person| key(&person.code) == key(code))
    }

    /// The school that a text names; `None` while it is asked about, `Some(None)` where it names none.
    fn school(
        &self,
        text: Option<&str>,
        written: &Written,
        day: NaiveDate,
        questions: &mut Questions<'_>,
        asked: &mut Vec<String>,
    ) -> Option<Option<OrganizationId>> {
        let Some(text) = text else {
            return Some(None);
        };
        let names = &self.background.names;
        let (ids, reason) = match self.background.unit(text, day) {
            Unit::School(id) => return Some(Some(id)),
            Unit::Community => return Some(None),
            Unit::Perhaps(ids) => (ids, "名册里没有这个简称"),
            Unit::Unknown => (names.alike(text), "名册里没有这个名称"),
        };
        let schools = ids
            .iter()
            .map(|id| Choice::new(names.unmistakable(*id), names.told(*id)));
        let ask = Ask {
            topic: Topic::School,
            written: text,
            place: None,
            question: format!("“{text}”是哪所学校？"),
            reason: reason.to_owned(),
            choices: schools.chain([Choice::new(NOBODY, "不在名册里")]).collect(),
            alike: None,
        };
        let reply = questions.ask(ask, &written.name);
        let school = reply.value.as_deref().map(|value| match names.find(value) {
            Meant::One(id) => Some(id),
            _ => None,
        });
        asked.push(reply.id);
        school
    }

    /// Whether the line above some rows is of their school, rather than 语文组 or a remark.
    fn names_a_school(&self, text: &str, day: NaiveDate) -> bool {
        self.background.unit(text, day) != Unit::Unknown || is_school_like(text)
    }
}
