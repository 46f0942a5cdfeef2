//! 数据口径, in the 自查版 only: every total with its definition, the settings, and odd findings.
use lianyan_core::Result;
use lianyan_core::calendar::TermRef;
use lianyan_core::dates::{TermNumber, full_date};
use lianyan_core::yearbook::Yearbook;

use super::findings::findings;
use super::gather::Records;
use super::measures::{MEASURES, Part};
use super::names::DEFINITIONS;
use super::overview::cell;
use super::table::Places;
use crate::sheet::{Book, Column, Kind, Look, Page, Sheet};

pub(super) fn write(
    book: &mut Book,
    yearbook: &Yearbook,
    records: &Records,
    places: &Places,
) -> Result<()> {
    let columns = vec![
        Column::new("序号", Kind::Serial),
        Column::new("项目", Kind::Word).wide(18.0),
        Column::new("数值", Kind::Measure).wide(10.0),
        Column::new("单位", Kind::Word).wide(8.0),
        Column::new("口径", Kind::Long).wide(64.0),
        Column::new("出自", Kind::Place),
    ];
    let mut sheet = book.sheet(DEFINITIONS, columns, Page::Landscape)?;
    sheet.title(DEFINITIONS)?;
    sheet.head()?;
    for (at, measure) in MEASURES.iter().enumerate() {
        sheet.row(&[
            (at + 1).into(),
            measure.name.into(),
            cell(measure, records, places, &Part::default()),
            measure.unit.into(),
            measure.definition.into(),
            measure.source.into(),
        ])?;
    }
    settings(&mut sheet, yearbook)?;
    odd(&mut sheet, yearbook, records)
}

fn settings(sheet: &mut Sheet<'_>, yearbook: &Yearbook) -> Result<()> {
    let settings = &yearbook.settings;
    let counter = match settings.counter {
        Some(counter) => counter.label().to_owned(),
        None => "待县里确定，承办、承担任务、参加三种次数都列出".to_owned(),
    };
    let lines = [
        ("统计口径", counter),
        ("口径依据", settings.counter_basis.clone()),
        ("每校每学期应开展", format!("{}次", settings.required)),
        (
            "实施时间",
            format!(
                "{}至次年{}",
                settings.stage_from.label(),
                settings.stage_to.label()
            ),
        ),
        ("校历", usual_calendar(yearbook)),
        ("学时", preset_hours(yearbook)),
        ("生成日期", full_date(yearbook.book.today)),
    ];
    sheet.skip();
    sheet.across("统计设置", Look::Label)?;
    for (label, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
        sheet.free(&[
            (2, label.into(), Look::Label),
            (4, text.into(), Look::Entry),
        ])?;
    }
    Ok(())
}

/// Terms whose dates nobody entered, with those that are taken instead; empty where all are entered.
fn usual_calendar(yearbook: &Yearbook) -> String {
    let calendar = &yearbook.book.calendar;
    let words = |number: &TermNumber| {
        let days = calendar.term(TermRef::new(yearbook.year, *number));
        let (from, to) = (full_date(days.teaching_from), full_date(days.teaching_to));
        format!("{}上课{from}至{to}", number.label())
    };
    let usual: Vec<String> = yearbook.quota.usual_terms.iter().map(words).collect();
    match usual.is_empty() {
        true => String::new(),
        false => format!(
            "{}，是通常的日期，没有登记本县的校历。教学日和最迟日期由此算出，在“设置”的“校历”里登记。",
            usual.join("，")
        ),
    }
}

/// How many activities earn what their form usually gives; empty where each says so itself.
fn preset_hours(yearbook: &Yearbook) -> String {
    let activities = yearbook
        .communities
        .iter()
        .flat_map(|community| &community.activities);
    let preset = activities.filter(|activity| {
        activity.record.status.is_held()
            && activity.record.hours.is_none()
            && yearbook.facts(activity).hours > 0.0
    });
    match preset.count() {
        0 => String::new(),
        count => format!(
            "有{count}项活动没有单独填每人学时，按活动形式的预设学时计。预设在“设置”的“活动形式”里改，只改一项就在它的“基本信息”里填。"
        ),
    }
}

fn odd(sheet: &mut Sheet<'_>, yearbook: &Yearbook, records: &Records) -> Result<()> {
    let findings = findings(yearbook, records);
    sheet.skip();
    sheet.across("需要核对的地方", Look::Label)?;
    if findings.is_empty() {
        return sheet.across("没有发现。", Look::Entry);
    }
    for (at, finding) in findings.into_iter().enumerate() {
        sheet.free(&[
            (1, (at + 1).into(), Look::Centred),
            (5, finding.into(), Look::Entry),
        ])?;
    }
    Ok(())
}
