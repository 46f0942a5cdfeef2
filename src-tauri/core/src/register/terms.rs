//! A term whose days change: activities whose day falls into another term now count there.
use chrono::NaiveDate;

use crate::calendar::{self, SaveTerm};
use crate::error::Result;
use crate::ledger::{Reader, Writer};

/// Sets the days of a term; the act says how many activities count elsewhere from now on.
pub fn save_term(w: &Writer<'_>, request: SaveTerm) -> Result<()> {
    let before = calendar::load(w.reader())?;
    calendar::save_term(w, request)?;
    let now = calendar::load(w.reader())?;
    let days = counted_days(w.reader())?;
    let moved = days
        .iter()
        .filter(|day| before.term_of(**day) != now.term_of(**day));
    match moved.count() {
        0 => {}
        moved => w.describe_further(&format!("，{moved}项活动因此计入另一学期")),
    }
    Ok(())
}

/// Days of the activities that count in the term of their day.
fn counted_days(reader: Reader<'_>) -> Result<Vec<NaiveDate>> {
    let sql = "SELECT day FROM activity WHERE day IS NOT NULL AND counts_for IS NULL";
    let mut statement = reader.conn().prepare_cached(sql)?;
    let rows = statement.query_map([], |row| row.get("day"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
