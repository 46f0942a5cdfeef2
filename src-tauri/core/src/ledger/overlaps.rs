//! Records of which only one holds on a day: postings and absences of a person, a school's roles in
//! a community. The slices refuse a second one as it is entered; here are the ways around them.
use std::collections::HashSet;

use rusqlite::{Connection, Row};

use crate::dates::{Span, span_label};
use crate::error::{Error, Result};
use crate::ids::Uid;

use super::changeset::{self, RowOp};
use super::shape::Shape;
use super::wording::Wording;

/// More pairs than these are not listed one by one.
const LISTED: usize = 20;

/// A record and when it holds.
type Held = (Uid, Span);

/// Refuses changes that bring records back beside others that came since: out of the trash, or by
/// undoing an act while later ones stand. What comes back together, or stood together before, stays.
pub(super) fn require_none(now: &Wording<'_>, before: &Wording<'_>, changes: &[u8]) -> Result<()> {
    let mut touched = Vec::new();
    changeset::each(changes, now.shapes, |row| {
        if is_single(row.shape) && !matches!(row.op, RowOp::Removed(_)) {
            touched.push((row.shape, row.uid));
        }
        Ok(())
    })?;
    let together: HashSet<Uid> = touched.iter().map(|(_, uid)| *uid).collect();
    for (shape, uid) in touched {
        let known = others(before.conn, shape, uid)?;
        let mut all = others(now.conn, shape, uid)?.into_iter();
        let new = all.find(|(_, (other, _))| {
            !together.contains(other) && !known.iter().any(|(_, (before, _))| before == other)
        });
        if let Some((own, other)) = new {
            return Err(Error::NotNow(format!(
                "{label}{}会与{label}{}重叠，这一步没有保存。请先更改或删除后者。",
                named(now, shape, own)?,
                named(now, shape, other)?,
                label = shape.table.label,
            )));
        }
    }
    Ok(())
}

/// All that overlap, a sentence a pair.
pub(super) fn findings(words: &Wording<'_>) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for shape in words.shapes.iter().filter(|shape| is_single(shape)) {
        for (one, other) in pairs(words.conn, shape)? {
            found.push(format!(
                "{label}{}与{label}{}重叠，同一天只按其中一条统计。请更改或删除其中一条。",
                named(words, shape, one)?,
                named(words, shape, other)?,
                label = shape.table.label,
            ));
        }
    }
    let more = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    if more > 0 {
        found.push(format!("还有{more}处起止日期重叠。"));
    }
    Ok(found)
}

fn is_single(shape: &Shape) -> bool {
    !shape.table.one_at_a_time.is_empty()
}

/// “周文慧”（2024年9月1日起）
fn named(words: &Wording<'_>, shape: &Shape, (uid, span): Held) -> Result<String> {
    let title = words.title(shape, uid)?.unwrap_or_default();
    Ok(format!("“{title}”（{}）", span_label(span)))
}

/// The record beside each other one that holds on a day of its own.
fn others(conn: &Connection, shape: &Shape, uid: Uid) -> Result<Vec<(Held, Held)>> {
    let sql = format!("{} AND a.uid = ?1", meeting(shape));
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([uid], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn pairs(conn: &Connection, shape: &Shape) -> Result<Vec<(Held, Held)>> {
    let sql = format!(
        "{} AND (a.from_date, a.uid) < (b.from_date, b.uid) ORDER BY a.from_date, a.uid",
        meeting(shape)
    );
    let mut statement = conn.prepare(&sql)?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Rows `a` and `b` of the same person, or whatever it is of which one holds at a time.
fn meeting(shape: &Shape) -> String {
    let table = shape.table.name;
    let same: String = shape
        .table
        .one_at_a_time
        .iter()
        .map(|column| format!(" AND b.{column} = a.{column}"))
        .collect();
    format!(
        "SELECT a.uid, a.from_date, a.to_date, b.uid, b.from_date, b.to_date
         FROM {table} a JOIN {table} b ON b.uid <> a.uid{same}
         WHERE (a.to_date IS NULL OR b.from_date <= a.to_date)
           AND (b.to_date IS NULL OR a.from_date <= b.to_date)"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<(Held, Held)> {
    let held = |at: usize| -> rusqlite::Result<Held> {
        Ok((row.get(at)?, (row.get(at + 1)?, row.get(at + 2)?)))
    };
    Ok((held(0)?, held(3)?))
}
