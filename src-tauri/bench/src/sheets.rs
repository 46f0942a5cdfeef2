//! 100 sign-in sheets as one PDF.
use lianyan_core::Ledger;
use lianyan_forms::Form;
use lianyan_forms::sign_in_sheet::{Format, SheetToPrint, SignInForm, SignInOptions};

use crate::county::County;
use crate::measure::{milliseconds, percentile, times};
use crate::table::Line;

const SHEETS: usize = 100;
const RUNS: usize = 3;

pub(crate) fn measure(ledger: &Ledger, county: &County) -> Vec<Line> {
    let request = || SignInForm {
        sheets: county
            .activities()
            .iter()
            .take(SHEETS)
            .map(|activity| SheetToPrint {
                activity: *activity,
                session: None,
                number: None,
            })
            .collect(),
        options: SignInOptions::default(),
        format: Format::Pdf,
        as_file: true,
    };
    let mut pages = 0;
    let mut runs = times(RUNS, || {
        let prepared = request()
            .read(ledger.reader())
            .expect("the sheets can be read");
        let mut out = Vec::new();
        pages = prepared
            .draw(&mut out)
            .expect("the sheets are set")
            .pages
            .unwrap_or(0);
    });
    vec![Line::alone(
        format!("{SHEETS} sign-in sheets of 40 names as one PDF, {pages} pages"),
        milliseconds(percentile(&mut runs, 50)),
        "",
    )]
}
