//! Two screens on one ledger: nothing that was written after a screen had read is written over.
use super::random::dump;
use super::{add_person, ledger, packing, person_name, rename, set_note, text, twin};
use crate::error::Clash;
use crate::ids::Uid;
use crate::ledger::{Changed, Seen};
use crate::{Error, Ledger, Result};

const RENAME: &str = "UPDATE person SET name = ?2 WHERE uid = ?1";
const REMOVE: &str = "DELETE FROM person WHERE uid = ?1 AND ?2 <> ''";
const ADD: &str = "INSERT INTO person (uid, owner, code, name) VALUES (?1, ?1, 'T09', ?2)";

/// What a screen saves that had read as far as `seen`.
fn save(ledger: &mut Ledger, seen: Seen, sql: &str, who: Uid, value: &str) -> Result<Changed> {
    let saved = ledger.change_seen("保存", Some(seen), |w| {
        w.conn().execute(sql, rusqlite::params![who, value])?;
        Ok(())
    });
    saved.map(|((), changed)| changed)
}

/// From a screen that has just read.
fn save_now(ledger: &mut Ledger, sql: &str, who: Uid, value: &str) -> Changed {
    let seen = seen(ledger);
    save(ledger, seen, sql, who, value).unwrap()
}

fn seen(ledger: &Ledger) -> Seen {
    ledger.reader().seen().unwrap()
}

fn clashes(refused: Result<Changed>) -> Vec<Clash> {
    match refused {
        Err(Error::Clash(clashes)) => clashes,
        other => panic!("a clash was expected: {other:?}"),
    }
}

#[test]
fn the_second_save_of_a_field_is_refused_and_says_what_stands_there() {
    let mut ledger = ledger();
    let li = add_person(&mut ledger, "李敏");
    ledger
        .set_preference(
            "me",
            Some(r#"{"organizationName": "第二实验小学", "name": "周敏"}"#),
        )
        .unwrap();
    let read = seen(&ledger);
    rename(&mut ledger, li, "李慧敏");
    let before = dump(&ledger);

    let refused = save(&mut ledger, read, RENAME, li, "李明敏");
    let words = refused.as_ref().expect_err("refused").to_string();
    let [clash] = &clashes(refused)[..] else {
        panic!("one field");
    };
    assert_eq!(clash.field.as_deref(), Some("姓名"));
    assert_eq!(clash.mine.as_deref(), Some("李明敏"));
    assert_eq!(clash.theirs.as_deref(), Some("李慧敏"));
    assert_eq!(clash.who.as_deref(), Some("第二实验小学 周敏"));
    assert_eq!(clash.act, "改名李慧敏");
    assert_eq!((clash.record, clash.kind_label.as_str()), (li, "人员"));
    assert!(
        words.starts_with("人员“李慧敏”的“姓名”在您读取以后改成了“李慧敏”（第二实验小学 周敏，"),
        "{words}"
    );
    assert_eq!(dump(&ledger), before, "a refused save leaves no trace");
}

#[test]
fn what_stands_in_nobodys_way_is_saved() {
    let mut ledger = ledger();
    let (li, wang) = (
        add_person(&mut ledger, "李敏"),
        add_person(&mut ledger, "王强"),
    );
    let read = seen(&ledger);
    set_note(&mut ledger, li, "借调");
    rename(&mut ledger, wang, "王刚强");
    save(&mut ledger, read, RENAME, li, "李慧敏").expect("another field of the same record");
    let again = seen(&ledger);
    let own = save(&mut ledger, again, RENAME, li, "李明敏").unwrap();
    save(&mut ledger, own.seen, RENAME, li, "李敏").expect("my own save is no stranger's");
    let same = save(&mut ledger, read, RENAME, wang, "王刚强");
    assert_eq!(same.expect("both wrote the same").act, None);
}

#[test]
fn an_undo_a_removal_and_what_came_back_are_later_writing_too() {
    type Meanwhile = fn(&mut Ledger, Uid);
    let cases: [(&str, &str, Meanwhile, Option<&str>, bool); 4] = [
        (
            "an undone change",
            RENAME,
            |ledger, _| drop(ledger.undo().unwrap()),
            Some("姓名"),
            false,
        ),
        (
            "a removal of what changed",
            REMOVE,
            |ledger, li| drop(set_note(ledger, li, "借调")),
            Some("备注"),
            false,
        ),
        (
            "removed and added again",
            RENAME,
            |ledger, li| {
                save_now(ledger, REMOVE, li, "x");
                save_now(ledger, ADD, li, "李敏");
            },
            Some("姓名"),
            false,
        ),
        (
            "adding what was removed",
            ADD,
            |ledger, li| drop(save_now(ledger, REMOVE, li, "x")),
            None,
            true,
        ),
    ];
    for packed in [1, 100] {
        for (case, sql, meanwhile, field, removed) in &cases {
            let mut ledger = packing(packed);
            let li = add_person(&mut ledger, "李");
            rename(&mut ledger, li, "李敏");
            let read = seen(&ledger);
            meanwhile(&mut ledger, li);
            let found = clashes(save(&mut ledger, read, sql, li, "李明敏"));
            let told: Vec<_> = found
                .iter()
                .map(|clash| (clash.field.as_deref(), clash.removed))
                .collect();
            assert_eq!(told, [(*field, *removed)], "{case}");
        }
    }
}

#[test]
fn a_record_that_came_by_the_hundred_is_not_removed_unseen() {
    let mut ledger = packing(1);
    let read = seen(&ledger);
    let li = add_person(&mut ledger, "李敏");
    let found = clashes(save(&mut ledger, read, REMOVE, li, "x"));
    assert_eq!(found[0].name, "李敏");
}

#[test]
fn what_a_page_of_another_copy_held_is_not_saved_here() {
    let mut ledger = ledger();
    let li = add_person(&mut ledger, "李敏");
    let elsewhere = seen(&twin(&ledger));
    let refused = save(&mut ledger, elsewhere, RENAME, li, "李慧敏");
    assert!(matches!(refused, Err(Error::NotNow(_))), "{refused:?}");
    assert_eq!(person_name(&ledger, li), "李敏");
}

#[test]
fn what_a_merge_brought_is_later_though_its_clock_is_older() {
    let mut here = ledger();
    let li = add_person(&mut here, "李敏");
    let mut there = twin(&here);
    rename(&mut there, li, "李慧敏");
    add_person(&mut here, "王强"); // moves the clock here beyond the other's
    let read = seen(&here);
    here.merge(&there.reader().package().unwrap()).unwrap();
    let found = clashes(save(&mut here, read, RENAME, li, "李明敏"));
    assert_eq!(found[0].theirs.as_deref(), Some("李慧敏"));
    assert_eq!(
        text(
            &here,
            "SELECT name FROM person WHERE code = 'T01' ORDER BY uid LIMIT 1"
        ),
        "李慧敏"
    );
}

#[test]
fn an_act_tells_from_where_to_where_the_ledger_went() {
    let mut ledger = ledger();
    let before = seen(&ledger);
    let li = add_person(&mut ledger, "李敏");
    let changed = rename(&mut ledger, li, "李慧敏");
    assert_ne!(changed.since, before);
    assert_eq!(changed.seen, seen(&ledger));
    let nothing = rename(&mut ledger, li, "李慧敏");
    assert_eq!((nothing.since, nothing.seen), (changed.seen, changed.seen));
    let word = String::from(changed.seen);
    assert_eq!(word.parse(), Ok(changed.seen), "{word}");
    assert!("x.1".parse::<Seen>().is_err());
}
