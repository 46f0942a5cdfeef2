//! What an answer is made of stands on its row of the command table: held against what SQLite read.
//!
//! That no query reads more than its row names is held by every test, and by every walk: in a debug
//! build each query is watched (`api/src/contract.rs`). Here all of them are asked, and none names more.
mod county;
mod requests;

use std::collections::{BTreeMap, BTreeSet};

use lianyan_api::{Kind, command_list};
use lianyan_core::ledger::{HISTORY, tables_read};

use county::County;

/// Named, though it is not read.
const WIDER: &[(&str, &str, &str)] = &[(
    "backup_list",
    "act",
    "the folder of copies is no table; the first act of a day is followed by one",
)];

#[test]
fn a_row_names_what_its_query_reads() {
    let read = all_read();
    let mut wrong = Vec::new();
    for row in command_list().filter(|row| row.kind == Kind::Query) {
        let Some(read) = read.get(row.name) else {
            wrong.push(format!("{} is not asked", row.name));
            continue;
        };
        let named: BTreeSet<String> = row.reads().into_iter().map(as_one).collect();
        for table in named.symmetric_difference(read) {
            let reason = WIDER
                .iter()
                .find(|(name, wider, _)| *name == row.name && wider == table);
            if reason.is_none() {
                wrong.push(format!("{}: {table} is read or named, not both", row.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every query, with the tables that its requests read.
fn all_read() -> BTreeMap<&'static str, BTreeSet<String>> {
    let county = County::new();
    let mut read: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for (name, request) in requests::requests(&county) {
        let (_, tables) = tables_read(|| county.office.ask(name, request));
        let tables = tables.iter().map(|table| as_one(table));
        read.entry(name).or_default().extend(tables);
    }
    read
}

/// The tables of the history change together.
fn as_one(table: &str) -> String {
    match HISTORY.contains(&table) {
        true => "act".to_owned(),
        false => table.to_owned(),
    }
}
