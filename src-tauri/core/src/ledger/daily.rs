//! The backup after a day's first act, made beside the work so that nobody waits for it.
use std::thread::JoinHandle;

use chrono::NaiveDate;

use crate::error::Result;

use super::backup::{self, BackupInfo, BackupReason};
use super::{Ledger, preferences};

const LAST_DAY: &str = "ledger.backup_day";

/// Whether today's backup was made, and the one that is being made.
pub(super) struct Daily {
    enabled: bool,
    day: Option<NaiveDate>,
    running: Option<JoinHandle<Result<BackupInfo>>>,
    trouble: Option<String>,
}

impl Daily {
    pub(super) fn new(enabled: bool) -> Self {
        Self {
            enabled,
            day: None,
            running: None,
            trouble: None,
        }
    }

    fn finish(&mut self) {
        let Some(running) = self.running.take() else {
            return;
        };
        self.trouble = match running.join() {
            Ok(Ok(_)) => None,
            Ok(Err(cause)) => Some(cause.to_string()),
            Err(_) => Some("自动备份没有做成。请手动备份一次。".to_owned()),
        };
    }
}

impl Ledger {
    /// Why the last automatic backup failed, if it did. Waits for one that is being made.
    pub fn backup_trouble(&mut self) -> Option<String> {
        self.backups.finish();
        self.backups.trouble.clone()
    }

    /// A fault here must not undo the act that has just landed; it is told by `backup_trouble`.
    pub(super) fn after_act(&mut self) {
        let today = self.now().date();
        if !self.backups.enabled || self.backups.day == Some(today) {
            return;
        }
        self.backups.day = Some(today);
        let text = today.to_string();
        match preferences::get(&self.conn, LAST_DAY) {
            Ok(last) if last.as_deref() == Some(text.as_str()) => return,
            _ => {}
        }
        if let Err(cause) = preferences::set(&self.conn, LAST_DAY, &text) {
            self.backups.trouble = Some(cause.to_string());
            return;
        }
        self.start_backup();
    }

    fn start_backup(&mut self) {
        self.backups.finish();
        let (db, folder, now) = (self.db.clone(), self.folder.clone(), self.now());
        self.backups.running = Some(std::thread::spawn(move || {
            backup::write(&db, &folder, BackupReason::Daily, now)
        }));
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        self.backups.finish();
        if self.read_only.is_none() {
            // Leaves one file behind; if it cannot, the log is folded in at the next opening.
            let _ = self
                .conn
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }
}
