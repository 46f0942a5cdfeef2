//! Codes and fields of an activity, and what is refused in which words.
use std::collections::HashSet;

use serde_json::json;

use super::super::rules::{check_when, next_code as code_after};
use super::super::{ActivityStatus as Status, *};
use super::office::{Office, day, request};
use super::words;

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
    let tags = crate::tags::of_record(office.reader(), KIND, lesson.0).unwrap();
    let values: Vec<(&str, &str)> = tags
        .iter()
        .map(|tag| (tag.list.as_str(), tag.value.as_str()))
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
    let backwards = request(json!({
        "community": office.p1, "title": "磨课", "form": "same_topic", "day": "2024-11-08",
        "month": null, "host": null, "subjects": [], "starts": "16:30:00", "ends": "14:30:00",
    }));
    assert_eq!(
        office.refusal(|w| create(w, backwards)),
        "结束时间应晚于开始时间，请核对。"
    );
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
