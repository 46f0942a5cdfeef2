//! What holds for every command: names, requests, failures, tokens, and a ledger that is not there.
use flow_tests::Office;
use lianyan_api::{Kind, command_list};
use lianyan_core::error::ErrorCode;
use serde_json::{Value, json};

#[test]
fn without_a_ledger_every_command_says_so_or_works() {
    let office = Office::without_ledger();
    for row in command_list().filter(|row| row.kind != Kind::Service) {
        // Most requests are refused for their shape first; what matters is that nothing breaks.
        if let Err(failure) = office.desk.call(row.name, Value::Null) {
            let code = json!(failure.code);
            assert!(
                code == "no_ledger" || code == "invalid",
                "{}: {failure:?}",
                row.name
            );
        }
    }
    let refused = office.refused("undo_state", Value::Null);
    assert_eq!(refused.message, "还没有打开资料库。请先打开或新建一个。");
    let state = office.ask("app_state", Value::Null);
    assert_eq!(
        state["ledger"],
        Value::Null,
        "the frame can be drawn without a ledger"
    );
}

#[test]
fn unknown_names_and_malformed_requests_are_told_apart() {
    let office = Office::new();
    let unknown = office.refused("activities_creat", Value::Null);
    assert_eq!(
        (json!(unknown.code), unknown.field.as_deref()),
        (json!("invalid"), Some("command"))
    );
    let malformed = office.refused("activities_create", json!({ "title": "缺了别的" }));
    assert_eq!(malformed.field.as_deref(), Some("request"));
    assert!(
        malformed.detail.contains("community"),
        "{}",
        malformed.detail
    );
}

#[test]
fn an_act_names_what_changed_and_a_refusal_leaves_no_trace() {
    let office = Office::new();
    let school = json!({ "code": "XX01", "kind": "school", "name": "第二实验小学" });
    let saved = office.desk.call("roster_save_organization", school);
    let saved = saved.unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!(saved["changed"], json!(["organization"]));
    let before = office.ask("history_list", json!({}));
    let twin = json!({ "code": "XX01", "kind": "school", "name": "前楼中心小学" });
    let refused = office.refused("roster_save_organization", twin);
    assert_eq!(
        refused.field.as_deref(),
        Some("code"),
        "a code is given once"
    );
    assert_eq!(office.ask("history_list", json!({})), before);
}

#[test]
fn ledgers_are_made_found_again_and_put_back_from_a_backup() {
    let office = Office::without_ledger();
    let folder = office
        .desk
        .files()
        .offer(office.folder())
        .expect("a token")
        .token;
    let new = json!({ "folder": folder, "name": "岚溪县2024", "county": "岚溪县" });
    office.ask("ledger_create", new);
    let school = json!({ "code": "XX01", "kind": "school", "name": "第二实验小学" });
    office.ask("roster_save_organization", school);
    let backup = office.ask("backup_now", Value::Null);
    office.ask("ledger_close", Value::Null);

    let db = office.folder().join("岚溪县2024/ledger.db");
    std::fs::write(&db, b"a broken disk wrote this").expect("writable");
    let recent = office.ask("recent_list", Value::Null);
    assert_eq!(recent[0]["name"], "岚溪县");
    assert_eq!(
        recent[0]["inspection"]["backup"]["name"], backup["name"],
        "{recent}"
    );
    let id = &recent[0]["id"];
    office.refused("ledger_open_recent", json!({ "id": id }));
    let restored = json!({ "id": id, "backup": backup["name"] });
    office.ask("ledger_restore_recent", restored);
    let schools = office.ask("roster_organizations", json!({}));
    assert_eq!(
        schools[0]["name"], "第二实验小学",
        "the backup's records are there again"
    );
}

#[test]
fn evidence_goes_in_by_a_token_and_comes_out_the_same() {
    let office = Office::sample();
    let list = office.ask("activities_list", json!({ "schoolYear": 2024 }));
    let activity = Office::id_of(&list["rows"], "A07");
    let photo = b"\xff\xd8\xff\xe0 the only photo".as_slice();
    let request = json!({
        "activity": activity, "kind": "photo_ev", "file": office.chosen("送教.jpg", photo),
        "fields": { "takenOn": "2024-12-27" },
    });
    let piece = office.act("evidence_add", request);
    let out = office.ask("evidence_file", piece);
    assert_eq!(out["suggestedName"], "送教.jpg");
    assert_eq!(office.made(&out), photo);
    let gaps = office.ask("evidence_gaps", json!({ "schoolYear": 2024 }));
    let lacking: Vec<&Value> = gaps
        .as_array()
        .expect("gaps")
        .iter()
        .map(|gap| &gap["code"])
        .collect();
    assert!(
        !lacking.contains(&&json!("A07")),
        "its photo is there now: {lacking:?}"
    );
}

#[test]
fn a_photo_is_shown_small_and_what_is_none_says_so() {
    let office = Office::sample();
    let list = office.ask("activities_list", json!({ "schoolYear": 2024 }));
    let activity = Office::id_of(&list["rows"], "A07");
    let picture = |name: &str, bytes: &[u8]| {
        let file = office.chosen(name, bytes);
        let request = json!({ "activity": activity, "kind": "photo_ev", "file": file });
        let piece = office.act("evidence_add", request);
        office.ask(
            "evidence_picture",
            json!({ "evidence": piece, "size": "small" }),
        )
    };
    let photo = include_bytes!("../../assets/icons/512x512.png");
    let shown = picture("送教.png", photo);
    let address = shown["address"].as_str().expect("a picture");
    assert!(
        address.starts_with("data:image/jpeg;base64,/9j/"),
        "{address}"
    );
    let heic = picture("IMG_2031.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!(heic["state"], "unshown");
    assert!(
        heic["message"]
            .as_str()
            .is_some_and(|words| words.contains("HEIC"))
    );
    let broken = picture("听课.jpg", b"\xff\xd8\xff\xe0 broken on its way");
    assert!(
        broken["message"]
            .as_str()
            .is_some_and(|words| words.contains("已损坏"))
    );
}

#[test]
fn paper_has_no_picture() {
    let office = Office::sample();
    let list = office.ask("activities_list", json!({ "schoolYear": 2024 }));
    let activity = Office::id_of(&list["rows"], "A07");
    let fields = json!({ "paperPlace": "教科室档案柜" });
    let request = json!({ "activity": activity, "kind": "photo_ev", "fields": fields });
    let piece = office.act("evidence_add", request);
    let request = json!({ "evidence": piece, "size": "large" });
    assert_eq!(
        office.refused("evidence_picture", request).code,
        ErrorCode::Missing
    );
}

#[test]
fn a_ledger_that_was_only_looked_at_can_be_opened_for_writing() {
    let office = Office::new();
    office.ask("ledger_close", Value::Null);
    let folder = office.folder().join("岚溪县");
    let chosen = office.desk.files().offer(&folder).expect("a token").token;
    let read_only = || office.ask("app_state", Value::Null)["ledger"]["readOnly"].clone();
    office.ask("ledger_open", json!({ "folder": chosen, "readOnly": true }));
    assert!(read_only().is_string(), "only to look");
    office.ask("ledger_open", json!({ "folder": chosen }));
    assert!(read_only().is_null(), "now to write");
    office.ask("ledger_open", json!({ "folder": chosen, "readOnly": true }));
    assert!(read_only().is_null(), "whoever may write may look");
}

#[test]
fn a_broken_ledger_in_a_chosen_folder_goes_back_to_its_newest_backup() {
    let office = Office::sample();
    let backup = office.ask("backup_now", Value::Null);
    office.ask("ledger_close", Value::Null);
    let folder = office.folder().join("示例");
    let chosen = office.desk.files().offer(&folder).expect("a token").token;
    // SQLite's user version, as a later program would have set it.
    let mut bytes = std::fs::read(folder.join("ledger.db")).expect("a ledger");
    bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(folder.join("ledger.db"), &bytes).expect("writable");
    let refused = office.refused("ledger_open", json!({ "folder": chosen }));
    assert_eq!(refused.code, ErrorCode::LedgerTooNew);
    let found = office.ask("ledger_inspect", json!({ "folder": chosen }));
    assert_eq!(found["state"], "newer");
    assert_eq!(found["backup"]["name"], backup["name"], "{found}");
    let request = json!({ "folder": chosen, "backup": backup["name"] });
    office.ask("ledger_restore", request);
    let schools = office.ask("roster_organizations", json!({}));
    assert_eq!(
        schools.as_array().map(Vec::len),
        Some(21),
        "20 schools and the county office"
    );
    let kept = std::fs::read_dir(folder.join("backups"))
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path().join("ledger.db"))
        .find(|path| path.exists());
    assert_eq!(
        std::fs::read(kept.expect("what was there is kept")).expect("readable"),
        bytes
    );
}
