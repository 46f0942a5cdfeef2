//! Who came and what it is worth; the sheet, the list of the expected, and entering it all.
use serde_json::json;

use super::*;
use crate::activities::tests::office::{Office, request};
use crate::activities::{self, ActivityStatus};
use crate::dates::Period;
use crate::ids::{ActivityId, AttendanceId, SessionId};
use crate::roster::AbsenceKind;

fn earning(came: bool, own: Option<f64>, session: Option<f64>) -> Earning {
    Earning { came, own, session }
}

#[test]
fn hours_add_up_over_sessions_that_bear_them_else_count_once() {
    let whole = earning(true, None, None);
    let morning = earning(true, None, Some(3.0));
    let cases: [(&str, &[Earning], Option<f64>); 9] = [
        ("nobody", &[], None),
        ("did not come", &[earning(false, None, None)], None),
        ("came once", &[whole], Some(4.0)),
        ("two sessions without hours", &[whole, whole], Some(4.0)),
        (
            "two sessions with hours",
            &[morning, earning(true, None, Some(2.0))],
            Some(5.0),
        ),
        (
            "absent from one of them",
            &[morning, earning(false, None, Some(2.0))],
            Some(3.0),
        ),
        ("one session bears none", &[morning, whole], Some(3.0)),
        (
            "set on the line",
            &[earning(true, Some(1.0), None)],
            Some(1.0),
        ),
        (
            "set on the line of a session",
            &[earning(true, Some(1.0), Some(3.0)), morning],
            Some(4.0),
        ),
    ];
    for (name, lines, hours) in cases {
        assert_eq!(hours_of(lines, 4.0), hours, "{name}");
    }
}

#[test]
fn names_go_before_head_counts() {
    let cases = [
        (0, None, 0),
        (0, Some(6), 6),
        (5, Some(6), 5),
        (5, None, 5),
        (0, Some(0), 0),
    ];
    for (named, heads, came) in cases {
        assert_eq!(attended(named, heads), came, "{named} {heads:?}");
    }
}

#[test]
fn a_tally_tells_leave_from_absence_and_guests_from_the_list() {
    let mut tally = SignInTally::default();
    let lines = [
        (true, Some(Presence::Present)),
        (true, Some(Presence::Late)),
        (true, Some(Presence::Leave)),
        (true, Some(Presence::Absent)),
        (true, None),
        (false, Some(Presence::Present)),
    ];
    for (expected, status) in lines {
        tally.add(expected, status);
    }
    let wanted = SignInTally {
        expected: 5,
        came: 3,
        leave: 1,
        absent: 1,
        open: 1,
        unlisted: 1,
    };
    assert_eq!(tally, wanted);
    for (presence, came) in [
        (Presence::Present, true),
        (Presence::Online, true),
        (Presence::Late, true),
        (Presence::LeftEarly, true),
        (Presence::Leave, false),
        (Presence::Absent, false),
    ] {
        assert_eq!(presence.came(), came, "{presence:?}");
    }
}

fn whole(activity: ActivityId) -> SheetRequest {
    SheetRequest {
        activity,
        session: None,
    }
}

fn of_session(activity: ActivityId, session: SessionId) -> SheetRequest {
    SheetRequest {
        activity,
        session: Some(session),
    }
}

fn line(office: &Office, activity: ActivityId, name: &str) -> SheetLine {
    let sheet = sheet(office.reader(), whole(activity)).unwrap();
    let mut lines = sheet.groups.into_iter().flat_map(|group| group.lines);
    lines.find(|line| line.name == name).expect("on the sheet")
}

fn status_of(office: &Office, activity: ActivityId) -> ActivityStatus {
    office
        .reader()
        .get::<activities::Activity>(activity)
        .unwrap()
        .status
}

#[test]
fn the_sheet_groups_people_by_member_school_with_their_particulars() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.expect(lesson, &["T30", "T18", "T04", "T03"]);
    office.role(lesson, "T18", "teach");
    let sheet = sheet(office.reader(), whole(lesson)).unwrap();
    let groups: Vec<(&str, Vec<&str>, usize)> = sheet
        .groups
        .iter()
        .map(|g| {
            (
                g.name.as_str(),
                g.tags.iter().map(String::as_str).collect(),
                g.lines.len(),
            )
        })
        .collect();
    assert_eq!(
        groups,
        [
            ("第二实验小学", vec!["领衔"], 2),
            ("前楼中心小学", vec!["承办"], 1),
            ("石桥中心小学", vec![], 1),
        ]
    );
    let numbers: Vec<u32> = sheet
        .groups
        .iter()
        .flat_map(|g| &g.lines)
        .map(|line| line.number)
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4], "numbered through");
    let xu = &sheet.groups[1].lines[0];
    assert_eq!(
        (
            xu.name.as_str(),
            xu.pinyin.as_str(),
            xu.initials.as_str(),
            xu.subject.as_str()
        ),
        ("徐梅芳", "xu mei fang", "xmf", "语文")
    );
    assert_eq!(
        (xu.post.as_str(), xu.roles.as_slice()),
        ("教导主任", &["执教".to_owned()][..])
    );
    assert_eq!(
        (sheet.totals.expected, sheet.totals.open, sheet.person_times),
        (4, 4, 0)
    );
}

#[test]
fn all_came_but_these() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.expect(lesson, &["T01", "T03", "T04", "T18", "T27"]);
    let request: MarkAllExcept = request(json!({
        "activity": lesson,
        "exceptions": [
            { "person": office.person("T01"), "status": "leave", "absence": "official" },
            { "person": office.person("T27"), "status": "absent" },
            { "person": office.person("T30"), "status": "present" },
        ],
    }));
    let (tally, changed) = office.try_act(|w| mark_all_except(w, request)).unwrap();
    assert_eq!(changed.act.unwrap().title, "已登记签到4人");
    assert_eq!(
        (tally.expected, tally.came, tally.leave, tally.absent),
        (5, 4, 1, 1)
    );
    assert_eq!(tally.unlisted, 1, "曾庆华 was not on the list and came");
    assert_eq!(
        line(&office, lesson, "陈立群").absence,
        Some(AbsenceKind::Official)
    );
    assert_eq!(
        status_of(&office, lesson),
        ActivityStatus::Held,
        "who came made it take place"
    );
    let sheet = sheet(office.reader(), whole(lesson)).unwrap();
    assert_eq!((sheet.person_times, sheet.hours), (4, 12.0));
    office.ledger.undo().unwrap();
    assert_eq!(
        status_of(&office, lesson),
        ActivityStatus::Planned,
        "one act, taken back whole"
    );
    assert_eq!(line(&office, lesson, "陈立群").status, None);
}

#[test]
fn entering_the_whole_list_again_replaces_what_was_entered() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.expect(lesson, &["T03", "T04"]);
    let except = |person: &str, office: &Office| -> MarkAllExcept {
        request(json!({
            "activity": lesson,
            "exceptions": [{ "person": office.person(person), "status": "leave", "absence": "sick" }],
        }))
    };
    let first = except("T03", &office);
    office.act(|w| mark_all_except(w, first));
    let second = except("T04", &office);
    office.act(|w| mark_all_except(w, second));
    let came = line(&office, lesson, "周文慧");
    assert_eq!((came.status, came.absence), (Some(Presence::Present), None));
    assert_eq!(
        line(&office, lesson, "吴雅琴").status,
        Some(Presence::Leave)
    );
}

#[test]
fn someone_absent_who_is_on_no_list_is_a_slip() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.expect(lesson, &["T03"]);
    let absent = request(json!({
        "activity": lesson,
        "exceptions": [{ "person": office.person("T27"), "status": "absent" }],
    }));
    assert_eq!(
        office.refusal(|w| mark_all_except(w, absent)),
        "邓国平不在应到人员中，请从除外人员中移去，或先加入应到人员。"
    );
    let other = office.activity("期末复习集体备课", "joint_prep", "2024-12-20", "XX01");
    let nobody = request(json!({ "activity": other, "exceptions": [] }));
    assert_eq!(
        office.refusal(|w| mark_all_except(w, nobody)),
        "还没有应到人员，请先选定应到人员，再登记签到。"
    );
}

#[test]
fn nobody_can_have_come_before_the_day() {
    let mut office = Office::new();
    let next = office.activity("成果展示交流", "result_show", "2025-07-02", "XX01");
    office.expect(next, &["T03", "T04"]);
    let leave = MarkSignIn {
        activity: next,
        session: None,
        line: line(&office, next, "周文慧").id,
        status: Some(Presence::Leave),
        absence: Some(AbsenceKind::Maternity),
    };
    office.act(|w| mark(w, leave.clone()));
    assert_eq!(
        status_of(&office, next),
        ActivityStatus::Planned,
        "leave is asked beforehand"
    );
    let came = MarkSignIn {
        status: Some(Presence::Present),
        ..leave
    };
    assert_eq!(
        office.refusal(|w| mark(w, came)),
        "活动日期是2025年7月2日，还没有到。如果日期不对，请先在“基本信息”中更改。"
    );
    assert_eq!(
        line(&office, next, "周文慧").status,
        Some(Presence::Leave),
        "nothing was written"
    );
}

#[test]
fn the_school_of_the_day_stays_with_the_line() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T19"]);
    let moved = json!({
        "uid": office.person("T19"), "code": "T19", "name": "胡小兰", "status": "active",
        "posting": { "organization": office.school("XX03"), "subjects": ["chinese"] },
        "from": "2025-02-01",
    });
    office.act(|w| crate::roster::save_person(w, request(moved)));
    let later = office.activity("作业设计主题教研", "theme_research", "2025-05-16", "XX01");
    office.sign_in(later, &["T19"]);
    let school = |activity| {
        let sheet = sheet(office.reader(), whole(activity)).unwrap();
        sheet
            .groups
            .into_iter()
            .find(|g| !g.lines.is_empty())
            .unwrap()
            .name
    };
    assert_eq!(
        (school(lesson).as_str(), school(later).as_str()),
        ("前楼中心小学", "石桥中心小学")
    );
}

#[test]
fn an_online_activity_is_attended_online() {
    let mut office = Office::new();
    let online = office.activity(
        "大单元作业设计线上研讨",
        "online_research",
        "2024-11-22",
        "XX01",
    );
    office.sign_in(online, &["T07"]);
    assert_eq!(
        line(&office, online, "李国栋").status,
        Some(Presence::Online)
    );
}

#[test]
fn guests_are_added_by_name_and_never_twice() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let guest: AddUnlisted = request(json!({
        "activity": lesson, "person": null, "name": " 张教授 ", "organization": null,
    }));
    let first = office.act(|w| add_unlisted(w, guest.clone()));
    let again = office.act(|w| add_unlisted(w, guest));
    assert_eq!(first, again);
    let of_school: AddUnlisted = request(json!({
        "activity": lesson, "person": null, "name": "张教授", "organization": office.school("XX03"),
    }));
    let other = office.act(|w| add_unlisted(w, of_school));
    assert_ne!(
        first, other,
        "the same name at another place is someone else"
    );
    let sheet = sheet(office.reader(), whole(lesson)).unwrap();
    let last = sheet.groups.last().unwrap();
    assert_eq!((last.name.as_str(), last.lines.len()), ("单位不详", 1));
    assert_eq!(
        (
            sheet.totals.expected,
            sheet.totals.came,
            sheet.totals.unlisted
        ),
        (0, 2, 2)
    );
    let nobody: AddUnlisted =
        request(json!({ "activity": lesson, "person": null, "name": " ", "organization": null }));
    assert_eq!(
        office.refusal(|w| add_unlisted(w, nobody)),
        "请选择人员，或填写姓名和单位。"
    );
}

#[test]
fn the_expected_list_can_change_without_losing_who_came() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03", "T04"]);
    office.expect(lesson, &["T03", "T18"]);
    let wu = line(&office, lesson, "吴雅琴");
    assert_eq!((wu.expected, wu.status), (false, Some(Presence::Present)));
    assert!(line(&office, lesson, "徐梅芳").expected);
    office.expect(lesson, &["T03"]);
    let sheet = sheet(office.reader(), whole(lesson)).unwrap();
    let names: Vec<String> = sheet
        .groups
        .into_iter()
        .flat_map(|g| g.lines)
        .map(|line| line.name)
        .collect();
    assert_eq!(
        names,
        ["周文慧", "吴雅琴"],
        "nothing was entered for 徐梅芳, so the line goes"
    );
}

#[test]
fn head_counts_stand_beside_names_and_differences_show() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03", "T04"]);
    let counts: SetHeadCounts = request(json!({
        "activity": lesson,
        "counts": [
            { "organization": office.school("XX01"), "expected": null, "actual": 5 },
            { "organization": office.school("XX02"), "expected": 8, "actual": 6 },
            { "organization": office.school("XX03"), "expected": null, "actual": 0 },
        ],
    }));
    office.act(|w| set_head_counts(w, counts));
    let sheet = sheet(office.reader(), whole(lesson)).unwrap();
    let differences: Vec<Option<i64>> = sheet.groups.iter().map(|g| g.difference).collect();
    assert_eq!(differences, [Some(3), None, None]);
    assert_eq!(
        (sheet.person_times, sheet.hours),
        (8, 24.0),
        "2 by name, 6 by head count"
    );
    assert_eq!(sheet.totals.came, 8);
    let wrong: SetHeadCounts = request(json!({
        "activity": lesson,
        "counts": [{ "organization": office.school("XX01"), "expected": 3, "actual": 5 }],
    }));
    assert_eq!(
        office.refusal(|w| set_head_counts(w, wrong)),
        "实到人数多于应到人数，请核对。"
    );
    let none = SetHeadCounts {
        activity: lesson,
        counts: vec![],
    };
    office.act(|w| set_head_counts(w, none));
    assert!(head_counts(office.reader(), lesson).unwrap().is_empty());
}

#[test]
fn sessions_with_hours_have_sheets_of_their_own() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.expect(lesson, &["T03", "T04"]);
    let mut session = |title: &str, hours: f64| {
        let session =
            json!({ "activity": lesson, "session": null, "title": title, "hours": hours });
        office.act(|w| activities::save_session(w, request(session)))
    };
    let (morning, afternoon) = (session("上午", 3.0), session("下午", 2.0));
    let all = |session: SessionId| -> MarkAllExcept {
        request(json!({ "activity": lesson, "session": session, "exceptions": [] }))
    };
    office.act(|w| mark_all_except(w, all(morning)));
    let one_left = MarkAllExcept {
        exceptions: vec![SignInException {
            person: office.person("T04"),
            status: Presence::Absent,
            absence: None,
        }],
        ..all(afternoon)
    };
    office.act(|w| mark_all_except(w, one_left));
    let morning = sheet(office.reader(), of_session(lesson, morning)).unwrap();
    assert_eq!(
        (morning.person_times, morning.hours),
        (2, 6.0),
        "took over the expected list"
    );
    let period = Period {
        from: "2024-11-08".parse().unwrap(),
        to: "2024-11-08".parse().unwrap(),
    };
    let found = details(
        office.reader(),
        DetailsRequest {
            community: None,
            period,
        },
    )
    .unwrap();
    let worth: Vec<(&str, f64)> = found.iter().map(|d| (d.name.as_str(), d.hours)).collect();
    assert_eq!(
        worth,
        [("周文慧", 5.0), ("吴雅琴", 3.0)],
        "one line a person"
    );
}

#[test]
fn hours_of_one_line_can_differ() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03", "T04"]);
    let wu = line(&office, lesson, "吴雅琴").id;
    office.act(|w| {
        set_hours(
            w,
            SetHours {
                line: wu,
                hours: Some(1.5),
            },
        )
    });
    assert_eq!(sheet(office.reader(), whole(lesson)).unwrap().hours, 4.5);
    office.act(|w| {
        set_hours(
            w,
            SetHours {
                line: wu,
                hours: None,
            },
        )
    });
    assert_eq!(sheet(office.reader(), whole(lesson)).unwrap().hours, 6.0);
}

#[test]
fn suggestions_offer_everyone_the_subject_and_last_time() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03", "T18"]);
    let ill =
        json!({ "person": office.person("T04"), "reason": "maternity", "from": "2024-11-20" });
    office.act(|w| crate::roster::save_away(w, request(ill)));
    let next = office.activity("期末复习集体备课", "joint_prep", "2024-12-20", "XX01");
    let choices = choices(office.reader(), whole(next)).unwrap();
    let lists: Vec<(&str, usize)> = choices
        .suggestions
        .iter()
        .map(|s| (s.label.as_str(), s.people.len()))
        .collect();
    assert_eq!(
        lists,
        [
            ("全体教师", 7),
            ("语文教师", 3),
            ("上次应到人员（11月8日）", 2),
            ("上次到会人员（11月8日）", 2),
        ],
        "吴雅琴 is on maternity leave"
    );
    let schools: Vec<usize> = choices.groups.iter().map(|g| g.people.len()).collect();
    assert_eq!(schools, [4, 2, 2], "she can still be chosen by hand");
    assert_eq!(choices.groups[0].people[2].away.as_deref(), Some("产假"));
}

#[test]
fn a_filed_activity_takes_no_sign_in() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03"]);
    let id: AttendanceId = line(&office, lesson, "周文慧").id;
    office.act(|w| {
        let activity: activities::Activity = w.reader().get(lesson)?;
        activities::archive(w, activity)
    });
    let words = "“同课异构《牛和鹅》”已归档，不能修改。要修改，请先点“更正”。";
    assert_eq!(office.refusal(|w| remove_line(w, id)), words);
    let people = office.persons(&["T04"]);
    let expected = SetExpected {
        activity: lesson,
        session: None,
        people,
    };
    assert_eq!(office.refusal(|w| set_expected(w, expected)), words);
    assert_eq!(
        sheet(office.reader(), whole(lesson))
            .unwrap()
            .closed
            .as_deref(),
        Some(words)
    );
    office.act(|w| activities::reopen(w, lesson));
    office.act(|w| remove_line(w, id));
}
