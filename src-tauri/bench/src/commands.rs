//! What the window asks for, on a county of twenty years: each command's usual and slow times.
use std::time::Duration;

use lianyan_api::{Desk, PLAIN_KINDS, find_command};
use serde_json::{Value, json};

use crate::county::County;
use crate::measure::{milliseconds, percentile, times};
use crate::table::Line;

const RUNS: usize = 100;
const GOAL: Duration = Duration::from_millis(16);

pub(crate) fn measure(desk: &Desk, county: &County) -> Vec<Line> {
    requests(county)
        .into_iter()
        .map(|(name, note, request)| {
            let mut runs = times(RUNS, || {
                let answer = desk.answer(name, request.clone());
                answer.unwrap_or_else(|failure| panic!("{name}: {}", failure.message));
            });
            let usual = percentile(&mut runs, 50);
            let slow = percentile(&mut runs, 99);
            Line {
                what: format!("{name} {note}"),
                ours: format!("p50 {}, p99 {}", milliseconds(usual), milliseconds(slow)),
                bare: "–".into(),
                ratio: if slow <= GOAL { "met" } else { "not met" }.into(),
                goal: "p99 ≤ 16 ms".into(),
            }
        })
        .collect()
}

type Asked = (&'static str, &'static str, Value);

/// Every query of the command table, as the lead school's secretary asks it.
fn requests(county: &County) -> Vec<Asked> {
    let mut requests = about_the_frame(county);
    requests.extend(about_the_roster(county));
    requests.extend(about_communities(county));
    requests.extend(about_activities(county));
    requests.extend(about_plain_kinds());
    requests.extend(about_counts(county));
    requests.extend(about_what_was_done(county));
    requests
}

/// The school year that is worked on.
const YEAR: i32 = 2024;

/// The frame, the settings, finding anything.
fn about_the_frame(county: &County) -> Vec<Asked> {
    vec![
        ("app_state", "", Value::Null),
        ("recent_list", "", Value::Null),
        ("me_get", "", Value::Null),
        ("ledger_seen", "", Value::Null),
        (
            "unsaved_find",
            "",
            json!({"form": "activity", "record": county.activities()[0]}),
        ),
        ("text_readings", "", json!(["曾庆华", "解小兰"])),
        (
            "me_communities",
            "",
            json!({"me": null, "schoolYear": YEAR}),
        ),
        ("calendar_today", "", Value::Null),
        ("calendar_years", "", Value::Null),
        ("calendar_year", "", json!(YEAR)),
        ("calendar_day", "", json!("2024-11-22")),
        ("calendar_month", "", json!({"year": YEAR, "month": 11})),
        ("vocabulary_all", "", Value::Null),
        ("settings", "", Value::Null),
        ("letterhead", "", Value::Null),
        ("form_list", "", Value::Null),
        ("search", "(initials)", json!({"text": "zw", "limit": 20})),
        (
            "form_preview",
            "(one sheet)",
            json!({
                "form": "sign-in-sheet", "format": "pdf",
                "sheets": [{"activity": county.activities()[0]}],
            }),
        ),
    ]
}

fn about_the_roster(county: &County) -> Vec<Asked> {
    vec![
        (
            "roster_organizations",
            "",
            json!({"text": null, "kind": null, "stage": null, "all": false, "on": null}),
        ),
        ("roster_organization", "", json!(county.school())),
        ("roster_next_organization_code", "", Value::Null),
        (
            "roster_school_namesakes",
            "",
            json!({"uid": null, "name": "第二实验小学", "shortName": null, "formerNames": null}),
        ),
        (
            "roster_persons",
            "(one school)",
            json!({"text": null, "schools": [county.school()], "subject": null, "status": null, "on": null}),
        ),
        ("roster_person", "", json!(county.person())),
        ("roster_next_person_code", "", Value::Null),
        ("roster_twins", "", Value::Null),
    ]
}

fn about_communities(county: &County) -> Vec<Asked> {
    vec![
        ("communities_list", "", json!(YEAR)),
        ("communities_community", "", mine(county)),
        (
            "communities_rotation",
            "",
            json!({"community": county.community(), "fromYear": YEAR, "toYear": YEAR + 7}),
        ),
        (
            "communities_of_organization",
            "",
            json!({"organization": county.school(), "schoolYear": YEAR}),
        ),
        ("communities_next_code", "", Value::Null),
    ]
}

/// Activities, sign-in and evidence.
fn about_activities(county: &County) -> Vec<Asked> {
    let activity = json!(county.activities()[0]);
    let sheet = json!({"activity": activity, "session": null});
    vec![
        ("activities_list", "(one community)", mine(county)),
        ("activities_list", "(whole county)", everybodys()),
        ("activities_page", "", activity.clone()),
        ("activities_next_code", "", json!(county.community())),
        ("attendance_sheet", "", sheet.clone()),
        ("attendance_choices", "", sheet),
        (
            "attendance_details",
            "(one term)",
            json!({
                "community": county.community(),
                "period": {"from": "2024-09-01", "to": "2025-01-31"},
            }),
        ),
        ("evidence_of_activity", "", activity.clone()),
        (
            "evidence_of_record",
            "",
            json!({ "kind": "activity", "record": activity }),
        ),
        ("evidence_explanations", "", activity),
        (
            "record_choices",
            "(schools and persons)",
            json!(["organization", "person"]),
        ),
        ("evidence_gaps", "(one community)", mine(county)),
        (
            "outputs_list",
            "",
            json!({"community": county.community(), "limit": 50}),
        ),
        ("outputs_outstanding", "", json!(county.community())),
    ]
}

fn about_plain_kinds() -> Vec<Asked> {
    let lists = PLAIN_KINDS.iter().map(|kind| {
        let list = find_command(&format!("{kind}_list")).expect("every kind has it");
        (list.name, "", json!({ "schoolYear": YEAR }))
    });
    lists.collect()
}

fn about_counts(county: &County) -> Vec<Asked> {
    let year = json!({"kind": "schoolYear", "value": YEAR});
    let in_year = json!({"community": null, "stretch": year});
    vec![
        ("counting_quota", "(one community)", mine(county)),
        ("counting_quota", "(whole county)", everybodys()),
        (
            "counting_people",
            "(one community)",
            json!({"community": county.community(), "stretch": year}),
        ),
        (
            "counting_person",
            "",
            json!({"person": county.person(), "community": null, "stretch": year}),
        ),
        ("counting_period", "(whole county)", in_year.clone()),
        (
            "counting_never_took_part",
            "(whole county)",
            in_year.clone(),
        ),
        ("counting_without_occasion", "(whole county)", in_year),
        ("counting_forms_by_term", "(whole county)", everybodys()),
    ]
}

/// History, undo, trash and backups.
fn about_what_was_done(county: &County) -> Vec<Asked> {
    vec![
        (
            "history_list",
            "",
            json!({"text": null, "record": null, "kind": null, "before": null, "limit": 50}),
        ),
        (
            "history_act",
            "(the largest)",
            json!({"act": 2, "limit": 100}),
        ),
        (
            "history_record",
            "",
            json!({"record": county.activities()[0], "limit": 50}),
        ),
        ("undo_state", "", Value::Null),
        ("trash_list", "", json!({"limit": 50})),
        ("backup_list", "", Value::Null),
    ]
}

fn mine(county: &County) -> Value {
    json!({"community": county.community(), "schoolYear": YEAR})
}

fn everybodys() -> Value {
    json!({"community": null, "schoolYear": YEAR})
}

#[cfg(test)]
mod tests {
    use super::*;
    use lianyan_api::{Kind, command_list};

    /// Queries that have nothing to answer here: they need a file or a folder that somebody chose, or a
    /// record that the county of the bench does not have.
    const NEED_A_CHOICE: &[&str] = &[
        "activity_import_preview",
        "participation_preview",
        "activity_import_unsure",
        "activity_import_would_be",
        "evidence_file",
        "evidence_picture",
        "ledger_inspect",
        "recent_inspect",
        "roster_import_preview",
        "roster_import_rejected",
    ];

    /// Queries of the command table that are neither asked nor in need of a choice, or both.
    fn overlooked(requests: &[Asked]) -> Vec<&'static str> {
        let queries = command_list().filter(|row| row.kind == Kind::Query);
        let overlooked = queries.filter(|row| {
            let asked = requests.iter().any(|(name, ..)| *name == row.name);
            let page = row.name.strip_suffix("_page");
            let of_a_kind = page.is_some_and(|kind| PLAIN_KINDS.contains(&kind));
            asked == (of_a_kind || NEED_A_CHOICE.contains(&row.name))
        });
        overlooked.map(|row| row.name).collect()
    }

    #[test]
    fn every_query_is_measured() {
        let requests = requests(&County::of_names());
        assert_eq!(overlooked(&requests), [""; 0]);
    }
}
