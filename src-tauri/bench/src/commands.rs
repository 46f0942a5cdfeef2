//! What the window asks for, on a county of twenty years: each command's usual and slow times.
use std::time::Duration;

use lianyan_api::Desk;
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

/// Everything a screen asks while somebody works, as the lead school's secretary sees it.
fn requests(county: &County) -> Vec<(&'static str, &'static str, Value)> {
    let mut requests = about_the_frame(county);
    requests.extend(about_the_year(county));
    requests
}

/// The school year that is worked on.
const YEAR: i32 = 2024;

/// The window's frame, the registers and the communities.
fn about_the_frame(county: &County) -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("app_state", "", Value::Null),
        ("calendar_today", "", Value::Null),
        ("calendar_years", "", Value::Null),
        ("calendar_year", "", json!(YEAR)),
        ("vocabulary_all", "", Value::Null),
        ("settings", "", Value::Null),
        ("search", "(initials)", json!({"text": "zw", "limit": 20})),
        (
            "roster_organizations",
            "",
            json!({"text": null, "kind": null, "stage": null, "all": false, "on": null}),
        ),
        (
            "roster_persons",
            "(one school)",
            json!({"text": null, "schools": [county.school()], "subject": null, "status": null, "on": null}),
        ),
        ("roster_person", "", json!(county.person())),
        ("communities_list", "", json!(YEAR)),
        ("communities_community", "", mine(county)),
    ]
}

fn mine(county: &County) -> Value {
    json!({"community": county.community(), "schoolYear": YEAR})
}

/// Activities, sign-in, evidence, counting and what was done.
fn about_the_year(county: &County) -> Vec<(&'static str, &'static str, Value)> {
    let activity = county.activities()[0];
    vec![
        ("activities_list", "(one community)", mine(county)),
        (
            "activities_list",
            "(whole county)",
            json!({"community": null, "schoolYear": YEAR}),
        ),
        ("activities_page", "", json!(activity)),
        (
            "attendance_sheet",
            "",
            json!({"activity": activity, "session": null}),
        ),
        (
            "attendance_choices",
            "",
            json!({"activity": activity, "session": null}),
        ),
        ("evidence_of_activity", "", json!(activity)),
        ("evidence_gaps", "(one community)", mine(county)),
        ("counting_quota", "(one community)", mine(county)),
        (
            "counting_quota",
            "(whole county)",
            json!({"community": null, "schoolYear": YEAR}),
        ),
        (
            "counting_people",
            "",
            json!({"community": county.community(), "stretch": {"kind": "schoolYear", "value": YEAR}}),
        ),
        (
            "counting_period",
            "(whole county)",
            json!({"community": null, "stretch": {"kind": "schoolYear", "value": YEAR}}),
        ),
        (
            "counting_never_took_part",
            "(whole county)",
            json!({"community": null, "stretch": {"kind": "schoolYear", "value": YEAR}}),
        ),
        (
            "counting_forms_by_term",
            "(whole county)",
            json!({"community": null, "schoolYear": YEAR}),
        ),
        (
            "history_list",
            "",
            json!({"text": null, "record": null, "kind": null, "before": null, "limit": 50}),
        ),
        ("undo_state", "", Value::Null),
    ]
}
