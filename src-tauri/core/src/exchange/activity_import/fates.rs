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
const POSTPONED: &str = "postponed";

/// Looks for the words in the columns that may hold them, and whether the row is struck out; asks.
pub(super) fn read(reader: &Reader<'_>, entry: &Entry<'_>, reading: &mut Reading) {
    let columns = [F::Fate, F::Note, F::Title];
    let found = columns
        .into_iter()
        .filter_map(|field| reader.text(entry, field))
        .find_map(|text| fate(&text));
    match found {
        Some(fate) => {
            reading.title = without(&reading.title, &fate.words);
            ask(reader, reading, &fate);
        }
        None if entry.is_struck_out() => ask_struck_out(reader, reading),
        None => {}
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

fn ask(reader: &Reader<'_>, reading: &mut Reading, fate: &Fate) {
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
            choices: choices
                .into_iter()
                .chain([Choice::new(KEPT, kept)])
                .collect(),
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

fn moved_to(reader: &Reader<'_>, fate: &Fate) -> Option<NaiveDate> {
    let to = fate.to.as_ref()?;
    when::when(to, &reader.years).day
}
