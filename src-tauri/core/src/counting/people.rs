//! 教师参与统计 (D16): how often each teacher came and carried a task, and who never took part.
use std::collections::{BTreeMap, HashMap};

use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::{Book, CommunityBook};
use super::facts::ActivityFacts;
use super::rules::standing;
use super::stretch::Stretch;
use super::tally::Span;
use super::totals::participation;
use crate::dates::{Period, SchoolYear, span_label};
use crate::error::Result;
use crate::ids::{CommunityId, OrganizationId, PersonId, json_keys};
use crate::ledger::Reader;
use crate::readings::{Interner, Needle, Readable};
use crate::roster::Away;

/// Whose teachers, and in what time.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleRequest {
    /// Without it all communities; whoever teaches in several of them is listed once.
    #[serde(default)]
    pub community: Option<CommunityId>,
    pub stretch: Stretch,
    /// Part of a person's or a school's name, in Chinese, pinyin or initials; or the code.
    #[serde(default)]
    pub text: Option<String>,
}

/// One teacher's share of the time. No ranking is made of it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonLine {
    pub person: PersonId,
    pub code: String,
    pub name: String,
    pub organization: OrganizationId,
    pub school: String,
    /// Codes of `subject`, separated by 、.
    pub subject: Option<String>,
    pub post: Option<String>,
    /// Code of `title`.
    pub title: Option<String>,
    /// Counted activities the person came to.
    pub times: u32,
    pub hours: f64,
    /// Counted activities to which the school sent people without saying whom: who came to none
    /// by name may have been among them.
    pub unnamed: u32,
    /// Tasks in counted activities.
    pub roles: Vec<RoleCount>,
    /// 支教在外（石桥中心小学），2024年9月1日起
    pub away: Option<String>,
}

/// 执教 2
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoleCount {
    pub role: String,
    pub times: u32,
}

/// Every teacher of the member schools, in the order of the schools, then of the roster.
pub fn people(reader: Reader<'_>, request: PeopleRequest) -> Result<Vec<PersonLine>> {
    let (book, span) = Book::stretch(reader, request.stretch, request.community)?;
    let communities: Vec<_> = book.communities.iter().collect();
    let needle = Needle::new(request.text.as_deref().unwrap_or(""));
    lines(reader, &book, &communities, span, &needle)
}

/// Teachers who came to no counted activity, with what is known of the reason.
pub fn never_took_part(reader: Reader<'_>, request: PeopleRequest) -> Result<Vec<PersonLine>> {
    let mut people = people(reader, request)?;
    people.retain(|line| line.times == 0);
    Ok(people)
}

/// The same as [`people`], over records already read.
pub fn people_of(
    reader: Reader<'_>,
    book: &Book,
    community: &CommunityBook,
    year: SchoolYear,
) -> Result<Vec<PersonLine>> {
    let span = Span::SchoolYear(year);
    lines(reader, book, &[community], span, &Needle::new(""))
}

fn lines(
    reader: Reader<'_>,
    book: &Book,
    communities: &[&CommunityBook],
    span: Span,
    needle: &Needle,
) -> Result<Vec<PersonLine>> {
    let activities = || {
        communities.iter().flat_map(|community| {
            let own = book.of(community.id, span);
            own.map(|(_, activity)| (*community, activity))
        })
    };
    let days = span.days(&book.calendar);
    let shares = participation(activities(), &book.calendar);
    let counted: Vec<_> = activities()
        .map(|(_, activity)| activity)
        .filter(|activity| standing(activity, &book.calendar).is_ok())
        .collect();
    let roles = role_counts(reader, &json_keys(counted.iter().map(|a| a.id.as_bytes())))?;
    let away = away(reader, days)?;
    let schools = Schools::of(communities, days, &counted);
    let mut lines = on_roster(reader, &schools, days, needle)?;
    for line in &mut lines {
        if let Some(share) = shares.get(&line.person) {
            (line.times, line.hours) = (share.times, share.hours);
        }
        line.unnamed = schools.unnamed(line.organization);
        line.roles = roles.get(&line.person).cloned().unwrap_or_default();
        line.away = away.get(&line.person).cloned();
    }
    lines.sort_by_key(|line| schools.place(line.organization));
    Ok(lines)
}

/// Member schools in the order of the lists, each once.
struct Schools(HashMap<OrganizationId, SchoolOfList>);

struct SchoolOfList {
    place: usize,
    unnamed: u32,
}

impl Schools {
    fn of(communities: &[&CommunityBook], days: Period, counted: &[&ActivityFacts]) -> Self {
        let mut schools = HashMap::new();
        let members = communities.iter().flat_map(|community| &community.members);
        for member in members.filter(|member| member.belongs(days.from, days.to)) {
            let place = schools.len();
            schools
                .entry(member.organization)
                .or_insert_with(|| SchoolOfList {
                    place,
                    unnamed: counted
                        .iter()
                        .filter(|activity| activity.came_unnamed(member.organization))
                        .count() as u32,
                });
        }
        Schools(schools)
    }

    fn place(&self, school: OrganizationId) -> usize {
        self.0.get(&school).map_or(usize::MAX, |found| found.place)
    }

    fn unnamed(&self, school: OrganizationId) -> u32 {
        self.0.get(&school).map_or(0, |found| found.unnamed)
    }

    fn keys(&self) -> String {
        json_keys(self.0.keys().map(|id| id.as_bytes()))
    }
}

/// Those the needle means, all of them when it is empty.
fn on_roster(
    reader: Reader<'_>,
    schools: &Schools,
    days: Period,
    needle: &Needle,
) -> Result<Vec<PersonLine>> {
    let mut interner = Interner::default();
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/people.sql"))?;
    let mut rows = statement.query(named_params! {
        ":schools": schools.keys(), ":from": days.from, ":to": days.to
    })?;
    let mut lines: Vec<PersonLine> = Vec::new();
    let mut last = None;
    while let Some(row) = rows.next()? {
        let person: PersonId = row.get(0)?;
        if last.replace(person) == Some(person) {
            continue; // An earlier posting of the same person.
        }
        let line = line(person, row)?;
        let reading: Option<String> = row.get(8)?;
        if needle.is_empty() || is_meant(&line, reading.as_deref(), needle, &mut interner) {
            lines.push(line);
        }
    }
    Ok(lines)
}

fn is_meant(
    line: &PersonLine,
    reading: Option<&str>,
    needle: &Needle,
    interner: &mut Interner,
) -> bool {
    let found = |text: Readable| text.find(needle).is_some();
    line.code.to_lowercase().starts_with(needle.text())
        || found(Readable::of_person(&line.name, reading, interner))
        || found(Readable::of_text(&line.school, interner))
}

/// Columns are read by place, as `people.sql` lists them: a county has thousands of teachers.
fn line(person: PersonId, row: &Row<'_>) -> rusqlite::Result<PersonLine> {
    Ok(PersonLine {
        person,
        code: row.get(1)?,
        name: row.get(2)?,
        organization: row.get(3)?,
        school: row.get(4)?,
        subject: row.get(5)?,
        post: row.get(6)?,
        title: row.get(7)?,
        times: 0,
        hours: 0.0,
        unnamed: 0,
        roles: Vec::new(),
        away: None,
    })
}

fn role_counts(reader: Reader<'_>, activities: &str) -> Result<BTreeMap<PersonId, Vec<RoleCount>>> {
    let mut counts: BTreeMap<PersonId, Vec<RoleCount>> = BTreeMap::new();
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/role_counts.sql"))?;
    let mut rows = statement.query(named_params! { ":activities": activities })?;
    while let Some(row) = rows.next()? {
        counts
            .entry(row.get("person")?)
            .or_default()
            .push(RoleCount {
                role: row.get("role")?,
                times: row.get("times")?,
            });
    }
    Ok(counts)
}

/// The absences of the time in words, the earliest first, by person.
fn away(reader: Reader<'_>, days: Period) -> Result<HashMap<PersonId, String>> {
    let tail = "WHERE r.from_date <= ?2 AND (r.to_date IS NULL OR r.to_date >= ?1)
                ORDER BY r.from_date";
    let mut words: HashMap<PersonId, String> = HashMap::new();
    for away in reader.list::<Away>(tail, (days.from, days.to))? {
        let text = words.entry(away.person).or_default();
        if !text.is_empty() {
            text.push('；');
        }
        text.push_str(&away_words(reader, &away)?);
    }
    Ok(words)
}

fn away_words(reader: Reader<'_>, away: &Away) -> Result<String> {
    let place = match away.place {
        Some(place) => format!(
            "（{}）",
            reader.get::<crate::roster::Organization>(place)?.name
        ),
        None => String::new(),
    };
    Ok(format!(
        "{}{place}，{}",
        away.reason.label(),
        span_label(away.span())
    ))
}
