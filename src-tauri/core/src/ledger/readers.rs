//! Reading beside the writer: connections of their own that never wait for it.
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};

use crate::error::Result;

use super::witness::{self, Witness};
use super::{Clock, Ledger, Reader, Records, open, tables_read};

/// Opens further connections for reading, without the [`Ledger`] at hand.
#[derive(Debug, Clone)]
pub struct ReadDoor {
    db: PathBuf,
    pub(super) witness: Witness,
    clock: Clock,
    records: &'static Records,
}

/// A read-only connection of its own.
#[derive(Debug)]
pub struct ReadConnection {
    conn: Connection,
    clock: Clock,
    records: &'static Records,
}

impl Ledger {
    pub fn read_door(&self) -> ReadDoor {
        ReadDoor {
            db: self.db.clone(),
            witness: self.witness.clone(),
            clock: self.clock,
            records: self.records,
        }
    }

    pub fn open_reader(&self) -> Result<ReadConnection> {
        self.read_door().open()
    }
}

impl ReadDoor {
    /// [`ErrorCode::LedgerGone`](crate::error::ErrorCode::LedgerGone) when it would read another file
    /// than the ledger does.
    pub fn open(&self) -> Result<ReadConnection> {
        if !self.witness.is_there() {
            return Err(witness::gone());
        }
        let conn = open::reading(&self.db)?;
        // In KiB: holds a county's year, so that the next question finds its pages here.
        conn.pragma_update(None, "cache_size", -16_000)?;
        Ok(ReadConnection {
            conn,
            clock: self.clock,
            records: self.records,
        })
    }
}

impl ReadConnection {
    /// Everything `read` asks sees one and the same state, whatever is written meanwhile.
    ///
    /// End it before streaming files: a long snapshot keeps the log from being folded in.
    pub fn snapshot<T>(&mut self, read: impl FnOnce(Reader<'_>) -> Result<T>) -> Result<T> {
        tables_read::listen(&mut self.conn)?;
        let tx = self.conn.transaction()?;
        let answer = read(Reader {
            conn: &tx,
            today: (self.clock)().date(),
            records: self.records,
        })?;
        tx.commit()?;
        Ok(answer)
    }
}

/// A few connections that are used again and again by whoever reads next.
#[derive(Debug, Clone)]
pub struct ReadPool {
    door: ReadDoor,
    idle: Arc<Mutex<Vec<ReadConnection>>>,
}

/// More than readers at a time usually are; further ones are closed after use.
const IDLE: usize = 4;

impl ReadPool {
    pub fn new(door: ReadDoor) -> Self {
        Self {
            door,
            idle: Arc::default(),
        }
    }

    /// Reads one snapshot on a free connection.
    pub fn read<T>(&self, read: impl FnOnce(Reader<'_>) -> Result<T>) -> Result<T> {
        let free = self.idle().pop();
        let mut connection = free.map_or_else(|| self.door.open(), Ok)?;
        let answer = connection.snapshot(read);
        let mut idle = self.idle();
        if idle.len() < IDLE {
            idle.push(connection);
        }
        answer
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<ReadConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens `db` so that this connection cannot write to it.
pub(super) fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX
}
