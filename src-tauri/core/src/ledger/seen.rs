//! Two screens on one ledger: how far a screen had read, and what it would write over.
//!
//! An act that saves a form says up to which act its screen had read. Whatever it would change
//! that was written later is a clash: the act is refused as a whole, and says what stands there,
//! by whom. This is looked for here, once for all kinds of records; no slice knows of it.
use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Clash, Error, Result};
use crate::ids::Uid;

use super::changeset::{self, FieldChange, RowChange, RowOp};
use super::shape::Shape;
use super::wording::Words;
use super::{Reader, clock};

/// How far a screen has read: in which copy of a ledger, and the newest act there at that time.
///
/// On the wire it is one word that screens only keep and give back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(into = "String", try_from = "String")]
#[ts(type = "string")]
pub struct Seen {
    replica: Uid,
    act: i64,
}

impl Seen {
    pub(super) fn now(conn: &Connection) -> Result<Self> {
        let sql = "SELECT id FROM act ORDER BY id DESC LIMIT 1";
        let newest = conn.prepare_cached(sql)?.query_row([], |row| row.get(0));
        Ok(Self {
            replica: clock::replica(conn)?,
            act: newest.optional()?.unwrap_or(0),
        })
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.replica, self.act)
    }
}

impl From<Seen> for String {
    fn from(seen: Seen) -> Self {
        seen.to_string()
    }
}

impl FromStr for Seen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('.');
        let seen = parts.and_then(|(replica, act)| {
            Some(Self {
                replica: Uid::parse(replica)?,
                act: act.parse().ok()?,
            })
        });
        seen.ok_or_else(|| "不是ledger_seen给出的记号".to_owned())
    }
}

impl TryFrom<String> for Seen {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl Reader<'_> {
    /// How far whoever reads now has read.
    pub fn seen(self) -> Result<Seen> {
        Seen::now(self.conn())
    }
}

/// Refuses an act whose screen was drawn from another ledger, or before a restore: what it holds
/// says nothing about the records of this one.
pub(super) fn require_same_ledger(conn: &Connection, seen: Seen) -> Result<()> {
    match clock::replica(conn)? == seen.replica || clock::continues(conn, seen.replica)? {
        true => Ok(()),
        false => Err(Error::not_now(
            "这一页打开以后，资料库已从备份恢复，或换成了另一个，所以没有保存。请先复制您写的内容，再重新打开这一页。",
        )),
    }
}

/// Refuses changes to what was written after `seen`. `now` sees the act's result, `before` the
/// state it started from.
pub(super) fn require_unchanged(
    now: &Words<'_>,
    before: &Words<'_>,
    changes: &[u8],
    seen: Seen,
) -> Result<()> {
    if Seen::now(before.conn)?.act <= seen.act {
        return Ok(());
    }
    let mut clashes = Vec::new();
    changeset::each(changes, now.shapes, |row| {
        clashes.extend(clashes_of(now, before, &row, seen)?);
        Ok(())
    })?;
    match clashes.is_empty() {
        true => Ok(()),
        false => Err(Error::Clash(clashes)),
    }
}

fn clashes_of(
    now: &Words<'_>,
    before: &Words<'_>,
    row: &RowChange<'_>,
    seen: Seen,
) -> Result<Vec<Clash>> {
    let lines = later_lines(before.conn, row, seen)?;
    let found = Found {
        now,
        before,
        shape: row.shape,
        uid: row.uid,
    };
    match &row.op {
        RowOp::Changed(fields) => fields
            .iter()
            .filter_map(|field| Some((field, found.line_of(&lines, field)?)))
            .map(|(field, line)| found.field(field, line))
            .collect(),
        RowOp::Removed(_) => found.whole(lines.first()).into_iter().collect(),
        // The key of a link is made of its ends: what is added again may have been removed since.
        RowOp::Added => {
            let removal = lines.iter().find(|line| line.change == "removed");
            found.whole(removal).into_iter().collect()
        }
    }
}

/// A record that the act writes to.
struct Found<'a> {
    now: &'a Words<'a>,
    before: &'a Words<'a>,
    shape: &'a Shape,
    uid: Uid,
}

impl Found<'_> {
    /// The newest line that wrote the field, by itself or with the whole record.
    fn line_of<'l>(&self, lines: &'l [LaterLine], field: &FieldChange) -> Option<&'l LaterLine> {
        let name = self.shape.columns[field.column].name.as_str();
        let wrote = |line: &&LaterLine| line.field.as_deref().is_none_or(|other| other == name);
        lines.iter().find(wrote)
    }

    fn field(&self, field: &FieldChange, line: &LaterLine) -> Result<Clash> {
        let column = &self.shape.columns[field.column];
        Ok(Clash {
            field: Some(column.label().to_owned()),
            mine: self.now.value(self.shape, column, &field.after)?,
            theirs: self.before.value(self.shape, column, &field.before)?,
            ..self.clash(line)?
        })
    }

    fn whole(&self, line: Option<&LaterLine>) -> Option<Result<Clash>> {
        line.map(|line| self.clash(line))
    }

    /// As the later act left it; where it removed the record, nothing stands.
    fn clash(&self, line: &LaterLine) -> Result<Clash> {
        let name = match self.before.title(self.shape, self.uid)? {
            Some(name) => name,
            None => line.name.clone(),
        };
        Ok(Clash {
            kind: self.shape.table.name.to_owned(),
            kind_label: self.shape.table.label.to_owned(),
            record: self.uid,
            name,
            field: line.label.clone(),
            mine: None,
            theirs: line.after.clone(),
            removed: line.change == "removed",
            act: line.title.clone(),
            who: line.who.clone(),
            made_at: line.made_at,
        })
    }
}

/// A line of the history, written after the screen had read.
struct LaterLine {
    name: String,
    change: String,
    field: Option<String>,
    label: Option<String>,
    after: Option<String>,
    title: String,
    who: Option<String>,
    made_at: chrono::NaiveDateTime,
}

impl LaterLine {
    fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            name: row.get("name")?,
            change: row.get("change")?,
            field: row.get("field")?,
            label: row.get("label")?,
            after: row.get("after")?,
            title: row.get("title")?,
            who: row.get("who")?,
            made_at: row.get("made_at")?,
        })
    }
}

/// Newest first. What a merge did not take over has changed nothing here.
fn later_lines(conn: &Connection, row: &RowChange<'_>, seen: Seen) -> Result<Vec<LaterLine>> {
    const SQL: &str = concat!(
        "SELECT l.*, a.title, a.who, a.made_at FROM (",
        include_str!("sql/lines_of_record.sql"),
        ") l JOIN act a ON a.id = l.act
        WHERE l.act > :act AND l.kind = :kind AND l.change <> 'overruled'
        ORDER BY l.id DESC"
    );
    let mut statement = conn.prepare_cached(SQL)?;
    let values = named_params! {
        ":record": row.uid, ":act": seen.act, ":kind": row.shape.table.name,
    };
    let lines = statement.query_map(values, LaterLine::of_row)?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}
