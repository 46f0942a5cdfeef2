//! What is asked about a file before it is taken in: the school of a whole list, columns that were guessed,
//! and the day from which somebody is there again.
use crate::exchange::findings::{Choice, Doubt, DoubtKind};
use crate::exchange::headers::{ColumnGuess, Confidence, Kind, ListField};
use crate::exchange::normal::has_grade;
use crate::exchange::tabular::{Row, samples};
use crate::ids::OrganizationId;

use super::draft::{Draft, ListRows};
use super::line::Intake;
use super::whole_list::WholeList;
use crate::exchange::names::SchoolNames;

/// Names the doubt about the day of return.
pub(super) const DAY: &str = "调回日期";

/// The value of a column that is not taken over.
pub(super) const NO_FIELD: &str = "none";

/// What can be asked before any row is read.
pub(super) fn of_lists(
    draft: &Draft,
    all: &[ListRows<'_>],
    names: &SchoolNames,
    schools: &[Option<WholeList>],
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (at, layout) in draft.included() {
        let rows = &all[at].0;
        if rows.is_empty() {
            continue;
        }
        let school = schools[at].as_ref();
        if let Some(school) = school.filter(|_| !is_asked_beside(draft, at, all, schools)) {
            doubts.push(whole_school(draft, at, school, names, rows));
        }
        let columns = layout.columns.iter();
        doubts.extend(columns.filter_map(|column| of_column(draft, at, column, rows)));
    }
    doubts
}

/// 教师/学校
pub(super) fn school_id(draft: &Draft, at: usize) -> String {
    format!("{}/学校", draft.listed(at).reference())
}

/// Lists side by side or below each other are of one school, so it is told once for all of them.
fn is_asked_beside(
    draft: &Draft,
    at: usize,
    rows: &[ListRows<'_>],
    schools: &[Option<WholeList>],
) -> bool {
    let said = |at: usize| {
        let school = schools[at].as_ref();
        school.map(|school| (school.school, &school.unknown, &school.offered))
    };
    let same = |other: usize| {
        draft.book.sheets[other].name == draft.book.sheets[at].name
            && draft.sheets[other].section == draft.sheets[at].section
            && said(other) == said(at)
            && !rows[other].0.is_empty()
    };
    let mut before = draft.included().map(|(other, _)| other);
    before.any(|other| other < at && same(other))
}

fn whole_school(
    draft: &Draft,
    at: usize,
    school: &WholeList,
    names: &SchoolNames,
    rows: &[&Row],
) -> Doubt {
    let choice = |id: OrganizationId| Choice::new(id.0.to_string(), names.name(id));
    let main = draft.sheets[at].layout.as_ref();
    let main = main.and_then(|layout| layout.column_of(draft.kind.main_field()));
    let mut offered: Vec<OrganizationId> = school.school.into_iter().collect();
    for id in &school.offered {
        if !offered.contains(id) {
            offered.push(*id);
        }
    }
    Doubt {
        id: school_id(draft, at),
        kind: DoubtKind::School,
        place: draft.listed(at).place(),
        question: "全表算作哪所学校？".to_owned(),
        reason: school.reason.clone(),
        samples: main.map_or_else(Vec::new, |column| samples(rows, column)),
        choices: offered.into_iter().map(choice).collect(),
        answer: school.school.map(choice),
        unknown: school.unknown.clone().filter(|_| school.school.is_none()),
        alike: None,
    }
}

/// `None` where the heading says it plainly, or the user has.
fn of_column(draft: &Draft, at: usize, column: &ColumnGuess, rows: &[&Row]) -> Option<Doubt> {
    let none = Choice::new(NO_FIELD, "不导入");
    let field = |field: ListField| Choice::new(field.code(), field.label());
    let (reason, choices) = match (column.refused, column.field, column.confidence) {
        (Some(refused), _, _) => (
            format!(
                "列名像“{}”，{}",
                refused.field.label(),
                refused.because.says()
            ),
            vec![none, field(refused.field)],
        ),
        (None, Some(known), Some(Confidence::Likely)) => (
            format!("列名和“{}”相近", known.label()),
            vec![field(known), none],
        ),
        (None, Some(known), Some(Confidence::Content)) => {
            ("按内容认的".to_owned(), vec![field(known), none])
        }
        (None, Some(known), Some(Confidence::Sure)) if is_hidden(draft, at, column.column) => {
            ("表格里隐藏的列".to_owned(), vec![field(known), none])
        }
        (None, Some(known @ ListField::Subject), Some(Confidence::Sure))
            if !draft.sheets[at].corrected && has_grades(rows, column.column) =>
        {
            (
                "里面还写了年级或班级，只导入学科".to_owned(),
                vec![field(known), none],
            )
        }
        _ => return None,
    };
    let listed = draft.listed(at);
    Some(Doubt {
        id: listed.column_id(column.column),
        kind: DoubtKind::Column,
        place: listed.column_place(column.column, &column.heading),
        question: "对应哪一栏？".to_owned(),
        reason,
        samples: samples(rows, column.column),
        answer: choices.first().cloned(),
        choices,
        unknown: None,
        alike: None,
    })
}

fn has_grades(rows: &[&Row], column: usize) -> bool {
    rows.iter().any(|row| has_grade(&row.cell(column).shown()))
}

/// Nobody who looks at the file sees it, unless the user has spoken of it.
fn is_hidden(draft: &Draft, at: usize, column: usize) -> bool {
    !draft.sheets[at].corrected && draft.book.sheets[at].hidden_columns.contains(&column)
}

/// Asked while somebody is there again whose posting had ended.
pub(super) fn of_return(draft: &Draft, intake: &Intake) -> Option<Doubt> {
    let needing: Vec<String> = intake
        .lines
        .iter()
        .filter(|line| line.needs_day)
        .filter_map(|line| line.stored(ListField::Name).map(str::to_owned))
        .collect();
    if needing.is_empty() {
        return None;
    }
    let day = draft.back_from.map(|day| day.to_string());
    Some(Doubt {
        id: DAY.to_owned(),
        kind: DoubtKind::Day,
        place: format!("{}等{}人回到学校", needing[0], needing.len()),
        question: "从哪天起？".to_owned(),
        reason: "名册里的上一段任职已经结束，新的一段要写从哪天起".to_owned(),
        samples: needing.into_iter().take(3).collect(),
        choices: Vec::new(),
        answer: day.map(|day| Choice::new(day.clone(), day)),
        unknown: None,
        alike: None,
    })
}
