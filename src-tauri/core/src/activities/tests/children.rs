//! Roles and sessions of an activity, and what of it a copy takes along.
use serde_json::json;

use super::super::{ActivityStatus as Status, *};
use super::office::{Office, day, request};

#[test]
fn a_copy_is_planned_anew_without_what_happened() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let in_the_plan = SaveActivity {
        planned: true,
        ..office.page(lesson)
    };
    office.act(|w| save(w, in_the_plan));
    office.sign_in(lesson, &["T04", "T18"]);
    office.role(lesson, "T04", "teach");
    let text = request(
        json!({ "activity": lesson, "process": "两节课", "results": null, "problems": null, "recorder": "高原" }),
    );
    office.act(|w| save_text(w, text));
    let session =
        request(json!({ "activity": lesson, "session": null, "title": "上课", "lead": "吴雅琴" }));
    office.act(|w| save_session(w, session));
    let again = CopyActivity {
        activity: lesson,
        day: Some(day("2025-11-07")),
        month: None,
        title: None,
        planned: false,
    };
    let copied = office.act(|w| copy(w, again));
    let copied: Activity = office.reader().get(copied).unwrap();
    assert_eq!(
        (copied.code.as_str(), copied.status),
        ("P1-02", Status::Planned)
    );
    assert_eq!((copied.process, copied.recorder), (None, None));
    assert!(!copied.planned, "the old one's plan was another year's");
    assert!(roles(office.reader(), copied.uid).unwrap().is_empty());
    let sessions = sessions(office.reader(), copied.uid).unwrap();
    assert_eq!((sessions.len(), sessions[0].lead.as_deref()), (1, None));
    assert_eq!(parts(office.reader(), copied.uid).unwrap().len(), 1);
    assert_eq!(
        crate::tags::of_record(office.reader(), KIND, copied.uid.0)
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn roles_keep_the_school_of_the_day() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.role(lesson, "T18", "teach");
    let kept = roles(office.reader(), lesson).unwrap();
    assert_eq!(kept[0].organization, Some(office.school("XX02")));
    let twice: SaveRole = request(json!({
        "activity": lesson, "person": office.person("T18"), "role": "teach",
    }));
    assert_eq!(
        office.refusal(|w| save_role(w, twice)),
        "徐梅芳已登记为执教，不需要重复登记。"
    );
    let school_only: SaveRole = request(json!({
        "activity": lesson, "organization": office.school("XX03"), "role": "teach",
    }));
    office.act(|w| save_role(w, school_only));
    let nobody: SaveRole = request(json!({ "activity": lesson, "role": "teach" }));
    assert_eq!(
        office.refusal(|w| save_role(w, nobody)),
        "请选择承担任务的人员，或填写姓名；只知道学校的，请选择学校。"
    );
    let changed: SaveRole = request(json!({
        "activity": lesson, "id": kept[0].uid, "person": office.person("T18"), "role": "comment",
    }));
    office.act(|w| save_role(w, changed));
    let now: Vec<String> = roles(office.reader(), lesson)
        .unwrap()
        .into_iter()
        .map(|role| role.role)
        .collect();
    assert_eq!(now, ["comment", "teach"], "changed in its place");
}

#[test]
fn sessions_take_the_order_they_are_put_in() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let ids: Vec<_> = ["签到", "上课", "评课"]
        .map(|title| {
            let session = request(json!({ "activity": lesson, "session": null, "title": title }));
            office.act(|w| save_session(w, session))
        })
        .into();
    let order = ReorderSessions {
        activity: lesson,
        sessions: vec![ids[2], ids[0]],
    };
    office.act(|w| reorder_sessions(w, order));
    let titles: Vec<String> = sessions(office.reader(), lesson)
        .unwrap()
        .into_iter()
        .map(|s| s.title)
        .collect();
    assert_eq!(titles, ["评课", "签到", "上课"]);
}

#[test]
fn a_copy_of_several_days_keeps_their_order() {
    let mut office = Office::new();
    let first = office.activity("成果展示交流", "result_show", "2024-11-20", "XX01");
    let page = SaveActivity {
        last_day: Some(day("2024-11-22")),
        ..office.page(first)
    };
    office.act(|w| save(w, page));
    let second = request(json!({
        "activity": first, "session": null, "title": "第二天展示", "day": "2024-11-21",
    }));
    office.act(|w| save_session(w, second));
    let again = CopyActivity {
        activity: first,
        day: Some(day("2025-11-26")),
        month: None,
        title: None,
        planned: false,
    };
    let copied = office.act(|w| copy(w, again));
    let new: Activity = office.reader().get(copied).unwrap();
    assert_eq!(new.last_day, Some(day("2025-11-28")));
    let sessions = sessions(office.reader(), copied).unwrap();
    assert_eq!(sessions[0].day, Some(day("2025-11-27")));
}
