//! `lianyan call`: any row of the command table.
use lianyan_api::{Kind, command_list};
use lianyan_core::Error;
use lianyan_core::error::Failure;
use serde_json::{Value, json};

use crate::args::Call;
use crate::show::{Show, table};

use super::{Outcome, desk_with, unprinted};

pub(super) fn run(asked: Call, show: Show) -> Outcome {
    let (Some(dir), Some(command)) = (asked.dir, asked.command) else {
        return list(show);
    };
    let kind = lianyan_api::find_command(&command).map(|row| row.kind);
    if asked.seen.is_some() && kind != Some(Kind::Act) {
        let message = format!("{command}不是改动类命令，不能带--seen。");
        return Err(Error::invalid("seen", message).into());
    }
    let desk = desk_with(&dir)?;
    let mut answer = desk.call_seen(&command, asked.request.unwrap_or_default(), asked.seen)?;
    if kind == Some(Kind::Job) {
        answer = outcome_of(&desk, answer)?;
    }
    desk.close()?;
    // Answers are data for programs, so they look the same with and without --json.
    let as_data = Show { json: true };
    as_data.result(&answer, String::new).map_err(unprinted)
}

/// The command line waits for a job: there is nobody to ask later.
fn outcome_of(desk: &lianyan_api::Desk, job: Value) -> Result<Value, Failure> {
    let job = serde_json::from_value(job).map_err(Error::from)?;
    let state = desk.wait_for_job(job)?;
    match state.failure {
        Some(failure) => Err(failure),
        None => Ok(state.result.unwrap_or_default()),
    }
}

fn list(show: Show) -> Outcome {
    let rows: Vec<[String; 2]> = command_list()
        .map(|row| [row.name.to_owned(), word(row.kind).to_owned()])
        .collect();
    let names: Vec<Value> = command_list()
        .map(|row| json!({ "name": row.name, "kind": row.kind }))
        .collect();
    show.result(&names, || table(["命令", "种类"], &rows))
        .map_err(unprinted)
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Query => "查询",
        Kind::Act => "改动（可撤销）",
        Kind::Job => "长任务",
        Kind::Service => "资料库",
    }
}
