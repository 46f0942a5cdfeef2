//! Records added or removed by the hundred: their lines of the history and their births, packed.
//!
//! An import of 10 000 persons would otherwise write four rows of bookkeeping for each of them.
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::Uid;

use super::clock::Stamp;
use super::shape::Shape;
use super::wording::Wording;

/// From so many records of one table on, an act packs them.
pub(super) const MANY: usize = 100;
/// Lines in one row.
const PACKED: usize = 500;
const KEY_BYTES: usize = 16;

/// What one act did to many records of one table.
pub(super) struct Batch<'a> {
    pub(super) act: i64,
    pub(super) shape: &'a Shape,
    pub(super) change: &'static str,
    /// Of added records; `None` where they have versions of their own.
    pub(super) birth: Option<Stamp>,
}

impl Batch<'_> {
    /// Writes the lines `first_line` and following; `words` sees the records.
    pub(super) fn write(
        &self,
        conn: &Connection,
        words: &Wording<'_>,
        mut first_line: i64,
        mut uids: Vec<Uid>,
    ) -> Result<()> {
        uids.sort_unstable();
        for part in uids.chunks(PACKED) {
            self.write_part(conn, words, first_line, part)?;
            first_line += part.len() as i64;
        }
        Ok(())
    }

    fn write_part(
        &self,
        conn: &Connection,
        words: &Wording<'_>,
        first_line: i64,
        uids: &[Uid],
    ) -> Result<()> {
        let (Some(first), Some(last)) = (uids.first(), uids.last()) else {
            return Ok(());
        };
        let names = serde_json::to_string(&words.titles(self.shape, uids)?)?;
        let mut keys = Vec::with_capacity(uids.len() * KEY_BYTES);
        for uid in uids {
            keys.extend_from_slice(uid.as_bytes());
        }
        conn.prepare_cached(
            "INSERT INTO batch (first_line, act, kind, change, clock, replica, first, last, keys, names)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            first_line,
            self.act,
            self.shape.table.name,
            self.change,
            self.birth.map(|stamp| stamp.clock),
            self.birth.map(|stamp| stamp.replica),
            first,
            last,
            keys,
            names,
        ))?;
        Ok(())
    }
}

/// The latest birth of a record among others, if it had one.
pub(super) fn birth(conn: &Connection, kind: &str, uid: Uid) -> Result<Option<(i64, Uid)>> {
    let sql = "SELECT clock, replica FROM batch
               WHERE kind = ?1 AND first <= ?2 AND last >= ?2 AND clock IS NOT NULL
                 AND (instr(keys, ?2) - 1) % 16 = 0
               ORDER BY clock DESC LIMIT 1";
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_row((kind, uid), |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(found.optional()?)
}

/// The latest birth of each record of a table that was born among others.
pub(super) fn births(conn: &Connection, kind: &str) -> Result<HashMap<Uid, (i64, Uid)>> {
    let sql = "SELECT keys, clock, replica FROM batch WHERE kind = ?1 AND clock IS NOT NULL";
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([kind])?;
    let mut births = HashMap::new();
    while let Some(row) = rows.next()? {
        let stamp: (i64, Uid) = (row.get("clock")?, row.get("replica")?);
        let keys = row.get_ref("keys")?.as_blob();
        let keys = keys.map_err(rusqlite::Error::from)?;
        for uid in keys.chunks(KEY_BYTES).filter_map(Uid::from_slice) {
            let known = births.entry(uid).or_insert(stamp);
            *known = (*known).max(stamp);
        }
    }
    Ok(births)
}
