//! Enters a made-up county into a ledger, record by record.
use lianyan_core::activities::{Activity, ActivityPart, ActivityRole, Part};
use lianyan_core::attendance::{Attendance, HeadCount};
use lianyan_core::calendar::TermRef;
use lianyan_core::communities::{Community, LeadMode, Membership};
use lianyan_core::dates::SchoolYear;
use lianyan_core::ids::{ActivityRoleId, AttendanceId, OrganizationId, PersonId, Uid};
use lianyan_core::roster::{Organization, Person, PersonStatus};
use lianyan_core::vocabulary::ActivityMode;
use lianyan_core::{Result, Writer};

use super::county;

pub(crate) fn enter(w: &Writer<'_>, county: &county::County) -> Result<()> {
    w.insert(&organization(county.office, "training_school", "进修学校"))?;
    w.insert(&community(county))?;
    for (n, school) in (1..).zip(&county.schools) {
        w.insert(&organization(school.id, "school", &format!("第{n}小学")))?;
        for teacher in &school.teachers {
            w.insert(&person(*teacher))?;
        }
        if let Some((from, to)) = school.member {
            w.insert(&Membership {
                uid: Membership::key(county.community, school.id, from),
                owner: Uid::COUNTY,
                community: county.community,
                organization: school.id,
                role: "member".into(),
                seq: n,
                from_date: from,
                to_date: to,
                note: None,
            })?;
        }
    }
    (0..)
        .zip(&county.activities)
        .try_for_each(|(n, activity)| enter_activity(w, county, n, activity))
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
    activity: &county::Activity,
) -> Result<()> {
    w.insert(&record(county, place, activity))?;
    let hosts = activity.hosts.iter().map(|id| (*id, Part::Host));
    let co_hosts = activity.co_hosts.iter().map(|id| (*id, Part::CoHost));
    for (organization, part) in hosts.chain(co_hosts) {
        w.insert(&ActivityPart {
            uid: ActivityPart::key(activity.id, organization, part),
            owner: Uid::COUNTY,
            activity: activity.id,
            organization,
            part,
            seq: 0,
        })?;
    }
    enter_people(w, activity)
}

fn enter_people(w: &Writer<'_>, activity: &county::Activity) -> Result<()> {
    for (n, role) in (0..).zip(&activity.roles) {
        w.insert(&ActivityRole {
            uid: ActivityRoleId::new(),
            owner: Uid::COUNTY,
            activity: activity.id,
            session: None,
            person: role.person,
            name: None,
            organization: Some(role.organization),
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
            session: None,
            person: Some(line.person),
            name: None,
            organization: Some(line.organization),
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

fn record(county: &county::County, place: i64, activity: &county::Activity) -> Activity {
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
