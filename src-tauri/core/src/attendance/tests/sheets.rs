//! What a sheet shows: schools, lists of the expected, head counts, sessions and hours.
use serde_json::json;

use super::super::*;
use super::{line, of_session, whole};
use crate::activities;
use crate::activities::tests::office::{Office, request};
use crate::dates::Period;
use crate::ids::SessionId;

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
        "第二实验小学：到会5人，多于应到3人，请核对。"
    );
    let unsaid: SetHeadCounts = request(json!({
        "activity": lesson,
        "counts": [
            { "organization": office.school("XX02"), "expected": 8, "actual": 6 },
            { "organization": office.school("XX03"), "expected": null, "actual": 4 },
        ],
    }));
    office.act(|w| set_head_counts(w, unsaid));
    let totals = super::super::sheet(office.reader(), whole(lesson))
        .unwrap()
        .totals;
    assert_eq!(
        (totals.expected, totals.came, totals.absent, totals.unstated),
        (10, 12, 2, 4),
        "nobody said how many of XX03 were expected"
    );
    let none = SetHeadCounts {
        activity: lesson,
        counts: vec![],
    };
    office.act(|w| set_head_counts(w, none));
    assert!(head_counts(office.reader(), lesson).unwrap().is_empty());
}

/// A lesson that expects two people, with a morning worth 3 学时 and an afternoon worth 2.
fn two_halves(office: &mut Office) -> (ActivityId, SessionId, SessionId) {
    let lesson = office.lesson();
    office.expect(lesson, &["T03", "T04"]);
    let mut session = |title: &str, hours: f64| {
        let session =
            json!({ "activity": lesson, "session": null, "title": title, "hours": hours });
        office.act(|w| activities::save_session(w, request(session)))
    };
    (lesson, session("上午", 3.0), session("下午", 2.0))
}

#[test]
fn sessions_are_offered_with_the_list_of_their_activity() {
    let mut office = Office::new();
    let (lesson, morning, _) = two_halves(&mut office);
    let whole = SheetRequest {
        activity: lesson,
        session: None,
    };
    let offered = sheet(office.reader(), whole).unwrap().sessions;
    let offered: Vec<(&str, u32)> = offered.iter().map(|s| (s.title.as_str(), s.came)).collect();
    assert_eq!(
        offered,
        [("上午", 0), ("下午", 0)],
        "before anybody signed there"
    );
    let lists = choices(office.reader(), of_session(lesson, morning)).unwrap();
    let first = &lists.suggestions[0];
    assert_eq!(
        (first.label.as_str(), first.people.len()),
        ("本次活动的应到人员", 2)
    );
}

#[test]
fn sessions_with_hours_have_sheets_of_their_own() {
    let mut office = Office::new();
    let (lesson, morning, afternoon) = two_halves(&mut office);
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
    let worth = |hours: Option<f64>| -> SaveLine {
        request(json!({ "line": wu, "status": "present", "hours": hours }))
    };
    office.act(|w| save_line(w, worth(Some(1.5))));
    assert_eq!(sheet(office.reader(), whole(lesson)).unwrap().hours, 4.5);
    office.act(|w| save_line(w, worth(None)));
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
