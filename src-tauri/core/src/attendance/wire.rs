//! What travels between the sign-in screen and this slice.
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ActivityId, AttendanceId, OrganizationId, PersonId, SessionId};
use crate::roster::{AbsenceKind, Distinction};

use super::records::Presence;
use super::rules::SignInTally;

/// Whose sheet: the activity's, or one session's.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetRequest {
    pub activity: ActivityId,
    #[serde(default)]
    pub session: Option<SessionId>,
}

/// The sheet as the screen and the printed form show it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInSheet {
    pub activity: ActivityId,
    pub session: Option<SessionId>,
    /// Member schools in the community's order, then others.
    pub groups: Vec<SheetGroup>,
    /// Over all groups.
    pub totals: SignInTally,
    /// 人次: by name, else by head count (G-21).
    pub person_times: u32,
    /// 学时 of all together.
    pub hours: f64,
    /// Each may be signed in to separately; empty when the activity has none.
    pub sessions: Vec<SheetSession>,
    /// Why nothing can be entered now; `null` while it can.
    pub closed: Option<String>,
    /// Why nobody can be entered as having come yet; `null` once they can.
    pub not_yet: Option<String>,
}

/// A session, which may have a sheet of its own.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetSession {
    pub session: SessionId,
    pub title: String,
    /// Names on its own sheet.
    pub listed: u32,
    pub came: u32,
}

/// The lines of one school.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetGroup {
    /// `null`: people whose school is not known.
    pub organization: Option<OrganizationId>,
    pub name: String,
    /// 领衔 · 承办 · 协办
    pub tags: Vec<String>,
    /// Member of the community on that day.
    pub member: bool,
    pub lines: Vec<SheetLine>,
    pub tally: SignInTally,
    /// Head count, where one was entered.
    pub heads: Option<SheetHeads>,
    /// Head count less names, where both are there and differ (G-21).
    pub difference: Option<i64>,
}

/// A school's head count.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetHeads {
    pub expected: Option<u32>,
    pub actual: u32,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetLine {
    pub id: AttendanceId,
    /// Running number over the whole sheet, from 1.
    pub number: u32,
    /// `null`: not on the roster.
    pub person: Option<PersonId>,
    pub name: String,
    /// Where the school has others of that name.
    pub distinction: Option<Distinction>,
    pub phone: Option<String>,
    /// 语文、数学
    pub subject: String,
    pub post: String,
    /// 执教 · 点评
    pub roles: Vec<String>,
    /// 支教在外 · 病假: a longer absence on that day.
    pub away: Option<String>,
    /// xu mei fang
    pub pinyin: String,
    /// xmf
    pub initials: String,
    pub expected: bool,
    /// `null`: 未登记
    pub status: Option<Presence>,
    pub absence: Option<AbsenceKind>,
    /// 学时 set for this line alone.
    pub hours: Option<f64>,
    /// 学时 the line earns on this sheet.
    pub granted: f64,
    pub signed_at: Option<NaiveDateTime>,
    /// Code of `attendance_source`.
    pub source: Option<String>,
    pub note: Option<String>,
}

/// Whom one could expect, and lists to take.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExpectedChoices {
    pub groups: Vec<ChoiceGroup>,
    pub suggestions: Vec<ExpectedSuggestion>,
}

/// The people of one school.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceGroup {
    pub organization: OrganizationId,
    pub name: String,
    pub people: Vec<ChoicePerson>,
}

/// Someone of a school of the community on that day.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChoicePerson {
    pub person: PersonId,
    pub name: String,
    /// Where the school has others of that name.
    pub distinction: Option<Distinction>,
    pub subject: String,
    pub post: String,
    pub away: Option<String>,
    pub pinyin: String,
    pub initials: String,
    /// On the sheet as 应到.
    pub expected: bool,
}

/// A list to start from: 全体教师 · 语文教师 · 上次应到名单 · 上次到会人员.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExpectedSuggestion {
    pub label: String,
    pub people: Vec<PersonId>,
}

/// The expected people of a sheet, all of them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetExpected {
    pub activity: ActivityId,
    #[serde(default)]
    pub session: Option<SessionId>,
    pub people: Vec<PersonId>,
}

/// One person's sign-in; `status: null` takes it back to 未登记.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarkSignIn {
    pub activity: ActivityId,
    #[serde(default)]
    pub session: Option<SessionId>,
    pub line: AttendanceId,
    pub status: Option<Presence>,
    #[serde(default)]
    pub absence: Option<AbsenceKind>,
}

/// 全部到会，以下人员除外
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarkAllExcept {
    pub activity: ActivityId,
    #[serde(default)]
    pub session: Option<SessionId>,
    pub exceptions: Vec<SignInException>,
}

/// Someone who did not simply come.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInException {
    pub person: PersonId,
    pub status: Presence,
    #[serde(default)]
    pub absence: Option<AbsenceKind>,
}

/// Someone who came and was not on the list: of the roster, or by name and organisation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddUnlisted {
    pub activity: ActivityId,
    #[serde(default)]
    pub session: Option<SessionId>,
    pub person: Option<PersonId>,
    pub name: Option<String>,
    pub organization: Option<OrganizationId>,
    /// `null`: 到会, online 线上到会.
    #[serde(default)]
    pub status: Option<Presence>,
}

/// 按人数登记: all schools at once; a school left out has no head count.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetHeadCounts {
    pub activity: ActivityId,
    pub counts: Vec<SchoolHeads>,
}

/// One school's head count.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolHeads {
    pub organization: OrganizationId,
    pub expected: Option<u32>,
    pub actual: u32,
}

/// Everything that stands on a line, as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveLine {
    pub line: AttendanceId,
    /// `null`: 未登记
    pub status: Option<Presence>,
    #[serde(default)]
    pub absence: Option<AbsenceKind>,
    /// 学时 of this line alone; `null`: as the activity gives them.
    #[serde(default)]
    pub hours: Option<f64>,
    #[serde(default)]
    pub signed_at: Option<NaiveDateTime>,
    /// Code of `attendance_source`.
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
    /// Who it is, of someone who is not on the roster; else left out.
    #[serde(default)]
    pub guest: Option<Guest>,
}

/// Someone who is not on the roster.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Guest {
    pub name: String,
    pub organization: Option<OrganizationId>,
}
