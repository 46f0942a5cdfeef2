//! The annual workbook against a bare rust_xlsxwriter program that writes the same cells: same values,
//! formats, empty framed cells, formulas with their results, widths and heights, compression.
mod bare;
mod plain;
mod read_back;
mod styles;

use std::path::Path;

use lianyan_core::dates::SchoolYear;
use lianyan_core::outputs::Edition;
use lianyan_core::yearbook::{self, Yearbook, YearbookRequest};
use lianyan_core::{Ledger, Reader};
use lianyan_forms::annual_workbook;

use self::plain::PlainWorkbook;
use crate::cold;
use crate::measure::{in_turn, milliseconds, peak_megabytes, percentile, ratio, reset_peak, time};
use crate::table::Line;

const RUNS: usize = 9;
const GOAL: f64 = 1.3;

/// The first workbook of a day: the ledger's file has not been read since the computer was started.
pub(crate) fn cold(folder: &Path) -> Line {
    let ledger = Ledger::open(folder).expect("it opens");
    let time = match cold::forget(folder) {
        true => milliseconds(time(&mut || drop(drawn(&read(ledger.reader()))))),
        false => "not available here".into(),
    };
    Line::alone(
        "annual workbook, one of twenty years: cold, and first",
        time,
        "",
    )
}

pub(crate) fn measure(reader: Reader<'_>, what: &str) -> Vec<Line> {
    reset_peak();
    let mut bytes = Vec::new();
    let first = time(&mut || bytes = drawn(&read(reader)));
    let peak = peak_megabytes().map_or("–".into(), |mb| format!("{mb} MB"));
    let plain = read_back::workbook(&bytes);
    let bare = bare::written(&plain);
    assert!(
        read_back::cells(&bytes) == read_back::cells(&bare),
        "the bare program writes the same cells, byte for byte"
    );
    let size = bytes.len() / 1024;
    drop((bytes, bare));
    let mut lines = timed(
        reader,
        &plain,
        &format!("{what}: {} cells, {size} KB", plain.count()),
    );
    lines.push(Line::alone(
        format!("the same, first run of the process, {what}"),
        milliseconds(first),
        "",
    ));
    lines.push(Line::alone(
        format!("peak memory of the whole process so far, {what}"),
        peak,
        "",
    ));
    lines
}

fn timed(reader: Reader<'_>, plain: &PlainWorkbook, what: &str) -> Vec<Line> {
    let mut year = None;
    let mut times = in_turn(
        RUNS,
        &mut year,
        [
            &mut |year| *year = Some(read(reader)),
            &mut |year| drop(year.as_ref().map(drawn)),
            &mut |_| drop(bare::written(plain)),
        ],
    );
    let [reading, writing, bare] = times.each_mut().map(|times| percentile(times, 50));
    let line = |part: &str, ours, goal: String| Line {
        what: format!("{part}{what}"),
        ours: milliseconds(ours),
        bare: milliseconds(bare),
        ratio: format!("{:.2}", ratio(ours, bare)),
        goal,
    };
    vec![
        line("annual workbook, ", reading + writing, format!("≤ {GOAL}")),
        Line::alone("of this, reading the year", milliseconds(reading), ""),
        line("of this, gathering and writing, ", writing, String::new()),
    ]
}

fn read(reader: Reader<'_>) -> Yearbook {
    let request = YearbookRequest {
        school_year: SchoolYear(2024),
        community: None,
    };
    yearbook::read(reader, request).expect("the year can be read")
}

fn drawn(year: &Yearbook) -> Vec<u8> {
    let mut out = Vec::new();
    annual_workbook::write(year, Edition::SelfCheck, &mut out).expect("the workbook is drawn");
    out
}
