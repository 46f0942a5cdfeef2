//! What an activity needs on file, and what is odd about it.
use std::collections::BTreeSet;

use serde_json::json;

use super::rules::{missing, odd_day};
use super::*;
use crate::activities::tests::office::{Office, day, request};
use crate::activities::{self, SaveActivity, SaveText};
use crate::dates::SchoolYear;
use crate::ids::ActivityId;
use crate::outputs::{self, LogOutput, SIGN_IN_SHEET};
use crate::vocabulary::ActivityMode;

#[test]
fn the_way_people_met_decides_what_proof_there_can_be() {
    use ActivityMode::{Mixed, Offline, Online};
    let met = ["notice", "signin", "photo_ev", "record"];
    let online = ["notice", "screenshot", "record"];
    let cases: [(&[&str], ActivityMode, ActivityMode, &[&str]); 7] = [
        (&met, Offline, Offline, &met),
        (&online, Online, Online, &online),
        (&met, Offline, Online, &online),
        (&online, Online, Offline, &met),
        (&met, Offline, Mixed, &met),
        (&met, Mixed, Online, &online),
        (&["record"], Offline, Online, &["record"]),
    ];
    for (form, usual, mode, wanted) in cases {
        assert_eq!(needed(form, usual, mode), wanted, "{usual:?} held {mode:?}");
    }
}

#[test]
fn missing_is_what_is_needed_and_not_there() {
    let needed: Vec<String> = ["notice", "photo_ev"].map(String::from).into();
    let present = |kinds: &[&str]| {
        kinds
            .iter()
            .map(|k| (*k).to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(missing(&needed, &present(&[])), ["notice", "photo_ev"]);
    assert_eq!(
        missing(&needed, &present(&["notice", "news"])),
        ["photo_ev"]
    );
    assert!(missing(&needed, &present(&["photo_ev", "notice"])).is_empty());
}

#[test]
fn proof_of_another_day_is_odd_and_papers_around_it_are_not() {
    let on = |text: &str| Some(day(text));
    let cases = [
        (PHOTO, on("2024-11-08"), None, false),
        (PHOTO, on("2024-11-09"), None, true),
        (PHOTO, on("2024-11-09"), on("2024-11-10"), false),
        (SIGN_IN, on("2024-11-07"), None, true),
        ("notice", on("2024-11-01"), None, false),
        ("summary", on("2024-11-20"), None, false),
        (PHOTO, None, None, false),
    ];
    for (kind, taken, last, odd) in cases {
        let found = odd_day(kind, taken, on("2024-11-08"), last);
        assert_eq!(found.is_some(), odd, "{kind} {taken:?}");
    }
    assert_eq!(
        odd_day(PHOTO, on("2024-12-01"), on("2024-11-08"), None).unwrap(),
        "日期是12月1日，活动在11月8日，请核对。"
    );
}

fn paper(activity: ActivityId, kind: &str) -> AddEvidence {
    request(json!({
        "activity": activity, "kind": kind, "file": null, "fields": { "paperPlace": "档案柜3" },
    }))
}

fn photo(activity: ActivityId, sha256: &str, taken_on: &str) -> AddEvidence {
    request(json!({
        "activity": activity, "kind": "photo_ev",
        "file": { "sha256": sha256, "size": 2048, "fileName": "现场.jpg" },
        "fields": { "takenOn": taken_on, "pieces": 1 },
    }))
}

fn missing_kinds(office: &Office, activity: ActivityId) -> Vec<String> {
    let sheet = of_activity(office.reader(), activity).unwrap();
    sheet.missing.into_iter().map(|kind| kind.name).collect()
}

#[test]
fn names_signed_in_and_a_printed_sheet_are_no_signed_sheet() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03", "T18"]);
    let print: LogOutput = request(json!({ "form": SIGN_IN_SHEET, "activity": lesson }));
    office.act(|w| outputs::log(w, print));
    assert_eq!(
        missing_kinds(&office, lesson),
        ["通知", "签到表", "照片", "活动记录"]
    );
    office.act(|w| add(w, paper(lesson, SIGN_IN)));
    assert_eq!(missing_kinds(&office, lesson), ["通知", "照片", "活动记录"]);
}

#[test]
fn the_sheet_of_evidence_lists_needed_then_suggested_then_the_rest() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.act(|w| add(w, paper(lesson, "news")));
    let sheet = of_activity(office.reader(), lesson).unwrap();
    let kinds: Vec<(&str, EvidenceNeed)> = sheet
        .kinds
        .iter()
        .map(|kind| (kind.name.as_str(), kind.need))
        .collect();
    use EvidenceNeed::{Extra, Required, Suggested};
    assert_eq!(
        kinds[..5],
        [
            ("通知", Required),
            ("签到表", Required),
            ("照片", Required),
            ("活动记录", Required),
            ("教学设计", Suggested),
        ]
    );
    assert_eq!(kinds.last(), Some(&("简报", Extra)));
    assert!(!sheet.complete);
}

#[test]
fn an_activity_moved_online_needs_a_screenshot_instead() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let page = SaveActivity {
        mode: ActivityMode::Online,
        ..office.page(lesson)
    };
    office.act(|w| activities::save(w, page));
    assert_eq!(
        missing_kinds(&office, lesson),
        ["通知", "线上截图", "活动记录"]
    );
}

#[test]
fn a_record_written_in_the_program_is_the_record() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let write = |process: Option<&str>| -> SaveText {
        request(json!({
            "activity": lesson, "process": process, "results": "共识三条。", "problems": null,
            "recorder": "周文慧",
        }))
    };
    office.act(|w| activities::save_text(w, write(None)));
    assert!(
        missing_kinds(&office, lesson).contains(&"活动记录".to_owned()),
        "what was agreed is no record of what happened"
    );
    office.act(|w| activities::save_text(w, write(Some("一、观课；二、评议。"))));
    assert_eq!(missing_kinds(&office, lesson), ["通知", "签到表", "照片"]);
    let sheet = of_activity(office.reader(), lesson).unwrap();
    let record = sheet.kinds.iter().find(|line| line.kind == RECORD).unwrap();
    assert!(record.written && record.pieces.is_empty());
    assert_eq!(record.need, EvidenceNeed::Required);

    office.sign_in(lesson, &["T03"]);
    for kind in ["notice", "signin"] {
        office.act(|w| add(w, paper(lesson, kind)));
    }
    let request = GapsRequest {
        community: None,
        school_year: SchoolYear(2024),
    };
    let gap = gaps(office.reader(), request).unwrap().remove(0);
    let missing: Vec<_> = gap.missing.iter().map(|kind| kind.name.as_str()).collect();
    assert_eq!(missing, ["照片"], "over the year alike");
    let record = gap.kinds.iter().find(|kind| kind.kind == RECORD).unwrap();
    assert!(record.have);
}

#[test]
fn a_piece_needs_a_file_or_a_place() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let nothing: AddEvidence =
        request(json!({ "activity": lesson, "kind": "record", "file": null }));
    assert_eq!(
        office.refusal(|w| add(w, nothing)),
        "请选择文件；只有纸质件的，请写明存放处。"
    );
    office.act(|w| add(w, photo(lesson, "ab01", "2024-11-08")));
    assert_eq!(
        office.refusal(|w| add(w, photo(lesson, "ab01", "2024-11-08"))),
        "这个文件已作为照片登记过，不需要重复添加。"
    );
}

#[test]
fn a_photograph_shown_twice_or_of_another_day_is_pointed_out() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let other = office.activity("期末复习集体备课", "joint_prep", "2024-12-20", "XX01");
    office.act(|w| add(w, photo(lesson, "ab01", "2024-11-08")));
    office.act(|w| add(w, photo(other, "ab01", "2024-11-08")));
    let words = |activity| -> Vec<String> {
        let sheet = of_activity(office.reader(), activity).unwrap();
        sheet.hints.into_iter().map(|hint| hint.message).collect()
    };
    assert_eq!(
        words(lesson),
        ["同一个文件也用于“期末复习集体备课”，请核对。"]
    );
    assert_eq!(
        words(other),
        [
            "同一个文件也用于“同课异构《牛和鹅》”，请核对。",
            "日期是11月8日，活动在12月20日，请核对。",
        ]
    );
}

#[test]
fn pieces_can_be_changed_moved_and_taken_away() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let first = office.act(|w| add(w, paper(lesson, "notice")));
    let second = office.act(|w| add(w, paper(lesson, "record")));
    office.act(|w| {
        reorder(
            w,
            ReorderEvidence {
                activity: lesson,
                pieces: vec![second],
            },
        )
    });
    let order = || -> Vec<String> {
        let pieces = super::store::of_activity(office.reader(), lesson).unwrap();
        pieces
            .into_iter()
            .map(|piece| piece.shows().to_owned())
            .collect()
    };
    assert_eq!(order(), ["record", "notice"]);
    let change: SaveEvidence = request(json!({
        "evidence": first, "kind": "summary", "fields": { "paperPlace": "档案柜4", "title": "小结" },
    }));
    office.act(|w| update(w, change));
    let changed: Evidence = office.reader().get(first).unwrap();
    assert_eq!(
        (changed.shows(), changed.paper_place.as_deref()),
        ("summary", Some("档案柜4"))
    );
    let lost: SaveEvidence = request(json!({ "evidence": first, "kind": "summary", "fields": {} }));
    assert_eq!(
        office.refusal(|w| update(w, lost)),
        "只有纸质件的，请写明存放处。"
    );
    office.act(|w| remove(w, first));
    assert!(office.reader().find::<Evidence>(first).unwrap().is_none());
}

#[test]
fn gaps_name_held_activities_and_what_each_lacks() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03"]);
    for kind in ["notice", "signin", "record"] {
        office.act(|w| add(w, paper(lesson, kind)));
    }
    let full = office.activity("期末复习集体备课", "joint_prep", "2024-12-20", "XX01");
    office.sign_in(full, &["T03"]);
    for kind in ["notice", "signin", "photo_ev", "record"] {
        office.act(|w| add(w, paper(full, kind)));
    }
    office.activity("教学比武", "teaching_contest", "2025-03-21", "XX01");
    let all = |office: &Office| {
        let request = GapsRequest {
            community: Some(office.p1),
            school_year: SchoolYear(2024),
        };
        gaps(office.reader(), request).unwrap()
    };
    let found = all(&office);
    assert_eq!(found.len(), 1, "what was not held lacks nothing yet");
    assert_eq!(
        (found[0].activity, found[0].missing[0].name.as_str()),
        (lesson, "照片")
    );
    assert_eq!(found[0].kinds.iter().filter(|kind| kind.have).count(), 3);
    let why: Explain = request(json!({
        "kind": "activity", "record": lesson, "topic": topic_of(PHOTO), "text": "相机故障，未拍照。",
    }));
    office.act(|w| explain(w, why));
    assert!(
        all(&office)[0].missing[0].explained,
        "an explained gap is still a gap"
    );
    let id = explanations(office.reader(), lesson.0).unwrap()[0].uid;
    office.act(|w| remove_explanation(w, id));
    assert!(!all(&office)[0].missing[0].explained);
    let other = GapsRequest {
        community: None,
        school_year: SchoolYear(2023),
    };
    assert!(gaps(office.reader(), other).unwrap().is_empty());
}

#[test]
fn an_empty_file_is_not_taken_and_one_that_is_there_proves_nothing() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let empty: AddEvidence = request(json!({
        "activity": lesson, "kind": SIGN_IN,
        "file": { "sha256": "e3b0", "size": 0, "fileName": "签到表.jpg" },
    }));
    let refused = office.refusal(|w| add(w, empty));
    assert!(
        refused.contains("空文件（0字节）") && refused.contains("占位文件"),
        "{refused}"
    );

    // As an earlier version took it.
    office.act(|w| add(w, photo(lesson, "ab", "2024-11-08")));
    let missing = missing_kinds(&office, lesson);
    assert!(!missing.contains(&"照片".to_owned()));
    office.act(|w| {
        let piece = store::of_activity(w.reader(), lesson)?.remove(0);
        w.update(&Evidence {
            size: Some(0),
            ..piece
        })
    });
    assert!(missing_kinds(&office, lesson).contains(&"照片".to_owned()));
    let sheet = of_activity(office.reader(), lesson).unwrap();
    assert!(
        sheet
            .hints
            .iter()
            .any(|hint| hint.message.contains("空文件")),
        "{:?}",
        sheet.hints
    );
    let words = crate::vocabulary::load(office.reader()).unwrap();
    let many = of_activities(office.reader(), &words, [lesson].into_iter()).unwrap();
    assert_eq!(
        many[&lesson].missing, sheet.missing,
        "the list says the same as the page"
    );
    let piece = sheet.kinds.iter().find(|line| line.kind == PHOTO).unwrap();
    assert_eq!(piece.pieces.len(), 1, "it is still shown, to be replaced");
}

#[test]
fn what_is_not_opened_is_named_with_its_piece() {
    let mut office = Office::new();
    let lesson = office.lesson();
    for (name, sha256) in [
        ("现场.jpg", "aa"),
        ("资料.zip", "bb"),
        ("照片.jpg.exe", "cc"),
    ] {
        let piece: AddEvidence = request(json!({
            "activity": lesson, "kind": "record",
            "file": { "sha256": sha256, "size": 9, "fileName": name },
        }));
        office.act(|w| add(w, piece));
    }
    let sheet = of_activity(office.reader(), lesson).unwrap();
    assert_eq!(sheet.only_saved.len(), 2);
    let words: Vec<_> = sheet
        .hints
        .iter()
        .filter(|hint| hint.message.contains("不直接打开"))
        .collect();
    assert_eq!(words.len(), 2, "{:?}", sheet.hints);
}
