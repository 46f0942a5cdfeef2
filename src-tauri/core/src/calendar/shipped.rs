//! National days off this program is shipped with (`assets/vocabulary/days_off.toml`).
use chrono::NaiveDate;
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::ids::Uid;
use crate::ledger::Writer;

use super::records::{DayKind, DayOff};

const DAYS_OFF: &str = include_str!("../../../../assets/vocabulary/days_off.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shipped {
    day_off: Vec<Holiday>,
}

/// Days are `2024-10-01` or `2024-10-01..2024-10-07`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    name: String,
    holiday: Vec<String>,
    #[serde(default)]
    teaching: Vec<String>,
}

/// Puts the national days off into a new ledger.
pub fn install(w: &Writer<'_>) -> Result<()> {
    for day_off in days_off()? {
        w.insert(&day_off)?;
    }
    Ok(())
}

/// The shipped days, one record a day.
pub(super) fn days_off() -> Result<Vec<DayOff>> {
    let shipped: Shipped = toml::from_str(DAYS_OFF)
        .map_err(|fault| Error::Internal(format!("shipped days off: {fault}")))?;
    let mut days_off = Vec::new();
    for holiday in &shipped.day_off {
        for (kind, spans) in [
            (DayKind::Holiday, &holiday.holiday),
            (DayKind::Teaching, &holiday.teaching),
        ] {
            for span in spans {
                let days = days_of(span)
                    .ok_or_else(|| Error::Internal(format!("shipped days off: {span}")))?;
                days_off.extend(days.into_iter().map(|day| DayOff {
                    uid: DayOff::key(day),
                    owner: Uid::COUNTY,
                    day,
                    kind,
                    name: holiday.name.clone(),
                }));
            }
        }
    }
    Ok(days_off)
}

fn days_of(span: &str) -> Option<Vec<NaiveDate>> {
    let (from, to) = span.split_once("..").unwrap_or((span, span));
    let (from, to): (NaiveDate, NaiveDate) = (from.parse().ok()?, to.parse().ok()?);
    Some(from.iter_days().take_while(|day| *day <= to).collect())
}
