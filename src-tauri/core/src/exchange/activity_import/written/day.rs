//! When something took place, as a cell of an activity list says it: 9.13, 9月13日（星期五）下午2:30,
//! 2024.9.13上午, 9月, 第3周. What is not said stays open; nothing is made up here.
use std::sync::LazyLock;

use chrono::{NaiveTime, Weekday};
use regex::{Captures, Regex};

use crate::activities::HalfDay;
use crate::exchange::normal::as_digits;

/// A day as it was written; `None` for what was not said.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct WrittenDay {
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<u32>,
    pub(crate) day: Option<u32>,
    /// Month (where written) and day of the end of a stretch: 9月13日—15日.
    pub(crate) last: Option<(Option<u32>, u32)>,
    /// 第3周
    pub(crate) week: Option<u32>,
    pub(crate) weekday: Option<Weekday>,
    pub(crate) half_day: Option<HalfDay>,
    pub(crate) starts: Option<NaiveTime>,
    pub(crate) ends: Option<NaiveTime>,
    /// Why the day cannot be taken as it stands.
    pub(crate) doubt: Option<DayDoubt>,
    /// What was not understood.
    pub(crate) rest: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayDoubt {
    /// 9月13日、20日
    Several,
    /// The number 9.1 was 9.1 or 9.10.
    LostZero,
    /// 9月中旬, 9月底
    Vague,
}

impl WrittenDay {
    /// Nothing that says when.
    pub(crate) fn is_empty(&self) -> bool {
        self.month.is_none() && self.day.is_none() && self.week.is_none()
    }
}

/// Takes a cell apart.
pub(crate) fn day(text: &str) -> WrittenDay {
    let mut written = WrittenDay::default();
    let mut rest = plain(text);
    take(&mut rest, &WEEKDAY, |found| {
        written.weekday = weekday(&found["day"]);
    });
    rest = as_digits(&rest);
    take(&mut rest, &WEEK, |found| {
        written.week = number(found, "week")
    });
    take(&mut rest, &PERIOD, |_| {});
    take(&mut rest, &TIME, |found| times(&mut written, found));
    take(&mut rest, &HALF, |found| {
        written.half_day = half_day(&found["half"]);
    });
    when(&mut written, &mut rest);
    rest.retain(|c| !c.is_whitespace() && !"()-,.:;、，。；".contains(c));
    written.rest = rest;
    written
}

/// A number of a cell: 9.13 as people type days; 9.1 may have been 9.10.
pub(crate) fn day_of_number(shown: &str) -> WrittenDay {
    let mut written = day(shown);
    let lost = shown
        .split_once('.')
        .is_some_and(|(_, days)| matches!(days, "1" | "2" | "3"));
    if lost {
        written.doubt = Some(DayDoubt::LostZero);
    }
    written
}

fn when(written: &mut WrittenDay, rest: &mut String) {
    for pattern in [&*COMPACT, &*FULL, &*YEAR_MONTH, &*SHORT] {
        if take(rest, pattern, |found| {
            written.year = year(found);
            written.month = number(found, "month");
            written.day = number(found, "day");
            if let Some(last) = number(found, "last") {
                written.last = Some((number(found, "lastmonth"), last));
            }
        }) {
            break;
        }
    }
    if written.month.is_none() {
        take(rest, &MONTH, |found| {
            written.month = number(found, "month").or_else(|| number(found, "month2"));
            if found.name("vague").is_some() {
                written.doubt = Some(DayDoubt::Vague);
            }
        });
    }
    if written.month.is_none() {
        take(rest, &DAY, |found| {
            written.day = number(found, "day");
            if let Some(last) = number(found, "last") {
                written.last = Some((None, last));
            }
        });
    }
    if take(rest, &ANOTHER, |_| {}) {
        written.doubt = Some(DayDoubt::Several);
        while take(rest, &ANOTHER, |_| {}) {}
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a correct pattern")
}

static WEEKDAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\(?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末1-7])\)?"));
static WEEK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(?第(?P<week>\d{1,2})(?:周|教学周)\)?"));
static PERIOD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(?第\d+(?:[-、,]\d+)*节课?\)?"));
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<half>上午|下午|早上|早晨|中午|晚上|晚)?\s*(?P<hour>\d{1,2})(?::|点|时)(?P<minute>\d{2}|半|\d{1,2}分|整)?分?(?:\s*-\s*(?P<half2>上午|下午|中午|晚上)?(?P<hour2>\d{1,2})(?::|点|时)(?P<minute2>\d{2}|半)?分?)?(?:开始|结束|起)?",
    )
});
static HALF: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\(?(?P<half>上午|下午|早上|早晨|中午|晚上|晚|全天)\)?"));
static COMPACT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?P<year>20\d{2})(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)\b"));
static FULL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:\b(?P<year>20\d{{2}})|^\s*(?P<short>\d{{2}}))[年./-]\s*(?P<month>\d{{1,2}})\s*[月./-]\s*(?P<day>\d{{1,2}})[日号]?{STRETCH}"
    ))
});
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?P<month>\d{{1,2}})\s*[月./-]\s*(?P<day>\d{{1,2}})[日号]?{STRETCH}"
    ))
});
static YEAR_MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?P<year>20\d{2})[年./-]\s*(?P<month>\d{1,2})(?:月份?|\s*$)"));
const STRETCH: &str =
    r"(?:\s*-\s*(?:(?P<lastmonth>\d{1,2})[月./])?(?P<last>\d{1,2})(?:[日号]|\b))?";
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^\s*(?P<month>\d{1,2})\s*$|(?P<month2>\d{1,2})月份?(?P<vague>上旬|中旬|下旬|初|中|底|末)?)",
    )
});
static DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?P<day>\d{1,2})[日号](?:\s*-\s*(?P<last>\d{1,2})[日号])?"));
static ANOTHER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[、,，和及;；]\s*(?:\d{1,2}\s*[月./]\s*)?\d{1,2}[日号]?"));

/// Takes what a pattern finds out of the text.
fn take(text: &mut String, pattern: &Regex, mut told: impl FnMut(&Captures<'_>)) -> bool {
    let Some(found) = pattern.captures(text) else {
        return false;
    };
    told(&found);
    let range = found.get(0).expect("the whole").range();
    text.replace_range(range, " ");
    true
}

fn number(found: &Captures<'_>, name: &str) -> Option<u32> {
    found.name(name)?.as_str().parse().ok()
}

/// 24.9.13 is of 2024.
fn year(found: &Captures<'_>) -> Option<i32> {
    let short = || number(found, "short").map(|year| 2000 + year);
    number(found, "year").or_else(short).map(|year| year as i32)
}

fn times(written: &mut WrittenDay, found: &Captures<'_>) {
    let half = found.name("half").and_then(|word| half_day(word.as_str()));
    let later = found.name("half2").and_then(|word| half_day(word.as_str()));
    written.half_day = half;
    written.starts = time(half, found, "hour", "minute");
    let ends = time(later.or(half), found, "hour2", "minute2");
    written.ends = ends.filter(|ends| written.starts.is_none_or(|starts| *ends > starts));
}

fn time(
    half: Option<HalfDay>,
    found: &Captures<'_>,
    hour: &str,
    minute: &str,
) -> Option<NaiveTime> {
    let hour = number(found, hour)?;
    let minute = match found.name(minute).map(|text| text.as_str()) {
        None | Some("整") => 0,
        Some("半") => 30,
        Some(text) => text.trim_end_matches('分').parse().ok()?,
    };
    let late = matches!(half, Some(HalfDay::Afternoon | HalfDay::Evening));
    let hour = if late && hour < 12 { hour + 12 } else { hour };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn half_day(word: &str) -> Option<HalfDay> {
    match word {
        "上午" | "早上" | "早晨" => Some(HalfDay::Morning),
        "下午" | "中午" => Some(HalfDay::Afternoon),
        "晚上" | "晚" => Some(HalfDay::Evening),
        _ => None,
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "一" | "1" => Weekday::Mon,
        "二" | "2" => Weekday::Tue,
        "三" | "3" => Weekday::Wed,
        "四" | "4" => Weekday::Thu,
        "五" | "5" => Weekday::Fri,
        "六" | "6" => Weekday::Sat,
        "日" | "天" | "7" => Weekday::Sun,
        _ => return None,
    })
}

/// One way of writing punctuation; 元月 is January.
fn plain(text: &str) -> String {
    let text = text.replace("元月", "1月").replace("正月", "1月");
    text.chars().map(plain_mark).collect()
}

fn plain_mark(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '．' | '·' | '。' => '.',
        '／' => '/',
        '：' => ':',
        '（' | '【' | '[' => '(',
        '）' | '】' | ']' => ')',
        '—' | '－' | '–' | '~' | '～' | '至' | '到' => '-',
        '\u{3000}' | '\n' | '\r' | '\t' => ' ',
        other => other,
    }
}
