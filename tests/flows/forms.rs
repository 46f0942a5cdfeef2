//! The forms as a list: whatever the command line can make is made from what was typed, and a list is
//! exported as it is shown.
use std::path::Path;

use flow_tests::{Office, workbook_text};
use lianyan_forms::parameters::Given;
use lianyan_forms::{FormRequest, catalogue};
use serde_json::json;

#[test]
fn each_form_that_can_be_typed_is_made_as_itself() {
    let office = Office::sample();
    for form in catalogue::typed_forms() {
        let file = Path::new("表").with_extension(form.extensions[0]);
        office.read(|reader| {
            let request = FormRequest::typed(reader, form.name, &Given::default(), &file)?;
            let made_of = format!("{request:?}").to_lowercase();
            let itself = form.name.replace('-', "");
            assert!(made_of.starts_with(&itself), "{}: {made_of}", form.name);
            let mut drawn = Vec::new();
            request.read(reader)?.draw(&mut drawn)?;
            assert!(!drawn.is_empty(), "{}", form.name);
            Ok(())
        });
    }
}

#[test]
fn a_name_that_no_form_has_makes_none() {
    let office = Office::sample();
    let refused = office.read(|reader| {
        let file = Path::new("表.xlsx");
        let typed = FormRequest::typed(reader, "no-such-form", &Given::default(), file);
        Ok(typed.expect_err("not the annual workbook").to_string())
    });
    assert!(refused.contains("没有“no-such-form”这种材料"), "{refused}");
    assert!(
        refused.contains("annual-workbook、quota-table"),
        "{refused}"
    );

    let asked = json!({ "form": "no-such-form", "schoolYear": 2024, "edition": "submission" });
    let refused = office.refused("form_make", json!({ "request": asked, "log": true }));
    let detail = refused.detail;
    assert!(
        detail.contains("annual-workbook"),
        "it says which there are: {detail}"
    );
}

#[test]
fn a_list_leaves_as_it_is_shown_and_stands_in_the_register_by_its_title() {
    let office = Office::sample();
    let request = json!({
        "form": "list-as-shown", "title": "人员一览", "note": "全部。共1人。",
        "columns": [
            { "label": "姓名", "kind": "text" },
            { "label": "学时", "kind": "number", "sum": true },
        ],
        "groups": [{ "heading": null, "rows": [["方可", 2.5]] }],
    });
    let made = office.job("form_make", json!({ "request": request, "log": true }));
    let file = made.expect("made")["result"]["file"].take();
    assert_eq!(file["suggestedName"], "人员一览.xlsx");
    let text = workbook_text(&office.made(&file));
    for cell in ["人员一览", "全部。共1人。", "方可", "2.5", "合计"] {
        assert!(text.contains(cell), "{cell}: {text}");
    }
    let outputs = office.ask("outputs_list", json!({ "limit": 1 }));
    assert_eq!(outputs[0]["output"]["form"], "list-as-shown");
    assert_eq!(outputs[0]["output"]["note"], "人员一览");
    let history = office.ask("history_list", json!({}));
    assert_eq!(history[0]["title"], "导出人员一览");

    let mut uneven = request;
    uneven["groups"][0]["rows"] = json!([["方可"]]);
    let refused = office.job("form_make", json!({ "request": uneven, "log": true }));
    refused.expect_err("a cell is missing");
    let still = office.ask("outputs_list", json!({ "limit": 10 }));
    assert_eq!(
        still.as_array().map(Vec::len),
        Some(1),
        "what failed did not leave"
    );
}
