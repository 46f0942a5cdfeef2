//! Opening, making and closing ledgers. Folders come as tokens or as entries of the recent list.
use std::path::Path;

use chrono::NaiveDateTime;
use lianyan_core::ledger::{BackupInfo, newest_good_backup};
use lianyan_core::vocabulary;
use lianyan_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::{Desk, RecentEntry, safe_name};

commands! { LedgerCommands {
    /// Ledgers opened before, newest first, each looked at without opening it.
    View recent_list: recent, () => Vec<RecentLedger>;
    /// Takes a ledger off the list; its files stay.
    Service recent_forget: forget, RecentId => ();
    Service ledger_open_recent: open_recent, RecentId => ();
    Service ledger_open: open, ChosenFolder => ();
    /// Makes the folder `name` inside the chosen one.
    Service ledger_create: create, NewLedger => ();
    Service ledger_close: close, () => ();
}}

/// An entry of the recent list.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RecentId {
    id: String,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChosenFolder {
    /// Token of the folder.
    folder: String,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewLedger {
    /// Token of the folder in which the ledger's own folder is made.
    folder: String,
    /// Of the ledger's folder.
    name: String,
    /// 县（市、区）
    #[serde(default)]
    county: Option<String>,
}

/// A ledger of the recent list.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RecentLedger {
    id: String,
    name: String,
    /// For the eye only; no command takes it.
    folder: String,
    opened_at: NaiveDateTime,
    /// The newest backup that opens, for a ledger that does not.
    backup: Option<BackupInfo>,
}

fn recent(desk: &Desk, (): ()) -> Result<Vec<RecentLedger>> {
    Ok(desk.recent().entries().into_iter().map(looked_at).collect())
}

fn looked_at(entry: RecentEntry) -> RecentLedger {
    RecentLedger {
        backup: newest_good_backup(&entry.folder),
        folder: entry.folder.display().to_string(),
        id: entry.id,
        name: entry.name,
        opened_at: entry.opened_at,
    }
}

fn forget(desk: &Desk, request: RecentId) -> Result<()> {
    desk.recent().forget(&request.id)
}

fn open_recent(desk: &Desk, request: RecentId) -> Result<()> {
    let entry = desk.recent().get(&request.id)?;
    open_folder(desk, &entry.folder)
}

fn open(desk: &Desk, request: ChosenFolder) -> Result<()> {
    let folder = desk.files().find(&request.folder)?.path;
    open_folder(desk, &folder)
}

fn open_folder(desk: &Desk, folder: &Path) -> Result<()> {
    desk.open_ledger(folder)?;
    remember(desk)
}

fn create(desk: &Desk, request: NewLedger) -> Result<()> {
    let parent = desk.files().find(&request.folder)?.path;
    let name = request.name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "请给资料库起个名字，例如“岚溪县”。"));
    }
    desk.create_ledger(&parent.join(safe_name(name)), request.county.as_deref())?;
    remember(desk)
}

fn close(desk: &Desk, (): ()) -> Result<()> {
    desk.close()
}

/// Puts the open ledger first on the list of recent ones.
fn remember(desk: &Desk) -> Result<()> {
    let open = desk.ledger()?;
    let county = open.read(|reader| Ok(vocabulary::settings(reader, ())?.county_name))?;
    desk.recent().opened(open.folder(), &open.name_for(&county), (desk.clock())())
}
