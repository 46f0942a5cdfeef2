//! 联研 without a window: the same ledger, rules and forms from the command line.
//!
//! Exit codes: 0 done, 1 refused or failed (the failure on stderr), 2 wrong usage.
mod args;
mod commands;
mod form_parameters;
mod serve;
mod show;
mod usage;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use lianyan_api::failure_of_panic;
use lianyan_core::error::{ErrorCode, Failure};

use show::Show;
use usage::Stop;

/// Does what was typed: the program's name, the command, its options.
pub fn run(line: Vec<OsString>) -> ExitCode {
    // Known before the line is understood, so that wrong usage is told in the same way.
    let json = line.iter().any(|word| word == "--json");
    let show = Show { json };
    // What the system's own words would be goes into the details of the failure.
    std::panic::set_hook(Box::new(|_| {}));
    let run = AssertUnwindSafe(|| answer(line, show));
    catch_unwind(run).unwrap_or_else(|panic| {
        show.failure(&failure_of_panic(panic.as_ref()));
        ExitCode::FAILURE
    })
}

fn answer(line: Vec<OsString>, show: Show) -> ExitCode {
    match usage::parse(line.into_iter()) {
        Ok(arguments) => match commands::run(arguments.command, show) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                show.failure(&failure);
                ExitCode::FAILURE
            }
        },
        Err(Stop::Told(text)) => {
            show.told(&text);
            ExitCode::SUCCESS
        }
        Err(Stop::Wrong(message)) => {
            show.failure(&wrong_usage(message));
            ExitCode::from(2)
        }
    }
}

fn wrong_usage(message: String) -> Failure {
    Failure {
        code: ErrorCode::Invalid,
        message,
        field: None,
        detail: String::new(),
        issues: vec![],
        clashes: None,
    }
}
