//! Benchmarks on seeded data: `lianyan-bench [NAME…]`, built in release mode, prints tables.
//!
//! Warm: one run before those that count, the ledger in the system's cache. `county` is a year of a
//! county (60 schools, 3 000 teachers, 500 activities, 20 000 sign-ins), `decades` twenty of them.
#![expect(
    clippy::expect_used,
    reason = "a benchmark that meets a fault has nothing to say"
)]
mod activities;
mod acts;
mod cold;
mod commands;
mod county;
mod measure;
mod roster;
mod sheets;
mod table;
mod workbook;

use std::path::Path;

use lianyan_api::{Desk, DeskOptions};
use lianyan_core::{Ledger, vocabulary};

use crate::county::County;
use crate::measure::{milliseconds, percentile, time, times};
use crate::table::Line;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|each| each == name);
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!("# Benchmarks\n\n{}", table::PREFACE);
    if asked("county") {
        a_year(&folder.path().join("county"));
    }
    if asked("roster") {
        table::print("Import", &roster::measure());
    }
    if asked("activities") {
        table::print("Import of activities", &activities::measure());
    }
    if asked("decades") {
        twenty_years(folder.path());
    }
}

fn a_year(folder: &Path) {
    let (ledger, county) = made(folder, 1);
    let mut lines = workbook::measure(ledger.reader(), "county year");
    lines.extend(sheets::measure(&ledger, &county));
    table::print("Forms, county year", &lines);
}

fn twenty_years(home: &Path) {
    let folder = home.join("decades");
    let (ledger, county) = made(&folder, 20);
    drop(ledger);
    let mut forms = vec![workbook::cold(&folder)];
    let ledger = Ledger::open(&folder).expect("it opens");
    forms.extend(workbook::measure(ledger.reader(), "one of twenty years"));
    drop(ledger);
    table::print("Forms, twenty years", &forms);
    table::print("Opening", &opening(&folder));
    let desk = desk_on(home, &folder);
    table::print(
        "Commands on twenty years",
        &commands::measure(&desk, &county),
    );
    table::print("Acts on twenty years", &acts::measure(&desk, &county));
}

/// From the folder to a ledger that takes acts, its check of the whole file included.
fn opening(folder: &Path) -> Vec<Line> {
    let open = || drop(Ledger::open(folder).expect("it opens"));
    let mut lines = Vec::new();
    let megabytes = cold::megabytes(folder);
    lines.push(Line::alone(
        format!("opening twenty years, {megabytes} MB, cold"),
        match cold::forget(folder) {
            true => milliseconds(time(&mut || open())),
            false => "not available here".into(),
        },
        "",
    ));
    let mut runs = times(10, open);
    lines.push(Line::alone(
        "opening twenty years, warm",
        milliseconds(percentile(&mut runs, 50)),
        "",
    ));
    lines
}

fn made(folder: &Path, years: i32) -> (Ledger, County) {
    let mut ledger = Ledger::create(folder).expect("a new ledger");
    ledger
        .change("建立资料库", vocabulary::install)
        .expect("the shipped lists");
    let county = county::fill(&mut ledger, years).expect("the county");
    ledger
        .forget_undo()
        .expect("acts of earlier years are no longer undone");
    (ledger, county)
}

fn desk_on(home: &Path, folder: &Path) -> Desk {
    let options = DeskOptions {
        home: home.join("user"),
        clock: || chrono::Local::now().naive_local(),
    };
    let desk = Desk::new(options).expect("a desk");
    desk.open_ledger(folder).expect("the ledger opens");
    desk
}
