//! Who carried an activity: the columns of roles, one by one, and the column of all of them.
use chrono::NaiveDate;

use crate::exchange::findings::Choice;
use crate::exchange::names::is_school_like;
use crate::ids::{OrganizationId, PersonId};
use crate::vocabulary::WordList;

use super::asks::{Ask, Topic};
use super::background::Unit;
use super::columns::ActivityField as F;
use super::entries::Entry;
use super::reader::Reader;
use super::reading::{Reading, RoleMeant};
use super::units::{self, NOBODY};
use super::written::{Named, Recognizer, people};

/// Columns that say by their heading what those below them did, and the columns of their schools.
const COLUMNS: [(F, Option<&str>, Option<F>); 7] = [
    (F::Chair, Some("主持"), Some(F::ChairUnit)),
    (F::Speaker, Some("主讲"), Some(F::SpeakerUnit)),
    (F::Teach, Some("执教"), Some(F::TeachUnit)),
    (F::Prepare, Some("主备"), Some(F::PrepareUnit)),
    (F::Comment, Some("点评"), Some(F::CommentUnit)),
    (F::Judge, Some("评委"), None),
    (F::People, None, None),
];

/// What people most often do, where the form does not say.
const COMMON: [&str; 4] = ["主讲", "执教", "主备", "点评"];

/// The value of an answer: what people usually do in an activity of this form.
const USUAL: &str = "usual";

pub(super) fn read(reader: &Reader<'_>, entry: &Entry<'_>, day: NaiveDate, reading: &mut Reading) {
    let mut cells = Vec::new();
    for (field, role, unit) in COLUMNS {
        cells.extend(cells_of(reader, entry, field, role, unit));
    }
    let names: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
    let recurs = |name: &str| {
        names
            .iter()
            .map(|text| text.matches(name).count())
            .sum::<usize>()
            > 1
    };
    let row = OfRow {
        day,
        recurs: &recurs,
    };
    for cell in &cells {
        read_cell(reader, reading, cell, &row);
    }
}

/// Names of persons, and what stands beside them.
#[derive(PartialEq)]
struct RoleCell {
    text: String,
    /// What the heading says they did.
    role: Option<&'static str>,
    /// Their schools, by a column of its own: 执教人单位.
    units: Option<String>,
}

/// What holds for all cells of a row.
struct OfRow<'r> {
    day: NaiveDate,
    /// Whether a name stands in the row more than once.
    recurs: &'r dyn Fn(&str) -> bool,
}

fn cells_of(
    reader: &Reader<'_>,
    entry: &Entry<'_>,
    field: F,
    role: Option<&'static str>,
    unit: Option<F>,
) -> Vec<RoleCell> {
    let Some(column) = reader.layout.column_of(field) else {
        return Vec::new();
    };
    let unit = unit.and_then(|unit| reader.layout.column_of(unit));
    let mut cells = Vec::new();
    for row in &entry.rows {
        let Some(text) = reader.said_at(row, column) else {
            continue;
        };
        let units = unit.and_then(|unit| reader.said_at(row, unit));
        let cell = RoleCell { text, role, units };
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    cells
}

fn read_cell(reader: &Reader<'_>, reading: &mut Reading, cell: &RoleCell, row: &OfRow<'_>) {
    let background = reader.background;
    let RoleCell { text, role, units } = cell;
    let words = Recognizer {
        is_role: &|word| background.is_role(word),
        is_unit: &|word| background.is_unit(word, row.day),
    };
    let mut people = people(text, &words);
    if let Some(units) = units {
        take_units(reading, &mut people.named, units);
    }
    let rest = match people.rest.is_empty() {
        true => None,
        false => ask_rest(reader, reading, text, &people.rest, *role),
    };
    let unsaid = people.named.iter().any(|named| named.role.is_none());
    let common = match role {
        Some(word) => Some((*word).to_owned()),
        None if unsaid => ask_role(reader, reading, text),
        None => None,
    };
    let of_rest = rest.iter().flat_map(|role| {
        let names = people.rest.iter().cloned();
        names.map(|name| Named {
            name,
            role: Some(role.clone()),
            ..Named::default()
        })
    });
    for named in people.named.into_iter().chain(of_rest) {
        let word = named.role.clone().or_else(|| common.clone());
        let code = word
            .as_deref()
            .and_then(|word| background.words.code_of(WordList::ActivityRole, word));
        let Some(code) = code.map(str::to_owned) else {
            continue;
        };
        let meant = person(reader, reading, named, code, row);
        if !reading.roles.contains(&meant) {
            reading.roles.push(meant);
        }
    }
}

/// One school for all of them, or one for each; what a cell says beside a name itself comes first.
fn take_units(reading: &mut Reading, named: &mut [Named], units: &str) {
    let each = units.split(['、', '，', ',', '；', ';', '/', '\n', ' ']);
    let each: Vec<&str> = each
        .map(str::trim)
        .filter(|unit| !unit.is_empty())
        .collect();
    let unit_of = |at: usize| match each.len() {
        1 => Some(each[0]),
        count if count == named.len() => Some(each[at]),
        _ => None,
    };
    let units_of: Vec<Option<&str>> = (0..named.len()).map(unit_of).collect();
    if units_of.iter().any(Option::is_none) {
        let told = format!("单位“{units}”和姓名不是一一对应，没有用来认人");
        return reading.lost.push(told);
    }
    for (named, unit) in named.iter_mut().zip(units_of) {
        named.unit = named.unit.take().or(unit.map(str::to_owned));
    }
}

/// What was not understood may hold a name: somebody looks at it, and may have it recorded as it is written,
/// under the role given back. Words of groups are only told.
fn ask_rest(
    reader: &Reader<'_>,
    reading: &mut Reading,
    text: &str,
    rest: &[String],
    role: Option<&str>,
) -> Option<String> {
    const GROUPS: [&str; 8] = ["各校", "全体", "等", "组", "待定", "无", "领导", "学科"];
    let told = rest.join("、");
    if GROUPS.iter().any(|word| told.contains(word)) {
        reading.lost.push(format!("承担中的“{told}”没有记"));
        return None;
    }
    let as_written = |role: &str| Choice::new(role, format!("按所写的记“{role}”"));
    let roles = role.map_or_else(|| COMMON.to_vec(), |role| vec![role]);
    let mut choices = vec![Choice::new(NOBODY, "不用记，其余的照记")];
    choices.extend(roles.into_iter().map(as_written));
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Role,
            written: text,
            place: Some(&format!("{}/余", reader.place)),
            question: format!("“{told}”没有看懂，怎么办？"),
            reason: "里面可能还有人".to_owned(),
            choices,
            alike: None,
        },
    );
    answer.filter(|answer| answer != NOBODY)
}

/// Names without a word for what they did: the form's usual role is a guess.
fn ask_role(reader: &Reader<'_>, reading: &mut Reading, text: &str) -> Option<String> {
    let words = &reader.background.words;
    let form = reading.form.as_deref().and_then(|code| words.form(code));
    let usual = form.map(|form| form.usual_roles()).unwrap_or_default();
    let of_form = usual.into_iter().filter(|code| words.is_active_role(code));
    let mut names: Vec<&str> = of_form
        .map(|code| words.name(WordList::ActivityRole, code))
        .collect();
    let usual = names.first().copied();
    for name in COMMON {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let as_usual = usual
        .zip(form)
        .map(|(name, form)| Choice::new(USUAL, format!("按“{}”记“{name}”", form.name)));
    let each = names.iter().filter(|name| usual != Some(**name));
    let each = each.map(|name| Choice::new(*name, format!("都记“{name}”")));
    let mut choices: Vec<Choice> = as_usual.into_iter().chain(each).collect();
    choices.push(Choice::new(NOBODY, "不记承担"));
    let ask = Ask {
        topic: Topic::Role,
        written: text,
        place: Some(&reader.place),
        question: format!("“{text}”承担的是什么？"),
        reason: "表里只有姓名，没有写主讲、执教还是主备".to_owned(),
        choices,
        alike: Some((String::new(), "没有写分工的行，都这样".to_owned())),
    };
    let usual = usual.map(str::to_owned);
    match reader.ask(reading, ask)?.as_str() {
        NOBODY => None,
        USUAL => usual,
        name => Some(name.to_owned()),
    }
}

/// Several of the community bear the name. Wherever it stands once more in the row, it may be another of them.
fn ask_which(
    reader: &Reader<'_>,
    reading: &mut Reading,
    (name, role): (&str, &str),
    found: &[(PersonId, OrganizationId)],
    recurs: bool,
) -> (Option<PersonId>, Option<OrganizationId>) {
    let before = reading.namesakes.entry(name.to_owned()).or_default();
    *before += 1;
    let here = format!("{}/{name}", reader.place);
    let place = match *before {
        1 => here.clone(),
        again => format!("{here}/{again}"),
    };
    let did = reader.background.words.name(WordList::ActivityRole, role);
    let choices = found.iter().map(|(person, school)| {
        let label = label_of(reader, name, (*person, *school), found);
        Choice::new(person.0.to_string(), label)
    });
    let outside = Choice::new(NOBODY, "都不是，按所写的姓名记");
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Person,
            written: name,
            place: Some(&place),
            question: match recurs {
                true => format!("{did}的“{name}”是哪一位？"),
                false => format!("“{name}”是哪一位？"),
            },
            reason: "不止一位叫这个名字".to_owned(),
            choices: choices.chain([outside]).collect(),
            alike: recurs.then(|| (here, format!("这一行的“{name}”都是这一位"))),
        },
    );
    let mut found = found.iter();
    let meant = found.find(|(person, _)| answer.as_deref() == Some(&person.0.to_string()));
    meant.map_or((None, None), |(person, school)| {
        (Some(*person), Some(*school))
    })
}

/// 张伟（柳河小学）; two of one school are told apart by subject and 编号, too.
fn label_of(
    reader: &Reader<'_>,
    name: &str,
    (person, school): (PersonId, OrganizationId),
    found: &[(PersonId, OrganizationId)],
) -> String {
    let background = reader.background;
    let mut told = vec![background.names.name(school).to_owned()];
    if found.iter().filter(|(_, other)| *other == school).count() > 1 {
        let posting = background.people.posting_on(person, reader.today);
        let subject = posting.and_then(|posting| posting.subject.as_deref());
        told.extend(subject.map(|codes| background.words.names(WordList::Subject, codes)));
        let known = background.people.person(person);
        told.extend(known.map(|person| format!("编号{}", person.code)));
    }
    format!("{name}（{}）", told.join("，"))
}

/// A name that ends as schools' do, and may mean one of the roster, is asked about as it is everywhere else.
fn unit_of(reader: &Reader<'_>, reading: &mut Reading, unit: &str, day: NaiveDate) -> Unit {
    let known = reader.background.unit(unit, day);
    let may_be = is_school_like(unit) && !reader.background.names.alike(unit).is_empty();
    match known {
        Unit::Unknown if may_be => {
            units::school(reader, reading, unit, day).map_or(Unit::Unknown, Unit::School)
        }
        known => known,
    }
}

/// Found by name and school on that day; who is not found stays as written and is named.
fn person(
    reader: &Reader<'_>,
    reading: &mut Reading,
    named: Named,
    role: String,
    row: &OfRow<'_>,
) -> RoleMeant {
    let background = reader.background;
    let day = row.day;
    let unit = named
        .unit
        .as_deref()
        .map(|unit| (unit, unit_of(reader, reading, unit, day)));
    let (school, elsewhere) = match &unit {
        Some((_, Unit::School(id))) => (Some(*id), false),
        Some((_, Unit::Perhaps(ids))) if ids.len() == 1 => (Some(ids[0]), false),
        // Of an office that no record bears: nobody of the roster.
        Some((_, Unit::Unknown | Unit::Perhaps(_))) => (None, true),
        _ => (None, false),
    };
    let found = match elsewhere {
        true => Vec::new(),
        false => background.persons(&named.name, school, day),
    };
    let (person, organization) = match found.as_slice() {
        [(person, organization)] => (Some(*person), Some(*organization)),
        [] => (None, school),
        several => {
            let recurs = (row.recurs)(&named.name);
            ask_which(
                reader,
                reading,
                (&named.name[..], &role[..]),
                several,
                recurs,
            )
        }
    };
    // Whose school or office is none of the roster's keeps it beside the name.
    let name = match unit.filter(|_| elsewhere) {
        Some((unit, _)) => format!("{}（{unit}）", named.name),
        None => named.name,
    };
    if person.is_none() && found.is_empty() {
        reading
            .remarks
            .push(format!("{name}不在名册里，按所写的姓名记"));
    }
    RoleMeant {
        role,
        person,
        name,
        organization,
        lesson: named.lesson,
    }
}
