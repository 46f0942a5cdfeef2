//! What an activity needs on file, what is there, what is missing (G-24).
use std::collections::{BTreeSet, HashMap};

use crate::activities::Activity;
use crate::error::Result;
use crate::ids::ActivityId;
use crate::ledger::Reader;
use crate::vocabulary::{self, ActivityMode, Vocabulary, WordList};

use super::endings::is_opened;
use super::records::Evidence;
use super::rules::{self, RECORD, SIGN_IN_TOPIC, topic_of};
use super::store;
use super::wire::{
    EvidenceHint, EvidenceKindLine, EvidenceKindName, EvidenceKindState, EvidenceNeed,
    EvidenceSheet,
};

/// The needed kinds of one activity and their state.
#[derive(Debug, Clone, PartialEq)]
pub struct Completeness {
    pub kinds: Vec<EvidenceKindState>,
    /// Needed and not there, whether explained or not.
    pub missing: Vec<EvidenceKindName>,
    /// That nobody signed in was explained.
    pub sign_in_explained: bool,
}

impl Completeness {
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Nothing is missing without a 情况说明.
    pub fn is_settled(&self) -> bool {
        self.missing.iter().all(|kind| kind.explained)
    }
}

/// Completeness of many activities at once, by few queries.
pub fn of_activities(
    reader: Reader<'_>,
    words: &Vocabulary,
    activities: impl Iterator<Item = ActivityId>,
) -> Result<HashMap<ActivityId, Completeness>> {
    let on_file = store::on_file(reader, activities)?;
    Ok(on_file
        .into_iter()
        .map(|(activity, on_file)| {
            let needed = needed_kinds(words, &on_file.form, on_file.mode);
            let present = on_file.kinds.into_iter().collect();
            (activity, weigh(words, &needed, &present, &on_file.topics))
        })
        .collect())
}

/// Codes of the kinds an activity in this form and mode needs.
fn needed_kinds(words: &Vocabulary, form: &str, mode: ActivityMode) -> Vec<String> {
    match words.form(form) {
        Some(form) => rules::needed(&form.needed_evidence(), form.mode, mode),
        None => Vec::new(),
    }
}

fn weigh(
    words: &Vocabulary,
    needed: &[String],
    present: &BTreeSet<String>,
    explained: &[String],
) -> Completeness {
    let name = |kind: &str| words.name(WordList::EvidenceKind, kind).to_owned();
    Completeness {
        kinds: needed
            .iter()
            .map(|kind| EvidenceKindState {
                kind: kind.clone(),
                name: name(kind),
                have: present.contains(kind),
            })
            .collect(),
        missing: rules::missing(needed, present)
            .into_iter()
            .map(|kind| EvidenceKindName {
                kind: kind.to_owned(),
                name: name(kind),
                explained: explained.contains(&topic_of(kind)),
            })
            .collect(),
        sign_in_explained: explained.iter().any(|topic| topic == SIGN_IN_TOPIC),
    }
}

/// The evidence of one activity, by kind, with its gaps and odd findings.
pub fn of_activity(reader: Reader<'_>, activity: ActivityId) -> Result<EvidenceSheet> {
    let activity: Activity = reader.get(activity)?;
    let words = vocabulary::load(reader)?;
    let pieces = store::of_activity(reader, activity.uid)?;
    let explanations = store::explanations(reader, activity.uid.0)?;
    let needed = needed_kinds(&words, &activity.form, activity.mode);
    let present = present(&activity, &pieces);
    let topics: Vec<String> = explanations.iter().map(|e| e.topic.clone()).collect();
    let state = weigh(&words, &needed, &present, &topics);
    let kinds = wanted_kinds(&words, &activity, needed, &pieces)
        .into_iter()
        .map(|(kind, need)| EvidenceKindLine {
            name: words.name(WordList::EvidenceKind, &kind).to_owned(),
            pieces: pieces
                .iter()
                .filter(|piece| piece.shows() == kind)
                .cloned()
                .collect(),
            written: kind == RECORD && activity.is_recorded(),
            explanation: explanations
                .iter()
                .find(|e| e.topic == topic_of(&kind))
                .cloned(),
            kind,
            need,
        })
        .collect();
    Ok(EvidenceSheet {
        activity: activity.uid,
        kinds,
        complete: state.is_complete(),
        missing: state.missing,
        hints: hints(reader, &activity, &pieces)?,
        only_saved: only_saved(&pieces).map(|piece| piece.uid).collect(),
        closed: activity.closed(),
    })
}

/// Kinds of which there is a whole piece, or what was written in the program.
fn present(activity: &Activity, pieces: &[Evidence]) -> BTreeSet<String> {
    let whole = pieces.iter().filter(|piece| !piece.is_empty());
    let whole = whole.map(|piece| piece.shows().to_owned());
    whole.chain(written(activity)).collect()
}

/// The kind that is written in the program itself.
fn written(activity: &Activity) -> Option<String> {
    activity.is_recorded().then(|| RECORD.to_owned())
}

/// Needed kinds, then suggested ones, then what else there is; each once.
fn wanted_kinds(
    words: &Vocabulary,
    activity: &Activity,
    needed: Vec<String>,
    pieces: &[Evidence],
) -> Vec<(String, EvidenceNeed)> {
    let suggested = words
        .form(&activity.form)
        .map(|form| form.suggested_evidence());
    let suggested = suggested.into_iter().flatten().map(str::to_owned);
    let there = pieces
        .iter()
        .map(|piece| piece.shows().to_owned())
        .chain(written(activity));
    let all = needed
        .into_iter()
        .map(|kind| (kind, EvidenceNeed::Required))
        .chain(suggested.map(|kind| (kind, EvidenceNeed::Suggested)))
        .chain(there.map(|kind| (kind, EvidenceNeed::Extra)));
    let mut seen = BTreeSet::new();
    all.filter(|(kind, _)| seen.insert(kind.clone())).collect()
}

/// Pieces whose files the system's own program does not get to open.
fn only_saved(pieces: &[Evidence]) -> impl Iterator<Item = &Evidence> {
    let named = |piece: &&Evidence| {
        piece
            .file_name
            .as_deref()
            .is_some_and(|name| !is_opened(name, b""))
    };
    pieces.iter().filter(named)
}

/// The same file shown for another activity; proof dated on another day.
fn hints(
    reader: Reader<'_>,
    activity: &Activity,
    pieces: &[Evidence],
) -> Result<Vec<EvidenceHint>> {
    let mut hints: Vec<EvidenceHint> = store::shared_files(reader, activity.uid)?
        .into_iter()
        .map(|(evidence, title)| EvidenceHint {
            evidence,
            message: format!("同一个文件也用于“{title}”，请核对。"),
        })
        .collect();
    hints.extend(only_saved(pieces).map(|piece| EvidenceHint {
        evidence: piece.uid,
        message: "这种文件不直接打开，点它会保存到电脑上。".to_owned(),
    }));
    let empty = pieces.iter().filter(|piece| piece.is_empty());
    hints.extend(empty.map(|piece| EvidenceHint {
        evidence: piece.uid,
        message: "空文件（0字节），不算佐证。请从原件重新添加，再删除这一份。".to_owned(),
    }));
    for piece in pieces {
        let odd = rules::odd_day(
            piece.shows(),
            piece.taken_on,
            activity.day,
            activity.last_day,
        );
        hints.extend(odd.map(|message| EvidenceHint {
            evidence: piece.uid,
            message,
        }));
    }
    Ok(hints)
}
