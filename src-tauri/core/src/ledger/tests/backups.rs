//! Backups by a clock that may be wrong, on a disk that may be full.
use std::fs;
use std::path::Path;
use std::time::Duration;

use super::{add_person, add_school, clocked, open_on, set_clock};
use crate::Ledger;
use crate::error::Failure;
use crate::ledger::{BackupReason, newest_good_backup};

/// One act on each of these days, the ledger closed in between.
fn work(folder: &Path, days: &[String]) {
    for day in days {
        add_school(&mut open_on(folder, day), &format!("{day}小学"));
    }
}

fn january(days: std::ops::RangeInclusive<u32>) -> Vec<String> {
    days.map(|day| format!("2025-01-{day:02}")).collect()
}

fn days_of_backups(ledger: &Ledger) -> Vec<String> {
    let list = ledger.backup_list().into_iter();
    list.map(|info| info.made_at.date().to_string()).collect()
}

#[test]
fn one_act_under_a_wrong_date_costs_no_backup_and_the_newest_stays_the_newest() {
    for wrong in ["2026-01-22", "2025-03-20", "2090-06-01", "2000-01-01"] {
        let folder = tempfile::tempdir().unwrap();
        work(folder.path(), &january(2..=21));
        work(folder.path(), &[wrong.to_owned()]);
        work(folder.path(), &january(23..=25));
        let ledger = open_on(folder.path(), "2025-01-25");
        let days = days_of_backups(&ledger);
        assert_eq!(days.len(), 24, "{wrong}: {days:?}");
        assert_eq!(
            days[..4],
            ["2025-01-25", "2025-01-24", "2025-01-23", wrong],
            "{wrong}"
        );
        let list = ledger.backup_list();
        let odd: Vec<String> = list
            .iter()
            .filter(|info| info.odd_date)
            .map(|info| info.made_at.date().to_string())
            .collect();
        assert_eq!(odd, [wrong], "only that one is odd");
        let newest = newest_good_backup(folder.path(), ledger.now()).unwrap();
        assert_eq!(newest.made_at.date().to_string(), "2025-01-25", "{wrong}");
        let notes = ledger.verify().unwrap().notes.join("");
        assert!(notes.contains("有1份备份的日期"), "{wrong}: {notes}");
    }
}

#[test]
fn the_clock_is_asked_about_when_an_act_lies_ahead_or_long_ago() {
    let folder = tempfile::tempdir().unwrap();
    work(folder.path(), &january(20..=21));
    let ask = |day: &str| {
        let ledger = open_on(folder.path(), day);
        ledger.reader().clock_question().unwrap()
    };
    assert_eq!(ask("2025-01-21"), None);
    assert_eq!(ask("2025-05-01"), None, "a pause");
    let pause = ask("2026-01-22").unwrap();
    assert!(
        pause.contains("上次操作在2025年1月21日") && pause.contains("366天"),
        "{pause}"
    );
    work(folder.path(), &["2026-01-22".to_owned()]);
    let ahead = ask("2025-01-25").unwrap();
    assert!(
        ahead.contains("记在2026年1月22日") && ahead.contains("（2025年1月25日）"),
        "{ahead}"
    );
}

#[test]
fn a_clock_that_begins_at_the_same_day_again_and_again_does_not_end_the_backups() {
    let folder = tempfile::tempdir().unwrap();
    work(folder.path(), &["2000-01-01".to_owned()]);
    let mut ledger = open_on(folder.path(), "2000-01-01");
    for number in 0..260 {
        add_person(&mut ledger, &format!("教师{number}"));
    }
    drop(ledger);
    let mut ledger = open_on(folder.path(), "2000-01-01");
    assert_eq!(ledger.backup_list().len(), 1);
    for number in 260..510 {
        add_person(&mut ledger, &format!("教师{number}"));
    }
    assert_eq!(ledger.backup_trouble(), None);
    assert_eq!(
        ledger.backup_list().len(),
        2,
        "500 acts are as good as a day"
    );
}

#[test]
fn a_failed_daily_backup_is_tried_again_and_told_until_one_is_made() {
    let folder = tempfile::tempdir().unwrap();
    set_clock("2025-01-06T08:00:00");
    let mut options = clocked();
    options.tuning.retry = Duration::ZERO;
    let mut ledger = Ledger::create_with(folder.path(), options).unwrap();
    let backups = folder.path().join("backups");
    fs::write(&backups, "a file where the folder should be").unwrap();
    add_person(&mut ledger, "李敏");
    let trouble = ledger
        .backup_trouble()
        .expect("the act stands, its backup does not");
    assert!(trouble.contains("今天的自动备份没有做成"), "{trouble}");
    drop(ledger);
    let mut ledger = Ledger::open_with(folder.path(), options).unwrap();
    let trouble = ledger.backup_trouble().expect("told again after closing");
    assert!(trouble.contains("2025年1月6日"), "{trouble}");
    add_person(&mut ledger, "王芳");
    assert!(ledger.backup_trouble().is_some(), "still in the way");
    fs::remove_file(&backups).unwrap();
    add_person(&mut ledger, "赵强");
    assert_eq!(
        ledger.backup_trouble(),
        None,
        "made at last, on the same day"
    );
    drop(ledger);
    let mut ledger = Ledger::open_with(folder.path(), options).unwrap();
    assert_eq!(ledger.backup_trouble(), None);
}

#[test]
fn a_failed_backup_is_not_tried_at_every_act() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = open_on(folder.path(), "2025-01-06");
    let backups = folder.path().join("backups");
    fs::write(&backups, "a file where the folder should be").unwrap();
    add_person(&mut ledger, "李敏");
    assert!(ledger.backup_trouble().is_some());
    fs::remove_file(&backups).unwrap();
    add_person(&mut ledger, "王芳");
    assert!(ledger.backup_trouble().is_some(), "it waits ten minutes");
}

#[test]
fn imports_copy_what_stood_before_once_an_hour_and_not_for_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = clocked();
    options.tuning.daily_backup = false;
    set_clock("2025-01-06T08:00:00");
    let mut ledger = Ledger::create_with(folder.path(), options).unwrap();
    let mut import = |moment: &str, name: Option<&str>| {
        set_clock(moment);
        let ((), _) = ledger
            .change_after_copy("导入名册", BackupReason::Import, |w| {
                if let Some(name) = name {
                    let sql =
                        "INSERT INTO person (uid, owner, code, name) VALUES (?1, ?1, 'T1', ?2)";
                    w.conn().execute(sql, (crate::ids::Uid::new(), name))?;
                }
                Ok(())
            })
            .unwrap();
        ledger.backup_list().len()
    };
    assert_eq!(import("2025-01-06T08:00:00", None), 0, "an empty import");
    assert_eq!(import("2025-01-06T08:01:00", Some("李敏")), 1);
    assert_eq!(
        import("2025-01-06T08:30:00", Some("王芳")),
        1,
        "within the hour"
    );
    assert_eq!(import("2025-01-06T09:02:00", Some("赵强")), 2);
    let first = ledger.backup_list().pop().unwrap();
    ledger.restore(&first.name).unwrap();
    let persons = super::text(&ledger, "SELECT count(*) || '' FROM person");
    assert_eq!(persons, "0", "it holds what stood before the import");
}

#[test]
fn a_full_disk_is_called_so_and_the_act_can_be_done_again() {
    let mut ledger = super::ledger();
    let pages: i64 = ledger
        .conn
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    ledger
        .conn
        .pragma_update(None, "max_page_count", pages)
        .unwrap();
    let refused = ledger.change("新增", |w| {
        let sql =
            "INSERT INTO person (uid, owner, code, name, note) VALUES (?1, ?1, 'T1', '李敏', ?2)";
        w.conn()
            .execute(sql, (crate::ids::Uid::new(), "备注".repeat(50_000)))?;
        Ok(())
    });
    let failure = Failure::from(refused.unwrap_err());
    assert!(
        failure.message.starts_with("磁盘已满"),
        "{}",
        failure.message
    );
    assert_eq!(
        failure.code,
        crate::error::ErrorCode::File,
        "no fault of the program"
    );
    ledger
        .conn
        .pragma_update(None, "max_page_count", pages * 1000)
        .unwrap();
    add_person(&mut ledger, "李敏");
}
