//! What the frame of the window shows on every screen.
use lianyan_core::{Error, Result};
use lianyan_core::calendar::{self, Today};
use lianyan_core::ledger::{BackupInfo, History, PlaceWarning, Preferences, UndoState, backups_of};
use lianyan_core::me::{self, Me};
use lianyan_core::roster::Organization;
use lianyan_core::{dates::SchoolYear, sample, vocabulary};
use std::io::Write;

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;
use ts_rs::TS;

use crate::desk::{Desk, MadeFile, OpenLedger};

commands! { AppCommands {
    /// Works without a ledger too: then `ledger` is null.
    View app_state: state, () => AppState, of (calendar::Tables, Organization, Preferences, History);
    /// 运行记录, to be handed to somebody who helps.
    Service app_log: log, () => MadeFile;
}}

/// The program and the ledger as they stand.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AppState {
    version: &'static str,
    date: NaiveDate,
    school_year: SchoolYear,
    ledger: Option<LedgerState>,
}

/// The ledger that lies open.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
struct LedgerState {
    /// The county's name, or the folder's while that is not set.
    name: String,
    /// The sample county, to look around in.
    sample: bool,
    /// For the eye only; no command takes it.
    folder: String,
    /// Why nothing can be changed, if so.
    read_only: Option<String>,
    /// The folder lies where a ledger is in danger.
    warning: Option<PlaceWarning>,
    /// Its file was removed, renamed or replaced: nothing more is saved, what is open can be saved elsewhere.
    gone: bool,
    /// What to ask about the computer's date, if anything is odd about it.
    clock_question: Option<String>,
    /// Why the last automatic backup failed, if it did.
    backup_trouble: Option<String>,
    /// The newest checked backup.
    last_backup: Option<BackupInfo>,
    /// `null` until the question of the first start is answered.
    me: Option<Me>,
    today: Today,
    undo: UndoState,
}

fn state(desk: &Desk, (): ()) -> Result<AppState> {
    let date = (desk.clock())().date();
    let open = desk.ledger_if_open();
    let now = (desk.clock())();
    Ok(AppState {
        version: env!("CARGO_PKG_VERSION"),
        date,
        school_year: SchoolYear::of(date),
        ledger: open.map(|open| ledger_state(&open, now)).transpose()?,
    })
}

fn log(desk: &Desk, (): ()) -> Result<MadeFile> {
    let unread = |cause| Error::file("运行记录读不出来，请检查用户数据文件夹的权限。", cause);
    let unwritten = |cause| Error::file("运行记录没有复制出来，请检查磁盘空间。", cause);
    let copy = desk.files().outgoing("联研运行记录.txt")?;
    let text = desk.log().whole().map_err(unread)?;
    copy.create()?.write_all(&text).map_err(unwritten)?;
    copy.finish()
}

/// Asks the readers only: the frame must not wait for an import.
fn ledger_state(open: &OpenLedger, now: NaiveDateTime) -> Result<LedgerState> {
    let backup_trouble = open.backup_trouble();
    open.read(|reader| {
        Ok(LedgerState {
            name: open.name_for(&vocabulary::settings(reader, ())?.county_name),
            sample: sample::is_sample(reader)?,
            folder: open.folder().display().to_string(),
            read_only: open.read_only().map(str::to_owned),
            warning: open.warning().cloned(),
            gone: open.is_gone(),
            clock_question: reader.clock_question()?,
            backup_trouble,
            last_backup: backups_of(open.folder(), now).into_iter().next(),
            me: me::get(reader, ())?,
            today: calendar::today(reader, ())?,
            undo: reader.undo_state()?,
        })
    })
}
