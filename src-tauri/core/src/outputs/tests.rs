//! Which sheets are still out, what they say that is no longer so, and the register of all of them.
use serde_json::json;

use super::rules::next_number;
use super::*;
use crate::activities::tests::office::{Office, day, request};
use crate::activities::{self, Activity, Session};

#[test]
fn sheets_are_numbered_within_their_activity() {
    let cases: [(&[&str], &str); 4] = [
        (&[], "A08-1"),
        (&["A08-1", "A08-2"], "A08-3"),
        (&["A08-1", "A08-9", "A08-10"], "A08-11"),
        (&["A08-x", "A080-7"], "A08-1"),
    ];
    for (taken, next) in cases {
        assert_eq!(next_number("A08", taken.iter().copied()), next, "{taken:?}");
    }
}

#[test]
fn printed_sheets_are_out_until_one_of_them_comes_back() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let print = || -> LogOutput {
        request(json!({ "form": SIGN_IN_SHEET, "activity": lesson, "pages": 1 }))
    };
    let first = office.act(|w| super::log(w, print()));
    let second = office.act(|w| super::log(w, print()));
    assert_eq!(first.number.as_deref(), Some("P1-01-1"));
    assert_eq!(second.number.as_deref(), Some("P1-01-2"));
    let out = |office: &Office| outstanding(office.reader(), Some(office.p1)).unwrap();
    let waiting = out(&office);
    assert_eq!(
        waiting.len(),
        1,
        "a sheet printed again replaces the former one"
    );
    assert_eq!(waiting[0].output.uid, second.uid);
    assert_eq!(waiting[0].days_since, Some(234));
    let tomorrow = SetReturned {
        output: second.uid,
        on: Some(day("2025-07-01")),
    };
    assert_eq!(
        office.refusal(|w| set_returned(w, tomorrow)),
        "收回日期不能晚于今天。"
    );
    let back = SetReturned {
        output: second.uid,
        on: Some(day("2025-06-30")),
    };
    office.act(|w| set_returned(w, back));
    assert!(out(&office).is_empty());
    office.act(|w| {
        set_returned(
            w,
            SetReturned {
                output: second.uid,
                on: None,
            },
        )
    });
    assert_eq!(out(&office).len(), 1);
}

#[test]
fn a_sheet_saved_as_a_table_is_no_print() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let log = |form: &str| -> LogOutput { request(json!({ "form": form, "activity": lesson })) };
    let table = office.act(|w| super::log(w, log(SIGN_IN_TABLE)));
    assert!(outstanding(office.reader(), None).unwrap().is_empty());
    let print = office.act(|w| super::log(w, log(SIGN_IN_SHEET)));
    assert_eq!(
        (table.number, print.number.as_deref()),
        (None, Some("P1-01-1"))
    );
    let lines = lines_of_activity(office.reader(), lesson).unwrap();
    let returns: Vec<bool> = lines.iter().map(|line| line.returns).collect();
    assert_eq!(returns, [false, true]);
    let back = SetReturned {
        output: table.uid,
        on: Some(day("2025-06-30")),
    };
    assert_eq!(
        office.refusal(|w| set_returned(w, back)),
        "只有签到表要收回，这一份不用登记。"
    );
}

#[test]
fn a_sheet_saved_as_pdf_bears_a_number_and_is_not_waited_for() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let log = |form: &str| -> LogOutput { request(json!({ "form": form, "activity": lesson })) };
    let saved = office.act(|w| super::log(w, log(SIGN_IN_PDF)));
    assert!(outstanding(office.reader(), None).unwrap().is_empty());
    let print = office.act(|w| super::log(w, log(SIGN_IN_SHEET)));
    let later = office.act(|w| super::log(w, log(SIGN_IN_PDF)));
    let numbers = [&saved, &print, &later].map(|output| output.number.as_deref());
    assert_eq!(
        numbers,
        [Some("P1-01-1"), Some("P1-01-2"), Some("P1-01-3")],
        "each may be the one that is signed"
    );
    let lines = lines_of_activity(office.reader(), lesson).unwrap();
    let told: Vec<(bool, bool)> = lines
        .iter()
        .map(|line| (line.returns, line.awaited))
        .collect();
    assert_eq!(told, [(true, false), (true, true), (true, false)]);
    let waiting = |office: &Office| {
        let sheets = outstanding(office.reader(), None).unwrap();
        let register = json!({ "limit": 10, "waiting": true });
        let rows = list(office.reader(), request(register)).unwrap();
        assert_eq!(rows.len(), sheets.len(), "the register counts the same");
        sheets
            .into_iter()
            .map(|sheet| sheet.output.uid)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        waiting(&office),
        [print.uid],
        "a PDF takes no print's place"
    );
    let on = Some(day("2025-06-30"));
    office.act(|w| {
        set_returned(
            w,
            SetReturned {
                output: later.uid,
                on,
            },
        )
    });
    assert!(waiting(&office).is_empty(), "the PDF was signed after all");
}

#[test]
fn an_outstanding_sheet_says_whose_it_is_and_whether_it_took_place() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.act(|w| {
        super::log(
            w,
            request(json!({ "form": SIGN_IN_SHEET, "activity": lesson })),
        )
    });
    let one = |office: &Office| outstanding(office.reader(), None).unwrap().remove(0);
    assert!(
        !one(&office).held,
        "its day has passed, and nobody said more"
    );
    assert_eq!(one(&office).hosts, [office.school("XX02")]);
    let rows = |office: &Office, host: &str| {
        let asked = json!({ "limit": 10, "waiting": true, "host": office.school(host) });
        list(office.reader(), request(asked)).unwrap().len()
    };
    assert_eq!((rows(&office, "XX02"), rows(&office, "XX01")), (1, 0));
    office.act(|w| activities::hold(w, lesson));
    assert!(one(&office).held);
}

#[test]
fn a_printed_sheet_says_who_no_longer_stands_on_it_rightly() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.expect(lesson, &["T03", "T18"]);
    let sheet = json!({ "form": SIGN_IN_SHEET, "activity": lesson });
    office.act(|w| super::log(w, request(sheet)));
    let told = |office: &Office| {
        let mut lines = lines_of_activity(office.reader(), lesson).unwrap();
        lines.remove(0).outdated
    };
    assert!(told(&office).is_empty());
    office.expect(lesson, &["T18", "T07", "T30"]);
    assert_eq!(
        told(&office),
        ["应到人员增加了曾庆华、李国栋", "应到人员去掉了周文慧"]
    );
    office.expect(lesson, &["T03", "T18"]);
    assert!(told(&office).is_empty(), "changed back");
    office.act(|w| {
        let mut parts = activities::parts(w.reader(), lesson)?;
        let host = parts.remove(0);
        w.remove::<activities::ActivityPart>(host.uid)
    });
    assert_eq!(told(&office), ["承办打印时是“前楼中心小学”，现在没有填"]);
}

#[test]
fn a_printed_sheet_says_what_of_it_is_no_longer_so() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let change = |office: &mut Office, to: fn(&mut Activity)| {
        office.act(|w| {
            let mut activity: Activity = w.reader().get(lesson)?;
            to(&mut activity);
            w.update(&activity)
        });
    };
    let print = |office: &mut Office| {
        let sheet = request(json!({ "form": SIGN_IN_SHEET, "activity": lesson }));
        office.act(|w| super::log(w, sheet)).uid
    };
    let outdated = |office: &Office| {
        let lines = lines_of_activity(office.reader(), lesson).unwrap();
        lines
            .into_iter()
            .map(|line| line.outdated)
            .collect::<Vec<_>>()
    };
    change(&mut office, |a| a.day = Some(day("2024-10-16")));
    print(&mut office);
    change(&mut office, |a| a.note = Some("带教具".into()));
    assert_eq!(
        outdated(&office),
        [Vec::<String>::new()],
        "a note is not printed"
    );

    change(&mut office, |a| a.day = Some(day("2024-10-17")));
    change(&mut office, |a| {
        a.day = Some(day("2024-10-18"));
        a.place = Some("录播教室".into());
    });
    let moved = "日期由2024年10月16日改为2024年10月18日".to_owned();
    let place = "地点打印时没有填，现在是“录播教室”".to_owned();
    assert_eq!(outdated(&office), [vec![moved.clone(), place.clone()]]);
    let asked = json!({ "community": office.p1, "limit": 10 });
    let listed = list(office.reader(), request(asked)).unwrap();
    assert_eq!(
        listed[0].outdated,
        [moved, place.clone()],
        "the register says it too"
    );

    print(&mut office);
    assert!(outdated(&office)[1].is_empty(), "printed anew");
    change(&mut office, |a| a.day = Some(day("2024-10-16")));
    assert_eq!(outdated(&office)[0], [place], "changed back");
    office.ledger.undo().unwrap();
    assert!(outdated(&office)[1].is_empty(), "undone");
}

#[test]
fn the_sheet_of_a_session_goes_by_its_own_day_and_place() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let session = json!({ "activity": lesson, "session": null, "title": "上午", "place": "操场" });
    let session = office.act(|w| activities::save_session(w, request(session)));
    let sheet = json!({ "form": SIGN_IN_SHEET, "activity": lesson, "session": session });
    office.act(|w| super::log(w, request(sheet)));
    office.act(|w| {
        let activity: Activity = w.reader().get(lesson)?;
        w.update(&Activity {
            day: Some(day("2024-12-03")),
            place: Some("礼堂".into()),
            ..activity
        })
    });
    office.act(|w| {
        let session: Session = w.reader().get(session)?;
        w.update(&Session {
            title: "下午".into(),
            ..session
        })
    });
    let lines = lines_of_activity(office.reader(), lesson).unwrap();
    let words = lines[0].outdated.join("；");
    assert!(words.contains("改为2024年12月3日"), "{words}");
    assert!(words.contains("环节的内容由“上午”改为“下午”"), "{words}");
    assert!(
        !words.contains("礼堂"),
        "the session has a place of its own: {words}"
    );
}

#[test]
fn a_workbook_is_noted_down_and_waits_for_nothing() {
    let mut office = Office::new();
    let export: LogOutput = request(json!({
        "form": "annual-workbook", "community": office.p1, "schoolYear": 2024,
        "edition": "submission", "sha256": "ab01",
    }));
    let output = office.act(|w| super::log(w, export));
    assert_eq!((output.number, output.made_at), (None, office.ledger.now()));
    assert!(outstanding(office.reader(), None).unwrap().is_empty());
}

#[test]
fn the_list_of_prints_says_what_when_by_whom_and_what_is_still_out() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let print: LogOutput = request(json!({ "form": SIGN_IN_SHEET, "activity": lesson }));
    let first = office.act(|w| super::log(w, print.clone()));
    let second = office.act(|w| super::log(w, print));
    let export: LogOutput = request(json!({ "form": "data-workbook" }));
    let whole = office.act(|w| super::log(w, export));
    let ask = |office: &Office, change: serde_json::Value| {
        let mut asked = json!({ "community": office.p1, "limit": 10 });
        asked
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        list(office.reader(), request(asked)).unwrap()
    };
    let all = ask(&office, json!({}));
    let uids: Vec<_> = all.iter().map(|row| row.output.uid).collect();
    assert_eq!(uids, [whole.uid, second.uid, first.uid], "newest first");
    let waiting: Vec<_> = all.iter().map(|row| row.waiting).collect();
    assert_eq!(
        waiting,
        [false, true, false],
        "the newer print replaces the older"
    );
    assert_eq!(all[0].community_name, None, "an export of everything");
    assert_eq!(all[1].activity_code.as_deref(), Some("P1-01"));
    assert!(
        all[1].sign_in_missing,
        "its day has passed and nobody is entered"
    );

    let out = ask(&office, json!({ "waiting": true }));
    assert_eq!((out.len(), out[0].output.uid), (1, second.uid));
    let books = ask(&office, json!({ "form": "data-workbook" }));
    assert_eq!(books.len(), 1);
    let older = ask(&office, json!({ "before": whole.uid, "limit": 1 }));
    assert_eq!((older.len(), older[0].output.uid), (1, second.uid));
}

#[test]
fn a_hundred_sheets_printed_at_once_have_their_printer_each() {
    let mut office = Office::new();
    let me = r#"{"organizationName": "第二实验小学", "name": "周敏"}"#;
    office.ledger.set_preference("me", Some(me)).unwrap();
    let lesson = office.lesson();
    let print: LogOutput = request(json!({ "form": SIGN_IN_SHEET, "activity": lesson }));
    office.act(|w| {
        for _ in 0..120 {
            super::log(w, print.clone())?;
        }
        Ok(())
    });
    let rows = list(office.reader(), request(json!({ "limit": 200 }))).unwrap();
    assert_eq!(rows.len(), 120);
    let by_me = |row: &OutputRow| row.who.as_deref() == Some("第二实验小学 周敏");
    assert!(rows.iter().all(by_me), "the packed history tells it too");
    assert_eq!(rows.iter().filter(|row| row.waiting).count(), 1);
}
