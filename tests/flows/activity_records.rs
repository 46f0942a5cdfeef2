//! 活动记录表: what it says of the sample's activities, what is said beside it, and what stays behind.
use flow_tests::{Office, assert_golden};
use lianyan_core::ids::ActivityId;
use lianyan_core::register::{self, ActivityFilter};
use lianyan_forms::activity_record;
use lianyan_forms::official::{self, Stationery};
use serde_json::{Value, json};

/// Activities of the sample's school year by their codes.
fn activities(office: &Office, codes: &[&str]) -> Vec<ActivityId> {
    office.read(|reader| {
        let year = lianyan_core::dates::SchoolYear(2024);
        let rows = register::list(reader, ActivityFilter::of_year(year, None))?.rows;
        let of = |code: &&str| rows.iter().find(|row| row.code == **code).map(|row| row.id);
        Ok(codes.iter().filter_map(of).collect())
    })
}

/// A photo as a phone takes it, told apart by its shade.
fn photo(office: &Office, name: &str, shade: u8) -> Value {
    // A bitmap of 40 × 30 points.
    let (width, height) = (40_u32, 30_u32);
    let mut bitmap = b"BM".to_vec();
    let size = 54 + width * height * 3;
    for number in [size, 0, 54, 40, width, height] {
        bitmap.extend(number.to_le_bytes());
    }
    bitmap.extend([1, 0, 24, 0]);
    bitmap.extend([0; 24]);
    bitmap.extend(vec![shade; (width * height * 3) as usize]);
    office.chosen(name, &bitmap)
}

fn add_photo(office: &Office, activity: ActivityId, file: Value, fields: Value) {
    let piece = json!({ "activity": activity, "kind": "photo_ev", "file": file, "fields": fields });
    office.act("evidence_add", piece);
}

fn request(activities: &[ActivityId], format: &str) -> Value {
    json!({ "form": "activity-record", "activities": activities, "format": format })
}

#[test]
fn the_records_of_the_sample_say_what_was_entered() {
    let office = Office::sample();
    let wanted = activities(&office, &["A03", "A05", "A07"]);
    let words = office.read(|reader| {
        let records = wanted
            .iter()
            .map(|&id| activity_record::load(reader, id, 6));
        let records = records.collect::<lianyan_core::Result<Vec<_>>>()?;
        let records = records.into_iter().map(|record| (record, Vec::new()));
        let document = activity_record::document(records.collect(), &Stationery::read(reader)?);
        Ok(official::words(&document).join("\n") + "\n")
    });
    assert_golden("activity-records.txt", &words);
}

#[test]
fn what_is_missing_or_left_out_is_said_and_never_printed() {
    let office = Office::sample();
    let [id] = activities(&office, &["A03"])[..] else {
        panic!("A03")
    };
    office.act("activities_reopen", json!(id));
    let text = json!({ "activity": id, "process": null, "results": "好", "problems": null, "recorder": null });
    office.act("activities_save_text", text);
    add_photo(
        &office,
        id,
        photo(&office, "a.bmp", 10),
        json!({ "title": "说课" }),
    );
    add_photo(
        &office,
        id,
        photo(&office, "b.bmp", 20),
        json!({ "confidential": true }),
    );
    add_photo(
        &office,
        id,
        office.chosen("c.jpg", b"\xff\xd8\xff broken"),
        json!({}),
    );

    let shown = office.ask("form_preview", request(&[id], "pdf"));
    assert!(!shown["pages"].as_array().expect("pages").is_empty());
    let notes = shown["notes"].to_string();
    for said in [
        "还没有写活动记录",
        "有1张照片注明不对外提供，没有印",
        "的照片“c.jpg”没有印出",
    ] {
        assert!(notes.contains(said), "{said}: {notes}");
    }
    let all = activities(&office, &["A03", "A04"]);
    let shown = office.ask("form_preview", request(&all, "pdf"));
    let notes = shown["notes"].to_string();
    assert!(notes.contains("2项活动中有"), "{notes}");
}

#[test]
fn a_record_leaves_as_a_document_and_stands_in_the_register() {
    let office = Office::sample();
    let [id] = activities(&office, &["A03"])[..] else {
        panic!("A03")
    };
    for (format, begins) in [("docx", &b"PK"[..]), ("pdf", b"%PDF")] {
        let made = office.job(
            "form_make",
            json!({ "request": request(&[id], format), "log": true }),
        );
        let file = made.expect("made")["result"]["file"].take();
        let name = file["suggestedName"].as_str().unwrap_or_default();
        assert!(name.ends_with(&format!("活动记录表.{format}")), "{name}");
        assert!(office.made(&file).starts_with(begins), "{format}");
    }
    let page = office.ask("activities_page", json!(id));
    let last = page["outputs"]
        .as_array()
        .and_then(|all| all.last())
        .expect("noted");
    assert_eq!(last["output"]["form"], "activity-record");
    assert_eq!(
        last["output"]["title"], "活动记录表",
        "history and trash call it so"
    );
    assert_eq!(last["returns"], false);
    let history = office.ask("history_list", json!({}));
    assert_eq!(history[0]["title"], "生成活动记录表1份（PDF）");

    let none = office.job(
        "form_make",
        json!({ "request": request(&[], "pdf"), "log": true }),
    );
    let refused = none.expect_err("of nothing");
    assert!(
        refused.message.contains("没有可以印活动记录表的活动"),
        "{}",
        refused.message
    );
}

#[test]
fn the_letterhead_is_set_once_undone_and_printed() {
    let office = Office::sample();
    let [id] = activities(&office, &["A03"])[..] else {
        panic!("A03")
    };
    let words = || {
        office.read(|reader| {
            let record = activity_record::load(reader, id, 0)?;
            let stationery = Stationery::read(reader)?;
            Ok(activity_record::document(
                vec![(record, Vec::new())],
                &stationery,
            ))
        })
    };
    office.act(
        "settings_set",
        json!({ "name": "paper.above", "value": " 岚溪县第二实验小学 " }),
    );
    office.act(
        "settings_set",
        json!({ "name": "paper.pitch", "value": "28" }),
    );
    let signer = json!({ "of": "filler", "name": "高原" });
    office.act(
        "settings_set",
        json!({ "name": "paper.signer", "value": signer }),
    );
    let leader = photo(&office, "签名.bmp", 30);
    office.act(
        "letterhead_set_picture",
        json!({ "of": "leader", "file": leader }),
    );
    let logo = photo(&office, "校徽.bmp", 40);
    office.act(
        "letterhead_set_picture",
        json!({ "of": "logo", "file": logo }),
    );

    let document = words();
    assert_eq!(document.page.letterhead.head, "岚溪县第二实验小学");
    assert_eq!(document.page.pitch, 28.0);
    assert!(document.page.letterhead.logo.is_some());
    assert_eq!(document.pictures.len(), 2);
    let told = official::words(&document).join("|");
    assert!(told.contains("填表人：高原年"), "{told}");

    // Another picture takes the place of the one before, in one step of undo.
    let other = photo(&office, "新校徽.bmp", 50);
    office.act(
        "letterhead_set_picture",
        json!({ "of": "logo", "file": other }),
    );
    let name = || office.ask("letterhead", json!(null))["pictures"][0]["fileName"].take();
    assert_eq!(name(), "新校徽.bmp");
    office.act("undo", json!(null));
    assert_eq!(name(), "校徽.bmp");
    office.act("letterhead_remove_picture", json!("logo"));
    assert!(words().page.letterhead.logo.is_none());

    let text = office.chosen("校徽.jpg", b"no picture at all");
    let refused = office.refused(
        "letterhead_set_picture",
        json!({ "of": "logo", "file": text }),
    );
    assert!(refused.message.contains("不是图片"), "{}", refused.message);
}
