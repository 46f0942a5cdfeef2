//! An activity that was called off or moved: recognised by its words, and always asked.
use chrono::NaiveDate;

use crate::exchange::findings::Choice;

use super::asks::{Ask, Topic};
use super::columns::ActivityField as F;
use super::days::shown_day;
use super::entries::Entry;
use super::reader::Reader;
use super::reading::Reading;
use super::units::NOBODY;
use super::when::{self, When};
use super::written::{Fate, FateKind, fate};

/// What became of an activity, as somebody confirmed it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Became {
    /// It took place, or is to.
    #[default]
    Kept,
    /// It is still to take place.
    Planned,
    Cancelled {
        reason: String,
    },
    /// Put off, the day still open.
    Postponed {
        reason: String,
    },
}

/// The value of an answer: it took place for all that stands there.
pub(super) const KEPT: &str = "kept";
/// What questions about rows that are struck out have in common.
pub(super) const STRUCK: &str = "划掉";
const CANCELLED: &str = "cancelled";
const PLANNED: &str = "planned";
const POSTPONED: &str = "postponed";

/// Looks for the words in the columns that may hold them, and whether the row is struck out; asks.
pub(super) fn read(reader: &Reader<'_>, entry: &Entry<'_>, reading: &mut Reading) {
    let columns = [F::Fate, F::Note, F::Title];
    let found = columns
        .into_iter()
        .filter_map(|field| reader.text(entry, field))
        .find_map(|text| fate(&text));
    let said = reader
        .cell(entry, F::Fate)
        .map(|cell| cell.shown().trim().to_owned());
    let said = said.filter(|said| !said.is_empty());
    let in_note = || reader.text(entry, F::Note).filter(|note| is_held(note));
    match (found, said.or_else(in_note)) {
        (Some(fate), _) => {
            reading.title = without(&reading.title, &fate.words);
            ask(reader, entry, reading, &fate);
        }
        (None, Some(said)) if is_planned(&said) && is_to_come(reader, reading) => {}
        (None, Some(said)) if !is_held(&said) => {
            let why = format!("写着“{said}”，看不出开展了没有");
            ask_whether(reader, reading, &said, &why);
        }
        (None, _) if entry.is_struck_out() => ask_struck_out(reader, reading),
        (None, Some(said)) => ask_day_to_come(reader, entry, reading, &said),
        (None, None) if reader.is_plan => {
            let title = reading.title.clone();
            ask_whether(reader, reading, &title, "这张表写的是计划");
        }
        (None, None) => {}
    }
}

/// Words under 开展情况 that say that it took place.
const HELD: [&str; 20] = [
    // As the program itself says it.
    "待补全",
    "待归档",
    "已归档",
    "更正中",
    "已开展",
    "开展",
    "已完成",
    "完成",
    "已举行",
    "已举办",
    "是",
    "√",
    "✓",
    "✔",
    "正常",
    "按时开展",
    "如期开展",
    "按计划开展",
    "正常开展",
    "顺利开展",
];

/// 已完成; 按计划开展，效果好
fn is_held(said: &str) -> bool {
    let mut clauses = said.split(['，', ',', '；', ';', '。', '！']);
    clauses
        .next()
        .is_some_and(|first| HELD.contains(&first.trim()))
}

fn is_planned(said: &str) -> bool {
    ["计划中", "已通知", "计划", "待开展", "未开始"].contains(&said)
}

fn is_to_come(reader: &Reader<'_>, reading: &Reading) -> bool {
    reading.when.day.is_some_and(|day| day > reader.today)
}

/// What is still to come cannot have taken place: the day is wrong, or the word is.
fn ask_day_to_come(reader: &Reader<'_>, entry: &Entry<'_>, reading: &mut Reading, said: &str) {
    let Some(day) = reading.when.day.filter(|_| is_to_come(reader, reading)) else {
        return;
    };
    let label = format!("{}，还没有开展，记为计划中", shown_day(day));
    let reason = format!("写着“{said}”，可是{}还没有到", shown_day(day));
    reader.ask_day(
        reading,
        entry,
        reason,
        vec![Choice::new(day.to_string(), label)],
    );
}

/// It took place, or is still to, or never will: the list does not say plainly.
fn ask_whether(reader: &Reader<'_>, reading: &mut Reading, said: &str, why: &str) {
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Fate,
            written: said,
            place: Some(&reader.place),
            question: "开展了没有？".to_owned(),
            reason: why.to_owned(),
            choices: vec![
                Choice::new(KEPT, "已经开展了"),
                Choice::new(PLANNED, "还没有开展，记为计划中"),
                Choice::new(CANCELLED, "没有开展，记为已取消"),
            ],
            alike: Some((why.to_owned(), format!("{why}的，都这样"))),
        },
    );
    match answer.as_deref() {
        Some(PLANNED) => reading.became = Became::Planned,
        Some(CANCELLED) => {
            reading.became = Became::Cancelled {
                reason: format!("台账写的是“{said}”"),
            };
        }
        _ => {}
    }
}

/// 教师基本功（因暴雨取消） is called 教师基本功.
fn without(title: &str, words: &str) -> String {
    let bracketed = [format!("（{words}）"), format!("({words})")];
    let title = bracketed
        .iter()
        .fold(title.to_owned(), |title, words| title.replace(words, ""));
    title.trim().to_owned()
}

fn ask_struck_out(reader: &Reader<'_>, reading: &mut Reading) {
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Fate,
            written: "划掉的行",
            place: Some(&reader.place),
            question: "这一行划掉了，怎样导入？".to_owned(),
            reason: "表格里整行划了删除线".to_owned(),
            choices: vec![
                Choice::new(CANCELLED, "没有开展，记为已取消"),
                Choice::new(NOBODY, "不导入这一行"),
                Choice::new(KEPT, "照常开展，照样导入"),
            ],
            alike: Some((STRUCK.to_owned(), "划掉的行都这样".to_owned())),
        },
    );
    match answer.as_deref() {
        Some(CANCELLED) => {
            reading.became = Became::Cancelled {
                reason: "台账中已划掉".to_owned(),
            };
        }
        Some(NOBODY) => reading.skipped = true,
        _ => {}
    }
}

fn ask(reader: &Reader<'_>, entry: &Entry<'_>, reading: &mut Reading, fate: &Fate) {
    reading.fate = Some(fate.kind);
    let moved_to = moved_to(reader, fate).filter(|day| reading.when.day != Some(*day));
    reading.other_days.extend(moved_to);
    let choices = match (fate.kind, moved_to) {
        (FateKind::Cancelled, _) => vec![Choice::new(CANCELLED, "没有开展，记为已取消")],
        (FateKind::Moved, Some(day)) => {
            vec![Choice::new(
                day.to_string(),
                format!("{}开展的", shown_day(day)),
            )]
        }
        (FateKind::Moved, None) => vec![Choice::new(POSTPONED, "还没有开展，记为已延期")],
    };
    let kept = match reading.when.day {
        Some(day) => format!("{}照常开展", shown_day(day)),
        None => "照常开展".to_owned(),
    };
    let kept = Choice::new(KEPT, kept);
    let mut choices = choices;
    // Where numbers stand beside it, somebody came.
    match moved_to.is_none() && came(reader, entry) {
        true => choices.insert(0, kept),
        false => choices.push(kept),
    }
    let question = match fate.kind {
        FateKind::Cancelled => "开展了没有？",
        FateKind::Moved => "是在哪一天开展的？",
    };
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Fate,
            written: &fate.words,
            place: Some(&reader.place),
            question: question.to_owned(),
            reason: format!("写着“{}”", fate.words),
            choices,
            alike: None,
        },
    );
    let reason = fate.words.clone();
    match answer.as_deref() {
        None | Some(KEPT) => {}
        Some(CANCELLED) => reading.became = Became::Cancelled { reason },
        Some(POSTPONED) => reading.became = Became::Postponed { reason },
        Some(day) => {
            if let Ok(day) = day.parse() {
                reading.when = When {
                    day: Some(day),
                    unsure: None,
                    month: None,
                    last_day: None,
                    ..reading.when.clone()
                };
            }
        }
    }
}

fn came(reader: &Reader<'_>, entry: &Entry<'_>) -> bool {
    let told = [F::Turnout, F::Total].map(|field| reader.text(entry, field));
    told.into_iter()
        .flatten()
        .any(|text| text.contains(|c: char| ('1'..='9').contains(&c)))
}

fn moved_to(reader: &Reader<'_>, fate: &Fate) -> Option<NaiveDate> {
    let to = fate.to.as_ref()?;
    when::when(to, &reader.years).day
}
