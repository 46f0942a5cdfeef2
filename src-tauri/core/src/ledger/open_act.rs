//! An act whose transaction is open: its work, what may refuse it, and how it is written down.
use std::cell::RefCell;

use chrono::{NaiveDateTime, SubsecRound};
use rusqlite::Transaction;
use rusqlite::session::Session;

use crate::error::Result;

use super::author::{self, Author};
use super::intent::Intent;
use super::journal::{self, Entry, Recorded};
use super::line::Note;
use super::wording::Wording;
use super::{Seen, Writer, clashes, clock, foreign, overlaps, trash, undo};

pub(super) struct OpenAct<'a> {
    pub(super) intent: &'a Intent<'a>,
    pub(super) tx: &'a Transaction<'a>,
    /// Sees the records as the act leaves them.
    pub(super) after: Wording<'a>,
    /// Sees them as they stood.
    pub(super) before: Wording<'a>,
    pub(super) moment: NaiveDateTime,
}

/// What the act's work came to.
pub(super) struct Done<T> {
    pub(super) output: T,
    pub(super) title: String,
    /// In SQLite's words.
    changes: Vec<u8>,
    notes: Vec<Note>,
}

impl<T> Done<T> {
    pub(super) fn is_nothing(&self) -> bool {
        self.changes.is_empty() && self.notes.is_empty()
    }
}

impl OpenAct<'_> {
    pub(super) fn now(&self) -> NaiveDateTime {
        self.moment.trunc_subsecs(0)
    }

    /// Refuses what a screen sends that was drawn from another ledger.
    pub(super) fn require_same_ledger(&self) -> Result<()> {
        match self.intent.seen {
            Some(seen) => seen.require_same_ledger(self.tx),
            None => Ok(()),
        }
    }

    pub(super) fn author(&self) -> Result<Author> {
        author::of(self.tx)
    }

    /// Does the work, with every change to a record table recorded, and to no other table.
    pub(super) fn run<T>(
        &self,
        author: &Author,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        let writer = Writer {
            conn: self.tx,
            records: self.after.shapes.records,
            now: self.now(),
            title: RefCell::new(self.intent.title.to_owned()),
            author: author.organization,
            notes: RefCell::default(),
        };
        let mut session = Session::new(self.tx)?;
        for shape in self.after.shapes.iter() {
            session.attach(Some(shape.table.name))?;
        }
        let output = work(&writer)?;
        let mut changes = Vec::new();
        if !session.is_empty() {
            session.changeset_strm(&mut changes)?;
        }
        Ok(Done {
            output,
            title: writer.title.into_inner(),
            changes,
            notes: writer.notes.into_inner(),
        })
    }

    /// Refuses what would write over something its screen had not read, and what comes back where
    /// something else has taken its place.
    pub(super) fn require_no_clash<T>(&self, done: &Done<T>) -> Result<()> {
        let (after, before) = (&self.after, &self.before);
        if let Some(seen) = self.intent.seen {
            clashes::require_none(after, before, &done.changes, seen)?;
        }
        if self.intent.out_of_order {
            overlaps::require_none(after, before, &done.changes)?;
        }
        Ok(())
    }

    /// Writes down the act, and what it means for undo and trash. From `many` records of one table
    /// on, additions and removals are packed.
    pub(super) fn write_down<T>(
        &self,
        done: &Done<T>,
        author: &Author,
        many: usize,
    ) -> Result<Recorded> {
        let entry = Entry {
            origin: self.intent.origin,
            undoes: self.intent.undoes,
            title: &done.title,
            who: author.words.as_deref(),
            made_at: self.now(),
            stamp: clock::tick(self.tx, self.moment)?,
            many,
        };
        let (after, before) = (&self.after, &self.before);
        let recorded = journal::record(after, before, &entry, &done.changes, &done.notes)?;
        undo::settle(self.tx, self.intent, recorded.act)?;
        if let Some(entry) = self.intent.restores {
            trash::mark_restored(self.tx, entry, recorded.act)?;
        }
        Ok(recorded)
    }

    /// How far one has read who knows of this act.
    pub(super) fn seen(&self) -> Result<Seen> {
        Seen::now(self.tx)
    }

    /// A broken reference is refused in words; the transaction then rolls back when it is dropped.
    pub(super) fn commit(&self) -> Result<()> {
        match self.tx.execute_batch("COMMIT") {
            Ok(()) => Ok(()),
            Err(cause) if broke_reference(&cause) => {
                Err(foreign::refusal(&self.after, &self.before)?)
            }
            Err(cause) => Err(cause.into()),
        }
    }
}

fn broke_reference(cause: &rusqlite::Error) -> bool {
    cause
        .sqlite_error()
        .is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}
