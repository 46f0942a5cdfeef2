//! What a row says as a whole must be possible. Its cells may each be right and still leave a record
//! that no screen could show or count: these are the rules the screens hold to as well.
use chrono::{NaiveDate, NaiveTime};

use crate::activities::ActivityStatus;
use crate::dates::{full_date, span_label};
use crate::exchange::normal::Problem;
use crate::ids::Uid;
use crate::vocabulary;

use super::columns::Columns;

/// A column that cannot stay as it is beside the others, and what would do.
pub(super) type Fault = (&'static str, Problem);

/// The first thing about the record that cannot be.
pub(super) fn fault(uid: Uid, row: &Columns<'_>) -> Option<Fault> {
    match row.table.name {
        "activity" => activity(row),
        "session" => times(row),
        "attendance" | "award_winner" => nameless(row),
        "term" => term(row),
        "setting" => setting(row),
        "organization" | "community" => own_parent(uid, row),
        _ => backwards(row, "from_date", "to_date"),
    }
}

fn activity(row: &Columns<'_>) -> Option<Fault> {
    let day = row.day("day");
    let planned = row.text("month").is_some_and(|month| !month.is_empty());
    let status = row.text("status").and_then(ActivityStatus::of_code);
    let held = status.is_some_and(ActivityStatus::is_held);
    if day.is_none() && held {
        return Some(("day", problem("已开展的活动没有日期", "填写活动日期。")));
    }
    if day.is_none() && !planned {
        let message = "日期和计划月份都空着";
        return Some((
            "day",
            problem(message, "填写日期；日期没有定的，填写计划月份。"),
        ));
    }
    let one_day = row.day("last_day").is_none_or(|last| Some(last) == day);
    backwards(row, "day", "last_day").or_else(|| times(row).filter(|_| one_day))
}

/// Someone who signed in, or won something, is somebody.
fn nameless(row: &Columns<'_>) -> Option<Fault> {
    let named = row.text("name").is_some_and(|name| !name.trim().is_empty());
    let message = "人员和姓名都空着";
    let remedy = "填写人员的编号；名册里没有的人，填写姓名。";
    (row.uid("person").is_none() && !named).then(|| ("person", problem(message, remedy)))
}

fn times(row: &Columns<'_>) -> Option<Fault> {
    let time = |column| row.text(column)?.parse::<NaiveTime>().ok();
    let (starts, ends) = (time("starts")?, time("ends")?);
    let message = "结束时间不晚于开始时间";
    (ends <= starts).then(|| ("ends", problem(message, "核对开始和结束的时间后改正。")))
}

fn term(row: &Columns<'_>) -> Option<Fault> {
    let days = ["starts", "teaching_from", "teaching_to", "ends"];
    let first_wrong = days.windows(2).find(|pair| {
        let (one, next) = (row.day(pair[0]), row.day(pair[1]));
        one.zip(next).is_some_and(|(one, next)| next < one)
    });
    first_wrong.map(|pair| {
        let message = "学期的几个日期前后颠倒";
        let remedy = "依次应为学期开始、开始上课、结束上课、学期结束，核对后改正。";
        (pair[1], problem(message, remedy))
    })
}

fn setting(row: &Columns<'_>) -> Option<Fault> {
    let (name, value) = (row.text("name")?, row.text("value").unwrap_or(""));
    let remedy = vocabulary::setting_remedy(name, value)?;
    let message = format!("设置“{name}”的值“{value}”看不懂");
    Some(("value", Problem::new(message, remedy)))
}

fn own_parent(uid: Uid, row: &Columns<'_>) -> Option<Fault> {
    let message = "上级是它自己";
    (row.uid("parent") == Some(uid))
        .then(|| ("parent", problem(message, "改为真正的上级，或者留空。")))
}

/// A last day before the first.
fn backwards(row: &Columns<'_>, first: &str, last: &'static str) -> Option<Fault> {
    let (from, to): (NaiveDate, NaiveDate) = (row.day(first)?, row.day(last)?);
    (to < from).then(|| {
        let message = format!("{}早于{}", full_date(to), span_label((from, None)));
        (last, Problem::new(message, "核对起止日期后改正。"))
    })
}

fn problem(message: &str, remedy: &str) -> Problem {
    Problem::new(message, remedy)
}
