//! The data file goes away while it is open: nothing more is acknowledged, nothing saved is lost.
use std::fs;
use std::path::Path;

use super::random::dump;
use super::{add_person, ledger};
use crate::Ledger;
use crate::error::{Error, ErrorCode};
use crate::ids::Uid;
use crate::ledger::BackupReason;

/// A way in which the file can go away.
type Way = fn(&Path);

const WAYS: &[(&str, Way)] = &[
    ("removed", |folder| {
        fs::remove_file(folder.join("ledger.db")).unwrap()
    }),
    ("renamed", |folder| {
        fs::rename(folder.join("ledger.db"), folder.join("ledger(1).db")).unwrap();
    }),
    ("replaced by an older one", |folder| {
        let old = folder.join("old.db");
        fs::copy(folder.join("ledger.db"), &old).unwrap();
        fs::rename(old, folder.join("ledger.db")).unwrap();
    }),
    ("its log removed", |folder| {
        fs::remove_file(folder.join("ledger.db-wal")).unwrap()
    }),
    ("its folder renamed", |folder| {
        fs::rename(folder, folder.with_file_name("挪走了")).unwrap();
    }),
];

fn is_gone<T: std::fmt::Debug>(outcome: Result<T, Error>) -> bool {
    matches!(
        outcome,
        Err(Error::Ledger {
            code: ErrorCode::LedgerGone,
            ..
        })
    )
}

#[cfg(unix)]
#[test]
fn no_act_is_acknowledged_into_a_file_that_has_gone_and_all_before_can_be_saved() {
    for (how, go) in WAYS {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("岚溪县");
        let mut ledger = Ledger::create(&folder).unwrap();
        add_person(&mut ledger, "李敏");
        assert_eq!(ledger.backup_trouble(), None);
        add_person(&mut ledger, "王芳");
        assert!(!ledger.is_gone(), "{how}");
        let before = dump(&ledger);
        go(&folder);
        assert!(ledger.is_gone(), "{how}");

        let act = ledger.change("新增", |w| {
            let sql = "INSERT INTO person (uid, owner, code, name) VALUES (?1, ?1, 'T9', '赵强')";
            w.conn().execute(sql, [Uid::new()])?;
            Ok(())
        });
        assert!(is_gone(act), "{how}: an act");
        assert!(is_gone(ledger.undo()), "{how}: an undo");
        assert!(
            is_gone(ledger.set_preference("me", Some("{}"))),
            "{how}: a preference"
        );
        assert!(is_gone(ledger.trash_empty()), "{how}: the trash");
        assert!(
            is_gone(ledger.backup_now(BackupReason::Manual)),
            "{how}: a backup"
        );
        assert_eq!(dump(&ledger), before, "{how}: nothing was written");

        let copy = home.path().join("另存");
        let read = ledger.reader().seen().unwrap();
        ledger.save_copy(&copy).unwrap();
        drop(ledger);
        let mut saved = Ledger::open(&copy).unwrap();
        assert_eq!(
            dump(&saved),
            before,
            "{how}: all that was acknowledged is there"
        );
        assert!(saved.verify().unwrap().sound, "{how}");
        let typed = saved.change_seen("改名", Some(read), |_| Ok(()));
        assert!(
            typed.is_ok(),
            "{how}: what was typed before is saved in the copy"
        );
        add_person(&mut saved, "赵强");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_goes_during_an_act_is_noticed_before_it_is_acknowledged() {
    let mut ledger = ledger();
    add_person(&mut ledger, "李敏");
    let db = ledger.folder().join("ledger.db");
    let before = dump(&ledger);
    let act = ledger.change("新增", |w| {
        let sql = "INSERT INTO person (uid, owner, code, name) VALUES (?1, ?1, 'T9', '赵强')";
        w.conn().execute(sql, [Uid::new()])?;
        fs::remove_file(&db).unwrap();
        Ok(())
    });
    assert!(is_gone(act));
    assert_eq!(dump(&ledger), before);
}

#[test]
fn a_copy_takes_the_evidence_along_and_tells_how_much_was_missing() {
    let mut ledger = ledger();
    super::add_community(&mut ledger, "第一片区", None);
    let files = ledger.files();
    let kept = files.add(&mut "照片".as_bytes()).unwrap();
    let lost = files.add(&mut "不见的照片".as_bytes()).unwrap();
    for file in [&kept, &lost] {
        super::keeping::evidence(&mut ledger, &file.sha256);
    }
    let path = ledger
        .folder()
        .join("files")
        .join(&lost.sha256[..2])
        .join(&lost.sha256);
    fs::remove_file(path).unwrap();
    let home = tempfile::tempdir().unwrap();
    let saved = ledger.save_copy(&home.path().join("另存")).unwrap();
    assert_eq!(saved.files_missing, 1);
    let copy = Ledger::open(&home.path().join("另存")).unwrap();
    assert!(copy.files().is_sound(&kept.sha256));
    let again = ledger.save_copy(&home.path().join("另存")).unwrap_err();
    assert!(again.to_string().contains("已有一个资料库"), "{again}");
}
