//! When an activity or a session of it takes place, as it stands on paper.
use chrono::{NaiveDate, NaiveTime};
use lianyan_core::activities::{Activity, Session};
use lianyan_core::dates::{full_date, month_day, weekday};

/// 2025年1月10日（星期五）14:30—16:30, or 2025年1月10日（星期五）至1月11日（星期六）
pub(crate) fn of_activity(activity: &Activity) -> String {
    days(activity).unwrap_or_default() + &hours(activity.starts, activity.ends)
}

/// The session's own day and hours, else those of its activity.
pub(crate) fn of_session(session: &Session, activity: &Activity) -> String {
    if session.day.is_none() && session.starts.is_none() {
        return of_activity(activity);
    }
    let day = session.day.or(activity.day);
    day.map(full_day).unwrap_or_default() + &hours(session.starts, session.ends)
}

/// 14:30—16:30
pub(crate) fn hours(starts: Option<NaiveTime>, ends: Option<NaiveTime>) -> String {
    let clock = |time: NaiveTime| time.format("%H:%M").to_string();
    match (starts.map(clock), ends.map(clock)) {
        (Some(starts), Some(ends)) => format!("{starts}—{ends}"),
        (Some(starts), None) => starts,
        _ => String::new(),
    }
}

fn days(activity: &Activity) -> Option<String> {
    let first = activity.day?;
    let last = activity.last_day.filter(|last| *last > first);
    let until = last.map(|last| format!("至{}（{}）", month_day(last), weekday(last)));
    Some(full_day(first) + &until.unwrap_or_default())
}

fn full_day(day: NaiveDate) -> String {
    format!("{}（{}）", full_date(day), weekday(day))
}
