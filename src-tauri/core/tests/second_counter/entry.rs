//! Enters a made-up county into a ledger, record by record.
use lianyan_core::activities::{Activity, ActivityPart, ActivityRole, Session};
use lianyan_core::attendance::{Attendance, HeadCount};
use lianyan_core::calendar::{Term, TermRef};
use lianyan_core::communities::{Community, LeadMode, Membership};
use lianyan_core::dates::{SchoolYear, TermNumber};
use lianyan_core::ids::{ActivityRoleId, AttendanceId, OrganizationId, PersonId, Uid};
use lianyan_core::roster::{Organization, Person, PersonStatus, Posting};
use lianyan_core::vocabulary::ActivityMode;
use lianyan_core::{Result, Writer};

use super::{county, happenings};

pub(crate) fn enter(w: &Writer<'_>, county: &county::County) -> Result<()> {
    w.insert(&organization(county.office, "training_school", "进修学校"))?;
    w.insert(&community(county))?;
    for (n, school) in (1..).zip(&county.schools) {
        w.insert(&organization(school.id, "school", &format!("第{n}小学")))?;
        for (from, to) in &school.member {
            w.insert(&Membership {
                uid: Membership::key(county.community, school.id, *from),
                owner: Uid::COUNTY,
                community: county.community,
                organization: school.id,
                role: "member".into(),
                seq: n,
                from_date: *from,
                to_date: *to,
                note: None,
            })?;
        }
    }
    enter_teachers(w, county)?;
    (0..)
        .zip(&county.activities)
        .try_for_each(|(n, activity)| enter_activity(w, county, n, activity))
}

/// The terms of all years in which counties lie.
pub(crate) fn enter_terms(w: &Writer<'_>) -> Result<()> {
    for year in county::YEARS {
        let Some(terms) = county::entered(year) else {
            continue;
        };
        let numbers = [TermNumber::First, TermNumber::Second];
        for (number, (starts, ends)) in numbers.into_iter().zip(terms) {
            w.insert(&Term {
                uid: Term::key(SchoolYear(year), number),
                owner: Uid::COUNTY,
                school_year: SchoolYear(year),
                number,
                starts,
                ends,
                teaching_from: starts,
                teaching_to: ends,
            })?;
        }
    }
    Ok(())
}

fn enter_teachers(w: &Writer<'_>, county: &county::County) -> Result<()> {
    for teacher in &county.teachers {
        w.insert(&person(teacher.id))?;
        for (school, (from, to)) in &teacher.postings {
            w.insert(&Posting {
                uid: Posting::key(teacher.id, *school, *from),
                owner: Uid::COUNTY,
                person: teacher.id,
                organization: *school,
                subject: None,
                stage: None,
                post: None,
                title: None,
                honours: None,
                from_date: *from,
                to_date: *to,
            })?;
        }
    }
    Ok(())
}

fn organization(uid: OrganizationId, kind: &str, name: &str) -> Organization {
    Organization {
        uid,
        owner: Uid::COUNTY,
        code: uid.0.to_string(),
        kind: kind.into(),
        name: name.into(),
        short_name: None,
        former_names: None,
        stage: None,
        area: None,
        rank: None,
        private: false,
        parent: None,
        address: None,
        principal: None,
        liaison: None,
        phone: None,
        students: None,
        classes: None,
        strengths: None,
        active: true,
        sort: 0,
        note: None,
    }
}

fn person(uid: PersonId) -> Person {
    Person {
        uid,
        owner: Uid::COUNTY,
        code: uid.0.to_string(),
        name: "某老师".into(),
        reading: None,
        sex: None,
        birth_month: None,
        phone: None,
        teaching_since: None,
        status: PersonStatus::Active,
        sort: 0,
        note: None,
    }
}

fn community(county: &county::County) -> Community {
    Community {
        uid: county.community,
        owner: Uid::COUNTY,
        code: format!("P{}", county.seed),
        name: format!("第{}片区", county.seed),
        kind: "primary_area".into(),
        stage: None,
        lead_mode: LeadMode::Fixed,
        first_year: None,
        reviewer: None,
        supervisor: None,
        parent: None,
        from_date: None,
        to_date: None,
        theme: None,
        basis: None,
        sort: 0,
        note: None,
    }
}

fn enter_activity(
    w: &Writer<'_>,
    county: &county::County,
    place: i64,
    activity: &happenings::Activity,
) -> Result<()> {
    w.insert(&record(county, place, activity))?;
    for (organization, part) in activity.parts.iter().copied() {
        w.insert(&ActivityPart {
            uid: ActivityPart::key(activity.id, organization, part),
            owner: Uid::COUNTY,
            activity: activity.id,
            organization,
            part,
            seq: 0,
        })?;
    }
    for (seq, session) in (1..).zip(&activity.sessions) {
        w.insert(&agenda_item(activity, seq, session))?;
    }
    enter_people(w, activity)
}

fn agenda_item(
    activity: &happenings::Activity,
    seq: i64,
    session: &happenings::Session,
) -> Session {
    Session {
        uid: session.id,
        owner: Uid::COUNTY,
        activity: activity.id,
        seq,
        title: "环节".into(),
        day: None,
        half_day: None,
        starts: None,
        ends: None,
        form: None,
        place: None,
        lead: None,
        subject: None,
        class: None,
        hours: session.hours,
        note: None,
    }
}

fn enter_people(w: &Writer<'_>, activity: &happenings::Activity) -> Result<()> {
    for (n, role) in (0..).zip(&activity.roles) {
        w.insert(&ActivityRole {
            uid: ActivityRoleId::new(),
            owner: Uid::COUNTY,
            activity: activity.id,
            session: None,
            person: role.person,
            name: None,
            organization: role.organization,
            role: role.role.0.into(),
            lesson: None,
            class: None,
            seq: n,
        })?;
    }
    for line in &activity.signed {
        w.insert(&Attendance {
            uid: AttendanceId::new(),
            owner: Uid::COUNTY,
            activity: activity.id,
            session: line.session,
            person: Some(line.person),
            name: None,
            organization: line.organization,
            expected: true,
            status: line.status,
            absence: None,
            signed_at: None,
            source: None,
            hours: line.hours,
            note: None,
        })?;
    }
    for (organization, actual) in &activity.heads {
        w.insert(&HeadCount {
            uid: HeadCount::key(activity.id, *organization),
            owner: Uid::COUNTY,
            activity: activity.id,
            organization: *organization,
            expected: None,
            actual: i64::from(*actual),
        })?;
    }
    Ok(())
}

fn record(county: &county::County, place: i64, activity: &happenings::Activity) -> Activity {
    Activity {
        uid: activity.id,
        owner: Uid::COUNTY,
        code: format!("{}-{place:02}", county.seed),
        community: county.community,
        title: "研讨".into(),
        form: activity.form.0.into(),
        status: activity.status,
        status_reason: None,
        correcting: false,
        mode: ActivityMode::Offline,
        day: activity.day,
        last_day: None,
        month: activity.month.clone(),
        starts: None,
        ends: None,
        place: None,
        level: None,
        grade: None,
        audience: None,
        chair: None,
        hours: Some(activity.hours),
        counts: activity.ticked,
        counts_reason: None,
        counts_for: activity
            .counts_for
            .map(|(year, number)| TermRef::new(SchoolYear(year), number)),
        planned: true,
        platform: None,
        process: None,
        results: None,
        problems: None,
        recorder: None,
        note: None,
    }
}
