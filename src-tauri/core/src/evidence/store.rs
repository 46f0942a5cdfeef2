//! Rows of evidence in and out.
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Row, named_params};

use crate::calendar::TermRef;
use crate::dates::{Period, SchoolYear, TermNumber};
use crate::error::Result;
use crate::ids::{ActivityId, CommunityId, EvidenceId, Uid, json_keys};
use crate::ledger::Reader;
use crate::vocabulary::ActivityMode;

use super::records::{Evidence, Explanation};
use super::rules::RECORD;

pub(super) fn of_activity(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<Evidence>> {
    of_record(reader, "activity", activity.0)
}

pub(super) fn of_record(reader: Reader<'_>, kind: &str, record: Uid) -> Result<Vec<Evidence>> {
    let tail = "WHERE r.kind = ?1 AND r.record = ?2 ORDER BY r.seq, r.uid";
    reader.list(tail, (kind, record))
}

/// Titles of other activities that show the same file, by piece.
pub(super) fn shared_files(
    reader: Reader<'_>,
    activity: ActivityId,
) -> Result<Vec<(EvidenceId, String)>> {
    let mut statement = reader.conn().prepare_cached(
        "SELECT mine.uid, a.title FROM evidence mine
         JOIN activity a ON a.uid = (SELECT other.record FROM evidence other
             WHERE other.file = mine.file AND other.record <> mine.record AND other.kind = 'activity'
             LIMIT 1)
         WHERE mine.record = ?1 ORDER BY mine.seq",
    )?;
    let rows = statement.query_map([activity], |row| Ok((row.get("uid")?, row.get("title")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A held activity as the check for gaps sees it.
pub(super) struct Held {
    pub(super) activity: ActivityId,
    pub(super) code: String,
    pub(super) title: String,
    pub(super) day: Option<NaiveDate>,
    pub(super) community: CommunityId,
}

/// Held activities of a school year and its days, oldest first; 计入学期 goes before the day (G-46).
pub(super) fn held(
    reader: Reader<'_>,
    community: Option<CommunityId>,
    year: SchoolYear,
    days: Period,
) -> Result<Vec<Held>> {
    let mut statement = reader.conn().prepare_cached(
        "SELECT uid, code, title, day, community FROM activity
         WHERE status IN ('held', 'archived')
             AND (counts_for BETWEEN :first AND :second
                 OR (counts_for IS NULL AND day BETWEEN :from AND :to))
             AND (:community IS NULL OR community = :community)
         ORDER BY day, code",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":community": community,
            ":first": TermRef::new(year, TermNumber::First),
            ":second": TermRef::new(year, TermNumber::Second),
            ":from": days.from,
            ":to": days.to,
        },
        |row| {
            Ok(Held {
                activity: row.get("uid")?,
                code: row.get("code")?,
                title: row.get("title")?,
                day: row.get("day")?,
                community: row.get("community")?,
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What one activity has, by code of kind, what is written in the program included, and which topics of it are explained.
#[derive(Debug, Clone)]
pub(super) struct OnFile {
    pub(super) form: String,
    pub(super) mode: ActivityMode,
    pub(super) kinds: Vec<String>,
    pub(super) topics: Vec<String>,
}

/// Form, mode, kinds on file and explained topics of these activities.
pub(super) fn on_file(
    reader: Reader<'_>,
    activities: impl Iterator<Item = ActivityId>,
) -> Result<HashMap<ActivityId, OnFile>> {
    let activities: Vec<ActivityId> = activities.collect();
    let keys = json_keys(activities.iter().map(ActivityId::as_bytes));
    let mut found = HashMap::new();
    let forms = "SELECT uid, form, mode, process IS NOT NULL FROM activity";
    each(reader, forms, "uid", &keys, |row| {
        let recorded: bool = row.get(3)?;
        let on_file = OnFile {
            form: row.get(1)?,
            mode: row.get(2)?,
            kinds: recorded.then(|| RECORD.to_owned()).into_iter().collect(),
            topics: Vec::new(),
        };
        found.insert(row.get(0)?, on_file);
        Ok(())
    })?;
    let kinds = "SELECT record, evidence_kind FROM evidence";
    // An empty file proves nothing (`Evidence::is_empty`).
    let whole = "NOT (file IS NOT NULL AND size IS 0) AND evidence_kind IS NOT NULL AND record";
    each(reader, kinds, whole, &keys, |row| {
        if let Some(of) = found.get_mut(&row.get(0)?) {
            of.kinds.push(row.get(1)?);
        }
        Ok(())
    })?;
    let topics = "SELECT record, topic FROM explanation";
    each(
        reader,
        topics,
        "kind = 'activity' AND record",
        &keys,
        |row| {
            if let Some(of) = found.get_mut(&row.get(0)?) {
                of.topics.push(row.get(1)?);
            }
            Ok(())
        },
    )?;
    Ok(found)
}

/// Shows every row of `select` whose `key` is among `keys`, a JSON list of hex strings.
fn each(
    reader: Reader<'_>,
    select: &str,
    key: &str,
    keys: &str,
    mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> Result<()> {
    let sql = format!("{select} WHERE {key} IN (SELECT unhex(value) FROM json_each(?1))");
    let mut statement = reader.conn().prepare_cached(&sql)?;
    let mut rows = statement.query([keys])?;
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}

pub(super) fn explanations(reader: Reader<'_>, record: Uid) -> Result<Vec<Explanation>> {
    reader.list("WHERE r.record = ?1 ORDER BY r.topic", [record])
}
