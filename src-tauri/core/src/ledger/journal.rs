//! Writes down what an act did: the act itself, versions, history in words, and the trash.
use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::error::Result;
use crate::ids::Uid;

use super::changeset::{self, FieldChange, RowChange, RowOp};
use super::clock::Stamp;
use super::portable::PortableRecord;
use super::shape::Shape;
use super::trash::{self, Removals, TrashAct};
use super::wording::Words;
use super::{migrations, versions};

/// Where an act came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Act,
    Undo,
    Redo,
    /// Versions come with the records; the merge writes them itself.
    Merge,
}

impl Origin {
    fn code(self) -> &'static str {
        match self {
            Origin::Act => "act",
            Origin::Undo => "undo",
            Origin::Redo => "redo",
            Origin::Merge => "merge",
        }
    }

    /// Undo and redo are not undone themselves: they move the act they are about.
    fn is_step(self) -> bool {
        matches!(self, Origin::Act | Origin::Merge)
    }
}

/// An act about to be written down.
pub(super) struct Entry<'a> {
    pub(super) origin: Origin,
    pub(super) undoes: Option<i64>,
    pub(super) title: &'a str,
    pub(super) who: Option<&'a str>,
    pub(super) made_at: NaiveDateTime,
    pub(super) stamp: Stamp,
}

/// Something a merge came upon that the changes themselves do not show.
pub(super) struct Note {
    pub(super) kind: &'static str,
    pub(super) uid: Uid,
    pub(super) name: String,
    /// Column and label; `None` for a whole record.
    pub(super) field: Option<(String, &'static str)>,
    /// The other copy's value, which gave way to `after`.
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    /// A record that went before it could stand here; it goes into the trash.
    pub(super) lost: Option<PortableRecord>,
}

/// What was written down.
pub(super) struct Recorded {
    pub(super) act: i64,
    pub(super) kinds: Vec<String>,
}

/// `now` sees the act's result, `before` the state it started from.
pub(super) fn record(
    now: &Words<'_>,
    before: &Words<'_>,
    entry: &Entry<'_>,
    changes: &[u8],
    notes: &[Note],
) -> Result<Recorded> {
    let act = add_act(now.conn, entry, changes)?;
    let mut kinds = BTreeSet::new();
    let mut removals = Removals::default();
    let journal = Journal {
        act,
        now,
        before,
        entry,
    };
    changeset::each(changes, now.shapes, |row| {
        kinds.insert(row.shape.table.name);
        journal.row(&row)?;
        if let RowOp::Removed(values) = row.op
            && entry.origin.is_step()
        {
            removals.add(row.shape, row.uid, values);
        }
        Ok(())
    })?;
    let removing = TrashAct {
        id: act,
        made_at: entry.made_at,
    };
    removals.store(now.conn, before, &removing)?;
    for note in notes {
        note.write(now, &removing)?;
    }
    Ok(Recorded {
        act,
        kinds: kinds.into_iter().map(str::to_owned).collect(),
    })
}

fn add_act(conn: &Connection, entry: &Entry<'_>, changes: &[u8]) -> Result<i64> {
    let step = entry.origin.is_step() && !changes.is_empty();
    conn.prepare_cached(
        "INSERT INTO act (made_at, who, title, origin, undoes, state, schema, changeset)
         VALUES (:made_at, :who, :title, :origin, :undoes, :state, :schema, :changeset)",
    )?
    .execute(rusqlite::named_params! {
        ":made_at": entry.made_at,
        ":who": entry.who,
        ":title": entry.title,
        ":origin": entry.origin.code(),
        ":undoes": entry.undoes,
        ":state": if step { "done" } else { "final" },
        ":schema": migrations::CURRENT,
        ":changeset": step.then_some(changes),
    })?;
    Ok(conn.last_insert_rowid())
}

struct Journal<'a> {
    act: i64,
    now: &'a Words<'a>,
    before: &'a Words<'a>,
    entry: &'a Entry<'a>,
}

impl Journal<'_> {
    fn row(&self, row: &RowChange<'_>) -> Result<()> {
        if self.entry.origin != Origin::Merge {
            self.version(row)?;
        }
        let (words, change) = match row.op {
            RowOp::Added => (self.now, "added"),
            RowOp::Removed(_) => (self.before, "removed"),
            RowOp::Changed(_) => (self.now, "changed"),
        };
        let name = words.title(row.shape, row.uid)?.unwrap_or_default();
        let line = Line {
            act: self.act,
            shape: row.shape,
            uid: row.uid,
            name: &name,
            change,
        };
        let RowOp::Changed(fields) = &row.op else {
            return line.write(self.now.conn, None);
        };
        for field in fields {
            self.field(&line, field)?;
        }
        Ok(())
    }

    fn field(&self, line: &Line<'_>, change: &FieldChange) -> Result<()> {
        let column = &line.shape.columns[change.column];
        let values = FieldWords {
            column: &column.name,
            label: column.label(),
            before: self.before.value(line.shape, column, &change.before)?,
            after: self.now.value(line.shape, column, &change.after)?,
        };
        line.write(self.now.conn, Some(&values))
    }

    fn version(&self, row: &RowChange<'_>) -> Result<()> {
        let (conn, kind, stamp) = (self.now.conn, row.shape.table.name, self.entry.stamp);
        match &row.op {
            RowOp::Added => versions::born(conn, kind, row.uid, stamp),
            RowOp::Removed(_) => versions::removed(conn, kind, row.uid, stamp),
            RowOp::Changed(fields) => fields.iter().try_for_each(|field| {
                let column = &row.shape.columns[field.column].name;
                versions::written(conn, kind, row.uid, column, stamp)
            }),
        }
    }
}

impl Note {
    fn write(&self, now: &Words<'_>, act: &TrashAct) -> Result<()> {
        let shape = now.shapes.must(self.kind)?;
        let change = if self.lost.is_some() {
            "removed"
        } else {
            "overruled"
        };
        let line = Line {
            act: act.id,
            shape,
            uid: self.uid,
            name: &self.name,
            change,
        };
        let field = self.field.as_ref().map(|(column, label)| FieldWords {
            column,
            label,
            before: self.before.clone(),
            after: self.after.clone(),
        });
        line.write(now.conn, field.as_ref())?;
        match &self.lost {
            Some(lost) => trash::store(now.conn, act, &self.name, std::slice::from_ref(lost)),
            None => Ok(()),
        }
    }
}

/// One line of the history.
pub(super) struct Line<'a> {
    pub(super) act: i64,
    pub(super) shape: &'a Shape,
    pub(super) uid: Uid,
    pub(super) name: &'a str,
    pub(super) change: &'static str,
}

/// A field's change in words.
pub(super) struct FieldWords<'a> {
    pub(super) column: &'a str,
    pub(super) label: &'a str,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Line<'_> {
    pub(super) fn write(&self, conn: &Connection, field: Option<&FieldWords<'_>>) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO history (act, kind, uid, name, change, field, label, before, after)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            self.act,
            self.shape.table.name,
            self.uid,
            self.name,
            self.change,
            field.map(|field| field.column),
            field.map(|field| field.label),
            field.and_then(|field| field.before.as_deref()),
            field.and_then(|field| field.after.as_deref()),
        ))?;
        Ok(())
    }
}
