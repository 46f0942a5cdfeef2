//! Taking back, doing again, and the trash.
use lianyan_core::Result;
use lianyan_core::ledger::{ActTitle, Changed, History, Ledger, TrashEntry, UndoState};
use lianyan_core::Reader;
use serde::Deserialize;
use ts_rs::TS;

use crate::contract::Done;
use crate::desk::Desk;

commands! { UndoCommands {
    /// What Ctrl+Z and Ctrl+Y would do now.
    Query undo_state: undo_state, () => UndoState, of History;
    /// Takes the newest act back; the result says which it was.
    Service undo: undo, () => Done<ActTitle>;
    Service redo: redo, () => Done<ActTitle>;
    /// Takes one of the newest acts back, leaving later ones as they are.
    Service undo_act: undo_act, i64 => Done<ActTitle>;
    Query trash_list: trash, TrashRequest => Vec<TrashEntry>, of History;
    Service trash_restore: trash_restore, i64 => Done<()>;
    /// Answers how many entries were forgotten for good.
    Service trash_empty: trash_empty, () => usize;
}}

/// A part of the trash, newest first.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TrashRequest {
    /// Id of the last entry already shown.
    #[serde(default)]
    before: Option<i64>,
    limit: u32,
}

fn undo_state(reader: Reader<'_>, (): ()) -> Result<UndoState> {
    reader.undo_state()
}

fn undo(desk: &Desk, (): ()) -> Result<Done<ActTitle>> {
    step(desk, Ledger::undo)
}

fn redo(desk: &Desk, (): ()) -> Result<Done<ActTitle>> {
    step(desk, Ledger::redo)
}

fn undo_act(desk: &Desk, act: i64) -> Result<Done<ActTitle>> {
    step(desk, |ledger| ledger.undo_act(act))
}

fn step(
    desk: &Desk,
    take: impl FnOnce(&mut Ledger) -> Result<(ActTitle, Changed)>,
) -> Result<Done<ActTitle>> {
    let (act, changed) = desk.with_ledger(take)?;
    Ok(Done::new(act, changed))
}

fn trash(reader: Reader<'_>, request: TrashRequest) -> Result<Vec<TrashEntry>> {
    reader.trash(request.before, request.limit)
}

fn trash_restore(desk: &Desk, entry: i64) -> Result<Done<()>> {
    let changed = desk.with_ledger(|ledger| ledger.trash_restore(entry))?;
    Ok(Done::new((), changed))
}

fn trash_empty(desk: &Desk, (): ()) -> Result<usize> {
    desk.with_ledger(Ledger::trash_empty)
}
