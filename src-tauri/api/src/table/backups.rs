//! Backups, going back to one, and checking the ledger.
use lianyan_core::Result;
use lianyan_core::ledger::{
    BackupInfo, BackupReason, Cleaned, History, Ledger, Verification, backups_of,
};
use serde::Deserialize;
use ts_rs::TS;

use crate::desk::{Desk, JobContext};

commands! { BackupCommands {
    /// Newest first. Any act may be the day's first, after which a copy is made.
    View backup_list: list, () => Vec<BackupInfo>, of History;
    Service backup_now: now, () => BackupInfo;
    /// Why the last automatic backup failed, if it did.
    Service backup_trouble: trouble, () => Option<String>;
    /// Answers the backup of what was replaced. Everything is to be read again.
    Service backup_restore: restore, BackupName => BackupInfo;
    /// Reads the whole ledger, its files and its newest backup.
    Job ledger_verify: verify, () => Verification;
    /// Deletes evidence files that no record, undo, trash or history names any more.
    Service ledger_clean_files: clean, () => Cleaned;
}}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BackupName {
    name: String,
}

fn list(desk: &Desk, (): ()) -> Result<Vec<BackupInfo>> {
    Ok(backups_of(desk.ledger()?.folder(), (desk.clock())()))
}

fn now(desk: &Desk, (): ()) -> Result<BackupInfo> {
    desk.with_ledger(|ledger| ledger.backup_now(BackupReason::Manual))
}

fn trouble(desk: &Desk, (): ()) -> Result<Option<String>> {
    desk.with_ledger(|ledger| Ok(ledger.backup_trouble()))
}

fn restore(desk: &Desk, asked: BackupName) -> Result<BackupInfo> {
    desk.jobs().cancel_all()?;
    desk.with_ledger(|ledger| ledger.restore(&asked.name))
}

fn verify(job: &JobContext, (): ()) -> Result<Verification> {
    job.progress("正在检查资料库", 0, 0)?;
    job.with_ledger(|ledger| ledger.verify())
}

fn clean(desk: &Desk, (): ()) -> Result<Cleaned> {
    desk.with_ledger(Ledger::files_clean)
}
