//! Participation lists as offices keep them: whom they sign in to what, and what is asked first.
mod amended;
mod applying;
mod doubts;
mod matching;
mod names;
mod places;
mod purpose;
mod rows;
mod said;
mod shapes;
mod sheets;
mod tables;

use super::*;
use crate::activities::{self, Activity, ActivityStatus};
use crate::attendance::{self, Attendance};
use crate::communities::{self, Communities};
use crate::exchange::tabular;
use crate::exchange::tabular::samples::{Page, xlsx};
use crate::ids::CommunityId;
use crate::ledger::Ledger;
use crate::roster::Person;
use crate::sample;

fn county() -> Ledger {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    sample::install(&mut ledger).expect("the shipped county is sound");
    // What is archived takes nobody in.
    let open = |w: &crate::Writer<'_>| {
        for archived in w
            .reader()
            .list::<Activity>("WHERE r.status = 'archived'", [])?
        {
            w.update(&Activity {
                status: ActivityStatus::Held,
                ..archived
            })?;
        }
        Ok(())
    };
    ledger.change("更正", open).expect("sound");
    ledger
}

fn first_area(ledger: &Ledger) -> CommunityId {
    let communities: Communities = communities::load(ledger.reader()).expect("it has some");
    communities.by_code("P1").expect("第一片区").uid
}

fn draft(ledger: &Ledger, pages: &[Page]) -> Draft {
    let book = tabular::read("参加情况.xlsx", xlsx(pages)).expect("a sound file");
    of_workbook(ledger.reader(), book, first_area(ledger)).expect("a participation list")
}

fn list(ledger: &Ledger, text: &str) -> Draft {
    draft(ledger, &[Page::of_text("Sheet1", text)])
}

fn look(ledger: &Ledger, draft: &Draft) -> ParticipationPreview {
    preview(ledger.reader(), draft).expect("it can be read")
}

fn answer(draft: &mut Draft, id: &str, value: &str) {
    draft.set_answer(id.to_owned(), value.to_owned());
}

fn activity(ledger: &Ledger, code: &str) -> Activity {
    let found = activities::by_code(ledger.reader(), code).expect("read");
    found.expect("one of the county's")
}

/// 李国栋 到会 … as the ledger has them, by name.
fn signed_in(ledger: &Ledger, code: &str) -> Vec<String> {
    let reader = ledger.reader();
    let lines = attendance::lines_of(reader, activity(ledger, code).uid).expect("read");
    let told = |line: Attendance| {
        let name = match line.person {
            Some(person) => reader.get::<Person>(person).expect("on the roster").name,
            None => format!("{}（名单外）", line.name.unwrap_or_default()),
        };
        let status = line.status.map_or("未登记", |status| status.label());
        let absence = line
            .absence
            .map_or(String::new(), |kind| format!("（{}）", kind.label()));
        let note = line.note.map_or(String::new(), |note| format!("，{note}"));
        format!("{name} {status}{absence}{note}")
    };
    let mut told: Vec<String> = lines.into_iter().map(told).collect();
    told.sort();
    told
}

/// An activity in short: code, counts (新增 相同 不同 要看 没有), then whoever is neither the same nor silent.
fn told(of: &ParticipationActivity) -> String {
    let counts = of.counts;
    let mut told = format!(
        "{} +{} ={} ≠{} ?{} -{}",
        of.code, counts.added, counts.same, counts.different, counts.open, counts.silent
    );
    for line in &of.lines {
        if matches!(
            line.state,
            ParticipationState::Same | ParticipationState::Silent
        ) {
            continue;
        }
        let known = if line.known.is_empty() {
            String::new()
        } else {
            format!("（已登记{}）", line.known)
        };
        told += &format!(" {}:{}→{}{known}", line.name, line.written, line.status);
    }
    if let Some(refused) = &of.refused {
        told += &format!(" ！{refused}");
    }
    told
}

fn told_all(preview: &ParticipationPreview) -> Vec<String> {
    preview.activities.iter().map(told).collect()
}

/// Questions in short: id, reason, choices, samples.
fn asked(preview: &ParticipationPreview) -> Vec<String> {
    let told = |doubt: &crate::exchange::findings::Doubt| {
        let labels: Vec<&str> = doubt
            .choices
            .iter()
            .map(|choice| choice.label.as_str())
            .collect();
        format!("{} {}[{}]", doubt.id, doubt.reason, labels.join("｜"))
    };
    preview.doubts.iter().map(told).collect()
}

fn left_out(preview: &ParticipationPreview) -> Vec<String> {
    let told = preview.left_out.iter();
    told.map(|left| format!("{} {} {}", left.id, left.reason, left.count))
        .collect()
}

fn import(ledger: &mut Ledger, draft: &Draft) -> crate::Result<ParticipationSummary> {
    let done = ledger.change("导入参加名单", |w| apply(w, draft))?;
    Ok(done.0)
}

/// Every record of every table.
fn contents(ledger: &Ledger) -> Vec<String> {
    let conn = ledger.reader().conn();
    let mut records = Vec::new();
    for table in crate::tables::RECORDS.tables {
        let sql = format!("SELECT * FROM {} ORDER BY uid", table.name);
        let mut statement = conn.prepare(&sql).expect("a table");
        let width = statement.column_count();
        let mut rows = statement.query([]).expect("read");
        while let Some(row) = rows.next().expect("read") {
            let value = |at| row.get::<_, rusqlite::types::Value>(at).expect("read");
            let values: Vec<_> = (0..width).map(value).collect();
            records.push(format!("{} {values:?}", table.name));
        }
    }
    records
}
