//! Undo and redo give back exactly what was there, whatever was done.
use super::random::{self, Dice, dump};
use super::{add_person, ledger, packing, person_name, rename};

/// Acceptance 5: random acts, undone, redone, undone, every table compared each time.
#[test]
fn random_acts_undone_redone_and_undone_give_back_every_table() {
    let runs = if std::env::var_os("LIANYAN_LONG").is_some() {
        200
    } else {
        12
    };
    for seed in 1..=runs {
        let (mut ledger, mut dice) = (packing(1 + seed as usize % 3), Dice::new(seed));
        for _ in 0..30 {
            random::act(&mut ledger, &mut dice).unwrap();
        }
        let mut states = vec![dump(&ledger)];
        while states.len() <= 40 {
            if random::act(&mut ledger, &mut dice).unwrap().act.is_some() {
                states.push(dump(&ledger));
            }
        }
        back(&mut ledger, &states, seed);
        forth(&mut ledger, &states, seed);
        back(&mut ledger, &states, seed);
    }
}

fn back(ledger: &mut crate::Ledger, states: &[Dump], seed: u64) {
    for expected in states.iter().rev().skip(1) {
        let (act, _) = ledger.undo().unwrap();
        assert_eq!(&dump(ledger), expected, "seed {seed}, undo of {act:?}");
        assert_whole(ledger);
    }
}

fn forth(ledger: &mut crate::Ledger, states: &[Dump], seed: u64) {
    for expected in &states[1..] {
        let (act, _) = ledger.redo().unwrap();
        assert_eq!(&dump(ledger), expected, "seed {seed}, redo of {act:?}");
        assert_whole(ledger);
    }
}

type Dump = std::collections::HashMap<String, Vec<Vec<rusqlite::types::Value>>>;

fn assert_whole(ledger: &crate::Ledger) {
    let mut check = ledger.conn.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(!check.exists([]).unwrap(), "a reference leads nowhere");
}

#[test]
fn an_act_that_changes_nothing_leaves_no_act() {
    let mut ledger = ledger();
    let li = add_person(&mut ledger, "李敏");
    let changed = rename(&mut ledger, li, "李敏");
    assert_eq!(changed.act, None);
    assert!(changed.kinds.is_empty());
    assert_eq!(ledger.undo().unwrap().0.title, "新增李敏");
}

#[test]
fn a_later_change_of_the_same_field_makes_undo_refuse_and_says_which() {
    let mut ledger = ledger();
    let li = add_person(&mut ledger, "李敏");
    let first = rename(&mut ledger, li, "李慧敏").act.unwrap();
    rename(&mut ledger, li, "李小敏");
    let refused = ledger.undo_act(first.id).unwrap_err().to_string();
    assert_eq!(
        refused,
        "不能撤销“改名李慧敏”：人员“李小敏”的“姓名”后来又被“改名李小敏”改动。请先撤销后面那一步，或直接修改。"
    );
    assert_eq!(
        person_name(&ledger, li),
        "李小敏",
        "a refused undo changes nothing"
    );
}

#[test]
fn a_later_change_of_another_field_does_not_hinder() {
    let mut ledger = ledger();
    let li = add_person(&mut ledger, "李敏");
    let first = rename(&mut ledger, li, "李慧敏").act.unwrap();
    super::set_note(&mut ledger, li, "九月起借调");
    ledger.undo_act(first.id).unwrap();
    assert_eq!(person_name(&ledger, li), "李敏");
}

#[test]
fn what_a_later_record_needs_cannot_be_undone_away() {
    let mut ledger = ledger();
    let school = super::add_school(&mut ledger, "石桥中心小学");
    let act = ledger.reader().undo_state().unwrap().undo.unwrap();
    super::add_community(&mut ledger, "第一片区", Some(school));
    let refused = ledger.undo_act(act.id).unwrap_err().to_string();
    assert!(
        refused.contains("“第一片区”要用到“石桥中心小学”"),
        "{refused}"
    );
}

#[test]
fn removing_what_is_still_in_use_is_refused_in_words() {
    let mut ledger = ledger();
    let school = super::add_school(&mut ledger, "石桥中心小学");
    super::add_community(&mut ledger, "第一片区", Some(school));
    let removed = ledger.change("删除学校", |w| {
        w.conn()
            .execute("DELETE FROM organization WHERE uid = ?1", [school])?;
        Ok(())
    });
    let refused = removed.unwrap_err().to_string();
    assert!(
        refused.contains("“第一片区”") && refused.contains("“石桥中心小学”"),
        "{refused}"
    );
    assert_eq!(
        ledger.reader().undo_state().unwrap().undo.unwrap().title,
        "新增第一片区"
    );
}

#[test]
fn a_new_act_ends_what_could_be_redone() {
    let mut ledger = ledger();
    add_person(&mut ledger, "李敏");
    ledger.undo().unwrap();
    assert_eq!(
        ledger.reader().undo_state().unwrap().redo.unwrap().title,
        "新增李敏"
    );
    add_person(&mut ledger, "王芳");
    assert_eq!(ledger.reader().undo_state().unwrap().redo, None);
    assert_eq!(
        ledger.redo().unwrap_err().to_string(),
        "没有可以重做的操作。"
    );
}

#[test]
fn fifty_acts_can_be_undone_and_no_more() {
    let mut ledger = ledger();
    for number in 0..60 {
        add_person(&mut ledger, &format!("教师{number}"));
    }
    for number in (10..60).rev() {
        assert_eq!(ledger.undo().unwrap().0.title, format!("新增教师{number}"));
    }
    assert_eq!(
        ledger.undo().unwrap_err().to_string(),
        "没有可以撤销的操作。"
    );
}

#[test]
fn acts_of_another_schema_are_never_applied() {
    let mut ledger = ledger();
    add_person(&mut ledger, "李敏");
    let act = ledger.reader().undo_state().unwrap().undo.unwrap();
    ledger
        .conn
        .execute("UPDATE act SET schema = schema - 1", [])
        .unwrap();
    assert_eq!(ledger.reader().undo_state().unwrap().undo, None);
    assert!(ledger.undo_act(act.id).is_err());
}

#[test]
fn an_import_of_three_thousand_persons_is_undone_exactly() {
    let mut ledger = ledger();
    add_person(&mut ledger, "李敏");
    let before = dump(&ledger);
    let shapes = std::sync::Arc::clone(&ledger.shapes);
    let mut dice = Dice::new(7);
    let import = |w: &crate::Writer<'_>| {
        for name in ["person", "posting"] {
            for _ in 0..3000 {
                random::add(w, &shapes, shapes.must(name)?, &mut dice)?;
            }
        }
        Ok(())
    };
    ledger.change("导入名册", import).unwrap();
    let after = dump(&ledger);
    assert!(after["person"].len() >= 3001 && after["posting"].len() == 3000);
    ledger.undo().unwrap();
    assert_eq!(dump(&ledger), before);
    ledger.redo().unwrap();
    assert_eq!(dump(&ledger), after);
}

#[test]
fn versions_only_go_forward() {
    let mut ledger = ledger();
    let li = add_person(&mut ledger, "李敏");
    let stamp = |ledger: &crate::Ledger| -> i64 {
        let sql = "SELECT max(clock) FROM (SELECT clock FROM version WHERE uid = ?1
                   UNION ALL SELECT clock FROM tombstone WHERE uid = ?1)";
        ledger.conn.query_row(sql, [li], |row| row.get(0)).unwrap()
    };
    let mut last = stamp(&ledger);
    rename(&mut ledger, li, "李慧敏");
    let steps: [fn(&mut crate::Ledger); 4] = [
        |ledger| drop(ledger.undo().unwrap()),
        |ledger| drop(ledger.undo().unwrap()),
        |ledger| drop(ledger.redo().unwrap()),
        |ledger| drop(ledger.redo().unwrap()),
    ];
    for (number, step) in steps.into_iter().enumerate() {
        step(&mut ledger);
        let now = stamp(&ledger);
        assert!(now > last, "step {number}");
        last = now;
    }
}
