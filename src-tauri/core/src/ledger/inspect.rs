//! What lies in a folder, for the start screen: told without opening it and without touching it.
use std::path::Path;

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;

use super::backup::BackupInfo;
use super::header::{self, State};
use super::place::{self, PlaceWarning};
use super::{lock, open, shelf};

/// A ledger's folder as it presents itself.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    pub state: FolderState,
    /// Name of the folder.
    pub name: String,
    /// Of the data file.
    pub size_bytes: u64,
    pub last_act: Option<LastAct>,
    /// Who has it open, in words, when `state` is locked.
    pub locked_by: Option<String>,
    pub warning: Option<PlaceWarning>,
    /// The newest backup that opens; looked for only where the ledger itself cannot be used.
    pub backup: Option<BackupInfo>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FolderState {
    Ok,
    Newer,
    Damaged,
    Foreign,
    Locked,
    /// No ledger is there; with `backup`, one was.
    Missing,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LastAct {
    pub title: String,
    pub made_at: NaiveDateTime,
}

impl LastAct {
    pub(super) fn of(conn: &Connection) -> Result<Option<Self>> {
        let sql = "SELECT title, made_at FROM act ORDER BY id DESC LIMIT 1";
        let found = conn.prepare_cached(sql)?.query_row([], Self::of_row);
        Ok(found.optional()?)
    }

    pub(super) fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            title: row.get("title")?,
            made_at: row.get("made_at")?,
        })
    }
}

/// Files up to this size are read as a whole at a quick look.
const READ_WHOLE_BYTES: u64 = 32 << 20;

/// A quick look. A large file is read as a whole only when it is opened.
pub fn inspect(folder: &Path, now: NaiveDateTime) -> Inspection {
    look(folder, now, READ_WHOLE_BYTES)
}

/// Reads the whole file, however large: for the ways out of a ledger that could not be opened.
pub fn inspect_whole(folder: &Path, now: NaiveDateTime) -> Inspection {
    look(folder, now, u64::MAX)
}

fn look(folder: &Path, now: NaiveDateTime, whole_bytes: u64) -> Inspection {
    let db = folder.join("ledger.db");
    let size_bytes = std::fs::metadata(&db).map_or(0, |data| data.len());
    let locked_by = lock::holder_of(folder);
    let state = match &locked_by {
        Some(_) => FolderState::Locked,
        None => state(&db, size_bytes <= whole_bytes),
    };
    let usable = matches!(state, FolderState::Ok | FolderState::Locked);
    Inspection {
        state,
        name: folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        size_bytes,
        last_act: usable.then(|| last_act(&db).ok().flatten()).flatten(),
        locked_by,
        warning: place::warning(folder),
        backup: if usable {
            None
        } else {
            shelf::newest_good(folder, now)
        },
    }
}

fn state(db: &Path, whole: bool) -> FolderState {
    let seen = if reads_only_by_copy(db) {
        header::first_bytes(db)
    } else if whole {
        header::check(db)
    } else {
        header::glance(db)
    };
    match seen {
        State::Sound => FolderState::Ok,
        State::Newer => FolderState::Newer,
        State::Damaged => FolderState::Damaged,
        State::Foreign => FolderState::Foreign,
        State::Missing | State::Lost => FolderState::Missing,
    }
}

/// SQLite would have to write beside it; only opening makes the copy that this takes.
fn reads_only_by_copy(db: &Path) -> bool {
    header::has_log(db) && open::sealed(db)
}

fn last_act(db: &Path) -> Result<Option<LastAct>> {
    if reads_only_by_copy(db) {
        return Ok(None);
    }
    LastAct::of(&header::untouching(db)?)
}
