//! What a person asks of activities, as it comes from a screen.
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::TermRef;
use crate::ids::{ActivityId, ActivityRoleId, CommunityId, OrganizationId, PersonId, SessionId};
use crate::vocabulary::ActivityMode;

use super::records::HalfDay;

/// A new activity; what is not said comes from the form and the community.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewActivity {
    pub community: CommunityId,
    pub title: String,
    /// Code of the form.
    pub form: String,
    /// One of `day` and `month` (2025-04) is needed.
    pub day: Option<NaiveDate>,
    pub month: Option<String>,
    /// `null`: the lead school of the day.
    #[serde(default)]
    pub host: Option<OrganizationId>,
    #[serde(default)]
    pub subjects: Vec<String>,
    #[serde(default)]
    pub starts: Option<NaiveTime>,
    #[serde(default)]
    pub ends: Option<NaiveTime>,
    #[serde(default)]
    pub place: Option<String>,
    /// In the year plan; nothing is, until somebody says so.
    #[serde(default)]
    pub planned: bool,
}

/// The whole page 基本信息.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveActivity {
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub form: String,
    /// Codes of further forms.
    pub forms: Vec<String>,
    /// Codes of subjects.
    pub subjects: Vec<String>,
    /// Codes of 研究主题.
    pub themes: Vec<String>,
    /// Codes of 帮扶领域 (R-001-07).
    pub help_fields: Vec<String>,
    /// Codes of 考核维度 (R-001-18).
    pub dimensions: Vec<String>,
    pub mode: ActivityMode,
    pub day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    pub month: Option<String>,
    pub starts: Option<NaiveTime>,
    pub ends: Option<NaiveTime>,
    pub place: Option<String>,
    pub platform: Option<String>,
    pub level: Option<String>,
    pub grade: Option<String>,
    pub audience: Option<String>,
    pub chair: Option<String>,
    pub hours: Option<f64>,
    pub planned: bool,
    pub note: Option<String>,
    pub organisers: Vec<OrganizationId>,
    pub hosts: Vec<OrganizationId>,
    pub co_hosts: Vec<OrganizationId>,
    pub guides: Vec<OrganizationId>,
    pub givers: Vec<OrganizationId>,
    pub receivers: Vec<OrganizationId>,
}

/// A copy as a new planned activity: no attendance, no evidence, no record of what happened.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyActivity {
    pub activity: ActivityId,
    /// One of `day` and `month` is needed.
    pub day: Option<NaiveDate>,
    pub month: Option<String>,
    /// `null`: as the old one.
    #[serde(default)]
    pub title: Option<String>,
    /// In the year plan of its own day: the old one's was another.
    #[serde(default)]
    pub planned: bool,
}

/// An activity and why something is done to it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityReason {
    pub activity: ActivityId,
    pub reason: String,
}

/// 延期: to another day or month, or to a time still open.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostponeActivity {
    pub activity: ActivityId,
    pub reason: String,
    pub day: Option<NaiveDate>,
    pub month: Option<String>,
}

/// Counts or not, against the form's default, and why.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetCounts {
    pub activity: ActivityId,
    /// `null`: the form decides again.
    pub counts: Option<bool>,
    pub reason: Option<String>,
}

/// 计入学期, against the day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetCountsFor {
    pub activity: ActivityId,
    /// `null`: the day decides again.
    pub term: Option<TermRef>,
}

/// 活动记录
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveText {
    pub activity: ActivityId,
    pub process: Option<String>,
    pub results: Option<String>,
    pub problems: Option<String>,
    pub recorder: Option<String>,
}

/// A new item of the agenda (`session: null`) or changes to one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveSession {
    pub activity: ActivityId,
    pub session: Option<SessionId>,
    pub title: String,
    pub day: Option<NaiveDate>,
    pub half_day: Option<HalfDay>,
    pub starts: Option<NaiveTime>,
    pub ends: Option<NaiveTime>,
    pub form: Option<String>,
    pub place: Option<String>,
    pub lead: Option<String>,
    pub subject: Option<String>,
    pub class: Option<String>,
    pub hours: Option<f64>,
    pub note: Option<String>,
}

/// The agenda in a new order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReorderSessions {
    pub activity: ActivityId,
    pub sessions: Vec<SessionId>,
}

/// A new 承担 (`id: null`) or changes to one: a person of the roster, someone by name, or a school
/// whose teacher is not named.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveRole {
    pub activity: ActivityId,
    pub id: Option<ActivityRoleId>,
    #[serde(default)]
    pub session: Option<SessionId>,
    pub person: Option<PersonId>,
    pub name: Option<String>,
    /// Of a person of the roster `null` stands for the school of that day.
    pub organization: Option<OrganizationId>,
    /// Code of `activity_role`.
    pub role: String,
    pub lesson: Option<String>,
    pub class: Option<String>,
}
