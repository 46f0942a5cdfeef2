//! The main job, through the command table as the screens do it: import, activity, sign-in, quota,
//! export, undo.
use flow_tests::{Office, workbook_text};
use serde_json::{Value, json};

/// 石桥中心小学 in 第一学期, by 承担: the one school of 第一片区 that is short.
fn shiqiao(office: &Office) -> Value {
    let quota = office.ask(
        "counting_quota",
        json!({ "schoolYear": 2024, "counter": "active" }),
    );
    let mut rows = quota["rows"].as_array().expect("rows").iter();
    let found = rows.find(|row| row["schoolCode"] == "XX03" && row["term"] == "1");
    found.expect("石桥 in the first term").clone()
}

fn imported() -> Office {
    let office = Office::new();
    let file = office.chosen("岚溪县.xlsx", lianyan_core::sample::workbook());
    let preview = office
        .job("data_workbook_preview", json!({ "file": file }))
        .expect("a preview");
    assert_eq!(preview["issues"], json!([]), "the sample is without faults");
    office
        .job("data_workbook_apply", json!({ "file": file }))
        .expect("taken over");
    office
}

/// An activity of 第一片区 today, hosted by 石桥中心小学.
fn new_activity(office: &Office) -> Value {
    let communities = office.ask("communities_list", json!(2024));
    let schools = office.ask("roster_organizations", json!({}));
    office.act(
        "activities_create",
        json!({
            "community": Office::id_of(&communities, "P1"),
            "title": "“认识方程”示范课与研讨",
            "form": "demo_lesson",
            "day": "2025-01-06",
            "month": null,
            "host": Office::id_of(&schools, "XX03"),
            "subjects": ["math"],
        }),
    )
}

/// Everyone of the three schools is expected; all came but one, who was ill.
fn sign_in(office: &Office, activity: &Value) -> Value {
    let choices = office.ask("attendance_choices", json!({ "activity": activity }));
    let groups = choices["groups"].as_array().expect("schools");
    let people: Vec<&Value> = groups
        .iter()
        .flat_map(|group| group["people"].as_array().expect("people"))
        .map(|person| &person["person"])
        .collect();
    office.act(
        "attendance_set_expected",
        json!({ "activity": activity, "people": people }),
    );
    let ill = json!([{ "person": people[0], "status": "leave", "absence": "sick" }]);
    office.act(
        "attendance_mark_all_except",
        json!({ "activity": activity, "exceptions": ill }),
    )
}

#[test]
fn from_an_import_to_a_met_quota_and_back() {
    let office = imported();
    let before = shiqiao(&office);
    assert_eq!(
        (&before["value"], &before["verdict"]),
        (&json!(1), &json!("unmet"))
    );
    assert_eq!(
        before["latest"], "2025-01-10",
        "the last teaching day of the term"
    );

    let activity = new_activity(&office);
    let tally = sign_in(&office, &activity);
    assert_eq!(tally["leave"], 1, "{tally}");

    let met = shiqiao(&office);
    assert_eq!(
        (&met["value"], &met["verdict"]),
        (&json!(2), &json!("met")),
        "hosting counts"
    );

    let first = office.ask("undo", Value::Null);
    assert!(
        first["result"]["title"]
            .as_str()
            .expect("words")
            .contains("签到"),
        "{first}"
    );
    assert_eq!(
        shiqiao(&office)["value"],
        1,
        "nobody came, so it does not count yet"
    );
    office.ask("redo", Value::Null);
    assert_eq!(shiqiao(&office)["value"], 2);
    for _ in 0..3 {
        office.ask("undo", Value::Null);
    }
    assert_eq!(shiqiao(&office), before, "every step taken back");
}

#[test]
fn the_workbook_and_the_sheet_say_what_the_screen_says() {
    let office = imported();
    let activity = new_activity(&office);
    sign_in(&office, &activity);

    let request = json!({ "form": "annual-workbook", "schoolYear": 2024, "edition": "submission" });
    let made = office
        .job("form_make", json!({ "request": request, "log": true }))
        .expect("made");
    assert_eq!(
        made["changed"],
        json!(["output"]),
        "an export is written down"
    );
    let text = workbook_text(&office.made(&made["result"]["file"]));
    assert!(text.contains("“认识方程”示范课与研讨"));

    let sheet = json!({
        "form": "sign-in-sheet", "format": "pdf",
        "sheets": [{ "activity": activity, "session": null, "number": null }],
    });
    let preview = office.ask("form_preview", sheet.clone());
    let pages = preview["pages"].as_array().expect("pages").len();
    let made = office
        .job("form_make", json!({ "request": sheet, "log": true }))
        .expect("made");
    assert_eq!(made["result"]["pages"], pages, "the preview is the print");
    assert!(office.made(&made["result"]["file"]).starts_with(b"%PDF"));
    let waiting = office.ask("outputs_outstanding", Value::Null);
    assert_eq!(
        waiting[0]["activity"], activity,
        "the sheet waits to come back: {waiting}"
    );
    assert_eq!(waiting[0]["output"]["pages"], pages, "so many to collect");

    let mut saved = sheet;
    saved["asFile"] = json!(true);
    office
        .job("form_make", json!({ "request": saved, "log": true }))
        .expect("made");
    let history = office.ask("history_list", json!({}));
    assert_eq!(
        history[0]["title"],
        json!(format!("把签到表1份存为PDF，共{pages}页")),
        "saving is not printing"
    );
    let still = office.ask("outputs_outstanding", Value::Null);
    assert_eq!(still, waiting, "nor is a file waited for");
}

#[test]
fn a_rejected_workbook_changes_nothing_and_names_its_faults() {
    let office = Office::new();
    let history = || office.ask("history_list", json!({}));
    let before = history();
    let file = office.chosen("名单.xlsx", b"not a workbook");
    let failure = office
        .job("data_workbook_apply", json!({ "file": file }))
        .expect_err("refused");
    assert!(!failure.message.is_empty());
    assert_eq!(history(), before);
}
