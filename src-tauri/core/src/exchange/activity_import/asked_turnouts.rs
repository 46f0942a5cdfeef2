//! What of a turnout must be asked: totals without schools, 全体, names instead of numbers.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::exchange::findings::{Choice, DoubtKind};
use crate::ids::{OrganizationId, PersonId};
use crate::vocabulary::WordList;

use super::asks::{Ask, Topic};
use super::background::{Background, Unit};
use super::reader::Reader;
use super::reading::Reading;
use super::units::NOBODY;
use super::written::{Count, Group, Turnout, is_unclear, turnout};

/// The value of an answer: as many as were to come, and nothing about who came.
const EXPECTED: &str = "expected";

/// The value of an answer: all who were to come came.
const ALL_CAME: &str = "all";

const BETWEEN_COUNTS: [char; 3] = [';', '；', '，'];

/// A cell that tells who came.
pub(super) struct Written<'t> {
    pub text: &'t str,
    /// 备注, where the numbers of schools may stand.
    pub note: Option<&'t str>,
    pub day: NaiveDate,
}

/// Those who are meant by 全体.
pub(super) struct All {
    people: Vec<PersonId>,
    /// 第二实验小学5、前楼中心小学3
    told: String,
}

/// What of a cell is not plain: the whole of it is asked about then, and nothing of it is stored unasked.
pub(super) enum Unclear<'t> {
    /// Nothing but names of persons.
    Names(Vec<PersonId>),
    /// 全体数学教师
    All(&'t str),
    Else(&'static str),
}

/// Why a cell cannot be taken as it stands; `None` where every number is of one school.
pub(super) fn unclear<'t>(
    reader: &Reader<'_>,
    cell: &Written<'_>,
    turnout: &'t Turnout,
) -> Option<Unclear<'t>> {
    if is_unclear(cell.text) {
        return Some(Unclear::Else("里面的数不全是到会的人数"));
    }
    let open = |group: &&Group| {
        let unit = reader.background.unit(&group.who, cell.day);
        !match (group.count, unit) {
            (Some(Count::Exactly(_)), Unit::School(_) | Unit::Perhaps(_)) => true,
            (Some(Count::Exactly(_)), Unit::Unknown) => is_school_like(&group.who),
            _ => false,
        }
    };
    let first = turnout.groups.iter().find(open)?;
    let people = named(reader, turnout, cell.day);
    Some(match first.count {
        _ if !people.is_empty() => Unclear::Names(people),
        None if is_all(&first.who) && turnout.groups.len() == 1 => Unclear::All(&first.who),
        Some(Count::Each(_)) => Unclear::Else("写的是每校多少人，没有写是哪几所学校"),
        Some(Count::About(_)) => Unclear::Else("写的是大约的人数"),
        _ => Unclear::Else("有的人数没有写清是哪所学校的"),
    })
}

impl Unclear<'_> {
    pub(super) fn ask(
        self,
        reader: &Reader<'_>,
        reading: &mut Reading,
        cell: &Written<'_>,
        turnout: &Turnout,
    ) {
        match self {
            Unclear::Names(people) => ask_named(reader, reading, cell, people),
            Unclear::All(who) => {
                let all = all_of(reader, who, cell.day);
                let reason = "写的是应该参加的人，没有写到了多少人";
                ask_heads(reader, reading, cell, reason, Some(all));
            }
            Unclear::Else(reason) => {
                let clear = clear_counts(reader, cell, turnout);
                ask_heads_with(reader, reading, cell, reason, (None, clear));
            }
        }
    }
}

/// 只记写明学校的: what the numbers would be that are of one school each.
fn clear_counts(reader: &Reader<'_>, cell: &Written<'_>, turnout: &Turnout) -> Option<Choice> {
    if is_unclear(cell.text) {
        return None;
    }
    of_schools(reader, turnout, cell.day, "只记写明学校的")
}

/// What stands under a school, or in its row, and is no number of people.
pub(super) struct UnclearCell {
    pub school: OrganizationId,
    pub shown: String,
}

/// Of all such cells of a row at once: nothing of them is taken unasked.
pub(super) fn ask_cells(reader: &Reader<'_>, reading: &mut Reading, cells: &[UnclearCell]) {
    if cells.is_empty() {
        return;
    }
    let names = &reader.background.names;
    let told = cells
        .iter()
        .map(|cell| format!("{}：{}", names.short(cell.school), cell.shown));
    let told = told.collect::<Vec<_>>().join("，");
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Heads,
            written: &told,
            place: Some(&reader.place),
            question: format!("“{told}”各记多少人？"),
            reason: "这一格不是一个数，看不出到了多少人".to_owned(),
            choices: vec![Choice::new(NOBODY, "这一格不登记，其余照记")],
            alike: Some(("格".to_owned(), "人数写不清的格，都不登记".to_owned())),
        },
    );
    if let Some(answer) = answer {
        reading.heads.extend(counts(reader.background, &answer));
    }
}

/// One question a cell, whatever is open in it; answered by numbers for schools, by who was to come, or by
/// nothing.
pub(super) fn ask_heads(
    reader: &Reader<'_>,
    reading: &mut Reading,
    cell: &Written<'_>,
    reason: &str,
    all: Option<All>,
) {
    ask_heads_with(reader, reading, cell, reason, (all, None));
}

fn ask_heads_with(
    reader: &Reader<'_>,
    reading: &mut Reading,
    cell: &Written<'_>,
    reason: &str,
    (all, clear): (Option<All>, Option<Choice>),
) {
    let mut doubts = reading.doubts.iter();
    if doubts.any(|doubt| doubt.kind == DoubtKind::Heads) {
        return;
    }
    let mut choices = Vec::new();
    choices.extend(clear);
    choices.extend(cell.note.and_then(|note| in_note(reader, note, cell.day)));
    if let Some(all) = all.as_ref().filter(|all| !all.people.is_empty()) {
        let count = all.people.len();
        choices.push(Choice::new(
            EXPECTED,
            format!("应到{count}人，实到不登记（{}）", all.told),
        ));
        choices.push(Choice::new(ALL_CAME, format!("应到{count}人，全部实到")));
    }
    choices.push(Choice::new(NOBODY, "不登记人数，以后再补"));
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Heads,
            written: cell.text,
            place: Some(&reader.place),
            question: format!("“{}”各校记多少人？", cell.text),
            reason: reason.to_owned(),
            choices,
            alike: Some((String::new(), "没有写清各校人数的，都这样".to_owned())),
        },
    );
    match (answer.as_deref(), all) {
        (Some(EXPECTED), Some(all)) => reading.expected = all.people,
        (Some(ALL_CAME), Some(all)) => {
            reading.expected = all.people;
            reading.all_came = true;
        }
        (Some(answer), _) => reading.heads.extend(counts(reader.background, answer)),
        (None, _) => {}
    }
}

/// 备注：二实小8人、前楼4人, offered where the cell itself says no numbers.
fn in_note(reader: &Reader<'_>, note: &str, day: NaiveDate) -> Option<Choice> {
    of_schools(reader, &turnout(note), day, "按备注里写的")
}

fn of_schools(reader: &Reader<'_>, turnout: &Turnout, day: NaiveDate, how: &str) -> Option<Choice> {
    let mut counts: BTreeMap<OrganizationId, u32> = BTreeMap::new();
    for group in &turnout.groups {
        // 实到：二实小5人
        let who = group.who.rsplit(':').next().unwrap_or_default().trim();
        let school = match reader.background.unit(who, day) {
            Unit::School(id) => id,
            Unit::Perhaps(ids) if ids.len() == 1 => ids[0],
            _ => continue,
        };
        if let Some(Count::Exactly(count)) = group.count {
            *counts.entry(school).or_default() += count;
        }
    }
    let names = &reader.background.names;
    let pairs = counts.iter();
    let value = pairs.map(|(id, count)| format!("{}={count}", names.unmistakable(*id)));
    let value = value.collect::<Vec<_>>().join(";");
    let told = counts.iter();
    let told = told.map(|(id, count)| format!("{}{count}", names.name(*id)));
    let told = told.collect::<Vec<_>>().join("、");
    (!counts.is_empty()).then(|| Choice::new(value, format!("{how}：{told}")))
}

/// 二实小=6;前楼=3 as an answer.
fn counts(background: &Background, answer: &str) -> BTreeMap<OrganizationId, u32> {
    let pairs = answer.split(BETWEEN_COUNTS);
    pairs.filter_map(|pair| count(background, pair)).collect()
}

/// Whether every part of an answer is a school and a number.
pub(super) fn are_counts(background: &Background, answer: &str) -> bool {
    let mut pairs = answer.split(BETWEEN_COUNTS);
    pairs.all(|pair| count(background, pair).is_some())
}

fn count(background: &Background, pair: &str) -> Option<(OrganizationId, u32)> {
    let (school, count) = pair.split_once('=')?;
    Some((
        background.school(school.trim())?,
        count.trim().parse().ok()?,
    ))
}

/// 全体数学教师, 三校全体, 各校语文教师; not 各校骨干教师, who are some of all.
fn is_all(who: &str) -> bool {
    const ALL: [&str; 5] = ["全体", "所有", "各校", "三校", "全校"];
    const SOME: [&str; 13] = [
        "骨干",
        "主任",
        "组长",
        "领导",
        "校长",
        "代表",
        "青年",
        "新教师",
        "新入职",
        "年级",
        "部分",
        "除",
        "专家",
    ];
    let says = |words: &[&str]| words.iter().any(|word| who.contains(word));
    says(&ALL) && !says(&SOME)
}

/// The persons of the roster where a cell holds nothing but names, each of one person.
fn named(reader: &Reader<'_>, turnout: &Turnout, day: NaiveDate) -> Vec<PersonId> {
    let person = |group: &Group| {
        let found = reader.background.persons(&group.who, None, day);
        match (group.count, found.as_slice()) {
            (None, [(person, _)]) => Some(*person),
            _ => None,
        }
    };
    let people: Option<Vec<PersonId>> = turnout.groups.iter().map(person).collect();
    people.unwrap_or_default()
}

/// Names may be those who came, or those who were to come.
fn ask_named(
    reader: &Reader<'_>,
    reading: &mut Reading,
    cell: &Written<'_>,
    people: Vec<PersonId>,
) {
    let count = people.len();
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Heads,
            written: cell.text,
            place: Some(&reader.place),
            question: "这几位到会了吗？".to_owned(),
            reason: "写的是姓名，没有写是应到还是到会".to_owned(),
            choices: vec![
                Choice::new(ALL_CAME, format!("登记{count}人到会")),
                Choice::new(EXPECTED, format!("应到{count}人，实到不登记")),
                Choice::new(NOBODY, "不登记人数，以后再补"),
            ],
            alike: Some(("姓名".to_owned(), "写姓名的都这样".to_owned())),
        },
    );
    match answer.as_deref() {
        Some(ALL_CAME) => {
            reading.expected = people;
            reading.all_came = true;
        }
        Some(EXPECTED) => reading.expected = people,
        _ => {}
    }
}

/// Those on the roster who are meant: of a subject where one is named, of every member school.
fn all_of(reader: &Reader<'_>, who: &str, day: NaiveDate) -> All {
    let background = reader.background;
    let subjects = background.words.list(WordList::Subject).into_iter();
    let subject = subjects
        .filter(|subject| who.contains(&subject.name))
        .max_by_key(|subject| subject.name.len());
    let mut all = All {
        people: Vec::new(),
        told: String::new(),
    };
    let mut told = Vec::new();
    // 前楼全体教师 are those of one school.
    let schools = match background.names.mentioned(who) {
        named if named.is_empty() => background.members(day),
        named => named,
    };
    for school in schools {
        let people = background.teachers(school, subject.map(|subject| subject.code.as_str()), day);
        told.push(format!("{}{}", background.names.name(school), people.len()));
        all.people.extend(people);
    }
    all.told = told.join("、");
    all
}

/// Words of groups of people: what bears one of them is no school.
const GROUPS: [&str; 14] = [
    "教师",
    "老师",
    "人员",
    "各校",
    "每校",
    "领导",
    "专家",
    "家长",
    "学生",
    "骨干",
    "班主任",
    "全体",
    "组长",
    "代表",
];

/// 县一小, 前楼教学点: somebody's short form, known or not.
fn is_school_like(who: &str) -> bool {
    let chars = who.chars().count();
    (2..=16).contains(&chars) && !GROUPS.iter().any(|word| who.contains(word))
}
