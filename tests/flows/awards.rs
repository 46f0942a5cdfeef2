//! Awards, as any plain kind: written, listed, found, changed by the dozen, pasted, taken back.
use flow_tests::Office;
use serde_json::{Value, json};

fn awards(office: &Office) -> Vec<Value> {
    let list = office.ask("award_list", json!({ "schoolYear": 2024 }));
    list.as_array().expect("awards").clone()
}

#[test]
fn an_award_is_written_with_its_winners_and_found_again() {
    let office = Office::sample();
    assert_eq!(awards(&office).len(), 3, "those of the sample county");
    let first = &awards(&office)[0];
    let school = first["record"]["organization"].clone();
    let winner = &first["parts"][0]["record"]["person"];
    let record = json!({ "name": "课件评比", "organization": school, "level": "county", "wonOn": "2025-03-05" });
    let parts = json!([{ "person": winner }, { "name": "外聘教师" }]);
    let id = office.act("award_save", json!({ "record": record, "parts": parts }));
    let page = office.ask("award_page", id.clone());
    assert_eq!(
        (
            &page["record"]["code"],
            page["parts"].as_array().expect("winners").len()
        ),
        (&json!("HJ04"), 2)
    );
    let turned = json!([{ "name": "外聘教师" }, { "person": winner }]);
    let changed = json!({ "uid": id, "name": "课件评比", "code": "HJ04", "organization": school });
    office.act("award_save", json!({ "record": changed, "parts": turned }));
    let winners = office.ask("award_page", id.clone())["parts"].take();
    assert_eq!(winners[0]["title"], "外聘教师", "in the order of the form");
    let hits = office.ask("search", json!({ "text": "kjpb" }));
    assert_eq!((&hits[0]["uid"], &hits[0]["label"]), (&id, &json!("获奖")));
    let nobody = json!({ "record": record, "parts": [{}] });
    assert!(
        office
            .refused("award_save", nobody)
            .message
            .contains("获奖人员")
    );
}

#[test]
fn a_certificate_hangs_on_it_and_goes_and_comes_back_with_it() {
    let office = Office::sample();
    let id = awards(&office)[0]["record"]["uid"].clone();
    let file = office.chosen("证书.pdf", b"%PDF-1.4 a certificate");
    office.act(
        "evidence_attach",
        json!({ "kind": "award", "record": id, "file": file }),
    );
    assert_eq!(awards(&office)[0]["files"], 1);
    let before = awards(&office);
    office.act("award_remove", id.clone());
    assert_eq!(awards(&office).len(), 2);
    office.ask("undo", json!(null));
    assert_eq!(awards(&office), before);
}

#[test]
fn pasted_rows_are_saved_all_or_none() {
    let office = Office::sample();
    let school = awards(&office)[0]["record"]["organization"].clone();
    let row =
        |name: &str| json!({ "record": { "name": name, "organization": school }, "parts": [] });
    let refused = office.refused("award_add", json!([row("论文评比"), row("")]));
    assert_eq!(refused.message, "第2行：请填写名称。");
    assert_eq!(awards(&office).len(), 3);
    office.act("award_add", json!([row("论文评比"), row("说课")]));
    let codes: Vec<Value> = awards(&office)
        .iter()
        .map(|award| award["record"]["code"].clone())
        .collect();
    assert!(codes.contains(&json!("HJ05")), "{codes:?}");
}
