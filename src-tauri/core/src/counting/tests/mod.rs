//! The counting rules, case by case.
mod moving;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::book::{CommunityBook, Member};
use super::facts::{ActivityFacts, HeldRole, Names};
use super::rules::{Merit, Reason, exempt, merit, standing};
use super::tally::{MemberSpan, Span, tally};
use super::totals::{participation, totals};
use super::verdict::{Scales, Verdict};
use crate::activities::ActivityStatus;
use crate::attendance::Earning;
use crate::calendar::{Calendar, Term, TermRef};
use crate::dates::{SchoolYear, TermNumber};
use crate::ids::{ActivityId, CommunityId, OrganizationId, PersonId, Uid};
use crate::vocabulary::{Counter, Settings};

const FIRST: TermRef = TermRef {
    school_year: SchoolYear(2024),
    number: TermNumber::First,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("YYYY-MM-DD")
}

fn school(name: &str) -> OrganizationId {
    OrganizationId(Uid::derived("test", &[name.as_bytes()]))
}

/// The sample county's first term: lessons from 2 September to 10 January.
fn calendar() -> Calendar {
    let settings = Settings::default();
    let term = Term {
        uid: Term::key(FIRST.school_year, FIRST.number),
        owner: Uid::COUNTY,
        school_year: FIRST.school_year,
        number: FIRST.number,
        starts: day("2024-09-01"),
        ends: day("2025-01-31"),
        teaching_from: day("2024-09-02"),
        teaching_to: day("2025-01-10"),
    };
    Calendar::new(&[term], &[], settings.stage_from, settings.stage_to)
}

/// 示范课 on 2024-10-18 at 二实, held; 二实 6, 前楼 4, 石桥 3 came.
fn lesson() -> ActivityFacts {
    let schools = ["二实", "前楼", "石桥"].map(school);
    ActivityFacts {
        id: ActivityId::new(),
        code: "A03".into(),
        title: "《角的度量》示范课与研讨".into(),
        community: CommunityId(Uid::COUNTY),
        form: "demo_lesson".into(),
        form_name: "示范课".into(),
        form_counts: true,
        status: ActivityStatus::Held,
        counts: None,
        counts_reason: None,
        counts_for: None,
        day: Some(day("2024-10-18")),
        month: None,
        hours: 3.0,
        hosts: vec![schools[0]],
        asked_on: Some(day("2024-10-18")),
        co_hosts: vec![],
        givers: vec![],
        receivers: vec![],
        organisers: vec![],
        roles: vec![],
        names: Names::default(),
        heads: HashMap::from([(schools[0], 6), (schools[1], 4), (schools[2], 3)]),
        known_schools: Arc::new(schools.into()),
    }
}

fn with(change: impl FnOnce(&mut ActivityFacts)) -> ActivityFacts {
    let mut activity = lesson();
    change(&mut activity);
    let asked_on = |day| calendar().asked_on(day, activity.counts_for);
    activity.asked_on = activity.day.map(asked_on);
    activity
}

fn one_came() -> HashMap<OrganizationId, u32> {
    HashMap::from([(school("二实"), 6)])
}

fn judged(name: &str) -> HeldRole {
    HeldRole {
        school: school(name),
        role: "评委".into(),
        who: "邓国平".into(),
        active: false,
    }
}

#[test]
fn an_activity_counts_or_says_why_not() {
    use ActivityStatus::{Archived, Cancelled, Notified, Planned, Postponed};
    let calendar = calendar();
    let cases: Vec<(&str, ActivityFacts, Result<(), Reason>)> = vec![
        ("held", lesson(), Ok(())),
        ("archived", with(|a| a.status = Archived), Ok(())),
        (
            "planned",
            with(|a| a.status = Planned),
            Err(Reason::NotHeld),
        ),
        (
            "notified",
            with(|a| a.status = Notified),
            Err(Reason::NotHeld),
        ),
        (
            "postponed",
            with(|a| a.status = Postponed),
            Err(Reason::Postponed),
        ),
        (
            "cancelled",
            with(|a| a.status = Cancelled),
            Err(Reason::Cancelled),
        ),
        ("no day", with(|a| a.day = None), Err(Reason::NoDay)),
        (
            "meeting",
            with(|a| a.form_counts = false),
            Err(Reason::Meeting),
        ),
        (
            "a meeting counted by hand",
            with(|a| (a.form_counts, a.counts) = (false, Some(true))),
            Ok(()),
        ),
        (
            "left out by hand",
            with(|a| a.counts = Some(false)),
            Err(Reason::Excluded),
        ),
        (
            "in July",
            with(|a| a.day = Some(day("2025-07-02"))),
            Err(Reason::OutsideStage),
        ),
        (
            "last day of June",
            with(|a| a.day = Some(day("2025-06-30"))),
            Ok(()),
        ),
        (
            "in July, ticked",
            with(|a| (a.day, a.counts) = (Some(day("2025-07-02")), Some(true))),
            Ok(()),
        ),
        (
            "29 August, counted for the term that follows",
            with(|a| (a.day, a.counts_for) = (Some(day("2024-08-29")), Some(FIRST))),
            Ok(()),
        ),
        (
            "one school",
            with(|a| a.heads = HashMap::from([(school("二实"), 6)])),
            Err(Reason::OneSchool),
        ),
        (
            "a guest who is no school is no second school",
            with(|a| a.heads = HashMap::from([(school("二实"), 6), (school("进修学校"), 1)])),
            Err(Reason::OneSchool),
        ),
        (
            "a second school that only judged",
            with(|a| (a.heads, a.roles) = (one_came(), vec![judged("前楼")])),
            Ok(()),
        ),
        (
            "a second school that was sent teachers",
            with(|a| (a.heads, a.receivers) = (one_came(), vec![school("前楼")])),
            Ok(()),
        ),
        (
            "a second school that sent teachers",
            with(|a| (a.heads, a.givers) = (one_came(), vec![school("前楼")])),
            Ok(()),
        ),
        (
            "a second school that only organised",
            with(|a| (a.heads, a.organisers) = (one_came(), vec![school("前楼")])),
            Ok(()),
        ),
        (
            "an office that organised is no second school",
            with(|a| (a.heads, a.organisers) = (one_came(), vec![school("进修学校")])),
            Err(Reason::OneSchool),
        ),
        (
            "a school with nobody there is no second school",
            with(|a| a.heads = HashMap::from([(school("二实"), 6), (school("前楼"), 0)])),
            Err(Reason::OneSchool),
        ),
    ];
    for (what, activity, expected) in cases {
        assert_eq!(standing(&activity, &calendar), expected, "{what}");
    }
}

#[test]
fn the_three_counters_of_g_01() {
    let role = |name: &str, who: &str| HeldRole {
        school: school(name),
        role: "点评".into(),
        who: who.into(),
        active: true,
    };
    let spoke = with(|a| a.roles = vec![role("石桥", "曾庆华")]);
    let helped = with(|a| a.co_hosts = vec![school("前楼")]);
    let away = with(|a| {
        a.heads.insert(school("石桥"), 0);
    });
    let commented = Merit::Role {
        role: "点评".into(),
        who: "曾庆华".into(),
    };
    let cases = [
        (&spoke, "二实", Counter::Host, Ok(Merit::Host)),
        (&spoke, "二实", Counter::Active, Ok(Merit::Host)),
        (&spoke, "石桥", Counter::Host, Err(Reason::NotHost)),
        (&spoke, "石桥", Counter::Active, Ok(commented)),
        (&spoke, "前楼", Counter::Active, Err(Reason::NotActive)),
        (
            &spoke,
            "前楼",
            Counter::Attend,
            Ok(Merit::Attended { people: 4 }),
        ),
        (&helped, "前楼", Counter::Active, Ok(Merit::CoHost)),
        (&helped, "前楼", Counter::Host, Err(Reason::NotHost)),
        (&away, "石桥", Counter::Host, Err(Reason::DidNotAttend)),
        (&away, "石桥", Counter::Active, Err(Reason::DidNotAttend)),
        (&away, "石桥", Counter::Attend, Err(Reason::DidNotAttend)),
    ];
    for (activity, name, counter, expected) in cases {
        let found = merit(activity, school(name), counter);
        assert_eq!(found, expected, "{name} by {}", counter.label());
    }
}

/// G-40: 参与 ⊇ 承担 ⊇ 承办, whatever the part.
#[test]
fn whoever_has_a_part_takes_part() {
    let nobody = |change: fn(&mut ActivityFacts)| {
        with(|a| {
            a.heads = HashMap::new();
            change(a);
        })
    };
    let as_role = |who: &str, role: &str| Merit::Role {
        role: role.into(),
        who: who.into(),
    };
    let judged_only = nobody(|a| a.roles = vec![judged("前楼")]);
    let sent = nobody(|a| a.givers = vec![school("前楼")]);
    let received = nobody(|a| a.receivers = vec![school("前楼")]);
    let organised = nobody(|a| a.organisers = vec![school("前楼")]);
    let spoke = nobody(|a| {
        a.roles = vec![HeldRole {
            active: true,
            role: "主讲".into(),
            ..judged("前楼")
        }];
    });
    use Counter::{Active, Attend, Host};
    let cases = [
        (&judged_only, "二实", Attend, Ok(Merit::Host)),
        (&judged_only, "前楼", Attend, Ok(as_role("邓国平", "评委"))),
        (&judged_only, "前楼", Active, Err(Reason::TookPartOnly)),
        (&judged_only, "前楼", Host, Err(Reason::NotHost)),
        (&spoke, "前楼", Attend, Ok(as_role("邓国平", "主讲"))),
        (&spoke, "前楼", Active, Ok(as_role("邓国平", "主讲"))),
        (&sent, "前楼", Attend, Ok(Merit::Giver)),
        (&received, "前楼", Attend, Ok(Merit::Receiver)),
        (&received, "前楼", Active, Err(Reason::TookPartOnly)),
        (&organised, "前楼", Attend, Err(Reason::OnlyOrganiser)),
        (&organised, "前楼", Host, Err(Reason::OnlyOrganiser)),
        (&organised, "石桥", Attend, Err(Reason::DidNotAttend)),
    ];
    for (activity, name, counter, expected) in cases {
        let found = merit(activity, school(name), counter);
        assert_eq!(found, expected, "{name} by {}", counter.label());
    }
    assert_eq!(
        (
            judged_only.came(school("前楼")),
            judged_only.hours_of(school("前楼"))
        ),
        (0, 0.0),
        "person-times and hours come from sign-ins and head counts alone"
    );
}

#[test]
fn a_school_counts_only_on_days_of_its_membership() {
    let calendar = calendar();
    let activities = [lesson()];
    let value = |from: &str, to: Option<&str>| {
        let spans = [MemberSpan {
            from: Some(day(from)),
            to: to.map(day),
        }];
        let counted = tally(
            activities.iter().enumerate(),
            school("前楼"),
            &spans,
            Counter::Attend,
            &calendar,
        );
        (
            counted.value(),
            counted.not_counted.first().map(|n| n.reason),
        )
    };
    assert_eq!(value("2024-09-01", None), (1, None));
    assert_eq!(value("2024-10-18", Some("2024-10-18")), (1, None));
    assert_eq!(value("2024-10-19", None), (0, Some(Reason::NotMember)));
    assert_eq!(
        value("2024-09-01", Some("2024-10-17")),
        (0, Some(Reason::NotMember))
    );
}

#[test]
fn only_a_member_on_the_terms_middle_day_owes_anything() {
    // 1 September to 31 January: the middle is 16 November.
    let term = calendar().term(FIRST);
    let late = Some("学期过半后才加入，本学期不作要求。");
    let early = Some("学期过半前已退出，本学期不作要求。");
    let away = Some("学期过半时不是成员学校，本学期不作要求。");
    let always: Span2 = (None, None);
    let cases: [(&[Span2], Option<&str>); 9] = [
        (&[always], None),
        (&[(Some("2024-11-16"), None)], None),
        (&[(Some("2024-11-17"), None)], late),
        (&[(None, Some("2024-11-16"))], None),
        (&[(None, Some("2024-11-15"))], early),
        (
            &[(None, Some("2024-09-06")), (Some("2025-01-06"), None)],
            away,
        ),
        (
            &[(None, Some("2024-10-11")), (Some("2024-11-11"), None)],
            None,
        ),
        (
            &[
                (Some("2024-12-02"), Some("2024-12-13")),
                (Some("2025-01-06"), None),
            ],
            late,
        ),
        (
            &[
                (Some("2024-09-02"), Some("2024-09-13")),
                (Some("2024-10-08"), Some("2024-10-18")),
            ],
            early,
        ),
    ];
    for (spans, expected) in cases {
        let membership: Vec<_> = spans
            .iter()
            .map(|(from, to)| MemberSpan {
                from: from.map(day),
                to: to.map(day),
            })
            .collect();
        assert_eq!(exempt(&membership, term), expected, "{spans:?}");
    }
}

/// First and last day of a membership; `None`: open.
type Span2 = (Option<&'static str>, Option<&'static str>);

#[test]
fn the_term_follows_the_day_unless_set_by_hand() {
    let calendar = calendar();
    let second = TermRef::new(SchoolYear(2024), TermNumber::Second);
    let moved = with(|a| a.counts_for = Some(second));
    let planned = with(|a| (a.day, a.month) = (None, Some("2024-12".into())));
    assert!(Span::Term(FIRST).holds(&lesson(), &calendar));
    assert!(!Span::Term(FIRST).holds(&moved, &calendar));
    assert!(Span::Term(second).holds(&moved, &calendar));
    assert!(
        Span::Term(FIRST).holds(&planned, &calendar),
        "a planned month has a term"
    );
    assert!(Span::SchoolYear(SchoolYear(2024)).holds(&lesson(), &calendar));
    assert!(!Span::SchoolYear(SchoolYear(2023)).holds(&lesson(), &calendar));
}

#[test]
fn a_duty_is_weighed_by_the_day_and_the_decision() {
    let calendar = calendar();
    let weigh = |today: &str, readings: &[u32], exempt| {
        let scales = Scales {
            calendar: &calendar,
            today: day(today),
            required: 2,
        };
        scales.weigh(FIRST, readings, exempt)
    };
    let short = weigh("2025-01-06", &[1], None);
    assert_eq!((short.verdict, short.gap), (Verdict::Unmet, 1));
    assert_eq!(
        short.latest,
        Some(day("2025-01-10")),
        "the last teaching day"
    );
    assert_eq!(short.days_left, 5, "6 to 10 January, both included");

    let over = weigh("2025-02-01", &[1], None);
    assert_eq!((over.verdict, over.latest), (Verdict::Unmet, None));

    assert_eq!(weigh("2025-01-06", &[2], None).verdict, Verdict::Met);
    assert_eq!(weigh("2024-08-20", &[0], None).verdict, Verdict::NotBegun);
    assert_eq!(
        weigh("2025-01-06", &[0], Some("才加入")).verdict,
        Verdict::Exempt
    );
}

/// G-01: while the county has not decided, a verdict is given where all readings agree.
#[test]
fn readings_that_agree_give_a_verdict() {
    let calendar = calendar();
    let scales = Scales {
        calendar: &calendar,
        today: day("2025-01-06"),
        required: 2,
    };
    let cases = [
        ([0, 0, 0], Verdict::Unmet, 2, false),
        ([0, 1, 1], Verdict::Unmet, 1, true),
        ([0, 0, 2], Verdict::Undecided, 0, false),
        ([1, 2, 4], Verdict::Undecided, 0, false),
        ([2, 2, 3], Verdict::Met, 0, false),
    ];
    for (readings, verdict, gap, at_least) in cases {
        let weighed = scales.weigh(FIRST, &readings, None);
        assert_eq!(
            (weighed.verdict, weighed.gap, weighed.at_least),
            (verdict, gap, at_least),
            "{readings:?}"
        );
        let owed = verdict == Verdict::Unmet;
        assert_eq!(
            weighed.latest,
            owed.then(|| day("2025-01-10")),
            "{readings:?}"
        );
    }
}

#[test]
fn names_go_before_head_counts() {
    let calendar = calendar();
    let someone = |names: &mut Names, own| {
        let who = (Some(PersonId::new()), Some(school("前楼")), None);
        let line = Earning {
            came: true,
            own,
            session: None,
        };
        names.add(who, line, 3.0);
    };
    let activity = with(|a| {
        someone(&mut a.names, None);
        someone(&mut a.names, Some(1.5));
    });
    let day = activity.day.expect("a day");
    let member = |name: &str, to: Option<NaiveDate>| Member {
        organization: school(name),
        code: name.into(),
        name: name.into(),
        short_name: name.into(),
        spans: vec![MemberSpan { from: None, to }],
    };
    let community = |left: Option<NaiveDate>| CommunityBook {
        id: activity.community,
        code: "P1".into(),
        name: "第一片区".into(),
        lead: None,
        members: vec![
            member("二实", None),
            member("前楼", left),
            member("石桥", None),
            member("白塔", None),
        ],
    };
    let all = community(Some(day));
    let sums = totals([&activity].into_iter(), &all.members, &calendar);
    let lines: Vec<_> = sums
        .schools
        .iter()
        .map(|s| (s.person_times, s.hours))
        .collect();
    assert_eq!(lines, [(6, 18.0), (2, 4.5), (3, 9.0), (0, 0.0)]);
    assert_eq!(
        (sums.activities, sums.person_times, sums.hours),
        (1, 11, 31.5)
    );
    let people = |of: &CommunityBook| participation([(of, &activity)].into_iter(), &calendar).len();
    assert_eq!(people(&all), 2);
    let left = community(day.pred_opt());
    let sums = totals([&activity].into_iter(), &left.members, &calendar);
    assert_eq!(
        (sums.person_times, sums.hours, sums.schools[1].person_times),
        (9, 27.0, 0),
        "前楼 had left the day before"
    );
    assert_eq!(people(&left), 0);
}
