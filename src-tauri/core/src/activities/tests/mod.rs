//! The life of an activity, its codes and fields, and what is refused in which words.
pub(crate) mod office;
mod tags;

use std::collections::HashSet;

use serde_json::json;

use self::office::{Office, day, request};
use super::rules::{check_when, next_code as code_after};
use super::{ActivityStatus as Status, *};
use crate::error::Error;

fn words<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result.expect_err("should be refused") {
        Error::Invalid { message, .. } | Error::NotNow(message) => message,
        other => panic!("not in the user's words: {other:?}"),
    }
}

fn status(office: &Office, activity: ActivityId) -> (Status, bool) {
    let found: Activity = office.reader().get(activity).unwrap();
    (found.status, found.correcting)
}

#[test]
fn codes_go_on_as_they_were_spelled() {
    let cases: [(Option<&str>, &[&str], &str); 7] = [
        (None, &[], "P1-01"),
        (None, &["P1-01"], "P1-02"),
        (Some("A14"), &["A14"], "A15"),
        (Some("A14"), &["A14", "A15", "A16"], "A17"),
        (Some("A99"), &["A99"], "A100"),
        (Some("2024-007"), &["2024-007"], "2024-008"),
        (Some("开学会"), &["开学会"], "开学会01"),
    ];
    for (latest, taken, next) in cases {
        let taken: HashSet<String> = taken.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(code_after(latest, "P1", &taken), next, "{latest:?}");
    }
}

#[test]
fn steps_fit_only_their_states() {
    use Status::*;
    let states = [Planned, Notified, Held, Archived, Postponed, Cancelled];
    let cases: [(Verb, &[Status]); 7] = [
        (Verb::Notify, &[Planned, Postponed]),
        (Verb::Hold, &[Planned, Notified, Postponed]),
        (Verb::Archive, &[Held]),
        (Verb::Reopen, &[Archived]),
        (Verb::Cancel, &[Planned, Notified, Postponed]),
        (Verb::Postpone, &[Planned, Notified, Postponed]),
        (Verb::Resume, &[Held, Cancelled, Postponed]),
    ];
    for (verb, fitting) in cases {
        for state in states {
            assert_eq!(
                verb.fits(state, false),
                fitting.contains(&state),
                "{verb:?} {state:?}"
            );
        }
    }
    assert!(
        Verb::Archive.fits(Archived, true),
        "the end of a correction"
    );
    assert!(!Verb::Reopen.fits(Archived, true), "it is open already");
}

#[test]
fn a_day_or_a_month_is_needed() {
    assert!(check_when(Some(day("2025-04-01")), None).is_ok());
    assert!(check_when(None, Some("2025-04")).is_ok());
    for month in ["2025-13", "2025-4", "四月", "2025-04-01"] {
        assert_eq!(
            words(check_when(None, Some(month))),
            "月份请写成 2025-04 的样子。",
            "{month}"
        );
    }
    assert_eq!(
        words(check_when(None, None)),
        "请填写活动日期；日期未定的，先选月份。"
    );
}

#[test]
fn three_fields_make_an_activity() {
    let mut office = Office::new();
    let new = request(json!({
        "community": office.p1, "title": " 片区青年教师教学比武 ", "form": "teaching_contest",
        "day": "2025-03-21", "month": null,
    }));
    let (id, changed) = office.try_act(|w| create(w, new)).unwrap();
    let made: Activity = office.reader().get(id).unwrap();
    assert_eq!(
        (made.code.as_str(), made.title.as_str()),
        ("P1-01", "片区青年教师教学比武")
    );
    assert_eq!(made.status, Status::Planned);
    assert_eq!(
        made.owner,
        office.school("XX01").0,
        "the lead school owns it"
    );
    let parts = parts(office.reader(), id).unwrap();
    assert_eq!(parts.len(), 1);
    assert_eq!(
        (parts[0].part, parts[0].organization),
        (Part::Host, office.school("XX01"))
    );
    assert_eq!(
        changed.act.unwrap().title,
        "已新建活动“片区青年教师教学比武”"
    );
    assert_eq!(next_code(office.reader(), office.p1).unwrap(), "P1-02");
}

#[test]
fn a_code_is_used_once_in_this_copy() {
    let mut office = Office::new();
    office.lesson();
    let second = office.activity("期末复习集体备课", "joint_prep", "2024-12-20", "XX01");
    let page = SaveActivity {
        code: "P1-01".into(),
        ..office.page(second)
    };
    assert_eq!(
        office.refusal(|w| save(w, page)),
        "编号“P1-01”已用于“同课异构《牛和鹅》”，请换一个。"
    );
}

#[test]
fn saving_the_page_sets_parts_subjects_and_forms_as_a_whole() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let page = SaveActivity {
        subjects: vec!["math".into(), "chinese".into()],
        forms: vec!["observe_comment".into(), "same_topic".into()],
        hosts: vec![office.school("XX03"), office.school("XX02")],
        guides: vec![office.school("JXXX")],
        ..office.page(lesson)
    };
    office.act(|w| save(w, page));
    let parts = parts(office.reader(), lesson).unwrap();
    let hosts: Vec<_> = parts.iter().filter(|p| p.part == Part::Host).collect();
    assert_eq!(
        hosts[0].organization,
        office.school("XX03"),
        "in the order given"
    );
    assert_eq!(parts.len(), 3);
    let tags = tags(office.reader(), KIND, lesson.0).unwrap();
    let values: Vec<(&str, &str)> = tags
        .iter()
        .map(|tag| (tag.scheme.as_str(), tag.value.as_str()))
        .collect();
    assert_eq!(
        values,
        [
            ("form", "observe_comment"),
            ("subject", "math"),
            ("subject", "chinese")
        ],
        "the main form is no further form"
    );
}

#[test]
fn times_and_days_that_cannot_be_are_refused() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let time = |text: &str| Some(text.parse().unwrap());
    let page = office.page(lesson);
    let cases = [
        (
            SaveActivity {
                starts: time("16:00:00"),
                ends: time("14:30:00"),
                ..page.clone()
            },
            "结束时间应晚于开始时间，请核对。",
        ),
        (
            SaveActivity {
                last_day: Some(day("2024-11-07")),
                ..page.clone()
            },
            "结束日期早于开始日期，请核对。",
        ),
        (
            SaveActivity {
                hours: Some(-1.0),
                ..page.clone()
            },
            "学时应在0至200之间，请重新填写。",
        ),
        (
            SaveActivity {
                title: "  ".into(),
                ..page.clone()
            },
            "请填写活动主题。",
        ),
        (
            SaveActivity {
                day: None,
                month: None,
                ..page
            },
            "请填写活动日期；日期未定的，先选月份。",
        ),
    ];
    for (page, message) in cases {
        assert_eq!(office.refusal(|w| save(w, page)), message);
    }
}

#[test]
fn an_activity_goes_from_plan_to_record() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.act(|w| notify(w, lesson));
    assert_eq!(status(&office, lesson), (Status::Notified, false));
    let late: PostponeActivity = request(json!({
        "activity": lesson, "reason": "暴雨", "day": null, "month": "2024-12",
    }));
    office.act(|w| postpone(w, late));
    assert_eq!(status(&office, lesson), (Status::Postponed, false));
    assert_eq!(
        office.refusal(|w| hold(w, lesson)),
        "还没有填写活动日期，请先在“基本信息”中填写。"
    );
    office.act(|w| resume(w, lesson));
    let page = SaveActivity {
        day: Some(day("2024-12-06")),
        ..office.page(lesson)
    };
    office.act(|w| save(w, page));
    office.act(|w| hold(w, lesson));
    assert_eq!(status(&office, lesson), (Status::Held, false));
    let cancelled = ActivityReason {
        activity: lesson,
        reason: "暴雨".into(),
    };
    assert_eq!(
        office.refusal(|w| cancel(w, cancelled)),
        "“同课异构《牛和鹅》”已开展，不能取消活动。如果登记错了，请先点“恢复为计划中”。"
    );
}

#[test]
fn what_is_to_come_cannot_have_taken_place() {
    let mut office = Office::new();
    let next = office.activity("成果展示交流", "result_show", "2025-07-02", "XX01");
    assert_eq!(
        office.refusal(|w| hold(w, next)),
        "活动日期是2025年7月2日，还没有到。如果日期不对，请先在“基本信息”中更改。"
    );
}

#[test]
fn cancelling_needs_a_reason_and_can_be_taken_back() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let because = |reason: &str| ActivityReason {
        activity: lesson,
        reason: reason.into(),
    };
    assert_eq!(
        office.refusal(|w| cancel(w, because(" "))),
        "请填写取消的原因。"
    );
    office.act(|w| cancel(w, because("因暴雨取消")));
    assert_eq!(
        office.refusal(|w| notify(w, lesson)),
        "“同课异构《牛和鹅》”已取消，不能标为已通知。请先点“恢复为计划中”。"
    );
    office.act(|w| resume(w, lesson));
    let found: Activity = office.reader().get(lesson).unwrap();
    assert_eq!((found.status, found.status_reason), (Status::Planned, None));
}

#[test]
fn a_copy_is_planned_anew_without_what_happened() {
    let mut office = Office::new();
    let lesson = office.lesson();
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
    };
    let copied = office.act(|w| copy(w, again));
    let copied: Activity = office.reader().get(copied).unwrap();
    assert_eq!(
        (copied.code.as_str(), copied.status),
        ("P1-02", Status::Planned)
    );
    assert_eq!((copied.process, copied.recorder), (None, None));
    assert!(roles(office.reader(), copied.uid).unwrap().is_empty());
    let sessions = sessions(office.reader(), copied.uid).unwrap();
    assert_eq!((sessions.len(), sessions[0].lead.as_deref()), (1, None));
    assert_eq!(parts(office.reader(), copied.uid).unwrap().len(), 1);
    assert_eq!(tags(office.reader(), KIND, copied.uid.0).unwrap().len(), 1);
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
fn counting_against_the_form_needs_a_reason() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let without = SetCounts {
        activity: lesson,
        counts: Some(false),
        reason: None,
    };
    assert_eq!(
        office.refusal(|w| set_counts(w, without)),
        "请填写计入或不计入的原因，统计表会列出它。"
    );
    let with = SetCounts {
        activity: lesson,
        counts: Some(false),
        reason: Some("校内活动".into()),
    };
    office.act(|w| set_counts(w, with));
    let back = SetCounts {
        activity: lesson,
        counts: None,
        reason: Some("校内活动".into()),
    };
    office.act(|w| set_counts(w, back));
    let found: Activity = office.reader().get(lesson).unwrap();
    assert_eq!((found.counts, found.counts_reason), (None, None));
}

#[test]
fn a_refused_step_says_what_to_do_instead() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let found: Activity = office.reader().get(lesson).unwrap();
    let cases = [
        (
            Verb::Archive,
            Status::Planned,
            false,
            "还在计划中，不能归档。请先登记签到，或点“标为已开展”。",
        ),
        (
            Verb::Cancel,
            Status::Archived,
            false,
            "已归档，不能取消活动。要改动，请先点“更正”。",
        ),
        (
            Verb::Hold,
            Status::Cancelled,
            false,
            "已取消，不能标为已开展。请先点“恢复为计划中”。",
        ),
        (
            Verb::Cancel,
            Status::Cancelled,
            false,
            "已取消，不需要再取消活动。",
        ),
        (
            Verb::Reopen,
            Status::Archived,
            true,
            "正在更正，不需要再更正。",
        ),
        (
            Verb::Notify,
            Status::Notified,
            false,
            "已通知，不需要再标为已通知。",
        ),
        (
            Verb::Hold,
            Status::Held,
            false,
            "已开展，不需要再标为已开展。",
        ),
        (Verb::Reopen, Status::Held, false, "已开展，不需要再更正。"),
    ];
    for (verb, status, correcting, message) in cases {
        let activity = Activity {
            status,
            correcting,
            ..found.clone()
        };
        assert_eq!(
            words(verb.require(&activity)),
            format!("“同课异构《牛和鹅》”{message}")
        );
    }
}

#[test]
fn only_words_of_the_lists_are_taken() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let subject = SaveActivity {
        subjects: vec!["奥数".into()],
        ..office.page(lesson)
    };
    assert_eq!(
        office.refusal(|w| save(w, subject)),
        "“学科”中没有“奥数”，请从列表中选择，或先在设置的词表中添加。"
    );
    let session = request(json!({
        "activity": lesson, "session": null, "title": "上课", "subject": "奥数",
    }));
    assert_eq!(
        office.refusal(|w| save_session(w, session)),
        "“学科”中没有“奥数”，请从列表中选择，或先在设置的词表中添加。"
    );
}
