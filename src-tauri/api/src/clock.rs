//! What day it is: the wall clock, or the day named by `LIANYAN_TODAY` for tests and demonstrations.
use std::sync::OnceLock;

use chrono::{Local, NaiveDate, NaiveDateTime};
use lianyan_core::{Error, Result};

/// Handed to the ledger, which asks it for every act.
pub type Clock = fn() -> NaiveDateTime;

static FIXED_DAY: OnceLock<NaiveDate> = OnceLock::new();

/// The clock of this process. `LIANYAN_TODAY=2025-01-06` fixes the day; the time of day runs on,
/// so that acts keep their order.
pub(crate) fn of_environment() -> Result<Clock> {
    let Ok(text) = std::env::var("LIANYAN_TODAY") else {
        return Ok(wall);
    };
    let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| {
        Error::invalid(
            "LIANYAN_TODAY",
            format!("环境变量LIANYAN_TODAY应写成2025-01-06这样的日期，现在是“{text}”。"),
        )
    })?;
    FIXED_DAY.get_or_init(|| day);
    Ok(fixed)
}

fn wall() -> NaiveDateTime {
    Local::now().naive_local()
}

fn fixed() -> NaiveDateTime {
    let now = wall();
    FIXED_DAY.get().map_or(now, |day| day.and_time(now.time()))
}
