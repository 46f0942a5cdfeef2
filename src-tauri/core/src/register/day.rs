//! An activity whose day changes after people were entered, or the term it is counted for: the
//! school of the day changes with it.
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::activities::{self, Activity, PostponeActivity, SaveActivity, SetCountsFor};
use crate::attendance;
use crate::dates::month_day;
use crate::error::Result;
use crate::ids::{ActivityId, PersonId};
use crate::ledger::Writer;
use crate::roster::{self, Organization, Person};

/// Someone who belonged to another school on the activity's new day.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MovedPerson {
    pub person: PersonId,
    pub name: String,
    /// The school that sign-in and roles now name.
    pub school: String,
}

/// Saves 基本信息; answers whose school changed because the day did.
pub fn save(w: &Writer<'_>, page: SaveActivity) -> Result<Vec<MovedPerson>> {
    following(w, page.activity, |w| activities::save(w, page))
}

/// 延期; answers whose school changed because the day did.
pub fn postpone(w: &Writer<'_>, request: PostponeActivity) -> Result<Vec<MovedPerson>> {
    following(w, request.activity, |w| activities::postpone(w, request))
}

/// 计入学期; answers whose school changed because another day is asked about (G-46).
pub fn set_counts_for(w: &Writer<'_>, request: SetCountsFor) -> Result<Vec<MovedPerson>> {
    following(w, request.activity, |w| {
        activities::set_counts_for(w, request)
    })
}

fn following(
    w: &Writer<'_>,
    id: ActivityId,
    step: impl FnOnce(&Writer<'_>) -> Result<()>,
) -> Result<Vec<MovedPerson>> {
    let reader = w.reader();
    let before: Activity = reader.get(id)?;
    let asked_before = activities::asked_on(reader, &before)?;
    step(w)?;
    let activity: Activity = reader.get(id)?;
    activities::follow_days(w, &activity, &before)?;
    match activities::asked_on(reader, &activity)? {
        Some(day) if asked_before != Some(day) => follow(w, &activity, asked_before, day),
        _ => Ok(Vec::new()),
    }
}

fn follow(
    w: &Writer<'_>,
    activity: &Activity,
    before: Option<NaiveDate>,
    day: NaiveDate,
) -> Result<Vec<MovedPerson>> {
    let mut people = attendance::follow_day(w, activity, before, day)?;
    people.extend(activities::follow_day(w, activity, before, day)?);
    let mut moved: Vec<MovedPerson> = Vec::new();
    for person in people {
        if moved.iter().all(|known| known.person != person) {
            moved.extend(named(w, person, day)?);
        }
    }
    let on = match activity.day == Some(day) {
        true => "当天".to_owned(),
        false => month_day(day),
    };
    if let Some(words) = words(&moved, &on) {
        w.describe_further(&words);
    }
    Ok(moved)
}

fn named(w: &Writer<'_>, person: PersonId, day: NaiveDate) -> Result<Option<MovedPerson>> {
    let reader = w.reader();
    let Some(school) = roster::school_on(reader, person, day)? else {
        return Ok(None);
    };
    Ok(Some(MovedPerson {
        person,
        name: reader.get::<Person>(person)?.name,
        school: reader.get::<Organization>(school)?.name,
    }))
}

/// What the act says further; `on`: 当天 · 9月1日.
fn words(moved: &[MovedPerson], on: &str) -> Option<String> {
    match moved {
        [] => None,
        [one] => Some(format!(
            "，{}的单位已改为{on}所在的{}",
            one.name, one.school
        )),
        [first, ..] => Some(format!(
            "，{}等{}人的单位已改为{on}所在的学校",
            first.name,
            moved.len()
        )),
    }
}
