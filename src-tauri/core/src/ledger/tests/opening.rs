//! Opening: what is refused is refused untouched, and copies are known as copies.
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::random::dump;
use super::{add_person, look, refusal, rename};
use crate::Ledger;
use crate::error::{Error, ErrorCode};
use crate::ledger::{BackupReason, FolderState, Options, clock, migrations, restore_folder};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Every file with its size and the digest of what it holds.
fn contents(folder: &Path) -> BTreeMap<String, (usize, String)> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file() && !path.ends_with("ledger.lock"));
    let content = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap();
        let digest = format!("{:x?}", Sha256::digest(&bytes));
        (path.display().to_string(), (bytes.len(), digest))
    };
    files.map(content).collect()
}

/// A ledger with two persons and a backup, closed.
fn closed(folder: &Path) {
    let mut ledger = Ledger::create(folder).unwrap();
    add_person(&mut ledger, "李敏");
    add_person(&mut ledger, "王芳");
    ledger.backup_now(BackupReason::Manual).unwrap();
    assert_eq!(ledger.backup_trouble(), None);
}

#[test]
fn a_newer_file_is_refused_untouched() {
    let folder = folder();
    closed(folder.path());
    let db = folder.path().join("ledger.db");
    let conn = Connection::open(&db).unwrap();
    conn.pragma_update(None, "user_version", migrations::CURRENT + 1)
        .unwrap();
    conn.close().unwrap();
    let before = contents(folder.path());
    assert_eq!(refusal(folder.path()), ErrorCode::LedgerTooNew);
    assert_eq!(look(folder.path()).state, FolderState::Newer);
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_foreign_file_is_refused_untouched() {
    let folder = folder();
    let db = folder.path().join("ledger.db");
    let conn = Connection::open(&db).unwrap();
    conn.execute_batch("CREATE TABLE letters (body TEXT)")
        .unwrap();
    conn.close().unwrap();
    let before = contents(folder.path());
    assert_eq!(refusal(folder.path()), ErrorCode::LedgerForeign);
    assert_eq!(look(folder.path()).state, FolderState::Foreign);
    assert_eq!(contents(folder.path()), before);
    fs::write(&db, "这是一封信").unwrap();
    assert_eq!(refusal(folder.path()), ErrorCode::LedgerForeign);
    assert_eq!(fs::read_to_string(&db).unwrap(), "这是一封信");
}

#[test]
fn a_damaged_file_is_refused_untouched_and_the_newest_good_backup_takes_its_place() {
    let folder = folder();
    closed(folder.path());
    let db = folder.path().join("ledger.db");
    let mut bytes = fs::read(&db).unwrap();
    for byte in &mut bytes[5000..30000] {
        *byte ^= 0x5a;
    }
    fs::write(&db, &bytes).unwrap();
    let before = contents(folder.path());
    assert_eq!(refusal(folder.path()), ErrorCode::LedgerDamaged);
    let found = look(folder.path());
    assert_eq!(found.state, FolderState::Damaged);
    assert_eq!(contents(folder.path()), before);

    let backup = found.backup.expect("a good backup is offered");
    let ledger = restore_folder(folder.path(), &backup.name, Options::default()).unwrap();
    assert_eq!(dump(&ledger)["person"].len(), 2);
    let kept = fs::read_dir(folder.path().join("backups")).unwrap();
    let kept = kept
        .map(|entry| entry.unwrap().path())
        .find(|path| path.is_dir())
        .unwrap();
    assert_eq!(
        fs::read(kept.join("ledger.db")).unwrap(),
        bytes,
        "the damaged file is kept"
    );
}

#[test]
fn a_damaged_backup_is_not_offered() {
    let folder = folder();
    closed(folder.path());
    for entry in fs::read_dir(folder.path().join("backups")).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = fs::read(&path).unwrap();
        bytes[4096..60000].fill(7);
        fs::write(path, bytes).unwrap();
    }
    fs::write(folder.path().join("ledger.db"), [0; 5000]).unwrap();
    let found = look(folder.path());
    assert_eq!((found.state, found.backup), (FolderState::Damaged, None));
}

#[test]
fn an_empty_folder_holds_no_ledger() {
    let folder = folder();
    assert!(Ledger::open(folder.path()).is_err());
    assert_eq!(look(folder.path()).state, FolderState::Missing);
    assert!(contents(folder.path()).is_empty(), "looking makes no files");
}

#[test]
fn a_second_program_is_refused_but_may_read() {
    let folder = folder();
    let mut ledger = Ledger::create(folder.path()).unwrap();
    add_person(&mut ledger, "李敏");
    assert_eq!(refusal(folder.path()), ErrorCode::LedgerLocked);
    let found = look(folder.path());
    assert_eq!(found.state, FolderState::Locked);
    assert!(
        found
            .locked_by
            .unwrap()
            .contains("这台电脑上的另一个联研程序")
    );
    assert_eq!(found.last_act.unwrap().title, "新增李敏");

    let reading = Options {
        read_only: true,
        ..Options::default()
    };
    let mut second = Ledger::open_with(folder.path(), reading).unwrap();
    assert_eq!(dump(&second)["person"].len(), 1);
    let refused = second.change("改名", |_| Ok(())).unwrap_err();
    assert!(matches!(
        refused,
        Error::Ledger {
            code: ErrorCode::LedgerReadOnly,
            ..
        }
    ));
    drop(ledger);
    Ledger::open(folder.path()).expect("the lock goes with its holder");
}

#[test]
fn a_write_protected_ledger_is_read_with_its_log() {
    let folder = folder();
    let mut ledger = Ledger::create(folder.path()).unwrap();
    add_person(&mut ledger, "李敏");
    let stick = tempfile::tempdir().unwrap();
    for name in ["ledger.db", "ledger.db-wal"] {
        fs::copy(folder.path().join(name), stick.path().join(name)).unwrap();
        let path = stick.path().join(name);
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).unwrap();
    }
    let before = contents(stick.path());
    assert_eq!(look(stick.path()).state, FolderState::Ok);
    let mut copy = Ledger::open(stick.path()).unwrap();
    assert_eq!(
        dump(&copy)["person"].len(),
        1,
        "the person is still in the log only"
    );
    assert!(copy.read_only().unwrap().contains("写保护"));
    assert!(copy.undo().is_err());
    drop(copy);
    assert_eq!(contents(stick.path()), before);
}

#[test]
fn a_copied_folder_is_another_replica_and_the_same_folder_is_not() {
    let (first, second) = (folder(), folder());
    closed(first.path());
    let replica = |folder: &Path| clock::replica(&Ledger::open(folder).unwrap().conn).unwrap();
    let original = replica(first.path());
    assert_eq!(
        replica(first.path()),
        original,
        "opening again changes nothing"
    );
    fs::copy(
        first.path().join("ledger.db"),
        second.path().join("ledger.db"),
    )
    .unwrap();
    assert_ne!(replica(second.path()), original);
    assert_eq!(replica(first.path()), original);
}

#[test]
fn the_clock_never_goes_back_with_the_computers() {
    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }
    let mut ledger = super::ledger().with_clock(|| at("2026-03-05T14:00:00"));
    let li = add_person(&mut ledger, "李敏");
    let before = clock::last(&ledger.conn).unwrap();
    let mut ledger = ledger.with_clock(|| at("2020-01-01T00:00:00"));
    rename(&mut ledger, li, "李慧敏");
    assert!(clock::last(&ledger.conn).unwrap() > before);
}

#[test]
fn the_first_act_of_a_day_makes_a_backup_and_the_second_none() {
    let folder = folder();
    let mut ledger = Ledger::create(folder.path()).unwrap();
    assert!(ledger.backup_list().is_empty());
    let li = add_person(&mut ledger, "李敏");
    assert_eq!(ledger.backup_trouble(), None);
    assert_eq!(ledger.backup_list().len(), 1);
    rename(&mut ledger, li, "李慧敏");
    drop(ledger);
    let mut ledger = Ledger::open(folder.path()).unwrap();
    rename(&mut ledger, li, "李小敏");
    assert_eq!(ledger.backup_trouble(), None);
    assert_eq!(ledger.backup_list().len(), 1);
    assert_eq!(
        contents(folder.path()).len(),
        3,
        "db, -wal and -shm while open"
    );
    drop(ledger);
    assert_eq!(contents(folder.path()).len(), 1, "closing leaves one file");
}

#[test]
fn readers_see_one_state_throughout_a_snapshot() {
    let mut ledger = super::ledger();
    add_person(&mut ledger, "李敏");
    let mut reader = ledger.open_reader().unwrap();
    let count = |r: crate::Reader<'_>| -> i64 {
        r.conn()
            .query_row("SELECT count(*) FROM person", [], |row| row.get(0))
            .unwrap()
    };
    let (first, second) = reader
        .snapshot(|r| {
            let first = count(r);
            add_person(&mut ledger, "王芳");
            Ok((first, count(r)))
        })
        .unwrap();
    assert_eq!((first, second), (1, 1));
    assert_eq!(reader.snapshot(|r| Ok(count(r))).unwrap(), 2);
    assert!(
        reader
            .snapshot(|r| Ok(r.conn().execute("DELETE FROM person", []).is_err()))
            .unwrap(),
        "a reader cannot write"
    );
}
