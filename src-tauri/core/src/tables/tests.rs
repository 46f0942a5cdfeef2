//! Whatever a record's declaration says of its fields holds wherever words are used or shown.
use super::*;
use crate::ledger::{Field, HistoryQuery, Kind};
use crate::sample;
use crate::vocabulary::{SaveWord, WordList, remove_word, save_word};

fn county() -> Ledger {
    let mut ledger = Ledger::temporary().unwrap();
    sample::install(&mut ledger).unwrap();
    ledger
}

/// Columns of the sample county's records that hold words of an editable list.
fn worded(ledger: &Ledger) -> Vec<(&'static Table, &'static Field, WordList)> {
    let list_of = |field: &Field| match field.kind {
        Kind::Word(list) | Kind::Words(list) => WordList::of_code(list),
        _ => None,
    };
    let fields = RECORDS.fields();
    let filled = fields.filter(|(table, _)| {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {})", table.name);
        let conn = ledger.reader().conn();
        conn.query_row(&sql, [], |row| row.get(0)).unwrap()
    });
    filled
        .filter_map(|(table, field)| Some((table, field, list_of(field)?)))
        .collect()
}

/// A word of its own, given to one record in this column.
fn give_word(ledger: &mut Ledger, table: &Table, field: &Field, list: WordList) -> Word {
    let request = SaveWord {
        list,
        code: None,
        name: "只此一处".to_owned(),
        other_names: None,
        weight: None,
        flag: None,
        enabled: true,
        sort: None,
    };
    let (id, _) = ledger.change("登记词", |w| save_word(w, request)).unwrap();
    let word: Word = ledger.reader().get(id).unwrap();
    let (name, column) = (table.name, field.column);
    let sql = format!("UPDATE {name} SET {column} = ?1 WHERE uid = (SELECT min(uid) FROM {name})");
    ledger
        .change("改记录", |w| Ok(w.conn().execute(&sql, [&word.code])?))
        .unwrap();
    word
}

#[test]
fn a_word_that_any_record_uses_is_not_removed() {
    let mut ledger = county();
    let worded = worded(&ledger);
    assert!(worded.len() > 15, "the sample county uses most lists");
    for (table, field, list) in worded {
        let word = give_word(&mut ledger, table, field, list);
        let place = format!("{}.{}", table.name, field.column);
        let refused = ledger.change("删除", |w| remove_word(w, word.uid));
        let message = refused.expect_err(&place).to_string();
        let label = field.used.unwrap_or(table.label);
        assert!(message.contains(label), "{place}: {message}");
        undo(&mut ledger, 2);
    }
}

#[test]
fn the_history_says_words_and_never_their_codes() {
    let mut ledger = county();
    for (table, field, list) in worded(&ledger) {
        let word = give_word(&mut ledger, table, field, list);
        let reader = ledger.reader();
        let act = reader.history(&HistoryQuery::default()).unwrap()[0].id;
        let change = &reader.changes_of_act(act, None, 10).unwrap()[0];
        let place = format!("{}.{}", table.name, field.column);
        assert_eq!(change.field.as_deref(), Some(field.label), "{place}");
        assert_eq!(change.after.as_deref(), Some(word.name.as_str()), "{place}");
        undo(&mut ledger, 2);
    }
}

fn undo(ledger: &mut Ledger, acts: usize) {
    for _ in 0..acts {
        ledger.undo().unwrap();
    }
}
