//! Entering who came, one by one and all at once, and what is refused.
use serde_json::json;

use super::super::*;
use super::{line, status_of, whole};
use crate::activities::tests::office::{Office, request};
use crate::activities::{self, ActivityStatus};
use crate::ids::{AttendanceId, OrganizationId};
use crate::roster::AbsenceKind;

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
    assert_eq!(
        changed.act.unwrap().title,
        "已登记“同课异构《牛和鹅》”签到4人"
    );
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
    let told = |office: &Office, activity| sheet(office.reader(), whole(activity)).unwrap().not_yet;
    assert_eq!(
        told(&office, next).as_deref(),
        Some(
            "活动日期是2025年7月2日，还没有到。如果日期不对，请先在“基本信息”中更改。会前请假的，现在就可以登记。"
        ),
        "the sheet says so before anybody is entered"
    );
    let past = office.lesson();
    assert_eq!(told(&office, past), None);
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

#[test]
fn a_line_keeps_when_and_how_it_was_signed() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03"]);
    let id = line(&office, lesson, "周文慧").id;
    let signed = |source: &str| -> SaveLine {
        request(json!({
            "line": id, "status": "present", "signedAt": "2024-11-08T14:25:00", "source": source, "note": " 代签已核实 ",
        }))
    };
    assert_eq!(
        office.refusal(|w| save_line(w, signed("口头"))),
        "“签到来源”中没有“口头”，请从列表中选择，或先在设置的词表中添加。"
    );
    office.act(|w| save_line(w, signed("paper")));
    let kept = line(&office, lesson, "周文慧");
    assert_eq!(kept.signed_at, "2024-11-08T14:25:00".parse().ok());
    assert_eq!(kept.note.as_deref(), Some("代签已核实"));
}

#[test]
fn a_guest_is_corrected_and_taken_off() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let guest = |name: &str, school: Option<&str>| -> AddUnlisted {
        request(json!({
            "activity": lesson, "person": null, "name": name,
            "organization": school.map(|code| office.school(code)),
        }))
    };
    let (wrong, other) = (guest("张教受", None), guest("李教授", None));
    let id = office.act(|w| add_unlisted(w, wrong));
    office.act(|w| add_unlisted(w, other));
    let school = office.school("XX03");
    let corrected = |name: &str, school: Option<OrganizationId>| -> SaveLine {
        request(json!({
            "line": id, "status": "late", "note": "特邀", "guest": { "name": name, "organization": school },
        }))
    };
    assert_eq!(
        office.refusal(|w| save_line(w, corrected(" ", None))),
        "请填写姓名。"
    );
    assert_eq!(
        office.refusal(|w| save_line(w, corrected("李教授", None))),
        "这张签到表上已有同一单位的李教授，请核对；如果登记了两次，请移去其中一行。"
    );
    let (_, changed) = office
        .try_act(|w| save_line(w, corrected("张教授", Some(school))))
        .unwrap();
    assert_eq!(
        changed.act.unwrap().title,
        "已更改张教受的签到（同课异构《牛和鹅》）"
    );
    let kept = line(&office, lesson, "张教授");
    assert_eq!(
        (kept.status, kept.note.as_deref()),
        (Some(Presence::Late), Some("特邀"))
    );
    let names = |office: &Office| -> Vec<String> {
        let groups = sheet(office.reader(), whole(lesson)).unwrap().groups;
        let lines = groups.into_iter().flat_map(|group| group.lines);
        lines.map(|line| line.name).collect()
    };
    assert_eq!(
        names(&office),
        ["张教授", "李教授"],
        "one line, at its school"
    );
    office.act(|w| remove_line(w, kept.id));
    assert_eq!(names(&office), ["李教授"]);
    office.ledger.undo().unwrap();
    office.ledger.undo().unwrap();
    assert_eq!(
        names(&office),
        ["李教授", "张教受"],
        "both without a school"
    );
}

#[test]
fn the_history_says_what_was_entered() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.expect(lesson, &["T03"]);
    let id = line(&office, lesson, "周文慧").id;
    let cases = [
        (
            json!("present"),
            json!(null),
            "已登记周文慧到会（同课异构《牛和鹅》）",
        ),
        (
            json!("online"),
            json!(null),
            "已登记周文慧线上到会（同课异构《牛和鹅》）",
        ),
        (
            json!("leave"),
            json!("sick"),
            "已登记周文慧请假（病假）（同课异构《牛和鹅》）",
        ),
        (
            json!("absent"),
            json!(null),
            "已登记周文慧未到（同课异构《牛和鹅》）",
        ),
        (
            json!(null),
            json!(null),
            "已取消周文慧的签到登记（同课异构《牛和鹅》）",
        ),
    ];
    for (status, absence, title) in cases {
        let entry: MarkSignIn = request(json!({
            "activity": lesson, "line": id, "status": status, "absence": absence,
        }));
        let (_, changed) = office.try_act(|w| mark(w, entry)).unwrap();
        assert_eq!(changed.act.unwrap().title, title);
    }
}

#[test]
fn a_cancelled_activity_takes_no_sign_in() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.expect(lesson, &["T03"]);
    let id = line(&office, lesson, "周文慧").id;
    let rain = activities::ActivityReason {
        activity: lesson,
        reason: "暴雨".into(),
    };
    office.act(|w| activities::cancel(w, rain));
    let words = "“同课异构《牛和鹅》”已取消，不登记签到。如果照常开展了，请先点“恢复为计划中”。";
    assert_eq!(office.refusal(|w| remove_line(w, id)), words);
    let heads = SetHeadCounts {
        activity: lesson,
        counts: Vec::new(),
    };
    assert_eq!(office.refusal(|w| set_head_counts(w, heads)), words);
    let sheet = sheet(office.reader(), whole(lesson)).unwrap();
    assert_eq!(sheet.closed.as_deref(), Some(words));
    office.act(|w| activities::resume(w, lesson));
    office.act(|w| remove_line(w, id));
}
