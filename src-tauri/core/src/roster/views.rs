//! What the roster's screens read: rows of lists and one person's page.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AwayId, OrganizationId, PersonId, PostingId, Uid};

use super::distinction::Distinction;
use super::records::{AbsenceKind, Person, PersonStatus, Sex};

/// Which persons are listed; nothing given lists all.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PersonFilter {
    /// Part of the name in Chinese, its pinyin or initials, or the 编号.
    pub text: Option<String>,
    pub schools: Vec<OrganizationId>,
    /// Code of `subject`.
    pub subject: Option<String>,
    pub status: Option<PersonStatus>,
    /// Postings as of this day; today when not given.
    pub on: Option<NaiveDate>,
}

/// One line of the list of persons, as of a day.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    pub uid: PersonId,
    pub code: String,
    pub name: String,
    /// Where the school has others of that name.
    pub distinction: Option<Distinction>,
    /// zeng qing hua
    pub pinyin: String,
    /// zqh
    pub initials: String,
    pub sex: Option<Sex>,
    pub birth_month: Option<String>,
    pub status: PersonStatus,
    /// `null` when no posting holds on that day.
    pub organization: Option<OrganizationId>,
    pub organization_name: Option<String>,
    /// Codes of `subject`.
    pub subjects: Vec<String>,
    /// 语文、数学
    pub subject_names: String,
    pub stage: Option<String>,
    pub post: Option<String>,
    /// Code of `title`, and its name.
    pub title: Option<String>,
    pub title_name: Option<String>,
    pub honours: Option<String>,
    /// Reason of the absence that holds on that day.
    pub away: Option<AbsenceKind>,
    /// 支教在外（至2025年6月30日）
    pub away_label: Option<String>,
}

/// One person in full.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonPage {
    pub person: Person,
    /// As of today.
    pub row: PersonRow,
    /// Newest first.
    pub postings: Vec<PostingRow>,
    pub away: Vec<AwayRow>,
    /// What to do where nothing but the program's 编号 tells the person from others of that name.
    pub alike: Option<String>,
}

/// One posting of a person's page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostingRow {
    pub uid: PostingId,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub subjects: Vec<String>,
    pub subject_names: String,
    pub stage: Option<String>,
    pub post: Option<String>,
    pub title: Option<String>,
    pub title_name: Option<String>,
    pub honours: Option<String>,
    /// `null` when it always was so.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Holds today.
    pub current: bool,
}

/// One longer absence of a person's page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwayRow {
    pub uid: AwayId,
    pub reason: AbsenceKind,
    pub place: Option<OrganizationId>,
    pub place_name: Option<String>,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub note: Option<String>,
    pub current: bool,
}

/// Key of what was saved, and what looks odd about it; odd is allowed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    pub uid: Uid,
    pub warnings: Vec<String>,
}
