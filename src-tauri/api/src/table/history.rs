//! 修改记录: what was done, by whom, and what it changed.
use lianyan_core::ids::Uid;
use lianyan_core::ledger::{ActEntry, ChangeEntry, History, HistoryQuery, Preferences, Seen};
use lianyan_core::{Reader, Result};
use serde::Deserialize;
use ts_rs::TS;

commands! { HistoryCommands {
    Query history_list: list, HistoryQuery => Vec<ActEntry>, of History;
    /// What one act changed.
    Query history_act: of_act, ActChanges => Vec<ChangeEntry>, of History;
    /// What happened to one record, newest first.
    Query history_record: of_record, RecordChanges => Vec<ChangeEntry>, of History;
    /// How far whoever reads now has read: to be asked before what a form is filled from, and given
    /// beside the act that saves it.
    Query ledger_seen: seen, () => Seen, of (History, Preferences);
}}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActChanges {
    act: i64,
    /// Id of the last line already shown.
    #[serde(default)]
    after: Option<i64>,
    limit: u32,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RecordChanges {
    record: Uid,
    /// Id of the last line already shown.
    #[serde(default)]
    before: Option<i64>,
    limit: u32,
}

fn seen(reader: Reader<'_>, (): ()) -> Result<Seen> {
    reader.seen()
}

fn list(reader: Reader<'_>, query: HistoryQuery) -> Result<Vec<ActEntry>> {
    reader.history(&query)
}

fn of_act(reader: Reader<'_>, asked: ActChanges) -> Result<Vec<ChangeEntry>> {
    reader.changes_of_act(asked.act, asked.after, asked.limit)
}

fn of_record(reader: Reader<'_>, asked: RecordChanges) -> Result<Vec<ChangeEntry>> {
    reader.changes_of_record(asked.record, asked.before, asked.limit)
}
