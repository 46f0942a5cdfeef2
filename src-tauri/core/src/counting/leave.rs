//! Leave that was asked for in the sign-in: a reason of its own why somebody came to nothing (G-41).
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::named_params;

use super::occasions::Activities;
use crate::dates::month_day;
use crate::error::Result;
use crate::ids::{ActivityId, PersonId, json_keys};
use crate::ledger::Reader;
use crate::roster::AbsenceKind;

/// The days of leave by their reason, as it was entered.
#[derive(Default)]
pub(super) struct Leave(BTreeMap<Option<&'static str>, BTreeSet<NaiveDate>>);

impl Leave {
    /// 9月16日、10月20日请假（产假）
    pub(super) fn words(&self) -> String {
        let kinds = self.0.iter().map(|(reason, days)| {
            let days: Vec<String> = days.iter().map(|day| month_day(*day)).collect();
            let reason = reason.map_or_else(String::new, |reason| format!("（{reason}）"));
            format!("{}请假{reason}", days.join("、"))
        });
        kinds.collect::<Vec<_>>().join("；")
    }
}

/// Everybody's leave from these activities.
pub(super) fn leave(
    reader: Reader<'_>,
    counted: &Activities<'_>,
) -> Result<HashMap<PersonId, Leave>> {
    let days: HashMap<ActivityId, NaiveDate> = counted
        .iter()
        .filter_map(|(_, activity)| Some((activity.id, activity.day?)))
        .collect();
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/leave.sql"))?;
    let keys = json_keys(days.keys().map(|activity| activity.as_bytes()));
    let mut rows = statement.query(named_params! { ":activities": keys })?;
    let mut all: HashMap<PersonId, Leave> = HashMap::new();
    while let Some(row) = rows.next()? {
        let Some(day) = days.get(&row.get::<_, ActivityId>("activity")?) else {
            continue;
        };
        let reason = row.get::<_, Option<AbsenceKind>>("absence")?;
        let leave = all.entry(row.get("person")?).or_default();
        let days = leave.0.entry(reason.map(AbsenceKind::label)).or_default();
        days.insert(*day);
    }
    Ok(all)
}
