//! What each command does: opens the ledger on a desk, asks the core or the command table, prints.
mod call;
mod form;
mod import;
mod import_activities;
mod import_participation;
mod import_text;
mod ledgers;
mod quota;
mod serve;

use std::path::Path;

use lianyan_api::{Desk, DeskOptions};
use lianyan_core::error::{ErrorCode, Failure};
use lianyan_core::{Error, Result};

use crate::args::Command;
use crate::show::Show;

type Outcome = std::result::Result<(), Failure>;

pub(crate) fn run(command: Command, show: Show) -> Outcome {
    match command {
        Command::New(asked) => ledgers::new(asked, show),
        Command::Import(asked) => import::run(asked, show),
        Command::Quota(asked) => quota::run(asked, show),
        Command::Form(asked) => form::run(asked, show),
        Command::History(asked) => ledgers::history(asked, show),
        Command::Undo(asked) => ledgers::undo(asked, show),
        Command::Redo(asked) => ledgers::redo(asked, show),
        Command::Verify(asked) => ledgers::verify(asked, show),
        Command::Backup(asked) => ledgers::backup(asked, show),
        Command::Restore(asked) => ledgers::restore(asked, show),
        Command::Call(asked) => call::run(asked, show),
        Command::Serve(asked) => serve::run(asked, show),
    }
}

/// A desk with the ledger in `folder` on it. It is not put on the list of recent ledgers: a script
/// that looks into twenty ledgers should not push out what the secretary opens every day.
fn desk_with(folder: &Path) -> Result<Desk> {
    let desk = Desk::new(DeskOptions::of_environment()?)?;
    desk.log().hear_panics();
    desk.open_ledger(folder)?;
    Ok(desk)
}

/// The same for commands that change nothing: they also work while the window has the ledger open.
fn desk_for_reading(folder: &Path) -> Result<Desk> {
    match desk_with(folder) {
        Err(Error::Ledger {
            code: ErrorCode::LedgerLocked,
            ..
        }) => {
            let desk = Desk::new(DeskOptions::of_environment()?)?;
            let mut options = desk.ledger_options();
            options.read_only = true;
            desk.open_ledger_with(folder, options)?;
            Ok(desk)
        }
        other => other,
    }
}

/// For printing that fails: the reader of our output has gone.
fn unprinted(cause: std::io::Error) -> Failure {
    Error::file("结果没能输出。", cause).into()
}
