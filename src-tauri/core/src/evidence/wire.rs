//! What travels between the screens and this slice.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::SchoolYear;
use crate::ids::{ActivityId, CommunityId, EvidenceId, OrganizationId, OutputId, SessionId, Uid};

use super::records::{Edition, Evidence, Explanation, Output};

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

/// A print or export to note down.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct LogOutput {
    /// `sign-in-sheet`, `annual-workbook` …
    pub form: String,
    pub activity: Option<ActivityId>,
    pub session: Option<SessionId>,
    pub community: Option<CommunityId>,
    pub school_year: Option<SchoolYear>,
    pub edition: Option<Edition>,
    pub pages: Option<u32>,
    pub sha256: Option<String>,
    pub note: Option<String>,
}

/// A printed sign-in sheet that has not come back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutstandingSheet {
    pub output: Output,
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub day: Option<NaiveDate>,
    /// Somebody said that the activity took place.
    pub held: bool,
    pub hosts: Vec<OrganizationId>,
    /// Days since the activity took place; `null` while it is to come.
    pub days_since: Option<u32>,
}

/// Which prints and exports are listed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutputsRequest {
    /// Its own and those of the whole ledger; all of them without it.
    #[serde(default)]
    pub community: Option<CommunityId>,
    /// Only of activities that this school hosts.
    #[serde(default)]
    pub host: Option<OrganizationId>,
    /// `sign-in-sheet`, `annual-workbook` …
    #[serde(default)]
    pub form: Option<String>,
    /// Only sign-in sheets that have not come back.
    #[serde(default)]
    pub waiting: bool,
    /// The last line already shown.
    #[serde(default)]
    pub before: Option<OutputId>,
    pub limit: u32,
}

/// A print or export with the names of what it is about.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutputRow {
    pub output: Output,
    pub activity_code: Option<String>,
    pub activity_title: Option<String>,
    /// Of the activity.
    pub day: Option<NaiveDate>,
    pub session_title: Option<String>,
    /// `null`: of the whole ledger.
    pub community_name: Option<String>,
    /// Unit and name, as far as that was known.
    pub who: Option<String>,
    /// A sign-in sheet that may be signed by hand and come back.
    pub returns: bool,
    /// One that was printed here: until it comes back it is waited for.
    pub awaited: bool,
    /// One that is still out.
    pub waiting: bool,
    /// What it says that is no longer so (已过时): 日期由…改为…
    pub outdated: Vec<String>,
    /// The activity's day has come, and neither names nor numbers are entered (签到未录入).
    pub sign_in_missing: bool,
}

/// A print or export of one activity.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutputOfActivity {
    pub output: Output,
    /// A sign-in sheet that may be signed by hand and come back.
    pub returns: bool,
    /// One that was printed here: until it comes back it is waited for.
    pub awaited: bool,
    /// What it says that is no longer so (已过时): 日期由…改为…
    pub outdated: Vec<String>,
}

/// 收回 a sheet; `on: null` takes it back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetReturned {
    pub output: OutputId,
    pub on: Option<NaiveDate>,
}
