//! Ledgers of random records of every kind, through the workbook and back.
use proptest::prelude::*;
use rusqlite::types::Value;

use super::super::columns::Columns;
use super::super::schools;
use super::super::sound;
use super::made_up::{Dice, MakeUp, column_of};
use super::{contents, exported, import, ledger};
use crate::ids::Uid;
use crate::kinds;
use crate::ledger::{Ledger, Table, Writer};
use crate::tables::RECORDS;
use crate::{calendar, vocabulary};

/// Fills a ledger with random records of every kind, in the order of reference.
fn fill(ledger: &mut Ledger, seed: u64) {
    let mut dice = Dice(seed);
    ledger
        .change("造数据", |w| {
            vocabulary::install(w)?;
            calendar::install(w)?;
            for table in RECORDS.tables {
                for _ in 0..1 + dice.roll(4) {
                    add(w, table, &mut dice);
                }
            }
            Ok(())
        })
        .expect("what is made up is sound");
}

pub(super) fn add(w: &Writer<'_>, table: &'static Table, dice: &mut Dice) {
    let conn = w.conn();
    // What cannot be is refused; it is made up anew.
    let (uid, values) = std::iter::repeat_with(|| made_up(conn, table, dice))
        .find(|(uid, values)| sound::fault(*uid, &Columns { table, values }).is_none())
        .expect("soon one is possible");
    let owners = column_of(conn, "SELECT uid FROM organization");
    let owner = match owners.is_empty() || dice.roll(3) == 0 {
        true => Value::Blob(Uid::COUNTY.as_bytes().to_vec()),
        false => dice.pick(&owners).clone(),
    };
    let names: Vec<&str> = table.fields.iter().map(|field| field.column).collect();
    let places = vec!["?"; names.len() + 2].join(", ");
    // Another row with the same key would be the same record.
    let sql = format!(
        "INSERT OR IGNORE INTO {} (uid, owner, {}) VALUES ({places})",
        table.name,
        names.join(", ")
    );
    let mut all = vec![Value::Blob(uid.as_bytes().to_vec()), owner];
    all.extend(values.iter().cloned());
    conn.execute(&sql, rusqlite::params_from_iter(all))
        .expect(table.name);
    // A part that its whole cannot have is taken away again.
    let part_of = table.part_of.zip(table.whole());
    let whole = part_of.and_then(|(column, whole)| {
        Some((
            whole,
            Columns {
                table,
                values: &values,
            }
            .uid(column)?,
        ))
    });
    let (name, of) = whole.unwrap_or((table.name, uid));
    let of_table = RECORDS.table(name).expect("a table");
    if kinds::check(w.reader(), of_table, of).is_err() {
        let sql = format!("DELETE FROM {} WHERE uid = ?1", table.name);
        conn.execute(&sql, [uid]).expect(table.name);
    }
}

fn made_up(
    conn: &rusqlite::Connection,
    table: &'static Table,
    dice: &mut Dice,
) -> (Uid, Vec<Value>) {
    let mut values: Vec<Value> = Vec::new();
    for field in table.fields {
        let value = MakeUp {
            conn,
            table,
            before: &values,
        }
        .value(field.kind, dice);
        // An empty 单位 of people is filled on import (G-42).
        let filled = field.column == "organization" && schools::of_people(table);
        let may_be_null = field.optional && !filled;
        values.push(match may_be_null && dice.roll(3) == 0 {
            true => Value::Null,
            false => value,
        });
    }
    let columns = Columns {
        table,
        values: &values,
    };
    let derived = columns.derived().filter(|_| dice.roll(5) > 0);
    (derived.unwrap_or_else(Uid::new), values)
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
