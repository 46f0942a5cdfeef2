//! Columns under a heading that nobody knows, whose cells tell something of an activity all the same: what
//! they are is asked before the lines.
use crate::exchange::findings::{Choice, Doubt, DoubtKind};
use crate::exchange::headers::{ColumnGuess, Layout};
use crate::exchange::names::is_school_like;
use crate::exchange::normal::is_blank_mark;
use crate::exchange::tabular::{Row, samples};
use crate::ids::OrganizationId;

use super::background::{Background, Unit};
use super::columns::ActivityField as F;
use super::doubts::NO_FIELD;
use super::draft::Draft;
use super::meaning::ColumnMeaning;
use super::written::{Count, Recognizer, count_alone, people, turnout};

/// What most cells of such a column look like.
enum Looks {
    /// Numbers under the name of a school.
    CountsOf(Vec<OrganizationId>),
    /// 二实小5人、前楼3人
    Turnout,
    Schools,
    People,
    /// √, ×, ☐
    Marks,
}

/// One question for each such column of a list.
pub(super) fn of_list(
    draft: &Draft,
    at: usize,
    layout: &Layout<F>,
    rows: &[&Row],
    background: &Background,
) -> Vec<Doubt> {
    let confirmed = &draft.lists[at].confirmed;
    let columns = layout.columns.iter();
    let open = columns.filter(|column| {
        column.field.is_none() && column.heading != "序号" && !confirmed.contains(&column.column)
    });
    let doubt = |column: &ColumnGuess<F>| {
        let looks = looks(column, rows, background)?;
        ask(draft, at, layout, rows, column, &looks, background)
    };
    open.filter_map(doubt).collect()
}

fn looks(column: &ColumnGuess<F>, rows: &[&Row], background: &Background) -> Option<Looks> {
    let cells = rows.iter().map(|row| row.cell(column.column).shown());
    let texts: Vec<String> = cells
        .map(|text| text.trim().to_owned())
        .filter(|text| is_mark(text) || !(text.is_empty() || is_blank_mark(text)))
        .collect();
    let most = |is: &dyn Fn(&str) -> bool| {
        let fitting = texts.iter().filter(|text| is(text)).count();
        fitting > 0 && fitting * 2 >= texts.len()
    };
    let schools = in_heading(&column.heading, background);
    if !schools.is_empty() && most(&|text| count_alone(text).is_some() || is_mark(text)) {
        return Some(Looks::CountsOf(schools));
    }
    if most(&|text| counts_schools(background, text)) {
        return Some(Looks::Turnout);
    }
    if most(&|text| is_of_schools(background, text)) {
        return Some(Looks::Schools);
    }
    if most(&|text| names_people(background, text)) {
        return Some(Looks::People);
    }
    most(&is_mark).then_some(Looks::Marks)
}

/// Schools that the lowest line of a heading names, or may name.
fn in_heading(heading: &str, background: &Background) -> Vec<OrganizationId> {
    let names = &background.names;
    let lines = heading.split('·').map(str::trim);
    let mut found: Vec<OrganizationId> = lines
        .clone()
        .flat_map(|line| names.mentioned(line))
        .collect();
    if found.is_empty() {
        let like = lines.filter(|line| is_school_like(line));
        found = like.flat_map(|line| names.alike(line)).collect();
    }
    found.dedup();
    found
}

fn is_mark(text: &str) -> bool {
    const MARKS: [&str; 14] = [
        "√", "✓", "✔", "×", "✗", "✘", "x", "X", "☐", "☑", "☒", "是", "否", "未",
    ];
    MARKS.contains(&text)
}

fn counts_schools(background: &Background, text: &str) -> bool {
    let groups = turnout(text).groups;
    groups.iter().any(|group| {
        matches!(group.count, Some(Count::Exactly(_))) && is_school(background, &group.who)
    })
}

/// 二实小、前楼中心校, and nothing else.
fn is_of_schools(background: &Background, text: &str) -> bool {
    let mut parts = text
        .split(['、', '，', ',', '；', ';', ' ', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .peekable();
    parts.peek().is_some() && parts.all(|part| is_school(background, part))
}

fn is_school(background: &Background, text: &str) -> bool {
    matches!(
        background.unit(text, background.today),
        Unit::School(_) | Unit::Perhaps(_)
    )
}

/// Somebody of the roster is named.
fn names_people(background: &Background, text: &str) -> bool {
    let words = Recognizer {
        is_role: &|word| background.is_role(word),
        is_unit: &|word| background.is_unit(word, background.today),
    };
    let named = people(text, &words).named;
    named
        .iter()
        .any(|named| background.is_on_roster(&named.name))
}

impl Looks {
    fn reason(&self) -> &'static str {
        match self {
            Looks::CountsOf(_) => "列名里有学校，下面写的是数",
            Looks::Turnout => "下面写的是学校和人数",
            Looks::Schools => "下面写的是学校",
            Looks::People => "下面写的是名册里的人",
            Looks::Marks => "下面写的是√、×一类的记号",
        }
    }

    /// The likeliest first.
    fn meanings(&self) -> Vec<ColumnMeaning> {
        let fields: &[F] = match self {
            Looks::CountsOf(schools) => {
                let schools = schools.iter().copied();
                return schools.map(ColumnMeaning::of_school).collect();
            }
            Looks::Turnout => &[F::Turnout],
            Looks::Schools => &[F::Host, F::CoHost, F::Organiser, F::Turnout],
            Looks::People => &[
                F::Speaker,
                F::Teach,
                F::Prepare,
                F::Chair,
                F::Comment,
                F::Judge,
                F::People,
                F::Turnout,
            ],
            Looks::Marks => &[F::Fate],
        };
        fields
            .iter()
            .copied()
            .map(ColumnMeaning::of_field)
            .collect()
    }
}

fn ask(
    draft: &Draft,
    at: usize,
    layout: &Layout<F>,
    rows: &[&Row],
    column: &ColumnGuess<F>,
    looks: &Looks,
    background: &Background,
) -> Option<Doubt> {
    let listed = draft.listed(at);
    let free = |meaning: &ColumnMeaning| {
        meaning.school.is_some() || layout.column_of(meaning.field).is_none()
    };
    let meanings = looks.meanings().into_iter().filter(free);
    let mut choices: Vec<Choice> = meanings
        .map(|meaning| Choice::new(meaning.code(), meaning.label(&background.names)))
        .collect();
    if choices.is_empty() {
        return None;
    }
    choices.push(Choice::new(NO_FIELD, "不导入"));
    Some(Doubt {
        id: listed.column_id(column.column),
        kind: DoubtKind::Column,
        place: listed.column_place(column.column, &column.heading),
        question: "这一列是什么？".to_owned(),
        reason: looks.reason().to_owned(),
        samples: samples(rows, column.column),
        choices,
        answer: None,
        unknown: None,
        alike: None,
    })
}
