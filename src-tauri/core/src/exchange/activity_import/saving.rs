//! Writing what a row tells: a new activity, or what one that is there lacks.
use crate::activities::PostponeActivity;
use crate::activities::{self, Activity, ActivityReason, ActivityRole, ActivityStatus};
use crate::activities::{NewActivity, Sources};
use crate::attendance::{self, MarkAllExcept, SchoolHeads, SetExpected, SetHeadCounts};
use crate::error::{Error, Result};
use crate::ids::{ActivityId, ActivityRoleId, OrganizationId};
use crate::ledger::Writer;

use super::draft::Draft;
use super::fates::Became;
use super::joining::{Filled, Joined};
use super::reading::{Reading, RoleMeant};
use super::stored::Stored;

pub(super) fn add(
    w: &Writer<'_>,
    sources: &Sources,
    draft: &Draft,
    reading: &Reading,
) -> Result<()> {
    let when = &reading.when;
    let form = reading.form.clone();
    let request = NewActivity {
        community: draft.community,
        title: reading.title.clone(),
        form: form.ok_or_else(|| Error::Internal("a form was not asked for".to_owned()))?,
        day: when.day,
        month: when.month.clone(),
        host: None,
        subjects: reading.subjects.clone(),
        starts: when.starts,
        ends: when.ends,
        place: reading.place.clone(),
        planned: false,
    };
    let id = activities::create_from(w, sources, request)?;
    let activity: Activity = w.reader().get(id)?;
    let filled = Activity {
        mode: reading.mode.unwrap_or(activity.mode),
        last_day: when.last_day,
        hours: reading.hours,
        note: reading.note.clone(),
        audience: reading.audience.clone(),
        ..activity
    };
    w.update(&filled)?;
    for (part, schools) in reading.parts() {
        activities::set_parts(w, &filled, part, schools)?;
    }
    let roles: Vec<&RoleMeant> = reading.roles.iter().collect();
    add_roles(w, &filled, &roles, 0)?;
    set_fate(w, id, reading)?;
    set_heads(w, id, reading)?;
    set_expected(w, id, reading)
}

/// Fills in what the ledger lacks.
pub(super) fn fill(
    w: &Writer<'_>,
    stored: &Stored,
    joined: &Joined,
    reading: &Reading,
) -> Result<()> {
    let has = |filled| joined.filled.contains(&filled);
    let when = &reading.when;
    let mut activity = stored.activity.clone();
    if has(Filled::LastDay) {
        activity.last_day = when.last_day;
    }
    if has(Filled::Times) {
        activity.starts = when.starts;
        activity.ends = when.ends;
    }
    if has(Filled::Place) {
        activity.place.clone_from(&reading.place);
    }
    if has(Filled::Hours) {
        activity.hours = reading.hours;
    }
    if has(Filled::Note) {
        activity.note.clone_from(&reading.note);
    }
    if has(Filled::Audience) {
        activity.audience.clone_from(&reading.audience);
    }
    if activity != stored.activity {
        w.update(&activity)?;
    }
    if has(Filled::Subjects) {
        activities::set_subjects(w, &activity, &reading.subjects)?;
    }
    for (part, schools) in reading.parts() {
        if has(Filled::Parts(part)) {
            activities::set_parts(w, &activity, part, schools)?;
        }
    }
    if has(Filled::Roles) {
        for gone in &reading.replaced {
            w.remove::<ActivityRole>(*gone)?;
        }
        add_roles(
            w,
            &activity,
            &stored.new_roles(reading),
            stored.roles_there(),
        )?;
    }
    if has(Filled::Cancelled) && activity.status == ActivityStatus::Held {
        activities::resume(w, activity.uid)?;
    }
    if has(Filled::Held) || has(Filled::Cancelled) {
        set_fate(w, activity.uid, reading)?;
    }
    if has(Filled::Heads) {
        add_heads(w, activity.uid, &stored.lacking_heads(reading))?;
    }
    if has(Filled::Expected) {
        set_expected(w, activity.uid, reading)?;
    }
    Ok(())
}

fn add_roles(w: &Writer<'_>, activity: &Activity, roles: &[&RoleMeant], there: i64) -> Result<()> {
    for (seq, role) in (there..).zip(roles) {
        let mut record = ActivityRole {
            uid: ActivityRoleId::new(),
            owner: activity.owner,
            activity: activity.uid,
            session: None,
            person: role.person,
            name: role.person.is_none().then(|| role.name.clone()),
            organization: role.organization,
            role: role.role.clone(),
            lesson: role.lesson.clone(),
            class: None,
            seq,
        };
        record.uid = record.key();
        w.save(&record)?;
    }
    Ok(())
}

fn set_fate(w: &Writer<'_>, id: ActivityId, reading: &Reading) -> Result<()> {
    match &reading.became {
        Became::Kept if reading.is_held => activities::hold(w, id),
        Became::Kept | Became::Planned => Ok(()),
        Became::Cancelled { reason } => activities::cancel(
            w,
            ActivityReason {
                activity: id,
                reason: reason.clone(),
            },
        ),
        Became::Postponed { reason } => activities::postpone(
            w,
            PostponeActivity {
                activity: id,
                reason: reason.clone(),
                day: None,
                month: None,
            },
        ),
    }
}

fn set_heads(w: &Writer<'_>, id: ActivityId, reading: &Reading) -> Result<()> {
    if reading.heads.is_empty() {
        return Ok(());
    }
    let counts = reading.heads.iter().map(|(school, count)| SchoolHeads {
        organization: *school,
        expected: None,
        actual: *count,
    });
    let counts = counts.collect();
    attendance::set_head_counts(
        w,
        SetHeadCounts {
            activity: id,
            counts,
        },
    )
}

/// Beside the numbers that are there.
fn add_heads(w: &Writer<'_>, id: ActivityId, lacking: &[(OrganizationId, u32)]) -> Result<()> {
    let known = attendance::head_counts(w.reader(), id)?.into_iter();
    let number = |count: i64| u32::try_from(count).unwrap_or_default();
    let known = known.map(|head| SchoolHeads {
        organization: head.organization,
        expected: head.expected.map(number),
        actual: number(head.actual),
    });
    let new = lacking.iter().map(|(school, count)| SchoolHeads {
        organization: *school,
        expected: None,
        actual: *count,
    });
    let counts = known.chain(new).collect();
    attendance::set_head_counts(
        w,
        SetHeadCounts {
            activity: id,
            counts,
        },
    )
}

fn set_expected(w: &Writer<'_>, id: ActivityId, reading: &Reading) -> Result<()> {
    if reading.expected.is_empty() {
        return Ok(());
    }
    attendance::set_expected(
        w,
        SetExpected {
            activity: id,
            session: None,
            people: reading.expected.clone(),
        },
    )?;
    if reading.all_came {
        attendance::mark_all_except(
            w,
            MarkAllExcept {
                activity: id,
                session: None,
                exceptions: Vec::new(),
            },
        )?;
    }
    Ok(())
}
