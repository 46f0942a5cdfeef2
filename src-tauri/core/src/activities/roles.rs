//! Who carries an activity (承担): teachers by name, guests by name, schools whose teacher is open.
use chrono::NaiveDate;

use crate::error::{Error, OrMissing, Result};
use crate::ids::{ActivityRoleId, OrganizationId, PersonId};
use crate::ledger::{Reader, Writer};
use crate::roster::{self, Organization};
use crate::text::cleaned;
use crate::vocabulary::{self, WordList};

use super::records::{Activity, ActivityRole};
use super::requests::SaveRole;
use super::{asked_on, open, store};

/// Adds a role or changes one. Of a person of the roster the school of that day is kept (G-25).
pub fn save_role(w: &Writer<'_>, request: SaveRole) -> Result<ActivityRoleId> {
    let reader = w.reader();
    let activity = open(reader, request.activity)?;
    let words = vocabulary::load(reader)?;
    let role_word = words
        .word(WordList::ActivityRole, &request.role)
        .or_missing("承担")?;
    let present = store::roles(reader, activity.uid)?;
    let old = match request.id {
        Some(id) => Some(
            present
                .iter()
                .find(|role| role.uid == id)
                .or_missing("承担")?,
        ),
        None => None,
    };
    let last = present.last().map_or(-1, |role| role.seq);
    let mut role = ActivityRole {
        uid: ActivityRoleId::new(),
        owner: activity.owner,
        activity: activity.uid,
        session: request.session,
        person: request.person,
        name: cleaned(request.name).filter(|_| request.person.is_none()),
        organization: organization_of(reader, &activity, request.person, request.organization)?,
        role: request.role,
        lesson: cleaned(request.lesson),
        class: cleaned(request.class),
        seq: old.map_or(last + 1, |old| old.seq),
    };
    role.uid = role.key();
    let who = who(reader, &activity, &role)?;
    let twin = present.iter().any(|other| other.uid == role.uid);
    if twin && old.is_none_or(|old| old.uid != role.uid) {
        return Err(Error::invalid(
            "role",
            format!("{who}已登记为{}，不需要重复登记。", role_word.name),
        ));
    }
    if let Some(old) = old.filter(|old| old.uid != role.uid) {
        w.remove::<ActivityRole>(old.uid)?;
    }
    w.describe(format!("已登记{who}{}", role_word.name));
    w.save(&role)?;
    Ok(role.uid)
}

/// Takes a role away.
pub fn remove_role(w: &Writer<'_>, id: ActivityRoleId) -> Result<()> {
    let role: ActivityRole = w.reader().get(id)?;
    let activity = open(w.reader(), role.activity)?;
    let who = who(w.reader(), &activity, &role)?;
    w.describe(format!("已移去{who}的承担任务"));
    w.remove::<ActivityRole>(id)
}

/// Lets every role follow the activity to its new day: whoever belonged to another school then
/// carried it for that school (G-25). Answers who.
pub(crate) fn follow_day(
    w: &Writer<'_>,
    activity: &Activity,
    before: Option<NaiveDate>,
    day: NaiveDate,
) -> Result<Vec<PersonId>> {
    let reader = w.reader();
    let mut moved = Vec::new();
    for role in store::roles(reader, activity.uid)? {
        let Some(person) = role.person else { continue };
        let named = role.organization;
        let Some(school) = roster::school_now(reader, person, named, before, day)? else {
            continue;
        };
        let mut new = role.clone();
        new.organization = Some(school);
        new.uid = new.key();
        // The school is part of what makes a role, so the one at the new school is another record.
        w.remove::<ActivityRole>(role.uid)?;
        w.save(&new)?;
        moved.push(person);
    }
    Ok(moved)
}

/// The school named, else the person's own on the activity's day.
fn organization_of(
    reader: Reader<'_>,
    activity: &Activity,
    person: Option<PersonId>,
    named: Option<OrganizationId>,
) -> Result<Option<OrganizationId>> {
    match (named, person) {
        (Some(named), _) => Ok(Some(named)),
        (None, Some(person)) => {
            let day = asked_on(reader, activity)?.unwrap_or_else(|| reader.today());
            roster::school_on(reader, person, day)
        }
        (None, None) => Ok(None),
    }
}

/// The person of the roster as lists of that day name one, else the guest; `None` where only the school
/// is known.
pub fn holder(
    reader: Reader<'_>,
    activity: &Activity,
    role: &ActivityRole,
) -> Result<Option<String>> {
    let Some(person) = role.person else {
        return Ok(role.name.clone());
    };
    let day = asked_on(reader, activity)?.unwrap_or_else(|| reader.today());
    let name = roster::name_on(reader, person, role.organization, day)?;
    Ok(Some(name))
}

/// Name of the person, else of the guest, else of the school.
fn who(reader: Reader<'_>, activity: &Activity, role: &ActivityRole) -> Result<String> {
    match (holder(reader, activity, role)?, role.organization) {
        (Some(name), _) => Ok(name),
        (None, Some(school)) => Ok(reader.get::<Organization>(school)?.name),
        (None, None) => Err(Error::invalid(
            "person",
            "请选择承担任务的人员，或填写姓名；只知道学校的，请选择学校。",
        )),
    }
}
