//! Two persons of one name at one school: the same words tell them apart on every list, on screen and on
//! paper.
use flow_tests::{Office, workbook_text};
use serde_json::{Value, json};

const ELDER: &str = "1979年3月生";
const YOUNGER: &str = "1995年11月生";

/// 石桥中心小学 with two persons of one name who teach the same, and an activity there that both came to.
struct Case {
    office: Office,
    activity: Value,
    elder: Value,
}

impl Case {
    fn new() -> Self {
        let office = Office::sample();
        let schools = office.ask("roster_organizations", json!({}));
        let school = Office::id_of(&schools, "XX03");
        let mut persons = Vec::new();
        for (birth, phone) in [("1979-03", "13870500412"), ("1995-11", "13870500977")] {
            let person = json!({
                "uid": null, "code": null, "name": "安晓芳", "birthMonth": birth, "phone": phone,
                "status": "active", "sort": null,
                "posting": { "organization": school, "subjects": ["chinese"] },
            });
            persons.push(office.act("roster_save_person", person)["uid"].take());
        }
        let communities = office.ask("communities_list", json!(2024));
        let activity = office.act(
            "activities_create",
            json!({
                "community": Office::id_of(&communities, "P1"), "title": "习作讲评课例研讨",
                "form": "demo_lesson", "day": "2025-01-06", "month": null, "host": school,
                "subjects": ["chinese"],
            }),
        );
        office.act(
            "attendance_set_expected",
            json!({ "activity": activity, "people": persons }),
        );
        let all = json!({ "activity": activity, "exceptions": [] });
        office.act("attendance_mark_all_except", all);
        Case {
            office,
            activity,
            elder: persons.swap_remove(0),
        }
    }

    fn made(&self, request: Value) -> String {
        let made = self
            .office
            .job("form_make", json!({ "request": request, "log": true }));
        let file = made.expect("a workbook")["result"]["file"].take();
        workbook_text(&self.office.made(&file))
    }
}

/// What stands beside the name, wherever a list under `value` has it.
fn told(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    match value {
        Value::Object(fields) => {
            if fields.get("name").is_some_and(|name| name == "安晓芳") {
                let words = &fields["distinction"]["words"];
                found.push(words.as_str().unwrap_or("nothing").to_owned());
            }
            found.extend(fields.values().flat_map(told));
        }
        Value::Array(all) => found.extend(all.iter().flat_map(told)),
        _ => {}
    }
    found
}

#[test]
fn every_list_on_screen_tells_them_apart_by_the_same_words() {
    let case = Case::new();
    let activity = json!({ "activity": case.activity });
    let year = json!({ "stretch": { "kind": "schoolYear", "value": 2024 } });
    let lists = [
        ("attendance_choices", activity.clone()),
        ("attendance_sheet", activity),
        ("roster_persons", json!({ "text": "安晓芳" })),
        ("counting_people", year.clone()),
    ];
    for (command, request) in lists {
        let list = case.office.ask(command, request);
        assert_eq!(told(&list), [ELDER, YOUNGER], "{command}");
    }
    let found = case.office.ask("search", json!({ "text": "axf" }));
    let notes: Vec<&str> = found
        .as_array()
        .expect("hits")
        .iter()
        .filter(|hit| hit["title"] == "安晓芳")
        .map(|hit| hit["note"].as_str().expect("a note"))
        .collect();
    assert_eq!(
        notes,
        ["1979年3月生 · 石桥中心小学", "1995年11月生 · 石桥中心小学"]
    );
}

#[test]
fn what_one_of_them_did_is_told_of_this_one() {
    let case = Case::new();
    let done = case.office.ask(
        "activities_save_role",
        json!({ "activity": case.activity, "person": case.elder, "role": "teach" }),
    );
    assert_eq!(done["act"]["title"], "已登记安晓芳（1979年3月生）执教");
    let page = case.office.ask("activities_page", case.activity.clone());
    assert_eq!(page["roles"][0]["who"], "安晓芳（1979年3月生）");

    let sheet = case
        .office
        .ask("attendance_sheet", json!({ "activity": case.activity }));
    let groups = sheet["groups"].as_array().expect("schools");
    let mut lines = groups
        .iter()
        .flat_map(|group| group["lines"].as_array().expect("lines"));
    let line = lines.find(|line| line["person"] == case.elder);
    let late = json!({
        "activity": case.activity, "line": line.expect("on the sheet")["id"], "status": "late",
    });
    let done = case.office.ask("attendance_mark", late);
    assert_eq!(
        done["act"]["title"],
        "已登记安晓芳（1979年3月生）迟到（习作讲评课例研讨）"
    );
}

#[test]
fn on_paper_they_are_told_apart_too() {
    let case = Case::new();
    case.office.ask(
        "activities_save_role",
        json!({ "activity": case.activity, "person": case.elder, "role": "teach" }),
    );
    let sheet = case.made(json!({
        "form": "sign-in-sheet", "format": "xlsx",
        "sheets": [{ "activity": case.activity, "session": null, "number": null }],
    }));
    let year = case.made(json!({
        "form": "annual-workbook", "schoolYear": 2024, "edition": "submission",
    }));
    for (form, text, times) in [("sheet", sheet, 1), ("workbook", year.clone(), 2)] {
        for words in [ELDER, YOUNGER] {
            let name = format!("安晓芳（{words}）");
            let found = text.matches(&name).count();
            assert!(found >= times, "{form} says {name} {found} times: {text}");
        }
        assert!(!text.contains("安晓芳|"), "{form}: {text}");
    }
    assert!(
        year.contains("执教：安晓芳（1979年3月生）（石桥中心小学）"),
        "{year}"
    );
}
