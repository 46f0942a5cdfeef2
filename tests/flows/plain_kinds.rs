//! What holds of every plain kind of record, on those of the sample county.
use flow_tests::Office;
use lianyan_api::PLAIN_KINDS;
use serde_json::{Value, json};

/// One kind in an office of its own.
struct Kept {
    office: Office,
    kind: &'static str,
}

impl Kept {
    fn each() -> impl Iterator<Item = Kept> {
        PLAIN_KINDS.iter().map(|kind| Kept {
            office: Office::sample(),
            kind,
        })
    }

    fn list(&self) -> Vec<Value> {
        let list = self.office.ask(&self.command("list"), json!({}));
        list.as_array().expect("records").clone()
    }

    fn command(&self, verb: &str) -> String {
        format!("{}_{verb}", self.kind)
    }

    fn act(&self, verb: &str, request: Value) -> Value {
        self.office.act(&self.command(verb), request)
    }

    /// The record as its form sends it.
    fn form(&self, uid: &Value) -> Value {
        let page = self.office.ask(&self.command("page"), uid.clone());
        let parts = page["parts"].as_array().expect("parts").iter();
        let parts: Vec<&Value> = parts.map(|part| &part["record"]).collect();
        json!({ "record": page["record"], "parts": parts })
    }
}

#[test]
fn the_sample_county_has_three_of_each_and_one_with_parts() {
    for kept in Kept::each() {
        let list = kept.list();
        assert!(list.len() >= 3, "{}", kept.kind);
        let has_parts = list.iter().any(|line| line["parts"][0] != Value::Null);
        let holds_parts = lianyan_core::RECORDS
            .tables
            .iter()
            .any(|table| table.whole() == Some(kept.kind));
        assert_eq!(has_parts, holds_parts, "{}", kept.kind);
    }
}

#[test]
fn a_form_that_is_saved_as_it_was_opened_changes_nothing() {
    for kept in Kept::each() {
        let newest = || kept.office.ask("undo_state", Value::Null);
        let (before, act) = (kept.list(), newest());
        for line in &before {
            kept.act("save", kept.form(&line["record"]["uid"]));
        }
        assert_eq!(kept.list(), before, "{}", kept.kind);
        assert_eq!(newest(), act, "{}: nothing to take back", kept.kind);
    }
}

#[test]
fn a_copy_is_numbered_anew_found_by_name_and_taken_back() {
    for kept in Kept::each() {
        let before = kept.list();
        let mut form = kept.form(&before[0]["record"]["uid"]);
        form["record"]["uid"] = Value::Null;
        form["record"]["code"] = Value::Null;
        let copy = kept.act("save", form);
        let hits = kept
            .office
            .ask("search", json!({ "text": before[0]["title"] }));
        let hits = hits.as_array().expect("hits");
        assert!(hits.iter().any(|hit| hit["uid"] == copy), "{}", kept.kind);
        kept.office.ask("undo", Value::Null);
        assert_eq!(kept.list(), before, "{}", kept.kind);
    }
}

#[test]
fn files_hang_on_it_and_go_and_come_back_with_it() {
    for kept in Kept::each() {
        let uid = kept.list()[0]["record"]["uid"].clone();
        let file = kept.office.chosen("佐证.pdf", b"%PDF-1.4 of any kind");
        kept.office.act(
            "evidence_attach",
            json!({ "kind": kept.kind, "record": uid, "file": file }),
        );
        let before = kept.list();
        assert_eq!(before[0]["files"], 1, "{}", kept.kind);
        let every: Vec<&Value> = before.iter().map(|line| &line["record"]["uid"]).collect();
        kept.act(
            "many",
            json!({ "records": every, "change": { "what": "remove" } }),
        );
        assert_eq!(kept.list(), [Value::Null; 0], "{}", kept.kind);
        kept.office.ask("undo", Value::Null);
        assert_eq!(kept.list(), before, "{}", kept.kind);
    }
}

/// The form of a record as it stands, by its kind, and what may not be made of it.
type Refused = (&'static str, fn(&mut Value), &'static str);

const REFUSED: &[Refused] = &[
    (
        "award",
        |form| form["parts"] = json!([{}]),
        "有一行获奖人员是空的",
    ),
    (
        "lesson",
        |form| {
            let (school, class) = (&form["record"]["organization"], &form["record"]["class"]);
            form["parts"] = json!([{ "organization": school, "class": class }]);
        },
        "授课的班级本身",
    ),
];

#[test]
fn what_a_kind_does_not_let_be_is_refused_at_its_field() {
    for (kind, spoil, words) in REFUSED {
        let kept = Kept {
            office: Office::sample(),
            kind,
        };
        let mut form = kept.form(&kept.list()[0]["record"]["uid"]);
        spoil(&mut form);
        let failure = kept.office.refused(&kept.command("save"), form);
        assert!(
            failure.message.contains(words),
            "{kind}: {}",
            failure.message
        );
        assert!(failure.field.is_some(), "{kind}");
    }
}
