//! Every command rightly and wrongly used: exit code, one JSON document, quiet when nobody listens.
use std::process::Stdio;

use serde_json::Value;

use crate::script::{answer, command, run, sample};

#[test]
fn every_command_answers_one_document() {
    let (home, ledger) = sample();
    let home = home.path();
    let (l, out) = (ledger.as_str(), home.join("表.xlsx").display().to_string());
    answer(home, &["backup", l, "--json"]);
    let blank = home.join("空白.xlsx").display().to_string();
    let lines: [&[&str]; 14] = [
        &["quota", l, "--year", "2024"],
        &["form", "--list"],
        &[
            "form",
            "annual-workbook",
            l,
            "--year",
            "2024",
            "--edition",
            "自查版",
            "--out",
            &out,
        ],
        &["form", "quota-table", l, "--year", "2024", "--out", &out],
        &["form", "data-workbook", l, "--out", &out],
        &["form", "blank-data-workbook", l, "--out", &blank],
        &["import", l, &blank],
        &["import", l, &out, "--dry-run"],
        &["import", l, &out],
        &["history", l, "--limit", "3"],
        &["verify", l],
        &["call", "--list"],
        &["call", l, "communities_list", "2024"],
        &["restore", l],
    ];
    for words in lines {
        let mut words = words.to_vec();
        words.push("--json");
        answer(home, &words);
        let plain = run(home, &words[..words.len() - 1]);
        assert!(
            plain.status.success() && !plain.stdout.is_empty(),
            "{words:?}"
        );
        assert!(plain.stderr.is_empty(), "{words:?}");
    }
}

#[test]
fn the_quota_has_the_fields_that_scripts_go_by() {
    let (home, ledger) = sample();
    let keys = |value: &Value| -> Vec<String> {
        let object = value.as_object().expect("an object");
        object.keys().cloned().collect()
    };
    let words = [
        "quota",
        &ledger,
        "--year",
        "2024",
        "--counter",
        "承担",
        "--json",
    ];
    let quota = answer(home.path(), &words);
    let mut found = keys(&quota);
    found.sort();
    assert_eq!(
        found,
        ["counter", "met", "required", "rows", "schoolYear", "total"]
    );
    assert_eq!(
        (&quota["schoolYear"], &quota["counter"]),
        (&2024.into(), &"承担".into())
    );
    let rows = quota["rows"].as_array().expect("rows");
    let mut found = keys(&rows[0]);
    found.sort();
    assert_eq!(
        found,
        [
            "community",
            "counted",
            "met",
            "notCounted",
            "required",
            "school",
            "term",
            "value"
        ]
    );
    for row in rows {
        assert!(row["term"] == 1 || row["term"] == 2);
        assert_eq!(
            row["value"],
            row["counted"].as_array().expect("codes").len()
        );
    }
}

#[test]
fn refusals_end_with_one_and_wrong_usage_with_two() {
    let (home, ledger) = sample();
    let l = ledger.as_str();
    let out = home.path().join("表.xlsx").display().to_string();
    let nowhere = home.path().join("没有").display().to_string();
    let cases: [(&[&str], i32); 22] = [
        (&["new", l], 1),
        (&["new"], 2),
        (&["import", l, "/没有/名册.xlsx"], 1),
        (&["import", l], 2),
        (&["quota", &nowhere, "--year", "2024"], 1),
        (&["quota", l, "--year", "2024", "--community", "P99"], 1),
        (&["quota", l, "--year", "2024", "--counter", "全部"], 2),
        (&["quota", l], 2),
        (
            &[
                "form",
                "sign-in-sheet",
                l,
                "--activity",
                "A99",
                "--out",
                "x.pdf",
            ],
            1,
        ),
        (&["form", "annual-workbook", l, "--out", "/没有/x.xlsx"], 1),
        (&["form", "annual-workbook", l], 2),
        (&["form", "no-such-form", l, "--out", &out], 2),
        (
            &["form", "data-workbook", l, "--year", "2024", "--out", &out],
            2,
        ),
        (&["history", &nowhere], 1),
        (&["undo", &nowhere], 1),
        (&["redo", l], 1),
        (&["verify", &nowhere], 1),
        (&["backup"], 2),
        (&["restore", l, "--backup", "没有这份.db"], 1),
        (&["call", l, "activities_page", "\"没有\""], 1),
        (&["call", l, "no_such_command"], 2),
        (&["call", l, "activities_list", "{"], 2),
    ];
    for (words, code) in cases {
        let mut words = words.to_vec();
        words.push("--json");
        let refused = run(home.path(), &words);
        assert_eq!(refused.status.code(), Some(code), "{words:?}");
        assert!(refused.stdout.is_empty(), "{words:?}");
        let failure: Value = serde_json::from_slice(&refused.stderr).expect("one JSON document");
        for key in ["code", "message", "field", "detail", "issues"] {
            assert!(failure.get(key).is_some(), "{words:?}: {key}");
        }
        assert_ne!(failure["code"], "internal", "{words:?}: {failure}");
        let plain = run(home.path(), &words[..words.len() - 1]);
        assert!(!plain.stderr.is_empty(), "{words:?}");
    }
}

#[test]
fn whoever_stops_listening_is_not_bothered() {
    let (home, ledger) = sample();
    let l = ledger.as_str();
    let lines: [&[&str]; 9] = [
        &["--help"],
        &["--version"],
        &["quota", l, "--year", "2024"],
        &["quota", l, "--year", "2024", "--json"],
        &["form", "--list"],
        &["history", l],
        &["verify", l],
        &["call", "--list"],
        &["call", l, "communities_list", "2024"],
    ];
    for words in lines {
        let mut program = command(home.path(), words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs");
        drop(program.stdout.take());
        let output = program.wait_with_output().expect("ends");
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert!(
            output.stderr.is_empty(),
            "{words:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}
