//! Which year the days of a list are of, where its cells do not say: by its title, the name of its sheet
//! or of the file.
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::Regex;

use crate::dates::{SchoolYear, TermNumber};

/// What a title says about the days below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// 2024—2025学年, 2024年秋季学期
    School(SchoolYear, Option<TermNumber>),
    /// 2024年度
    Calendar(i32),
}

/// The month in which a school year's first half of months begins.
const FIRST_MONTH: u32 = 8;

static BOTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(20\d\d)(?:学年)?\s*[—\-–－~～至到/]+\s*(20\d\d)"));
static SEASON: LazyLock<Regex> = LazyLock::new(|| pattern(r"(20\d\d)年?\s*(秋|春|上半年|下半年)"));
static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(20\d\d)[.年/]\d{1,2}月?\s*[—\-–－~～至到]+\s*(20\d\d)[.年/]\d{1,2}")
});
static ONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(20\d\d)\s*(学年|学年度|年度|年|$)?"));

/// What a text says; `None` where it names no year.
pub(super) fn era(text: &str) -> Option<Era> {
    let year = |text: &str| text.parse::<i32>().ok();
    for pattern in [&*BOTH, &*MONTHS] {
        if let Some(found) = pattern.captures(text) {
            let (from, to) = (year(&found[1])?, year(&found[2])?);
            return Some(match to == from + 1 {
                true => Era::School(SchoolYear(from), term(text)),
                false if to == from => Era::Calendar(from),
                false => return None,
            });
        }
    }
    if let Some(found) = SEASON.captures(text) {
        let named = year(&found[1])?;
        return Some(match &found[2] {
            "秋" | "下半年" => Era::School(SchoolYear(named), Some(TermNumber::First)),
            _ => Era::School(SchoolYear(named - 1), Some(TermNumber::Second)),
        });
    }
    let found = ONE.captures(text)?;
    let named = year(&found[1])?;
    Some(match found.get(2).map(|word| word.as_str()) {
        Some("学年" | "学年度") => Era::School(SchoolYear(named), term(text)),
        _ => Era::Calendar(named),
    })
}

/// 上学期 and 第一学期 are one.
pub(super) fn term(text: &str) -> Option<TermNumber> {
    const FIRST: [&str; 4] = ["上学期", "第一学期", "第1学期", "秋季学期"];
    const SECOND: [&str; 4] = ["下学期", "第二学期", "第2学期", "春季学期"];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (has(&FIRST), has(&SECOND)) {
        (true, false) => Some(TermNumber::First),
        (false, true) => Some(TermNumber::Second),
        _ => None,
    }
}

impl Era {
    /// The calendar year of a month: January of 2024—2025学年 is of 2025.
    pub(super) fn year_of(self, month: u32) -> i32 {
        match self {
            Era::School(SchoolYear(first), _) if month >= FIRST_MONTH => first,
            Era::School(SchoolYear(first), _) => first + 1,
            Era::Calendar(year) => year,
        }
    }

    /// For a day that lies outside, the same day inside, if there is one; `None` for a day inside.
    pub(super) fn instead_of(self, day: NaiveDate) -> Option<Option<NaiveDate>> {
        let inside = match self {
            Era::School(year, _) => SchoolYear::of(day) == year,
            // A list of 2024 may go on into the January after it.
            Era::Calendar(year) => (year..=year + 1).contains(&day.year()),
        };
        (!inside).then(|| day.with_year(self.year_of(day.month())))
    }

    /// Why a day without a year may be of another: August is before and after a school year, and a list of
    /// 秋季学期 has no March.
    pub(super) fn is_odd(self, day: NaiveDate) -> Option<(&'static str, Option<NaiveDate>)> {
        let Era::School(_, term) = self else {
            return None;
        };
        let month = day.month();
        match term {
            _ if month == FIRST_MONTH => {
                let reason = "8月可能在学年开始以前，也可能在学年结束以后";
                Some((reason, day.with_year(day.year() + 1)))
            }
            Some(TermNumber::First) if (3..FIRST_MONTH).contains(&month) => {
                Some(("这张表写的是第一学期", None))
            }
            Some(TermNumber::Second) if month > FIRST_MONTH => Some(("这张表写的是第二学期", None)),
            _ => None,
        }
    }

    /// 2024—2025学年度 · 2024年
    pub(super) fn label(self) -> String {
        match self {
            Era::School(year, _) => year.label(),
            Era::Calendar(year) => format!("{year}年"),
        }
    }

    /// The era that a day's school year is.
    pub(super) fn of_day(day: NaiveDate) -> Self {
        Era::School(SchoolYear::of(day), None)
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a correct pattern")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_as_titles_say_them() {
        use TermNumber::{First, Second};
        let school = |year, term| Some(Era::School(SchoolYear(year), term));
        for (text, right) in [
            (
                "二实小校际教研登记册（2024年秋季学期）",
                school(2024, Some(First)),
            ),
            ("2024—2025学年上学期片区活动汇总", school(2024, Some(First))),
            ("2024-2025学年度第二学期", school(2024, Some(Second))),
            ("2024—2025学年度活动台账", school(2024, None)),
            ("2024学年", school(2024, None)),
            ("2025年春季", school(2024, Some(Second))),
            ("2025年上半年教研活动", school(2024, Some(Second))),
            ("2024年度教研活动台账", Some(Era::Calendar(2024))),
            ("2024年", Some(Era::Calendar(2024))),
            ("2024", Some(Era::Calendar(2024))),
            (
                "数学教师参加片区活动情况（2024.9—2025.2）",
                school(2024, None),
            ),
            ("2024秋", school(2024, Some(First))),
            ("2024至2025学年", school(2024, None)),
            ("活动台账", None),
            ("Sheet1", None),
            ("2023—2026三年规划", None),
        ] {
            assert_eq!(era(text), right, "{text}");
        }
    }

    #[test]
    fn a_month_is_of_the_half_it_lies_in() {
        let school = Era::School(SchoolYear(2024), None);
        for (month, year) in [
            (8, 2024),
            (9, 2024),
            (12, 2024),
            (1, 2025),
            (2, 2025),
            (7, 2025),
        ] {
            assert_eq!(school.year_of(month), year, "{month}");
        }
        assert_eq!(Era::Calendar(2024).year_of(1), 2024);
    }
}
