//! Acceptance 5 with what people really do: random verbs of every slice on the sample county,
//! undone, redone and undone, with every table compared each time.
mod pick;
mod verbs;

use std::collections::{BTreeMap, BTreeSet};

use lianyan_core::{Error, Ledger, sample};
use rusqlite::Connection;
use rusqlite::types::Value;

use pick::Pick;
use verbs::{VERBS, Verb};

/// Undo keeps fifty acts; this many stay below that.
const ACTS: usize = 48;

#[test]
fn verbs_of_every_slice_are_undone_redone_and_undone_exactly() {
    let runs = if std::env::var_os("LIANYAN_LONG").is_some() {
        60
    } else {
        5
    };
    let mut done = BTreeSet::new();
    for seed in 1..=runs * 4 {
        if seed > runs && idle(&done).is_empty() {
            break;
        }
        let mut ledger = Ledger::temporary()
            .expect("a ledger")
            .with_clock(graduation);
        sample::install(&mut ledger).expect("the sample county");
        let states = perform(&mut ledger, seed, &mut done);
        back(&mut ledger, &states, seed);
        forth(&mut ledger, &states, seed);
        back(&mut ledger, &states, seed);
    }
    let idle = idle(&done);
    assert!(
        idle.is_empty(),
        "these verbs never did anything, so they were not tried: {idle:?}"
    );
}

fn idle(done: &BTreeSet<&'static str>) -> Vec<&'static str> {
    VERBS
        .iter()
        .map(|verb| verb.name)
        .filter(|name| !done.contains(name))
        .collect()
}

/// 20 June 2025, near the end of the sample's year.
fn graduation() -> chrono::NaiveDateTime {
    chrono::NaiveDate::from_ymd_opt(2025, 6, 20)
        .and_then(|day| day.and_hms_opt(9, 0, 0))
        .expect("a date")
}

/// Performs random verbs and answers the state before the first and after each.
fn perform(ledger: &mut Ledger, seed: u64, done: &mut BTreeSet<&'static str>) -> Vec<Dump> {
    let mut states = vec![dump(ledger)];
    for turn in 0..ACTS {
        // Each run begins with another verb, so that a few runs reach all of them.
        let verb = &VERBS[(turn + seed as usize * 17) % VERBS.len()];
        for attempt in 0..6 {
            let mut pick = Pick::new(ledger.folder(), seed * 10_000 + turn as u64 * 10 + attempt);
            let request = (verb.request)(&mut pick);
            if attempted(ledger, verb, request, &states[states.len() - 1]) {
                done.insert(verb.name);
                states.push(dump(ledger));
                break;
            }
        }
    }
    states
}

/// Whether the verb changed anything; if it did not, nothing may have changed.
fn attempted(ledger: &mut Ledger, verb: &Verb, request: serde_json::Value, before: &Dump) -> bool {
    let what = format!("{} of {request}", verb.name);
    match ledger.change(verb.name, |w| (verb.run)(w, request)) {
        Ok(((), changed)) if changed.act.is_some() => return true,
        Ok(_) => {}
        Err(cause @ (Error::Request(_) | Error::Database(_))) => panic!("{what}: {cause:?}"),
        Err(_) => {}
    }
    assert_eq!(&dump(ledger), before, "no act, no change: {what}");
    false
}

fn back(ledger: &mut Ledger, states: &[Dump], seed: u64) {
    for expected in states.iter().rev().skip(1) {
        let (act, _) = ledger.undo().expect("it can be undone");
        assert_eq!(&dump(ledger), expected, "seed {seed}, undo of {act:?}");
    }
    assert!(ledger.verify().expect("readable").sound);
}

fn forth(ledger: &mut Ledger, states: &[Dump], seed: u64) {
    for expected in &states[1..] {
        let (act, _) = ledger.redo().expect("it can be redone");
        assert_eq!(&dump(ledger), expected, "seed {seed}, redo of {act:?}");
    }
    assert!(ledger.verify().expect("readable").sound);
}

type Dump = BTreeMap<String, Vec<Vec<Value>>>;

/// Every row of every table of records.
fn dump(ledger: &Ledger) -> Dump {
    let conn = Connection::open(ledger.folder().join("ledger.db")).expect("readable");
    let mut tables = conn
        .prepare(
            "SELECT t.name FROM pragma_table_list t WHERE t.schema = 'main' AND EXISTS
             (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'owner')",
        )
        .expect("a query");
    let names = tables
        .query_map([], |row| row.get::<_, String>(0))
        .expect("rows");
    names
        .map(|name| rows(&conn, name.expect("a name")))
        .collect()
}

fn rows(conn: &Connection, table: String) -> (String, Vec<Vec<Value>>) {
    let mut statement = conn
        .prepare(&format!("SELECT * FROM {table} ORDER BY uid"))
        .expect("a query");
    let width = statement.column_count();
    let rows = statement.query_map([], |row| (0..width).map(|place| row.get(place)).collect());
    let rows = rows.expect("rows").map(|row| row.expect("a row")).collect();
    (table, rows)
}
