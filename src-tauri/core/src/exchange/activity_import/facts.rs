//! What would be stored of an activity, in words.
use crate::dates::{full_date, month_label, weekday};
use crate::ids::OrganizationId;
use crate::vocabulary::{ActivityMode, WordList};

use super::background::Background;
use super::fates::Became;
use super::preview::Fact;
use super::reading::{Reading, RoleMeant};

/// 11月22日; a month alone says its year, too.
pub(super) fn shown_when(reading: &Reading) -> String {
    let when = &reading.when;
    match (when.day, &when.month) {
        (Some(day), _) => full_date(day),
        (None, Some(month)) => month_label(month),
        (None, None) => String::new(),
    }
}

pub(super) fn form_name<'l>(background: &'l Background, reading: &'l Reading) -> &'l str {
    let code = reading.form.as_deref();
    code.map_or("", |code| background.words.form_name(code))
}

pub(super) fn short_names(background: &Background, schools: &[OrganizationId]) -> String {
    let names = schools.iter().map(|id| background.names.short(*id));
    names.collect::<Vec<_>>().join("、")
}

/// 执教 李国栋；点评 曾庆华
pub(super) fn roles_in_short(background: &Background, roles: &[RoleMeant]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for role in roles {
        let word = background.words.name(WordList::ActivityRole, &role.role);
        match groups.iter_mut().find(|(known, _)| *known == word) {
            Some((_, names)) => names.push(&role.name),
            None => groups.push((word, vec![&role.name])),
        }
    }
    let told = groups
        .into_iter()
        .map(|(word, names)| format!("{word} {}", names.join("、")));
    told.collect::<Vec<_>>().join("；")
}

/// 二实小6、前楼4; 应到11人
pub(super) fn heads(background: &Background, reading: &Reading) -> String {
    let heads = reading.heads.iter();
    let mut parts: Vec<String> = heads
        .map(|(school, count)| format!("{}{count}", background.names.short(*school)))
        .collect();
    if !reading.expected.is_empty() {
        let all = if reading.all_came {
            "，全部到会"
        } else {
            ""
        };
        parts.push(format!("应到{}人{all}", reading.expected.len()));
    }
    parts.join("、")
}

/// What is stored, as the activity's page says it.
pub(super) fn facts(background: &Background, reading: &Reading) -> Vec<Fact> {
    let names = |ids: &[OrganizationId]| {
        let names = ids.iter().map(|id| background.names.name(*id));
        names.collect::<Vec<_>>().join("、")
    };
    let mut facts = vec![
        Fact::new("日期", day_in_full(background, reading)),
        Fact::new("形式", form_name(background, reading)),
        Fact::new("状态", became(reading)),
    ];
    for (part, schools) in reading.parts() {
        facts.push(Fact::new(part.label(), names(schools)));
    }
    let subjects = reading.subjects.join("、");
    facts.extend([
        Fact::new("方式", reading.mode.map_or("", ActivityMode::label)),
        Fact::new("地点", reading.place.as_deref().unwrap_or_default()),
        Fact::new("学科", background.words.names(WordList::Subject, &subjects)),
    ]);
    facts.extend(reading.roles.iter().map(|role| role_fact(background, role)));
    let heads = reading.heads.iter();
    let heads = heads.map(|(school, count)| format!("{}{count}人", background.names.name(*school)));
    facts.push(Fact::new("参加人数", heads.collect::<Vec<_>>().join("、")));
    let expected = match reading.expected.len() {
        0 => String::new(),
        count if reading.all_came => format!("{count}人，全部到会"),
        count => format!("{count}人，签到以后登记"),
    };
    facts.extend([
        Fact::new("应到", expected),
        Fact::new("参加对象", reading.audience.as_deref().unwrap_or_default()),
        Fact::new(
            "学时",
            reading
                .hours
                .map_or_else(String::new, |hours| hours.to_string()),
        ),
        Fact::new("备注", reading.note.as_deref().unwrap_or_default()),
    ]);
    facts.retain(|fact| !fact.text.is_empty());
    facts
}

/// 2024年11月22日 星期五，第12周，14:30开始
fn day_in_full(background: &Background, reading: &Reading) -> String {
    let Some(day) = reading.when.day else {
        return shown_when(reading);
    };
    let mut parts = vec![format!("{} {}", full_date(day), weekday(day))];
    if let Some(last) = reading.when.last_day {
        parts.push(format!("至{}", full_date(last)));
    }
    if let Some(week) = background.calendar.week(day) {
        parts.push(format!("第{week}周"));
    }
    let time = |at: chrono::NaiveTime| at.format("%H:%M").to_string();
    match (reading.when.starts, reading.when.ends) {
        (Some(starts), Some(ends)) => parts.push(format!("{}—{}", time(starts), time(ends))),
        (Some(starts), None) => parts.push(format!("{}开始", time(starts))),
        _ => {}
    }
    parts.join("，")
}

fn became(reading: &Reading) -> String {
    match &reading.became {
        Became::Cancelled { reason } => format!("已取消（{reason}）"),
        Became::Postponed { reason } => format!("已延期（{reason}）"),
        Became::Kept if reading.is_held => "已开展".to_owned(),
        Became::Kept | Became::Planned => "计划中".to_owned(),
    }
}

/// 主讲 张晓东（第二实验小学）
fn role_fact(background: &Background, role: &RoleMeant) -> Fact {
    let school = role.organization.map(|id| background.names.name(id));
    let outside = role.person.is_none().then_some("名册外");
    let about: Vec<&str> = school.into_iter().chain(outside).collect();
    let lesson = role.lesson.as_deref();
    let lesson = lesson.map_or_else(String::new, |lesson| format!("《{lesson}》"));
    let about = match about.is_empty() {
        true => String::new(),
        false => format!("（{}）", about.join("，")),
    };
    Fact::new(
        background.words.name(WordList::ActivityRole, &role.role),
        format!("{}{about}{lesson}", role.name),
    )
}
