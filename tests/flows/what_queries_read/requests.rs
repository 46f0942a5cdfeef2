//! Every query of the command table, asked in every way in which it reads something else.
use lianyan_api::{PLAIN_KINDS, find_command};
use lianyan_core::RECORDS;
use serde_json::{Value, json};

use super::county::County;

type Asked = (&'static str, Value);

pub(super) fn requests(county: &County) -> Vec<Asked> {
    let mut requests = about_the_frame(county);
    requests.extend(about_the_roster(county));
    requests.extend(about_communities(county));
    requests.extend(about_activities(county));
    requests.extend(about_evidence(county));
    requests.extend(about_plain_kinds(county));
    requests.extend(about_counts(county));
    requests.extend(about_forms(county));
    requests.extend(about_what_was_done(county));
    requests.extend(about_imports(county));
    requests
}

const YEAR: i32 = 2024;

fn about_the_frame(county: &County) -> Vec<Asked> {
    let other = json!({
        "duty": "member", "organization": county.school, "name": "高原", "post": null,
    });
    vec![
        ("app_state", Value::Null),
        ("recent_list", Value::Null),
        ("recent_inspect", json!({ "id": county.recent })),
        ("ledger_inspect", json!({ "folder": county.folder })),
        ("me_get", Value::Null),
        ("me_communities", json!({ "me": null, "schoolYear": YEAR })),
        ("me_communities", json!({ "me": other, "schoolYear": YEAR })),
        ("unsaved_find", json!({ "form": "school", "record": null })),
        ("text_readings", json!(["曾庆华"])),
        ("letterhead", Value::Null),
        (
            "search",
            json!({ "text": "zqh", "community": county.community }),
        ),
        ("calendar_today", Value::Null),
        ("calendar_years", Value::Null),
        ("calendar_year", json!(YEAR)),
        ("calendar_day", json!("2025-04-04")),
        ("calendar_month", json!({ "year": 2025, "month": 4 })),
        ("vocabulary_all", Value::Null),
        ("settings", Value::Null),
    ]
}

fn about_the_roster(county: &County) -> Vec<Asked> {
    let named = json!({ "name": "第二实验小学", "shortName": "二实小", "formerNames": "二小" });
    vec![
        ("roster_organizations", json!({})),
        (
            "roster_organizations",
            json!({ "text": "二", "kind": "school", "all": true }),
        ),
        ("roster_organization", county.school.clone()),
        ("roster_next_organization_code", Value::Null),
        ("roster_school_namesakes", named),
        ("roster_persons", json!({})),
        (
            "roster_persons",
            json!({ "text": "zwh", "schools": [county.school], "subject": "math" }),
        ),
        ("roster_person", county.person.clone()),
        ("roster_next_person_code", Value::Null),
        ("roster_twins", Value::Null),
    ]
}

fn about_communities(county: &County) -> Vec<Asked> {
    let community = &county.community;
    vec![
        ("communities_list", json!(YEAR)),
        (
            "communities_community",
            json!({ "community": community, "schoolYear": YEAR }),
        ),
        (
            "communities_of_organization",
            json!({ "organization": county.school, "schoolYear": YEAR }),
        ),
        (
            "communities_rotation",
            json!({ "community": community, "fromYear": YEAR, "toYear": YEAR + 3 }),
        ),
        ("communities_next_code", Value::Null),
    ]
}

fn about_activities(county: &County) -> Vec<Asked> {
    let (activity, session) = (&county.activity, &county.session);
    let whole = json!({ "activity": activity });
    let part = json!({ "activity": activity, "session": session });
    let period = json!({ "from": "2024-09-01", "to": "2025-01-31" });
    let narrowed = json!({
        "community": county.community, "schoolYear": YEAR, "term": "1", "form": "demo_lesson",
        "subject": "math", "school": county.school, "host": county.school, "state": "incomplete",
        "evidence": "missing", "toSignIn": true, "overdue": true, "inPlan": true, "text": "qlzx",
    });
    vec![
        ("activities_list", json!({ "schoolYear": YEAR })),
        ("activities_list", narrowed),
        ("activities_page", activity.clone()),
        ("activities_next_code", county.community.clone()),
        ("attendance_sheet", whole.clone()),
        ("attendance_sheet", part.clone()),
        ("attendance_choices", whole),
        ("attendance_choices", part),
        (
            "attendance_details",
            json!({ "community": county.community, "period": period }),
        ),
    ]
}

fn about_evidence(county: &County) -> Vec<Asked> {
    let outputs = json!({ "community": county.community, "host": county.school, "limit": 50 });
    vec![
        ("evidence_of_activity", county.activity.clone()),
        ("evidence_gaps", json!({ "schoolYear": YEAR })),
        (
            "evidence_of_record",
            json!({ "kind": "activity", "record": county.activity }),
        ),
        ("evidence_file", county.photo.clone()),
        (
            "evidence_picture",
            json!({ "evidence": county.photo, "size": "small" }),
        ),
        ("evidence_explanations", county.activity.clone()),
        ("outputs_outstanding", Value::Null),
        ("outputs_outstanding", county.community.clone()),
        ("outputs_list", json!({ "limit": 50 })),
        ("outputs_list", outputs),
    ]
}

fn about_plain_kinds(county: &County) -> Vec<Asked> {
    let all: Vec<&str> = RECORDS.tables.iter().map(|table| table.name).collect();
    let mut asked = vec![("record_choices", json!(all))];
    for kind in PLAIN_KINDS {
        let (list, page) = (of_kind(kind, "list"), of_kind(kind, "page"));
        let records = county.office.ask(list, json!({}));
        asked.extend([(list, json!({})), (list, json!({ "schoolYear": YEAR }))]);
        // One may name what another does not.
        let records = records.as_array().expect("records").iter();
        asked.extend(records.map(|line| (page, line["record"]["uid"].clone())));
    }
    asked
}

fn of_kind(kind: &str, verb: &str) -> &'static str {
    let name = format!("{kind}_{verb}");
    find_command(&name).expect("every kind has it").name
}

fn about_counts(county: &County) -> Vec<Asked> {
    let year = json!({ "kind": "schoolYear", "value": YEAR });
    let days = json!({ "kind": "days", "value": { "from": "2024-09-01", "to": "2025-01-31" } });
    let mut asked = vec![
        ("counting_quota", json!({ "schoolYear": YEAR })),
        (
            "counting_quota",
            json!({ "schoolYear": YEAR, "counter": "attend" }),
        ),
        ("counting_forms_by_term", json!({ "schoolYear": YEAR })),
    ];
    for stretch in [year, days] {
        let everyone = json!({ "stretch": stretch });
        let found = json!({ "stretch": stretch, "community": county.community, "text": "z" });
        let person = json!({ "stretch": stretch, "person": county.person });
        asked.extend([
            ("counting_period", everyone.clone()),
            ("counting_people", everyone.clone()),
            ("counting_people", found),
            ("counting_never_took_part", everyone.clone()),
            ("counting_without_occasion", everyone),
            ("counting_person", person),
        ]);
    }
    asked
}

fn about_forms(county: &County) -> Vec<Asked> {
    let year = |form| json!({ "form": form, "schoolYear": YEAR, "edition": "self_check" });
    let sheets = json!([
        { "activity": county.activity },
        { "activity": county.activity, "session": county.session },
    ]);
    vec![
        ("form_list", Value::Null),
        (
            "form_preview",
            json!({ "form": "sign-in-sheet", "format": "pdf", "sheets": sheets }),
        ),
        ("form_preview", year("annual-workbook")),
        ("form_preview", year("quota-table")),
        (
            "form_preview",
            json!({ "form": "activity-list", "filter": { "schoolYear": YEAR } }),
        ),
        ("form_preview", json!({ "form": "data-workbook" })),
        ("form_preview", json!({ "form": "blank-data-workbook" })),
    ]
}

fn about_what_was_done(county: &County) -> Vec<Asked> {
    vec![
        ("ledger_seen", Value::Null),
        ("undo_state", Value::Null),
        ("trash_list", json!({ "limit": 50 })),
        ("backup_list", Value::Null),
        ("history_list", json!({})),
        (
            "history_list",
            json!({ "text": "签到", "record": county.activity, "kind": "activity" }),
        ),
        ("history_act", json!({ "act": 2, "limit": 50 })),
        (
            "history_record",
            json!({ "record": county.activity, "limit": 50 }),
        ),
    ]
}

fn about_imports(county: &County) -> Vec<Asked> {
    let drafts = &county.drafts;
    vec![
        ("roster_import_preview", drafts.persons.clone()),
        ("roster_import_preview", drafts.schools.clone()),
        ("roster_import_rejected", drafts.persons.clone()),
        ("activity_import_preview", drafts.activities.clone()),
        ("activity_import_would_be", first_answer(county)),
        ("activity_import_unsure", drafts.activities.clone()),
        ("participation_preview", drafts.participation.clone()),
    ]
}

/// The first choice of the first question about an activity of the list.
fn first_answer(county: &County) -> Value {
    let draft = &county.drafts.activities;
    let preview = county.office.ask("activity_import_preview", draft.clone());
    let mut lines = preview["lines"].as_array().expect("lines").iter();
    let asked = |line: &&Value| !line["doubts"][0]["choices"][0].is_null();
    let line = lines.find(asked).expect("a list that is asked about");
    let doubt = &line["doubts"][0];
    let answer = json!({ "id": doubt["id"], "value": doubt["choices"][0]["value"] });
    json!({ "draft": draft, "place": line["place"], "answer": answer })
}
