//! What is asked about whole lists: the school year of days without one, and columns that were guessed.
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::dates::SchoolYear;
use crate::exchange::findings::{Alike, Choice, Doubt, DoubtKind};
use crate::exchange::headers::{ColumnGuess, Confidence};
use crate::exchange::tabular::{Row, samples};

use super::asks::Topic;
use super::background::Background;
use super::columns::ActivityField as F;
use super::draft::Draft;
use super::hosting::Hosting;
use super::unclaimed;

/// The value of a column that is not taken over.
pub(super) const NO_FIELD: &str = "none";

/// `guessed`: the lists in which a day lacks its year; `unhosted`: those of which nothing says who held them.
pub(super) fn of_draft(
    draft: &Draft,
    guessed: &BTreeSet<usize>,
    unhosted: &BTreeMap<usize, Hosting>,
    background: &Background,
) -> Vec<Doubt> {
    let asked: Vec<usize> = draft
        .included()
        .map(|(at, ..)| at)
        .filter(|at| {
            guessed.contains(at) || (draft.lists[*at].era.is_none() && draft.era(*at).is_some())
        })
        .collect();
    let mut doubts: Vec<Doubt> = asked
        .iter()
        .map(|at| year(draft, *at, background.today, asked.len()))
        .collect();
    let hosts = unhosted.iter();
    doubts.extend(hosts.map(|(at, hosting)| hosting.doubt(draft, *at, background)));
    for (at, _, layout) in draft.included() {
        let rows = draft.rows(at).0;
        let columns = layout.columns.iter();
        doubts.extend(columns.filter_map(|column| of_column(draft, at, column, &rows)));
        doubts.extend(unclaimed::of_list(draft, at, layout, &rows, background));
    }
    doubts
}

/// Neither title nor sheet nor file says of which school year the days are.
fn year(draft: &Draft, at: usize, today: NaiveDate, lists: usize) -> Doubt {
    let this = SchoolYear::of(today);
    let choice = |year: SchoolYear| Choice::new(year.0.to_string(), year.label());
    let choices = vec![choice(this), choice(SchoolYear(this.0 - 1))];
    let id = format!("{}/{}", Topic::Year.label(), draft.reference_of(at));
    let all = format!("{}/*", Topic::Year.label());
    let answer = draft.answers.get(&id).or_else(|| draft.answers.get(&all));
    let answer = answer.and_then(|year| year.parse().ok()).map(SchoolYear);
    Doubt {
        id,
        kind: DoubtKind::Year,
        place: draft.listed(at).place(),
        question: "是哪一学年的活动？".to_owned(),
        reason: "表里的日期没有写年份，标题和文件名也没有写".to_owned(),
        samples: Vec::new(),
        choices,
        answer: answer.map(choice),
        unknown: None,
        alike: (lists > 1).then_some(Alike {
            id: all,
            label: "没有写年份的工作表都是".to_owned(),
        }),
    }
}

/// `None` where the heading says it plainly, or the user has.
fn of_column(draft: &Draft, at: usize, column: &ColumnGuess<F>, rows: &[&Row]) -> Option<Doubt> {
    let field = column.field?;
    let listed = draft.listed(at);
    let sheet = &draft.book.sheets[at];
    let reason = match column.confidence {
        Some(Confidence::Remembered) => return None,
        _ if draft.lists[at].confirmed.contains(&column.column) => return None,
        Some(Confidence::Likely) => format!("列名和“{}”相近", field.label()),
        Some(Confidence::Content) => "按内容认的".to_owned(),
        _ if sheet.hidden_columns.contains(&column.column) => "表格里隐藏的列".to_owned(),
        _ => return None,
    };
    Some(Doubt {
        kind: DoubtKind::Column,
        place: listed.column_place(column.column, &column.heading),
        question: "对应哪一栏？".to_owned(),
        reason,
        samples: samples(rows, column.column),
        choices: vec![
            Choice::new(field.code(), field.label()),
            Choice::new(NO_FIELD, "不导入"),
        ],
        answer: Some(Choice::new(field.code(), field.label())),
        unknown: None,
        alike: None,
        id: listed.column_id(column.column),
    })
}
