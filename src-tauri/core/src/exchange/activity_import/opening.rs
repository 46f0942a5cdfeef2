//! Reading a file into a draft: its lists, what their columns are, and which year they are of.
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::exchange::headers::{self, ColumnGuess, Confidence, Layout};
use crate::exchange::names::{Meant, SchoolNames};
use crate::exchange::tabular::{Cell, Sheet, Workbook};
use crate::ids::{CommunityId, OrganizationId};
use crate::ledger::{Reader, Writer};

use super::asks::Answers;
use super::columns::ActivityField as F;
use super::columns::{ActivityField, ActivityLists};
use super::draft::{Draft, List};
use super::entries::month_alone;
use super::era::{Era, era};
use super::modes;

/// More rows than any community fills in ten years: some other list.
const MOST_ROWS: usize = 20_000;

/// Reads a file of the community's activities and guesses what its columns mean.
///
/// # Errors
/// When no list of activities stands in it.
pub fn of_workbook(
    reader: Reader<'_>,
    mut book: Workbook,
    community: CommunityId,
) -> Result<Draft> {
    check_rows(&book)?;
    let names = SchoolNames::load(reader)?;
    let of_file = era(&book.name);
    let mut lists = Vec::new();
    let mut earlier = 0;
    for sheet in std::mem::take(&mut book.sheets) {
        let rows = sheet.rows.len();
        let mut above = None;
        for part in headers::parts(sheet, ActivityLists, earlier, |_| false) {
            let known = match &part.layout {
                Some(layout) => remembered(reader, layout)?,
                None => None,
            };
            let said = Said {
                known,
                of_file,
                above,
            };
            let (list, sheet) = list(part.sheet, part.layout, part.range, said, &names);
            above = Some((list.era, list.is_plan));
            lists.push(list);
            book.sheets.push(sheet);
        }
        earlier += rows;
    }
    if lists
        .iter()
        .all(|list| list.layout.is_none() || list.other.is_some())
    {
        let message = format!(
            "“{}”里没有认出活动台账：要有一列写活动主题，还要有日期或活动形式。",
            book.name
        );
        return Err(Error::file(message, None));
    }
    Ok(Draft {
        book,
        lists,
        community,
        answers: Answers::default(),
        taken_in: Default::default(),
        left_out: Default::default(),
    })
}

/// Whether a file looks like one of activities: a list with a theme and a day.
pub fn looks_like_activities(book: &Workbook) -> bool {
    book.sheets.iter().any(|sheet| {
        let layout = headers::guess(sheet, ActivityLists, 0);
        layout.is_some_and(|layout| {
            let has = |field| layout.surely_has(field);
            let day = has(F::Day) || has(F::Month) || has(F::DayOfMonth);
            has(F::Title) && day && layout.known() >= 3
        })
    })
}

fn check_rows(book: &Workbook) -> Result<()> {
    let rows: usize = book.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    match rows > MOST_ROWS {
        true => Err(Error::file(
            format!(
                "“{}”共有{rows}行，活动台账一次最多导入{}万行，没有读取。请只保留台账所在的工作表和行，另存后再选。",
                book.name,
                MOST_ROWS / 10_000
            ),
            None,
        )),
        false => Ok(()),
    }
}

/// A corrected mapping, kept under the look of its list.
#[derive(Serialize, Deserialize)]
struct Remembered {
    fields: Vec<Option<ActivityField>>,
    /// Columns that were said to be of one school; a heading that names it needs no memory.
    #[serde(default)]
    schools: BTreeMap<usize, OrganizationId>,
}

fn preference(layout: &Layout<ActivityField>) -> String {
    format!("import.activities.{}", layout.signature())
}

/// What the user said of a list with the same headings. A mapping of another version of the program that
/// cannot be read is no mapping.
fn remembered(reader: Reader<'_>, layout: &Layout<ActivityField>) -> Result<Option<Remembered>> {
    let known = reader.preference(&preference(layout))?;
    Ok(known.and_then(|text| serde_json::from_str(&text).ok()))
}

/// The columns as they were said to be; gives back the schools of those that count one.
fn as_remembered(
    layout: &mut Layout<ActivityField>,
    known: &Remembered,
    sheet: &Sheet,
    names: &SchoolNames,
) -> BTreeMap<usize, OrganizationId> {
    for column in &mut layout.columns {
        column.field = known.fields.get(column.column).copied().flatten();
        column.confidence = column.field.map(|_| Confidence::Remembered);
    }
    let mut counted = complete(layout, sheet, names);
    for column in &mut layout.columns {
        let school = known.schools.get(&column.column);
        if let Some(school) = school.filter(|school| names.get(**school).is_some()) {
            column.field = Some(F::SchoolTurnout);
            column.confidence = Some(Confidence::Remembered);
            counted.insert(column.column, *school);
        }
    }
    counted
}

/// Keeps corrected mappings for the next list with the same headings.
pub(super) fn remember(w: &Writer<'_>, draft: &Draft) -> Result<()> {
    for list in draft.lists.iter().filter(|list| list.corrected) {
        let Some(layout) = &list.layout else { continue };
        let own = |field: &ActivityField| *field != F::SchoolTurnout;
        let fields = layout.columns.iter();
        let fields = fields.map(|column| column.field.filter(own)).collect();
        let schools = list.counted_schools();
        let text = serde_json::to_string(&Remembered { fields, schools })?;
        w.set_preference(&preference(layout), &text)?;
    }
    Ok(())
}

/// What is known of a list from elsewhere than its own sheet.
struct Said {
    /// A mapping that was corrected before.
    known: Option<Remembered>,
    of_file: Option<Era>,
    /// Year and 计划 of the list above it.
    above: Option<(Option<Era>, bool)>,
}

fn list(
    sheet: Sheet,
    layout: Option<Layout<ActivityField>>,
    range: Option<String>,
    said: Said,
    names: &SchoolNames,
) -> (List, Sheet) {
    let mut layout = layout;
    let schools = layout.as_mut().map(|layout| match &said.known {
        Some(known) => as_remembered(layout, known, &sheet, names),
        None => complete(layout, &sheet, names),
    });
    let titles: Vec<String> = layout
        .iter()
        .flat_map(|layout| {
            let above = sheet
                .rows
                .iter()
                .take_while(|row| layout.is_above(row.number));
            above.filter_map(|row| row.cells.first()).map(Cell::shown)
        })
        .collect();
    let of_title = titles.iter().find_map(|title| era(title));
    // Without a title of its own a list goes on under that of the list above it.
    let (era_above, plan_above) = said.above.filter(|_| titles.is_empty()).unwrap_or_default();
    let month = month_alone(&sheet.name);
    let other = layout
        .as_ref()
        .and_then(|layout| of_something_else(layout, month));
    let list = List {
        included: layout.is_some() && !sheet.hidden && other.is_none(),
        other,
        month,
        is_plan: plan_above
            || titles
                .iter()
                .chain([&sheet.name])
                .any(|title| is_of_plans(title)),
        corrected: false,
        // Nothing of what was said once is asked again.
        confirmed: match said.known {
            Some(_) => all_columns(layout.as_ref()),
            None => BTreeSet::new(),
        },
        era: of_title
            .or(era_above)
            .or_else(|| era(&sheet.name))
            .or(said.of_file),
        layout,
        range,
        schools: schools.unwrap_or_default(),
    };
    (list, sheet)
}

fn all_columns(layout: Option<&Layout<ActivityField>>) -> BTreeSet<usize> {
    let columns = layout.into_iter().flat_map(|layout| &layout.columns);
    columns.map(|column| column.column).collect()
}

/// Lists of persons or of 佐证 name activities, too, and so do summaries.
fn of_something_else(layout: &Layout<ActivityField>, month: Option<u32>) -> Option<&'static str> {
    let has = |field| layout.column_of(field).is_some();
    let headed = |words: &[&str]| {
        let mut columns = layout.columns.iter();
        columns.any(|column| words.contains(&column.heading.trim()))
    };
    if headed(&["姓名", "教师姓名"]) {
        return Some("一人一行，是参加名单，请在“参加名单”里导入");
    }
    if headed(&["材料名称", "材料种类", "文件名"]) {
        return Some("一份材料一行，是佐证清单");
    }
    if headed(&["活动编号"]) && has(F::School) {
        return Some("每所学校每次活动一行，是各校参加情况");
    }
    let says_when = has(F::Day) || has(F::Month) || has(F::DayOfMonth) || month.is_some();
    (!says_when && !has(F::Form)).then_some("没有日期，也没有活动形式，不像活动台账")
}

/// 活动计划, 活动安排; not 计划完成情况.
fn is_of_plans(title: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
    says(&["计划", "安排"])
        && !says(&[
            "完成",
            "落实",
            "开展情况",
            "台账",
            "总结",
            "记录",
            "登记",
            "汇总",
        ])
}

/// What headings mean only beside others, and the columns that are named after a school.
pub(super) fn complete(
    layout: &mut Layout<ActivityField>,
    sheet: &Sheet,
    names: &SchoolNames,
) -> BTreeMap<usize, OrganizationId> {
    bind_time(layout);
    modes::bind(layout, sheet);
    bind_total(layout);
    columns_of_schools(layout, names)
}

/// Beside a column of schools or names, 人数 is of all who came.
fn bind_total(layout: &mut Layout<ActivityField>) {
    const NUMBERS: [&str; 7] = [
        "人数",
        "人次",
        "参加人数",
        "到会人数",
        "实到人数",
        "参会人数",
        "参与人数",
    ];
    let has = |field| layout.column_of(field).is_some();
    if has(F::Total) || !(has(F::Turnout) || has(F::School)) {
        return;
    }
    let mut free = layout
        .columns
        .iter_mut()
        .filter(|column| column.field.is_none());
    if let Some(column) = free.find(|column| NUMBERS.contains(&column.heading.trim())) {
        column.field = Some(F::Total);
        column.confidence = Some(Confidence::Sure);
    }
}

/// Beside a column of days, 时间 tells the hours.
fn bind_time(layout: &mut Layout<ActivityField>) {
    if layout.column_of(F::Day).is_none() || layout.column_of(F::Time).is_some() {
        return;
    }
    let mut free = layout
        .columns
        .iter_mut()
        .filter(|column| column.field.is_none());
    if let Some(column) = free.find(|column| column.heading.trim() == "时间") {
        column.field = Some(F::Time);
        column.confidence = Some(Confidence::Sure);
    }
}

/// Columns named after a school tell how many of it came.
fn columns_of_schools(
    layout: &mut Layout<ActivityField>,
    names: &SchoolNames,
) -> BTreeMap<usize, OrganizationId> {
    let mut schools = BTreeMap::new();
    for column in layout
        .columns
        .iter_mut()
        .filter(|column| column.field.is_none())
    {
        if let Some(school) = school_of(column, names) {
            column.field = Some(ActivityField::SchoolTurnout);
            column.confidence = Some(Confidence::Sure);
            schools.insert(column.column, school);
        }
    }
    schools
}

/// 各校参加人数·前楼中心校, 前楼中心校人数
fn school_of(column: &ColumnGuess<ActivityField>, names: &SchoolNames) -> Option<OrganizationId> {
    const CAME: [&str; 6] = ["实到", "到会", "实到人数", "到会人数", "参加人数", "人数"];
    let mut lines = column.heading.rsplit('·').map(str::trim);
    let lower = lines.next()?;
    // 二实小·实到
    let lower = lines
        .next()
        .filter(|_| CAME.contains(&lower))
        .unwrap_or(lower);
    let bare = lower.strip_suffix("人数").unwrap_or(lower);
    match names.find(bare) {
        Meant::One(id) if !bare.is_empty() => Some(id),
        _ => None,
    }
}
