//! 活动一览: what the list of activities shows, with what it was narrowed to, as a workbook.
mod form;

pub use form::ActivityListForm;

use std::io::Write;

use lianyan_core::communities::Community;
use lianyan_core::ids::OrganizationId;
use lianyan_core::register::{self, ActivityFilter, ActivityList, ActivityRow, EvidenceFilter};
use lianyan_core::roster::Organization;
use lianyan_core::vocabulary::{self, Vocabulary, WordList};
use lianyan_core::{Reader, Result};

use crate::sheet::{Book, Cell, Column, Kind, Page, Sheet};

const TITLE: &str = "教研活动一览";

/// The list as it was narrowed, and in words to what.
pub struct Listed {
    list: ActivityList,
    /// 第一片区教研共同体2024—2025学年度教研活动一览
    pub title: String,
    /// 学科：语文
    conditions: Vec<String>,
    /// Rows of several communities name their own.
    county: bool,
}

pub fn read(reader: Reader<'_>, filter: ActivityFilter) -> Result<Listed> {
    let whose = match filter.community {
        Some(community) => reader.get::<Community>(community)?.name,
        None => vocabulary::settings(reader, ())?.county_name,
    };
    Ok(Listed {
        title: format!("{whose}{}{TITLE}", filter.school_year.label()),
        conditions: conditions(reader, &filter)?,
        county: filter.community.is_none(),
        list: register::list(reader, filter)?,
    })
}

/// As the screen calls what the list was narrowed to.
fn conditions(reader: Reader<'_>, filter: &ActivityFilter) -> Result<Vec<String>> {
    let words: Vocabulary = vocabulary::load(reader)?;
    let named = |organization: Option<OrganizationId>| -> Result<Option<String>> {
        let found = organization.map(|id| reader.get::<Organization>(id));
        Ok(found.transpose()?.map(|found| found.name))
    };
    let evidence = filter.evidence.map(|evidence| match evidence {
        EvidenceFilter::Complete => "齐全",
        EvidenceFilter::Missing => "有缺",
    });
    let quick = |on: bool, words: &str| on.then(|| words.to_owned());
    let given = [
        ("学期", filter.term.map(|term| term.label().to_owned())),
        (
            "形式",
            filter
                .form
                .as_deref()
                .map(|form| words.form_name(form).to_owned()),
        ),
        (
            "学科",
            filter
                .subject
                .as_deref()
                .map(|subject| words.name(WordList::Subject, subject).to_owned()),
        ),
        ("学校", named(filter.school)?),
        ("承办", named(filter.host)?),
        ("状态", filter.state.map(|state| state.label().to_owned())),
        ("佐证", evidence.map(str::to_owned)),
        ("签到", quick(filter.to_sign_in, "待补录")),
        ("学年计划", quick(filter.in_plan, "在计划内")),
        ("查找", filter.text.clone()),
    ];
    let given = given
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    Ok(given
        .map(|(name, value)| format!("{name}：{value}"))
        .collect())
}

pub fn write(listed: &Listed, out: impl Write + Send) -> Result<()> {
    Book::make(&listed.title, out, |book| draw(book, listed))
}

fn draw(book: &mut Book, listed: &Listed) -> Result<()> {
    let mut sheet = book.sheet("教研活动", columns(listed.county), Page::Landscape)?;
    sheet.title(&listed.title)?;
    let conditions = match listed.conditions.is_empty() {
        true => "全部活动".to_owned(),
        false => format!("只列出：{}", listed.conditions.join("，")),
    };
    let totals = &listed.list.totals;
    sheet.note(&format!(
        "{conditions}。共{}项，计入{}次，{}人次，{}学时。",
        totals.activities, totals.counted, totals.person_times, totals.hours
    ))?;
    sheet.head()?;
    for row in &listed.list.rows {
        line(&mut sheet, row, listed.county)?;
    }
    sheet.filter()
}

fn columns(county: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::new("编号", Kind::Code).wide(6.0),
        Column::new("日期", Kind::Word).wide(18.0),
        Column::new("学期", Kind::Word).wide(9.0),
        Column::new("周次", Kind::Word).wide(7.0),
        Column::new("活动", Kind::Long),
        Column::new("形式", Kind::Word),
        Column::new("学科", Kind::Word),
        Column::new("承办", Kind::Place),
        Column::new("到会", Kind::Count),
        Column::new("学时", Kind::Measure),
        Column::new("计入", Kind::Word).wide(7.0),
        Column::new("佐证", Kind::Word).wide(14.0),
        Column::new("状态", Kind::Word).wide(8.0),
    ];
    if county {
        columns.insert(5, Column::new("教研共同体", Kind::Place));
    }
    columns
}

fn line(sheet: &mut Sheet<'_>, row: &ActivityRow, county: bool) -> Result<()> {
    let names = |names: Vec<&str>| -> String { names.join("、") };
    let mut cells: Vec<Cell<'_>> = vec![
        (&row.code).into(),
        when(row).into(),
        row.term
            .map_or(Cell::Blank, |term| term.number.label().into()),
        row.week
            .map_or(Cell::Blank, |week| format!("第{week}周").into()),
        (&row.title).into(),
        (&row.form_name).into(),
        names(
            row.subjects
                .iter()
                .map(|subject| subject.name.as_str())
                .collect(),
        )
        .into(),
        hosts(row).into(),
        row.came.map_or(Cell::Blank, Cell::from),
        row.hours.map_or(Cell::Blank, Cell::from),
        counted(row).into(),
        evidence(row).into(),
        state(row).into(),
    ];
    if county {
        cells.insert(5, (&row.community_name).into());
    }
    sheet.row(&cells).map(|_| ())
}

/// 2024年11月8日 · 2025年4月8日至4月10日 · 2025年4月 · 待定
fn when(row: &ActivityRow) -> String {
    use lianyan_core::dates::{full_date, month_day, month_label};
    match (row.day, row.last_day, &row.month) {
        (Some(day), Some(last), _) if last != day => {
            format!("{}至{}", full_date(day), month_day(last))
        }
        (Some(day), ..) => full_date(day),
        (None, _, Some(month)) => month_label(month),
        (None, ..) => "待定".to_owned(),
    }
}

fn hosts(row: &ActivityRow) -> String {
    let names: Vec<&str> = row.hosts.iter().map(|host| host.name.as_str()).collect();
    match names.is_empty() {
        true => "待定".to_owned(),
        false => names.join("、"),
    }
}

fn counted(row: &ActivityRow) -> &str {
    match (&row.not_counted, row.came) {
        (None, Some(_)) => "计入",
        (Some(_), _) if !row.counts => "不计入",
        _ => "",
    }
}

fn evidence(row: &ActivityRow) -> String {
    match &row.evidence {
        None => String::new(),
        Some(evidence) if evidence.complete => "齐全".to_owned(),
        Some(evidence) => {
            let missing = evidence.missing.iter().map(|kind| kind.name.as_str());
            format!("缺{}", missing.collect::<Vec<_>>().join("、"))
        }
    }
}

fn state(row: &ActivityRow) -> &str {
    match row {
        row if row.overdue => "待登记",
        row if row.sign_in_missing => "缺签到",
        row => &row.state_label,
    }
}
