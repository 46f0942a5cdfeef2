//! One open ledger (资料库): a folder with `ledger.db`, `files/`, `backups/` and `ledger.lock`.
//!
//! Reads take a [`Reader`], writes a [`Writer`]. Only [`Ledger::change`] hands out a writer, so
//! every write is one transaction, one undo step and one entry in the history, and no slice needs
//! undo code of its own.
mod author;
mod backup;
mod batch;
mod change;
mod changeset;
mod clashes;
mod clean;
mod clock;
mod daily;
mod disk;
mod files;
mod foreign;
mod header;
mod history;
mod inspect;
mod intent;
mod journal;
mod leftovers;
mod line;
mod lock;
mod merge;
mod migrations;
mod oddity;
mod open;
mod open_act;
mod overlaps;
mod place;
mod portable;
mod preferences;
mod private;
mod readers;
mod reads;
mod record;
mod refusal;
mod rescue;
mod restore;
mod scratch;
mod seen;
mod shape;
mod shelf;
mod table;
mod tables_read;
#[cfg(test)]
mod tests;
mod thin;
mod trash;
mod undo;
mod verify;
mod versions;
mod witness;
mod wording;

pub use author::ME;
pub use backup::{BackupInfo, BackupReason};
pub use files::{Cleaned, Files, StoredFile};
pub use history::{ActEntry, ActState, ChangeEntry, ChangeKind, FieldSince, HistoryQuery};
pub use inspect::{FolderState, Inspection, LastAct, inspect, inspect_whole};
pub use merge::{MergeConflict, MergeOutcome, Package, SameCode, Tombstone, VersionedRecord};
pub use open::{Clock, Options};
pub use place::{PlaceKind, PlaceWarning, warning as place_warning};
pub use portable::PortableRecord;
pub use private::{
    make_folder as make_private_folder, new_file as new_private_file, restrict as restrict_to_owner,
};
pub use readers::{ReadConnection, ReadDoor, ReadPool};
pub use reads::{AllRecords, HISTORY, History, Naming, Preferences, Reads, tables_of};
pub use record::Record;
pub(crate) use record::{first, last, record, record_key};
pub use rescue::SavedCopy;
pub use restore::restore_folder;
pub use scratch::Scratch;
pub use seen::Seen;
pub use shelf::{list as backups_of, newest_good as newest_good_backup};
pub use table::{Ends, Field, Key, Kind, Meaning, Member, Ownership, Records, Table, camel_case};
pub(crate) use table::{FORMS, end, filled, stored};
pub use tables_read::tables_read;
pub use trash::TrashEntry;
pub use undo::UndoState;
pub use verify::Verification;
pub(crate) use wording::label_of_choice;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::ids::Uid;

use daily::Daily;
use line::Note;
use open::Hold;
use shape::Shapes;
use witness::Witness;

/// For reading; any number of them, on connections of their own.
#[derive(Clone, Copy)]
pub struct Reader<'c> {
    conn: &'c Connection,
    today: NaiveDate,
    records: &'static Records,
}

impl<'c> Reader<'c> {
    pub(crate) fn conn(self) -> &'c Connection {
        self.conn
    }

    /// The day by the ledger's clock.
    pub fn today(self) -> NaiveDate {
        self.today
    }

    /// All kinds of record there are.
    pub fn records(self) -> &'static Records {
        self.records
    }
}

/// For writing, inside one act.
pub struct Writer<'c> {
    conn: &'c Connection,
    records: &'static Records,
    now: NaiveDateTime,
    title: RefCell<String>,
    author: Uid,
    notes: RefCell<Vec<Note>>,
}

impl<'c> Writer<'c> {
    pub fn reader(&self) -> Reader<'c> {
        Reader {
            conn: self.conn,
            today: self.now.date(),
            records: self.records,
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

    /// Goes on with the act's words, for what a step did beside its own: …，3人的单位已更改.
    pub fn describe_further(&self, words: &str) {
        self.title.borrow_mut().push_str(words);
    }

    fn note(&self, note: Note) {
        self.notes.borrow_mut().push(note);
    }

    /// Organisation of whoever sits at this computer; the county while nobody has said.
    pub fn author(&self) -> Uid {
        self.author
    }
}

/// What an act answers, besides its result.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// Tables in which records changed.
    pub kinds: Vec<String>,
    /// The act as undo names it; `None` when nothing changed.
    pub act: Option<ActTitle>,
    /// Where the ledger stood when the act began: what was read then and is of other kinds still holds.
    pub since: Seen,
    /// Where it stands now.
    pub seen: Seen,
}

impl Changed {
    fn nothing(seen: Seen) -> Self {
        Changed {
            kinds: Vec::new(),
            act: None,
            since: seen,
            seen,
        }
    }
}

/// An act by its words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActTitle {
    pub id: i64,
    pub title: String,
}

/// The open ledger, with the only writing connection.
pub struct Ledger {
    folder: PathBuf,
    conn: Connection,
    /// Reads only: while an act runs it still sees the state before, for the history's names.
    before: Connection,
    clock: Clock,
    shapes: Arc<Shapes>,
    records: &'static Records,
    /// Why nothing may be written, if so.
    read_only: Option<String>,
    /// From so many records of one table on, an act packs what it writes down about them.
    many: usize,
    /// The data file in use: in the folder, or a copy of it.
    db: PathBuf,
    witness: Witness,
    backups: Daily,
    // Released last, in this order, when the connections are closed.
    _hold: Hold,
    temporary: Option<Scratch>,
}

impl Ledger {
    /// Replaces the wall clock; tests set it to a fixed moment.
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    pub fn now(&self) -> NaiveDateTime {
        (self.clock)()
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Why nothing may be written; `None` for a ledger that takes acts.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// Reads on the writer's own connection.
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            conn: &self.conn,
            today: self.now().date(),
            records: self.records,
        }
    }

    /// Nothing may be written to a ledger that is only looked at, nor to one whose file has gone.
    fn require_writable(&self) -> Result<()> {
        match &self.read_only {
            None => self.witness.require(),
            Some(reason) => Err(Error::Ledger {
                code: ErrorCode::LedgerReadOnly,
                message: reason.clone(),
            }),
        }
    }
}
