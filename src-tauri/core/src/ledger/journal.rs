//! Writes down what an act did: the act itself, versions, history in words, and the trash.
use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::Uid;

use super::batch::Batch;
use super::changeset::{self, FieldChange, TableChanges};
use super::clock::Stamp;
use super::intent::Origin;
use super::line::{FieldWords, Line, Note};
use super::shape::Shape;
use super::trash::{Removals, TrashAct};
use super::wording::Wording;
use super::{migrations, versions};

/// An act about to be written down.
pub(super) struct Entry<'a> {
    pub(super) origin: Origin,
    pub(super) undoes: Option<i64>,
    pub(super) title: &'a str,
    pub(super) who: Option<&'a str>,
    pub(super) made_at: NaiveDateTime,
    pub(super) stamp: Stamp,
    /// From so many records of one table on, additions and removals are packed.
    pub(super) many: usize,
}

/// What was written down.
pub(super) struct Recorded {
    pub(super) act: i64,
    pub(super) kinds: Vec<String>,
}

/// `now` sees the act's result, `before` the state it started from.
pub(super) fn record(
    now: &Wording<'_>,
    before: &Wording<'_>,
    entry: &Entry<'_>,
    changes: &[u8],
    notes: &[Note],
) -> Result<Recorded> {
    let tables = changeset::by_table(changes, now.shapes)?;
    let first_line = next_line(now.conn)?;
    let act = add_act(
        now.conn,
        entry,
        changes,
        first_line,
        &Contents::of(&tables, notes),
    )?;
    let mut journal = Journal {
        act,
        now,
        before,
        entry,
        next_line: first_line,
    };
    let kinds: BTreeSet<&str> = tables.iter().map(|table| table.shape.table.name).collect();
    let mut removals = Removals::default();
    for table in tables {
        journal.table(&table)?;
        if entry.origin.is_step() {
            removals.add_all(table.shape, table.removed);
        }
    }
    let removing = TrashAct {
        id: act,
        made_at: entry.made_at,
    };
    removals.store(now.conn, before, &removing)?;
    for note in notes {
        note.write(now, &removing, journal.line_id())?;
    }
    Ok(Recorded {
        act,
        kinds: kinds.into_iter().map(str::to_owned).collect(),
    })
}

/// What the list of acts tells of one without looking at its lines.
struct Contents<'s> {
    lines: usize,
    kinds: BTreeSet<&'s str>,
}

impl<'s> Contents<'s> {
    fn of(tables: &[TableChanges<'s>], notes: &[Note]) -> Self {
        let touched = tables.iter().map(|table| table.shape.table.name);
        Self {
            lines: tables.iter().map(TableChanges::lines).sum::<usize>() + notes.len(),
            kinds: touched.chain(notes.iter().map(|note| note.kind)).collect(),
        }
    }
}

/// Id of the next line of the history.
fn next_line(conn: &Connection) -> Result<i64> {
    let sql = "SELECT first_line + lines FROM act ORDER BY id DESC LIMIT 1";
    let mut statement = conn.prepare_cached(sql)?;
    let next = statement.query_row([], |row| row.get(0)).optional()?;
    Ok(next.unwrap_or(1))
}

fn add_act(
    conn: &Connection,
    entry: &Entry<'_>,
    changes: &[u8],
    first_line: i64,
    contents: &Contents<'_>,
) -> Result<i64> {
    let step = entry.origin.is_step() && !changes.is_empty();
    conn.prepare_cached(
        "INSERT INTO act (made_at, who, title, origin, undoes, state, schema, first_line, lines, kinds, changeset)
         VALUES (:made_at, :who, :title, :origin, :undoes, :state, :schema, :first_line, :lines, :kinds, :changeset)",
    )?
    .execute(rusqlite::named_params! {
        ":made_at": entry.made_at,
        ":who": entry.who,
        ":title": entry.title,
        ":origin": entry.origin.code(),
        ":undoes": entry.undoes,
        ":state": if step { "done" } else { "final" },
        ":schema": migrations::CURRENT,
        ":first_line": first_line,
        ":lines": contents.lines as i64,
        ":kinds": serde_json::to_string(&contents.kinds)?,
        ":changeset": step.then_some(changes),
    })?;
    Ok(conn.last_insert_rowid())
}

struct Journal<'a> {
    act: i64,
    now: &'a Wording<'a>,
    before: &'a Wording<'a>,
    entry: &'a Entry<'a>,
    next_line: i64,
}

impl Journal<'_> {
    fn line_id(&mut self) -> i64 {
        self.next_line += 1;
        self.next_line - 1
    }

    fn table(&mut self, table: &TableChanges<'_>) -> Result<()> {
        let (shape, now) = (table.shape, self.now);
        let removed: Vec<Uid> = table.removed.iter().map(|(uid, _)| *uid).collect();
        if self.entry.origin != Origin::Merge {
            self.versions(table)?;
        }
        self.whole(shape, "added", now, &table.added)?;
        for (uid, fields) in &table.changed {
            self.fields(shape, *uid, fields)?;
        }
        self.whole(shape, "removed", self.before, &removed)
    }

    /// Whole records; `words` sees them.
    fn whole(
        &mut self,
        shape: &Shape,
        change: &'static str,
        words: &Wording<'_>,
        uids: &[Uid],
    ) -> Result<()> {
        if uids.len() >= self.entry.many {
            return self.batch(shape, change, words, uids);
        }
        for uid in uids {
            let name = words.title(shape, *uid)?.unwrap_or_default();
            let line = Line {
                act: self.act,
                shape,
                uid: *uid,
                name: &name,
                change,
            };
            line.write(self.now.conn, self.line_id(), None)?;
        }
        Ok(())
    }

    fn batch(
        &mut self,
        shape: &Shape,
        change: &'static str,
        words: &Wording<'_>,
        uids: &[Uid],
    ) -> Result<()> {
        let born = change == "added" && self.entry.origin != Origin::Merge;
        let batch = Batch {
            act: self.act,
            shape,
            change,
            birth: born.then_some(self.entry.stamp),
        };
        batch.write(self.now.conn, words, self.next_line, uids.to_vec())?;
        self.next_line += uids.len() as i64;
        Ok(())
    }

    fn fields(&mut self, shape: &Shape, uid: Uid, fields: &[FieldChange]) -> Result<()> {
        let name = self.now.title(shape, uid)?.unwrap_or_default();
        let line = Line {
            act: self.act,
            shape,
            uid,
            name: &name,
            change: "changed",
        };
        for change in fields {
            let column = &shape.columns[change.column];
            let values = FieldWords {
                column: &column.name,
                label: column.label(),
                before: self.before.value(column, &change.before)?,
                after: self.now.value(column, &change.after)?,
            };
            line.write(self.now.conn, self.line_id(), Some(&values))?;
        }
        Ok(())
    }

    fn versions(&self, table: &TableChanges<'_>) -> Result<()> {
        let (conn, kind, stamp) = (self.now.conn, table.shape.table.name, self.entry.stamp);
        match table.added.len() >= self.entry.many {
            true => versions::unbury(conn, kind, &table.added)?, // their batch tells the birth
            false => {
                for uid in &table.added {
                    versions::born(conn, kind, *uid, stamp)?;
                }
            }
        }
        for (uid, fields) in &table.changed {
            for field in fields {
                let column = &table.shape.columns[field.column].name;
                versions::written(conn, kind, *uid, column, stamp)?;
            }
        }
        for (uid, _) in &table.removed {
            versions::removed(conn, kind, *uid, stamp)?;
        }
        Ok(())
    }
}
