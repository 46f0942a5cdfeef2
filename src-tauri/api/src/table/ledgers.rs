//! Opening, making and closing ledgers. Folders come as tokens or as entries of the recent list.
use std::path::Path;

use chrono::NaiveDateTime;
use lianyan_core::ledger::{Inspection, inspect, inspect_whole, restore_folder};
use lianyan_core::vocabulary;
use lianyan_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::{Desk, safe_name};

commands! { LedgerCommands {
    /// Ledgers opened before, newest first, each looked at without opening it.
    View recent_list: recent, () => Vec<RecentLedger>, of ();
    /// Takes a ledger off the list; its files stay.
    Service recent_forget: forget, RecentId => ();
    Service ledger_open_recent: open_recent, OpenRecent => ();
    /// Puts a backup in the place of a ledger that cannot be opened, keeps what was there, opens it.
    Service ledger_restore_recent: restore_recent, RestoreRecent => ();
    /// The whole file is read, however large it is.
    View recent_inspect: inspect_recent, RecentId => Inspection, of ();
    Service ledger_open: open, ChosenFolder => ();
    /// What lies in a chosen folder, without opening it.
    View ledger_inspect: inspect_chosen, FolderToken => Inspection, of ();
    /// As `ledger_restore_recent`, in a chosen folder.
    Service ledger_restore: restore_chosen, RestoreChosen => ();
    /// Makes the folder `name` inside the chosen one.
    Service ledger_create: create, NewLedger => ();
    /// The sample county under the user's data folder, made at the first time.
    Service ledger_open_sample: open_sample, () => ();
    /// Saves what is open elsewhere, and goes on there: for a ledger whose file has gone.
    Service ledger_save_copy: save_copy, SaveCopy => CopySaved;
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
pub(crate) struct OpenRecent {
    id: String,
    #[serde(flatten)]
    manner: Manner,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RestoreRecent {
    id: String,
    /// Name of the backup, as `recent_list` offers it.
    backup: String,
}

/// A folder the user chose.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FolderToken {
    /// Token of the folder.
    folder: String,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RestoreChosen {
    /// Token of the folder.
    folder: String,
    /// Name of the backup, as `ledger_inspect` offers it.
    backup: String,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChosenFolder {
    /// Token of the folder.
    folder: String,
    #[serde(flatten)]
    manner: Manner,
}

/// How to open.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
struct Manner {
    #[ts(as = "Option<_>", optional)]
    /// Look only, for example while another program has it open.
    read_only: bool,
    #[ts(as = "Option<_>", optional)]
    /// The user was told that it lies on a network drive and wants to write all the same.
    network_confirmed: bool,
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
    /// It lies open on this desk.
    open: bool,
    inspection: Inspection,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SaveCopy {
    /// Token of the folder in which the copy's own folder is made; without one, the user's data folder.
    #[serde(default)]
    folder: Option<String>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CopySaved {
    /// For the eye only; no command takes it.
    folder: String,
    /// Evidence files that were no longer in their place.
    files_missing: usize,
}

fn recent(desk: &Desk, (): ()) -> Result<Vec<RecentLedger>> {
    let now = (desk.clock())();
    let open = desk.ledger_if_open();
    let open = open.as_ref().map(|open| open.folder());
    let entries = desk.recent().entries().into_iter();
    Ok(entries
        .map(|entry| RecentLedger {
            open: open == Some(entry.folder.as_path()),
            inspection: inspect(&entry.folder, now),
            folder: entry.folder.display().to_string(),
            id: entry.id,
            name: entry.name,
            opened_at: entry.opened_at,
        })
        .collect())
}

fn forget(desk: &Desk, request: RecentId) -> Result<()> {
    desk.recent().forget(&request.id)
}

fn open_recent(desk: &Desk, request: OpenRecent) -> Result<()> {
    let entry = desk.recent().get(&request.id)?;
    open_folder(desk, &entry.folder, &request.manner)
}

fn open(desk: &Desk, request: ChosenFolder) -> Result<()> {
    let folder = desk.files().find(&request.folder)?.path;
    open_folder(desk, &folder, &request.manner)
}

fn open_folder(desk: &Desk, folder: &Path, manner: &Manner) -> Result<()> {
    let mut options = desk.ledger_options();
    options.read_only = manner.read_only;
    options.network_confirmed = manner.network_confirmed;
    desk.open_ledger_with(folder, options)?;
    remember(desk)
}

fn restore_recent(desk: &Desk, request: RestoreRecent) -> Result<()> {
    let entry = desk.recent().get(&request.id)?;
    restore(desk, &entry.folder, &request.backup)
}

fn inspect_chosen(desk: &Desk, request: FolderToken) -> Result<Inspection> {
    let folder = desk.files().find(&request.folder)?.path;
    Ok(inspect_whole(&folder, (desk.clock())()))
}

fn inspect_recent(desk: &Desk, request: RecentId) -> Result<Inspection> {
    let folder = desk.recent().get(&request.id)?.folder;
    Ok(inspect_whole(&folder, (desk.clock())()))
}

fn restore_chosen(desk: &Desk, request: RestoreChosen) -> Result<()> {
    let folder = desk.files().find(&request.folder)?.path;
    restore(desk, &folder, &request.backup)
}

fn restore(desk: &Desk, folder: &Path, backup: &str) -> Result<()> {
    desk.put(restore_folder(folder, backup, desk.ledger_options())?)?;
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

fn open_sample(desk: &Desk, (): ()) -> Result<()> {
    desk.open_sample()?;
    remember(desk)
}

fn save_copy(desk: &Desk, request: SaveCopy) -> Result<CopySaved> {
    let parent = request.folder.map(|token| desk.files().find(&token)).transpose()?;
    let saved = desk.move_to_copy(parent.as_ref().map(|parent| parent.path.as_path()))?;
    remember(desk)?;
    Ok(CopySaved {
        folder: desk.ledger()?.folder().display().to_string(),
        files_missing: saved.files_missing,
    })
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
