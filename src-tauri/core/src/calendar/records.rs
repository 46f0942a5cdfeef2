//! The records of the calendar: terms as this county holds them, and days off.
use chrono::NaiveDate;

use crate::dates::{SchoolYear, TermNumber};
use crate::ids::{DayOffId, TermId, Uid};
use crate::ledger::record;
use crate::words::closed_list;

record! {
    /// A term (学期) whose dates were set; a year without rows has the usual ones (G-04).
    pub struct Term(TermId) {
        table: "term", label: "学期", ownership: County,
        title: "r.school_year || '—' || (r.school_year + 1) || '学年度第' || CASE r.number WHEN '1' THEN '一' ELSE '二' END || '学期'",
        key: derived [school_year, number],
        sheet: "学期" = "学期的起止日期和上课的首末两天。",
        order: "r.school_year, r.number",
        pub school_year: SchoolYear = "学年",
        pub number: TermNumber = "学期",
        /// First and last day to which activities are counted.
        pub starts: NaiveDate = "开始日期",
        pub ends: NaiveDate = "结束日期",
        /// First day of lessons; its week is 第1周.
        pub teaching_from: NaiveDate = "开学上课",
        pub teaching_to: NaiveDate = "课程结束",
    }
}

record! {
    /// A weekday without lessons, or a weekend day with them (放假与调休).
    pub struct DayOff(DayOffId) {
        table: "day_off", label: "放假与调休", ownership: County, title: "r.day || ' ' || r.name",
        key: derived [day],
        sheet: "放假" = "放假的工作日和调休上课的周末，一天一行。",
        order: "r.day",
        pub day: NaiveDate = "日期",
        pub kind: DayKind = "类别",
        pub name: String = "名称",
    }
}

closed_list! {
    /// What is unusual about a day.
    pub enum DayKind ("kind of day") {
        Holiday = "holiday": "放假",
        Teaching = "teaching": "调休上课",
    }
}

impl Term {
    pub fn key(year: SchoolYear, number: TermNumber) -> TermId {
        TermId(Uid::derived(
            "term",
            &[&year.0.to_be_bytes(), number.code().as_bytes()],
        ))
    }
}

impl DayOff {
    pub fn key(day: NaiveDate) -> DayOffId {
        DayOffId(Uid::derived("day_off", &[day.to_string().as_bytes()]))
    }
}
