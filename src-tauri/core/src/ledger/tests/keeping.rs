//! History, trash, files and backups: what was done and removed is still to be found.
use std::io::Read;

use super::random::dump;
use super::{add_community, add_person, add_school, execute, ledger, rename, set_note};
use crate::Ledger;
use crate::ids::Uid;
use crate::ledger::{BackupReason, ChangeKind, HistoryQuery, shelf};

#[test]
fn the_history_speaks_in_names_and_words_of_the_time() {
    let mut ledger = ledger();
    let me = r#"{"organizationName": "第二实验小学", "name": "周敏"}"#;
    ledger.set_preference("me", Some(me)).unwrap();
    let school = add_school(&mut ledger, "石桥中心小学");
    let community = add_community(&mut ledger, "第一片区", Some(school));
    let other = add_school(&mut ledger, "溪头小学");
    let sql = "UPDATE community SET reviewer = ?1, lead_mode = 'rotating' WHERE uid = ?2";
    execute(&mut ledger, "改共同体", sql, &[&other, &community]);
    execute(
        &mut ledger,
        "改校名",
        "UPDATE organization SET name = '石桥小学' WHERE uid = ?1",
        &[&school],
    );

    let lines = ledger
        .reader()
        .changes_of_record(community, None, 9)
        .unwrap();
    let reviewer = lines
        .iter()
        .find(|line| line.before.as_deref() == Some("石桥中心小学"))
        .unwrap();
    assert_eq!(reviewer.after.as_deref(), Some("溪头小学"));
    assert_eq!(
        (reviewer.kind_label.as_str(), reviewer.name.as_str()),
        ("教研共同体", "第一片区")
    );
    assert_eq!(reviewer.who.as_deref(), Some("第二实验小学 周敏"));
    assert!(
        lines
            .iter()
            .any(|line| line.before.as_deref() == Some("固定领衔")),
        "closed lists show their words: {lines:?}"
    );
    assert_eq!(lines.last().unwrap().change, ChangeKind::Added);
}

#[test]
fn a_removed_record_keeps_its_name_even_when_all_it_referred_to_went_with_it() {
    let mut ledger = ledger();
    let li = add_person(&mut ledger, "李敏");
    let school = add_school(&mut ledger, "石桥中心小学");
    let posting = Uid::new();
    let sql = "INSERT INTO posting (uid, owner, person, organization, from_date)
               VALUES (?1, ?2, ?3, ?2, '2020-09-01')";
    execute(&mut ledger, "任职", sql, &[&posting, &school, &li]);
    let before = dump(&ledger);
    let ((), removed) = ledger
        .change("删除李敏", |w| {
            w.conn()
                .execute("DELETE FROM posting WHERE uid = ?1", [posting])?;
            w.conn()
                .execute("DELETE FROM person WHERE uid = ?1", [li])?;
            Ok(())
        })
        .unwrap();
    let act = removed.act.unwrap().id;
    let lines = ledger.reader().changes_of_act(act, None, 9).unwrap();
    assert!(
        lines
            .iter()
            .all(|line| line.change == ChangeKind::Removed && line.name.contains("李敏")),
        "{lines:?}"
    );

    let trash = ledger.reader().trash(None, 9).unwrap();
    assert_eq!(
        trash.len(),
        1,
        "the posting lies with its person: {trash:?}"
    );
    assert_eq!((trash[0].name.as_str(), trash[0].records), ("李敏", 2));
    ledger.trash_restore(trash[0].id).unwrap();
    assert_eq!(dump(&ledger), before);
    assert!(ledger.reader().trash(None, 9).unwrap().is_empty());
    ledger.undo().unwrap();
    assert_eq!(
        ledger.reader().trash(None, 9).unwrap().len(),
        1,
        "undoing the restore puts it back"
    );
    ledger.undo().unwrap();
    assert!(
        ledger.reader().trash(None, 9).unwrap().is_empty(),
        "undoing the removal takes it out"
    );
    ledger.redo().unwrap();
    assert_eq!(ledger.reader().trash(None, 9).unwrap().len(), 1);
    assert_eq!(ledger.trash_empty().unwrap(), 1);
    assert!(ledger.reader().trash(None, 9).unwrap().is_empty());
}

#[test]
fn what_lost_its_parent_cannot_be_restored_and_says_why() {
    let mut ledger = ledger();
    let school = add_school(&mut ledger, "石桥中心小学");
    let community = add_community(&mut ledger, "第一片区", Some(school));
    execute(
        &mut ledger,
        "删除共同体",
        "DELETE FROM community WHERE uid = ?1",
        &[&community],
    );
    execute(
        &mut ledger,
        "删除学校",
        "DELETE FROM organization WHERE uid = ?1",
        &[&school],
    );
    let trash = ledger.reader().trash(None, 9).unwrap();
    let refused = ledger.trash_restore(trash[1].id).unwrap_err().to_string();
    assert!(refused.contains("“第一片区”"), "{refused}");
    ledger.trash_restore(trash[0].id).unwrap();
    ledger.trash_restore(trash[1].id).unwrap();
}

#[test]
fn the_history_is_searched_by_text_record_and_kind_and_paged() {
    let mut ledger = ledger();
    let li = add_person(&mut ledger, "李敏");
    for number in 0..8 {
        rename(&mut ledger, li, &format!("李敏{number}"));
    }
    add_school(&mut ledger, "石桥中心小学");
    let titles = |query: HistoryQuery| -> Vec<String> {
        let acts = ledger.reader().history(&query).unwrap();
        acts.into_iter().map(|act| act.title).collect()
    };
    let about = |text: &str| HistoryQuery {
        text: Some(text.into()),
        ..Default::default()
    };
    assert_eq!(titles(about("石桥")), ["新增石桥中心小学"]);
    assert_eq!(titles(about("敏7")), ["改名李敏7"]);
    assert!(
        titles(about("%")).is_empty(),
        "a percent sign is a percent sign"
    );
    assert_eq!(
        titles(HistoryQuery {
            record: Some(li),
            ..Default::default()
        })
        .len(),
        9
    );
    assert_eq!(
        titles(HistoryQuery {
            kind: Some("organization".into()),
            ..Default::default()
        })
        .len(),
        1
    );
    let first = ledger
        .reader()
        .history(&HistoryQuery {
            limit: Some(4),
            ..Default::default()
        })
        .unwrap();
    let rest = HistoryQuery {
        before: Some(first[3].id),
        ..Default::default()
    };
    assert_eq!(first.len() + titles(rest).len(), 10);
}

#[test]
fn files_stay_while_anything_names_them() {
    let mut ledger = ledger();
    let files = ledger.files();
    let photo = files.add(&mut "照片".as_bytes()).unwrap();
    assert_eq!(
        files.add(&mut "照片".as_bytes()).unwrap(),
        photo,
        "one content, one file"
    );
    let stray = files.add(&mut "没有记录的文件".as_bytes()).unwrap();
    let mut read = String::new();
    files
        .open(&photo.sha256)
        .unwrap()
        .read_to_string(&mut read)
        .unwrap();
    assert_eq!(read, "照片");
    assert!(files.open("../../ledger.db").is_err());

    super::add_community(&mut ledger, "第一片区", None);
    let evidence = evidence(&mut ledger, &photo.sha256);
    assert_eq!(ledger.files_clean().unwrap().files, 1);
    assert!(files.has(&photo.sha256) && !files.has(&stray.sha256));

    execute(
        &mut ledger,
        "删除佐证",
        "DELETE FROM evidence WHERE uid = ?1",
        &[&evidence],
    );
    assert_eq!(
        ledger.files_clean().unwrap().files,
        0,
        "undo and trash still name it"
    );
    ledger.trash_empty().unwrap();
    assert_eq!(
        ledger.files_clean().unwrap().files,
        0,
        "undo still names it"
    );
    for number in 0..51 {
        add_person(&mut ledger, &format!("教师{number}"));
    }
    assert_eq!(ledger.files_clean().unwrap().files, 1, "now nothing does");
}

#[test]
fn a_missing_and_a_damaged_file_are_found() {
    let mut ledger = ledger();
    super::add_community(&mut ledger, "第一片区", None);
    let files = ledger.files();
    for content in ["甲", "乙"] {
        let stored = files.add(&mut content.as_bytes()).unwrap();
        evidence(&mut ledger, &stored.sha256);
    }
    assert!(ledger.verify().unwrap().sound);
    let stored = files.list();
    let path = |name: &str| ledger.folder().join("files").join(&name[..2]).join(name);
    std::fs::remove_file(path(&stored[0])).unwrap();
    std::fs::write(path(&stored[1]), "别的内容").unwrap();
    let found = ledger.verify().unwrap();
    assert!(!found.sound && found.findings.len() == 2, "{found:?}");
    assert_eq!(ledger.missing_files().unwrap().len(), 1);
}

pub(super) fn evidence(ledger: &mut crate::Ledger, sha256: &str) -> Uid {
    let community: Uid = ledger
        .conn
        .query_row("SELECT uid FROM community", [], |row| row.get(0))
        .unwrap();
    let (activity, uid) = (Uid::new(), Uid::new());
    let sql = "INSERT INTO activity (uid, owner, code, community, title, form, status, mode)
               VALUES (?1, ?1, 'A08', ?2, '同课异构', 'same_lesson', 'held', 'offline')";
    execute(ledger, "新建活动", sql, &[&activity, &community]);
    let sql = "INSERT INTO evidence (uid, owner, kind, record, evidence_kind, file) VALUES (?1, ?2, 'activity', ?2, 'photo', ?3)";
    execute(ledger, "添加佐证", sql, &[&uid, &activity, &sha256]);
    uid
}

#[test]
fn a_backup_gives_back_what_was_and_keeps_what_it_replaced() {
    let mut ledger = ledger();
    let li = add_person(&mut ledger, "李敏");
    let then = dump(&ledger);
    let replica = super::clock::replica(&ledger.conn).unwrap();
    let backup = ledger.backup_now(BackupReason::Manual).unwrap();
    rename(&mut ledger, li, "李慧敏");
    set_note(&mut ledger, li, "九月起借调");
    let now = dump(&ledger);
    let clock = super::clock::last(&ledger.conn).unwrap();
    let mut reader = ledger.open_reader().unwrap();

    let replaced = ledger.restore(&backup.name).unwrap();
    assert_eq!(dump(&ledger), then);
    let name = reader
        .snapshot(|r| r.title_of(ledger.shapes.must("person")?.table, li))
        .unwrap();
    assert_eq!(
        name.as_deref(),
        Some("李敏"),
        "an open reader sees the restored state"
    );
    assert_ne!(
        super::clock::replica(&ledger.conn).unwrap(),
        replica,
        "a new copy has a new identity"
    );
    assert!(
        super::clock::last(&ledger.conn).unwrap() >= clock,
        "and its clock does not go back"
    );
    assert_eq!(replaced.reason, BackupReason::Restore);
    rename(&mut ledger, li, "李小敏");
    ledger.restore(&replaced.name).unwrap();
    assert_eq!(
        dump(&ledger),
        now,
        "what the restore replaced can be restored itself"
    );
}

#[test]
fn what_founds_a_ledger_cannot_be_undone_in_its_first_backup_either() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("岚溪县");
    let mut ledger = Ledger::create(&folder).unwrap();
    ledger
        .initialise("新建资料库", |w| {
            let sql = "INSERT INTO person (uid, owner, code, name) VALUES (?1, ?1, 'T1', '李敏')";
            w.conn().execute(sql, [Uid::new()])?;
            Ok(())
        })
        .unwrap();
    assert_eq!(ledger.reader().undo_state().unwrap().undo, None);
    assert_eq!(ledger.backup_trouble(), None, "today's backup is made");
    let kept = ledger.backup_list();
    let copy = rusqlite::Connection::open(shelf::folder_of(&folder).join(&kept[0].name)).unwrap();
    let undoable = "SELECT count(*) FROM act WHERE changeset IS NOT NULL";
    let count: i64 = copy.query_row(undoable, [], |row| row.get(0)).unwrap();
    assert_eq!((kept.len(), count), (1, 0));
}
