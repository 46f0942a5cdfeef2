use std::collections::HashSet;
use std::path::Path;

use serde_json::json;

use super::*;
use crate::document::document;

fn given(pairs: &[(&str, &str)]) -> Given {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn a_request_names_its_form_as_the_form_names_itself() {
    for form in forms() {
        let read = serde_json::from_value::<FormRequest>(json!({ "form": form.name }));
        let fault = read
            .err()
            .map(|fault| fault.to_string())
            .unwrap_or_default();
        assert!(!fault.contains("variant"), "{}: {fault}", form.name);
    }
}

#[test]
fn an_unknown_form_is_refused_by_the_names_there_are() {
    for name in ["签到", "annual_workbook", ""] {
        let refused = form(name).expect_err("no such form").to_string();
        assert!(refused.contains(&format!("“{name}”")), "{refused}");
        for form in forms().iter().filter(|form| !form.only_on_screen) {
            assert!(refused.contains(form.name), "{refused}");
        }
        let asked = json!({ "form": name, "schoolYear": 2024, "edition": "submission" });
        serde_json::from_value::<FormRequest>(asked).expect_err("nor is it another form");
    }
}

#[test]
fn what_a_form_does_not_take_is_refused() {
    for (name, pairs, expected) in [
        (
            "data-workbook",
            &[("year", "2024")][..],
            "数据工作簿没有--year这个选项。",
        ),
        (
            "annual-workbook",
            &[("month", "2024-10")],
            "年度教研活动资料汇总没有--month这个选项。",
        ),
        (
            "annual-workbook",
            &[("edition", "草稿")],
            "--edition不能是“草稿”。可以写：报送版、自查版。",
        ),
        (
            "activity-list",
            &[("term", "3")],
            "--term不能是“3”。可以写：第一学期、第二学期。",
        ),
        (
            "quota-table",
            &[("year", "24")],
            "--year不能是“24”。写成2024这样。",
        ),
        (
            "sign-in-sheet",
            &[("month", "2024-13")],
            "--month不能是“2024-13”。写成2024-10这样。",
        ),
        (
            "sign-in-sheet",
            &[("session", "0")],
            "--session不能是“0”。写成1这样。",
        ),
        (
            "sign-in-sheet",
            &[("session", "1")],
            "--session要和--activity一起使用。",
        ),
        (
            "sign-in-sheet",
            &[("activity", "A1"), ("activity", "A2"), ("session", "1")],
            "--session只能和一个--activity一起使用。",
        ),
        (
            "sign-in-sheet",
            &[("activity", "A1"), ("month", "2024-10")],
            "--activity不能和--term、--month一起使用。",
        ),
    ] {
        let refused = form(name).expect("a form").check(&given(pairs));
        assert_eq!(refused.expect_err(name).to_string(), expected);
    }
}

/// A misspelled `community` would otherwise be a form of the whole county, without a word.
#[test]
fn a_request_with_a_field_that_its_form_has_not_is_refused() {
    for asked in [
        json!({ "form": "annual-workbook", "schoolYear": 2024, "edition": "submission", "comunity": null }),
        json!({ "form": "quota-table", "schoolYear": 2024, "edition": "submission", "term": "1" }),
        json!({ "form": "data-workbook", "schoolYear": 2024 }),
        json!({ "form": "sign-in-sheet", "sheets": [], "format": "pdf", "asfile": true }),
    ] {
        let fault = serde_json::from_value::<FormRequest>(asked.clone());
        let fault = fault.expect_err("refused").to_string();
        assert!(fault.contains("unknown field"), "{asked}: {fault}");
    }
}

#[test]
fn what_a_form_takes_is_taken_in_each_spelling() {
    for (name, pairs) in [
        ("annual-workbook", &[][..]),
        (
            "annual-workbook",
            &[("edition", "自查版"), ("year", "2024")],
        ),
        ("annual-workbook", &[("edition", "self_check")]),
        ("activity-list", &[("term", "1"), ("community", "P1")]),
        ("activity-list", &[("term", "第一学期")]),
        ("sign-in-sheet", &[("activity", "A1"), ("session", "2")]),
        ("sign-in-sheet", &[("activity", "A1"), ("activity", "A2")]),
        ("sign-in-sheet", &[("month", "2024-10"), ("term", "1")]),
    ] {
        let taken = form(name).expect("a form").check(&given(pairs));
        assert!(taken.is_ok(), "{name} {pairs:?}: {taken:?}");
    }
    let edition = |word| given(&[("edition", word)]).edition();
    assert_eq!(edition("self_check"), edition("自查版"));
    assert_eq!(given(&[]).edition().label(), "报送版");
    assert_eq!(
        given(&[("term", "2")]).term(),
        given(&[("term", "第二学期")]).term()
    );
}

#[test]
fn the_ending_of_the_file_says_what_it_becomes() {
    let of = |name: &str, file: &str| ending(form(name).expect("a form"), Path::new(file));
    assert_eq!(of("sign-in-sheet", "签到表.PDF").expect("a PDF"), "pdf");
    let refused = of("annual-workbook", "x.pdf").expect_err("a workbook is no PDF");
    assert_eq!(
        refused.to_string(),
        "年度教研活动资料汇总只能保存为xlsx文件。"
    );
}

#[test]
fn every_form_tells_all_of_itself_and_no_two_share_a_name() {
    let mut names = HashSet::new();
    for form in forms() {
        assert!(form.contents.ends_with('。'), "{}", form.name);
        assert!(
            !form.title.is_empty() && !form.extensions.is_empty(),
            "{}",
            form.name
        );
        let ways = form.other_ways.iter().map(|way| way.name);
        for name in ways.chain([form.name]) {
            assert!(names.insert(name), "{name} twice");
        }
    }
    for parameter in parameters() {
        if let Some(usual) = parameter.usual {
            parameter.check(usual).expect("the usual one can be given");
        }
    }
}

#[test]
fn the_document_is_as_the_list() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/forms.md");
    if std::env::var("GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(path, document()).expect("the repository can be written");
    }
    let kept = std::fs::read_to_string(path).expect("docs/forms.md is in the repository");
    assert!(
        kept == document(),
        "renew docs/forms.md with GOLDEN=write cargo test --workspace --lib catalogue"
    );
}
