//! Order of changes across computers: a hybrid logical clock and the copy's own replica id.
//!
//! A clock value is milliseconds << 16 | counter. It is never behind any value this copy has seen,
//! so a computer with a wrong wall clock still orders its own changes after those it knows.
use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::ids::Uid;

use super::preferences;

const CLOCK: &str = "ledger.clock";
const REPLICA: &str = "ledger.replica";
const HOME: &str = "ledger.home";
const SEEN: &str = "ledger.seen";
const CONTINUES: &str = "ledger.continues";

/// When and on which copy a field was last written. Higher wins; ties go by the replica.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Stamp {
    pub(super) clock: i64,
    pub(super) replica: Uid,
}

impl Stamp {
    /// Of what no copy is known to have written.
    pub(super) const BEFORE_ALL: Stamp = Stamp {
        clock: 0,
        replica: Uid::COUNTY,
    };
}

/// A clock value for what is written now; later than all before on this copy.
pub(super) fn tick(conn: &Connection, now: NaiveDateTime) -> Result<Stamp> {
    let clock = of_wall_time(now).max(last(conn)? + 1);
    save(conn, clock)?;
    Ok(Stamp {
        clock,
        replica: replica(conn)?,
    })
}

/// Takes note of another copy's clock.
pub(super) fn observe(conn: &Connection, seen: i64) -> Result<()> {
    if seen > last(conn)? {
        save(conn, seen)?;
    }
    Ok(())
}

/// The highest clock value seen on this copy; 0 before the first act.
pub(super) fn last(conn: &Connection) -> Result<i64> {
    let text = preferences::get(conn, CLOCK)?;
    Ok(text.and_then(|text| text.parse().ok()).unwrap_or(0))
}

/// Which copy of the ledger this is.
pub(super) fn replica(conn: &Connection) -> Result<Uid> {
    preferences::get(conn, REPLICA)?
        .and_then(|text| Uid::parse(&text))
        .ok_or_else(|| Error::Internal("the ledger has no replica id".into()))
}

/// How far this copy has seen each one, itself included.
pub(super) fn seen(conn: &Connection) -> Result<BTreeMap<Uid, i64>> {
    let json = preferences::get(conn, SEEN)?.unwrap_or_else(|| "{}".to_owned());
    let mut seen: BTreeMap<Uid, i64> = serde_json::from_str(&json)?;
    seen.insert(replica(conn)?, last(conn)?);
    Ok(seen)
}

/// Takes note that everything another copy had seen has now been taken in here too.
pub(super) fn note_seen(conn: &Connection, others: &BTreeMap<Uid, i64>) -> Result<()> {
    let mut seen = seen(conn)?;
    for (replica, clock) in others {
        let known = seen.entry(*replica).or_insert(*clock);
        *known = (*known).max(*clock);
    }
    preferences::set(conn, SEEN, &serde_json::to_string(&seen)?)
}

/// Gives the copy an identity of its own: after a restore, a hand-over, and on a new ledger.
pub(super) fn renew_replica(conn: &Connection, home: &str) -> Result<()> {
    if preferences::get(conn, REPLICA)?.is_some() {
        note_seen(conn, &BTreeMap::new())?; // what it wrote under the old id it still knows
    }
    preferences::set(conn, REPLICA, &Uid::new().to_string())?;
    preferences::set(conn, HOME, home)
}

/// Renews the replica id when the folder was opened elsewhere before: people copy folders.
pub(super) fn settle(conn: &Connection, home: &str) -> Result<()> {
    if preferences::get(conn, HOME)?.as_deref() != Some(home) {
        renew_replica(conn, home)?;
    }
    Ok(())
}

/// Notes in a copy that the work goes on in it: screens that had read the other one, whose file has
/// gone, may save here. Its acts have the same numbers.
pub(super) fn note_continued(conn: &Connection) -> Result<()> {
    preferences::set(conn, CONTINUES, &replica(conn)?.to_string())
}

/// Whether what was read in `other` holds here.
pub(super) fn continues(conn: &Connection, other: Uid) -> Result<bool> {
    let continued = preferences::get(conn, CONTINUES)?;
    Ok(continued.and_then(|text| Uid::parse(&text)) == Some(other))
}

/// After a restore the acts are others.
pub(super) fn forget_continued(conn: &Connection) -> Result<()> {
    preferences::clear(conn, CONTINUES)
}

fn save(conn: &Connection, clock: i64) -> Result<()> {
    preferences::set(conn, CLOCK, &clock.to_string())
}

fn of_wall_time(now: NaiveDateTime) -> i64 {
    now.and_utc().timestamp_millis() << 16
}
