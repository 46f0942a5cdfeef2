//! What may be done to an activity in which state, and how its fields must be. No clock, no queries.
use std::collections::HashSet;

use chrono::{NaiveDate, NaiveTime};

use crate::dates::{full_date, month_label, month_of, span_label};
use crate::error::{Error, Result};
use crate::vocabulary::MOST_HOURS;
use crate::words::closed_list;

use super::records::{Activity, ActivityStatus as Status, Session};
use super::requests::SaveActivity;

closed_list! {
    /// A step in the life of an activity, as its button is called.
    pub enum Verb ("verb") {
        Notify = "notify": "标为已通知",
        Hold = "hold": "标为已开展",
        Archive = "archive": "归档",
        Reopen = "reopen": "更正",
        Cancel = "cancel": "取消活动",
        Postpone = "postpone": "延期",
        Resume = "resume": "恢复为计划中",
    }
}

/// Longest title that fits the forms, in characters.
pub(crate) const TITLE_CHARS: usize = 200;

impl Verb {
    /// Whether the step makes sense from this state.
    pub fn fits(self, status: Status, correcting: bool) -> bool {
        use Status::*;
        match self {
            Verb::Notify => matches!(status, Planned | Postponed),
            Verb::Hold | Verb::Cancel | Verb::Postpone => {
                matches!(status, Planned | Notified | Postponed)
            }
            Verb::Archive => status == Held || (status == Archived && correcting),
            Verb::Reopen => status == Archived && !correcting,
            Verb::Resume => matches!(status, Held | Cancelled | Postponed),
        }
    }

    /// # Errors
    /// [`Error::NotNow`] with what to do instead.
    pub fn require(self, activity: &Activity) -> Result<()> {
        if self.fits(activity.status, activity.correcting) {
            return Ok(());
        }
        let (state, step) = (activity.state_words(), self.label());
        let advice = match (self, activity.status) {
            (Verb::Archive, Status::Planned | Status::Notified | Status::Postponed) => {
                "请先登记签到，或点“标为已开展”。"
            }
            (Verb::Cancel | Verb::Postpone, Status::Held) => "如果登记错了，请先点“恢复为计划中”。",
            (verb, Status::Cancelled) if verb != Verb::Cancel => "请先点“恢复为计划中”。",
            (verb, Status::Archived) if !matches!(verb, Verb::Archive | Verb::Reopen) => {
                "要改动，请先点“更正”。"
            }
            // The step was taken before.
            _ => {
                let words = format!("“{}”{state}，不需要再{step}。", activity.title);
                return Err(Error::NotNow(words));
            }
        };
        let words = format!("“{}”{state}，不能{step}。{advice}", activity.title);
        Err(Error::NotNow(words))
    }
}

impl Activity {
    /// 已归档 · 更正中 …, after the title.
    pub fn state_words(&self) -> &'static str {
        match (self.status, self.correcting) {
            (Status::Archived, true) => "正在更正",
            (Status::Planned, _) => "还在计划中",
            (status, _) => status.label(),
        }
    }

    /// 2024-11: of its day, or planned while the day is open.
    pub(super) fn planned_month(&self) -> Option<String> {
        self.day.map(month_of).or_else(|| self.month.clone())
    }

    /// What is archived stands as it is until someone opens it again.
    ///
    /// # Errors
    /// [`Error::NotNow`] while it is closed.
    pub fn require_open(&self) -> Result<()> {
        self.closed()
            .map_or(Ok(()), |words| Err(Error::NotNow(words)))
    }

    /// Why the activity cannot be edited; `None` while it can.
    pub fn closed(&self) -> Option<String> {
        (self.status == Status::Archived && !self.correcting)
            .then(|| format!("“{}”已归档，不能修改。要修改，请先点“更正”。", self.title))
    }
}

/// The code of the next activity: A14 → A15, with as many digits; the first of a community is P1-01.
pub(super) fn next_code(latest: Option<&str>, community: &str, taken: &HashSet<String>) -> String {
    let first = format!("{community}-00");
    let latest = latest.unwrap_or(&first);
    let digits = latest.len() - latest.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (prefix, number) = latest.split_at(latest.len() - digits);
    let width = digits.max(2);
    let start: u64 = number.parse().unwrap_or(0);
    (start + 1..)
        .map(|number| format!("{prefix}{number:0width$}"))
        .find(|code| !taken.contains(code))
        .expect("there are more numbers than activities")
}

/// A day, or a month while the day is open.
pub(super) fn check_when(day: Option<NaiveDate>, month: Option<&str>) -> Result<()> {
    match (day, month) {
        (Some(_), _) => Ok(()),
        (None, Some(month)) if is_month(month) => Ok(()),
        (None, Some(_)) => Err(Error::invalid("month", "月份请写成 2025-04 的样子。")),
        (None, None) => Err(Error::invalid(
            "day",
            "请填写活动日期；日期未定的，先选月份。",
        )),
    }
}

/// What is put off comes later than it was to be.
pub(super) fn check_later(
    activity: &Activity,
    day: Option<NaiveDate>,
    month: Option<&str>,
) -> Result<()> {
    let planned = activity.planned_month();
    let (later, was) = match (day, activity.day) {
        (Some(day), Some(was)) => (day > was, full_date(was)),
        _ => {
            let new = day.map(month_of).or(month.map(str::to_owned));
            (
                new >= planned,
                month_label(planned.as_deref().unwrap_or("")),
            )
        }
    };
    if later {
        return Ok(());
    }
    let field = if day.is_some() { "day" } else { "month" };
    let message = format!("延期后的日期应晚于原定的{was}。要提前，请在“基本信息”中更改日期。");
    Err(Error::invalid(field, message))
}

/// The last of as many days as before.
pub(super) fn moved_end(activity: &Activity, day: Option<NaiveDate>) -> Option<NaiveDate> {
    let (first, last) = (activity.day?, activity.last_day?);
    Some(day? + (last - first))
}

/// A day that keeps its place among the activity's, when these move; none while they are not known.
pub(super) fn moved_day(
    day: Option<NaiveDate>,
    was: Option<NaiveDate>,
    now: Option<NaiveDate>,
) -> Option<NaiveDate> {
    match (day, was, now) {
        (Some(day), Some(was), Some(now)) => Some(day + (now - was)),
        (day, None, Some(_)) => day,
        _ => None,
    }
}

/// A session's day is one of the activity's, once these are known.
pub(super) fn check_session_day(activity: &Activity, session: &Session) -> Result<()> {
    let (Some(first), Some(day)) = (activity.day, session.day) else {
        return Ok(());
    };
    let last = activity.last_day.unwrap_or(first);
    if (first..=last).contains(&day) {
        return Ok(());
    }
    Err(Error::invalid(
        "day",
        format!(
            "环节“{}”的日期{}不在活动日期（{}）之内。活动有几天的，请先在“基本信息”中填写结束日期。",
            session.title,
            full_date(day),
            activity
                .last_day
                .map_or(full_date(first), |last| span_label((first, Some(last)))),
        ),
    ))
}

/// 2025-04
fn is_month(text: &str) -> bool {
    text.len() == 7 && format!("{text}-01").parse::<NaiveDate>().is_ok()
}

pub(super) fn check_title(title: &str) -> Result<String> {
    let title = title.trim();
    if title.is_empty() {
        return Err(Error::invalid("title", "请填写活动主题。"));
    }
    if title.chars().count() > TITLE_CHARS {
        return Err(Error::invalid(
            "title",
            format!("活动主题不能超过{TITLE_CHARS}个字，请缩短；详细内容可写在活动记录中。"),
        ));
    }
    Ok(title.to_owned())
}

pub(crate) fn check_hours(hours: Option<f64>) -> Result<()> {
    if hours.is_some_and(|hours| !(0.0..=MOST_HOURS).contains(&hours)) {
        return Err(Error::invalid(
            "hours",
            format!("学时应在0至{MOST_HOURS}之间，请重新填写。"),
        ));
    }
    Ok(())
}

/// The page 基本信息 as a whole.
pub(super) fn check_page(page: &SaveActivity, status: Status, today: NaiveDate) -> Result<()> {
    check_title(&page.title)?;
    if page.code.trim().is_empty() {
        return Err(Error::invalid("code", "请填写编号。"));
    }
    check_when(page.day, page.month.as_deref())?;
    check_hours(page.hours)?;
    if status.is_held() {
        check_held_day(page.day, today)?;
    }
    if let (Some(day), Some(last)) = (page.day, page.last_day)
        && last < day
    {
        return Err(Error::invalid("lastDay", "结束日期早于开始日期，请核对。"));
    }
    let one_day = page.last_day.is_none() || page.last_day == page.day;
    match one_day {
        true => check_times(page.starts, page.ends),
        false => Ok(()),
    }
}

/// Of one day: it ends after it has begun.
pub(super) fn check_times(starts: Option<NaiveTime>, ends: Option<NaiveTime>) -> Result<()> {
    match (starts, ends) {
        (Some(starts), Some(ends)) if ends <= starts => {
            Err(Error::invalid("ends", "结束时间应晚于开始时间，请核对。"))
        }
        _ => Ok(()),
    }
}

/// What took place has a day, and the day is not still to come.
pub fn check_held_day(day: Option<NaiveDate>, today: NaiveDate) -> Result<NaiveDate> {
    match day {
        None => Err(Error::invalid(
            "day",
            "还没有填写活动日期，请先在“基本信息”中填写。",
        )),
        Some(day) if day > today => Err(Error::invalid(
            "day",
            format!(
                "活动日期是{}，还没有到。如果日期不对，请先在“基本信息”中更改。",
                full_date(day)
            ),
        )),
        Some(day) => Ok(day),
    }
}

/// A reason someone must give.
pub(super) fn check_reason(reason: &str, what: &str) -> Result<String> {
    match reason.trim() {
        "" => Err(Error::invalid("reason", format!("请填写{what}的原因。"))),
        reason => Ok(reason.to_owned()),
    }
}
