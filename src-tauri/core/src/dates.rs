//! School years (学年), terms (学期) and periods, as the school office counts them.
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words::closed_list;

/// A school year, named by the calendar year it begins in: 2024 is 2024—2025学年度.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct SchoolYear(pub i32);

impl SchoolYear {
    /// 1 September to 31 August (G-04).
    pub fn of(date: NaiveDate) -> Self {
        SchoolYear(if date.month() >= 9 {
            date.year()
        } else {
            date.year() - 1
        })
    }

    pub fn first_day(self) -> NaiveDate {
        day(self.0, 9, 1)
    }

    pub fn last_day(self) -> NaiveDate {
        day(self.0 + 1, 8, 31)
    }

    /// 2024—2025学年度
    pub fn label(self) -> String {
        format!("{}—{}学年度", self.0, self.0 + 1)
    }

    pub fn contains(self, date: NaiveDate) -> bool {
        SchoolYear::of(date) == self
    }
}

closed_list! {
    /// Half of a school year.
    pub enum TermNumber ("term") {
        First = "1": "第一学期",
        Second = "2": "第二学期",
    }
}

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Period {
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }

    pub fn overlaps(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
        from.is_none_or(|from| from <= self.to) && to.is_none_or(|to| self.from <= to)
    }

    pub fn school_year(year: SchoolYear) -> Self {
        Period {
            from: year.first_day(),
            to: year.last_day(),
        }
    }

    pub fn calendar_year(year: i32) -> Self {
        Period {
            from: day(year, 1, 1),
            to: day(year, 12, 31),
        }
    }
}

/// First day of what always was so, as far as anybody knows.
pub const ALWAYS: NaiveDate = NaiveDate::from_ymd_opt(1, 1, 1).expect("the first day of year 1");

/// A first day and, unless it still holds, a last one.
pub type Span = (NaiveDate, Option<NaiveDate>);

/// Whether two hold on the same day.
pub fn meet(one: Span, other: Span) -> bool {
    one.1.is_none_or(|end| other.0 <= end) && other.1.is_none_or(|end| one.0 <= end)
}

/// 2024年9月1日起 · 2024年9月1日至2025年6月30日 · 以往至2025年6月30日 · 一直以来
pub fn span_label((from, to): Span) -> String {
    match (from, to) {
        (ALWAYS, None) => "一直以来".to_owned(),
        (ALWAYS, Some(to)) => format!("以往至{}", full_date(to)),
        (from, None) => format!("{}起", full_date(from)),
        (from, Some(to)) => format!("{}至{}", full_date(from), full_date(to)),
    }
}

/// 9月5日, as it is written inside the running school year.
pub fn month_day(date: NaiveDate) -> String {
    format!("{}月{}日", date.month(), date.day())
}

/// 2024年9月5日
pub fn full_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// 2024-09, as months are stored.
pub fn month_of(date: NaiveDate) -> String {
    date.format("%Y-%m").to_string()
}

/// 2024年9月 for 2024-09; text that is no month stays.
pub fn month_label(month: &str) -> String {
    match format!("{month}-01").parse::<NaiveDate>() {
        Ok(first) => format!("{}年{}月", first.year(), first.month()),
        Err(_) => month.to_owned(),
    }
}

/// 星期一 … 星期日
pub fn weekday(date: NaiveDate) -> &'static str {
    const NAMES: [&str; 7] = [
        "星期一",
        "星期二",
        "星期三",
        "星期四",
        "星期五",
        "星期六",
        "星期日",
    ];
    NAMES[date.weekday().num_days_from_monday() as usize]
}

/// A day that exists in every year this program can meet.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("first and last days of months exist")
}

impl rusqlite::types::ToSql for SchoolYear {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl rusqlite::types::FromSql for SchoolYear {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        i32::column_result(value).map(SchoolYear)
    }
}
