//! What travels between the screens and this slice.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::SchoolYear;
use crate::ids::{ActivityId, CommunityId, EvidenceId, Uid};

use super::records::{Evidence, Explanation};

/// The evidence of one activity, by kind.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceSheet {
    pub activity: ActivityId,
    /// Needed kinds first, then suggested ones, then what else there is.
    pub kinds: Vec<EvidenceKindLine>,
    /// Needed and not there, whether explained or not.
    pub missing: Vec<EvidenceKindName>,
    /// Nothing needed is missing.
    pub complete: bool,
    /// Odd findings about single pieces, for the secretary's eyes.
    pub hints: Vec<EvidenceHint>,
    /// Pieces whose files are not opened with the system's own program, only saved.
    pub only_saved: Vec<EvidenceId>,
    /// Why nothing can be added now; `null` while it can.
    pub closed: Option<String>,
}

/// One kind of evidence of one activity.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceKindLine {
    pub kind: String,
    pub name: String,
    pub need: EvidenceNeed,
    pub pieces: Vec<Evidence>,
    /// Written in the program itself, as an 活动记录 may be.
    pub written: bool,
    pub explanation: Option<Explanation>,
}

/// How badly a kind is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceNeed {
    /// Its absence is a gap.
    Required,
    /// 建议补充
    Suggested,
    /// There, without being asked for.
    Extra,
}

/// A kind by code and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceKindName {
    pub kind: String,
    pub name: String,
    /// A 情况说明 was written.
    pub explained: bool,
}

/// Something odd about one piece.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceHint {
    pub evidence: EvidenceId,
    pub message: String,
}

/// A file already stored in the ledger's `files/`; the command layer makes it from a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceFile {
    /// In hex.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// As the user's file was called.
    pub file_name: String,
}

/// What is known of a piece besides its file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EvidenceFields {
    pub title: Option<String>,
    pub taken_on: Option<NaiveDate>,
    /// Pages or pictures.
    pub pieces: Option<u32>,
    pub paper_place: Option<String>,
    pub confidential: bool,
    pub note: Option<String>,
}

/// A new piece; without a file it lies on paper.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddEvidence {
    pub activity: ActivityId,
    pub kind: String,
    pub file: Option<EvidenceFile>,
    #[serde(default)]
    pub fields: EvidenceFields,
}

/// A new piece of a record of any kind; without a file it lies on paper.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attach {
    /// Table of the record.
    pub kind: String,
    pub record: Uid,
    /// Code of what it shows, where that is to be said.
    #[serde(default)]
    pub shows: Option<String>,
    pub file: Option<EvidenceFile>,
    #[serde(default)]
    pub fields: EvidenceFields,
}

/// A record whose evidence is asked for.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceOf {
    /// Its table.
    pub kind: String,
    pub record: Uid,
}

/// Changes to a piece; its file stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveEvidence {
    pub evidence: EvidenceId,
    pub kind: String,
    pub fields: EvidenceFields,
}

/// The pieces in a new order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReorderEvidence {
    pub activity: ActivityId,
    pub pieces: Vec<EvidenceId>,
}

/// A 情况说明 for a gap.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Explain {
    /// Table of the record.
    pub kind: String,
    pub record: Uid,
    /// `evidence:photo_ev`, `sign-in`, `quota:2024-1` …
    pub topic: String,
    pub text: String,
    /// The 报送版 prints it.
    #[serde(default = "shown_by_default")]
    pub shown: bool,
}

fn shown_by_default() -> bool {
    true
}

/// Whose gaps.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GapsRequest {
    /// `null`: the whole county.
    #[serde(default)]
    pub community: Option<CommunityId>,
    pub school_year: SchoolYear,
}

/// A held activity with evidence missing.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceGap {
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub day: Option<NaiveDate>,
    pub community: CommunityId,
    /// Needed kinds with whether they are there.
    pub kinds: Vec<EvidenceKindState>,
    /// Those of `kinds` that are missing.
    pub missing: Vec<EvidenceKindName>,
}

/// A needed kind and whether it is there.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceKindState {
    pub kind: String,
    pub name: String,
    pub have: bool,
}
