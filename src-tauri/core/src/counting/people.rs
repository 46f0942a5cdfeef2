//! 教师参与统计 (D16): how often each teacher came and carried a task, and who never took part.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::{Book, CommunityBook};
use super::rules::standing;
use super::store::json_keys;
use super::tally::Span;
use super::totals::participation;
use crate::dates::{Period, SchoolYear, full_date};
use crate::error::{OrMissing, Result};
use crate::ids::{CommunityId, OrganizationId, PersonId};
use crate::ledger::Reader;
use crate::roster::Away;

/// One community in one school year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleRequest {
    pub school_year: SchoolYear,
    pub community: CommunityId,
}

/// One teacher's share of the year. No ranking is made of it.
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
    let book = Book::year(reader, request.school_year, Some(request.community))?;
    let community = book.communities.first().or_missing("教研共同体")?;
    people_of(reader, &book, community, request.school_year)
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
    let activities = || {
        book.of(community.id, Span::SchoolYear(year))
            .map(|(_, a)| a)
    };
    let shares = participation(activities(), &book.calendar);
    let counted = activities().filter(|a| standing(a, &book.calendar).is_ok());
    let roles = role_counts(reader, &json_keys(counted.map(|a| a.id.as_bytes())))?;
    let mut lines = on_roster(reader, community, book.calendar.year_period(year))?;
    for line in &mut lines {
        if let Some(share) = shares.get(&line.person) {
            (line.times, line.hours) = (share.times, share.hours);
        }
        line.roles = roles.get(&line.person).cloned().unwrap_or_default();
        line.away = away(reader, line.person, book.calendar.year_period(year))?;
    }
    let order: HashMap<_, _> = (0..)
        .zip(&community.members)
        .map(|(n, m)| (m.organization, n))
        .collect();
    lines.sort_by_key(|line| order.get(&line.organization).copied().unwrap_or(usize::MAX));
    Ok(lines)
}

fn on_roster(
    reader: Reader<'_>,
    community: &CommunityBook,
    period: Period,
) -> Result<Vec<PersonLine>> {
    let schools = json_keys(community.members.iter().map(|m| m.organization.as_bytes()));
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/people.sql"))?;
    let rows = statement.query_map(
        named_params! { ":schools": schools, ":from": period.from, ":to": period.to },
        line,
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn line(row: &Row<'_>) -> rusqlite::Result<PersonLine> {
    Ok(PersonLine {
        person: row.get("uid")?,
        code: row.get("code")?,
        name: row.get("name")?,
        organization: row.get("organization")?,
        school: row.get("school")?,
        subject: row.get("subject")?,
        post: row.get("post")?,
        title: row.get("title")?,
        times: 0,
        hours: 0.0,
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

/// The absences of the time in words, the earliest first.
fn away(reader: Reader<'_>, person: PersonId, period: Period) -> Result<Option<String>> {
    let rows: Vec<Away> = reader.list("WHERE r.person = ?1 ORDER BY r.from_date", [person])?;
    let mut words = Vec::new();
    for away in rows {
        if period.overlaps(Some(away.from_date), away.to_date) {
            words.push(away_words(reader, &away)?);
        }
    }
    Ok((!words.is_empty()).then(|| words.join("；")))
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
        days(away.from_date, away.to_date)
    ))
}

fn days(from: NaiveDate, to: Option<NaiveDate>) -> String {
    match to {
        Some(to) => format!("{}至{}", full_date(from), full_date(to)),
        None => format!("{}起", full_date(from)),
    }
}
