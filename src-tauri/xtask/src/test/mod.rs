//! `cargo xtask test`: everything CI checks, in stages, each with its time.
//!
//! One run shows all faults: a stage is left out only when what it stands on has failed.
mod counts;
mod generated;
mod licences;
mod report;
mod rust;
mod setting;
mod stages;
mod ui;
mod unused;
mod walks;

use crate::Outcome;
use report::Report;
use setting::Setting;
pub(crate) use walks::on_a_display;

/// Sets up, runs every stage, prints the table and the closing line `N passed, N failed`.
///
/// # Errors
/// When any stage fails; all others that can have run by then.
pub(crate) fn test(long: bool) -> Outcome {
    let setting = Setting::new(long)?;
    let mut report = Report::default();
    for stage in stages::ALL {
        let line = match stage.needs.iter().find(|name| report.has_failed(name)) {
            Some(ground) => stage.leave_out(ground),
            None => stage.run(&setting),
        };
        report.add(line);
    }
    report.print();
    if report.total().failed == 0 {
        Ok(())
    } else {
        Err("not everything passed; the table says what did not.".to_owned())
    }
}
