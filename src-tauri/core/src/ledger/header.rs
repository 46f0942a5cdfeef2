//! Looks at a data file without touching it: is it ours, which schema, is it sound?
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, ErrorCode, Result};

use super::{migrations, shelf};

/// In the header of every ledger: "LIAN".
pub(super) const APPLICATION: i32 = 0x4c49_414e;

/// What the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing of a ledger is there.
    Missing,
    /// The data file is not there, but its backups are.
    Lost,
    Sound,
    Newer,
    Damaged,
    Foreign,
}

impl State {
    fn of(application: i32, version: i32) -> Self {
        if application != APPLICATION {
            State::Foreign
        } else if version > migrations::CURRENT as i32 {
            State::Newer
        } else {
            State::Sound
        }
    }

    pub(super) fn is_sound(self) -> bool {
        self == State::Sound
    }

    /// The refusal, for anything but a sound ledger; `hint` tells of the newest good backup.
    pub(super) fn require_sound(self, hint: impl FnOnce() -> String) -> Result<()> {
        let (code, message) = match self {
            State::Sound => return Ok(()),
            State::Missing => {
                return Err(Error::file(
                    "这个文件夹里没有资料库。请选择含有ledger.db的文件夹。",
                    None,
                ));
            }
            State::Lost => (
                ErrorCode::LedgerMissing,
                format!("资料库文件（ledger.db）不见了，备份还在。{}", hint()),
            ),
            State::Newer => (
                ErrorCode::LedgerTooNew,
                "这个资料库由更新的版本建立，没有改动它。请用新版程序打开。".to_owned(),
            ),
            State::Damaged => (
                ErrorCode::LedgerDamaged,
                format!("资料库文件已损坏，没有改动它。{}", hint()),
            ),
            State::Foreign => (
                ErrorCode::LedgerForeign,
                "这个文件不是本程序的资料库，没有改动它。请选择别的文件夹。".to_owned(),
            ),
        };
        Err(Error::Ledger { code, message })
    }
}

/// By the first hundred bytes only; by SQLite where a log may hold newer ones.
///
/// A power cut while the log was being folded in can leave those bytes torn, and the log mends them.
pub(super) fn glance(db: &Path) -> State {
    if has_log(db) && db.exists() {
        return through_log(db).unwrap_or(State::Damaged);
    }
    first_bytes(db)
}

/// By the first hundred bytes, whatever a log says; nothing but the file itself is opened.
pub(super) fn first_bytes(db: &Path) -> State {
    let Ok(mut file) = File::open(db) else {
        return match db.exists() {
            true => State::Damaged,
            false if db.parent().is_some_and(|folder| !shelf::is_empty(folder)) => State::Lost,
            false => State::Missing,
        };
    };
    let mut header = [0; 100];
    if file.read_exact(&mut header).is_err() || !header.starts_with(b"SQLite format 3\0") {
        return if has_been_ours(db) {
            State::Damaged
        } else {
            State::Foreign
        };
    }
    let number = |at: usize| {
        i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    State::of(number(68), number(60))
}

fn through_log(db: &Path) -> Result<State> {
    let conn = untouching(db)?;
    let number = |name| conn.pragma_query_value(None, name, |row| row.get(0));
    Ok(State::of(
        number("application_id")?,
        number("user_version")?,
    ))
}

/// Reads the whole file, and asks for every table there should be; a connection that cannot write leaves no trace beside it.
pub(super) fn check(db: &Path) -> State {
    match glance(db) {
        State::Sound => checked(db).unwrap_or(State::Damaged),
        other => other,
    }
}

fn checked(db: &Path) -> Result<State> {
    let conn = untouching(db)?;
    let answer: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(if answer == "ok" && migrations::is_whole(&conn)? {
        State::Sound
    } else {
        State::Damaged
    })
}

/// A read-only connection that makes no -wal and no -shm where there is no log to read.
pub(super) fn untouching(db: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let uri = uri(db, if has_log(db) { "" } else { "?immutable=1" });
    Ok(Connection::open_with_flags(uri, flags)?)
}

pub(super) fn has_log(db: &Path) -> bool {
    std::fs::metadata(log_of(db)).is_ok_and(|log| log.len() > 0)
}

pub(super) fn log_of(db: &Path) -> PathBuf {
    let mut name = db.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn uri(db: &Path, query: &str) -> String {
    let path = db.to_string_lossy().replace('\\', "/");
    let path = path
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    let root = if path.starts_with('/') { "" } else { "/" };
    match db.is_relative() {
        true => format!("file:{path}{query}"),
        false => format!("file:{root}{path}{query}"),
    }
}

/// Something of ours lies beside it, so it is a broken ledger rather than another program's file.
fn has_been_ours(db: &Path) -> bool {
    let beside = |name: &str| db.with_file_name(name).exists();
    beside("ledger.lock") || beside("backups")
}
