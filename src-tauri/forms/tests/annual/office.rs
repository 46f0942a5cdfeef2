//! The sample county in a ledger, and its workbooks as bytes.
use chrono::{NaiveDate, NaiveDateTime};
use lianyan_core::dates::SchoolYear;
use lianyan_core::ids::CommunityId;
use lianyan_core::ledger::Options;
use lianyan_core::outputs::Edition;
use lianyan_core::register::ActivityFilter;
use lianyan_core::yearbook::{self, Yearbook, YearbookRequest};
use lianyan_core::{Ledger, communities, sample};
use lianyan_forms::activity_list::{self, Listed};
use lianyan_forms::annual_workbook;

/// The school year of the sample county.
pub(crate) const YEAR: SchoolYear = SchoolYear(2024);
/// 第一片区
pub(crate) const P1: &str = "P1";

/// A week after the school year's last activity.
fn in_july() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2025, 7, 1).expect("a real day");
    day.and_hms_opt(9, 0, 0).expect("a real time")
}

pub(crate) fn county() -> Ledger {
    let mut options = Options::default();
    options.clock = in_july;
    let mut ledger = Ledger::temporary_with(options).expect("a temporary folder");
    sample::install(&mut ledger).expect("the sample county is sound");
    ledger
}

pub(crate) fn community(ledger: &Ledger, code: &str) -> CommunityId {
    let all = communities::list(ledger.reader(), YEAR).expect("communities");
    all.iter()
        .find(|row| row.code == code)
        .expect("a community of the sample")
        .uid
}

pub(crate) fn yearbook(ledger: &Ledger, code: Option<&str>, school_year: SchoolYear) -> Yearbook {
    let community = code.map(|code| community(ledger, code));
    let request = YearbookRequest {
        school_year,
        community,
    };
    yearbook::read(ledger.reader(), request).expect("the year can be read")
}

/// The list of all activities of the year, of one community or of the county.
pub(crate) fn listed(ledger: &Ledger, code: Option<&str>) -> Listed {
    let filter = ActivityFilter::of_year(YEAR, code.map(|code| community(ledger, code)));
    activity_list::read(ledger.reader(), filter).expect("the list can be read")
}

pub(crate) fn workbook(yearbook: &Yearbook, edition: Edition) -> Vec<u8> {
    let mut bytes = Vec::new();
    annual_workbook::write(yearbook, edition, &mut bytes).expect("the workbook is written");
    bytes
}
