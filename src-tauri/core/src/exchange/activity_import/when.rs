//! The day of an activity: what its cells say, in the year that the list is of.
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use crate::calendar::{Calendar, TermRef};
use crate::dates::{TermNumber, full_date};

use super::era::Era;
use super::written::{DayDoubt, WrittenDay};

/// When an activity took place, as far as it can be made out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct When {
    pub day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    /// 2024-09, where no day is known.
    pub month: Option<String>,
    pub starts: Option<NaiveTime>,
    pub ends: Option<NaiveTime>,
    /// Why somebody must look, and the days that may be meant, the likeliest first.
    pub unsure: Option<Unsure>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unsure {
    pub reason: String,
    pub days: Vec<NaiveDate>,
}

/// What days are worked out by.
pub(super) struct Years<'c> {
    pub calendar: &'c Calendar,
    pub era: Era,
    /// The list itself says its year.
    pub said: bool,
    /// The day of the row above.
    pub above: Option<NaiveDate>,
}

impl Years<'_> {
    /// A list of 2024 that goes on after December: its next January is of 2025.
    fn goes_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        let is_calendar = matches!(self.era, Era::Calendar(_));
        let back = self
            .above
            .filter(|above| *above > day + Days::new(LONG_BACK));
        back.filter(|_| is_calendar)?;
        day.with_year(day.year() + 1)
    }
}

/// Days that a list in the order of time does not go back.
const LONG_BACK: u64 = 120;

/// Works out the day.
pub(super) fn when(written: &WrittenDay, years: &Years<'_>) -> When {
    let mut when = When {
        starts: written.starts,
        ends: written.ends,
        ..When::default()
    };
    match (written.month, written.day, written.week) {
        (Some(month), Some(day), _) => of_day(&mut when, written, years, month, day),
        (Some(month), None, _) => of_month(&mut when, written, years, month),
        (None, None, Some(week)) => of_week(&mut when, written, years, week),
        _ => {
            when.unsure = Some(Unsure {
                reason: "没有写明是哪一天".to_owned(),
                days: Vec::new(),
            });
        }
    }
    if when.unsure.is_none() && !written.rest.is_empty() {
        when.doubt(format!("“{}”没有看懂", written.rest), when.day);
    }
    when
}

impl When {
    fn doubt(&mut self, reason: impl Into<String>, days: impl IntoIterator<Item = NaiveDate>) {
        self.unsure = Some(Unsure {
            reason: reason.into(),
            days: days.into_iter().collect(),
        });
    }
}

fn of_day(when: &mut When, written: &WrittenDay, years: &Years<'_>, month: u32, number: u32) {
    let year = written.year.unwrap_or_else(|| years.era.year_of(month));
    let Some(day) = NaiveDate::from_ymd_opt(year, month, number) else {
        if (1..=12).contains(&month) {
            when.month = Some(format!("{year}-{month:02}"));
        }
        return when.doubt(format!("没有{month}月{number}日这一天"), []);
    };
    when.day = Some(day);
    if let Some(meant) = written
        .year
        .filter(|_| years.said)
        .and_then(|_| years.era.instead_of(day))
    {
        let reason = format!("{}不在这张表的{}里", full_date(day), years.era.label());
        return when.doubt(reason, meant.into_iter().chain([day]));
    }
    if written.year.is_none()
        && let Some((reason, other)) = years.era.is_odd(day)
    {
        return when.doubt(reason, [day].into_iter().chain(other));
    }
    if written.year.is_none()
        && let Some(later) = years.goes_on(day)
    {
        let reason = "上面的活动是年底的，这一行可能已经到了下一年";
        return when.doubt(reason, [later, day]);
    }
    when.last_day = written.last.and_then(|(last_month, last)| {
        let month = last_month.unwrap_or(month);
        let year = if month < day.month() { year + 1 } else { year };
        NaiveDate::from_ymd_opt(year, month, last).filter(|last| *last > day)
    });
    match written.doubt {
        Some(DayDoubt::Several) => when.doubt("写了不止一天", [day]),
        Some(DayDoubt::LostZero) => {
            let other = NaiveDate::from_ymd_opt(year, month, number * 10);
            when.doubt(
                format!("表格里的数{month}.{number}也可能原来是{month}.{number}0"),
                [day].into_iter().chain(other),
            );
        }
        Some(DayDoubt::Vague) | None => check_weekday(when, written, day),
    }
}

/// A day and a weekday that contradict each other.
fn check_weekday(when: &mut When, written: &WrittenDay, day: NaiveDate) {
    let Some(weekday) = written.weekday.filter(|weekday| *weekday != day.weekday()) else {
        return;
    };
    let near = (1..=6).flat_map(|days| {
        let days = Days::new(days);
        [day.checked_add_days(days), day.checked_sub_days(days)]
    });
    let near = near.flatten().find(|near| near.weekday() == weekday);
    when.doubt(
        format!(
            "{}是{}，表里写的是{}",
            full_date(day),
            shown(day.weekday()),
            shown(weekday)
        ),
        [day].into_iter().chain(near),
    );
}

fn of_month(when: &mut When, written: &WrittenDay, years: &Years<'_>, month: u32) {
    if !(1..=12).contains(&month) {
        return when.doubt(format!("没有{month}月"), []);
    }
    let year = written.year.unwrap_or_else(|| years.era.year_of(month));
    when.month = Some(format!("{year}-{month:02}"));
    when.doubt("只写了月份，没有写哪一天", []);
}

/// 第3周周五, by the calendar of the term.
fn of_week(when: &mut When, written: &WrittenDay, years: &Years<'_>, week: u32) {
    let Era::School(year, term) = years.era else {
        return when.doubt("只写了第几周，不知道是哪个学期", []);
    };
    let terms = match term {
        Some(term) => vec![term],
        None => TermNumber::ALL.to_vec(),
    };
    let days = terms.into_iter().flat_map(|number| {
        let term = years.calendar.term(TermRef::new(year, number));
        let monday = monday_of(term.teaching_from) + Days::new(u64::from(week.max(1) - 1) * 7);
        let wanted = written.weekday.map_or(vec![0, 1, 2, 3, 4], |weekday| {
            vec![u64::from(weekday.num_days_from_monday())]
        });
        wanted.into_iter().map(move |days| monday + Days::new(days))
    });
    let days: Vec<NaiveDate> = days.collect();
    let reason = match written.weekday {
        Some(_) => "日期是按校历从第几周推算的",
        None => "只写了第几周，没有写哪一天",
    };
    when.doubt(reason, days);
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

fn shown(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}
