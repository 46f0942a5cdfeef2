//! The steps in the life of an activity, and what a refused one says.
use serde_json::json;

use super::super::{ActivityStatus as Status, *};
use super::office::{Office, day, request};
use super::words;

fn status(office: &Office, activity: ActivityId) -> (Status, bool) {
    let found: Activity = office.reader().get(activity).unwrap();
    (found.status, found.correcting)
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
fn what_is_put_off_comes_later_or_stays_open() {
    let mut office = Office::new();
    let later = |activity, day: Option<&str>, month: Option<&str>| -> PostponeActivity {
        request(json!({ "activity": activity, "reason": "暴雨", "day": day, "month": month }))
    };
    let cases = [
        (
            Some("2024-11-21"),
            None,
            Ok("“成果展示交流”已延期至2024年11月21日"),
        ),
        (
            None,
            Some("2024-12"),
            Ok("“成果展示交流”已延期至2024年12月，日期待定"),
        ),
        (None, None, Ok("“成果展示交流”已延期，日期待定")),
        (
            Some("2024-11-20"),
            None,
            Err("延期后的日期应晚于原定的2024年11月20日。要提前，请在“基本信息”中更改日期。"),
        ),
        (
            None,
            Some("2024-10"),
            Err("延期后的日期应晚于原定的2024年11月。要提前，请在“基本信息”中更改日期。"),
        ),
    ];
    for (day, month, expected) in cases {
        let next = office.activity("成果展示交流", "result_show", "2024-11-20", "XX01");
        let asked = later(next, day, month);
        match expected {
            Err(words) => assert_eq!(office.refusal(|w| postpone(w, asked)), words),
            Ok(title) => {
                let ((), changed) = office.try_act(|w| postpone(w, asked)).unwrap();
                assert_eq!(changed.act.unwrap().title, title);
            }
        }
    }
    let next = office.activity("成果展示交流", "result_show", "2024-11-20", "XX01");
    let open = later(next, None, None);
    office.act(|w| postpone(w, open));
    let open: Activity = office.reader().get(next).unwrap();
    assert_eq!((open.day, open.month.as_deref()), (None, Some("2024-11")));
    let again = later(next, Some("2024-10-30"), None);
    assert_eq!(
        office.refusal(|w| postpone(w, again)),
        "延期后的日期应晚于原定的2024年11月。要提前，请在“基本信息”中更改日期。"
    );
}
