//! `lianyan quota`: 各校每学期教研活动开展情况统计表, as a table or as JSON with the users' codes.
use lianyan_core::counting::{self, QuotaRequest, QuotaRow, QuotaTable, Tally, Verdict};
use lianyan_core::dates::{SchoolYear, TermNumber, month_day};
use lianyan_core::vocabulary::Counter;
use lianyan_core::{Reader, communities};
use serde::Serialize;

use crate::args::{CounterWord, Quota};
use crate::show::{Show, table};

use super::{Outcome, desk_for_reading, unprinted};

impl From<CounterWord> for Counter {
    fn from(word: CounterWord) -> Self {
        match word {
            CounterWord::Host => Counter::Host,
            CounterWord::Active => Counter::Active,
            CounterWord::Attend => Counter::Attend,
        }
    }
}

pub(super) fn run(asked: Quota, show: Show) -> Outcome {
    let desk = desk_for_reading(&asked.dir)?;
    let quota = desk.read(|reader| read(reader, &asked))?;
    desk.close()?;
    show.result(&Sheet::of(&quota), || text(&quota))
        .map_err(unprinted)
}

fn read(reader: Reader<'_>, asked: &Quota) -> lianyan_core::Result<QuotaTable> {
    let community = match &asked.community {
        Some(code) => Some(communities::by_code(reader, code)?),
        None => None,
    };
    let request = QuotaRequest {
        school_year: SchoolYear(asked.year),
        community,
        counter: asked.counter.map(Counter::from),
    };
    counting::quota(reader, request)
}

/// The table as JSON. While the county has not chosen a counter, `counter` and `met` are null and
/// `value` counts by 承担. A line's `met` is null where the duty does not apply, and where there is no
/// verdict yet; the lines that say `true` are as many as `met`, those that say anything `total`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Sheet<'q> {
    school_year: i32,
    counter: Option<&'static str>,
    required: u32,
    met: Option<u32>,
    total: u32,
    rows: Vec<Line<'q>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'q> {
    community: &'q str,
    school: &'q str,
    term: u8,
    value: u32,
    required: u32,
    met: Option<bool>,
    counted: Vec<&'q str>,
    not_counted: Vec<Left<'q>>,
}

#[derive(Serialize)]
struct Left<'q> {
    activity: &'q str,
    reason: &'q str,
}

impl<'q> Sheet<'q> {
    fn of(quota: &'q QuotaTable) -> Self {
        Sheet {
            school_year: quota.school_year.0,
            counter: quota.counter.map(word),
            required: quota.required,
            met: quota.counter.map(|_| quota.met),
            total: quota.total,
            rows: quota.rows.iter().map(|row| Line::of(quota, row)).collect(),
        }
    }
}

impl<'q> Line<'q> {
    fn of(quota: &'q QuotaTable, row: &'q QuotaRow) -> Self {
        let tally = tally_of(quota, row);
        let code = |place: usize| quota.activities[place].code.as_str();
        Line {
            community: &row.community_code,
            school: &row.school_code,
            term: match row.term {
                TermNumber::First => 1,
                TermNumber::Second => 2,
            },
            value: row.value,
            required: quota.required,
            met: met(quota, row),
            counted: tally.counted.iter().map(|one| code(one.activity)).collect(),
            not_counted: tally
                .not_counted
                .iter()
                .map(|one| Left {
                    activity: code(one.activity),
                    reason: &one.words,
                })
                .collect(),
        }
    }
}

fn met(quota: &QuotaTable, row: &QuotaRow) -> Option<bool> {
    match row.weighed.verdict {
        Verdict::Met => Some(true),
        Verdict::Unmet => Some(false),
        Verdict::NotBegun => quota.counter.map(|_| false),
        Verdict::Undecided | Verdict::Exempt => None,
    }
}

fn tally_of<'q>(quota: &QuotaTable, row: &'q QuotaRow) -> &'q Tally {
    row.tally(quota.counter.unwrap_or(Counter::Active))
}

/// As `--counter` takes it.
fn word(counter: Counter) -> &'static str {
    match counter {
        Counter::Host => "承办",
        Counter::Active => "承担",
        Counter::Attend => "参加",
    }
}

fn text(quota: &QuotaTable) -> String {
    if quota.rows.is_empty() {
        return format!(
            "{}没有成员学校，没有可以统计的。\n",
            quota.school_year.label()
        );
    }
    let header = [
        "共同体",
        "学校",
        "学期",
        "承办",
        "承担",
        "参加",
        "结论",
        "已计入",
    ];
    let rows: Vec<[String; 8]> = quota.rows.iter().map(|row| cells(quota, row)).collect();
    let heading = format!(
        "{}各校每学期教研活动开展情况统计表\n",
        quota.school_year.label()
    );
    let verdict = match quota.counter {
        Some(counter) => format!(
            "口径：{}，每校每学期不少于{}次。共{}校次：{}。",
            word(counter),
            quota.required,
            quota.total,
            verdicts(quota)
        ),
        None => "口径待县里确定，三种口径都列出；按哪一种都达标或者都不够的，才作结论。".to_owned(),
    };
    heading + &verdict + "\n\n" + &table(header, &rows)
}

/// 达标18，未达标22
fn verdicts(quota: &QuotaTable) -> String {
    let of = |verdict: &Verdict| {
        let rows = quota.rows.iter();
        rows.filter(|row| row.weighed.verdict == *verdict).count()
    };
    Verdict::ALL
        .iter()
        .map(|verdict| (verdict.label(), of(verdict)))
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| format!("{label}{count}"))
        .collect::<Vec<_>>()
        .join("，")
}

fn cells(quota: &QuotaTable, row: &QuotaRow) -> [String; 8] {
    let counted = &tally_of(quota, row).counted;
    let codes: Vec<&str> = counted
        .iter()
        .map(|one| quota.activities[one.activity].code.as_str())
        .collect();
    [
        row.community_code.clone(),
        row.school.clone(),
        row.term.label().to_owned(),
        row.host.value().to_string(),
        row.active.value().to_string(),
        row.attend.value().to_string(),
        verdict(row),
        codes.join("、"),
    ]
}

fn verdict(row: &QuotaRow) -> String {
    let weighed = &row.weighed;
    let gap = match weighed.at_least {
        true => format!("至少差{}次", weighed.gap),
        false => format!("差{}次", weighed.gap),
    };
    match (weighed.verdict, weighed.latest) {
        (Verdict::Unmet, Some(day)) => format!("{gap}，最迟{}", month_day(day)),
        (Verdict::Unmet, None) => gap,
        (other, _) => other.label().to_owned(),
    }
}
