//! The list and its sums, one activity's page, and what must be complete before it is archived.
mod tagging;

use serde_json::json;

use super::rules::{overdue, require_complete, state};
use super::*;
use crate::activities::tests::office::{Office, day, request};
use crate::activities::{self, Activity, ActivityStatus as Status, SaveRole, Verb};
use crate::attendance::{self, Attendance};
use crate::dates::SchoolYear;
use crate::evidence::{self, Evidence, EvidenceKindName, SIGN_IN_TOPIC};
use crate::ids::{ActivityId, OrganizationId};
use crate::outputs::{self, LogOutput, SIGN_IN_SHEET};

#[test]
fn states_read_from_status_and_gaps() {
    let cases = [
        (Status::Planned, false, true, "计划中"),
        (Status::Notified, false, true, "已通知"),
        (Status::Held, false, true, "待补全"),
        (Status::Held, false, false, "待归档"),
        (Status::Archived, false, true, "已归档"),
        (Status::Archived, true, false, "更正中"),
        (Status::Postponed, false, true, "已延期"),
        (Status::Cancelled, false, true, "已取消"),
    ];
    for (status, correcting, lacking, word) in cases {
        assert_eq!(
            state(status, correcting, lacking).label(),
            word,
            "{status:?}"
        );
    }
}

#[test]
fn overdue_is_what_has_passed_and_nobody_spoke_of() {
    let today = day("2025-01-10");
    let cases = [
        (Status::Notified, Some("2025-01-09"), true),
        (Status::Notified, Some("2025-01-10"), false),
        (Status::Planned, None, false),
        (Status::Postponed, Some("2025-01-09"), true),
        (Status::Held, Some("2025-01-09"), false),
        (Status::Cancelled, Some("2025-01-09"), false),
    ];
    for (status, on, late) in cases {
        assert_eq!(
            overdue(status, on.map(day), today),
            late,
            "{status:?} {on:?}"
        );
    }
}

#[test]
fn filing_names_everything_that_is_missing_and_not_explained() {
    let kind = |name: &str, explained| EvidenceKindName {
        kind: name.to_owned(),
        name: name.to_owned(),
        explained,
    };
    assert!(require_complete("例会", true, false, &[]).is_ok());
    assert!(require_complete("例会", false, true, &[kind("照片", true)]).is_ok());
    let refused = require_complete(
        "例会",
        false,
        false,
        &[kind("照片", true), kind("通知", false)],
    );
    assert_eq!(
        refused.unwrap_err().to_string(),
        "“例会”还缺签到登记、通知，不能归档。请补齐；确实补不了的，请填写情况说明。"
    );
}

fn filter(office: &Office, more: serde_json::Value) -> ActivityFilter {
    let mut filter = json!({ "community": office.p1, "schoolYear": 2024 });
    let fields = filter.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    request(filter)
}

fn titles(office: &Office, more: serde_json::Value) -> Vec<String> {
    let list = list(office.reader(), filter(office, more)).unwrap();
    list.rows.into_iter().map(|row| row.title).collect()
}

fn paper(office: &mut Office, activity: ActivityId, kinds: &[&str]) {
    for kind in kinds {
        let add = request(json!({
            "activity": activity, "kind": kind, "file": null, "fields": { "paperPlace": "档案柜3" },
        }));
        office.act(|w| evidence::add(w, add));
    }
}

const FULL: [&str; 4] = ["notice", "signin", "photo_ev", "record"];

/// A meeting, a lesson with its gap, a preparation that is complete, and two still planned.
fn year() -> (Office, ActivityId, ActivityId) {
    let mut office = Office::new();
    let meeting = office.activity("学年工作部署会", "joint_meeting", "2024-09-13", "XX01");
    office.sign_in(meeting, &["T01", "T18", "T27"]);
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03", "T04", "T18", "T30"]);
    office.role(lesson, "T18", "teach");
    paper(&mut office, lesson, &["notice", "signin", "record"]);
    let prep = office.activity("作业设计集体备课", "joint_prep", "2025-02-28", "XX03");
    office.sign_in(prep, &["T07", "T30"]);
    paper(&mut office, prep, &FULL);
    office.activity("教学比武", "teaching_contest", "2025-07-04", "XX01");
    let new = json!({
        "community": office.p1, "title": "课题中期交流", "form": "project_research",
        "day": null, "month": "2025-04",
    });
    office.act(|w| activities::create(w, request(new)));
    (office, lesson, prep)
}

#[test]
fn the_list_shows_the_year_with_its_sums() {
    let (office, lesson, prep) = year();
    let list = list(office.reader(), filter(&office, json!({}))).unwrap();
    let rows: Vec<(&str, &str, Option<u32>, Option<f64>)> = list
        .rows
        .iter()
        .map(|row| {
            (
                row.title.as_str(),
                row.state_label.as_str(),
                row.came,
                row.hours,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("学年工作部署会", "待补全", Some(3), Some(0.0)),
            ("同课异构《牛和鹅》", "待补全", Some(4), Some(12.0)),
            ("作业设计集体备课", "待归档", Some(2), Some(6.0)),
            ("课题中期交流", "计划中", None, None),
            ("教学比武", "计划中", None, None),
        ]
    );
    let sums: Vec<(&str, u32, u32, u32, u32, f64)> = list
        .terms
        .iter()
        .chain([&list.totals])
        .map(|t| {
            (
                t.label.as_str(),
                t.activities,
                t.planned,
                t.counted,
                t.person_times,
                t.hours,
            )
        })
        .collect();
    assert_eq!(
        sums,
        [
            ("第一学期", 2, 0, 1, 4, 12.0),
            ("第二学期", 3, 2, 1, 2, 6.0),
            ("全学年", 5, 2, 2, 6, 18.0),
        ]
    );
    assert_eq!((list.lacking, list.to_archive), (2, 1));
    let meeting = &list.rows[0];
    assert!(!meeting.counts);
    assert_eq!(meeting.not_counted.as_deref(), Some("会议不计入"));
    let row = list.rows.iter().find(|row| row.id == lesson).unwrap();
    assert_eq!(row.evidence.as_ref().unwrap().missing[0].name, "照片");
    assert_eq!(
        (row.week, row.hosts[0].name.as_str()),
        (Some(10), "前楼中心小学")
    );
    assert_eq!(row.subjects[0].name, "语文");
    assert!(
        list.rows
            .iter()
            .find(|row| row.id == prep)
            .unwrap()
            .evidence
            .as_ref()
            .unwrap()
            .complete
    );
    let open = &list.rows[3];
    assert_eq!(
        (open.month.as_deref(), open.evidence.as_ref()),
        (Some("2025-04"), None)
    );
}

#[test]
fn the_list_is_narrowed_by_each_of_its_filters() {
    let (office, ..) = year();
    let lesson = "同课异构《牛和鹅》";
    let cases: [(serde_json::Value, &[&str]); 18] = [
        (json!({ "term": "1" }), &["学年工作部署会", lesson]),
        (json!({ "form": "joint_prep" }), &["作业设计集体备课"]),
        (json!({ "subject": "math" }), &[]),
        (
            json!({ "school": office.school("XX03") }),
            &["学年工作部署会", lesson, "作业设计集体备课"],
        ),
        (
            json!({ "host": office.school("XX03") }),
            &["作业设计集体备课"],
        ),
        (json!({ "host": office.school("XX02") }), &[lesson]),
        (json!({ "toSignIn": true }), &[]),
        (json!({ "state": "planned" }), &["课题中期交流", "教学比武"]),
        (
            json!({ "evidence": "missing" }),
            &["学年工作部署会", lesson],
        ),
        (json!({ "evidence": "complete" }), &["作业设计集体备课"]),
        (json!({ "text": "牛和鹅" }), &[lesson]),
        (json!({ "text": "nhe" }), &[lesson]),
        (json!({ "text": "tkyg" }), &[lesson]),
        (json!({ "text": "P1-03" }), &["作业设计集体备课"]),
        (json!({ "text": "qlzx" }), &[lesson]),
        (json!({ "text": "徐梅芳" }), &["学年工作部署会", lesson]),
        (json!({ "text": "zqh" }), &[lesson, "作业设计集体备课"]),
        (json!({ "text": "没有这个人" }), &[]),
    ];
    for (more, wanted) in cases {
        assert_eq!(titles(&office, more.clone()), wanted, "{more}");
    }
    let other_year = ActivityFilter {
        school_year: SchoolYear(2023),
        ..filter(&office, json!({}))
    };
    assert!(list(office.reader(), other_year).unwrap().rows.is_empty());
}

#[test]
fn what_waits_for_its_sign_in_is_listed_as_it_is_counted() {
    let (mut office, ..) = year();
    let hold = |office: &mut Office, title: &str| {
        let id = office.activity(title, "joint_prep", "2025-03-14", "XX01");
        office.act(|w| activities::hold(w, id));
        id
    };
    office.activity("没有一句话的", "joint_prep", "2025-05-09", "XX03");
    hold(&mut office, "没有签到的");
    let explained = hold(&mut office, "说明了的");
    let why = json!({
        "kind": "activity", "record": explained, "topic": SIGN_IN_TOPIC, "text": "签到簿遗失。",
    });
    office.act(|w| evidence::explain(w, request(why)));
    let gone = office.activity("取消了的", "joint_prep", "2025-05-16", "XX03");
    let reason = json!({ "activity": gone, "reason": "防汛" });
    office.act(|w| activities::cancel(w, request(reason)));

    let wanted = ["没有签到的", "没有一句话的"];
    assert_eq!(titles(&office, json!({ "toSignIn": true })), wanted);
    let silent = titles(&office, json!({ "overdue": true }));
    assert_eq!(silent, ["没有一句话的"], "only whose day has passed");
    let all = list(office.reader(), filter(&office, json!({}))).unwrap();
    assert_eq!(
        all.to_sign_in, 2,
        "the number on the button is the number of rows"
    );
    let missing = titles(&office, json!({ "evidence": "missing" }));
    assert_eq!(all.lacking as usize, missing.len());
    let complete = titles(&office, json!({ "state": "complete" }));
    assert_eq!(all.to_archive as usize, complete.len());
    let narrowed = list(
        office.reader(),
        filter(&office, json!({ "toSignIn": true })),
    )
    .unwrap();
    assert_eq!(
        (narrowed.to_sign_in, narrowed.lacking, narrowed.to_archive),
        (all.to_sign_in, all.lacking, all.to_archive),
        "looking at one does not change the others"
    );
}

#[test]
fn the_year_plan_lists_what_was_planned_and_counts() {
    let mut office = Office::new();
    let mut plan = |title: &str, form: &str, planned: bool| {
        let new = json!({
            "community": office.p1, "title": title, "form": form, "day": "2024-10-16",
            "month": null, "planned": planned,
        });
        office.act(|w| activities::create(w, request(new)))
    };
    plan("计划内的", "joint_prep", true);
    plan("计划外的", "joint_prep", false);
    plan("部署会", "joint_meeting", true);
    let gone = plan("取消了的", "joint_prep", true);
    let reason = json!({ "activity": gone, "reason": "防汛" });
    office.act(|w| activities::cancel(w, request(reason)));
    assert_eq!(titles(&office, json!({ "inPlan": true })), ["计划内的"]);
}

#[test]
fn an_activity_counted_in_another_term_is_listed_there() {
    let (mut office, lesson, _) = year();
    let set = request(json!({ "activity": lesson, "term": "2024-2" }));
    office.act(|w| set_counts_for(w, set));
    assert_eq!(titles(&office, json!({ "term": "1" })), ["学年工作部署会"]);
    let list = list(office.reader(), filter(&office, json!({}))).unwrap();
    assert_eq!((list.terms[0].counted, list.terms[1].counted), (0, 2));
}

#[test]
fn the_page_joins_everything_of_an_activity() {
    let (mut office, lesson, _) = year();
    let guest: SaveRole =
        request(json!({ "activity": lesson, "name": "张教授", "role": "comment" }));
    office.act(|w| activities::save_role(w, guest));
    let page = page(office.reader(), lesson).unwrap();
    assert_eq!(page.weekday.as_deref(), Some("星期五"));
    assert_eq!(page.term_label.as_deref(), Some("2024—2025学年度第一学期"));
    assert_eq!(page.row.state, ActivityState::Incomplete);
    assert_eq!(
        (page.tally.expected, page.tally.came, page.hours_each),
        (4, 4, 3.0)
    );
    let schools: Vec<(&str, u32, f64)> = page
        .schools
        .iter()
        .map(|s| (s.name.as_str(), s.came, s.hours))
        .collect();
    assert_eq!(
        schools,
        [
            ("第二实验小学", 2, 6.0),
            ("前楼中心小学", 1, 3.0),
            ("石桥中心小学", 1, 3.0)
        ]
    );
    let roles: Vec<(&str, &str, bool)> = page
        .roles
        .iter()
        .map(|role| (role.who.as_str(), role.role_name.as_str(), role.active))
        .collect();
    assert_eq!(roles, [("徐梅芳", "执教", true), ("张教授", "点评", true)]);
    assert_eq!(
        page.covered.len(),
        9,
        "three schools by each counter while the county is undecided"
    );
    assert_eq!(page.steps, [Verb::Archive, Verb::Resume]);
    assert_eq!(page.closed, None);
    assert_eq!(page.parts[0].part_label, "承办");
}

#[test]
fn a_page_without_a_day_shows_its_month() {
    let (office, ..) = year();
    let open = titles(&office, json!({ "text": "中期" }));
    assert_eq!(open, ["课题中期交流"]);
    let list = list(office.reader(), filter(&office, json!({ "text": "中期" }))).unwrap();
    let page = page(office.reader(), list.rows[0].id).unwrap();
    assert_eq!(
        (page.weekday, page.row.month.as_deref()),
        (None, Some("2025-04"))
    );
    assert!(page.covered.iter().all(|school| !school.counted));
}

#[test]
fn only_what_is_complete_or_explained_is_archived() {
    let (mut office, lesson, prep) = year();
    office.act(|w| archive(w, prep));
    assert_eq!(
        office.refusal(|w| archive(w, lesson)),
        "“同课异构《牛和鹅》”还缺照片，不能归档。请补齐；确实补不了的，请填写情况说明。"
    );
    let why = json!({
        "kind": "activity", "record": lesson, "topic": "evidence:photo_ev", "text": "相机故障。",
    });
    office.act(|w| evidence::explain(w, request(why)));
    office.act(|w| archive(w, lesson));
    let page = page(office.reader(), lesson).unwrap();
    assert_eq!(page.row.state, ActivityState::Archived);
    assert_eq!(page.steps, [Verb::Reopen]);
    assert_eq!(
        office.refusal(|w| archive(w, lesson)),
        "“同课异构《牛和鹅》”已归档，不需要再归档。"
    );
}

#[test]
fn an_activity_nobody_signed_in_to_is_archived_with_an_explanation() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.act(|w| activities::hold(w, lesson));
    paper(&mut office, lesson, &FULL);
    assert_eq!(
        office.refusal(|w| archive(w, lesson)),
        "“同课异构《牛和鹅》”还缺签到登记，不能归档。请补齐；确实补不了的，请填写情况说明。"
    );
    let why = json!({
        "kind": "activity", "record": lesson, "topic": SIGN_IN_TOPIC, "text": "签到簿遗失。",
    });
    office.act(|w| evidence::explain(w, request(why)));
    office.act(|w| archive(w, lesson));
}

#[test]
fn a_correction_counts_throughout_and_ends_archived() {
    let (mut office, _, prep) = year();
    office.act(|w| archive(w, prep));
    assert_eq!(
        office.refusal(|w| remove(w, prep)),
        "“作业设计集体备课”已归档，不能修改。要修改，请先点“更正”。"
    );
    office.act(|w| activities::reopen(w, prep));
    let list = list(office.reader(), filter(&office, json!({ "term": "2" }))).unwrap();
    let row = list.rows.iter().find(|row| row.id == prep).unwrap();
    assert_eq!(
        (row.state, list.terms[1].counted),
        (ActivityState::Correcting, 1)
    );
    office.act(|w| archive(w, prep));
    assert_eq!(
        page(office.reader(), prep).unwrap().row.state,
        ActivityState::Archived
    );
}

#[test]
fn removing_takes_all_children_and_undo_brings_them_back() {
    let (mut office, lesson, _) = year();
    let print: LogOutput = request(json!({ "form": SIGN_IN_SHEET, "activity": lesson }));
    office.act(|w| outputs::log(w, print));
    let before = page(office.reader(), lesson).unwrap();
    let (_, changed) = office.try_act(|w| remove(w, lesson)).unwrap();
    assert_eq!(changed.act.unwrap().title, "已删除活动“同课异构《牛和鹅》”");
    assert!(office.reader().find::<Activity>(lesson).unwrap().is_none());
    let lines: Vec<Attendance> = office
        .reader()
        .list("WHERE r.activity = ?1", [lesson])
        .unwrap();
    let pieces: Vec<Evidence> = office
        .reader()
        .list("WHERE r.record = ?1", [lesson])
        .unwrap();
    assert!(lines.is_empty() && pieces.is_empty());
    office.ledger.undo().unwrap();
    assert_eq!(page(office.reader(), lesson).unwrap(), before);
}

#[test]
fn a_session_goes_but_its_roles_and_prints_stay() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let session = json!({ "activity": lesson, "session": null, "title": "上课" });
    let session = office.act(|w| activities::save_session(w, request(session)));
    for role in [json!(session), json!(null)] {
        let role = json!({
            "activity": lesson, "session": role, "person": office.person("T18"), "role": "teach",
        });
        office.act(|w| activities::save_role(w, request(role)));
    }
    office.expect(lesson, &["T18"]);
    let all = json!({ "activity": lesson, "session": session, "exceptions": [] });
    office.act(|w| attendance::mark_all_except(w, request(all)));
    assert_eq!(
        office.refusal(|w| remove_session(w, session)),
        "环节“上课”已登记签到1人，不能删除。请先移去这个环节的签到。"
    );
    office.ledger.undo().unwrap();
    let print: LogOutput =
        request(json!({ "form": SIGN_IN_SHEET, "activity": lesson, "session": session }));
    office.act(|w| outputs::log(w, print));
    office.act(|w| remove_session(w, session));
    assert!(
        activities::sessions(office.reader(), lesson)
            .unwrap()
            .is_empty()
    );
    let roles = activities::roles(office.reader(), lesson).unwrap();
    assert_eq!(
        (roles.len(), roles[0].session),
        (1, None),
        "the same role twice is one"
    );
    let prints = outputs::of_activity(office.reader(), lesson).unwrap();
    assert_eq!((prints.len(), prints[0].session), (1, None));
}

/// 徐梅芳 leaves 前楼 for 石桥 on 1 December.
fn transfer(office: &mut Office) {
    let (xu, old, new) = (
        office.person("T18"),
        office.school("XX02"),
        office.school("XX03"),
    );
    let always = crate::roster::Posting::key(xu, old, crate::roster::ALWAYS);
    for posting in [
        json!({ "uid": always, "person": xu, "organization": old, "subjects": ["chinese"], "to": "2024-11-30" }),
        json!({ "uid": null, "person": xu, "organization": new, "subjects": ["chinese"], "from": "2024-12-01" }),
    ] {
        office.act(|w| crate::roster::save_posting(w, request(posting)));
    }
}

/// Schools of 徐梅芳 on the sheet and in her role.
fn schools_of_xu(office: &Office, activity: ActivityId) -> [Option<OrganizationId>; 2] {
    let xu = Some(office.person("T18"));
    let lines: Vec<Attendance> = office
        .reader()
        .list("WHERE r.activity = ?1", [activity])
        .unwrap();
    let roles = activities::roles(office.reader(), activity).unwrap();
    let line = lines.iter().find(|line| line.person == xu).unwrap();
    assert_eq!(
        Some(line.owner),
        line.organization.map(|school| school.0),
        "a line belongs to the school it names"
    );
    let role = roles.iter().find(|role| role.person == xu).unwrap();
    [line.organization, role.organization]
}

#[test]
fn the_school_of_the_day_follows_a_corrected_day() {
    let (mut office, lesson, _) = year();
    transfer(&mut office);
    let (old, new) = (Some(office.school("XX02")), Some(office.school("XX03")));
    let to = |office: &Office, on: &str| activities::SaveActivity {
        day: Some(day(on)),
        ..office.page(lesson)
    };
    let page = to(&office, "2024-11-29");
    let (moved, _) = office.try_act(|w| save(w, page)).unwrap();
    assert_eq!(moved, [], "she still worked there");
    let page = to(&office, "2024-12-06");
    let (moved, changed) = office.try_act(|w| save(w, page)).unwrap();
    assert_eq!(
        changed.act.unwrap().title,
        "已保存“同课异构《牛和鹅》”的基本信息，徐梅芳的单位已改为当天所在的石桥中心小学"
    );
    let told: Vec<(&str, &str)> = moved
        .iter()
        .map(|one| (one.name.as_str(), one.school.as_str()))
        .collect();
    assert_eq!(
        told,
        [("徐梅芳", "石桥中心小学")],
        "once, for line and role"
    );
    assert_eq!(schools_of_xu(&office, lesson), [new, new]);
    office.ledger.undo().unwrap();
    assert_eq!(schools_of_xu(&office, lesson), [old, old], "one act");
    office.ledger.redo().unwrap();
    let page = to(&office, "2024-11-08");
    office.act(|w| save(w, page));
    assert_eq!(schools_of_xu(&office, lesson), [old, old], "and back again");
}

#[test]
fn a_school_named_against_the_roster_stays_when_the_day_changes() {
    let (mut office, lesson, _) = year();
    transfer(&mut office);
    let role = activities::roles(office.reader(), lesson)
        .unwrap()
        .remove(0);
    let for_lead: SaveRole = request(json!({
        "activity": lesson, "id": role.uid, "person": role.person, "role": role.role,
        "organization": office.school("XX01"),
    }));
    office.act(|w| activities::save_role(w, for_lead));
    let page = activities::SaveActivity {
        day: Some(day("2024-12-06")),
        ..office.page(lesson)
    };
    office.act(|w| save(w, page));
    let (lead, new) = (office.school("XX01"), office.school("XX03"));
    assert_eq!(schools_of_xu(&office, lesson), [Some(new), Some(lead)]);
}

#[test]
fn whoever_is_expected_at_a_postponed_activity_comes_from_the_school_of_the_new_day() {
    let mut office = Office::new();
    let next = office.activity("成果展示交流", "result_show", "2024-11-20", "XX01");
    office.expect(next, &["T03", "T18"]);
    office.role(next, "T18", "teach");
    transfer(&mut office);
    let new = Some(office.school("XX03"));
    let late = |day: Option<&str>, month: Option<&str>| {
        request(json!({ "activity": next, "reason": "暴雨", "day": day, "month": month }))
    };
    let open = late(None, Some("2024-12"));
    let (moved, _) = office.try_act(|w| postpone(w, open)).unwrap();
    assert_eq!(moved, [], "no day, no school of the day");
    let page = activities::SaveActivity {
        day: Some(day("2024-12-18")),
        month: None,
        ..office.page(next)
    };
    let (moved, _) = office.try_act(|w| save(w, page)).unwrap();
    assert_eq!(moved.len(), 1);
    assert_eq!(schools_of_xu(&office, next), [new, new]);
}

#[test]
fn sessions_stay_within_the_days_of_their_activity() {
    let mut office = Office::new();
    let next = office.activity("成果展示交流", "result_show", "2024-11-20", "XX01");
    let session = |day: &str| -> activities::SaveSession {
        request(json!({ "activity": next, "session": null, "title": "第二天展示", "day": day }))
    };
    let (outside, second) = (session("2024-11-21"), session("2024-11-21"));
    assert_eq!(
        office.refusal(|w| activities::save_session(w, outside)),
        "环节“第二天展示”的日期2024年11月21日不在活动日期（2024年11月20日）之内。活动有几天的，请先在“基本信息”中填写结束日期。"
    );
    let page = |office: &Office, from: &str, to: Option<&str>| activities::SaveActivity {
        day: Some(day(from)),
        last_day: to.map(day),
        ..office.page(next)
    };
    let longer = page(&office, "2024-11-20", Some("2024-11-21"));
    office.act(|w| save(w, longer));
    office.act(|w| activities::save_session(w, second));
    let day_of = |office: &Office| activities::sessions(office.reader(), next).unwrap()[0].day;
    let moved = page(&office, "2024-11-27", Some("2024-11-28"));
    office.act(|w| save(w, moved));
    assert_eq!(day_of(&office), Some(day("2024-11-28")), "it moves along");
    let shorter = page(&office, "2024-11-27", None);
    assert!(
        office
            .refusal(|w| save(w, shorter))
            .starts_with("环节“第二天展示”的日期2024年11月28日不在")
    );
    let late = |day: Option<&str>| -> activities::PostponeActivity {
        request(json!({ "activity": next, "reason": "暴雨", "day": day, "month": null }))
    };
    let (to, open) = (late(Some("2024-12-04")), late(None));
    office.act(|w| postpone(w, to));
    assert_eq!(
        day_of(&office),
        Some(day("2024-12-05")),
        "the second of two days"
    );
    office.act(|w| postpone(w, open));
    assert_eq!(day_of(&office), None, "no day is known");
}

#[test]
fn a_term_whose_days_change_says_what_counts_elsewhere() {
    let mut office = Office::new();
    office.activity("成果展示交流", "result_show", "2025-02-12", "XX01");
    office.lesson();
    let later = request(json!({
        "term": "2024-2", "starts": "2025-02-16", "ends": "2025-08-31",
        "teachingFrom": "2025-02-17", "teachingTo": "2025-06-27",
    }));
    let ((), changed) = office.try_act(|w| save_term(w, later)).unwrap();
    assert_eq!(
        changed.act.unwrap().title,
        "已更改2024—2025学年度第二学期的起止日期，1项活动因此计入另一学期"
    );
}
