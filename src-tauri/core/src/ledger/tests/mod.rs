//! What the ledger promises, tried on the real schema.
mod backups;
mod child;
mod keeping;
mod kill;
mod merge;
mod migrating;
mod opening;
mod overlaps;
mod packed;
#[cfg(target_os = "linux")]
mod power;
#[cfg(unix)]
mod private;
mod random;
mod removed;
mod restoring;
mod schema;
mod seen;
mod tables_read;
mod undo;

use std::cell::Cell;
use std::path::Path;

use chrono::NaiveDateTime;

use crate::Ledger;
use crate::error::{Error, ErrorCode};
use crate::ids::Uid;
use crate::ledger::{Changed, FolderState, Inspection, Options, backup, clock, inspect};

fn ledger() -> Ledger {
    Ledger::temporary().unwrap()
}

thread_local! {
    static MOMENT: Cell<NaiveDateTime> = const { Cell::new(NaiveDateTime::MIN) };
}

/// Opens a ledger on another day; `day` is the clock of this thread from now on.
fn open_on(folder: &Path, day: &str) -> Ledger {
    set_clock(&format!("{day}T09:00:00"));
    let made = folder.join("ledger.db").exists();
    match made {
        true => Ledger::open_with(folder, clocked()).unwrap(),
        false => Ledger::create_with(folder, clocked()).unwrap(),
    }
}

fn set_clock(moment: &str) {
    MOMENT.set(moment.parse().unwrap());
}

fn clocked() -> Options {
    Options {
        clock: || MOMENT.get(),
        ..Options::default()
    }
}

/// What an inspection sees. A child process that another test starts holds the lock for a moment after
/// its owner let go: from being forked to being what it will be.
fn look(folder: &Path) -> Inspection {
    let seen = || inspect(folder, (Options::default().clock)());
    let passing = |seen: &Inspection| seen.state == FolderState::Locked;
    for _ in 0..20 {
        let seen = seen();
        if !passing(&seen) {
            return seen;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    seen()
}

/// Why a ledger is not opened.
fn refusal(folder: &Path) -> ErrorCode {
    match Ledger::open(folder).err() {
        Some(Error::Ledger { code, .. }) => code,
        other => panic!("it was to be refused as a ledger: {other:?}"),
    }
}

/// One that packs so many records of an act and table, or more, so that small acts do it too.
fn packing(many: usize) -> Ledger {
    let mut options = Options::default();
    options.tuning.many = many;
    Ledger::temporary_with(options).unwrap()
}

fn add_school(ledger: &mut Ledger, name: &str) -> Uid {
    let uid = Uid::new();
    let sql = "INSERT INTO organization (uid, owner, code, kind, name) VALUES (?1, ?1, 'S1', 'school', ?2)";
    execute(ledger, &format!("新增{name}"), sql, &[&uid, &name]);
    uid
}

fn add_community(ledger: &mut Ledger, name: &str, reviewer: Option<Uid>) -> Uid {
    let uid = Uid::new();
    let sql = "INSERT INTO community (uid, owner, code, name, kind, lead_mode, reviewer)
               VALUES (?1, ?1, 'P1', ?2, 'district', 'fixed', ?3)";
    execute(
        ledger,
        &format!("新增{name}"),
        sql,
        &[&uid, &name, &reviewer],
    );
    uid
}

fn add_person(ledger: &mut Ledger, name: &str) -> Uid {
    let uid = Uid::new();
    let sql = "INSERT INTO person (uid, owner, code, name) VALUES (?1, ?2, 'T01', ?3)";
    execute(
        ledger,
        &format!("新增{name}"),
        sql,
        &[&uid, &Uid::COUNTY, &name],
    );
    uid
}

fn rename(ledger: &mut Ledger, person: Uid, name: &str) -> Changed {
    let sql = "UPDATE person SET name = ?1 WHERE uid = ?2";
    execute(ledger, &format!("改名{name}"), sql, &[&name, &person])
}

fn set_note(ledger: &mut Ledger, person: Uid, note: &str) -> Changed {
    execute(
        ledger,
        "改备注",
        "UPDATE person SET note = ?1 WHERE uid = ?2",
        &[&note, &person],
    )
}

fn person_name(ledger: &Ledger, person: Uid) -> String {
    let sql = "SELECT name FROM person WHERE uid = ?1";
    ledger
        .conn
        .query_row(sql, [person], |row| row.get(0))
        .unwrap()
}

fn execute(
    ledger: &mut Ledger,
    title: &str,
    sql: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Changed {
    let ((), changed) = ledger
        .change(title, |w| {
            w.conn().execute(sql, values)?;
            Ok(())
        })
        .unwrap();
    changed
}

/// Another copy of the same ledger, as if its folder had been carried to another computer.
fn twin(ledger: &Ledger) -> Ledger {
    let mut copy = packing(ledger.many);
    backup::copy_pages(&ledger.conn, &mut copy.conn).unwrap();
    clock::renew_replica(&copy.conn, "another computer").unwrap();
    copy
}

fn text(ledger: &Ledger, sql: &str) -> String {
    ledger.conn.query_row(sql, [], |row| row.get(0)).unwrap()
}
