//! Versions beside the rows: who wrote each field last. They only go forward.
//!
//! The row with field '' is the birth of the record and stands for all fields without a row of
//! their own, so that 20 000 new sign-ins cost 20 000 rows and not 300 000. Of records that came in
//! one act by the hundred, the birth stands in the act's [`batch`] instead.
use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::Uid;

use super::batch;
use super::clock::Stamp;

/// The field name of a record's birth.
pub(super) const BIRTH: &str = "";

/// Of a record that has no versions: a removed one keeps none.
pub(super) fn born(conn: &Connection, kind: &str, uid: Uid, stamp: Stamp) -> Result<()> {
    unbury(conn, kind, &[uid])?;
    written(conn, kind, uid, BIRTH, stamp)
}

/// Forgets that these records were removed.
pub(super) fn unbury(conn: &Connection, kind: &str, uids: &[Uid]) -> Result<()> {
    let mut any = conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM tombstone WHERE kind = ?1)")?;
    if !any.query_row([kind], |row| row.get(0))? {
        return Ok(());
    }
    let mut forget = conn.prepare_cached("DELETE FROM tombstone WHERE kind = ?1 AND uid = ?2")?;
    for uid in uids {
        forget.execute((kind, uid))?;
    }
    Ok(())
}

/// Clock and replica by field of a record that is there.
pub(super) fn of(conn: &Connection, kind: &str, uid: Uid) -> Result<BTreeMap<String, (i64, Uid)>> {
    let mut versions = own(conn, kind, uid)?;
    if !versions.contains_key(BIRTH)
        && let Some(birth) = batch::birth(conn, kind, uid)?
    {
        versions.insert(BIRTH.to_owned(), birth);
    }
    Ok(versions)
}

/// Without a birth among others.
pub(super) fn own(conn: &Connection, kind: &str, uid: Uid) -> Result<BTreeMap<String, (i64, Uid)>> {
    let sql = "SELECT field, clock, replica FROM version WHERE kind = ?1 AND uid = ?2";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map((kind, uid), |row| {
        Ok((row.get("field")?, (row.get("clock")?, row.get("replica")?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn written(
    conn: &Connection,
    kind: &str,
    uid: Uid,
    field: &str,
    stamp: Stamp,
) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO version (kind, uid, field, clock, replica) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (kind, uid, field) DO UPDATE SET clock = excluded.clock, replica = excluded.replica",
    )?
    .execute((kind, uid, field, stamp.clock, stamp.replica))?;
    Ok(())
}

pub(super) fn removed(conn: &Connection, kind: &str, uid: Uid, stamp: Stamp) -> Result<()> {
    forget_fields(conn, kind, uid)?;
    conn.prepare_cached(
        "INSERT INTO tombstone (kind, uid, clock, replica) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (kind, uid) DO UPDATE SET clock = excluded.clock, replica = excluded.replica",
    )?
    .execute((kind, uid, stamp.clock, stamp.replica))?;
    Ok(())
}

pub(super) fn forget_fields(conn: &Connection, kind: &str, uid: Uid) -> Result<()> {
    conn.prepare_cached("DELETE FROM version WHERE kind = ?1 AND uid = ?2")?
        .execute((kind, uid))?;
    Ok(())
}
