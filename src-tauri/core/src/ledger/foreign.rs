//! References that lead nowhere: found before an act lands, and said in words.
use std::collections::HashSet;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::ids::Uid;

use super::changeset::{self, RowOp};
use super::shape::{Column, Shape, Shapes};
use super::wording::Words;

/// A record that refers to one that is not there.
pub(super) struct Dangling<'s> {
    pub(super) shape: &'s Shape,
    pub(super) uid: Uid,
    pub(super) column: &'s Column,
    pub(super) parent: Option<Uid>,
}

/// The first broken reference of the whole file.
pub(super) fn first_dangling<'s>(
    conn: &Connection,
    shapes: &'s Shapes,
) -> Result<Option<Dangling<'s>>> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, rowid, key): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(3)?);
        let Some(shape) = shapes.get(&table) else {
            continue;
        };
        let sql = "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE id = ?2";
        let name: String = conn.query_row(sql, (&table, key), |row| row.get(0))?;
        let Some(column) = shape.column(&name) else {
            continue;
        };
        let sql = format!("SELECT uid, {name} FROM {table} WHERE rowid = ?1");
        let (uid, parent) = conn.query_row(&sql, [rowid], |row| Ok((row.get(0)?, row.get(1)?)))?;
        return Ok(Some(Dangling {
            shape,
            uid,
            column,
            parent,
        }));
    }
    Ok(None)
}

/// Why the act cannot land: `now` sees its result, `before` the state it started from.
pub(super) fn refusal(now: &Words<'_>, before: &Words<'_>) -> Result<Error> {
    let Some(found) = first_dangling(now.conn, now.shapes)? else {
        return Ok(Error::Internal("a reference leads nowhere".into()));
    };
    let child = now.title(found.shape, found.uid)?.unwrap_or_default();
    let parent = parent_title(&found, before)?;
    let parent = parent.unwrap_or_else(|| "已删除的记录".to_owned());
    Ok(Error::NotNow(format!(
        "{}“{child}”的“{}”仍是“{parent}”，这一步没有保存。请先改掉或删除前者。",
        found.shape.table.label,
        found.column.label(),
    )))
}

fn parent_title(found: &Dangling<'_>, before: &Words<'_>) -> Result<Option<String>> {
    let shape = found
        .column
        .refers
        .as_deref()
        .and_then(|name| before.shapes.get(name));
    match (shape, found.parent) {
        (Some(shape), Some(uid)) => before.title(shape, uid),
        _ => Ok(None),
    }
}

/// Above so many rows the whole file is checked at once.
const FEW: usize = 500;

/// Refuses changes after which a reference leads nowhere.
///
/// SQLite counts broken references itself; this is the second pair of eyes after undo and redo. It
/// looks at the rows that were touched: the whole of a twenty-year file would take a second.
pub(super) fn require_whole(words: &Words<'_>, changes: &[u8]) -> Result<()> {
    let mut rows = Vec::new();
    changeset::each(changes, words.shapes, |row| {
        rows.push((row.shape, row.uid, matches!(row.op, RowOp::Removed(_))));
        Ok(())
    })?;
    let broken = if rows.len() > FEW {
        first_dangling(words.conn, words.shapes)?.is_some()
    } else {
        any_broken(words, &rows)?
    };
    match broken {
        true => Err(refusal(words, words)?),
        false => Ok(()),
    }
}

fn any_broken(words: &Words<'_>, rows: &[(&Shape, Uid, bool)]) -> Result<bool> {
    let none = HashSet::new();
    for (shape, uid, removed) in rows {
        let broken = match removed {
            true => referrer(words.conn, words.shapes, shape, *uid, &none)?.is_some(),
            false => lacks_parent(words.conn, shape, *uid)?,
        };
        if broken {
            return Ok(true);
        }
    }
    Ok(false)
}

fn lacks_parent(conn: &Connection, shape: &Shape, uid: Uid) -> Result<bool> {
    for column in &shape.columns {
        let Some(parent) = &column.refers else {
            continue;
        };
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {} c WHERE c.uid = ?1 AND c.{name} IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.uid = c.{name}))",
            shape.table.name,
            name = column.name,
        );
        if conn
            .prepare_cached(&sql)?
            .query_row([uid], |row| row.get(0))?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A record that still refers to `uid`, other than those in `but`.
pub(super) fn referrer<'s>(
    conn: &Connection,
    shapes: &'s Shapes,
    parent: &Shape,
    uid: Uid,
    but: &HashSet<Uid>,
) -> Result<Option<(&'s Shape, Uid)>> {
    for (shape, column) in shapes.referring(parent.table.name) {
        let sql = format!(
            "SELECT uid FROM {} WHERE {} = ?1",
            shape.table.name, column.name
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query([uid])?;
        while let Some(row) = rows.next()? {
            let child: Uid = row.get("uid")?;
            if !but.contains(&child) {
                return Ok(Some((shape, child)));
            }
        }
    }
    Ok(None)
}
