//! The backup after a day's first act, made beside the work so that nobody waits for it.
//!
//! One that failed is tried again the same day, and told until one has succeeded, also after the
//! ledger was closed and opened again.
use std::path::Path;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use crate::error::{Error, Result};

use super::backup::{self, BackupInfo, BackupReason};
use super::{Changed, Ledger, Options, shelf};

/// A clock that stands still, or begins at the same day again and again, must not end the backups.
const ACTS_AT_MOST: u32 = 500;

/// Whether today's backup was made, and the one that is being made.
pub(super) struct Daily {
    enabled: bool,
    retry: Duration,
    /// Of the last one that was made.
    day: Option<NaiveDate>,
    acts_since: u32,
    running: Option<(NaiveDate, JoinHandle<Result<BackupInfo>>)>,
    failed_at: Option<Instant>,
    trouble: Option<String>,
}

impl Daily {
    /// As the folder's backups tell: what was noted inside the ledger would go back with a restore.
    pub(super) fn of(folder: &Path, conn: &Connection, options: Options) -> Result<Self> {
        let all = shelf::list(folder, (options.clock)());
        let newest = all.iter().find(|info| info.reason == BackupReason::Daily);
        let (acts, worked_on) = last_act(conn)?;
        let copied = newest
            .and_then(|info| shelf::last_act(folder, info))
            .unwrap_or(acts);
        let has_backup = |day| all.iter().any(|info| info.made_at.date() == day);
        let lacks = worked_on.filter(|day| options.tuning.daily_backup && !has_backup(*day));
        Ok(Self {
            enabled: options.tuning.daily_backup,
            retry: options.tuning.retry,
            day: newest.map(|info| info.made_at.date()),
            acts_since: u32::try_from(acts - copied).unwrap_or(0),
            running: None,
            failed_at: None,
            trouble: lacks.map(|day| {
                let day = day.format("%Y年%-m月%-d日");
                format!("没有找到{day}的自动备份：当天没有做成，或已被移走。下次保存时会再试，也可以现在手动备份。")
            }),
        })
    }

    /// For a ledger that takes no acts.
    pub(super) fn none() -> Self {
        Self {
            enabled: false,
            retry: Duration::ZERO,
            day: None,
            acts_since: 0,
            running: None,
            failed_at: None,
            trouble: None,
        }
    }

    fn is_due(&self, today: NaiveDate) -> bool {
        let rests = self.failed_at.is_some_and(|at| at.elapsed() < self.retry);
        let made = self.day == Some(today) && self.acts_since < ACTS_AT_MOST;
        self.enabled && !made && !rests && self.running.is_none()
    }

    fn is_finished(&self) -> bool {
        self.running
            .as_ref()
            .is_some_and(|(_, running)| running.is_finished())
    }
}

/// Number and day of the newest act; 0 before the first.
fn last_act(conn: &Connection) -> Result<(i64, Option<NaiveDate>)> {
    let sql = "SELECT id, date(made_at) FROM act ORDER BY id DESC LIMIT 1";
    let newest = conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(newest.optional()?.unwrap_or((0, None)))
}

impl Ledger {
    /// Why the last automatic backup failed, if it did. Waits for one that is being made.
    pub fn backup_trouble(&mut self) -> Option<String> {
        self.finish_backup();
        self.backups.trouble.clone()
    }

    /// The same without waiting.
    pub fn known_backup_trouble(&mut self) -> Option<String> {
        if self.backups.is_finished() {
            self.finish_backup();
        }
        self.backups.trouble.clone()
    }

    /// A fault here must not undo the act that has just landed; it is told by `backup_trouble`.
    /// What changed nothing is no act, and calls for no backup.
    pub(super) fn after_act(&mut self, changed: &Changed) {
        if changed.act.is_none() {
            return;
        }
        self.backups.acts_since += 1;
        self.known_backup_trouble();
        let today = self.now().date();
        if self.backups.is_due(today) {
            let (db, folder, now) = (self.db.clone(), self.folder.clone(), self.now());
            let witness = self.witness.clone();
            let make = move || {
                witness.require()?;
                backup::write(&db, &folder, BackupReason::Daily, now)
            };
            self.backups.running = Some((today, std::thread::spawn(make)));
        }
    }

    /// Takes down how the one that was being made ended.
    fn finish_backup(&mut self) {
        let Some((day, running)) = self.backups.running.take() else {
            return;
        };
        let made = running
            .join()
            .unwrap_or_else(|_| Err(Error::file("自动备份没有做成。请手动备份一次。", None)));
        match made {
            Ok(_) => {
                let daily = &mut self.backups;
                (daily.day, daily.acts_since) = (Some(day), 0);
                (daily.trouble, daily.failed_at) = (None, None);
            }
            Err(cause) => {
                self.backups.trouble = Some(format!("今天的自动备份没有做成：{cause}"));
                self.backups.failed_at = Some(Instant::now());
            }
        }
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        self.finish_backup();
        if self.read_only.is_none() {
            // Leaves one file behind; if it cannot, the log is folded in at the next opening.
            let _ = self
                .conn
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }
}
