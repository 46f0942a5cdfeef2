//! The commands as a script sees them: one JSON document, failures on stderr, exit codes.

use serde_json::{Value, json};

use crate::script::{answer, run, sample};

#[test]
fn the_quota_of_the_sample_county() {
    let (home, ledger) = sample();
    for (counter, met) in [("承办", 4), ("承担", 18), ("参加", 26), ("参与", 26)] {
        let words = [
            "quota",
            &ledger,
            "--year",
            "2024",
            "--counter",
            counter,
            "--json",
        ];
        let quota = answer(home.path(), &words);
        assert_eq!(
            (&quota["met"], &quota["total"]),
            (&json!(met), &json!(40)),
            "{counter}"
        );
    }
    let words = [
        "--json",
        "quota",
        &ledger,
        "--year",
        "2024",
        "--counter",
        "承担",
        "--community",
        "P1",
    ];
    let quota = answer(home.path(), &words);
    assert_eq!(
        quota["rows"].as_array().expect("rows").len(),
        6,
        "three schools, two terms"
    );
    let short: Vec<&Value> = quota["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row["met"] == false)
        .collect();
    assert_eq!(
        short,
        [&json!({
            "community": "P1", "school": "XX03", "term": 1, "value": 1, "required": 2, "met": false,
            "counted": ["A03"],
            "notCounted": [
                { "activity": "A01", "reason": "会议不计入" },
                { "activity": "A02", "reason": "到会但未承担任务" },
                { "activity": "A04", "reason": "到会但未承担任务" },
                { "activity": "A05", "reason": "本校未参加" },
                { "activity": "A06", "reason": "到会但未承担任务" },
                { "activity": "A07", "reason": "本校未参加" },
                { "activity": "A08", "reason": "会议不计入" },
            ],
        })]
    );
}

/// A line to which the duty does not apply says neither yes nor no: the others add up to the totals.
#[test]
fn the_lines_of_the_quota_add_up_to_its_totals() {
    let (home, ledger) = sample();
    let home = home.path();
    let found = |list: &Value, code: &str| {
        let mut all = list.as_array().expect("a list").iter();
        all.find(|one| one["code"] == code).expect(code).clone()
    };
    let communities = answer(home, &["call", &ledger, "communities_list", "2024"]);
    let p1 = found(&communities, "P1");
    let asked = json!({ "community": p1["uid"], "schoolYear": 2024 }).to_string();
    let page = answer(home, &["call", &ledger, "communities_community", &asked]);
    let mut memberships = page["memberships"].as_array().expect("memberships").iter();
    let bridge = memberships
        .find(|one| one["name"] == "石桥中心小学")
        .expect("a member");
    // It leaves in September and comes back in January: away on the first term's middle day.
    let membership = |uid: &Value, from: &str, to: Option<&str>| {
        let words = json!({
            "uid": uid, "community": p1["uid"], "organization": bridge["organization"],
            "role": "member", "from": from, "to": to,
        });
        let words = words.to_string();
        answer(
            home,
            &["call", &ledger, "communities_save_membership", &words],
        );
    };
    membership(&bridge["uid"], "2024-09-01", Some("2024-09-20"));
    membership(&Value::Null, "2025-01-06", None);
    let words = [
        "quota",
        &ledger,
        "--year",
        "2024",
        "--counter",
        "承担",
        "--json",
    ];
    let quota = answer(home, &words);
    let rows = quota["rows"].as_array().expect("rows");
    let saying = |met: Value| rows.iter().filter(|row| row["met"] == met).count() as u64;
    let exempt = rows
        .iter()
        .find(|row| row["school"] == "XX03" && row["term"] == 1)
        .expect("its first term");
    assert_eq!(exempt["met"], Value::Null, "{exempt}");
    assert_eq!(quota["met"], saying(json!(true)));
    assert_eq!(quota["total"], saying(json!(true)) + saying(json!(false)));
}

#[test]
fn failures_are_told_on_stderr() {
    let (home, ledger) = sample();
    let refused = run(
        home.path(),
        &[
            "quota",
            &ledger,
            "--year",
            "2024",
            "--community",
            "P9",
            "--json",
        ],
    );
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stdout.is_empty());
    let failure: Value = serde_json::from_slice(&refused.stderr).expect("one JSON document");
    assert_eq!(
        (&failure["code"], &failure["field"]),
        (&json!("invalid"), &json!("community"))
    );
    assert_eq!(failure["issues"], json!([]));
    let nowhere = run(home.path(), &["verify", "/nowhere/at/all", "--json"]);
    assert_eq!(nowhere.status.code(), Some(1));
    let wrong = run(home.path(), &["quota", &ledger, "--jahr", "2024", "--json"]);
    assert_eq!(wrong.status.code(), Some(2), "wrong usage");
    assert!(serde_json::from_slice::<Value>(&wrong.stderr).is_ok());
}

#[test]
fn acts_are_undone_and_redone_between_runs() {
    let (home, ledger) = sample();
    let school = r#"{"code":"XX99","kind":"school","name":"新桥小学"}"#;
    let done = answer(
        home.path(),
        &["call", &ledger, "roster_save_organization", school],
    );
    assert_eq!(done["changed"], json!(["organization"]));
    let title = &done["act"]["title"];
    assert_eq!(
        &answer(home.path(), &["undo", &ledger, "--json"])["title"],
        title
    );
    assert_eq!(
        &answer(home.path(), &["redo", &ledger, "--json"])["title"],
        title
    );
    let history = answer(home.path(), &["history", &ledger, "--json"]);
    assert_eq!(
        history.as_array().expect("acts").len(),
        4,
        "making it with the sample, school, undo, redo"
    );
    let found = answer(home.path(), &["verify", &ledger, "--json"]);
    assert_eq!(found["sound"], true, "{found}");
}

#[test]
fn a_data_workbook_goes_out_and_into_an_empty_ledger() {
    let (home, ledger) = sample();
    let book = home.path().join("全部.xlsx").display().to_string();
    answer(
        home.path(),
        &["form", "data-workbook", &ledger, "--out", &book, "--json"],
    );
    let other = home.path().join("另一个").display().to_string();
    answer(home.path(), &["new", &other, "--json"]);
    let preview = answer(
        home.path(),
        &["import", &other, &book, "--dry-run", "--json"],
    );
    assert_eq!(preview["issues"], json!([]));
    answer(home.path(), &["import", &other, &book, "--json"]);
    let again = answer(home.path(), &["import", &other, &book, "--json"]);
    assert_eq!(
        (&again["added"], &again["changed"]),
        (&json!(0), &json!(0)),
        "twice changes nothing"
    );
    let quota = |ledger: &str| answer(home.path(), &["quota", ledger, "--year", "2024", "--json"]);
    assert_eq!(quota(&other), quota(&ledger));
}

#[test]
fn forms_are_the_same_bytes_again_and_go_by_the_ending() {
    let (home, ledger) = sample();
    let path = |name: &str| home.path().join(name).display().to_string();
    for (form, ending) in [("annual-workbook", "xlsx"), ("sign-in-sheet", "pdf")] {
        let (one, two) = (path(&format!("1.{ending}")), path(&format!("2.{ending}")));
        for out in [&one, &two] {
            let words = [
                "form",
                form,
                &ledger,
                "--year",
                "2024",
                "--community",
                "P1",
                "--out",
                out,
            ];
            assert!(run(home.path(), &words).status.success(), "{form}");
        }
        let read = |path: &str| std::fs::read(path).expect("written");
        assert!(read(&one) == read(&two), "{form} differs between two runs");
    }
    let wrong = run(
        home.path(),
        &["form", "annual-workbook", &ledger, "--out", &path("x.pdf")],
    );
    assert_eq!(wrong.status.code(), Some(1), "a workbook is no PDF");
}

#[test]
fn a_logged_sheet_bears_its_number_and_is_not_waited_for() {
    let (home, ledger) = sample();
    let out = home.path().join("签到表.pdf").display().to_string();
    let words = [
        "form",
        "sign-in-sheet",
        &ledger,
        "--activity",
        "A08",
        "--log",
        "--out",
        &out,
    ];
    assert!(run(home.path(), &words).status.success());
    let saved = || {
        let asked = r#"{"form":"sign-in-pdf","limit":10}"#;
        answer(home.path(), &["call", &ledger, "outputs_list", asked])
    };
    let before = saved();
    let numbers: Vec<&Value> = before
        .as_array()
        .expect("sheets")
        .iter()
        .map(|sheet| &sheet["output"]["number"])
        .collect();
    assert_eq!(numbers, [&json!("A08-1")]);
    let waiting = answer(home.path(), &["call", &ledger, "outputs_outstanding"]);
    assert_eq!(waiting, json!([]), "a file may never have been printed");
    let nowhere = [
        "form",
        "sign-in-sheet",
        &ledger,
        "--activity",
        "A08",
        "--log",
        "--out",
        "/no/x.pdf",
    ];
    assert_eq!(run(home.path(), &nowhere).status.code(), Some(1));
    assert_eq!(saved(), before, "what was not saved is not written down");
}
