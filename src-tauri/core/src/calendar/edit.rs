//! Setting the days of terms, and days off.
use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use crate::dates::{TermNumber, full_date, span_label, weekday};
use crate::error::{Error, OrMissing, Result};
use crate::ids::Uid;
use crate::ledger::Writer;

use super::load;
use super::records::{DayKind, DayOff, Term};
use super::rules::{Calendar, TermRef};

/// New days of a term.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveTerm {
    pub term: TermRef,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub teaching_from: NaiveDate,
    pub teaching_to: NaiveDate,
}

/// A stretch of days off (or of lessons on a weekend); `to` is `from` for a single day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveDayOff {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub kind: DayKind,
    pub name: String,
}

/// Sets the days of a term.
pub fn save_term(w: &Writer<'_>, request: SaveTerm) -> Result<()> {
    check_term(&load(w.reader())?, &request)?;
    let TermRef {
        school_year,
        number,
    } = request.term;
    w.describe(format!("已更改{}的起止日期", request.term.label()));
    w.save(&Term {
        uid: Term::key(school_year, number),
        owner: Uid::COUNTY,
        school_year,
        number,
        starts: request.starts,
        ends: request.ends,
        teaching_from: request.teaching_from,
        teaching_to: request.teaching_to,
    })
}

fn check_term(calendar: &Calendar, request: &SaveTerm) -> Result<()> {
    let SaveTerm { starts, ends, .. } = *request;
    // A term may begin some weeks early or late, but never in another school year.
    let year = request.term.school_year;
    let margin = Days::new(31);
    if starts < year.first_day() - margin || ends > year.last_day() {
        let message = format!("起止日期不在{}内，请检查年份。", year.label());
        return Err(Error::invalid("starts", message));
    }
    if starts >= ends {
        return Err(Error::invalid(
            "ends",
            "学期的结束日期应在开始日期之后，请重新填写。",
        ));
    }
    let (first, last) = (request.teaching_from, request.teaching_to);
    if !(starts <= first && first < last && last <= ends) {
        return Err(Error::invalid(
            "teachingTo",
            "上课的起止日期应在学期之内，且先开学后结束，请重新填写。",
        ));
    }
    check_other_half(calendar, request)
}

fn check_other_half(calendar: &Calendar, request: &SaveTerm) -> Result<()> {
    let number = match request.term.number {
        TermNumber::First => TermNumber::Second,
        TermNumber::Second => TermNumber::First,
    };
    let other = calendar.term(TermRef::new(request.term.school_year, number));
    if request.starts > other.ends || other.starts > request.ends {
        return Ok(());
    }
    let message = format!(
        "与另一学期（{}至{}）重叠，请先调整另一学期，或改短本学期。",
        full_date(other.starts),
        full_date(other.ends)
    );
    Err(Error::invalid("ends", message))
}

/// Marks days as holidays, or weekend days as days with lessons.
pub fn save_day_off(w: &Writer<'_>, request: SaveDayOff) -> Result<()> {
    let name = request.name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "请填写名称，例如“国庆节”。"));
    }
    if request.to < request.from || (request.to - request.from).num_days() > 62 {
        return Err(Error::invalid(
            "to",
            "放假的最后一天应在第一天之后、两个月之内，请重新选择日期。",
        ));
    }
    check_days(w, &request)?;
    let when = days_label(request.from, request.to);
    w.describe(format!("已设置{name}（{when}）为{}", request.kind.label()));
    for day in request
        .from
        .iter_days()
        .take_while(|day| *day <= request.to)
    {
        w.save(&DayOff {
            uid: DayOff::key(day),
            owner: Uid::COUNTY,
            day,
            kind: request.kind,
            name: name.to_owned(),
        })?;
    }
    Ok(())
}

/// Refuses days that say something already, and lessons on days that have them anyway.
fn check_days(w: &Writer<'_>, request: &SaveDayOff) -> Result<()> {
    let sql = "WHERE r.day BETWEEN ?1 AND ?2 ORDER BY r.day";
    let present: Vec<DayOff> = w.reader().list(sql, (request.from, request.to))?;
    if let Some(first) = present.first() {
        return Err(Error::invalid(
            "from",
            format!(
                "{}已设为{}（{}）。请避开这一天，或先取消原来的安排。",
                full_date(first.day),
                first.name,
                first.kind.label()
            ),
        ));
    }
    let is_lesson_day = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5;
    let mut days = request
        .from
        .iter_days()
        .take_while(|day| *day <= request.to);
    match days.find(is_lesson_day) {
        Some(day) if request.kind == DayKind::Teaching => Err(Error::invalid(
            "from",
            format!(
                "{}是{}，本来就上课，不用设为{}。",
                full_date(day),
                weekday(day),
                request.kind.label()
            ),
        )),
        _ => Ok(()),
    }
}

/// 2024年10月1日 · 2024年10月1日至2024年10月7日
fn days_label(first: NaiveDate, last: NaiveDate) -> String {
    match first == last {
        true => full_date(first),
        false => span_label((first, Some(last))),
    }
}

/// The days of a stretch, as a screen shows it on one line; `to` is `from` for a single day.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemoveDaysOff {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// Makes the days of a stretch ordinary ones again.
pub fn remove_days_off(w: &Writer<'_>, stretch: RemoveDaysOff) -> Result<()> {
    let sql = "WHERE r.day BETWEEN ?1 AND ?2 ORDER BY r.day";
    let days: Vec<DayOff> = w.reader().list(sql, (stretch.from, stretch.to))?;
    let first = days.first().or_missing("这几天的安排")?;
    let last = days.last().unwrap_or(first);
    let when = days_label(first.day, last.day);
    w.describe(format!(
        "已取消{}（{when}）的{}",
        first.name,
        first.kind.label()
    ));
    for off in &days {
        w.remove::<DayOff>(off.uid)?;
    }
    Ok(())
}
