//! Undo and redo: the recorded changes of an act, backwards or forwards, as a step of their own.
//!
//! Versions and history only go forward: undoing writes both. Nothing is forced: where a later act
//! changed the same field, the step is refused and says which act stands in the way.
use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use rusqlite::session::{ChangesetItem, ConflictAction, ConflictType};
use rusqlite::{Connection, ErrorCode, OptionalExtension};
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::Uid;

use super::change::Plan;
use super::changeset::{self, RowOp};
use super::journal::Origin;
use super::wording::Words;
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
    /// [`Error::NotNow`] when a later act changed the same field or needs a record of this one.
    pub fn undo_act(&mut self, act: i64) -> Result<(ActTitle, Changed)> {
        self.step(act, Direction::Undo)
    }

    /// Ends what can be taken back so far: for the acts that found a ledger, without which it would
    /// be of no use. They stay in the history.
    pub fn forget_undo(&mut self) -> Result<()> {
        self.require_writable()?;
        self.conn.execute("UPDATE act SET changeset = NULL WHERE changeset IS NOT NULL", [])?;
        Ok(())
    }

    fn step(&mut self, id: i64, direction: Direction) -> Result<(ActTitle, Changed)> {
        let (act, changes) = kept(&self.conn, id, direction)?;
        let title = format!("{}：{}", direction.label(), act.title);
        let changes = match direction {
            Direction::Undo => changeset::inverted(&changes)?,
            Direction::Redo => changes,
        };
        let plan = Plan {
            title: &title,
            origin: direction.origin(),
            undoes: Some(id),
            restores: None,
        };
        let shapes = Arc::clone(&self.shapes);
        let word_of = self.word_of;
        let ((), changed) = self.perform(&plan, |w| {
            let words = Words { conn: w.conn(), shapes: &shapes, word_of };
            apply(&words, &changes, &act, direction)
        })?;
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
    let found = conn.query_row(sql, (id, direction.needed_state(), migrations::CURRENT), |row| {
        let title = row.get("title")?;
        Ok((ActTitle { id, title }, row.get("changeset")?))
    });
    found.optional()?.ok_or_else(|| {
        Error::not_now(format!(
            "这一步已不能{}。程序保留最近{KEPT}步，更早的只留在修改记录里。",
            direction.label()
        ))
    })
}

/// After an act has been written down: which acts can still be undone or redone.
pub(super) fn settle(conn: &Connection, plan: &Plan<'_>, act: i64) -> Result<()> {
    let moved = match plan.origin {
        Origin::Undo => "undone",
        Origin::Redo => "done",
        Origin::Act | Origin::Merge => return forget(conn, act),
    };
    conn.execute("UPDATE act SET state = ?1 WHERE id = ?2", (moved, plan.undoes))?;
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

/// Where the changes met something else than what they expected.
struct Clash {
    table: String,
    uid: Uid,
    /// Number of the column, where one field differs.
    column: Option<usize>,
}

fn apply(words: &Words<'_>, changes: &[u8], act: &ActTitle, direction: Direction) -> Result<()> {
    let clash: Arc<Mutex<Option<Clash>>> = Arc::default();
    let seen = Arc::clone(&clash);
    let filter: Option<fn(&str) -> bool> = None;
    let applied = words.conn.apply_strm(&mut &*changes, filter, move |kind, item| {
        // The item of a FOREIGN_KEY conflict points at no row: asking it anything crashes SQLite.
        if kind != ConflictType::SQLITE_CHANGESET_FOREIGN_KEY
            && let Ok(mut seen) = seen.lock()
        {
            *seen = clash_of(&kind, &item);
        }
        ConflictAction::SQLITE_CHANGESET_ABORT
    });
    let Err(cause) = applied else {
        return foreign::require_whole(words, changes);
    };
    let clash = clash.lock().ok().and_then(|mut clash| clash.take());
    let reason = match clash {
        Some(clash) => overwritten(words, &clash, act.id)?,
        None if cause.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            needed(words, changes)?
        }
        None => return Err(cause.into()),
    };
    Err(Error::NotNow(format!("不能{}“{}”：{reason}", direction.label(), act.title)))
}

fn clash_of(kind: &ConflictType, item: &ChangesetItem) -> Option<Clash> {
    let table = item.op().ok()?.table_name().to_owned();
    let uid = changeset::key(item).ok()?;
    let width = item.op().ok()?.number_of_columns() as usize;
    let differs = |place: &usize| {
        matches!((item.old_value(*place), item.conflict(*place)), (Ok(old), Ok(now)) if old != now)
    };
    let column = match kind {
        ConflictType::SQLITE_CHANGESET_DATA => (0..width).find(differs),
        _ => None,
    };
    Some(Clash { table, uid, column })
}

/// Which later act changed the record, in words.
fn overwritten(words: &Words<'_>, clash: &Clash, act: i64) -> Result<String> {
    let shape = words.shapes.must(&clash.table)?;
    let name = last_name(words.conn, clash.uid)?.unwrap_or_default();
    let record = format!("{}“{name}”", shape.table.label);
    let what = match clash.column.map(|place| &shape.columns[place]) {
        Some(column) if column.name != "uid" => format!("{record}的“{}”", column.label()),
        _ => record,
    };
    let field = clash.column.map(|place| shape.columns[place].name.as_str());
    Ok(match later_act(words.conn, clash.uid, field, act)? {
        Some(later) => format!("{what}后来又被“{later}”改动。请先撤销后面那一步，或直接修改。"),
        None => format!("{what}后来又有改动。请直接修改。"),
    })
}

fn last_name(conn: &Connection, uid: Uid) -> Result<Option<String>> {
    let sql = "SELECT name FROM history WHERE uid = ?1 ORDER BY id DESC LIMIT 1";
    Ok(conn.query_row(sql, [uid], |row| row.get("name")).optional()?)
}

fn later_act(conn: &Connection, uid: Uid, field: Option<&str>, act: i64) -> Result<Option<String>> {
    let sql = "SELECT a.title FROM history h JOIN act a ON a.id = h.act
               WHERE h.uid = ?1 AND h.act > ?2 AND (?3 IS NULL OR h.field IS NULL OR h.field = ?3)
               ORDER BY h.id DESC LIMIT 1";
    Ok(conn.query_row(sql, (uid, act, field), |row| row.get("title")).optional()?)
}

/// Which record still needs one that the changes would remove, or lacks one they would refer to.
fn needed(words: &Words<'_>, changes: &[u8]) -> Result<String> {
    let mut removed = Vec::new();
    changeset::each(changes, words.shapes, |row| {
        if let RowOp::Removed(_) = row.op {
            removed.push((row.shape, row.uid));
        }
        Ok(())
    })?;
    let keys: HashSet<Uid> = removed.iter().map(|(_, uid)| *uid).collect();
    for (shape, uid) in removed {
        if let Some((child, key)) = foreign::referrer(words.conn, words.shapes, shape, uid, &keys)? {
            let parent = words.title(shape, uid)?.unwrap_or_default();
            let name = words.title(child, key)?.unwrap_or_default();
            let child = child.table.label;
            return Ok(format!("后来的{child}“{name}”要用到“{parent}”。请先撤销或删除前者。"));
        }
    }
    Ok("其中的记录要用到的另一条记录已被删除。请先把它恢复。".to_owned())
}

/// The changes of all acts that can still be undone or redone.
pub(super) fn changesets(conn: &Connection) -> Result<Vec<Vec<u8>>> {
    let mut statement = conn.prepare("SELECT changeset FROM act WHERE changeset IS NOT NULL")?;
    let rows = statement.query_map([], |row| row.get("changeset"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

