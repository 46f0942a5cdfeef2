//! Whoever asks is told which tables were read, and nothing else.
use crate::ledger::tables_read;
use crate::{Reader, Result};

fn persons(reader: Reader<'_>) -> Result<i64> {
    let sql = "WITH own AS (SELECT count(*) AS persons FROM person) SELECT persons FROM own";
    Ok(reader
        .conn()
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?)
}

fn schools(reader: Reader<'_>) -> Result<i64> {
    let sql = "SELECT count(*) FROM organization";
    Ok(reader.conn().query_row(sql, [], |row| row.get(0))?)
}

#[test]
fn a_statement_that_is_at_hand_is_told_each_time_and_only_by_its_tables() {
    let ledger = super::ledger();
    let mut reader = ledger.open_reader().unwrap();
    for _ in 0..2 {
        let (answer, read) = tables_read(|| reader.snapshot(persons));
        assert_eq!(answer.unwrap(), 0);
        assert_eq!(Vec::from_iter(read), ["person"]);
    }
}

#[test]
fn who_asks_about_a_part_does_not_keep_it_from_who_asks_about_all() {
    let ledger = super::ledger();
    let mut reader = ledger.open_reader().unwrap();
    let (part, all) = tables_read(|| {
        reader.snapshot(persons).unwrap();
        tables_read(|| reader.snapshot(schools)).1
    });
    assert_eq!(Vec::from_iter(part), ["organization"]);
    assert_eq!(Vec::from_iter(all), ["organization", "person"]);
}
