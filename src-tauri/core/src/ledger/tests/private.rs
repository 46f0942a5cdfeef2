//! Nobody else on the computer can read a ledger, unless its folder was shared on purpose.
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::add_person;
use crate::Ledger;
use crate::ledger::{BackupReason, PlaceKind, place_warning};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// The folder and everything in it.
fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(all(&path)),
            false => found.push(path),
        }
    }
    found
}

fn assert_private(folder: &Path, when: &str) {
    for path in all(folder) {
        assert_eq!(
            mode(&path) & 0o077,
            0,
            "{when}: {} {:o}",
            path.display(),
            mode(&path)
        );
    }
}

/// A ledger with evidence and a backup, open.
fn used(folder: &Path) -> Ledger {
    let mut ledger = Ledger::create(folder).unwrap();
    ledger.files().add(&mut "照片".as_bytes()).unwrap();
    add_person(&mut ledger, "李敏");
    ledger.backup_now(BackupReason::Manual).unwrap();
    assert_eq!(ledger.backup_trouble(), None);
    ledger
}

#[test]
fn what_a_ledger_makes_only_its_owner_can_read() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("岚溪县");
    let ledger = used(&folder);
    assert_private(&folder, "while open");
    drop(ledger);
    assert_private(&folder, "closed");
}

#[test]
fn a_ledger_that_others_could_read_is_put_right_when_it_is_opened() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("岚溪县");
    drop(used(&folder));
    for path in all(&folder) {
        set_mode(&path, if path.is_dir() { 0o755 } else { 0o644 });
    }
    let ledger = Ledger::open(&folder).unwrap();
    assert_eq!(mode(&folder), 0o700);
    for name in [
        "ledger.db",
        "ledger.db-wal",
        "files",
        "backups",
        "ledger.lock",
    ] {
        assert_eq!(mode(&folder.join(name)) & 0o077, 0, "{name}");
    }
    drop(ledger);
    fs::write(folder.join("别的文件.txt"), "not ours").unwrap();
    set_mode(&folder, 0o755);
    drop(Ledger::open(&folder).unwrap());
    assert_eq!(mode(&folder), 0o755, "somebody else's file lies there too");
    assert_eq!(
        mode(&folder.join("ledger.db")),
        0o600,
        "ours is closed all the same"
    );
}

#[test]
fn a_folder_shared_on_purpose_stays_shared_and_is_told() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("岚溪县");
    drop(used(&folder));
    set_mode(&folder, 0o2770);
    set_mode(&folder.join("ledger.db"), 0o660);
    drop(Ledger::open(&folder).unwrap());
    assert_eq!(
        (mode(&folder), mode(&folder.join("ledger.db"))),
        (0o2770, 0o660)
    );
    let warning = place_warning(&folder).unwrap();
    assert_eq!(warning.kind, PlaceKind::Shared);
}

#[test]
fn what_a_killed_run_left_half_made_is_cleared_at_the_next_opening() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("岚溪县");
    drop(used(&folder));
    let halves = [
        "ledger.db.part",
        "backups/ledger-20250106-080000-daily.db.part",
        "files/part-x1y2",
    ];
    for half in halves {
        fs::write(folder.join(half), "half").unwrap();
    }
    let before = all(&folder).len();
    drop(Ledger::open(&folder).unwrap());
    assert_eq!(all(&folder).len(), before - halves.len());
    assert!(halves.iter().all(|half| !folder.join(half).exists()));
}
