//! The register as a list: what left the program, when, by whom, and whether it came back.
use rusqlite::{Row, named_params};

use crate::error::Result;
use crate::ids::OutputId;
use crate::ledger::Reader;

use super::outdated::outdated;
use super::records::Output;
use super::rules::{is_awaited, may_return};
use super::wire::{OutputRow, OutputsRequest};

/// Prints and exports, newest first.
pub fn list(reader: Reader<'_>, request: OutputsRequest) -> Result<Vec<OutputRow>> {
    let last: Option<Output> = request.before.map(|last| reader.get(last)).transpose()?;
    let mut statement = reader.conn().prepare_cached(include_str!("sql/list.sql"))?;
    let mut rows = statement.query(named_params! {
        ":community": request.community,
        ":host": request.host,
        ":form": request.form,
        ":waiting": request.waiting,
        ":before": last.map(|last| last.made_at),
        ":last": request.before,
        ":today": reader.today(),
        ":limit": request.limit,
    })?;
    let mut printed = Vec::new();
    while let Some(row) = rows.next()? {
        let uid: OutputId = row.get("uid")?;
        let who = reader.maker_of::<Output>(uid)?;
        let output: Output = reader.get(uid)?;
        let outdated = outdated(reader, &output)?;
        printed.push(line(row, output, who, outdated)?);
    }
    Ok(printed)
}

fn line(
    row: &Row<'_>,
    output: Output,
    who: Option<String>,
    outdated: Vec<String>,
) -> rusqlite::Result<OutputRow> {
    let nobody_entered: Option<bool> = row.get("nobody_entered")?;
    Ok(OutputRow {
        activity_code: row.get("code")?,
        activity_title: row.get("title")?,
        day: row.get("day")?,
        session_title: row.get("session_title")?,
        community_name: row.get("community_name")?,
        who,
        outdated,
        returns: may_return(&output),
        awaited: is_awaited(&output),
        waiting: row.get::<_, Option<bool>>("waiting")?.unwrap_or(false),
        sign_in_missing: may_return(&output) && nobody_entered.unwrap_or(false),
        output,
    })
}
