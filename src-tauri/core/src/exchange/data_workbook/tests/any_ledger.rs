//! Ledgers of random records of every kind, through the workbook and back.
use proptest::prelude::*;
use rusqlite::types::Value;

use super::super::Need;
use super::super::keys::Columns;
use super::super::schools;
use super::super::sheets::{self, SheetDef};
use super::super::sound;
use super::made_up::{Dice, MakeUp, column_of};
use super::{contents, exported, import, ledger};
use crate::ids::Uid;
use crate::ledger::Ledger;
use crate::{calendar, vocabulary};

/// Fills a ledger with random records of every kind, in the order of reference.
fn fill(ledger: &mut Ledger, seed: u64) {
    let mut dice = Dice(seed);
    ledger
        .change("造数据", |w| {
            vocabulary::install(w)?;
            calendar::install(w)?;
            for table in crate::tables::TABLES {
                let def = sheets::of_table(table.name).expect("described");
                for _ in 0..1 + dice.roll(4) {
                    add(w.conn(), def, &mut dice);
                }
            }
            Ok(())
        })
        .expect("what is made up is sound");
}

pub(super) fn add(conn: &rusqlite::Connection, def: &'static SheetDef, dice: &mut Dice) {
    // What cannot be is refused; it is made up anew.
    let (uid, values) = std::iter::repeat_with(|| made_up(conn, def, dice))
        .find(|(uid, values)| sound::fault(*uid, &Columns { def, values }).is_none())
        .expect("soon one is possible");
    let owners = column_of(conn, "SELECT uid FROM organization");
    let owner = match owners.is_empty() || dice.roll(3) == 0 {
        true => Value::Blob(Uid::COUNTY.as_bytes().to_vec()),
        false => dice.pick(&owners).clone(),
    };
    let names: Vec<&str> = def.columns.iter().map(|(column, _, _)| *column).collect();
    let places = vec!["?"; names.len() + 2].join(", ");
    // Another row with the same key would be the same record.
    let sql = format!(
        "INSERT OR IGNORE INTO {} (uid, owner, {}) VALUES ({places})",
        def.table,
        names.join(", ")
    );
    let mut all = vec![Value::Blob(uid.as_bytes().to_vec()), owner];
    all.extend(values);
    conn.execute(&sql, rusqlite::params_from_iter(all))
        .expect(def.table);
}

fn made_up(
    conn: &rusqlite::Connection,
    def: &'static SheetDef,
    dice: &mut Dice,
) -> (Uid, Vec<Value>) {
    let mut values: Vec<Value> = Vec::new();
    for (column, need, kind) in def.columns {
        let value = MakeUp {
            conn,
            def,
            before: &values,
        }
        .value(*kind, dice);
        // An empty 单位 of people is filled on import (G-42).
        let filled = *column == "organization" && schools::of_people(def);
        let may_be_null = *need == Need::May && !filled && !has_default(conn, def.table, column);
        values.push(match may_be_null && dice.roll(3) == 0 {
            true => Value::Null,
            false => value,
        });
    }
    let columns = Columns {
        def,
        values: &values,
    };
    let derived = columns.derived().filter(|_| dice.roll(5) > 0);
    (derived.unwrap_or_else(Uid::new), values)
}

fn has_default(conn: &rusqlite::Connection, table: &str, column: &str) -> bool {
    conn.query_row(
        "SELECT \"notnull\" = 1 FROM pragma_table_info(?1) WHERE name = ?2",
        [table, column],
        |row| row.get(0),
    )
    .expect("the column exists")
}

/// `xtask test --long` tries many more.
fn cases() -> u32 {
    if std::env::var_os("LIANYAN_LONG").is_some() {
        400
    } else {
        24
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn any_ledger_goes_there_and_back(seed in any::<u64>()) {
        let mut first = ledger();
        fill(&mut first, seed);
        let book = exported(&first);
        let mut second = ledger();
        let outcome = import(&mut second, &book);
        prop_assert!(outcome.is_ok(), "{:#?}", outcome);
        let (one, two) = (contents(&first), contents(&second));
        for (key, record) in &one {
            prop_assert_eq!(Some(record), two.get(key), "{:?}", key);
        }
        prop_assert_eq!(one.len(), two.len());
        let again = import(&mut second, &book).expect("the same file");
        prop_assert_eq!((again.added, again.changed), (0, 0));
    }
}
