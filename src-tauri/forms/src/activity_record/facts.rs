//! The particulars of an activity in words: what stands in the table above its record.
use lianyan_core::activities::Part;
use lianyan_core::register::{ActivityPage, RoleLine};
use lianyan_core::{Reader, Result};

use super::Fact;
use crate::sign_in_sheet::{CHAIR, chair};
use crate::when;

/// In the order in which they stand.
pub(super) fn facts(reader: Reader<'_>, page: &ActivityPage) -> Result<Vec<Fact>> {
    let activity = &page.activity;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut facts = vec![
        wide("教研共同体", page.row.community_name.clone()),
        wide("活动主题", activity.title.clone()),
        wide("时间", when::of_activity(activity)),
        narrow("地点", text(&activity.place)),
        narrow("活动形式", forms(page)),
        narrow(
            "学科",
            joined(page.row.subjects.iter().map(|subject| &subject.name)),
        ),
        narrow("年级", text(&activity.grade)),
        wide("承办单位", units(page, Part::Host)),
        wide("协办单位", units(page, Part::CoHost)),
        narrow("主持人", chair(reader, activity)?),
        narrow("记录人", text(&activity.recorder)),
        wide("执教、主讲等", roles(&page.roles)),
        wide("参加单位", schools(page)),
        wide("参加人数", turnout(page)),
    ];
    // What few activities have stands only where it was entered.
    let others = [
        ("网络平台", text(&activity.platform)),
        ("主办单位", units(page, Part::Organiser)),
        ("指导单位", units(page, Part::Guide)),
        ("送出单位", units(page, Part::Giver)),
        ("接受单位", units(page, Part::Receiver)),
    ];
    let told = others.into_iter().filter(|(_, text)| !text.is_empty());
    let after = facts.iter().position(|fact| fact.label == "协办单位");
    let at = after.map_or(facts.len(), |at| at + 1);
    facts.splice(at..at, told.map(|(label, text)| wide(label, text)));
    Ok(facts)
}

fn wide(label: &str, text: String) -> Fact {
    Fact {
        label: label.to_owned(),
        text,
        wide: true,
    }
}

fn narrow(label: &str, text: String) -> Fact {
    Fact {
        wide: false,
        ..wide(label, text)
    }
}

fn joined<T: AsRef<str>>(words: impl Iterator<Item = T>) -> String {
    let words: Vec<T> = words.collect();
    words
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<&str>>()
        .join("、")
}

fn forms(page: &ActivityPage) -> String {
    let others = page.forms.iter().map(|form| &form.name);
    joined([&page.row.form_name].into_iter().chain(others))
}

fn units(page: &ActivityPage, part: Part) -> String {
    let units = page.parts.iter().filter(|unit| unit.part == part);
    joined(units.map(|unit| &unit.name))
}

/// 执教：罗春燕（第二实验小学，《角的度量》）、周文慧（前楼中心小学）；点评：高原（第二实验小学）
fn roles(roles: &[RoleLine]) -> String {
    let mut told: Vec<(&str, Vec<String>)> = Vec::new();
    for line in roles.iter().filter(|line| line.role.role != CHAIR) {
        let holder = holder(line);
        match told.iter_mut().find(|(role, _)| *role == line.role_name) {
            Some((_, holders)) => holders.push(holder),
            None => told.push((&line.role_name, vec![holder])),
        }
    }
    let told = told.iter();
    let told = told.map(|(role, holders)| format!("{role}：{}", holders.join("、")));
    told.collect::<Vec<_>>().join("；")
}

fn holder(line: &RoleLine) -> String {
    let lesson = line
        .role
        .lesson
        .as_deref()
        .filter(|lesson| !lesson.is_empty());
    let lesson = lesson.map(|lesson| match lesson.starts_with('《') {
        true => lesson.to_owned(),
        false => format!("《{lesson}》"),
    });
    let unit = line.organization_name.clone();
    if line.who.is_empty() {
        return joined(unit.into_iter().chain(lesson));
    }
    let about: Vec<String> = unit.into_iter().chain(lesson).collect();
    match about.is_empty() {
        true => line.who.clone(),
        false => format!("{}（{}）", line.who, about.join("，")),
    }
}

/// 第二实验小学6人、前楼中心小学4人
fn schools(page: &ActivityPage) -> String {
    let came = page.schools.iter().filter(|school| school.came > 0);
    joined(came.map(|school| format!("{}{}人", school.name, school.came)))
}

/// 应到13人，实到12人，请假1人. Empty as long as nobody is entered as having come.
fn turnout(page: &ActivityPage) -> String {
    let tally = &page.tally;
    let came = page.row.came.unwrap_or(0);
    if came == 0 {
        return String::new();
    }
    // Entered by session or by number: who was expected at the whole is not said.
    if tally.came != came || tally.expected == 0 || tally.open > 0 {
        return format!("到会{came}人");
    }
    let mut words = format!("应到{}人，实到{came}人", tally.expected);
    for (label, number) in [("请假", tally.leave), ("未到", tally.absent)] {
        if number > 0 {
            words += &format!("，{label}{number}人");
        }
    }
    words
}
