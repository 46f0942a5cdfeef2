//! 基本信息: who the community is, and its year in numbers.
use lianyan_core::Result;
use lianyan_core::communities::LeadMode;
use lianyan_core::dates::full_date;
use lianyan_core::roster::ALWAYS;
use lianyan_core::vocabulary::WordList;
use lianyan_core::yearbook::{YearCommunity, Yearbook};

use super::Form;
use super::gather::{Records, label};
use super::measures::{MEASURES, Measure, Part};
use super::names::OVERVIEW;
use super::table::{Places, foot};
use crate::sheet::{Book, Cell, Column, Joined, Kind, Look, Page, Sheet};

pub(super) fn write(book: &mut Book, form: &Form<'_>, places: &Places) -> Result<()> {
    let (yearbook, records) = (form.yearbook, &form.records);
    let columns = vec![
        Column::new("项目", Kind::Word).wide(22.0),
        Column::new("单位", Kind::Word).wide(9.0),
        Column::new("第一学期", Kind::Measure).wide(16.0),
        Column::new("第二学期", Kind::Measure).wide(16.0),
        Column::new("全学年", Kind::Measure).wide(16.0),
    ];
    let mut sheet = book.sheet(OVERVIEW, columns, Page::Portrait)?;
    sheet.title(OVERVIEW)?;
    sheet.note(&form.note)?;
    for community in &yearbook.communities {
        particulars(&mut sheet, yearbook, community)?;
        let name = label(yearbook, community);
        let community = yearbook.whole_county.then_some(name.as_str());
        numbers(&mut sheet, records, places, community)?;
        sheet.skip();
    }
    if yearbook.communities.len() > 1 {
        sheet.free(&[(5, "合计".into(), Look::Label)])?;
        numbers(&mut sheet, records, places, None)?;
    }
    foot(&mut sheet, &form.signer)
}

/// Label and text in lines over the sheet's width.
fn particulars(
    sheet: &mut Sheet<'_>,
    yearbook: &Yearbook,
    community: &YearCommunity,
) -> Result<()> {
    let row = &community.row;
    let school = |id| {
        yearbook
            .people
            .organization(id)
            .map_or("", |school| school.name.as_str())
    };
    let members: Vec<&str> = row
        .members
        .iter()
        .map(|member| member.name.as_str())
        .collect();
    let record = &community.record;
    let lead = format!(
        "{}（{}）",
        row.lead_name.as_deref().unwrap_or("未定"),
        match record.lead_mode {
            LeadMode::Fixed => "固定领衔",
            LeadMode::Rotating => "本学年轮值领衔",
        }
    );
    let lines = [
        ("教研共同体", record.name.clone()),
        (
            "类型",
            yearbook
                .words
                .name(WordList::CommunityKind, &record.kind)
                .to_owned(),
        ),
        ("领衔学校", lead),
        ("成员学校", members.join("、")),
        ("审核单位", record.reviewer.map_or("", school).to_owned()),
        ("主管单位", record.supervisor.map_or("", school).to_owned()),
        ("研究主题", record.theme.clone().unwrap_or_default()),
        ("依据文件", record.basis.clone().unwrap_or_default()),
        (
            "成立日期",
            record
                .from_date
                .filter(|day| *day > ALWAYS)
                .map_or_else(String::new, full_date),
        ),
    ];
    for (label, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
        sheet.free(&[
            (1, label.into(), Look::Label),
            (4, text.into(), Look::Entry),
        ])?;
    }
    Ok(())
}

fn numbers(
    sheet: &mut Sheet<'_>,
    records: &Records,
    places: &Places,
    community: Option<&str>,
) -> Result<()> {
    let head = ["项目", "单位", "第一学期", "第二学期", "全学年"];
    sheet.free(&head.map(|title| (1, title.into(), Look::Head)))?;
    for measure in MEASURES {
        let part = |term| cell(measure, records, places, &Part { community, term });
        let terms: [Joined<'_>; 2] = ["第一学期", "第二学期"].map(|term| match measure.by_term {
            true => (1, part(Some(term)), Look::Centred),
            false => (1, Cell::Blank, Look::Centred),
        });
        let [first, second] = terms;
        let name = (1, measure.name.into(), Look::Entry);
        let unit = (1, measure.unit.into(), Look::Centred);
        sheet.free(&[name, unit, first, second, (1, part(None), Look::Total)])?;
    }
    Ok(())
}

/// A total as a live formula with its value.
pub(super) fn cell(
    measure: &Measure,
    records: &Records,
    places: &Places,
    part: &Part<'_>,
) -> Cell<'static> {
    Cell::formula(
        (measure.formula)(places, part),
        (measure.value)(records, part),
    )
}
