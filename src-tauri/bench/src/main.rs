//! Benchmarks on seeded data: `lianyan-bench [NAME…]`, built in release mode, prints tables.
//!
//! Warm: one run before those that count, the ledger in the system's cache. `county` is a year of a
//! county (60 schools, 3 000 teachers, 500 activities, 20 000 sign-ins), `decades` twenty of them.
#![expect(
    clippy::expect_used,
    reason = "a benchmark that meets a fault has nothing to say"
)]
mod acts;
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
use crate::measure::{milliseconds, percentile, times};
use crate::table::Line;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|each| each == name);
    let folder = tempfile::tempdir().expect("a temporary folder");
    if asked("county") {
        a_year(&folder.path().join("county"));
    }
    if asked("roster") {
        table::print("Import", &roster::measure());
    }
    if asked("decades") {
        twenty_years(folder.path());
    }
}

fn a_year(folder: &Path) {
    let (ledger, county) = made(folder, 1);
    let mut lines = workbook::measure(&ledger, "county year");
    lines.extend(sheets::measure(&ledger, &county));
    table::print("Forms, county year", &lines);
}

fn twenty_years(home: &Path) {
    let folder = home.join("decades");
    let (ledger, county) = made(&folder, 20);
    table::print(
        "Forms, twenty years",
        &workbook::measure(&ledger, "one of twenty years"),
    );
    drop(ledger);
    let mut runs = times(10, || drop(Ledger::open(&folder).expect("it opens")));
    let opening = milliseconds(percentile(&mut runs, 50));
    table::print(
        "Opening",
        &[Line::alone("opening twenty years", opening, "")],
    );
    let desk = desk_on(home, &folder);
    table::print(
        "Commands on twenty years",
        &commands::measure(&desk, &county),
    );
    table::print("Acts on twenty years", &acts::measure(&desk, &county));
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
