//! What the ledger promises, tried on the real schema.
mod child;
mod keeping;
mod kill;
mod merge;
mod migrating;
mod opening;
mod overlaps;
mod packed;
#[cfg(target_os = "linux")]
mod power;
mod random;
mod schema;
mod seen;
mod undo;

use crate::Ledger;
use crate::ids::Uid;
use crate::ledger::{Changed, Options, backup, clock};

fn ledger() -> Ledger {
    Ledger::temporary().unwrap()
}

/// One that packs so many records of an act and table, or more, so that small acts do it too.
fn packing(many: usize) -> Ledger {
    let mut options = Options::default();
    options.tuning.many = many;
    Ledger::temporary_with(options).unwrap()
}

fn add_school(ledger: &mut Ledger, name: &str) -> Uid {
    let uid = Uid::new();
    let sql = "INSERT INTO organization (uid, owner, code, kind, name) VALUES (?1, ?1, 'S1', 'school', ?2)";
    execute(ledger, &format!("新增{name}"), sql, &[&uid, &name]);
    uid
}

fn add_community(ledger: &mut Ledger, name: &str, reviewer: Option<Uid>) -> Uid {
    let uid = Uid::new();
    let sql = "INSERT INTO community (uid, owner, code, name, kind, lead_mode, reviewer)
               VALUES (?1, ?1, 'P1', ?2, 'district', 'fixed', ?3)";
    execute(
        ledger,
        &format!("新增{name}"),
        sql,
        &[&uid, &name, &reviewer],
    );
    uid
}

fn add_person(ledger: &mut Ledger, name: &str) -> Uid {
    let uid = Uid::new();
    let sql = "INSERT INTO person (uid, owner, code, name) VALUES (?1, ?2, 'T01', ?3)";
    execute(
        ledger,
        &format!("新增{name}"),
        sql,
        &[&uid, &Uid::COUNTY, &name],
    );
    uid
}

fn rename(ledger: &mut Ledger, person: Uid, name: &str) -> Changed {
    let sql = "UPDATE person SET name = ?1 WHERE uid = ?2";
    execute(ledger, &format!("改名{name}"), sql, &[&name, &person])
}

fn set_note(ledger: &mut Ledger, person: Uid, note: &str) -> Changed {
    execute(
        ledger,
        "改备注",
        "UPDATE person SET note = ?1 WHERE uid = ?2",
        &[&note, &person],
    )
}

fn person_name(ledger: &Ledger, person: Uid) -> String {
    let sql = "SELECT name FROM person WHERE uid = ?1";
    ledger
        .conn
        .query_row(sql, [person], |row| row.get(0))
        .unwrap()
}

fn execute(
    ledger: &mut Ledger,
    title: &str,
    sql: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Changed {
    let ((), changed) = ledger
        .change(title, |w| {
            w.conn().execute(sql, values)?;
            Ok(())
        })
        .unwrap();
    changed
}

/// Another copy of the same ledger, as if its folder had been carried to another computer.
fn twin(ledger: &Ledger) -> Ledger {
    let mut copy = packing(ledger.many);
    backup::copy_pages(&ledger.conn, &mut copy.conn).unwrap();
    clock::renew_replica(&copy.conn, "another computer").unwrap();
    copy
}

fn text(ledger: &Ledger, sql: &str) -> String {
    ledger.conn.query_row(sql, [], |row| row.get(0)).unwrap()
}
