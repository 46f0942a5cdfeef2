//! What one keystroke or button writes, on a county of twenty years: each act's usual and slow
//! times, from the command to its answer. Every act is on the disk when it answers.
use lianyan_api::Desk;
use lianyan_core::ids::ActivityId;
use serde_json::{Value, json};

use crate::county::County;
use crate::measure::{milliseconds, percentile, time};
use crate::table::Line;

const RUNS: usize = 100;
const GOAL: std::time::Duration = std::time::Duration::from_millis(16);

pub(crate) fn measure(desk: &Desk, county: &County) -> Vec<Line> {
    let activity = county.activities()[0];
    answer(desk, "activities_reopen", json!(activity));
    let line = first_line(desk, activity);
    let page = answer(desk, "activities_page", json!(activity));
    let school = json!(county.school());
    let mut lines = vec![
        act(desk, "attendance_mark", "(one person)", |run| {
            let status = ["present", "late"][run % 2];
            json!({"activity": activity, "session": null, "line": line, "status": status, "absence": null})
        }),
        act(desk, "roster_save_person", "(a new one)", |run| {
            new_person(&format!("新教师{}", crate::county::name(run)), &school)
        }),
        act(desk, "activities_save", "", |run| {
            activity_saved(&page, &format!("第{run}稿"), &school)
        }),
    ];
    let mut undo = Vec::new();
    let mut redo = Vec::new();
    for _ in 0..RUNS {
        undo.push(time(&mut || drop(answer(desk, "undo", Value::Null))));
        redo.push(time(&mut || drop(answer(desk, "redo", Value::Null))));
    }
    lines.push(row("undo", "(of a saved activity)", undo));
    lines.push(row("redo", "(of a saved activity)", redo));
    lines
}

fn act(desk: &Desk, name: &'static str, note: &str, request: impl Fn(usize) -> Value) -> Line {
    answer(desk, name, request(RUNS));
    let runs = (0..RUNS).map(|run| {
        let asked = request(run);
        time(&mut || drop(answer(desk, name, asked.clone())))
    });
    row(name, note, runs.collect())
}

fn row(name: &str, note: &str, mut runs: Vec<std::time::Duration>) -> Line {
    let usual = percentile(&mut runs, 50);
    let slow = percentile(&mut runs, 99);
    Line {
        what: format!("{name} {note}"),
        ours: format!("p50 {}, p99 {}", milliseconds(usual), milliseconds(slow)),
        bare: "–".into(),
        ratio: if slow <= GOAL { "met" } else { "not met" }.into(),
        goal: "p99 ≤ 16 ms".into(),
    }
}

fn answer(desk: &Desk, name: &str, request: Value) -> Value {
    let answer = desk.call(name, request);
    answer.unwrap_or_else(|failure| panic!("{name}: {}", failure.message))
}

/// The first person of the sign-in sheet.
fn first_line(desk: &Desk, activity: ActivityId) -> Value {
    let sheet = answer(
        desk,
        "attendance_sheet",
        json!({"activity": activity, "session": null}),
    );
    sheet["groups"][0]["lines"][0]["id"].clone()
}

fn new_person(name: &str, school: &Value) -> Value {
    json!({
        "uid": null, "code": null, "name": name, "reading": null, "sex": "female",
        "birthMonth": "1990-03", "phone": null, "teachingSince": "2012-09", "status": "active",
        "sort": null, "note": null, "from": null,
        "posting": {
            "organization": school, "subjects": ["chinese"], "stage": null, "post": null,
            "title": null, "honours": null,
        },
    })
}

/// The page 基本信息 as it stands, but for the title.
fn activity_saved(page: &Value, title: &str, host: &Value) -> Value {
    let activity = &page["activity"];
    json!({
        "activity": activity["uid"], "code": activity["code"], "title": title,
        "form": activity["form"], "forms": [], "subjects": ["chinese"],
        "themes": ["homework_design"], "helpFields": [], "dimensions": [], "mode": activity["mode"],
        "day": activity["day"], "lastDay": null, "month": null, "starts": null, "ends": null,
        "place": activity["place"], "platform": null, "level": null, "grade": null,
        "audience": null, "chair": null, "hours": activity["hours"],
        "planned": activity["planned"], "note": null, "organisers": [], "hosts": [host],
        "coHosts": [], "guides": [], "givers": [], "receivers": [],
    })
}
