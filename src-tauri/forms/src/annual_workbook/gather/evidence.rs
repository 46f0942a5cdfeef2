//! What proves an activity: pieces that are there, and kinds that are missing.
use lianyan_core::evidence::{Evidence, EvidenceKindName, RECORD};
use lianyan_core::ids::RecordId;
use lianyan_core::vocabulary::WordList;
use lianyan_core::yearbook::YearActivity;

use super::Gathering;
use super::activities::Common;
use crate::annual_workbook::lists::EvidenceRow;

impl Gathering<'_> {
    /// Kinds that are there, each once: 签到表、照片.
    pub(super) fn evidence_kinds(&self, activity: &YearActivity) -> String {
        let mut kinds: Vec<&str> = Vec::new();
        let pieces = activity.evidence.iter().map(Evidence::shows);
        for kind in pieces.chain(written(activity)) {
            let kind = self.yearbook.words.name(WordList::EvidenceKind, kind);
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds.join("、")
    }

    fn missing(&self, activity: &YearActivity) -> &[EvidenceKindName] {
        let gap = self.yearbook.gaps.get(&activity.record.uid);
        gap.map_or(&[], |gap| gap.missing.as_slice())
    }

    /// 缺照片、缺签到表
    pub(super) fn missing_words(&self, activity: &YearActivity) -> String {
        let missing = self
            .missing(activity)
            .iter()
            .map(|kind| format!("缺{}", kind.name));
        missing.collect::<Vec<_>>().join("、")
    }

    pub(super) fn evidence(&self, activity: &YearActivity, common: &Common) -> Vec<EvidenceRow> {
        let words = &self.yearbook.words;
        let pieces = activity
            .evidence
            .iter()
            .filter(|piece| self.with_gaps || !piece.confidential);
        let mut rows: Vec<EvidenceRow> = pieces
            .map(|piece| EvidenceRow {
                title: piece.title.clone().unwrap_or_default(),
                taken_on: piece.taken_on,
                pieces: piece.pieces.and_then(|pieces| u32::try_from(pieces).ok()),
                file_name: piece.file_name.clone().unwrap_or_default(),
                paper_place: place_words(piece),
                explanation: piece.note.clone().unwrap_or_default(),
                ..self.blank_evidence(
                    activity,
                    common,
                    words.name(WordList::EvidenceKind, piece.shows()),
                )
            })
            .collect();
        rows.extend(written(activity).map(|kind| EvidenceRow {
            paper_place: "程序内填写".to_owned(),
            ..self.blank_evidence(activity, common, words.name(WordList::EvidenceKind, kind))
        }));
        if self.with_gaps {
            rows.extend(self.missing(activity).iter().map(|kind| EvidenceRow {
                missing: true,
                explanation: self.explanation(activity, &kind.kind),
                ..self.blank_evidence(activity, common, &kind.name)
            }));
        }
        rows
    }

    fn explanation(&self, activity: &YearActivity, kind: &str) -> String {
        let topic = format!("evidence:{kind}");
        let record = activity.record.uid.uid();
        let mut all = self.yearbook.explanations.iter();
        let found = all.find(|found| found.record == record && found.topic == topic);
        found.map_or_else(String::new, |found| found.text.clone())
    }

    fn blank_evidence(&self, activity: &YearActivity, common: &Common, kind: &str) -> EvidenceRow {
        let facts = self.yearbook.facts(activity);
        EvidenceRow {
            community: common.community.clone(),
            code: facts.code.clone(),
            day: facts.day,
            term: common.term,
            activity_title: facts.title.clone(),
            kind: kind.to_owned(),
            title: String::new(),
            taken_on: None,
            pieces: None,
            file_name: String::new(),
            paper_place: String::new(),
            missing: false,
            explanation: String::new(),
        }
    }
}

/// The kind of evidence that is written in the program itself.
fn written(activity: &YearActivity) -> impl Iterator<Item = &str> {
    activity.record.is_recorded().then_some(RECORD).into_iter()
}

/// Where the original lies; a file of the ledger needs no place.
fn place_words(piece: &Evidence) -> String {
    match (&piece.paper_place, &piece.file) {
        (Some(place), _) => place.clone(),
        (None, Some(_)) => "电子文件".to_owned(),
        (None, None) => "纸质".to_owned(),
    }
}
