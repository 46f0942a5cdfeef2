//! Brings a data file to the present schema: all steps land, or none.
use std::collections::BTreeSet;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Error, Result};

use super::header::{APPLICATION, State};

/// In order, and never edited once released; a mistake is put right by the next step.
const STEPS: &[&str] = &[
    include_str!("migrations/0001_records.sql"),
    include_str!("migrations/0002_journal.sql"),
    include_str!("migrations/0003_batches.sql"),
    include_str!("migrations/0004_lookups.sql"),
    include_str!("migrations/0005_attachments.sql"),
    include_str!("migrations/0006_awards.sql"),
    include_str!("migrations/0007_lessons.sql"),
    include_str!("migrations/0008_output_titles.sql"),
];

/// The schema this program writes.
pub(super) const CURRENT: u32 = STEPS.len() as u32;

/// Whether [`run`] would change anything.
pub(super) fn pending(conn: &Connection) -> Result<bool> {
    Ok(version(conn)? < CURRENT)
}

pub(super) fn run(conn: &mut Connection) -> Result<()> {
    to(conn, CURRENT)
}

/// Up to step `target`; tests make old files with it. A step may build a table anew, so references are
/// not followed on the way, but all are checked before anything lands.
pub(super) fn to(conn: &mut Connection, target: u32) -> Result<()> {
    conn.pragma_update(None, "foreign_keys", false)?;
    let outcome = steps(conn, target);
    conn.pragma_update(None, "foreign_keys", true)?;
    outcome
}

fn steps(conn: &mut Connection, target: u32) -> Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&tx)?;
    if found > CURRENT {
        return State::Newer.require_sound(String::new);
    }
    if found >= target {
        return Ok(());
    }
    for step in &STEPS[found as usize..target as usize] {
        tx.execute_batch(step)?;
    }
    if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Error::Internal("a migration left a loose reference".into()));
    }
    tx.pragma_update(None, "application_id", APPLICATION)?;
    tx.pragma_update(None, "user_version", target)?;
    Ok(tx.commit()?)
}

fn version(conn: &Connection) -> Result<u32> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// No table and no column of the file's own schema is missing: SQLite's check does not look for them.
pub(super) fn is_whole(conn: &Connection) -> Result<bool> {
    let mut blank = Connection::open_in_memory()?;
    to(&mut blank, version(conn)?)?;
    Ok(columns(&blank)?.is_subset(&columns(conn)?))
}

fn columns(conn: &Connection) -> Result<BTreeSet<(String, String)>> {
    let sql = "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
               WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
