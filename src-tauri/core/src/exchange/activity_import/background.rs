//! What the cells of an activity list are held against: schools, forms, words, people, the calendar.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::calendar::{self, Calendar};
use crate::communities::{self, Communities};
use crate::dates::Period;
use crate::error::Result;
use crate::exchange::names::{Meant, SchoolNames};
use crate::exchange::normal::key;
use crate::ids::{CommunityId, OrganizationId, PersonId};
use crate::ledger::Reader;
use crate::roster::{self, AbsenceKind, People};
use crate::vocabulary::{self, Vocabulary, WordList, split_codes};

pub(super) struct Background {
    pub names: SchoolNames,
    pub words: Vocabulary,
    pub people: People,
    pub calendar: Calendar,
    communities: Communities,
    pub community: CommunityId,
    pub today: NaiveDate,
    by_name: HashMap<String, Vec<PersonId>>,
}

/// What the name of a unit comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unit {
    School(OrganizationId),
    /// 片区, or the community's own name.
    Community,
    /// A short form that fits these alone; to be asked about.
    Perhaps(Vec<OrganizationId>),
    Unknown,
}

/// Words by which a list calls the community whose list it is.
const COMMUNITY: [&str; 8] = [
    "片区",
    "本片区",
    "共同体",
    "本共同体",
    "教研共同体",
    "教研片区",
    "联盟",
    "学区",
];

impl Background {
    pub(super) fn load(reader: Reader<'_>, community: CommunityId) -> Result<Self> {
        let people = roster::load(reader)?;
        let mut by_name: HashMap<String, Vec<PersonId>> = HashMap::new();
        for person in &people.persons {
            by_name
                .entry(key(&person.name))
                .or_default()
                .push(person.uid);
        }
        Ok(Background {
            names: SchoolNames::load(reader)?,
            words: vocabulary::load(reader)?,
            people,
            by_name,
            calendar: calendar::load(reader)?,
            communities: communities::load(reader)?,
            community,
            today: reader.today(),
        })
    }

    /// Schools of the community on a day, in their order.
    pub(super) fn members(&self, day: NaiveDate) -> Vec<OrganizationId> {
        let members = self
            .communities
            .members_in(self.community, Period { from: day, to: day });
        members
            .into_iter()
            .map(|member| member.organization)
            .collect()
    }

    pub(super) fn unit(&self, text: &str, day: NaiveDate) -> Unit {
        if self.is_community(text) {
            return Unit::Community;
        }
        match self.names.find(text) {
            Meant::One(id) => Unit::School(id),
            Meant::Several(ids) => Unit::Perhaps(ids),
            Meant::None(_) => match self.short_form(text, day) {
                ids if ids.is_empty() => {
                    let in_town = self.names.in_town(text);
                    in_town.map_or(Unit::Unknown, Unit::School)
                }
                ids => Unit::Perhaps(ids),
            },
        }
    }

    /// 片区, 第一片区, 第一片区教研共同体
    fn is_community(&self, text: &str) -> bool {
        let own = self.communities.get(self.community);
        let begins = |name: &str| {
            COMMUNITY.iter().any(|word| text.ends_with(word)) && key(name).starts_with(&key(text))
        };
        COMMUNITY.contains(&text) || own.is_some_and(|own| begins(&own.name))
    }

    /// Schools of the community whose names begin as the text does: 前楼 for 前楼中心小学.
    fn short_form(&self, text: &str, day: NaiveDate) -> Vec<OrganizationId> {
        let text = key(text);
        let begins = |id: &OrganizationId| {
            let school = self.names.get(*id);
            let mut names = school.into_iter().flat_map(|school| school.names());
            names.any(|name| key(name).starts_with(&text))
        };
        match text.chars().count() >= 2 {
            true => self.members(day).into_iter().filter(begins).collect(),
            false => Vec::new(),
        }
    }

    /// The one school of a name.
    pub(super) fn school(&self, name: &str) -> Option<OrganizationId> {
        match self.names.find(name) {
            Meant::One(id) => Some(id),
            _ => None,
        }
    }

    /// The schools of names with semicolons between; none where one of them is unknown.
    pub(super) fn schools(&self, names: &str) -> Vec<OrganizationId> {
        let names = names
            .split([';', '；', '、'])
            .map(|name| self.school(name.trim()));
        names.collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    pub(super) fn is_unit(&self, text: &str, day: NaiveDate) -> bool {
        self.unit(text, day) != Unit::Unknown
    }

    /// Somebody there bears the name, whenever and wherever posted.
    pub(super) fn is_on_roster(&self, name: &str) -> bool {
        self.by_name.contains_key(&key(name))
    }

    pub(super) fn is_role(&self, text: &str) -> bool {
        self.words.code_of(WordList::ActivityRole, text).is_some()
    }

    /// People of a name who are posted at a school on that day; `school: None` for any of the community.
    pub(super) fn persons(
        &self,
        name: &str,
        school: Option<OrganizationId>,
        day: NaiveDate,
    ) -> Vec<(PersonId, OrganizationId)> {
        let schools = match school {
            Some(school) => vec![school],
            None => self.members(day),
        };
        let named = self.by_name.get(&key(name)).into_iter().flatten();
        let posted = named.filter_map(|person| {
            let school = self.people.school_on(*person, day)?;
            schools.contains(&school).then_some((*person, school))
        });
        posted.collect()
    }

    /// Those of a school who could come on that day: of a subject where one is given, and not ill.
    pub(super) fn teachers(
        &self,
        school: OrganizationId,
        subject: Option<&str>,
        day: NaiveDate,
    ) -> Vec<PersonId> {
        let period = Period { from: day, to: day };
        let people = self.people.of_organization(school, period).into_iter();
        let wanted = people.filter(|person| {
            let posting = self.people.posting_on(person.uid, day);
            let taught = posting.and_then(|posting| posting.subject.as_deref());
            let ill = self.people.away_in(person.uid, period);
            let ill = ill
                .iter()
                .any(|away| matches!(away.reason, AbsenceKind::Sick | AbsenceKind::Maternity));
            let teaches = subject
                .is_none_or(|subject| split_codes(taught.unwrap_or_default()).contains(&subject));
            teaches && !ill
        });
        wanted.map(|person| person.uid).collect()
    }
}
