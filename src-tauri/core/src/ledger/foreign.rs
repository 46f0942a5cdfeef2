//! References that lead nowhere: found before an act lands, and said in words.
use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};

use crate::error::{Error, Result};
use crate::ids::Uid;

use super::changeset::{self, RowOp};
use super::shape::{Column, Shape, Shapes};
use super::wording::Wording;

/// A record that refers to one that is not there.
pub(super) struct Dangling<'s> {
    pub(super) shape: &'s Shape,
    pub(super) uid: Uid,
    pub(super) column: &'s Column,
    /// The table that has no such record, and the key.
    pub(super) table: String,
    pub(super) parent: Option<Uid>,
}

/// The first broken reference of the whole file.
pub(super) fn first_dangling<'s>(
    conn: &Connection,
    shapes: &'s Shapes,
) -> Result<Option<Dangling<'s>>> {
    match first_broken_key(conn, shapes)? {
        Some(found) => Ok(Some(found)),
        None => first_loose(conn, shapes),
    }
}

/// A free reference of the whole file that leads nowhere.
fn first_loose<'s>(conn: &Connection, shapes: &'s Shapes) -> Result<Option<Dangling<'s>>> {
    for shape in shapes.iter() {
        let Some((_, record)) = shape.free_reference() else {
            continue;
        };
        let name = shape.table.name;
        let kinds: Vec<String> = conn
            .prepare_cached(&format!("SELECT DISTINCT kind FROM {name}"))?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for kind in kinds.iter().filter(|kind| shapes.get(kind).is_some()) {
            let sql = format!(
                "SELECT uid, record FROM {name} c WHERE kind = ?1
                 AND NOT EXISTS (SELECT 1 FROM {kind} p WHERE p.uid = c.record) LIMIT 1"
            );
            let mut statement = conn.prepare_cached(&sql)?;
            let loose = statement.query_row([kind], |row| Ok((row.get(0)?, row.get(1)?)));
            if let Some((uid, parent)) = loose.optional()? {
                return Ok(Some(Dangling {
                    shape,
                    uid,
                    column: &shape.columns[record],
                    table: kind.clone(),
                    parent,
                }));
            }
        }
    }
    Ok(None)
}

fn first_broken_key<'s>(conn: &Connection, shapes: &'s Shapes) -> Result<Option<Dangling<'s>>> {
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
            table: column.refers.clone().unwrap_or_default(),
            parent,
        }));
    }
    Ok(None)
}

/// Why the act cannot land: `now` sees its result, `before` the state it started from.
pub(super) fn refusal(now: &Wording<'_>, before: &Wording<'_>) -> Result<Error> {
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

fn parent_title(found: &Dangling<'_>, before: &Wording<'_>) -> Result<Option<String>> {
    match (before.shapes.get(&found.table), found.parent) {
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
pub(super) fn require_whole(words: &Wording<'_>, changes: &[u8]) -> Result<()> {
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

fn any_broken(words: &Wording<'_>, rows: &[(&Shape, Uid, bool)]) -> Result<bool> {
    let none = HashSet::new();
    for (shape, uid, removed) in rows {
        let broken = match removed {
            true => referrer(words.conn, words.shapes, shape, *uid, &none)?.is_some(),
            false => {
                lacks_parent(words.conn, shape, *uid)?
                    || is_loose(words.conn, words.shapes, shape, *uid)?
            }
        };
        if broken {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Beside foreign keys, a free reference must lead to a record of the table it names.
fn is_loose(conn: &Connection, shapes: &Shapes, shape: &Shape, uid: Uid) -> Result<bool> {
    if shape.free_reference().is_none() {
        return Ok(false);
    }
    let sql = format!(
        "SELECT kind, record FROM {} WHERE uid = ?1",
        shape.table.name
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let named = statement.query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)));
    let named: Option<(String, Uid)> = named.optional()?;
    let Some((parent, record)) =
        named.and_then(|(kind, record)| Some((shapes.get(&kind)?, record)))
    else {
        return Ok(false);
    };
    let sql = format!(
        "SELECT NOT EXISTS (SELECT 1 FROM {} WHERE uid = ?1)",
        parent.table.name
    );
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([record], |row| row.get(0))?)
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
    let bound = shapes.referring(parent.table.name).into_iter();
    let bound = bound.map(|(shape, column)| (shape, format!("{} = ?1", column.name)));
    let free = shapes
        .iter()
        .filter(|shape| shape.free_reference().is_some());
    let free = free.map(|shape| {
        let named = format!("record = ?1 AND kind = '{}'", parent.table.name);
        (shape, named)
    });
    for (shape, refers) in bound.chain(free) {
        let sql = format!("SELECT uid FROM {} WHERE {refers}", shape.table.name);
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
