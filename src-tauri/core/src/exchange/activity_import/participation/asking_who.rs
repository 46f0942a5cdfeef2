//! Asking who somebody is whom the roster does not have, or has twice.
use chrono::NaiveDate;

use crate::exchange::findings::Choice;
use crate::exchange::normal::{bare_name, key};
use crate::ids::{OrganizationId, PersonId};
use crate::roster::Person;
use crate::vocabulary::WordList;

use super::super::asks::{Ask, Topic};
use super::entries::{Entry, Written};
use super::for_all::ForAll;
use super::people::{NOBODY, People, Signer};
use super::questions::Questions;

/// Signs somebody in who is not on the roster.
pub(super) const GUEST: &str = "guest";

/// Somebody who is looked for, and who fits.
pub(super) struct Sought<'s> {
    pub name: &'s str,
    pub school: Option<OrganizationId>,
    pub day: NaiveDate,
    pub written: &'s Written,
    pub fit: &'s [PersonId],
}

impl<'a> People<'a> {
    pub(super) fn ask(
        &self,
        sought: &Sought<'_>,
        entry: &Entry,
        questions: &mut Questions<'_>,
        asked: &mut Vec<String>,
    ) -> Option<Signer> {
        let unit = self.unit_words(sought);
        let written = [unit.as_str(), &sought.written.name].join(" ");
        let again = sought.written.namesakes_above;
        let place = format!("{}/{}", key(&written), again + 1);
        let mut ask = Ask {
            topic: Topic::Person,
            written: written.trim(),
            place: (again > 0).then_some(&place),
            question: format!("“{}”是谁？", sought.written.name),
            reason: self.reason(sought),
            choices: Vec::new(),
            alike: None,
        };
        let reply = match questions.again(&ask.id(), &entry.place) {
            Some(reply) => reply,
            None => {
                ask.choices = self.choices(sought, &unit);
                // Whoever bears a name of the roster is asked about one by one.
                let is_unknown = ask
                    .choices
                    .first()
                    .is_some_and(|first| first.value == GUEST);
                let for_all = ForAll::Unknown.chosen(questions).filter(|_| is_unknown);
                questions.offer(ask, &entry.place, for_all.as_deref())
            }
        };
        asked.push(reply.id);
        match reply.value.as_deref()? {
            NOBODY => None,
            GUEST => Some(Signer::Guest {
                name: sought.name.to_owned(),
                organization: sought.school,
            }),
            code => {
                let mut persons = self.background.people.persons.iter();
                let person = persons.find(|person| key(&person.code) == key(code))?;
                Some(Signer::Person(person.uid))
            }
        }
    }

    fn unit_words(&self, sought: &Sought<'_>) -> String {
        match (sought.school, &sought.written.school) {
            (Some(school), _) => self.background.names.name(school).to_owned(),
            (None, written) => {
                let above = sought.written.school_above.clone();
                written.clone().or(above).unwrap_or_default()
            }
        }
    }

    fn reason(&self, sought: &Sought<'_>) -> String {
        let unit = match sought.school {
            Some(school) => self.background.names.name(school),
            None => "本共同体",
        };
        match sought.fit.len() {
            0 => format!("名册里{unit}那一天没有{}", sought.name),
            several => format!("{unit}有{several}位{}", sought.name),
        }
    }

    /// Who bears the name comes first, who bears a like one last.
    fn choices(&self, sought: &Sought<'_>, unit: &str) -> Vec<Choice> {
        let choice = |person: &Person| Choice::new(&person.code, self.told(person, sought.day));
        let people = &self.background.people;
        let fit = sought.fit.iter().filter_map(|id| people.person(*id));
        let mut choices: Vec<Choice> = fit.map(choice).collect();
        if choices.is_empty() {
            let name = bare_name(&sought.written.name)
                .unwrap_or_else(|| without_title(sought.name).to_owned());
            let same = people
                .persons
                .iter()
                .filter(|person| key(&person.name) == key(&name));
            choices.extend(same.map(choice));
        }
        let whose = match unit.is_empty() {
            true => String::new(),
            false => format!("（{unit}）"),
        };
        choices.push(Choice::new(
            GUEST,
            format!("不在名册里，登记为名单外人员{whose}"),
        ));
        choices.push(Choice::new(NOBODY, "不登记"));
        let near = self.near(sought);
        choices.extend(near.into_iter().map(|person| {
            Choice::new(
                &person.code,
                format!("写错了，是{}", self.told(person, sought.day)),
            )
        }));
        choices
    }

    /// People of the school whose names differ by one character.
    fn near(&self, sought: &Sought<'_>) -> Vec<&'a Person> {
        let schools = match sought.school {
            Some(school) => vec![school],
            None => self.background.members(sought.day),
        };
        let of_school = |person: &&Person| {
            let school = self.school_on(person.uid, sought.day);
            school.is_some_and(|school| schools.contains(&school))
        };
        let near = |person: &&Person| strsim::levenshtein(&person.name, sought.name) == 1;
        let people: &'a [Person] = &self.background.people.persons;
        people.iter().filter(near).filter(of_school).collect()
    }

    /// 曾庆华（石桥中心小学，数学，编号T30）
    pub(super) fn told(&self, person: &Person, day: NaiveDate) -> String {
        let people = &self.background.people;
        let posting = people
            .posting_on(person.uid, day)
            .or_else(|| people.postings(person.uid).last());
        let school = posting.map_or("", |held| self.background.names.name(held.organization));
        let subject = posting
            .and_then(|held| held.subject.as_deref())
            .unwrap_or_default();
        let subject = self.background.words.names(WordList::Subject, subject);
        let code = format!("编号{}", person.code);
        let mut told = vec![school, &subject, &code];
        told.retain(|part| !part.is_empty());
        format!("{}（{}）", person.name, told.join("，"))
    }
}

/// 海涛 of 海涛校长.
fn without_title(name: &str) -> &str {
    const TITLES: [&str; 8] = [
        "副校长",
        "校长",
        "园长",
        "副主任",
        "主任",
        "书记",
        "组长",
        "老师",
    ];
    let bare = TITLES.iter().find_map(|title| name.strip_suffix(title));
    bare.unwrap_or(name)
}
