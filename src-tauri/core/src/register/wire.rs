//! What travels between the activity screens and the register.
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::activities::{Activity, ActivityRole, Part, Session, Verb};
use crate::attendance::SignInTally;
use crate::calendar::TermRef;
use crate::dates::{SchoolYear, TermNumber};
use crate::evidence::{EvidenceKindName, EvidenceSheet, Explanation};
use crate::ids::{ActivityId, CommunityId, OrganizationId, Uid};
use crate::outputs::OutputOfActivity;
use crate::vocabulary::{ActivityForm, Counter};

use super::rules::ActivityState;

/// Which activities are listed; what is not given does not restrict.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct ActivityFilter {
    /// `null`: the whole county.
    #[serde(default)]
    pub community: Option<CommunityId>,
    pub school_year: SchoolYear,
    #[serde(default)]
    pub term: Option<TermNumber>,
    /// Code of a form.
    #[serde(default)]
    pub form: Option<String>,
    /// Code of a subject.
    #[serde(default)]
    pub subject: Option<String>,
    /// Hosts, has a part or a role, or sent someone.
    #[serde(default)]
    pub school: Option<OrganizationId>,
    /// Is the host.
    #[serde(default)]
    pub host: Option<OrganizationId>,
    #[serde(default)]
    pub state: Option<ActivityState>,
    #[serde(default)]
    pub evidence: Option<EvidenceFilter>,
    /// Only those whose sign-in is to be entered (补录签到).
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub to_sign_in: bool,
    /// Only those whose day has passed without a word whether they took place (待登记).
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub overdue: bool,
    /// Only those of the year's plan (计划进度).
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub in_plan: bool,
    /// Part of the title, a school or a person, in Chinese, pinyin or initials; or the code.
    #[serde(default)]
    pub text: Option<String>,
}

impl ActivityFilter {
    /// All of a school year, of one community or of the whole county.
    pub fn of_year(school_year: SchoolYear, community: Option<CommunityId>) -> Self {
        ActivityFilter {
            community,
            school_year,
            term: None,
            form: None,
            subject: None,
            school: None,
            host: None,
            state: None,
            evidence: None,
            to_sign_in: false,
            overdue: false,
            in_plan: false,
            text: None,
        }
    }
}

/// 佐证: 齐全 or 有缺.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceFilter {
    Complete,
    Missing,
}

/// The list with its sums.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityList {
    /// By day; those with only a month stand at its end.
    pub rows: Vec<ActivityRow>,
    /// Of the rows, over the school year.
    pub totals: ListTotals,
    /// Of the rows, by term.
    pub terms: Vec<ListTotals>,
    /// Rows with evidence missing, whatever `state`, `evidence`, `to_sign_in` and `overdue` of the filter
    /// say.
    pub lacking: u32,
    /// Rows ready to be archived, likewise.
    pub to_archive: u32,
    /// Rows whose sign-in is to be entered, likewise.
    pub to_sign_in: u32,
}

/// 第一学期 8 项，计入 6 次，76 人次，219 学时
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListTotals {
    /// `null`: the whole school year.
    pub term: Option<TermRef>,
    /// 第一学期 · 全学年
    pub label: String,
    /// 项
    pub activities: u32,
    /// Of these not held yet.
    pub planned: u32,
    /// 计入
    pub counted: u32,
    /// 人次 of counted ones.
    pub person_times: u32,
    /// 学时 of counted ones.
    pub hours: f64,
}

/// One activity of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityRow {
    pub id: ActivityId,
    pub code: String,
    pub title: String,
    pub community: CommunityId,
    pub community_name: String,
    pub day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    /// 2025-04, while the day is open.
    pub month: Option<String>,
    pub starts: Option<NaiveTime>,
    /// The term it is counted to.
    pub term: Option<TermRef>,
    /// Teaching week of the day.
    pub week: Option<u32>,
    pub form: String,
    pub form_name: String,
    /// By its form or by hand; `false` shows 不计入.
    pub counts: bool,
    /// Why it is not counted; `null` when it is.
    pub not_counted: Option<String>,
    pub subjects: Vec<Named>,
    /// Empty: 待定.
    pub hosts: Vec<SchoolName>,
    /// 到会; `null` while it is to come.
    pub came: Option<u32>,
    /// 学时 of all together; `null` while it is to come.
    pub hours: Option<f64>,
    /// `null` while it is to come: 会后收集.
    pub evidence: Option<RowEvidence>,
    /// Held, and nobody is entered as having come.
    pub sign_in_missing: bool,
    /// Why nobody is was explained.
    pub sign_in_explained: bool,
    pub state: ActivityState,
    pub state_label: String,
    /// Its day has passed and nobody has said whether it took place.
    pub overdue: bool,
    /// Its sign-in is to be entered (补录签到): its day has passed without a word, or nobody is entered
    /// as having come and no 情况说明 says why.
    pub to_sign_in: bool,
    /// Of the year's plan, counts and was not called off (计划进度).
    pub in_plan: bool,
}

/// Whether needed evidence is there.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowEvidence {
    pub complete: bool,
    pub missing: Vec<EvidenceKindName>,
}

/// A code and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    pub code: String,
    pub name: String,
}

/// An organisation by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolName {
    pub organization: OrganizationId,
    pub name: String,
}

/// Everything of one activity.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityPage {
    pub activity: Activity,
    pub row: ActivityRow,
    /// 星期五
    pub weekday: Option<String>,
    /// 2024—2025学年度第一学期
    pub term_label: Option<String>,
    /// Of the form; `null` when the form is gone from the lists.
    pub form: Option<ActivityForm>,
    /// Forms beside the main one.
    pub forms: Vec<Named>,
    pub level_name: Option<String>,
    /// 研究主题
    pub themes: Vec<Named>,
    /// 帮扶领域
    pub help_fields: Vec<Named>,
    /// 考核维度
    pub dimensions: Vec<Named>,
    pub parts: Vec<PartLine>,
    pub sessions: Vec<Session>,
    pub roles: Vec<RoleLine>,
    /// 学时 for each who came.
    pub hours_each: f64,
    /// Nobody entered them: they are what its form usually gives.
    pub hours_preset: bool,
    /// 应到, 实到 … of the activity's own sheet.
    pub tally: SignInTally,
    /// 到会 by school, members first.
    pub schools: Vec<SchoolCount>,
    /// How it counts for each member school.
    pub covered: Vec<CoveredSchool>,
    pub evidence: EvidenceSheet,
    pub explanations: Vec<Explanation>,
    pub outputs: Vec<OutputOfActivity>,
    /// Steps that make sense now.
    pub steps: Vec<Verb>,
    /// Why nothing can be edited; `null` while it can.
    pub closed: Option<String>,
}

/// An organisation and its part.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartLine {
    pub organization: OrganizationId,
    pub name: String,
    pub part: Part,
    pub part_label: String,
}

/// A role with its words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoleLine {
    pub role: ActivityRole,
    pub role_name: String,
    /// Counts as 承担 (G-01).
    pub active: bool,
    /// Of the person or guest; empty where only the school is known.
    pub who: String,
    pub organization_name: Option<String>,
    pub session_title: Option<String>,
}

/// 到会 of one school.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolCount {
    pub organization: OrganizationId,
    pub name: String,
    pub came: u32,
    pub hours: f64,
}

/// Whether the activity counts for a school, by one counter.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoveredSchool {
    pub organization: OrganizationId,
    pub name: String,
    pub counter: Counter,
    pub counted: bool,
    /// 承办 · 曾庆华点评, or the reason why not.
    pub words: String,
}

/// All tags of a record of one list: a word list by its code, or `form`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetTags {
    /// Table of the record: `activity`, `person` …
    pub kind: String,
    pub record: Uid,
    pub list: String,
    /// Codes of its words, in the order they are to stand in.
    pub values: Vec<String>,
}
