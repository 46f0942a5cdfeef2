//! Going back to a backup when there is hardly anything left, and when the going back is cut short.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rusqlite::Connection;

use super::random::{Dice, dump};
use super::{add_person, look, refusal};
use crate::Ledger;
use crate::error::ErrorCode;
use crate::ledger::{BackupReason, FolderState, Options, clock, restore_folder};

/// Leaves a folder as a restore from the named backup left it when it was cut short.
type Cut = fn(&Path, &str);

/// A ledger with two persons and a backup of them, and a third since, closed.
fn closed(folder: &Path) -> String {
    let mut ledger = Ledger::create(folder).unwrap();
    add_person(&mut ledger, "李敏");
    assert_eq!(ledger.backup_trouble(), None, "the day's is made, with one");
    add_person(&mut ledger, "王芳");
    let backup = ledger.backup_now(BackupReason::Manual).unwrap();
    add_person(&mut ledger, "赵强");
    backup.name
}

/// What an inspection offers is put back; answers how many persons there are then.
fn restored(folder: &Path) -> usize {
    let offered = look(folder).backup.expect("a backup is offered");
    let ledger = restore_folder(folder, &offered.name, Options::default()).unwrap();
    assert!(ledger.verify().unwrap().sound);
    dump(&ledger)["person"].len()
}

#[test]
fn a_ledger_whose_file_is_missing_comes_back_from_its_backups() {
    let folder = tempfile::tempdir().unwrap();
    closed(folder.path());
    fs::remove_file(folder.path().join("ledger.db")).unwrap();
    assert_eq!(refusal(folder.path()), ErrorCode::LedgerMissing);
    let words = Ledger::open(folder.path()).err().unwrap().to_string();
    assert!(
        words.contains("备份还在") && words.contains("最近的完好备份"),
        "{words}"
    );
    assert_eq!(look(folder.path()).state, FolderState::Missing);
    let refused = Ledger::create(folder.path()).err().unwrap().to_string();
    assert!(
        refused.contains("恢复备份"),
        "no new one among its backups: {refused}"
    );
    assert_eq!(restored(folder.path()), 2);
}

#[test]
fn a_missing_table_or_column_is_damage_also_in_a_backup() {
    for damage in [
        "DROP TABLE evidence",
        "DROP TABLE act",
        "ALTER TABLE person DROP COLUMN note",
    ] {
        let folder = tempfile::tempdir().unwrap();
        closed(folder.path());
        let harm = |path: PathBuf| {
            let conn = Connection::open(path).unwrap();
            conn.execute_batch(&format!(
                "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; {damage}"
            ))
            .unwrap();
        };
        harm(folder.path().join("ledger.db"));
        assert_eq!(refusal(folder.path()), ErrorCode::LedgerDamaged, "{damage}");
        assert_eq!(restored(folder.path()), 2, "{damage}");
        for entry in fs::read_dir(folder.path().join("backups")).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                harm(path);
            }
        }
        fs::remove_file(folder.path().join("ledger.db")).unwrap();
        assert_eq!(
            look(folder.path()).backup,
            None,
            "{damage}: no good one is left"
        );
    }
}

#[test]
fn a_restore_that_was_cut_short_at_any_step_is_done_again() {
    let damaged = |folder: &Path| {
        let backup = closed(folder);
        fs::write(folder.join("ledger.db"), [7; 5000]).unwrap();
        backup
    };
    // As it stands on the disk after so many of its steps.
    let steps: [(&str, Cut); 5] = [
        ("the copy half written", |folder, backup| {
            let whole = fs::read(folder.join("backups").join(backup)).unwrap();
            fs::write(folder.join("ledger.db.part"), &whole[..whole.len() / 2]).unwrap();
        }),
        ("the copy ready", |folder, backup| {
            fs::copy(
                folder.join("backups").join(backup),
                folder.join("ledger.db.part"),
            )
            .unwrap();
        }),
        ("SQLite at work on the copy", |folder, backup| {
            let part = folder.join("ledger.db.part");
            fs::copy(folder.join("backups").join(backup), &part).unwrap();
            let conn = Connection::open(&part).unwrap();
            conn.execute_batch(
                "PRAGMA cache_size = 1; BEGIN; UPDATE person SET note = hex(randomblob(90000));",
            )
            .unwrap();
            let journal = fs::read(folder.join("ledger.db.part-journal")).unwrap();
            assert!(journal.len() > 512, "pages are on their way");
            conn.execute_batch("ROLLBACK").unwrap();
            fs::write(folder.join("ledger.db.part-journal"), journal).unwrap();
        }),
        ("between the two renames", |folder, backup| {
            fs::copy(
                folder.join("backups").join(backup),
                folder.join("ledger.db.part"),
            )
            .unwrap();
            let aside = folder.join("backups/replaced-20250106-080000-1");
            fs::create_dir(&aside).unwrap();
            fs::rename(folder.join("ledger.db"), aside.join("ledger.db")).unwrap();
        }),
        ("the same, and the old log still there", |folder, _| {
            fs::write(folder.join("ledger.db-wal"), "the log of the damaged file").unwrap();
            fs::remove_file(folder.join("ledger.db")).unwrap();
        }),
    ];
    for (when, cut) in steps {
        let folder = tempfile::tempdir().unwrap();
        let backup = damaged(folder.path());
        cut(folder.path(), &backup);
        assert!(look(folder.path()).backup.is_some(), "{when}");
        assert_eq!(restored(folder.path()), 2, "{when}");
        assert!(
            !folder.path().join("ledger.db.part").exists(),
            "{when}: nothing is left lying"
        );
    }
}

#[test]
fn what_comes_after_a_restore_is_later_than_all_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let old = closed(folder.path());
    let ledger = Ledger::open(folder.path()).unwrap();
    ledger.backup_now(BackupReason::Manual).unwrap();
    let seen = clock::last(&ledger.conn).unwrap();
    drop(ledger);
    fs::remove_file(folder.path().join("ledger.db")).unwrap();
    let mut ledger = restore_folder(folder.path(), &old, Options::default()).unwrap();
    assert!(clock::last(&ledger.conn).unwrap() > seen);
    add_person(&mut ledger, "曾庆华");
    let newest = ledger.backup_now(BackupReason::Manual).unwrap();
    assert_eq!(
        ledger.backup_list()[0].name,
        newest.name,
        "the newest state is the newest backup"
    );
}

#[test]
fn a_backup_of_a_newer_version_is_not_put_back_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let backup = closed(folder.path());
    let conn = Connection::open(folder.path().join("backups").join(&backup)).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    conn.close().unwrap();
    let mut ledger = Ledger::open(folder.path()).unwrap();
    let refused = ledger.restore(&backup).unwrap_err().to_string();
    assert!(refused.contains("更新的版本"), "{refused}");
}

#[test]
fn a_restore_killed_at_any_moment_can_be_done_again() {
    let kills = if std::env::var_os("LIANYAN_LONG").is_some() {
        60
    } else {
        12
    };
    let folder = tempfile::tempdir().unwrap();
    let backup = closed(folder.path());
    let mut dice = Dice::new(u64::from(std::process::id()));
    for number in 0..kills {
        let me = std::env::current_exe().unwrap();
        let mut child = Command::new(me)
            .args([
                "--exact",
                "ledger::tests::restoring::restores",
                "--ignored",
                "--test-threads=1",
            ])
            .env("LIANYAN_CHILD_FOLDER", folder.path())
            .env("LIANYAN_CHILD_BACKUP", &backup)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(20 + dice.roll(250) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let db = folder.path().join("ledger.db");
        let there = fs::read(&db).is_ok_and(|bytes| bytes.starts_with(b"SQLite"));
        let persons = match there && Ledger::open(folder.path()).is_ok() {
            true => dump(&Ledger::open(folder.path()).unwrap())["person"].len(),
            false => restored(folder.path()),
        };
        assert!(
            (2..=3).contains(&persons),
            "kill {number}: {persons} persons"
        );
    }
}

/// Damages the ledger and puts its backup back, again and again.
#[test]
#[ignore = "the child process of the kill drill"]
fn restores() {
    let variable = |name: &str| std::env::var(format!("LIANYAN_CHILD_{name}")).unwrap();
    let folder = PathBuf::from(variable("FOLDER"));
    loop {
        fs::write(folder.join("ledger.db"), [7; 5000]).unwrap();
        let mut options = Options::default();
        options.tuning.daily_backup = false;
        drop(restore_folder(&folder, &variable("BACKUP"), options).unwrap());
    }
}
