//! Lists of who took part: what was answered once is not asked again, and what was taken in can be left out.
use flow_tests::Office;
use serde_json::{Value, json};

/// 曾庆华 has let somebody sign; nobody of the roster is called 严若水.
const LIST: &str = "\
日期,姓名,单位,签到情况
2025-01-06,曾庆华,石桥中心小学,代签
2025-01-06,严若水,石桥中心小学,到会
2025-01-06,李国栋,第二实验小学,到会
";

/// The county with an activity that is not archived.
fn office() -> Office {
    let office = Office::sample();
    let communities = office.ask("communities_list", json!(2024));
    let schools = office.ask("roster_organizations", json!({}));
    office.act(
        "activities_create",
        json!({
            "community": Office::id_of(&communities, "P1"), "title": "习作讲评课例研讨",
            "form": "demo_lesson", "day": "2025-01-06", "month": null,
            "host": Office::id_of(&schools, "XX03"), "subjects": ["chinese"],
        }),
    );
    office
}

struct Opened<'o> {
    office: &'o Office,
    draft: Value,
}

fn open<'o>(office: &'o Office, name: &str, bytes: &[u8]) -> Opened<'o> {
    let communities = office.ask("communities_list", json!(2024));
    let chosen = json!({
        "file": office.chosen(name, bytes), "community": Office::id_of(&communities, "P1"),
    });
    let mut opened = office.job("participation_open", chosen).expect("a list");
    Opened {
        office,
        draft: opened["draft"].take(),
    }
}

impl Opened<'_> {
    fn seen(&self) -> Value {
        self.office.ask("participation_preview", self.draft.clone())
    }

    fn change(&self, what: &str, with: Value) -> Value {
        let change = json!({ "do": what, "with": with });
        let request = json!({ "draft": self.draft, "change": change });
        self.office.ask("participation_change", request)
    }

    fn answer(&self, id: &str, value: &str) -> Value {
        self.change("answer", json!({ "id": id, "value": value }))
    }

    fn taken_over(&self) -> Value {
        let done = self.office.job("participation_apply", self.draft.clone());
        done.expect("all is answered")["result"].take()
    }
}

fn ids(entries: &Value) -> Vec<&str> {
    let entries = entries.as_array().expect("a list").iter();
    entries.filter_map(|entry| entry["id"].as_str()).collect()
}

fn open_ids(seen: &Value) -> Vec<&str> {
    let doubts = seen["doubts"].as_array().expect("doubts").iter();
    let open = doubts.filter(|doubt| doubt["answer"].is_null());
    open.filter_map(|doubt| doubt["id"].as_str()).collect()
}

#[test]
fn who_was_not_to_be_signed_in_is_not_asked_about_again() {
    let office = office();
    let first = open(&office, "签到.csv", LIST.as_bytes());
    let asked = ["代签/代签", "人员/石桥中心小学严若水"];
    assert_eq!(open_ids(&first.seen()), asked);
    for id in asked {
        first.answer(id, "-");
    }
    assert_eq!(first.taken_over()["added"], 1);

    let again = open(&office, "签到.csv", LIST.as_bytes());
    let seen = again.seen();
    assert_eq!(open_ids(&seen), [""; 0], "both were answered");
    let declined = format!(
        "不登记/{}",
        seen["activities"][0]["code"].as_str().expect("a code")
    );
    assert_eq!(ids(&seen["leftOut"]), [declined.as_str()]);
    assert_eq!(seen["leftOut"][0]["sample"], "曾庆华、严若水");

    let seen = again.change("take_in", json!(declined));
    assert_eq!(open_ids(&seen), asked, "she thinks better of it");
    let seen = again.change("leave_out", json!(declined));
    assert_eq!(open_ids(&seen), [""; 0]);

    again.change("take_in", json!(declined));
    again.answer("代签/代签", "present");
    again.answer("人员/石桥中心小学严若水", "-");
    assert_eq!(again.taken_over()["added"], 1);
    let third = open(&office, "签到.csv", LIST.as_bytes()).seen();
    assert_eq!(open_ids(&third), [""; 0]);
    assert_eq!(third["leftOut"][0]["sample"], "严若水");
}

#[test]
fn an_import_that_is_undone_has_answered_nothing() {
    let office = office();
    let first = open(&office, "签到.csv", LIST.as_bytes());
    let asked = ["代签/代签", "人员/石桥中心小学严若水"];
    for id in asked {
        first.answer(id, "-");
    }
    first.taken_over();
    office.act("undo", json!(null));
    assert_eq!(
        open_ids(&open(&office, "签到.csv", LIST.as_bytes()).seen()),
        asked
    );
    office.act("redo", json!(null));
    assert_eq!(
        open_ids(&open(&office, "签到.csv", LIST.as_bytes()).seen()),
        [""; 0]
    );
}

#[test]
fn an_answer_that_fits_no_question_is_refused() {
    let office = office();
    let list = open(&office, "签到.csv", LIST.as_bytes());
    for (id, value, told) in [
        ("代签/代", "-", "没有“代签/代”这个问题"),
        ("代签/代签", "也许", "“也许”不能回答"),
        ("人员/石桥中心小学严若水", "T9999", "或者人员编号"),
    ] {
        let change = json!({ "do": "answer", "with": { "id": id, "value": value } });
        let request = json!({ "draft": list.draft, "change": change });
        let refused = office.refused("participation_change", request);
        assert!(refused.message.contains(told), "{}", refused.message);
    }
    assert_eq!(open_ids(&list.seen()).len(), 2);
}
