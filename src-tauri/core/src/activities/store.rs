//! Rows of activities in and out.
use std::collections::HashSet;

use rusqlite::OptionalExtension;

use crate::error::Result;
use crate::ids::{ActivityId, CommunityId};
use crate::ledger::Reader;

use super::records::{ActivityPart, ActivityRole, Session};

pub(super) fn parts(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<ActivityPart>> {
    reader.list("WHERE r.activity = ?1 ORDER BY r.seq, r.uid", [activity])
}

pub(super) fn sessions(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<Session>> {
    reader.list("WHERE r.activity = ?1 ORDER BY r.seq, r.uid", [activity])
}

pub(super) fn roles(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<ActivityRole>> {
    reader.list("WHERE r.activity = ?1 ORDER BY r.seq, r.uid", [activity])
}

/// Another activity that bears this code.
pub(super) fn bearer_of(
    reader: Reader<'_>,
    code: &str,
    except: Option<ActivityId>,
) -> Result<Option<String>> {
    Ok(reader
        .conn()
        .prepare_cached("SELECT title FROM activity WHERE code = ?1 AND uid IS NOT ?2")?
        .query_row((code, except), |row| row.get(0))
        .optional()?)
}

/// The code given last in a community: the highest among those spelled like the newest one.
pub(super) fn latest_code(reader: Reader<'_>, community: CommunityId) -> Result<Option<String>> {
    Ok(reader
        .conn()
        .prepare_cached(
            "WITH newest AS (
                 SELECT rtrim(code, '0123456789') AS prefix FROM activity
                 WHERE community = ?1 ORDER BY uid DESC LIMIT 1)
             SELECT a.code FROM activity a, newest
             WHERE a.community = ?1 AND rtrim(a.code, '0123456789') = newest.prefix
             ORDER BY CAST(substr(a.code, length(newest.prefix) + 1) AS INTEGER) DESC LIMIT 1",
        )?
        .query_row([community], |row| row.get(0))
        .optional()?)
}

/// All codes that begin like this one, so that a free one can be found.
pub(super) fn codes_like(reader: Reader<'_>, code: &str) -> Result<HashSet<String>> {
    let prefix = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let mut statement = reader.conn().prepare_cached(
        "SELECT code FROM activity WHERE code >= ?1 AND code < ?1 || char(0x10FFFF)",
    )?;
    let codes = statement.query_map([prefix], |row| row.get(0))?;
    Ok(codes.collect::<rusqlite::Result<_>>()?)
}
