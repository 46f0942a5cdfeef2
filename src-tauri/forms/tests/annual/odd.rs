//! What real records are like: guests, people twice on a sheet, numbers that disagree, sessions
//! with hours of their own, the same code and the same name twice.
use lianyan_core::activities::{Activity, Session};
use lianyan_core::attendance::{Attendance, HeadCount, Presence};
use lianyan_core::communities::{Community, Membership};
use lianyan_core::evidence::Evidence;
use lianyan_core::ids::{ActivityId, AttendanceId, HeadCountId, OrganizationId, SessionId};
use lianyan_core::outputs::Edition;
use lianyan_core::yearbook::Yearbook;
use lianyan_core::{Ledger, Result, Writer};

use super::office::{P1, YEAR, community, county, yearbook};

/// The sample county, made odd.
pub(crate) fn odd_county() -> Ledger {
    let mut ledger = county();
    let p1 = community(&ledger, P1);
    let p2 = community(&ledger, "P2");
    let year = yearbook(&ledger, Some(P1), YEAR);
    let activities = &year.communities[0].activities;
    let find = |code: &str| {
        let found = activities
            .iter()
            .find(|activity| activity.record.code == code);
        found.expect("an activity of the sample").record.clone()
    };
    let (lecture, preparation, cancelled) = (find("A06"), find("A02"), find("A14"));
    let school = year.book.communities[0].members[1].organization;
    let same_name = year.communities[0].record.name.clone();
    let change = |w: &Writer<'_>| {
        // A guest nobody knows, and one of a school outside the community.
        sign_in(w, &lecture, None, "来宾甲", None)?;
        sign_in(w, &lecture, None, "来宾乙", outside(&ledger_schools(&year)))?;
        // More reported than signed.
        head_count(w, lecture.uid, school, 9)?;
        // Two sessions with hours of their own; somebody came to one of them only.
        let morning = session(w, &preparation, 1, 1.5)?;
        let afternoon = session(w, &preparation, 2, 2.0)?;
        sign_in(w, &preparation, Some(morning), "来宾丙", Some(school))?;
        sign_in(w, &preparation, Some(afternoon), "来宾丙", Some(school))?;
        sign_in(w, &preparation, Some(afternoon), "来宾丁", Some(school))?;
        // The same code twice, as after a merge.
        w.update(&Activity {
            code: "A02".into(),
            ..cancelled.clone()
        })?;
        let other: Community = w.reader().get(p2)?;
        w.update(&Community {
            name: same_name.clone(),
            ..other
        })
    };
    ledger.change("样例", change).expect("odd, but sound");
    assert_eq!(community(&ledger, P1), p1);
    ledger
}

fn ledger_schools(year: &lianyan_core::yearbook::Yearbook) -> Vec<OrganizationId> {
    let all = year.people.organizations.iter();
    all.filter(|school| school.code.starts_with("XX"))
        .map(|school| school.uid)
        .collect()
}

/// A school of another community.
fn outside(schools: &[OrganizationId]) -> Option<OrganizationId> {
    schools.last().copied()
}

fn sign_in(
    w: &Writer<'_>,
    activity: &Activity,
    session: Option<SessionId>,
    name: &str,
    organization: Option<OrganizationId>,
) -> Result<()> {
    let mut line = Attendance {
        uid: AttendanceId::new(),
        owner: activity.owner,
        activity: activity.uid,
        session,
        person: None,
        name: Some(name.to_owned()),
        organization,
        expected: false,
        status: Some(Presence::Present),
        absence: None,
        signed_at: None,
        source: None,
        hours: None,
        note: None,
    };
    line.uid = line.key();
    w.insert(&line)
}

fn head_count(
    w: &Writer<'_>,
    activity: ActivityId,
    organization: OrganizationId,
    actual: i64,
) -> Result<()> {
    let uid: HeadCountId = HeadCount::key(activity, organization);
    let owner = w.author();
    w.save(&HeadCount {
        uid,
        owner,
        activity,
        organization,
        expected: None,
        actual,
    })
}

fn session(w: &Writer<'_>, activity: &Activity, seq: i64, hours: f64) -> Result<SessionId> {
    let uid = SessionId::new();
    w.insert(&Session {
        uid,
        owner: activity.owner,
        activity: activity.uid,
        seq,
        title: format!("第{seq}场"),
        day: None,
        half_day: None,
        starts: None,
        ends: None,
        form: None,
        place: None,
        lead: None,
        subject: None,
        class: None,
        hours: Some(hours),
        note: None,
    })?;
    Ok(uid)
}

/// The sheets' sums are counting's own, guests left out, sessions added up.
#[test]
fn the_odd_county_still_adds_up_to_what_counting_says() {
    let ledger = odd_county();
    let year = yearbook(&ledger, Some(P1), YEAR);
    let totals = &year.quota.communities[0].year;
    let facts = &year.communities[0].activities;
    let preparation = facts
        .iter()
        .find(|activity| activity.record.code == "A02")
        .unwrap();
    let both = preparation
        .signed
        .iter()
        .find(|who| who.name.as_deref() == Some("来宾丙"))
        .unwrap();
    assert_eq!(both.hours, 3.5, "both sessions");
    assert_eq!(both.sessions.len(), 2);
    assert_eq!(totals.person_times, 139 + 2, "two more of a member school");
    let text = super::golden::said_of(&year, lianyan_core::outputs::Edition::SelfCheck);
    assert!(
        text.contains(&format!("参加人次|人次|{}|63|{}", 78, 141)),
        "{text}"
    );
    assert!(
        text.contains("上报9人，以签到为准"),
        "the disagreement is told"
    );
    assert!(
        text.contains("第1场 到会；第2场 到会"),
        "sessions are listed"
    );
}

/// What is written in the program is the record: it stands in a sheet of its own and in the list of
/// evidence, and nothing asks for it any more.
#[test]
fn a_record_written_in_the_program_stands_in_the_workbook() {
    let mut ledger = county();
    let year = yearbook(&ledger, Some(P1), YEAR);
    let activities = &year.communities[0].activities;
    let preparation = activities
        .iter()
        .find(|activity| activity.record.code == "A02");
    let preparation = preparation.unwrap();
    let papers = preparation.evidence.iter();
    let papers: Vec<_> = papers
        .filter(|piece| piece.kind == "record")
        .cloned()
        .collect();
    let preparation = preparation.record.clone();
    assert!(
        !super::golden::said_of(&year, Edition::Submission).contains("== 活动记录"),
        "no sheet while nothing is written"
    );
    let write = |w: &Writer<'_>| {
        for piece in &papers {
            w.remove::<Evidence>(piece.uid)?;
        }
        w.update(&Activity {
            process: Some("一、说课；\n二、评议。".to_owned()),
            results: Some("确定三个课时。".to_owned()),
            recorder: Some("高原".to_owned()),
            ..preparation.clone()
        })
    };
    ledger.change("写活动记录", write).unwrap();
    let year = yearbook(&ledger, Some(P1), YEAR);
    for edition in [Edition::Submission, Edition::SelfCheck] {
        let text = super::golden::said_of(&year, edition);
        let (_, sheet) = text.split_once("== 活动记录\n").expect("its own sheet");
        let line = sheet
            .lines()
            .find(|line| line.contains("A02"))
            .expect("its line");
        for words in ["一、说课；⏎二、评议。", "确定三个课时。", "高原"] {
            assert!(line.contains(words), "{words} in {line}");
        }
        let listed = text
            .lines()
            .any(|line| line.contains("活动记录") && line.contains("程序内填写"));
        assert!(listed, "it is in the list of evidence");
        assert!(!text.contains("A02《三年级上册习作单元集体备课》缺活动记录"));
    }
}

/// G-47: a school in two communities and its teachers count once in the county.
#[test]
fn the_county_counts_schools_and_people_once() {
    let mut ledger = county();
    let before = yearbook(&ledger, None, YEAR);
    let p2 = community(&ledger, "P2");
    let school = before.communities.iter().find(|c| c.record.code == P1);
    let school = school.unwrap().row.members[1].organization;
    let from = chrono::NaiveDate::from_ymd_opt(2024, 9, 1).unwrap();
    let join = |w: &Writer<'_>| {
        w.insert(&Membership {
            uid: Membership::key(p2, school, from),
            owner: lianyan_core::ids::Uid::COUNTY,
            community: p2,
            organization: school,
            role: "member".into(),
            seq: 9,
            from_date: from,
            to_date: None,
            note: None,
        })
    };
    ledger.change("也加入第二片区", join).unwrap();
    let after = yearbook(&ledger, None, YEAR);
    let lines = |year: &Yearbook, name: &str| -> Vec<f64> {
        let text = super::golden::said_of(year, Edition::Submission);
        let lines = text.lines().filter(|line| line.starts_with(name));
        let last = |line: &str| line.rsplit('|').next().unwrap().parse().ok();
        lines.filter_map(last).collect()
    };
    for (name, one_more) in [("成员学校|所", 1.0), ("成员学校教师|人", 10.0)] {
        let (before, after) = (lines(&before, name), lines(&after, name));
        let split = |all: &[f64]| (all[..8].iter().sum::<f64>(), all[8]);
        assert_eq!(
            split(&after).0,
            split(&before).0 + one_more,
            "{name}: 第二片区 has it too"
        );
        assert_eq!(
            split(&after).1,
            split(&before).1,
            "{name}: once in the county"
        );
    }
    let (before, after) = (
        lines(&before, "参加过活动的教师|人"),
        lines(&after, "参加过活动的教师|人"),
    );
    assert_eq!(after[8], before[8], "whoever took part did so once");
}
