//! Seeded data: a county of 60 schools and 3 000 teachers with 500 activities and 20 000 sign-ins
//! a year. The same seed gives the same county.
use chrono::{Datelike, Days, NaiveDate, Weekday};
use lianyan_core::activities::{Activity, ActivityPart, ActivityRole, ActivityStatus, Part};
use lianyan_core::attendance::{Attendance, Presence};
use lianyan_core::communities::{Community, LeadMode, Membership};
use lianyan_core::evidence::Evidence;
use lianyan_core::ids::{
    ActivityId, ActivityRoleId, AttendanceId, CommunityId, EvidenceId, OrganizationId, OutputId,
    PersonId, Uid,
};
use lianyan_core::outputs::{Output, SIGN_IN_SHEET};
use lianyan_core::roster::{Organization, Person, PersonStatus, Posting, Sex};
use lianyan_core::tags::Tag;
use lianyan_core::vocabulary::ActivityMode;
use lianyan_core::{Ledger, Result, Writer};

const SCHOOLS: usize = 60;
const TEACHERS: usize = 50;
const MEMBERS: usize = 3;
const ACTIVITIES: usize = 500;
const SIGNED: usize = 40;
const SUBJECTS: [&str; 6] = ["chinese", "math", "english", "science", "pe", "art"];
const FORMS: [&str; 6] = [
    "demo_lesson",
    "joint_prep",
    "discussion_lesson",
    "lecture",
    "same_topic",
    "joint_meeting",
];
const EVIDENCE: [&str; 4] = ["notice", "signin", "photo_ev", "record"];
const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
const GIVEN: &str = "文慧秀英国栋晓东丽娜子豪佩珊建军志强梅芳小兰婷婷永福美玉春霞庆华红梅";

/// The schools, people and communities that activities are made of.
pub(crate) struct County {
    schools: Vec<(OrganizationId, Vec<PersonId>)>,
    communities: Vec<CommunityId>,
    /// Of the last school year.
    activities: Vec<ActivityId>,
}

/// Fills a new ledger with so many school years, the last of which is 2024—2025.
pub(crate) fn fill(ledger: &mut Ledger, years: i32) -> Result<County> {
    let (mut county, _) = ledger.change("建立岚溪县", roster)?;
    for year in (2025 - years)..2025 {
        let (activities, _) = ledger.change("登记一学年的活动", |w| {
            school_year(w, &county, year)
        })?;
        county.activities = activities;
    }
    Ok(county)
}

impl County {
    /// One of each, in no ledger: enough to spell requests.
    #[cfg(test)]
    pub(crate) fn of_names() -> Self {
        County {
            schools: vec![(OrganizationId::new(), vec![PersonId::new()])],
            communities: vec![CommunityId::new()],
            activities: vec![ActivityId::new()],
        }
    }

    pub(crate) fn community(&self) -> CommunityId {
        self.communities[0]
    }

    pub(crate) fn person(&self) -> PersonId {
        self.schools[0].1[0]
    }

    pub(crate) fn activities(&self) -> &[ActivityId] {
        &self.activities
    }

    pub(crate) fn school(&self) -> OrganizationId {
        self.schools[0].0
    }
}

fn roster(w: &Writer<'_>) -> Result<County> {
    let mut county = County {
        schools: Vec::new(),
        communities: Vec::new(),
        activities: Vec::new(),
    };
    for n in 0..SCHOOLS {
        let school = school(w, n)?;
        let mut people = Vec::with_capacity(TEACHERS);
        for place in 0..TEACHERS {
            people.push(teacher(w, school, n * TEACHERS + place)?);
        }
        county.schools.push((school, people));
    }
    for n in 0..SCHOOLS / MEMBERS {
        county.communities.push(community(w, &county, n)?);
    }
    Ok(county)
}

/// 岚溪第1小学 and so on.
pub(crate) fn school(w: &Writer<'_>, n: usize) -> Result<OrganizationId> {
    let uid = OrganizationId::new();
    w.insert(&organization(uid, n))?;
    Ok(uid)
}

fn organization(uid: OrganizationId, n: usize) -> Organization {
    Organization {
        uid,
        owner: uid.0,
        code: format!("XX{n:02}"),
        kind: "school".into(),
        name: format!("岚溪第{}小学", n + 1),
        short_name: Some(format!("{}小", n + 1)),
        former_names: None,
        stage: Some("primary".into()),
        area: Some("rural".into()),
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
        sort: n as i64,
        note: None,
    }
}

fn teacher(w: &Writer<'_>, school: OrganizationId, n: usize) -> Result<PersonId> {
    let uid = PersonId::new();
    w.insert(&Person {
        uid,
        owner: school.0,
        code: format!("T{n:04}"),
        name: name(n),
        reading: None,
        sex: Some(if n.is_multiple_of(3) {
            Sex::Male
        } else {
            Sex::Female
        }),
        birth_month: Some(format!("{}-{:02}", 1965 + n % 35, 1 + n % 12)),
        phone: Some(format!("138{n:08}")),
        teaching_since: None,
        status: PersonStatus::Active,
        sort: n as i64,
        note: None,
    })?;
    let from_date = day(2000, 9, 1);
    w.insert(&Posting {
        uid: Posting::key(uid, school, from_date),
        owner: school.0,
        person: uid,
        organization: school,
        subject: Some(SUBJECTS[n % SUBJECTS.len()].into()),
        stage: None,
        post: Some("班主任".into()),
        title: Some("first".into()),
        honours: None,
        from_date,
        to_date: None,
    })?;
    Ok(uid)
}

pub(crate) fn name(n: usize) -> String {
    let pick = |from: &str, n: usize| from.chars().nth(n % from.chars().count());
    [
        pick(SURNAMES, n),
        pick(GIVEN, n / 7),
        pick(GIVEN, n / 3 + 5),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn community(w: &Writer<'_>, county: &County, n: usize) -> Result<CommunityId> {
    let uid = CommunityId::new();
    w.insert(&Community {
        uid,
        owner: Uid::COUNTY,
        code: format!("P{n:02}"),
        name: format!("第{}片区教研共同体", n + 1),
        kind: "primary_area".into(),
        stage: Some("primary".into()),
        lead_mode: LeadMode::Fixed,
        first_year: None,
        reviewer: None,
        supervisor: None,
        parent: None,
        from_date: None,
        to_date: None,
        theme: None,
        basis: None,
        sort: n as i64,
        note: None,
    })?;
    let from_date = day(2000, 9, 1);
    for seq in 0..MEMBERS {
        let organization = county.schools[n * MEMBERS + seq].0;
        w.insert(&Membership {
            uid: Membership::key(uid, organization, from_date),
            owner: Uid::COUNTY,
            community: uid,
            organization,
            role: if seq == 0 { "lead" } else { "member" }.into(),
            seq: seq as i64,
            from_date,
            to_date: None,
            note: None,
        })?;
    }
    Ok(uid)
}

fn school_year(w: &Writer<'_>, county: &County, year: i32) -> Result<Vec<ActivityId>> {
    (0..ACTIVITIES)
        .map(|n| activity(w, county, year, n))
        .collect()
}

fn activity(w: &Writer<'_>, county: &County, year: i32, n: usize) -> Result<ActivityId> {
    let place = n % county.communities.len();
    let members = &county.schools[place * MEMBERS..(place + 1) * MEMBERS];
    let (host, teachers) = &members[n / 20 % MEMBERS];
    let record = record(county.communities[place], year, n);
    w.insert(&record)?;
    w.insert(&ActivityPart {
        uid: ActivityPart::key(record.uid, *host, Part::Host),
        owner: host.0,
        activity: record.uid,
        organization: *host,
        part: Part::Host,
        seq: 0,
    })?;
    w.insert(&Tag {
        uid: Tag::key("activity", record.uid.0, "subject", SUBJECTS[n % 6]),
        owner: host.0,
        kind: "activity".into(),
        record: record.uid.0,
        list: "subject".into(),
        value: SUBJECTS[n % 6].into(),
        seq: 0,
    })?;
    w.insert(&ActivityRole {
        uid: ActivityRoleId::new(),
        owner: host.0,
        activity: record.uid,
        session: None,
        person: Some(teachers[n % TEACHERS]),
        name: None,
        organization: Some(*host),
        role: "teach".into(),
        lesson: None,
        class: None,
        seq: 0,
    })?;
    evidence(w, record.uid, *host)?;
    printed(w, &record, *host)?;
    (0..SIGNED).try_for_each(|line| sign(w, record.uid, members, n, line))?;
    Ok(record.uid)
}

fn record(community: CommunityId, year: i32, n: usize) -> Activity {
    Activity {
        uid: ActivityId::new(),
        owner: Uid::COUNTY,
        code: format!("{}-{n:03}", year % 100),
        community,
        title: format!("第{n}次：单元整体教学设计与课堂观察研讨"),
        form: FORMS[n % FORMS.len()].into(),
        status: ActivityStatus::Archived,
        status_reason: None,
        correcting: false,
        mode: ActivityMode::Offline,
        day: Some(school_day(year, n)),
        last_day: None,
        month: None,
        starts: None,
        ends: None,
        place: Some("录播教室".into()),
        level: None,
        grade: None,
        audience: None,
        chair: None,
        hours: Some(3.0),
        counts: None,
        counts_reason: None,
        counts_for: None,
        planned: true,
        platform: None,
        process: Some("一、观课；二、分组评议；三、集中交流；四、领衔学校小结。".repeat(6)),
        results: Some("形成单元教学设计一份，观课记录若干。".repeat(3)),
        problems: None,
        recorder: None,
        note: None,
    }
}

/// Weekdays from September to June.
fn school_day(year: i32, n: usize) -> NaiveDate {
    let date = day(year, 9, 2) + Days::new((n * 300 / ACTIVITIES) as u64);
    match date.weekday() {
        Weekday::Sat => date - Days::new(1),
        Weekday::Sun => date + Days::new(1),
        _ => date,
    }
}

fn evidence(w: &Writer<'_>, activity: ActivityId, owner: OrganizationId) -> Result<()> {
    for (seq, kind) in (0..).zip(EVIDENCE) {
        w.insert(&Evidence {
            uid: EvidenceId::new(),
            owner: owner.0,
            kind: "activity".into(),
            record: activity.0,
            evidence_kind: Some(kind.into()),
            title: None,
            file: None,
            file_name: None,
            size: None,
            taken_on: None,
            pieces: Some(1),
            paper_place: Some("教科室档案柜".into()),
            confidential: false,
            seq,
            note: None,
        })?;
    }
    Ok(())
}

/// Its sign-in sheet; the last of every ten has not come back.
fn printed(w: &Writer<'_>, activity: &Activity, owner: OrganizationId) -> Result<()> {
    let day = activity.day.unwrap_or_default();
    let number = format!("{}-1", activity.code);
    let waits = number.ends_with("9-1");
    w.insert(&Output {
        uid: OutputId::new(),
        owner: owner.0,
        form: SIGN_IN_SHEET.into(),
        number: Some(number),
        activity: Some(activity.uid),
        session: None,
        community: None,
        school_year: None,
        edition: None,
        made_at: day.into(),
        pages: Some(2),
        sha256: None,
        returned_on: (!waits).then_some(day),
        note: None,
        title: Some("签到表".into()),
    })
}

fn sign(
    w: &Writer<'_>,
    activity: ActivityId,
    members: &[(OrganizationId, Vec<PersonId>)],
    n: usize,
    line: usize,
) -> Result<()> {
    let (school, teachers) = &members[line % MEMBERS];
    let absent = (n + line).is_multiple_of(17);
    w.insert(&Attendance {
        uid: AttendanceId::new(),
        owner: school.0,
        activity,
        session: None,
        person: Some(teachers[(n + line / MEMBERS) % TEACHERS]),
        name: None,
        organization: Some(*school),
        expected: true,
        status: Some(if absent {
            Presence::Leave
        } else {
            Presence::Present
        }),
        absence: None,
        signed_at: None,
        source: None,
        hours: None,
        note: None,
    })
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}
