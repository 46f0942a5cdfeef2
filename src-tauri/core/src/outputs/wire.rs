//! What the register of prints and exports takes and answers.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::SchoolYear;
use crate::ids::{ActivityId, CommunityId, OrganizationId, OutputId, SessionId};

use super::records::{Edition, Output};

/// A print or export to note down.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct LogOutput {
    /// `sign-in-sheet`, `annual-workbook` …
    pub form: String,
    /// How the form is called.
    pub title: Option<String>,
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
