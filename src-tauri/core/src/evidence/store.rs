//! Rows of evidence in and out.
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::error::Result;
use crate::ids::{ActivityId, CommunityId, EvidenceId, Uid};
use crate::ledger::Reader;
use crate::vocabulary::ActivityMode;

use super::records::{Evidence, Explanation};

pub(super) fn of_activity(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<Evidence>> {
    reader.list("WHERE r.activity = ?1 ORDER BY r.seq, r.uid", [activity])
}

/// Titles of other activities that show the same file, by piece.
pub(super) fn shared_files(
    reader: Reader<'_>,
    activity: ActivityId,
) -> Result<Vec<(EvidenceId, String)>> {
    let mut statement = reader.conn().prepare_cached(
        "SELECT mine.uid, a.title FROM evidence mine
         JOIN activity a ON a.uid = (SELECT other.activity FROM evidence other
             WHERE other.file = mine.file AND other.activity <> mine.activity LIMIT 1)
         WHERE mine.activity = ?1 ORDER BY mine.seq",
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

/// Held activities of the days, oldest first.
pub(super) fn held(
    reader: Reader<'_>,
    community: Option<CommunityId>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Held>> {
    let mut statement = reader.conn().prepare_cached(
        "SELECT uid, code, title, day, community FROM activity
         WHERE status IN ('held', 'archived') AND day BETWEEN :from AND :to
             AND (:community IS NULL OR community = :community)
         ORDER BY day, code",
    )?;
    let rows = statement.query_map(
        named_params! { ":community": community, ":from": from, ":to": to },
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

/// What one activity has, by code of kind, and which topics of it are explained.
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
    let mut statement = reader.conn().prepare_cached(
        "SELECT form, mode,
             (SELECT group_concat(kind, char(10)) FROM evidence WHERE activity = a.uid) AS kinds,
             (SELECT group_concat(topic, char(10)) FROM explanation
                 WHERE record = a.uid AND kind = 'activity') AS topics
         FROM activity a WHERE uid = ?1",
    )?;
    activities
        .map(|activity| {
            let on_file = statement.query_row([activity], |row| {
                Ok(OnFile {
                    form: row.get("form")?,
                    mode: row.get("mode")?,
                    kinds: codes(row.get("kinds")?),
                    topics: codes(row.get("topics")?),
                })
            })?;
            Ok((activity, on_file))
        })
        .collect()
}

/// What `group_concat` put together, one a line.
fn codes(joined: Option<String>) -> Vec<String> {
    let codes = joined.iter().flat_map(|joined| joined.lines());
    codes.map(str::to_owned).collect()
}

pub(super) fn explanations(reader: Reader<'_>, record: Uid) -> Result<Vec<Explanation>> {
    reader.list("WHERE r.record = ?1 ORDER BY r.topic", [record])
}
