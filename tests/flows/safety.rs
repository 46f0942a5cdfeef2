//! The ledger's safety net as the screens see it: a file that goes away, empty and dangerous files,
//! copies before imports.
use std::fs;

use flow_tests::Office;
use lianyan_core::error::ErrorCode;
use serde_json::{Value, json};

fn school(code: &str) -> Value {
    json!({ "code": code, "kind": "school", "name": format!("{code}小学") })
}

fn schools(office: &Office) -> usize {
    let schools = office.ask("roster_organizations", json!({}));
    schools.as_array().map_or(0, Vec::len)
}

#[cfg(unix)]
#[test]
fn nothing_is_acknowledged_into_a_file_that_has_gone_and_the_work_goes_on_in_a_copy() {
    let office = Office::new();
    office.ask("roster_save_organization", school("XX01"));
    assert_eq!(
        office.ask("app_state", Value::Null)["ledger"]["gone"],
        false
    );
    let folder = office.folder().join("岚溪县");
    fs::remove_file(folder.join("ledger.db")).expect("removed by somebody");

    let refused = office.refused("roster_save_organization", school("XX02"));
    assert_eq!(refused.code, ErrorCode::LedgerGone);
    assert!(
        refused.message.contains("这一步没有保存"),
        "{}",
        refused.message
    );
    for (command, request) in [
        ("undo", Value::Null),
        ("backup_now", Value::Null),
        ("trash_empty", Value::Null),
    ] {
        assert_eq!(
            office.refused(command, request).code,
            ErrorCode::LedgerGone,
            "{command}"
        );
    }
    assert_eq!(office.ask("app_state", Value::Null)["ledger"]["gone"], true);
    assert_eq!(schools(&office), 1, "what was saved can still be looked at");

    let elsewhere = office.folder().join("D盘");
    fs::create_dir(&elsewhere).expect("a folder");
    let token = office
        .desk
        .files()
        .offer(&elsewhere)
        .expect("a token")
        .token;
    let saved = office.ask("ledger_save_copy", json!({ "folder": token }));
    let copy = elsewhere.join("岚溪县（另存）");
    assert_eq!(saved["folder"], copy.display().to_string());
    assert_eq!(saved["filesMissing"], 0);
    assert_eq!(
        office.ask("app_state", Value::Null)["ledger"]["gone"],
        false
    );
    office.ask("roster_save_organization", school("XX02"));
    assert_eq!(schools(&office), 2, "the work goes on");
    let recent = office.ask("recent_list", Value::Null);
    assert_eq!(
        recent[0]["folder"],
        copy.display().to_string(),
        "and is found again"
    );
}

#[cfg(unix)]
#[test]
fn what_nobody_saved_elsewhere_is_saved_when_the_program_ends() {
    let office = Office::new();
    office.ask("roster_save_organization", school("XX01"));
    fs::remove_dir_all(office.folder().join("岚溪县")).expect("removed by somebody");
    office.refused("roster_save_organization", school("XX02"));
    office.ask("ledger_close", Value::Null);

    let recent = office.ask("recent_list", Value::Null);
    let rescued = recent[0]["folder"].as_str().expect("a folder");
    assert!(rescued.contains("另存的资料库"), "{recent}");
    office.ask("ledger_open_recent", json!({ "id": recent[0]["id"] }));
    assert_eq!(schools(&office), 1, "all that was acknowledged is there");
}

#[test]
fn an_empty_file_and_a_program_are_no_evidence() {
    let office = Office::sample();
    let list = office.ask("activities_list", json!({ "schoolYear": 2024 }));
    let activity = Office::id_of(&list["rows"], "A07");
    let stored = || fs::read_dir(office.folder().join("示例/files")).map_or(0, Iterator::count);
    let before = stored();
    let cases: [(&str, &[u8], &str); 5] = [
        ("签到表.jpg", b"", "空文件（0字节）"),
        ("照片.jpg.EXE", b"MZ\x90\0\x03", "内容是程序"),
        ("现场.jpg", b"\x7fELF\x02", "内容是程序"),
        (
            "网址.url",
            b"[InternetShortcut]\nURL=file:///x",
            "内容是程序",
        ),
        ("页面.html", b"<script></script>", "不能作为佐证"),
    ];
    for (name, bytes, words) in cases {
        let file = office.chosen(name, bytes);
        let request = json!({ "activity": activity, "kind": "signin", "file": file });
        let refused = office.refused("evidence_add", request);
        assert!(
            refused.message.contains(words),
            "{name}: {}",
            refused.message
        );
        assert!(
            refused.message.contains(name),
            "which file: {}",
            refused.message
        );
    }
    assert_eq!(stored(), before, "nothing of it is kept");
}

#[test]
fn an_import_that_changes_nothing_makes_no_copy_and_further_ones_share_one() {
    let office = Office::sample();
    let copies = || {
        let backups = office.ask("backup_list", Value::Null);
        let backups = backups.as_array().expect("a list").iter();
        backups
            .filter(|backup| backup["reason"] == "import")
            .count()
    };
    // The day's automatic copies are as good as one before an import.
    office.ask("ledger_close", Value::Null);
    let folder = office.folder().join("示例");
    fs::remove_dir_all(folder.join("backups")).expect("the automatic copies");
    let chosen = office.desk.files().offer(&folder).expect("a token").token;
    office.ask("ledger_open", json!({ "folder": chosen }));

    let import = |list: &str| {
        let file = office.chosen("学校.csv", list.as_bytes());
        let opened = office.job(
            "roster_import_open",
            json!({ "file": file, "kind": "schools" }),
        );
        let draft = opened.expect("a list of schools")["draft"].clone();
        office
            .job("roster_import_apply", draft)
            .expect("taken over");
    };
    import("学校名称,学段\n第二实验小学,小学\n");
    assert_eq!(copies(), 0, "nothing changed");
    import("学校名称,学段\n青石小学,小学\n");
    assert_eq!(copies(), 1);
    import("学校名称,学段\n白杨小学,小学\n");
    assert_eq!(copies(), 1, "within the hour");
}

/// 运行记录: handed to somebody who helps, it says what was not done and nothing that was entered.
#[test]
fn what_was_refused_is_told_to_a_helper_by_its_code_alone() {
    let office = Office::new();
    office.ask("roster_save_organization", school("XX01"));
    let refused = office.refused("roster_save_organization", school("XX01"));
    let made = office.ask("app_log", Value::Null);
    assert_eq!(made["suggestedName"], "联研运行记录.txt");
    let told = String::from_utf8(office.made(&made)).expect("text");
    let line = "没有完成 roster_save_organization invalid";
    assert!(told.contains(line), "{told}");
    assert!(!told.contains("XX01"), "{told}\n{}", refused.message);
}
