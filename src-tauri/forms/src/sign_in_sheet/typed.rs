//! What is typed on the command line for sign-in sheets: one activity, some, or all of a time.
use chrono::NaiveDate;
use lianyan_core::activities;
use lianyan_core::dates::SchoolYear;
use lianyan_core::ids::{ActivityId, SessionId};
use lianyan_core::register::{self, ActivityFilter, ActivityRow, ActivityState};
use lianyan_core::{Error, Reader, Result};

use super::SheetToPrint;
use crate::parameters::{Given, Parameter, TERM, YEAR};

pub(super) const ACTIVITY: Parameter = Parameter::new(
    "activity",
    "编号",
    "活动编号，可以写多次；不写则为学年、学期或月份里的全部活动，合成一个文件",
)
.several();

pub(super) const SESSION: Parameter =
    Parameter::new("session", "序号", "环节在议程里的序号；不写则为整个活动").written(|text| {
        match text.parse() {
            Ok(1_u32..) => Ok(()),
            _ => Err("写成1这样".to_owned()),
        }
    });

pub(super) const MONTH: Parameter = Parameter::new(
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
pub(super) fn fits(given: &Given) -> Result<()> {
    let message = match given.all(&ACTIVITY).len() {
        0 if given.one(&SESSION).is_some() => "--session要和--activity一起使用。",
        2.. if given.one(&SESSION).is_some() => "--session只能和一个--activity一起使用。",
        1.. if given.one(&TERM).or(given.one(&MONTH)).is_some() => {
            "--activity不能和--term、--month一起使用。"
        }
        _ => return Ok(()),
    };
    Err(Error::invalid(ACTIVITY.name, message))
}

pub(super) fn sheets(reader: Reader<'_>, given: &Given) -> Result<Vec<SheetToPrint>> {
    let session = given.one(&SESSION).and_then(|number| number.parse().ok());
    let activities = given.all(&ACTIVITY);
    match activities.is_empty() {
        true => all_sheets(reader, given),
        false => {
            let sheets = activities.into_iter();
            sheets.map(|code| sheet(reader, code, session)).collect()
        }
    }
}

fn sheet(reader: Reader<'_>, code: &str, session: Option<usize>) -> Result<SheetToPrint> {
    let found = activities::by_code(reader, code)?;
    let Some(activity) = found.map(|activity| activity.uid) else {
        let message = format!("没有编号为“{code}”的活动。请核对编号。");
        return Err(Error::invalid(ACTIVITY.name, message));
    };
    let session = session.map(|number| session_of(reader, activity, number));
    Ok(SheetToPrint {
        activity,
        session: session.transpose()?,
        number: None,
    })
}

/// The session by its place in the agenda, from 1.
fn session_of(reader: Reader<'_>, activity: ActivityId, number: usize) -> Result<SessionId> {
    let sessions = activities::sessions(reader, activity)?;
    match number.checked_sub(1).and_then(|place| sessions.get(place)) {
        Some(session) => Ok(session.uid),
        None => {
            let message = format!("这个活动有{}个环节，没有第{number}个。", sessions.len());
            Err(Error::invalid(SESSION.name, message))
        }
    }
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

/// All that took or will take place within what was asked for, in the order of the list.
fn all_sheets(reader: Reader<'_>, given: &Given) -> Result<Vec<SheetToPrint>> {
    let dropped = [ActivityState::Cancelled, ActivityState::Postponed];
    let wanted = given.one(&MONTH);
    let is_wanted = |row: &ActivityRow| {
        let day = row.day.map(|day| day.format("%Y-%m").to_string());
        let month = day.or_else(|| row.month.clone());
        !dropped.contains(&row.state) && (wanted.is_none() || wanted == month.as_deref())
    };
    let filter = ActivityFilter {
        term: given.term(),
        ..ActivityFilter::of_year(school_year(reader, given)?, given.community(reader)?)
    };
    let rows = register::list(reader, filter)?.rows.into_iter();
    let sheets: Vec<SheetToPrint> = rows
        .filter(is_wanted)
        .map(|row| SheetToPrint {
            activity: row.id,
            session: None,
            number: None,
        })
        .collect();
    match sheets.is_empty() {
        true => Err(Error::invalid(
            ACTIVITY.name,
            "这段时间没有可以打印签到表的活动。请核对学年、学期、月份和共同体。",
        )),
        false => Ok(sheets),
    }
}
