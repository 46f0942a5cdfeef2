//! What is to be said of a day before an activity is put on it: holidays, days without lessons.
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::records::{DayKind, DayOff};
use super::rules::{Calendar, TermRef};
use crate::dates::{SchoolYear, month_day, weekday};
use crate::error::Result;
use crate::ledger::Reader;
use crate::vocabulary;

/// Where a day stands in the school year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayFacts {
    pub day: NaiveDate,
    pub school_year: SchoolYear,
    pub term: TermRef,
    /// 2024—2025学年度第一学期
    pub term_label: String,
    /// Sentences that give pause; none of them forbids the day.
    pub cautions: Vec<String>,
}

/// Facts about a day somebody is about to choose.
pub fn day(reader: Reader<'_>, day: NaiveDate) -> Result<DayFacts> {
    let calendar = super::load(reader)?;
    let off: Vec<DayOff> = reader.list("WHERE r.day = ?1", [day])?;
    let settings = vocabulary::settings(reader, ())?;
    let term = calendar.term_of(day);
    let outside_stage = (!calendar.in_stage(day)).then(|| {
        format!(
            "{}不在{}至{}的实施时间内，不计入各校次数。",
            month_day(day),
            settings.stage_from.label(),
            settings.stage_to.label(),
        )
    });
    Ok(DayFacts {
        day,
        school_year: term.school_year,
        term,
        term_label: term.label(),
        cautions: caution(&calendar, off.first(), day)
            .into_iter()
            .chain(outside_stage)
            .collect(),
    })
}

/// Why one would hardly meet on a day: a holiday by its name first, then days without lessons.
fn caution(calendar: &Calendar, off: Option<&DayOff>, day: NaiveDate) -> Option<String> {
    let date = format!("{}{}", month_day(day), weekday(day));
    match off {
        Some(off) if off.kind == DayKind::Holiday => Some(holiday(&date, &off.name)),
        Some(_) => without_lessons(calendar, day),
        None => statutory(day)
            .map(|name| format!("{date}是{name}，法定放假；校历里还没有登记。"))
            .or_else(|| without_lessons(calendar, day)),
    }
}

/// Schools also enter days such as 期中放假, whose name says it already.
fn holiday(date: &str, name: &str) -> String {
    match name.contains('假') {
        true => format!("{date}是{name}。"),
        false => format!("{date}是{name}，放假。"),
    }
}

/// Holidays that stand on the same day every year, for the years not announced yet.
fn statutory(day: NaiveDate) -> Option<&'static str> {
    match (day.month(), day.day()) {
        (1, 1) => Some("元旦"),
        (5, 1 | 2) => Some("劳动节"),
        (10, 1..=3) => Some("国庆节"),
        _ => None,
    }
}

fn without_lessons(calendar: &Calendar, day: NaiveDate) -> Option<String> {
    if calendar.is_teaching_day(day) {
        return None;
    }
    let term = calendar.term_of(day);
    let (span, name) = (calendar.term(term), term.number.label());
    let date = month_day(day);
    Some(if day > span.teaching_to {
        let last = month_day(calendar.last_day_of_lessons(term));
        format!("{date}在{name}最后一个教学日（{last}）之后。")
    } else if day < span.teaching_from {
        let first = month_day(span.teaching_from);
        format!("{date}在{name}开始上课（{first}）之前。")
    } else {
        format!("{date}是{}，没有课。", weekday(day))
    })
}
