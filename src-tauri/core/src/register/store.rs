//! What the list needs beside the facts of counting, in one query a table.
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Row, named_params};

use crate::activities::ActivityStatus;
use crate::error::Result;
use crate::ids::{ActivityId, OrganizationId, PersonId};
use crate::ledger::Reader;
use crate::readings::{Interner, Needle, Readable};

/// Columns of an activity that counting does not look at.
pub(super) struct Rest {
    pub(super) status: ActivityStatus,
    pub(super) correcting: bool,
    pub(super) last_day: Option<NaiveDate>,
    pub(super) starts: Option<NaiveTime>,
    pub(super) planned: bool,
}

/// By activity; `keys` is a JSON list of hex strings. Columns are read by place, as in all of these
/// queries of many rows.
pub(super) fn rest(reader: Reader<'_>, keys: &str) -> Result<HashMap<ActivityId, Rest>> {
    collect(reader, include_str!("sql/rows.sql"), keys, |row| {
        Ok((
            row.get(0)?,
            Rest {
                status: row.get(1)?,
                correcting: row.get(2)?,
                last_day: row.get(3)?,
                starts: row.get(4)?,
                planned: row.get(5)?,
            },
        ))
    })
    .map(|rows| rows.into_iter().collect())
}

/// Codes of subjects by activity, in their order.
pub(super) fn subjects(reader: Reader<'_>, keys: &str) -> Result<HashMap<ActivityId, Vec<String>>> {
    let mut subjects: HashMap<ActivityId, Vec<String>> = HashMap::new();
    let rows = collect(reader, include_str!("sql/subjects.sql"), keys, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    for (activity, code) in rows {
        subjects.entry(activity).or_default().push(code);
    }
    Ok(subjects)
}

fn collect<T>(
    reader: Reader<'_>,
    sql: &str,
    keys: &str,
    take: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = reader.conn().prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":activities": keys }, take)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Full names of all organisations.
pub(super) fn organization_names(reader: Reader<'_>) -> Result<HashMap<OrganizationId, String>> {
    let mut statement = reader
        .conn()
        .prepare_cached("SELECT uid, name FROM organization")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Persons and organisations whose name, short name or former name is found by the needle.
pub(super) fn found(
    reader: Reader<'_>,
    needle: &Needle,
    interner: &mut Interner,
) -> Result<(Vec<PersonId>, Vec<OrganizationId>)> {
    let mut persons = Vec::new();
    let mut statement = reader
        .conn()
        .prepare_cached("SELECT uid, name, reading FROM person")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, given): (String, Option<String>) = (row.get("name")?, row.get("reading")?);
        if Readable::of_person(&name, given.as_deref(), interner)
            .find(needle)
            .is_some()
        {
            persons.push(row.get("uid")?);
        }
    }
    let mut schools = Vec::new();
    let mut statement = reader
        .conn()
        .prepare_cached("SELECT uid, name, short_name, former_names FROM organization")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let names: [Option<String>; 3] = [
            row.get("name")?,
            row.get("short_name")?,
            row.get("former_names")?,
        ];
        let mut hit = |name: &String| Readable::of_text(name, interner).find(needle).is_some();
        if names.iter().flatten().any(&mut hit) {
            schools.push(row.get("uid")?);
        }
    }
    Ok((persons, schools))
}

/// Someone with a role: of the roster, or a guest by name.
pub(super) struct Holder {
    pub(super) activity: ActivityId,
    pub(super) person: Option<PersonId>,
    pub(super) guest: Option<String>,
}

/// Who has a role in one of these activities.
pub(super) fn role_holders(reader: Reader<'_>, keys: &str) -> Result<Vec<Holder>> {
    collect(reader, include_str!("sql/role_holders.sql"), keys, |row| {
        Ok(Holder {
            activity: row.get("activity")?,
            person: row.get("person")?,
            guest: row.get("name")?,
        })
    })
}
