//! Small facts of this copy only (who am I, remembered mappings): not records, never undone.
use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

use super::{Ledger, Reader, Writer};

pub(super) fn get(conn: &Connection, name: &str) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT value FROM preference WHERE name = ?1")?
        .query_row([name], |row| row.get("value"))
        .optional()?)
}

pub(super) fn set(conn: &Connection, name: &str, value: &str) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO preference (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute((name, value))?;
    Ok(())
}

pub(super) fn clear(conn: &Connection, name: &str) -> Result<()> {
    conn.execute("DELETE FROM preference WHERE name = ?1", [name])?;
    Ok(())
}

impl Reader<'_> {
    /// A preference of this copy, as it was set; `None` when it never was.
    pub fn preference(self, name: &str) -> Result<Option<String>> {
        get(self.conn(), name)
    }
}

impl Writer<'_> {
    /// Remembers something of this copy together with the act, e.g. the mapping of an import.
    pub fn set_preference(&self, name: &str, value: &str) -> Result<()> {
        set(self.conn(), name, value)
    }
}

impl Ledger {
    pub fn preference(&self, name: &str) -> Result<Option<String>> {
        get(&self.conn, name)
    }

    /// Not an act: it leaves no history and no undo step. `None` forgets it.
    pub fn set_preference(&mut self, name: &str, value: Option<&str>) -> Result<()> {
        self.require_writable()?;
        match value {
            Some(value) => set(&self.conn, name, value),
            None => clear(&self.conn, name),
        }
    }
}
