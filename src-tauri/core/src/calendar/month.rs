//! A month as a sheet: weeks from Monday to Sunday with their number, days off marked.
use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::records::{DayKind, DayOff};
use super::rules::Calendar;
use crate::error::{Error, Result};
use crate::ledger::Reader;

/// A month of a calendar year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MonthRequest {
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

/// A row of the sheet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WeekLine {
    /// Number of the teaching week; `null` outside the lessons.
    pub week: Option<u32>,
    /// Seven days from Monday on; the first and the last row reach into the months beside.
    pub days: Vec<DayLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayLine {
    pub day: NaiveDate,
    /// There are lessons.
    pub teaching: bool,
    /// What the calendar says of this day: holiday, or lessons at a weekend.
    pub kind: Option<DayKind>,
    /// 国庆节
    pub name: Option<String>,
}

/// The weeks of a month.
pub fn month(reader: Reader<'_>, request: MonthRequest) -> Result<Vec<WeekLine>> {
    let first = NaiveDate::from_ymd_opt(request.year, request.month, 1)
        .ok_or_else(|| Error::invalid("month", "没有这个月份，请重新选择。"))?;
    let from = first.week(Weekday::Mon).first_day();
    let to = (first + Months::new(1) - Days::new(1))
        .week(Weekday::Mon)
        .last_day();
    let tail = "WHERE r.day BETWEEN ?1 AND ?2";
    let off: Vec<DayOff> = reader.list(tail, (from, to))?;
    let off: HashMap<_, _> = off.into_iter().map(|off| (off.day, off)).collect();
    let calendar = super::load(reader)?;
    let mondays = from.iter_weeks().take_while(|monday| *monday <= to);
    Ok(mondays
        .map(|monday| week(&calendar, &off, monday))
        .collect())
}

fn week(calendar: &Calendar, off: &HashMap<NaiveDate, DayOff>, monday: NaiveDate) -> WeekLine {
    let days: Vec<_> = monday.iter_days().take(7).collect();
    WeekLine {
        // A term may begin in the middle of its first week.
        week: days.iter().find_map(|day| calendar.week(*day)),
        days: days
            .into_iter()
            .map(|day| DayLine {
                day,
                teaching: calendar.is_teaching_day(day),
                kind: off.get(&day).map(|off| off.kind),
                name: off.get(&day).map(|off| off.name.clone()),
            })
            .collect(),
    }
}
