//! 导出这些活动: the workbook shows what the list shows, and says what it was narrowed to.
use flow_tests::{Office, workbook_text};
use serde_json::{Value, json};

fn export(office: &Office, filter: Value) -> String {
    let request = json!({ "form": "activity-list", "filter": filter });
    let made = office.job("form_make", json!({ "request": request, "log": true }));
    let file = made.expect("a workbook")["result"]["file"].take();
    workbook_text(&office.made(&file))
}

#[test]
fn it_holds_the_rows_of_the_list_and_names_its_conditions() {
    let office = Office::sample();
    let communities = office.ask("communities_list", json!(2024));
    let p1 = Office::id_of(&communities, "P1");
    let whole = export(&office, json!({ "community": p1, "schoolYear": 2024 }));
    assert!(
        whole.contains("第一片区教研共同体2024—2025学年度教研活动一览"),
        "{whole}"
    );
    assert!(
        whole.contains("全部活动。共14项，计入11次，139人次，423学时。"),
        "the sums of catalogue §9: {whole}"
    );

    let filter = json!({
        "community": p1, "schoolYear": 2024, "term": "1", "state": "incomplete", "text": "qlzx",
    });
    let listed = office.ask("activities_list", filter.clone());
    let rows = listed["rows"].as_array().expect("rows");
    let codes: Vec<&str> = rows.iter().filter_map(|row| row["code"].as_str()).collect();
    assert_eq!(codes, ["A07"], "what the screen would show");
    let narrowed = export(&office, filter);
    assert!(
        narrowed.contains("只列出：学期：第一学期，状态：待补全，查找：qlzx。共1项"),
        "{narrowed}"
    );
    for cell in [
        "A07",
        "2024年12月27日",
        "第17周",
        "英语、科学",
        "前楼中心小学",
        "缺照片",
        "待补全",
    ] {
        assert!(narrowed.contains(cell), "{cell}: {narrowed}");
    }
    assert!(!narrowed.contains("A03"), "{narrowed}");
}

#[test]
fn the_whole_county_names_the_community_of_each_and_stands_in_the_register() {
    let office = Office::sample();
    let county = export(&office, json!({ "schoolYear": 2024 }));
    assert!(
        county.contains("岚溪县2024—2025学年度教研活动一览"),
        "{county}"
    );
    assert!(county.contains("教研共同体"), "{county}");
    let outputs = office.ask("outputs_list", json!({ "limit": 10 }));
    assert!(
        outputs.to_string().contains("activity-list"),
        "what left is written down: {outputs}"
    );
}
