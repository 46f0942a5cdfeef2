//! Opens a ledger: checks it before touching it, takes the lock, brings it to the present schema.
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::text::compare_codes;

use super::daily::Daily;
use super::header;
use super::lock::Lock;
use super::place::{self, PlaceKind};
use super::scratch::Scratch;
use super::shape::Shapes;
use super::table::Records;
use super::witness::Witness;
use super::{Ledger, backup, batch, clock, disk, leftovers, migrations, private, readers, shelf};

/// Where the time comes from.
pub type Clock = fn() -> NaiveDateTime;

/// How to open a ledger.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    pub clock: Clock,
    /// Only read, e.g. while another program has it open for writing.
    pub read_only: bool,
    /// The user was told that it lies on a network drive and wants to write all the same.
    pub network_confirmed: bool,
    pub(super) tuning: Tuning,
}

/// What only tests change.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tuning {
    pub(super) synchronous: &'static str,
    pub(super) daily_backup: bool,
    /// How long after a failed daily backup the next act tries again.
    pub(super) retry: Duration,
    pub(super) records: &'static Records,
    /// Tables of kinds that only a test knows.
    pub(super) further: Option<&'static str>,
    pub(super) many: usize,
}

impl Options {
    /// The usual ones, for a program that keeps these records.
    pub(crate) fn of(records: &'static Records) -> Self {
        Options {
            clock: || chrono::Local::now().naive_local(),
            read_only: false,
            network_confirmed: false,
            tuning: Tuning {
                synchronous: "FULL",
                daily_backup: true,
                retry: Duration::from_secs(10 * 60),
                records,
                further: None,
                many: batch::MANY,
            },
        }
    }
}

#[cfg(test)]
impl Options {
    /// With tables that only a test knows.
    pub(crate) fn with_further_tables(mut self, tables: &'static str) -> Self {
        self.tuning.further = Some(tables);
        self
    }
}

/// By which right the files are open; released when the ledger is dropped.
pub(super) enum Hold {
    Writing {
        _lock: Lock,
    },
    Reading,
    /// A copy in a folder that removes itself.
    Copy {
        _folder: Scratch,
    },
}

impl Ledger {
    /// Makes a new, empty ledger in `folder` (which is created).
    pub fn create_with(folder: &Path, options: Options) -> Result<Self> {
        let unmade = |cause| Error::file("资料库的文件夹建不起来，请换一个位置。", cause);
        private::make_folder(folder).map_err(unmade)?;
        let db = folder.join("ledger.db");
        if db.exists() {
            return Err(Error::not_now(
                "这个文件夹里已有资料库。请直接打开它，或换一个文件夹新建。",
            ));
        }
        // A new file beside the log or the backups of another would be mixed up with it.
        if header::log_of(&db).exists() || !shelf::list(folder, (options.clock)()).is_empty() {
            return Err(Error::not_now(
                "这个文件夹里的资料库文件（ledger.db）不见了，备份还在。请先恢复备份，或换一个文件夹新建。",
            ));
        }
        // Built under another name, so that a crash leaves no half-made ledger.
        let part = folder.join("ledger.db.part");
        private::empty_file(&part).map_err(unmade)?;
        let mut conn = writing(&part, options.tuning)?;
        migrations::run(&mut conn)?;
        close(conn)?;
        disk::settle(&part, &db).map_err(unmade)?;
        Self::open_with(folder, options)
    }

    /// A newer, damaged or foreign file is refused untouched; see [`crate::error::ErrorCode`].
    pub fn open_with(folder: &Path, options: Options) -> Result<Self> {
        let db = folder.join("ledger.db");
        let now = (options.clock)();
        let hint = || backup::hint(folder, now);
        if !header::has_log(&db) {
            header::first_bytes(&db).require_sound(hint)?;
        }
        if let Some(reason) = reason_to_copy(folder, options) {
            return Self::open_copy(folder, reason, options);
        }
        header::glance(&db).require_sound(hint)?;
        if !options.read_only {
            return Self::open_writing(folder, db, options);
        }
        header::check(&db).require_sound(hint)?;
        Self::assemble(folder, db, Hold::Reading, options)
    }

    /// A ledger in a folder of its own that vanishes with it; for tests and trials.
    pub fn temporary_with(mut options: Options) -> Result<Self> {
        // It does not outlive the process, so neither backups nor a power cut concern it.
        options.tuning.synchronous = "OFF";
        options.tuning.daily_backup = false;
        let folder = Scratch::new()?;
        let mut ledger = Self::create_with(folder.path(), options)?;
        ledger.temporary = Some(folder);
        Ok(ledger)
    }

    fn open_writing(folder: &Path, db: PathBuf, options: Options) -> Result<Self> {
        let now = (options.clock)();
        let lock = Lock::take(folder, now)?;
        header::check(&db).require_sound(|| backup::hint(folder, now))?;
        private::tighten(folder);
        leftovers::clear(folder);
        Self::assemble(folder, db, Hold::Writing { _lock: lock }, options)
    }

    /// SQLite needs to write beside a ledger even to read it, so one that cannot be is copied.
    fn open_copy(folder: &Path, reason: String, options: Options) -> Result<Self> {
        let copy = Scratch::new()?;
        let db = copy.path().join("ledger.db");
        let uncopied = |cause| Error::file("资料库读取失败，没有打开它。请检查磁盘或U盘。", cause);
        std::fs::copy(folder.join("ledger.db"), &db).map_err(uncopied)?;
        let log = header::log_of(&folder.join("ledger.db"));
        if log.exists() {
            std::fs::copy(log, header::log_of(&db)).map_err(uncopied)?;
        }
        unprotect(&db)
            .and_then(|()| unprotect(&header::log_of(&db)))
            .map_err(uncopied)?;
        header::check(&db).require_sound(|| backup::hint(folder, (options.clock)()))?;
        let mut ledger = Self::assemble(folder, db, Hold::Copy { _folder: copy }, options)?;
        ledger.read_only = Some(reason);
        Ok(ledger)
    }

    fn assemble(folder: &Path, db: PathBuf, hold: Hold, options: Options) -> Result<Self> {
        let reading = matches!(hold, Hold::Reading);
        let conn = match reading {
            true => reading_present(&db)?,
            false => migrated(folder, &db, &hold, options)?,
        };
        let witness = Witness::of(&db)?;
        Ok(Self {
            shapes: Arc::new(Shapes::read(&conn, options.tuning.records)?),
            backups: match hold {
                Hold::Writing { .. } => Daily::of(folder, &conn, options)?,
                Hold::Reading | Hold::Copy { .. } => Daily::none(),
            },
            conn,
            before: self::reading(&db)?,
            folder: folder.to_owned(),
            db,
            witness,
            clock: options.clock,
            records: options.tuning.records,
            many: options.tuning.many,
            read_only: reading.then(|| "资料库已按只读方式打开，不能修改。".to_owned()),
            _hold: hold,
            temporary: None,
        })
    }
}

fn migrated(folder: &Path, db: &Path, hold: &Hold, options: Options) -> Result<Connection> {
    let mut conn = writing(db, options.tuning)?;
    if matches!(hold, Hold::Writing { .. }) && migrations::pending(&conn)? {
        backup::before_migration(folder, db, (options.clock)())?;
    }
    migrations::run(&mut conn)?;
    if let Some(tables) = options.tuning.further {
        conn.execute_batch(tables)?;
    }
    clock::settle(&conn, &place::home(folder))?;
    Ok(conn)
}

fn reading_present(db: &Path) -> Result<Connection> {
    let conn = reading(db)?;
    if migrations::pending(&conn)? {
        return Err(Error::not_now(
            "这个资料库由旧版建立，请先用本程序正常打开一次，再以只读方式打开。",
        ));
    }
    Ok(conn)
}

/// Why the ledger can only be read from a copy, if so.
fn reason_to_copy(folder: &Path, options: Options) -> Option<String> {
    if sealed(&folder.join("ledger.db")) {
        return Some("资料库所在的位置有写保护，已按只读方式打开，不能修改。".to_owned());
    }
    let warning = place::warning(folder)?;
    let network = warning.kind == PlaceKind::Network && !options.network_confirmed;
    network.then_some(warning.message)
}

/// Nothing can be written to the file or beside it.
pub(super) fn sealed(db: &Path) -> bool {
    let folder = db.parent().unwrap_or(Path::new("."));
    protected(db) || protected(folder) || OpenOptions::new().write(true).open(db).is_err()
}

fn protected(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|data| data.permissions().readonly())
}

#[expect(
    clippy::permissions_set_readonly_false,
    reason = "the copy lies in a folder of our own"
)]
fn unprotect(path: &Path) -> std::io::Result<()> {
    let Ok(data) = std::fs::metadata(path) else {
        return Ok(());
    };
    let mut permissions = data.permissions();
    permissions.set_readonly(false);
    std::fs::set_permissions(path, permissions)
}

/// In SQL, `ORDER BY code COLLATE by_code` orders 编号 by their numbers. No index and no table of the file
/// uses it: other programs can read everything.
const BY_CODE: &str = "by_code";

/// Statements of all slices together; each is prepared once.
const STATEMENTS: usize = 400;

/// The writer's connection, made so that an acknowledged act survives a power cut.
pub(super) fn writing(db: &Path, tuning: Tuning) -> Result<Connection> {
    let conn = Connection::open(db)?;
    conn.busy_timeout(Duration::from_secs(10))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", tuning.synchronous)?;
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // A long reader lets the log grow; it is cut back to this afterwards.
    conn.pragma_update(None, "journal_size_limit", 16 << 20)?;
    conn.pragma_update(None, "cache_size", -32_000)?;
    conn.create_collation(BY_CODE, compare_codes)?;
    Ok(conn)
}

pub(super) fn reading(db: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(db, readers::flags())?;
    conn.busy_timeout(Duration::from_secs(10))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.create_collation(BY_CODE, compare_codes)?;
    Ok(conn)
}

/// Folds the log into the file and closes it: what lies on the disk is then one file.
pub(super) fn close(conn: Connection) -> Result<()> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    conn.close().map_err(|(_, cause)| cause.into())
}
