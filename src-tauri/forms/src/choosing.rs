//! Which activities are meant by what was typed: some by their numbers, or all of a time.
use chrono::NaiveDate;
use lianyan_core::activities;
use lianyan_core::dates::SchoolYear;
use lianyan_core::ids::ActivityId;
use lianyan_core::register::{self, ActivityFilter, ActivityRow};
use lianyan_core::{Error, Reader, Result};

use crate::parameters::{Given, Parameter, TERM, YEAR};

pub(crate) const ACTIVITY: Parameter = Parameter::new(
    "activity",
    "编号",
    "活动编号，可以写多次；不写则为学年、学期或月份里的全部活动，合成一个文件",
)
.several();

pub(crate) const MONTH: Parameter = Parameter::new(
    "month",
    "年月",
    "只要这个月的活动，如2024-10；不写则为整个学年",
)
.written(|text| match text.len() == 7 && first_day(text).is_some() {
    true => Ok(()),
    false => Err("写成2024-10这样".to_owned()),
});

fn first_day(month: &str) -> Option<NaiveDate> {
    format!("{month}-01").parse().ok()
}

/// Which of them do not go together.
pub(crate) fn fits(given: &Given) -> Result<()> {
    let by_number = !given.all(&ACTIVITY).is_empty();
    match by_number && given.one(&TERM).or(given.one(&MONTH)).is_some() {
        true => Err(Error::invalid(
            ACTIVITY.name,
            "--activity不能和--term、--month一起使用。",
        )),
        false => Ok(()),
    }
}

/// Those named by number, else all of the time asked for that are wanted, in the order of the list.
pub(crate) fn activities(
    reader: Reader<'_>,
    given: &Given,
    wanted: impl Fn(&ActivityRow) -> bool,
) -> Result<Vec<ActivityId>> {
    let numbers = given.all(&ACTIVITY);
    match numbers.is_empty() {
        true => of_the_time(reader, given, wanted),
        false => numbers
            .into_iter()
            .map(|code| by_code(reader, code))
            .collect(),
    }
}

fn by_code(reader: Reader<'_>, code: &str) -> Result<ActivityId> {
    let found = activities::by_code(reader, code)?;
    found.map(|activity| activity.uid).ok_or_else(|| {
        let message = format!("没有编号为“{code}”的活动。请核对编号。");
        Error::invalid(ACTIVITY.name, message)
    })
}

fn of_the_time(
    reader: Reader<'_>,
    given: &Given,
    wanted: impl Fn(&ActivityRow) -> bool,
) -> Result<Vec<ActivityId>> {
    let month = given.one(&MONTH);
    let is_of_month = |row: &ActivityRow| {
        let day = row.day.map(|day| day.format("%Y-%m").to_string());
        let planned = day.or_else(|| row.month.clone());
        month.is_none() || month == planned.as_deref()
    };
    let filter = ActivityFilter {
        term: given.term(),
        ..ActivityFilter::of_year(school_year(reader, given)?, given.community(reader)?)
    };
    let rows = register::list(reader, filter)?.rows.into_iter();
    let rows = rows.filter(|row| is_of_month(row) && wanted(row));
    Ok(rows.map(|row| row.id).collect())
}

/// The one that was named, else that of the month, else today's.
fn school_year(reader: Reader<'_>, given: &Given) -> Result<SchoolYear> {
    let year = given.school_year(reader);
    match given.one(&MONTH).and_then(first_day) {
        Some(day) if given.one(&YEAR).is_none() => Ok(SchoolYear::of(day)),
        Some(day) if !year.contains(day) => Err(Error::invalid(
            MONTH.name,
            format!("这个月不在{}。请只写月份，或者核对学年。", year.label()),
        )),
        _ => Ok(year),
    }
}
