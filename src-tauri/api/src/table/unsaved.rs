//! 草稿: what was typed into a form and not saved yet.
use lianyan_core::Result;
use lianyan_core::ledger::History;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use crate::desk::{Desk, Unsaved, UnsavedKey};

commands! { UnsavedCommands {
    /// Answers whether it was kept: what is far too long is not.
    Service unsaved_keep: keep, KeepUnsaved => bool;
    View unsaved_find: find, UnsavedKey => Option<Unsaved>, of History;
    Service unsaved_drop: drop_kept, UnsavedKey => ();
}}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeepUnsaved {
    key: UnsavedKey,
    /// The form's own; nothing here looks into it.
    #[ts(type = "unknown")]
    value: Value,
}

fn keep(desk: &Desk, asked: KeepUnsaved) -> Result<bool> {
    let now = desk.clock()();
    desk.unsaved()?.keep(&asked.key, asked.value, now)
}

fn find(desk: &Desk, key: UnsavedKey) -> Result<Option<Unsaved>> {
    Ok(desk.unsaved()?.find(&key))
}

fn drop_kept(desk: &Desk, key: UnsavedKey) -> Result<()> {
    desk.unsaved()?.discard(&key);
    Ok(())
}
