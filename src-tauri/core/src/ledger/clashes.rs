//! Two screens on one ledger: what an act would write over that its screen had not read.
//!
//! An act that saves a form says up to which act its screen had read. Whatever it would change
//! that was written later is a clash: the act is refused as a whole, and says what stands there,
//! by whom. This is looked for here, once for all kinds of records; no slice knows of it.
use rusqlite::{Connection, Row, named_params};

use crate::error::{Clash, Error, Result};
use crate::ids::Uid;

use super::Seen;
use super::changeset::{self, FieldChange, RowChange, RowOp};
use super::shape::Shape;
use super::wording::Wording;

/// Refuses changes to what was written after `seen`. `now` sees the act's result, `before` the
/// state it started from.
pub(super) fn require_none(
    now: &Wording<'_>,
    before: &Wording<'_>,
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
    now: &Wording<'_>,
    before: &Wording<'_>,
    row: &RowChange<'_>,
    seen: Seen,
) -> Result<Vec<Clash>> {
    let lines = later_lines(before.conn, row, seen)?;
    let target = Target {
        now,
        before,
        shape: row.shape,
        uid: row.uid,
    };
    match &row.op {
        RowOp::Changed(fields) => fields
            .iter()
            .filter_map(|field| Some((field, target.line_of(&lines, field)?)))
            .map(|(field, line)| target.field(field, line))
            .collect(),
        RowOp::Removed(_) => target.whole(lines.first()),
        // The key of a link is made of its ends: what is added again may have been removed since.
        RowOp::Added => target.whole(lines.iter().find(|line| line.change == "removed")),
    }
}

/// A record that the act writes to.
struct Target<'a> {
    now: &'a Wording<'a>,
    before: &'a Wording<'a>,
    shape: &'a Shape,
    uid: Uid,
}

impl Target<'_> {
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
            mine: self.now.value(column, &field.after)?,
            theirs: self.before.value(column, &field.before)?,
            ..self.clash(line)?
        })
    }

    fn whole(&self, line: Option<&LaterLine>) -> Result<Vec<Clash>> {
        line.map(|line| self.clash(line)).into_iter().collect()
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
