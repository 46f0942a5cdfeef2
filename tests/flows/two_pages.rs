//! Two pages on one ledger, as two tabs are: what one has saved the other does not write over unseen.
use flow_tests::Office;
use lianyan_core::error::{ErrorCode, Failure};
use lianyan_core::ledger::Seen;
use serde_json::{Value, json};

/// A page: it has read everything as of some act.
struct Page<'o> {
    office: &'o Office,
    seen: Seen,
}

impl<'o> Page<'o> {
    fn open(office: &'o Office) -> Self {
        let seen = serde_json::from_value(office.ask("ledger_seen", json!(null)));
        Self {
            office,
            seen: seen.expect("how far it has read"),
        }
    }

    fn save(&self, command: &str, request: Value) -> Result<Value, Failure> {
        let desk = &self.office.desk;
        desk.call_seen(command, request, Some(self.seen))
    }

    /// Field, what was to be written, what stands there.
    fn clashes(&self, command: &str, request: Value) -> Vec<[String; 3]> {
        let refused = self.save(command, request).expect_err("a clash");
        assert_eq!(refused.code, ErrorCode::Clash, "{}", refused.message);
        let words = |words: Option<String>| words.unwrap_or_default();
        let clashes = refused.clashes.expect("what clashes").into_iter();
        clashes
            .map(|clash| [words(clash.field), words(clash.mine), words(clash.theirs)])
            .collect()
    }
}

fn activity(office: &Office, code: &str) -> Value {
    let list = office.ask("activities_list", json!({ "schoolYear": 2024 }));
    Office::id_of(&list["rows"], code)
}

/// 基本信息 of an activity as its page would send it, with some fields changed.
fn basics(office: &Office, code: &str, changes: Value) -> Value {
    let page = office.ask("activities_page", activity(office, code));
    let organizations = |part: &str| -> Vec<Value> {
        let lines = page["parts"].as_array().expect("parts").iter();
        lines
            .filter(|line| line["part"] == part)
            .map(|line| line["organization"].clone())
            .collect()
    };
    let codes = |list: &Value| -> Vec<Value> {
        let words = list.as_array().expect("words").iter();
        words.map(|word| word["code"].clone()).collect()
    };
    let mut request = page["activity"].clone();
    let fields = request.as_object_mut().expect("an object");
    for (name, value) in [
        ("activity", page["activity"]["uid"].clone()),
        ("forms", json!(codes(&page["forms"]))),
        ("subjects", json!(codes(&page["row"]["subjects"]))),
        ("themes", json!(codes(&page["themes"]))),
        ("helpFields", json!(codes(&page["helpFields"]))),
        ("dimensions", json!(codes(&page["dimensions"]))),
        ("hosts", json!(organizations("host"))),
        ("coHosts", json!(organizations("co_host"))),
        ("organisers", json!(organizations("organiser"))),
        ("guides", json!(organizations("guide"))),
        ("givers", json!(organizations("giver"))),
        ("receivers", json!(organizations("receiver"))),
    ] {
        fields.insert(name.to_owned(), value);
    }
    fields.extend(changes.as_object().expect("fields").clone());
    request
}

#[test]
fn the_second_page_is_told_field_by_field_what_stands_there_now() {
    let office = Office::sample();
    let (one, two) = (Page::open(&office), Page::open(&office));
    let first = basics(&office, "A07", json!({ "place": "阶梯教室" }));
    let second = basics(
        &office,
        "A07",
        json!({ "place": "会议室", "chair": "周敏" }),
    );
    one.save("activities_save", first).expect("the first saves");
    assert_eq!(
        two.clashes("activities_save", second),
        [["地点", "会议室", "阶梯教室"]],
        "the chair, which nobody else wrote, is none"
    );
    let page = office.ask("activities_page", activity(&office, "A07"));
    assert_eq!(page["activity"]["place"], "阶梯教室");
    assert_ne!(page["activity"]["chair"], "周敏", "nothing of it was saved");
}

#[test]
fn lists_clash_by_what_was_added_and_taken_off() {
    let office = Office::sample();
    let where_ = json!({ "activity": activity(&office, "A07"), "session": null });
    let choices = office.ask("attendance_choices", where_.clone());
    let groups = choices["groups"].as_array().expect("schools").iter();
    let people = groups.flat_map(|group| group["people"].as_array().expect("people"));
    let (on, off): (Vec<&Value>, Vec<&Value>) = people.partition(|who| who["expected"] == true);
    let expect = |added: &[&Value]| {
        let all = on.iter().chain(added).map(|who| &who["person"]);
        let people: Vec<&Value> = all.collect();
        json!({ "activity": where_["activity"], "session": null, "people": people })
    };
    let (one, two) = (Page::open(&office), Page::open(&office));
    one.save("attendance_set_expected", expect(&off[..1]))
        .expect("the first adds one");
    let lost = two.clashes("attendance_set_expected", expect(&off[1..2]));
    assert_eq!(
        lost.len(),
        1,
        "the one that the first page added would go: {lost:?}"
    );
    Page::open(&office)
        .save("attendance_set_expected", expect(&off[..2]))
        .expect("once it has read again");
}

#[test]
fn a_page_that_saves_twice_says_how_far_it_has_come_itself() {
    let office = Office::sample();
    let mut page = Page::open(&office);
    for place in ["阶梯教室", "会议室"] {
        let request = basics(&office, "A07", json!({ "place": place }));
        let done = page.save("activities_save", request).expect("saved");
        page.seen = serde_json::from_value(done["seen"].clone()).expect("how far");
    }
    let undone = office.ask("undo", json!(null));
    assert_eq!(undone["since"], json!(page.seen));
    let request = basics(&office, "A07", json!({ "place": "操场" }));
    assert_eq!(
        page.clashes("activities_save", request),
        [["地点", "操场", "阶梯教室"]],
        "an undo on the other page is written later, too"
    );
}

#[test]
fn several_schools_join_in_one_step() {
    let office = Office::new();
    let saved = |code: &str, name: &str| {
        let school = json!({ "uid": null, "code": code, "kind": "school", "name": name });
        office.act("roster_save_organization", school)["uid"].clone()
    };
    let schools: Vec<Value> = ["清溪小学", "柳湾小学", "石门小学"]
        .iter()
        .enumerate()
        .map(|(at, name)| saved(&format!("S{at}"), name))
        .collect();
    let community = json!({ "uid": null, "code": null, "name": "第九片区", "kind": "primary_area", "leadMode": "fixed" });
    let community = office.act("communities_save", community)["uid"].clone();
    let join = |schools: &[Value], role: &str| json!({ "community": community, "organizations": schools, "role": role, "from": "2024-09-01" });
    let members = || {
        let asked = json!({ "community": community, "schoolYear": 2024 });
        let page = office.ask("communities_community", asked);
        let members = page["memberships"].as_array().expect("members").iter();
        members
            .map(|member| member["seq"].as_i64())
            .collect::<Vec<_>>()
    };

    let two_leads = office.refused("communities_add_members", join(&schools[..2], "lead"));
    assert_eq!(two_leads.field.as_deref(), Some("role"));
    assert!(members().is_empty(), "none where one cannot be");
    let nobody = office.refused("communities_add_members", join(&[], "member"));
    assert_eq!(nobody.field.as_deref(), Some("organizations"));

    let mut twice = schools.clone();
    twice.push(schools[0].clone());
    let done = office.ask("communities_add_members", join(&twice, "member"));
    assert_eq!(
        done["act"]["title"],
        "已将清溪小学等3所学校列为“第九片区”的成员"
    );
    assert_eq!(
        members(),
        [Some(1), Some(2), Some(3)],
        "in the order they were chosen"
    );
    office.ask("undo", json!(null));
    assert!(members().is_empty(), "one step back");
}
