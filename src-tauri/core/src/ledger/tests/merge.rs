//! Acceptance 6: two copies, changed apart, merged in both directions, come to the same records.
use super::random::{self, Dice, dump};
use super::{
    add_person, add_school, execute, ledger, packing, person_name, rename, set_note, text, twin,
};
use crate::Ledger;
use crate::ids::Uid;
use crate::ledger::{MergeOutcome, Package};

fn package(ledger: &Ledger) -> Package {
    let sent = serde_json::to_string(&ledger.reader().package().unwrap()).unwrap();
    serde_json::from_str(&sent).unwrap()
}

/// Merges both ways, from packages made before either, and checks that both came to the same end.
fn exchange(a: &mut Ledger, b: &mut Ledger) -> (MergeOutcome, MergeOutcome) {
    let (from_a, from_b) = (package(a), package(b));
    let at_a = a.merge(&from_b).unwrap();
    let at_b = b.merge(&from_a).unwrap();
    assert_same(a, b);
    for (ledger, package) in [(&mut *a, &from_b), (&mut *b, &from_a)] {
        let before = dump(ledger);
        let again = ledger.merge(package).unwrap();
        assert_eq!(
            again.changed.act, None,
            "the same package again changes nothing"
        );
        assert_eq!(again.conflicts, [], "and tells of no conflict again");
        assert_eq!(dump(ledger), before);
    }
    (at_a, at_b)
}

fn assert_same(a: &Ledger, b: &Ledger) {
    assert_eq!(dump(a), dump(b), "the records");
    assert_eq!(versions(a), versions(b), "the versions");
    let mut check = a.conn.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(!check.exists([]).unwrap(), "a reference leads nowhere");
}

/// What a package tells besides the records, wherever the file keeps it.
fn versions(ledger: &Ledger) -> Vec<String> {
    let package = ledger.reader().package().unwrap();
    let records = package.records.iter();
    let living = records.map(|sent| format!("{:?} {:?}", sent.record.uid, sent.versions));
    let removed = package.tombstones.iter().map(|gone| format!("{gone:?}"));
    living.chain(removed).collect()
}

/// So that the next act is later by the wall clock too, and which one wins is certain.
fn pause() {
    std::thread::sleep(std::time::Duration::from_millis(3));
}

fn activity(ledger: &mut Ledger) -> Uid {
    let community = super::add_community(ledger, "第一片区", None);
    let uid = Uid::new();
    let sql = "INSERT INTO activity (uid, owner, code, community, title, form, status, mode)
               VALUES (?1, ?1, 'A08', ?2, '同课异构', 'same_lesson', 'held', 'offline')";
    execute(ledger, "新建活动", sql, &[&uid, &community]);
    uid
}

fn sign_in(ledger: &mut Ledger, activity: Uid, person: Uid, status: &str) -> Uid {
    let uid = Uid::derived("attendance", &[activity.as_bytes(), person.as_bytes()]);
    let sql =
        "INSERT INTO attendance (uid, owner, activity, person, status) VALUES (?1, ?2, ?2, ?3, ?4)";
    execute(
        ledger,
        "登记签到",
        sql,
        &[&uid, &activity, &person, &status],
    );
    uid
}

fn pair() -> (Ledger, Ledger, Uid, Uid) {
    let mut a = ledger();
    let li = add_person(&mut a, "李敏");
    let activity = activity(&mut a);
    let b = twin(&a);
    (a, b, li, activity)
}

#[test]
fn different_fields_of_one_record_are_both_kept() {
    let (mut a, mut b, li, _) = pair();
    rename(&mut a, li, "李慧敏");
    set_note(&mut b, li, "九月起借调");
    let (at_a, at_b) = exchange(&mut a, &mut b);
    assert_eq!(person_name(&a, li), "李慧敏");
    assert_eq!(text(&a, "SELECT note FROM person"), "九月起借调");
    assert_eq!((at_a.conflicts.len(), at_b.conflicts.len()), (0, 0));
}

#[test]
fn of_one_field_the_later_value_stands_and_the_other_is_listed_and_kept_in_the_history() {
    let (mut a, mut b, li, _) = pair();
    rename(&mut a, li, "李慧敏");
    pause();
    rename(&mut b, li, "李小敏");
    let (at_a, at_b) = exchange(&mut a, &mut b);
    assert_eq!(person_name(&a, li), "李小敏");
    for outcome in [&at_a, &at_b] {
        let conflict = &outcome.conflicts[0];
        assert_eq!(conflict.field.as_deref(), Some("姓名"));
        assert_eq!(conflict.kept.as_deref(), Some("李小敏"));
        assert_eq!(conflict.other.as_deref(), Some("李慧敏"));
    }
    for ledger in [&a, &b] {
        let lines = ledger.reader().changes_of_record(li, None, 9).unwrap();
        assert!(
            lines
                .iter()
                .any(|line| line.before.as_deref() == Some("李慧敏")
                    && line.after.as_deref() == Some("李小敏")),
            "the history keeps the value that gave way: {lines:?}"
        );
    }
}

#[test]
fn a_later_write_that_knew_the_earlier_one_is_no_conflict() {
    let (mut a, mut b, li, _) = pair();
    rename(&mut a, li, "李慧敏");
    b.merge(&package(&a)).unwrap();
    rename(&mut b, li, "李小敏");
    let outcome = a.merge(&package(&b)).unwrap();
    assert_eq!(person_name(&a, li), "李小敏");
    assert_eq!(outcome.conflicts, []);
}

#[test]
fn what_one_copy_removed_goes_and_the_others_edit_of_its_child_goes_to_the_trash() {
    let (mut a, mut b, li, activity) = pair();
    let sign = sign_in(&mut a, activity, li, "present");
    b.merge(&package(&a)).unwrap();
    execute(
        &mut a,
        "删除签到",
        "DELETE FROM attendance WHERE uid = ?1",
        &[&sign],
    );
    execute(
        &mut a,
        "删除活动",
        "DELETE FROM activity WHERE uid = ?1",
        &[&activity],
    );
    execute(
        &mut b,
        "改签到",
        "UPDATE attendance SET status = 'late' WHERE uid = ?1",
        &[&sign],
    );
    let (at_a, at_b) = exchange(&mut a, &mut b);
    assert_eq!(text(&a, "SELECT count(*) || '' FROM attendance"), "0");
    assert!(
        !at_a.conflicts.is_empty() && !at_b.conflicts.is_empty(),
        "both sides are told"
    );
    let trash = b.reader().trash(None, 9).unwrap();
    assert_eq!(
        trash.iter().map(|entry| entry.records).sum::<u32>(),
        2,
        "{trash:?}"
    );
}

#[test]
fn a_child_added_to_a_removed_record_goes_with_it_into_the_trash_of_both() {
    let (mut a, mut b, li, activity) = pair();
    execute(
        &mut a,
        "删除活动",
        "DELETE FROM activity WHERE uid = ?1",
        &[&activity],
    );
    sign_in(&mut b, activity, li, "present");
    let (at_a, at_b) = exchange(&mut a, &mut b);
    assert_eq!((at_a.conflicts.len(), at_b.conflicts.len()), (1, 1));
    for ledger in [&a, &b] {
        let trash = ledger.reader().trash(None, 9).unwrap();
        let sign_ins = trash
            .iter()
            .filter(|entry| entry.kind == "attendance" || entry.records > 1);
        assert_eq!(
            sign_ins.count(),
            1,
            "the sign-in can be found again: {trash:?}"
        );
    }
}

#[test]
fn undoing_a_removal_after_the_exchange_brings_the_record_back_everywhere() {
    let (mut a, mut b, li, activity) = pair();
    execute(
        &mut a,
        "删除活动",
        "DELETE FROM activity WHERE uid = ?1",
        &[&activity],
    );
    exchange(&mut a, &mut b);
    let removal = a.reader().history(&Default::default()).unwrap();
    let removal = removal.iter().find(|act| act.title == "删除活动").unwrap();
    a.undo_act(removal.id).unwrap();
    exchange(&mut a, &mut b);
    assert_eq!(text(&b, "SELECT title FROM activity"), "同课异构");
    sign_in(&mut b, activity, li, "present");
    exchange(&mut a, &mut b);
    assert_eq!(text(&a, "SELECT status FROM attendance"), "present");
}

#[test]
fn undo_of_an_edit_after_the_exchange_wins_over_the_exchanged_value() {
    let (mut a, mut b, li, _) = pair();
    rename(&mut a, li, "李慧敏");
    exchange(&mut a, &mut b);
    a.undo().unwrap();
    exchange(&mut a, &mut b);
    assert_eq!(person_name(&b, li), "李敏");
}

#[test]
fn the_same_sign_in_entered_twice_is_one_record() {
    let (mut a, mut b, li, activity) = pair();
    sign_in(&mut a, activity, li, "present");
    pause();
    let sign = sign_in(&mut b, activity, li, "late");
    pause();
    execute(
        &mut a,
        "备注",
        "UPDATE attendance SET note = '补签' WHERE uid = ?1",
        &[&sign],
    );
    exchange(&mut a, &mut b);
    assert_eq!(
        text(&a, "SELECT count(*) || status || note FROM attendance"),
        "1late补签"
    );
}

#[test]
fn the_same_code_for_two_schools_is_found_with_a_proposal() {
    let (mut a, mut b, ..) = pair();
    add_school(&mut a, "溪头小学");
    pause();
    add_school(&mut b, "渡口小学");
    let (at_a, at_b) = exchange(&mut a, &mut b);
    assert_eq!(
        at_a.same_codes, at_b.same_codes,
        "both copies propose the same"
    );
    let found = &at_a.same_codes[0];
    assert_eq!((found.code.as_str(), found.proposed.as_str()), ("S1", "S2"));
    assert_eq!(found.keeps_name, "溪头小学", "who had it first keeps it");
}

#[test]
fn a_merge_is_one_act_that_can_be_undone() {
    let (mut a, mut b, li, _) = pair();
    rename(&mut b, li, "李小敏");
    add_person(&mut b, "王芳");
    let before = dump(&a);
    let outcome = a.merge(&package(&b)).unwrap();
    assert_eq!((outcome.added, outcome.updated), (1, 1));
    assert_eq!(
        outcome.changed.act.unwrap().title,
        "合并另一份资料库：新增1条，改动1条，删除0条"
    );
    a.undo().unwrap();
    assert_eq!(dump(&a), before);
}

#[test]
fn a_package_of_a_newer_version_or_with_odd_content_is_refused_whole() {
    let (mut a, b, ..) = pair();
    let before = dump(&a);
    let mut newer = package(&b);
    newer.schema += 1;
    assert!(a.merge(&newer).is_err());
    let mut odd = package(&b);
    let person = odd
        .records
        .iter_mut()
        .find(|sent| sent.record.kind == "person")
        .unwrap();
    person
        .record
        .fields
        .insert("status".into(), "asleep".into());
    person
        .versions
        .insert("status".into(), (i64::MAX / 2, Uid::COUNTY));
    assert!(a.merge(&odd).is_err());
    assert_eq!(dump(&a), before);
}

/// Random acts and undos on both copies, merged again and again.
#[test]
fn random_changes_on_two_copies_come_to_the_same_end() {
    let runs = if std::env::var_os("LIANYAN_LONG").is_some() {
        200
    } else {
        8
    };
    for seed in 1..=runs {
        let mut dice = Dice::new(seed);
        let mut a = packing(1 + dice.roll(3));
        act_randomly(&mut a, &mut dice, 20);
        let mut b = twin(&a);
        for _ in 0..4 {
            act_randomly(&mut a, &mut dice, 6);
            act_randomly(&mut b, &mut dice, 6);
            exchange(&mut a, &mut b);
        }
    }
}

/// Three copies, packages passed on in any order, some of them twice and late.
#[test]
fn three_copies_come_to_the_same_end_in_any_order() {
    let runs = if std::env::var_os("LIANYAN_LONG").is_some() {
        200
    } else {
        6
    };
    for seed in 1..=runs {
        let mut dice = Dice::new(seed + 1000);
        let mut first = packing(1 + dice.roll(3));
        act_randomly(&mut first, &mut dice, 20);
        let mut copies = vec![twin(&first), twin(&first)];
        copies.push(first);
        let mut packages = Vec::new();
        for _ in 0..12 {
            let (one, other) = (dice.roll(3), dice.roll(3));
            act_randomly(&mut copies[one], &mut dice, 3);
            packages.push(package(&copies[one]));
            let sent = &packages[dice.roll(packages.len())];
            copies[other].merge(sent).unwrap();
        }
        // Two rounds: what follows from a removal is known to all only after the first.
        for _ in 0..2 {
            let packages: Vec<Package> = copies.iter().map(package).collect();
            for (number, copy) in copies.iter_mut().enumerate() {
                for turn in 0..3 {
                    copy.merge(&packages[(number + turn) % 3]).unwrap();
                }
            }
        }
        assert_same(&copies[0], &copies[1]);
        assert_same(&copies[1], &copies[2]);
    }
}

fn act_randomly(ledger: &mut Ledger, dice: &mut Dice, times: usize) {
    for _ in 0..times {
        if dice.roll(6) == 0 {
            let _ = ledger.undo(); // may be refused after a merge
        } else {
            random::act(ledger, dice).unwrap();
        }
    }
}
