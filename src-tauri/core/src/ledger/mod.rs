//! One open ledger (资料库): a folder with `ledger.db`, `files/`, `backups/` and `ledger.lock`.
//!
//! Reads take a [`Reader`], writes a [`Writer`]. Only [`Ledger::change`] hands out a writer, so
//! every write is one transaction, one undo step and one entry in the history, and no slice needs
//! undo code of its own.
mod migrations;
mod record;

pub use record::{Field, Ownership, Record, Table};
pub(crate) use record::record;

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::ids::Uid;

/// For reading; any number of them, on connections of their own.
#[derive(Clone, Copy)]
pub struct Reader<'c> {
    conn: &'c Connection,
    today: NaiveDate,
}

impl<'c> Reader<'c> {
    pub(crate) fn conn(self) -> &'c Connection {
        self.conn
    }

    /// The day by the ledger's clock.
    pub fn today(self) -> NaiveDate {
        self.today
    }
}

/// For writing, inside one act.
pub struct Writer<'c> {
    conn: &'c Connection,
    now: NaiveDateTime,
    title: RefCell<String>,
    author: Uid,
}

impl<'c> Writer<'c> {
    pub fn reader(&self) -> Reader<'c> {
        Reader {
            conn: self.conn,
            today: self.now.date(),
        }
    }

    pub(crate) fn conn(&self) -> &'c Connection {
        self.conn
    }

    pub fn now(&self) -> NaiveDateTime {
        self.now
    }

    /// Names the act more closely than the command does: 已登记签到14人.
    pub fn describe(&self, title: impl Into<String>) {
        *self.title.borrow_mut() = title.into();
    }

    /// Organisation of whoever sits at this computer; the county while nobody has said.
    pub fn author(&self) -> Uid {
        self.author
    }
}

/// What an act answers, besides its result.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// Tables in which records changed.
    pub kinds: Vec<String>,
    /// The act as undo names it; `None` when nothing changed.
    pub act: Option<ActTitle>,
}

/// An act by its words.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActTitle {
    pub id: i64,
    pub title: String,
}

/// The open ledger, with the only writing connection.
pub struct Ledger {
    folder: PathBuf,
    conn: Connection,
    clock: fn() -> NaiveDateTime,
    tables: &'static [&'static Table],
}

impl Ledger {
    /// Makes a new, empty ledger in `folder` (which is created).
    pub fn create(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)
            .map_err(|cause| crate::Error::file("文件夹建不起来，请换一个位置。", cause))?;
        Self::open(folder)
    }

    pub fn open(folder: &Path) -> Result<Self> {
        let mut conn = Connection::open(folder.join("ledger.db"))?;
        conn.pragma_update(None, "journal_mode", "wal")?;
        conn.pragma_update(None, "foreign_keys", true)?;
        migrations::run(&mut conn)?;
        Ok(Self {
            folder: folder.to_owned(),
            conn,
            clock: || chrono::Local::now().naive_local(),
            tables: crate::tables::TABLES,
        })
    }

    /// Replaces the wall clock; tests set it to a fixed moment.
    pub fn with_clock(mut self, clock: fn() -> NaiveDateTime) -> Self {
        self.clock = clock;
        self
    }

    pub fn now(&self) -> NaiveDateTime {
        (self.clock)()
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads on the writer's own connection.
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            conn: &self.conn,
            today: self.now().date(),
        }
    }

    /// Runs `work` as one act: all of it lands, with an undo step, or none of it does.
    pub fn change<T>(
        &mut self,
        title: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        let now = self.now();
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let writer = Writer {
            conn: &tx,
            now,
            title: RefCell::new(title.to_owned()),
            author: Uid::COUNTY,
        };
        let output = work(&writer)?;
        let changed = Changed {
            kinds: self.tables.iter().map(|t| t.name.to_owned()).collect(),
            act: None,
        };
        drop(writer);
        tx.commit()?;
        Ok((output, changed))
    }
}
