//! 签到明细: who came to which activity, one line a person, for workbooks and exports.
use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::Period;
use crate::error::Result;
use crate::ids::{ActivityId, CommunityId, OrganizationId, PersonId};
use crate::ledger::Reader;
use crate::roster::AbsenceKind;

use super::records::Presence;
use super::rules::{Earning, hours_of};

/// Whose sign-ins of which days.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DetailsRequest {
    /// `null`: the whole county.
    #[serde(default)]
    pub community: Option<CommunityId>,
    pub period: Period,
}

/// One person at one activity, over all its sessions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInDetail {
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub day: NaiveDate,
    pub community: CommunityId,
    pub person: Option<PersonId>,
    pub person_code: Option<String>,
    pub name: String,
    pub organization: Option<OrganizationId>,
    pub organization_name: Option<String>,
    pub expected: bool,
    /// Of several sessions that of the first the person came to.
    pub status: Option<Presence>,
    pub absence: Option<AbsenceKind>,
    /// 学时 earned; 0 for who did not come.
    pub hours: f64,
}

/// All sign-ins of the days, by day, activity, school and person.
pub fn details(reader: Reader<'_>, request: DetailsRequest) -> Result<Vec<SignInDetail>> {
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/details.sql"))?;
    let mut rows = statement.query(named_params! {
        ":community": request.community,
        ":from": request.period.from,
        ":to": request.period.to,
    })?;
    let mut details: Vec<Building> = Vec::new();
    while let Some(row) = rows.next()? {
        let next = Building::from_row(row)?;
        match details.last_mut().filter(|last| last.is_same(&next)) {
            Some(last) => last.join(next),
            None => details.push(next),
        }
    }
    Ok(details.into_iter().map(Building::finished).collect())
}

/// A line while sessions of the same person are still coming in.
struct Building {
    detail: SignInDetail,
    earnings: Vec<Earning>,
    activity_hours: f64,
}

impl Building {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let status: Option<Presence> = row.get("status")?;
        Ok(Building {
            earnings: vec![Earning {
                came: status.is_some_and(Presence::came),
                own: row.get("own_hours")?,
                session: row.get("session_hours")?,
            }],
            activity_hours: row.get("activity_hours")?,
            detail: SignInDetail {
                activity: row.get("activity")?,
                code: row.get("code")?,
                title: row.get("title")?,
                day: row.get("day")?,
                community: row.get("community")?,
                person: row.get("person")?,
                person_code: row.get("person_code")?,
                name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
                organization: row.get("organization")?,
                organization_name: row.get("organization_name")?,
                expected: row.get("expected")?,
                status,
                absence: row.get("absence")?,
                hours: 0.0,
            },
        })
    }

    fn is_same(&self, other: &Building) -> bool {
        let who = |b: &Building| (b.detail.activity, b.detail.person, b.detail.organization);
        who(self) == who(other) && self.detail.name == other.detail.name
    }

    fn join(&mut self, other: Building) {
        let came = |status: Option<Presence>| status.is_some_and(Presence::came);
        if !came(self.detail.status) && came(other.detail.status) {
            self.detail.status = other.detail.status;
            self.detail.absence = None;
        }
        self.detail.expected |= other.detail.expected;
        self.earnings.extend(other.earnings);
    }

    fn finished(self) -> SignInDetail {
        SignInDetail {
            hours: hours_of(&self.earnings, self.activity_hours).unwrap_or(0.0),
            ..self.detail
        }
    }
}
