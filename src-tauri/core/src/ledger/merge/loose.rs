//! After a join: records whose parent the other copy removed.
//!
//! A record that cannot be without its parent goes with it, into the trash and onto the list; an
//! optional reference becomes empty. Both follow from the joined state alone, so every copy comes
//! to the same end.
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::ids::Uid;
use crate::ledger::clock::Stamp;
use crate::ledger::foreign::{self, Dangling};
use crate::ledger::line::Note;
use crate::ledger::shape::{Column, Shape};
use crate::ledger::versions;

use super::apply::{self, Merging};
use super::state::State;

/// Until no reference leads nowhere; each round removes or empties at least one.
pub(super) fn settle(merging: &mut Merging<'_>) -> Result<()> {
    let shapes = merging.words.shapes;
    while let Some(found) = foreign::first_dangling(merging.words.conn, shapes)? {
        let removed = removal_of_parent(merging.words.conn, &found)?;
        match found.column.required {
            true => follow(merging, found.shape, found.uid, removed)?,
            false => empty(merging, found.shape, found.uid, found.column, removed)?,
        }
    }
    Ok(())
}

/// When the missing parent was removed.
fn removal_of_parent(conn: &Connection, found: &Dangling<'_>) -> Result<Stamp> {
    use rusqlite::OptionalExtension;
    let sql = "SELECT clock, replica FROM tombstone WHERE kind = ?1 AND uid = ?2";
    let removed = conn.query_row(sql, (&found.table, found.parent), |row| {
        Ok(Stamp {
            clock: row.get("clock")?,
            replica: row.get("replica")?,
        })
    });
    removed.optional()?.ok_or_else(|| {
        Error::invalid(
            "file",
            "文件不完整：有记录要用到的另一条记录不在里面，没有合并。",
        )
    })
}

/// The child goes with its parent.
fn follow(merging: &mut Merging<'_>, shape: &Shape, uid: Uid, removed: Stamp) -> Result<()> {
    let state = State::read(merging.words.conn, shape, uid)?;
    let name = merging.words.title(shape, uid)?.unwrap_or_default();
    let newest = state.newest().unwrap_or(Stamp::BEFORE_ALL);
    if let Some(life) = state
        .life
        .as_ref()
        .filter(|_| merging.brought.contains(&uid))
    {
        // It never stood in this copy, so the act's own record of removals will not know it.
        merging.w.note(Note {
            kind: shape.table.name,
            uid,
            name: name.clone(),
            field: None,
            before: None,
            after: None,
            lost: Some(apply::portable(shape, uid, life)),
        });
    }
    merging.remove(shape, uid)?;
    let gone = State {
        removed: Some(above(newest, removed)),
        ..State::default()
    };
    apply::remember(merging.words.conn, shape, uid, &gone)?;
    let label = shape.table.label;
    let message =
        format!("{label}“{name}”所属的记录在另一边被删除：已一并删除，需要时请从回收站恢复。");
    merging.conflict(shape, uid, name, None, (None, None), message);
    Ok(())
}

/// The reference is emptied, as if that had been written right after the removal.
fn empty(
    merging: &Merging<'_>,
    shape: &Shape,
    uid: Uid,
    column: &Column,
    removed: Stamp,
) -> Result<()> {
    let conn = merging.words.conn;
    let state = State::read(conn, shape, uid)?;
    let written = state
        .life
        .and_then(|life| life.fields.get(&column.name).map(|written| written.stamp));
    let sql = format!(
        "UPDATE {} SET {} = NULL WHERE uid = ?1",
        shape.table.name, column.name
    );
    conn.execute(&sql, [uid])?;
    let stamp = above(written.unwrap_or(Stamp::BEFORE_ALL), removed);
    versions::written(conn, shape.table.name, uid, &column.name, stamp)
}

/// The removal's own stamp where that is later, else the least one above `written`.
fn above(written: Stamp, removed: Stamp) -> Stamp {
    if written < removed {
        return removed;
    }
    Stamp {
        clock: written.clock + 1,
        replica: removed.replica,
    }
}
