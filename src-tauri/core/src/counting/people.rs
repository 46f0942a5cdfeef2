//! 教师参与统计 (D16): how often each teacher came and carried a task, and who never took part.
use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::{Book, CommunityBook};
use super::facts::ActivityFacts;
use super::leave::{Leave, leave};
use super::occasions::{Activities, AtSchool, Involvement, Schools, no_occasion_words, signed_in};
use super::rules::standing;
use super::stretch::Stretch;
use super::totals::{Participation, participation};
use crate::dates::{Period, SchoolYear, span_label};
use crate::error::Result;
use crate::ids::{CommunityId, OrganizationId, PersonId, json_keys};
use crate::ledger::Reader;
use crate::readings::{Interner, Needle, Readable};
use crate::roster::{self, Audience, Away, Distinction};

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
    /// Where the school had others of that name in the time.
    pub distinction: Option<Distinction>,
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
    /// Counted activities of the person's time there to which the school sent people without saying
    /// whom: who came to none by name may have been among them.
    pub unnamed: u32,
    /// Tasks in counted activities.
    pub roles: Vec<RoleCount>,
    pub involvement: Involvement,
    /// Why nobody can be said to have stayed away: 6月28日到校，之后没有计入的活动.
    pub no_occasion: Option<String>,
    /// 支教在外（石桥中心小学），2024年9月1日起; of whoever came to nothing also 9月16日请假（产假）.
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
    let stretch = request.stretch;
    let book = Book::stretch(reader, stretch, request.community)?;
    let communities: Vec<_> = book.communities.iter().collect();
    let needle = Needle::new(request.text.as_deref().unwrap_or(""));
    lines(
        reader,
        &book,
        &communities,
        stretch,
        &needle,
        Audience::Office,
    )
}

/// Teachers who had no part in any counted activity though there was one while they were posted at a
/// member school, with what is known of the reason (G-41).
pub fn never_took_part(reader: Reader<'_>, request: PeopleRequest) -> Result<Vec<PersonLine>> {
    involved(reader, request, Involvement::Never)
}

/// Teachers in whose time at a member school there was no counted activity.
pub fn without_occasion(reader: Reader<'_>, request: PeopleRequest) -> Result<Vec<PersonLine>> {
    involved(reader, request, Involvement::NoOccasion)
}

fn involved(
    reader: Reader<'_>,
    request: PeopleRequest,
    wanted: Involvement,
) -> Result<Vec<PersonLine>> {
    let mut people = people(reader, request)?;
    people.retain(|line| line.involvement == wanted);
    Ok(people)
}

/// The same as [`people`], over records already read, for what is handed on.
pub fn people_of(
    reader: Reader<'_>,
    book: &Book,
    community: &CommunityBook,
    year: SchoolYear,
) -> Result<Vec<PersonLine>> {
    let stretch = Stretch::SchoolYear(year);
    let all = Needle::new("");
    lines(
        reader,
        book,
        &[community],
        stretch,
        &all,
        Audience::HandedOn,
    )
}

fn lines(
    reader: Reader<'_>,
    book: &Book,
    communities: &[&CommunityBook],
    stretch: Stretch,
    needle: &Needle,
    audience: Audience,
) -> Result<Vec<PersonLine>> {
    let counted = counted(book, communities, stretch);
    let days = stretch.days(&book.calendar);
    let schools = Schools::of(communities, days, &counted);
    let keys = json_keys(counted.iter().map(|(_, activity)| activity.id.as_bytes()));
    let mut involved = Involved {
        shares: participation(counted.iter().copied(), &book.calendar),
        signed_in: signed_in(&counted),
        roles: role_counts(reader, &keys)?,
        away: away(reader, days)?,
        leave: leave(reader, &counted)?,
    };
    let time = reach(days, &counted);
    let alike = roster::distinctions(reader, schools.ids().copied(), time, audience)?;
    let staff = staff(reader, &schools, time, needle)?;
    let mut lines: Vec<PersonLine> = staff
        .into_iter()
        .map(|one| involved.line(one, &schools, days))
        .collect();
    for line in &mut lines {
        let told = alike.of(Some(line.organization), Some(line.person));
        line.distinction = told.cloned();
    }
    lines.sort_by_key(|line| schools.place(line.organization));
    Ok(lines)
}

/// Counted activities of these communities.
fn counted<'b>(
    book: &'b Book,
    communities: &[&'b CommunityBook],
    stretch: Stretch,
) -> Vec<(&'b CommunityBook, &'b ActivityFacts)> {
    let of_community = |community: &&'b CommunityBook| {
        let community = *community;
        let own = book.of(community.id, stretch).map(|(_, activity)| activity);
        let counted = own.filter(|activity| standing(activity, &book.calendar).is_ok());
        counted
            .map(|activity| (community, activity))
            .collect::<Vec<_>>()
    };
    communities.iter().flat_map(of_community).collect()
}

/// The time, and the days beside it on which one of its activities asks for postings (G-46).
fn reach(days: Period, counted: &Activities<'_>) -> Period {
    let asked = counted.iter().filter_map(|(_, activity)| activity.asked_on);
    asked.fold(days, |days, day| Period {
        from: days.from.min(day),
        to: days.to.max(day),
    })
}

/// What is known of everybody's part in the counted activities.
struct Involved {
    shares: HashMap<PersonId, Participation>,
    signed_in: HashSet<PersonId>,
    roles: BTreeMap<PersonId, Vec<RoleCount>>,
    away: HashMap<PersonId, String>,
    leave: HashMap<PersonId, Leave>,
}

impl Involved {
    fn line(&mut self, staff: Staff, schools: &Schools, days: Period) -> PersonLine {
        let Staff { line, postings, .. } = staff;
        let share = self.shares.get(&line.person).copied().unwrap_or_default();
        let roles = self.roles.remove(&line.person).unwrap_or_default();
        let took_part = self.signed_in.contains(&line.person) || !roles.is_empty();
        let involvement = match took_part {
            true => Involvement::TookPart,
            false if schools.had_occasion(&postings) => Involvement::Never,
            false => Involvement::NoOccasion,
        };
        let without = involvement == Involvement::NoOccasion;
        let leave = self.leave.get(&line.person).map(Leave::words);
        let leave = leave.filter(|_| involvement == Involvement::Never);
        let away = self.away.remove(&line.person).into_iter().chain(leave);
        let away = away.collect::<Vec<_>>().join("；");
        PersonLine {
            times: share.times,
            hours: share.hours,
            unnamed: schools.unnamed(&postings),
            away: (!away.is_empty()).then_some(away),
            roles,
            involvement,
            no_occasion: without.then(|| no_occasion_words(&postings, days)),
            ..line
        }
    }
}

/// A person of the roster with the time at each member school, the latest first.
struct Staff {
    line: PersonLine,
    reading: Option<String>,
    postings: Vec<AtSchool>,
}

/// Those the needle means, all of them when it is empty.
fn staff(
    reader: Reader<'_>,
    schools: &Schools,
    days: Period,
    needle: &Needle,
) -> Result<Vec<Staff>> {
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/people.sql"))?;
    let mut rows = statement.query(named_params! {
        ":schools": json_keys(schools.ids().map(|id| id.as_bytes())),
        ":from": days.from,
        ":to": days.to,
    })?;
    let mut staff: Vec<Staff> = Vec::new();
    while let Some(row) = rows.next()? {
        let person: PersonId = row.get(0)?;
        let at = AtSchool {
            school: row.get(3)?,
            from: row.get(9)?,
            to: row.get(10)?,
        };
        match staff.last_mut().filter(|last| last.line.person == person) {
            Some(same) => same.postings.push(at),
            None => staff.push(Staff {
                line: line(person, row)?,
                reading: row.get(8)?,
                postings: vec![at],
            }),
        }
    }
    if !needle.is_empty() {
        let mut interner = Interner::default();
        staff.retain(|one| is_meant(&one.line, one.reading.as_deref(), needle, &mut interner));
    }
    Ok(staff)
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
        distinction: None,
        organization: row.get(3)?,
        school: row.get(4)?,
        subject: row.get(5)?,
        post: row.get(6)?,
        title: row.get(7)?,
        times: 0,
        hours: 0.0,
        unnamed: 0,
        roles: Vec::new(),
        involvement: Involvement::NoOccasion,
        no_occasion: None,
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
