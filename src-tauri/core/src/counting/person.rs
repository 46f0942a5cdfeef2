//! What stands behind one teacher's numbers: each activity the person came to or had a task in.
use std::collections::HashMap;

use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::Book;
use super::facts::{ActivityFacts, Came};
use super::quota::QuotaActivity;
use super::rules::{Reason, standing};
use super::stretch::Stretch;
use super::tally::words;
use crate::error::Result;
use crate::ids::{ActivityId, CommunityId, OrganizationId, PersonId, json_keys};
use crate::ledger::Reader;

/// Whose activities, and in what time.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonRequest {
    pub person: PersonId,
    /// All communities without it.
    #[serde(default)]
    pub community: Option<CommunityId>,
    pub stretch: Stretch,
}

/// One activity a person came to or had a task in.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonActivity {
    pub activity: QuotaActivity,
    pub came: bool,
    /// 学时 that count; 0 when the activity does not.
    pub hours: f64,
    /// 执教, 点评 …, in the activity's order.
    pub roles: Vec<String>,
    /// Why it is not counted, in words; `null` when it is.
    pub not_counted: Option<String>,
}

/// The activities behind a line of [`super::people()`], by day.
pub fn activities_of_person(
    reader: Reader<'_>,
    request: PersonRequest,
) -> Result<Vec<PersonActivity>> {
    let stretch = request.stretch;
    let book = Book::stretch(reader, stretch, request.community)?;
    let mut roles = roles(reader, &book, request.person)?;
    let of_person = |activity: &ActivityFacts| {
        let roles = roles.remove(&activity.id).unwrap_or_default();
        let came = activity
            .names
            .iter()
            .find(|came| came.person == Some(request.person));
        let guest = came.is_some_and(|came| !is_member(&book, activity, came.organization));
        let not_counted = standing(activity, &book.calendar)
            .err()
            .or(guest.then_some(Reason::NotMember));
        (came.is_some() || !roles.is_empty()).then(|| PersonActivity {
            activity: QuotaActivity::of(activity),
            came: came.is_some(),
            hours: came
                .filter(|_| not_counted.is_none())
                .map_or(0.0, Came::hours),
            roles,
            not_counted: not_counted.map(|reason| words(activity, reason)),
        })
    };
    Ok(book
        .activities
        .iter()
        .filter(|activity| stretch.holds(activity, &book.calendar))
        .filter_map(of_person)
        .collect())
}

/// Whether the school the person came for was a member on the day.
fn is_member(book: &Book, activity: &ActivityFacts, school: Option<OrganizationId>) -> bool {
    let mut communities = book.communities.iter();
    let community = communities.find(|community| community.id == activity.community);
    let mut members = community
        .into_iter()
        .flat_map(|community| &community.members);
    members.any(|member| Some(member.organization) == school && member.belonged_at(activity))
}

/// Names of the person's tasks by activity.
fn roles(
    reader: Reader<'_>,
    book: &Book,
    person: PersonId,
) -> Result<HashMap<ActivityId, Vec<String>>> {
    let activities = json_keys(book.activities.iter().map(|a| a.id.as_bytes()));
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/person_roles.sql"))?;
    let mut rows = statement.query(named_params! {
        ":person": person, ":activities": activities
    })?;
    let mut roles: HashMap<ActivityId, Vec<String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        roles
            .entry(row.get("activity")?)
            .or_default()
            .push(row.get("role")?);
    }
    Ok(roles)
}
