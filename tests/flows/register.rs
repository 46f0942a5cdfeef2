//! The sample county's activities as the screens list them: the known answers of catalogue §9.
use flow_tests::Office;
use serde_json::{Value, json};

fn p1(office: &Office) -> Value {
    let communities = office.ask("communities_list", json!(2024));
    Office::id_of(&communities, "P1")
}

fn list(office: &Office, more: Value) -> Value {
    let mut filter = json!({ "community": p1(office), "schoolYear": 2024 });
    let fields = filter.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("fields").clone());
    office.ask("activities_list", filter)
}

fn codes(list: &Value) -> Vec<&str> {
    let rows = list["rows"].as_array().expect("rows").iter();
    rows.map(|row| row["code"].as_str().expect("a code"))
        .collect()
}

#[test]
fn the_lists_of_the_first_area_sum_up_as_the_catalogue_says() {
    let office = Office::sample();
    let list = list(&office, json!({}));
    let sums = |line: &Value| {
        ["activities", "counted", "personTimes", "hours"].map(|name| line[name].as_f64())
    };
    let wanted = |numbers: [u32; 4]| numbers.map(|number| Some(f64::from(number)));
    assert_eq!(sums(&list["terms"][0]), wanted([8, 6, 76, 219]));
    assert_eq!(sums(&list["terms"][1]), wanted([6, 5, 63, 204]));
    assert_eq!(sums(&list["totals"]), wanted([14, 11, 139, 423]));
    let county = office.ask("activities_list", json!({ "schoolYear": 2024 }));
    let counted = [0, 1].map(|term| county["terms"][term]["counted"].as_u64());
    assert_eq!(counted, [Some(17), Some(15)]);
    assert_eq!(codes(&county).len(), 35);
}

#[test]
fn exactly_two_activities_lack_evidence() {
    let office = Office::sample();
    let gaps = office.ask("evidence_gaps", json!({ "schoolYear": 2024 }));
    let gaps: Vec<(&Value, &Value, usize)> = gaps
        .as_array()
        .expect("gaps")
        .iter()
        .map(|gap| {
            let missing = gap["missing"].as_array().expect("kinds");
            (&gap["code"], &missing[0]["name"], missing.len())
        })
        .collect();
    assert_eq!(
        gaps,
        [
            (&json!("A07"), &json!("照片"), 1),
            (&json!("A12"), &json!("签到表"), 1)
        ]
    );
    assert_eq!(
        codes(&list(&office, json!({ "evidence": "missing" }))),
        ["A07", "A12"]
    );
}

#[test]
fn activities_are_found_by_the_pinyin_of_whoever_came_or_taught() {
    let office = Office::sample();
    let cases = [
        ("tyu", Vec::new()),
        ("cyh", vec!["A06", "A10"]),
        ("dongjianguo", vec!["A04", "A09"]),
        ("《牛和鹅", vec!["A04"]),
        ("shiqiao", vec!["A09", "A14"]),
    ];
    for (typed, found) in cases {
        let list = list(&office, json!({ "text": typed }));
        assert_eq!(codes(&list), found, "{typed}");
    }
}

#[test]
fn a_sheet_of_the_sample_tells_who_came_from_where() {
    let office = Office::sample();
    let rows = list(&office, json!({}));
    let sheet = office.ask(
        "attendance_sheet",
        json!({ "activity": Office::id_of(&rows["rows"], "A04") }),
    );
    let schools: Vec<(&Value, &Value)> = sheet["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|group| (&group["name"], &group["tally"]["came"]))
        .collect();
    assert_eq!(
        schools,
        [
            (&json!("第二实验小学"), &json!(5)),
            (&json!("前楼中心小学"), &json!(6)),
            (&json!("石桥中心小学"), &json!(3)),
        ]
    );
    assert_eq!(
        (&sheet["personTimes"], &sheet["hours"]),
        (&json!(14), &json!(42.0))
    );
}

#[test]
fn a_gap_keeps_an_activity_open_until_it_is_filled_or_explained() {
    let office = Office::sample();
    let rows = list(&office, json!({}));
    let a07 = Office::id_of(&rows["rows"], "A07");
    let page = office.ask("activities_page", a07.clone());
    let steps = page["steps"].as_array().expect("steps");
    if steps.contains(&json!("reopen")) {
        office.ask("activities_reopen", a07.clone());
    }
    let refused = office.refused("activities_archive", a07.clone());
    assert_eq!(json!(refused.code), "not_now");
    assert!(
        refused.message.contains("还缺照片，不能归档。"),
        "{}",
        refused.message
    );
    let why = json!({
        "kind": "activity", "record": a07, "topic": "evidence:photo_ev", "text": "相机故障，未拍照。",
    });
    office.ask("evidence_explain", why);
    office.ask("activities_archive", a07.clone());
    assert_eq!(
        office.ask("activities_page", a07)["row"]["stateLabel"],
        "已归档"
    );
}
