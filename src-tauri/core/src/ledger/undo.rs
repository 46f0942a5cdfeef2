//! Undo and redo: the recorded changes of an act, backwards or forwards, as a step of their own.
//!
//! Versions and history only go forward: undoing writes both. Nothing is forced: where a later act
//! changed the same field, the step is refused and says which act stands in the way.
use std::sync::{Arc, Mutex};

use rusqlite::session::{ConflictAction, ConflictType};
use rusqlite::{Connection, ErrorCode, OptionalExtension};
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, Result};

use super::changeset;
use super::intent::{Intent, Origin};
use super::refusal::{self, Clash};
use super::wording::{Wording, nested};
use super::{ActTitle, Changed, Ledger, Reader, foreign, migrations};

/// Acts that can be taken back; older ones stay in the history only.
const KEPT: u32 = 50;

/// What Ctrl+Z and Ctrl+Y would do now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoState {
    pub undo: Option<ActTitle>,
    pub redo: Option<ActTitle>,
}

impl Reader<'_> {
    pub fn undo_state(self) -> Result<UndoState> {
        Ok(UndoState {
            undo: next_undo(self.conn())?,
            redo: next_redo(self.conn())?,
        })
    }
}

impl Ledger {
    /// Takes the newest act back and answers which it was.
    pub fn undo(&mut self) -> Result<(ActTitle, Changed)> {
        let next = next_undo(&self.conn)?;
        let act = next.ok_or_else(|| Error::not_now("没有可以撤销的操作。"))?;
        self.undo_act(act.id)
    }

    /// Does the act that was undone last once more.
    pub fn redo(&mut self) -> Result<(ActTitle, Changed)> {
        let next = next_redo(&self.conn)?;
        let act = next.ok_or_else(|| Error::not_now("没有可以重做的操作。"))?;
        self.step(act.id, Direction::Redo)
    }

    /// Takes one of the newest acts back, leaving later ones as they are.
    ///
    /// [`Error::NotNow`] when a later act changed the same field, needs a record of this one, or
    /// added one that holds on the same days.
    pub fn undo_act(&mut self, act: i64) -> Result<(ActTitle, Changed)> {
        self.step(act, Direction::Undo)
    }

    /// Ends what can be taken back so far: for the acts that found a ledger, without which it would
    /// be of no use. They stay in the history.
    pub fn forget_undo(&mut self) -> Result<()> {
        self.require_writable()?;
        self.conn.execute(
            "UPDATE act SET changeset = NULL WHERE changeset IS NOT NULL",
            [],
        )?;
        Ok(())
    }

    fn step(&mut self, id: i64, direction: Direction) -> Result<(ActTitle, Changed)> {
        let (act, changes) = kept(&self.conn, id, direction)?;
        let title = format!("{}：{}", direction.label(), act.title);
        let changes = match direction {
            Direction::Undo => changeset::inverted(&changes)?,
            Direction::Redo => changes,
        };
        let intent = Intent {
            title: &title,
            origin: direction.origin(),
            undoes: Some(id),
            restores: None,
            out_of_order: direction == Direction::Undo
                && next_undo(&self.conn)?.is_none_or(|newest| newest.id != id),
            seen: None,
            copy_first: None,
        };
        let shapes = Arc::clone(&self.shapes);
        let ((), changed) = self.perform(&intent, |w| {
            let words = Wording {
                conn: w.conn(),
                shapes: &shapes,
            };
            apply(&words, &changes, &act, direction)
        })?;
        self.after_act(&changed);
        Ok((act, changed))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Undo,
    Redo,
}

impl Direction {
    fn label(self) -> &'static str {
        match self {
            Direction::Undo => "撤销",
            Direction::Redo => "重做",
        }
    }

    fn origin(self) -> Origin {
        match self {
            Direction::Undo => Origin::Undo,
            Direction::Redo => Origin::Redo,
        }
    }

    /// State in which an act must be to go this way.
    fn needed_state(self) -> &'static str {
        match self {
            Direction::Undo => "done",
            Direction::Redo => "undone",
        }
    }
}

fn next_undo(conn: &Connection) -> Result<Option<ActTitle>> {
    let sql = "SELECT id, title FROM act
               WHERE changeset IS NOT NULL AND state = 'done' AND schema = ?1
               ORDER BY id DESC LIMIT 1";
    title(conn, sql)
}

/// The act that was undone last.
fn next_redo(conn: &Connection) -> Result<Option<ActTitle>> {
    let sql = "SELECT a.id, a.title FROM act a JOIN act u ON u.undoes = a.id AND u.origin = 'undo'
               WHERE a.changeset IS NOT NULL AND a.state = 'undone' AND a.schema = ?1
               ORDER BY u.id DESC LIMIT 1";
    title(conn, sql)
}

fn title(conn: &Connection, sql: &str) -> Result<Option<ActTitle>> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_row([migrations::CURRENT], |row| {
        Ok(ActTitle {
            id: row.get("id")?,
            title: row.get("title")?,
        })
    });
    Ok(found.optional()?)
}

/// The act and its changeset, if it can still go this way.
fn kept(conn: &Connection, id: i64, direction: Direction) -> Result<(ActTitle, Vec<u8>)> {
    let sql = "SELECT title, changeset FROM act
               WHERE id = ?1 AND state = ?2 AND schema = ?3 AND changeset IS NOT NULL";
    let found = conn.query_row(
        sql,
        (id, direction.needed_state(), migrations::CURRENT),
        |row| {
            let title = row.get("title")?;
            Ok((ActTitle { id, title }, row.get("changeset")?))
        },
    );
    found.optional()?.ok_or_else(|| {
        Error::not_now(format!(
            "这一步已不能{}。程序保留最近{KEPT}步，更早的只留在修改记录里。",
            direction.label()
        ))
    })
}

/// After an act has been written down: which acts can still be undone or redone.
pub(super) fn settle(conn: &Connection, intent: &Intent<'_>, act: i64) -> Result<()> {
    let moved = match intent.origin {
        Origin::Undo => "undone",
        Origin::Redo => "done",
        Origin::Act | Origin::Merge => return forget(conn, act),
    };
    conn.execute(
        "UPDATE act SET state = ?1 WHERE id = ?2",
        (moved, intent.undoes),
    )?;
    Ok(())
}

/// A new act ends what could be redone, and lets the oldest step go.
fn forget(conn: &Connection, newest: i64) -> Result<()> {
    conn.prepare_cached(
        "UPDATE act SET changeset = NULL
         WHERE changeset IS NOT NULL AND id <> ?1 AND (state = 'undone' OR id NOT IN
            (SELECT id FROM act WHERE changeset IS NOT NULL AND state = 'done'
             ORDER BY id DESC LIMIT ?2))",
    )?
    .execute((newest, KEPT))?;
    Ok(())
}

fn apply(words: &Wording<'_>, changes: &[u8], act: &ActTitle, direction: Direction) -> Result<()> {
    let clash: Arc<Mutex<Option<Clash>>> = Arc::default();
    let seen = Arc::clone(&clash);
    let filter: Option<fn(&str) -> bool> = None;
    let applied = words
        .conn
        .apply_strm(&mut &*changes, filter, move |kind, item| {
            // The item of a FOREIGN_KEY conflict points at no row: asking it anything crashes SQLite.
            if kind != ConflictType::SQLITE_CHANGESET_FOREIGN_KEY
                && let Ok(mut seen) = seen.lock()
            {
                *seen = refusal::clash_of(&kind, &item);
            }
            ConflictAction::SQLITE_CHANGESET_ABORT
        });
    let Err(cause) = applied else {
        return foreign::require_whole(words, changes);
    };
    let clash = clash.lock().ok().and_then(|mut clash| clash.take());
    let reason = match clash {
        Some(clash) => refusal::overwritten(words, &clash, act.id)?,
        None if cause.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            refusal::needed(words, changes)?
        }
        None => return Err(cause.into()),
    };
    Err(Error::NotNow(format!(
        "不能{}“{}”：{reason}",
        direction.label(),
        nested(&act.title)
    )))
}

/// The changes of all acts that can still be undone or redone.
pub(super) fn changesets(conn: &Connection) -> Result<Vec<Vec<u8>>> {
    let mut statement = conn.prepare("SELECT changeset FROM act WHERE changeset IS NOT NULL")?;
    let rows = statement.query_map([], |row| row.get("changeset"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
