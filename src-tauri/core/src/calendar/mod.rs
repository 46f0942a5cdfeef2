//! The school calendar (校历): school years, terms, teaching weeks and days off, all editable.
//!
//! [`Calendar`] answers every question about a day without queries; a school year whose terms
//! nobody entered has the usual dates (G-04).
mod records;
mod rules;
mod shipped;

#[cfg(test)]
mod tests;

pub use records::{DayKind, DayOff, Term};
pub use rules::{Calendar, TermRef, TermSpan};
pub use shipped::install;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::{SchoolYear, TermNumber, full_date, weekday};
use crate::error::{Error, Result};
use crate::ids::{DayOffId, Uid};
use crate::ledger::{Reader, Writer};
use crate::vocabulary;

/// A school year to choose from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearChoice {
    pub school_year: SchoolYear,
    /// 2024—2025学年度
    pub label: String,
    /// The one that today belongs to.
    pub current: bool,
}

/// A school year with its terms and days off.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearPage {
    pub school_year: SchoolYear,
    pub label: String,
    pub terms: Vec<TermLine>,
    pub days_off: Vec<DayOff>,
}

/// One term of the year page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermLine {
    pub term: TermRef,
    /// 第一学期
    pub label: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub teaching_from: NaiveDate,
    pub teaching_to: NaiveDate,
    /// `false`: the usual dates, nobody entered them.
    pub entered: bool,
    pub weeks: u32,
    pub teaching_days: u32,
    pub last_teaching_day: Option<NaiveDate>,
}

/// Today, as the head of the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    pub date: NaiveDate,
    /// 星期五
    pub weekday: String,
    pub school_year: SchoolYear,
    pub school_year_label: String,
    pub term: TermRef,
    /// 2024—2025学年度第一学期
    pub term_label: String,
    /// 第6周; `null` outside the lessons.
    pub week_label: Option<String>,
    pub teaching_day: bool,
    pub teaching_days_left: u32,
}

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

/// The calendar as a plain value.
pub fn load(reader: Reader<'_>) -> Result<Calendar> {
    let settings = vocabulary::settings(reader, ())?;
    let terms: Vec<Term> = reader.list("", [])?;
    let days_off: Vec<DayOff> = reader.list("", [])?;
    Ok(Calendar::new(
        &terms,
        &days_off,
        settings.stage_from,
        settings.stage_to,
    ))
}

/// School years that have terms or activities, and those beside today; newest first.
pub fn years(reader: Reader<'_>, _: ()) -> Result<Vec<YearChoice>> {
    let current = load(reader)?.term_of(reader.today()).school_year;
    let mut years = vec![current.0 - 1, current.0, current.0 + 1];
    let mut statement = reader.conn().prepare_cached(
        "SELECT school_year FROM term
         UNION SELECT substr(day, 1, 4) - (substr(day, 6, 2) < '09') FROM activity
         WHERE day IS NOT NULL",
    )?;
    for year in statement.query_map([], |row| row.get::<_, i32>(0))? {
        years.push(year?);
    }
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    Ok(years
        .into_iter()
        .map(SchoolYear)
        .map(|year| YearChoice {
            school_year: year,
            label: year.label(),
            current: year == current,
        })
        .collect())
}

/// A school year with its terms and days off.
pub fn year(reader: Reader<'_>, year: SchoolYear) -> Result<YearPage> {
    let calendar = load(reader)?;
    let period = calendar.year_period(year);
    Ok(YearPage {
        school_year: year,
        label: year.label(),
        terms: TermNumber::ALL
            .iter()
            .map(|number| term_line(&calendar, TermRef::new(year, *number)))
            .collect(),
        days_off: reader.list(
            "WHERE r.day BETWEEN ?1 AND ?2 ORDER BY r.day",
            (period.from, period.to),
        )?,
    })
}

fn term_line(calendar: &Calendar, term: TermRef) -> TermLine {
    let span = calendar.term(term);
    TermLine {
        term,
        label: term.number.label().to_owned(),
        starts: span.starts,
        ends: span.ends,
        teaching_from: span.teaching_from,
        teaching_to: span.teaching_to,
        entered: calendar.is_entered(term),
        weeks: calendar.week(span.teaching_to).unwrap_or(0),
        teaching_days: calendar.teaching_days_between(span.teaching_from, span.teaching_to),
        last_teaching_day: calendar.last_teaching_day(term),
    }
}

/// Today in words of the school calendar.
pub fn today(reader: Reader<'_>, _: ()) -> Result<Today> {
    let calendar = load(reader)?;
    let date = reader.today();
    let term = calendar.term_of(date);
    Ok(Today {
        date,
        weekday: weekday(date).to_owned(),
        school_year: term.school_year,
        school_year_label: term.school_year.label(),
        term,
        term_label: term.label(),
        week_label: calendar.week(date).map(|week| format!("第{week}周")),
        teaching_day: calendar.is_teaching_day(date),
        teaching_days_left: calendar.teaching_days_left(term, date),
    })
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
    let SaveTerm {
        term,
        starts,
        ends,
        teaching_from,
        teaching_to,
    } = *request;
    // A term may begin some weeks early or late, but never in another school year.
    let year = term.school_year;
    let margin = chrono::Days::new(31);
    if starts < year.first_day() - margin || ends > year.last_day() {
        return Err(Error::invalid(
            "starts",
            format!("起止日期不在{}内，请检查年份。", year.label()),
        ));
    }
    if starts >= ends {
        return Err(Error::invalid(
            "ends",
            "学期的结束日期应在开始日期之后，请重新填写。",
        ));
    }
    if !(starts <= teaching_from && teaching_from < teaching_to && teaching_to <= ends) {
        return Err(Error::invalid(
            "teachingTo",
            "上课的起止日期应在学期之内，且先开学后结束，请重新填写。",
        ));
    }
    let other = match term.number {
        TermNumber::First => calendar.term(TermRef::new(year, TermNumber::Second)),
        TermNumber::Second => calendar.term(TermRef::new(year, TermNumber::First)),
    };
    if starts <= other.ends && other.starts <= ends {
        return Err(Error::invalid(
            "ends",
            format!(
                "与另一学期（{}至{}）重叠，请先调整另一学期，或改短本学期。",
                full_date(other.starts),
                full_date(other.ends)
            ),
        ));
    }
    Ok(())
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
    w.describe(format!("已设置{name}为{}", request.kind.label()));
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

/// Makes the day an ordinary one again.
pub fn remove_day_off(w: &Writer<'_>, id: DayOffId) -> Result<()> {
    let off: DayOff = w.reader().get(id)?;
    w.describe(format!(
        "已取消{}的{}",
        full_date(off.day),
        off.kind.label()
    ));
    w.remove::<DayOff>(id)
}
