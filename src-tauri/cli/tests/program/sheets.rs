//! Sign-in sheets of many activities as one file.
use std::path::Path;

use serde_json::{Value, json};

use crate::script::{answer, run, sample};

/// Activities of a list that are neither cancelled nor postponed, by code.
fn activities(home: &Path, ledger: &str, filter: &Value) -> Vec<String> {
    let words = ["call", ledger, "activities_list", &filter.to_string()];
    let list = answer(home, &words);
    let rows = list["rows"].as_array().expect("rows").iter();
    let held = rows.filter(|row| row["state"] != "cancelled" && row["state"] != "postponed");
    held.map(|row| row["code"].as_str().expect("a code").to_owned())
        .collect()
}

/// Prints and logs the sheets, tells which activities they are of, and takes the log back.
fn printed(home: &Path, ledger: &str, more: &[&str]) -> (u64, Vec<String>) {
    let out = home.join("签到表.pdf").display().to_string();
    let mut words = vec![
        "form",
        "sign-in-sheet",
        ledger,
        "--log",
        "--json",
        "--out",
        &out,
    ];
    words.extend(more);
    let made = answer(home, &words);
    let asked = r#"{"form":"sign-in-pdf","limit":1000}"#;
    let saved = answer(home, &["call", ledger, "outputs_list", asked]);
    let number = |sheet: &Value| sheet["output"]["number"].as_str().map(str::to_owned);
    let mut codes: Vec<String> = saved
        .as_array()
        .expect("sheets")
        .iter()
        .filter_map(number)
        .map(|number| number.rsplit_once('-').expect("A03-1").0.to_owned())
        .collect();
    codes.sort();
    answer(home, &["undo", ledger, "--json"]);
    (made["pages"].as_u64().expect("pages"), codes)
}

#[test]
fn all_activities_of_a_community_a_term_or_a_month_are_one_file() {
    let (home, ledger) = sample();
    let home = home.path();
    let community = answer(home, &["call", &ledger, "communities_list", "2024"]);
    let p1 = community
        .as_array()
        .expect("communities")
        .iter()
        .find(|community| community["code"] == "P1")
        .expect("第一片区")["uid"]
        .clone();
    let year = activities(
        home,
        &ledger,
        &json!({ "schoolYear": 2024, "community": p1 }),
    );
    assert!(year.len() > 10, "第一片区 was busy: {year:?}");
    let first = activities(
        home,
        &ledger,
        &json!({ "schoolYear": 2024, "community": p1, "term": "1" }),
    );
    assert!(!first.is_empty() && first.len() < year.len());
    let cases: [(&[&str], Vec<String>); 4] = [
        (&["--community", "P1", "--year", "2024"], year),
        (
            &["--community", "P1", "--year", "2024", "--term", "1"],
            first,
        ),
        (
            &["--community", "P1", "--month", "2024-11"],
            vec!["A04".into(), "A05".into()],
        ),
        (
            &["--activity", "A05", "--activity", "A03"],
            vec!["A03".into(), "A05".into()],
        ),
    ];
    for (words, mut expected) in cases {
        let (pages, codes) = printed(home, &ledger, words);
        expected.sort();
        assert_eq!(codes, expected, "{words:?}");
        assert!(
            pages >= codes.len() as u64,
            "{words:?}: a page each at least"
        );
    }
}

#[test]
fn a_time_without_activities_makes_no_file() {
    let (home, ledger) = sample();
    let out = home.path().join("签到表.pdf");
    let path = out.display().to_string();
    let empty = [
        "form",
        "sign-in-sheet",
        &ledger,
        "--month",
        "2025-08",
        "--out",
        &path,
        "--json",
    ];
    let both = [
        "form",
        "sign-in-sheet",
        &ledger,
        "--month",
        "2025-10",
        "--year",
        "2024",
        "--out",
        &path,
        "--json",
    ];
    for (words, field) in [(&empty[..], "activity"), (&both[..], "month")] {
        let refused = run(home.path(), words);
        assert_eq!(refused.status.code(), Some(1));
        let failure: Value = serde_json::from_slice(&refused.stderr).expect("one JSON document");
        assert_eq!(failure["field"], field, "{failure}");
    }
    assert!(!out.exists());
}
