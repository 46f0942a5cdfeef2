//! Days and times of day, and what the ways of writing a date have in common.
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::super::tabular::Cell;
use super::chinese_numbers::as_digits;
use super::{Context, Normal, Problem, text_of};

const REMEDY: &str = "写成2024-09-05这样，年月日都要有。";

/// A date as somebody wrote it; numbers are not checked yet.
pub(super) enum Written {
    /// `digits`: how many digits the month was written with.
    YearMonth {
        year: i32,
        month: u32,
        digits: usize,
    },
    Day {
        year: i32,
        month: u32,
        day: u32,
    },
    Year,
    NoYear,
    Unreadable,
}

/// A day; 9月5日 without a year is a problem.
pub fn day(cell: &Cell, context: &Context) -> Normal<NaiveDate> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Fault(fault) => Err(Problem::of_fault(fault)),
        Cell::Moment(at) => Ok(Some(at.date())),
        Cell::Number(number) if number.value >= 10_000_000.0 => {
            day_of_text(&number.shown(), context)
        }
        Cell::Number(number) => match of_serial(number.value, context) {
            Some(date) => Ok(Some(date)),
            None => day_of_text(&number.shown(), context),
        },
        _ => match text_of(cell)? {
            None => Ok(None),
            Some(text) => day_of_text(&text, context),
        },
    }
}

fn day_of_text(text: &str, context: &Context) -> Normal<NaiveDate> {
    match written(text, context) {
        Written::Day { year, month, day } => match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) if (1900..=2100).contains(&year) => Ok(Some(date)),
            // The first day of a posting that always was so.
            Some(date) if year == 1 => Ok(Some(date)),
            _ => Err(Problem::new(format!("没有“{text}”这一天"), REMEDY)),
        },
        Written::YearMonth { .. } => Err(Problem::new(format!("“{text}”没有日"), REMEDY)),
        Written::Year => Err(Problem::new(format!("“{text}”没有月和日"), REMEDY)),
        Written::NoYear => Err(Problem::new(
            format!("“{text}”没有年份，不知道是哪一年"),
            REMEDY,
        )),
        Written::Unreadable => Err(Problem::new(format!("“{text}”看不出是哪一天"), REMEDY)),
    }
}

/// Day numbers from 1927 to 2119; smaller and larger ones are something else.
pub(super) fn of_serial(serial: f64, context: &Context) -> Option<NaiveDate> {
    if !(10_000.0..80_000.0).contains(&serial) {
        return None;
    }
    day_of_serial(serial, context.epoch_1904)
}

/// The day of a number as spreadsheet programs count days: from 1900, or from 1904 in files of old Macs.
pub(crate) fn day_of_serial(serial: f64, epoch_1904: bool) -> Option<NaiveDate> {
    let from_1904 = if epoch_1904 { 1_462 } else { 0 };
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    epoch.checked_add_signed(TimeDelta::try_days(serial.floor() as i64 + from_1904)?)
}

/// Takes a date apart: 2024.9.5, 2024年9月5日, 2024/9/5 14:00, 197403, 20240905, 43942.96.
pub(super) fn written(text: &str, context: &Context) -> Written {
    let digits = as_digits(without_words(without_time(text)));
    let text = digits.as_str();
    let Some(groups) = groups(text) else {
        return Written::Unreadable;
    };
    match groups.as_slice() {
        [one] => of_one_group(one, context),
        [year, month] if year.len() == 4 => match (year.parse(), month.parse()) {
            (Ok(year), Ok(number)) if month.len() <= 2 => Written::YearMonth {
                year,
                month: number,
                digits: month.len(),
            },
            _ => Written::Unreadable,
        },
        // 08/2008
        [month, year] if year.len() == 4 && month.len() <= 2 => match (year.parse(), month.parse())
        {
            (Ok(year), Ok(number)) => Written::YearMonth {
                year,
                month: number,
                digits: 2,
            },
            _ => Written::Unreadable,
        },
        [serial, _] if serial.len() == 5 && text.contains('.') => of_one_group(serial, context),
        [year, month, day] if year.len() == 4 => match (year.parse(), month.parse(), day.parse()) {
            (Ok(year), Ok(month), Ok(day)) => Written::Day { year, month, day },
            _ => Written::Unreadable,
        },
        [_, _] | [_, _, _] => Written::NoYear,
        _ => Written::Unreadable,
    }
}

fn of_one_group(digits: &str, context: &Context) -> Written {
    let number = |range: std::ops::Range<usize>| digits[range].parse::<u32>().unwrap_or(0);
    match digits.len() {
        8 => Written::Day {
            year: number(0..4) as i32,
            month: number(4..6),
            day: number(6..8),
        },
        6 => Written::YearMonth {
            year: number(0..4) as i32,
            month: number(4..6),
            digits: 2,
        },
        5 => match of_serial(f64::from(number(0..5)), context) {
            Some(date) => Written::Day {
                year: date.year(),
                month: date.month(),
                day: date.day(),
            },
            None => Written::Unreadable,
        },
        4 => Written::Year,
        1..=3 => Written::NoYear,
        _ => Written::Unreadable,
    }
}

/// `2024-09-05 00:00:00` and `2024-09-05T14:00` without the time.
fn without_time(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') => date.trim(),
        _ => text,
    }
}

/// 1990年5月生, 出生于1990年5月, 1990年5月份 without what is no date.
fn without_words(text: &str) -> &str {
    const BEFORE: [&str; 5] = ["出生于", "出生日期", "出生", "生于", "公历"];
    const BEHIND: [&str; 8] = ["出生", "生人", "生", "份", "参加工作", "入职", "起", "至今"];
    let mut text = text.trim_matches(|c: char| c.is_whitespace() || "'’‘：:。".contains(c));
    for word in BEFORE {
        text = text.strip_prefix(word).unwrap_or(text);
    }
    for word in BEHIND {
        text = text.strip_suffix(word).unwrap_or(text);
    }
    text.trim_matches(|c: char| c.is_whitespace() || "：:。".contains(c))
}

/// Digits between the usual separators; `None` when anything else stands there.
fn groups(text: &str) -> Option<Vec<&str>> {
    let separator = |c: char| " .-/\\年月日号,，、。·．－—–~".contains(c);
    let groups: Vec<&str> = text
        .split(separator)
        .filter(|group| !group.is_empty())
        .collect();
    let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    (!groups.is_empty() && groups.iter().all(digits)).then_some(groups)
}

/// A time of day as `14:00`, 14：00, 下午2:30, or the fraction of a day a spreadsheet stores.
pub fn time(cell: &Cell) -> Normal<NaiveTime> {
    let unreadable =
        |shown: &str| Problem::new(format!("“{shown}”看不出是几点几分"), "写成14:00这样。");
    match cell {
        Cell::Empty => Ok(None),
        Cell::Fault(fault) => Err(Problem::of_fault(fault)),
        Cell::Time(time) => Ok(Some(*time)),
        Cell::Moment(at) => Ok(Some(at.time())),
        Cell::Number(number) if (0.0..1.0).contains(&number.value) => {
            let seconds = (number.value * 86_400.0).round() as u32;
            Ok(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0))
        }
        _ => match text_of(cell)? {
            None => Ok(None),
            Some(text) => time_of_text(&text)
                .map(Some)
                .ok_or_else(|| unreadable(&text)),
        },
    }
}

fn time_of_text(text: &str) -> Option<NaiveTime> {
    let afternoon = text.starts_with("下午") || text.starts_with("晚上");
    let bare = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let bare = bare
        .trim_end_matches(['分', '秒'])
        .replace(['：', '点', '时', '分'], ":");
    let mut numbers = bare.split(':').map(|part| match part.trim() {
        "" => Some(0),
        part => part.parse::<u32>().ok(),
    });
    let hour = numbers.next()??;
    let minute = numbers.next().unwrap_or(None)?;
    let second = numbers.next().unwrap_or(Some(0))?;
    let hour = if afternoon && hour < 12 {
        hour + 12
    } else {
        hour
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// A day and a time: 2024-09-13 14:05.
pub fn moment(cell: &Cell, context: &Context) -> Normal<NaiveDateTime> {
    if let Cell::Moment(at) = cell {
        return Ok(Some(*at));
    }
    let Some(text) = text_of(cell)? else {
        return Ok(None);
    };
    let Some(date) = day(&Cell::text(text.clone()), context)? else {
        return Ok(None);
    };
    let time = text
        .split_once([' ', 'T'])
        .and_then(|(_, time)| time_of_text(time));
    Ok(Some(date.and_time(time.unwrap_or(NaiveTime::MIN))))
}
