//! Records added or removed by the hundred: packed, the history tells of them what it always tells.
use super::random::dump;
use super::{add_person, packing, rename, set_note, twin};
use crate::Ledger;
use crate::ids::Uid;
use crate::ledger::{ChangeEntry, ChangeKind, HistoryQuery};

/// More than fit into two rows.
const PERSONS: usize = 1234;

/// As an import does: many persons, one changed, in one act.
fn import(ledger: &mut Ledger, known: Uid) -> (i64, Vec<Uid>) {
    let uids: Vec<Uid> = (0..PERSONS).map(|_| Uid::new()).collect();
    let ((), changed) = ledger
        .change("导入名册", |w| {
            let sql = "INSERT INTO person (uid, owner, code, name) VALUES (?1, ?2, ?3, ?4)";
            for (number, uid) in uids.iter().enumerate() {
                let name = format!("“教师”{number}\"\n");
                w.conn()
                    .execute(sql, (uid, Uid::COUNTY, number.to_string(), name))?;
            }
            let sql = "UPDATE person SET name = '李慧敏', note = '九月起借调' WHERE uid = ?1";
            w.conn().execute(sql, [known])?;
            Ok(())
        })
        .unwrap();
    (changed.act.unwrap().id, uids)
}

fn count(ledger: &Ledger, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    ledger.conn.query_row(&sql, [], |row| row.get(0)).unwrap()
}

/// All lines of an act, page by page.
fn lines(ledger: &Ledger, act: i64) -> Vec<ChangeEntry> {
    let mut all: Vec<ChangeEntry> = Vec::new();
    loop {
        let after = all.last().map(|line| line.id);
        let page = ledger.reader().changes_of_act(act, after, 70).unwrap();
        if page.is_empty() {
            return all;
        }
        assert!(page.len() == 70 || all.len() + page.len() == PERSONS + 2);
        all.extend(page);
    }
}

#[test]
fn every_record_of_a_great_act_has_its_line() {
    let mut ledger = packing(100);
    let li = add_person(&mut ledger, "李敏");
    let (act, uids) = import(&mut ledger, li);
    assert!(count(&ledger, "history") < 9 && count(&ledger, "version") < 9);

    let lines = lines(&ledger, act);
    assert!(lines.windows(2).all(|pair| pair[0].id + 1 == pair[1].id));
    let mut added = lines
        .iter()
        .filter(|line| line.change == ChangeKind::Added)
        .map(|line| (line.record, line.name.as_str()));
    for (number, uid) in uids.iter().enumerate() {
        assert_eq!(added.next(), Some((*uid, &*format!("“教师”{number}\"\n"))));
    }
    let mut fields = lines
        .iter()
        .filter(|line| line.record == li)
        .map(|line| line.after.as_deref());
    assert_eq!(
        fields.by_ref().collect::<Vec<_>>(),
        [Some("李慧敏"), Some("九月起借调")]
    );
    let acts = ledger.reader().history(&HistoryQuery::default()).unwrap();
    assert_eq!(acts[0].changes as usize, lines.len());
}

#[test]
fn a_record_of_a_great_act_is_found_again() {
    let mut ledger = packing(100);
    let li = add_person(&mut ledger, "李敏");
    let (act, uids) = import(&mut ledger, li);
    set_note(&mut ledger, uids[700], "新来的");
    let history = |query: HistoryQuery| -> Vec<i64> {
        let acts = ledger.reader().history(&query).unwrap();
        acts.into_iter().map(|act| act.id).collect()
    };
    let about = |record: Uid| HistoryQuery {
        record: Some(record),
        ..Default::default()
    };
    let saying = |text: &str| HistoryQuery {
        text: Some(text.to_owned()),
        ..Default::default()
    };
    assert_eq!(history(about(uids[700])), [act + 1, act]);
    assert_eq!(history(about(uids[PERSONS - 1])), [act]);
    assert_eq!(history(about(li)), [act, act - 1]);
    assert!(history(about(Uid::new())).is_empty());
    assert_eq!(history(saying("”1233\"")), [act]);
    assert!(history(saying("\",\"")).is_empty(), "only within one name");

    let page = |before| {
        let lines = ledger.reader().changes_of_record(uids[700], before, 1);
        lines.unwrap().remove(0)
    };
    let newest = page(None);
    assert_eq!(newest.after.as_deref(), Some("新来的"));
    let first = page(Some(newest.id));
    assert_eq!(
        (first.change, first.name.as_str(), first.act_title.as_str()),
        (ChangeKind::Added, "“教师”700\"\n", "导入名册")
    );
}

#[test]
fn undoing_and_redoing_a_great_act_is_told_and_its_clock_goes_forward() {
    let mut ledger = packing(100);
    let li = add_person(&mut ledger, "李敏");
    let before = dump(&ledger);
    let (act, uids) = import(&mut ledger, li);
    let after = dump(&ledger);
    let first = birth(&ledger, uids[0]);
    ledger.undo().unwrap();
    assert_eq!(dump(&ledger), before);
    ledger.redo().unwrap();
    assert_eq!(dump(&ledger), after);
    assert!(birth(&ledger, uids[0]) > first);
    assert_eq!(count(&ledger, "tombstone"), 0);
    let lines = ledger.reader().changes_of_record(uids[3], None, 9).unwrap();
    let told: Vec<_> = lines.iter().map(|line| (line.act, line.change)).collect();
    assert_eq!(
        told,
        [
            (act + 2, ChangeKind::Added),
            (act + 1, ChangeKind::Removed),
            (act, ChangeKind::Added)
        ]
    );
    assert_eq!(lines[1].name, "“教师”3\"\n");
}

fn birth(ledger: &Ledger, person: Uid) -> (i64, Uid) {
    let package = ledger.reader().package().unwrap();
    let sent = package
        .records
        .iter()
        .find(|sent| sent.record.uid == person)
        .unwrap();
    sent.versions[""]
}

#[test]
fn what_hinders_an_undo_is_named_though_it_was_packed() {
    let mut ledger = packing(1);
    let li = add_person(&mut ledger, "李敏");
    let renamed = rename(&mut ledger, li, "李慧敏").act.unwrap();
    ledger
        .change("删除重建", |w| {
            let conn = w.conn();
            conn.execute("DELETE FROM person WHERE uid = ?1", [li])?;
            Ok(())
        })
        .unwrap();
    let refused = ledger.undo_act(renamed.id).unwrap_err().to_string();
    assert!(
        refused.contains("“李慧敏”") && refused.contains("“删除重建”"),
        "{refused}"
    );
}

#[test]
fn a_great_act_reaches_another_copy_with_its_births() {
    let mut ledger = packing(100);
    let li = add_person(&mut ledger, "李敏");
    let mut other = twin(&ledger);
    let (_, uids) = import(&mut ledger, li);
    let sent = ledger.reader().package().unwrap();
    let outcome = other.merge(&sent).unwrap();
    assert_eq!((outcome.added as usize, outcome.updated), (PERSONS, 1));
    assert_eq!(dump(&other), dump(&ledger));
    for uid in [uids[0], uids[PERSONS - 1]] {
        assert_eq!(birth(&other, uid), birth(&ledger, uid));
    }
    assert_eq!(other.merge(&sent).unwrap().changed.act, None);
    assert_eq!(
        ledger
            .merge(&other.reader().package().unwrap())
            .unwrap()
            .changed
            .act,
        None
    );

    other.undo().unwrap();
    ledger.merge(&other.reader().package().unwrap()).unwrap();
    assert_eq!(dump(&other), dump(&ledger), "the removal is the later one");
}
