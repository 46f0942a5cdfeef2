//! Previews of imports as text.
use lianyan_core::error::Issue;
use lianyan_core::exchange::data_workbook::Preview;
use lianyan_core::exchange::findings::{Choice, Doubt, DoubtKind, LeftOut, TakeIn};
use lianyan_core::exchange::headers::ListKind;
use lianyan_core::exchange::roster_import::{ListPreview, ListRow, ListSummary};

use crate::show::{issue_text, table};

pub(super) fn of_data_workbook(preview: &Preview) -> String {
    let rows: Vec<[String; 6]> = preview
        .sheets
        .iter()
        .map(|sheet| {
            let numbers = [
                sheet.rows,
                sheet.added,
                sheet.changed,
                sheet.same,
                sheet.faulty,
            ];
            let [rows, added, changed, same, faulty] = numbers.map(|number| number.to_string());
            [sheet.sheet.clone(), rows, added, changed, same, faulty]
        })
        .collect();
    let mut text = table(["工作表", "行数", "新增", "变更", "相同", "有问题"], &rows);
    for change in &preview.changes {
        for field in &change.fields {
            text += &format!(
                "{}第{}行 {}：{} {} › {}\n",
                change.sheet,
                change.row,
                change.title,
                field.field,
                or_nothing(&field.before),
                or_nothing(&field.after)
            );
        }
    }
    text + &issues_text(&preview.issues) + &preview.notices.join("\n")
}

/// An empty value as the window shows it.
fn or_nothing(value: &str) -> &str {
    match value {
        "" => "无",
        value => value,
    }
}

pub(super) fn of_list(preview: &ListPreview) -> String {
    let counts = preview.counts;
    let mut text = format!(
        "{}，按{}读取：新增{}行，变更{}行，相同{}行，有问题{}行；文件中没有的{}条，保留不动。\n",
        preview.file,
        preview.kind.label(),
        counts.added,
        counts.changed,
        counts.same,
        counts.problem,
        counts.missing
    );
    if counts.waiting > 0 {
        text += &format!("另有{}行等学校定下来再核对。\n", counts.waiting);
    }
    text += &doubts_text(&preview.doubts);
    let open = preview
        .doubts
        .iter()
        .filter(|doubt| doubt.is_open())
        .count();
    text += &issues_text(&preview.issues[open..]);
    text += &offers_text(&preview.rows);
    text + &left_out_text(unit(preview.kind), &preview.left_out)
}

/// Ways to put rows right without touching the file.
fn offers_text(rows: &[ListRow]) -> String {
    let problems = rows
        .iter()
        .flat_map(|row| row.problems.iter().map(move |problem| (row, problem)));
    let offers =
        problems.flat_map(|(row, problem)| problem.offers.iter().map(move |offer| (row, offer)));
    let lines: Vec<String> = offers
        .map(|(row, offer)| format!("  --answer \"{}={}\"\n", row.id, offer.label))
        .collect();
    match lines.is_empty() {
        true => String::new(),
        false => format!("这些行可以这样定，不用改文件：\n{}", lines.concat()),
    }
}

/// What was taken over, what was guessed, and what was not taken in.
pub(super) fn of_imported(kind: ListKind, done: &ListSummary) -> String {
    let ListSummary {
        added,
        changed,
        same,
        ..
    } = done;
    let text = format!("已导入：新增{added}行，变更{changed}行，相同{same}行。\n");
    text + &doubts_text(&done.doubts) + &left_out_text(unit(kind), &done.left_out)
}

/// One line each: what is taken for what, and how to say it otherwise.
pub(super) fn doubts_text(doubts: &[Doubt]) -> String {
    doubts
        .iter()
        .map(|doubt| doubt_text(doubt) + "\n")
        .collect()
}

fn doubt_text(doubt: &Doubt) -> String {
    let Doubt {
        id, place, reason, ..
    } = doubt;
    let samples = match doubt.samples.is_empty() {
        true => String::new(),
        false => format!("（{}）", doubt.samples.join("、")),
    };
    let question = doubt.question.trim_end_matches('？');
    match &doubt.answer {
        Some(answer) => format!(
            "{place}{samples}{}：{}。{reason}。要改就加 --answer \"{id}={}\"。",
            verb(doubt.kind),
            answer.label,
            other(doubt, answer)
        ),
        None => {
            let value = placeholder(doubt.kind);
            format!(
                "先定一处：{place}{samples}{question}？{reason}。可以答：{}。请加 --answer \"{id}={value}\"。",
                doubt.answers()
            )
        }
    }
}

fn verb(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::School => "全表算作",
        DoubtKind::Column => "对应",
        DoubtKind::Day => "的日期",
        DoubtKind::Form => "的活动形式",
        DoubtKind::Role => "的承担",
        DoubtKind::Heads => "的人数",
        DoubtKind::Year => "的学年",
        DoubtKind::Activity => "的活动",
        DoubtKind::Person => "的人员",
        DoubtKind::Choice => "",
    }
}

/// Another answer at hand, as an example.
fn other<'d>(doubt: &'d Doubt, answer: &Choice) -> &'d str {
    let mut choices = doubt.choices.iter();
    let other = choices.find(|choice| choice.value != answer.value);
    other.map_or(placeholder(doubt.kind), |choice| &choice.label)
}

fn placeholder(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::School => "学校名称",
        DoubtKind::Column => "栏名",
        DoubtKind::Day => "2025-02-17",
        DoubtKind::Form => "活动形式",
        DoubtKind::Role => "承担",
        DoubtKind::Heads => "学校=人数;学校=人数",
        DoubtKind::Year => "2024",
        DoubtKind::Activity => "活动编号",
        DoubtKind::Person => "人员编号",
        DoubtKind::Choice => "选项",
    }
}

/// What is left out with a place: 3人, 2项; and what it is called where there is none.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    pub(super) one: &'static str,
    pub(super) name: &'static str,
}

fn unit(kind: ListKind) -> Unit {
    let one = match kind {
        ListKind::Persons => "人",
        ListKind::Schools => "所学校",
    };
    Unit { one, name: one }
}

pub(super) fn left_out_text(unit: Unit, left_out: &[LeftOut]) -> String {
    if left_out.is_empty() {
        return String::new();
    }
    let records: u32 = left_out.iter().map(|entry| entry.count).sum();
    let Unit { one, name } = unit;
    let mut text = match records {
        0 => format!("没有导入的{}处，里面没有{name}：\n", left_out.len()),
        records => format!("没有导入的{}处，共{records}{one}：\n", left_out.len()),
    };
    for entry in left_out {
        let sample = match entry.sample.is_empty() {
            true => String::new(),
            false => format!("（{}）", entry.sample),
        };
        let count = match entry.count {
            0 => String::new(),
            count => format!("，{count}{one}"),
        };
        text += &format!(
            "  {}：{}{count}{sample}。{}\n",
            entry.place,
            entry.reason.trim_end_matches('。'),
            way_in(entry)
        );
    }
    text
}

fn way_in(entry: &LeftOut) -> String {
    match entry.take_in {
        TakeIn::Click => format!("要导入就加 --take-in \"{}\"。", entry.id),
        TakeIn::Field => format!("要导入就加 --take-in \"{}=栏名\"。", entry.id),
        TakeIn::Activity => format!("要导入就加 --answer \"{}=活动编号\"。", entry.id),
        TakeIn::Headings | TakeIn::Never => String::new(),
    }
}

fn issues_text(issues: &[Issue]) -> String {
    issues
        .iter()
        .map(|issue| issue_text(issue) + "\n")
        .collect()
}
