//! One act: a transaction that is recorded, written down, and lands as a whole or not at all.
use std::cell::RefCell;

use chrono::SubsecRound;
use rusqlite::session::Session;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::Result;

use super::journal::{self, Entry, Origin, Recorded};
use super::shape::Shapes;
use super::wording::Words;
use super::{ActTitle, BackupReason, Changed, Ledger, Seen, Writer};
use super::{author, backup, clock, foreign, overlaps, seen, trash, undo};

/// How an act presents itself before it has run.
pub(super) struct Plan<'a> {
    pub(super) title: &'a str,
    pub(super) origin: Origin,
    pub(super) undoes: Option<i64>,
    /// Entry of the trash that is brought back.
    pub(super) restores: Option<i64>,
    /// Later acts stand, so that what comes back may meet what they added.
    pub(super) out_of_order: bool,
    /// How far the screen had read that the act comes from, where it saves a form.
    pub(super) seen: Option<Seen>,
    /// Too much at once to trust undo alone: the state before is copied first.
    pub(super) copy_first: Option<BackupReason>,
}

impl<'a> Plan<'a> {
    pub(super) fn act(title: &'a str) -> Self {
        Self {
            title,
            origin: Origin::Act,
            undoes: None,
            restores: None,
            out_of_order: false,
            seen: None,
            copy_first: None,
        }
    }
}

impl Ledger {
    /// Runs `work` as one act: all of it lands, with an undo step, or none of it does.
    ///
    /// An act that changes no record leaves none. Returning an error takes everything back.
    pub fn change<T>(
        &mut self,
        title: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        self.change_seen(title, None, work)
    }

    /// The same for what a screen saves that had read as far as `seen`.
    ///
    /// [`Error::Clash`](crate::Error::Clash) when it would write over what was written since.
    pub fn change_seen<T>(
        &mut self,
        title: &str,
        seen: Option<Seen>,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        let plan = Plan {
            seen,
            ..Plan::act(title)
        };
        let done = self.perform(&plan, work)?;
        self.after_act(&done.1);
        Ok(done)
    }

    /// The same for an act that changes much at once. What stood before is copied, though not more
    /// than once an hour, and not for an act that turns out to change nothing.
    pub fn change_after_copy<T>(
        &mut self,
        title: &str,
        reason: BackupReason,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        let plan = Plan {
            copy_first: Some(reason),
            ..Plan::act(title)
        };
        let done = self.perform(&plan, work)?;
        self.after_act(&done.1);
        Ok(done)
    }

    /// Runs `work` as an act that founds the ledger: it cannot be taken back, neither here nor in any
    /// backup, since without it the ledger would be of no use.
    pub fn found<T>(
        &mut self,
        title: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        let done = self.perform(&Plan::act(title), work)?;
        self.forget_undo()?;
        self.after_act(&done.1);
        Ok(done)
    }

    /// What acts, undo, redo and merges share.
    pub(super) fn perform<T>(
        &mut self,
        plan: &Plan<'_>,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        self.require_writable()?;
        let moment = self.now();
        let now = moment.trunc_subsecs(0);
        let (shapes, word_of) = (&self.shapes, self.word_of);
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let since = Seen::now(&tx)?;
        if let Some(seen) = plan.seen {
            seen::require_same_ledger(&tx, seen)?;
        }
        let author = author::of(&tx)?;
        let writer = Writer {
            conn: &tx,
            now,
            title: RefCell::new(plan.title.to_owned()),
            author: author.organization,
            notes: RefCell::default(),
        };
        let (output, changes) = recorded(&tx, shapes, || work(&writer))?;
        let (title, notes) = (writer.title.into_inner(), writer.notes.into_inner());
        let after = Words {
            conn: &tx,
            shapes,
            word_of,
        };
        let before = Words {
            conn: &self.before,
            ..after
        };
        if changes.is_empty() && notes.is_empty() {
            commit(&tx, &after, &before)?;
            return Ok((output, Changed::nothing(since)));
        }
        if let Some(seen) = plan.seen {
            seen::require_unchanged(&after, &before, &changes, seen)?;
        }
        if plan.out_of_order {
            overlaps::require_none(&after, &before, &changes)?;
        }
        let entry = Entry {
            origin: plan.origin,
            undoes: plan.undoes,
            title: &title,
            who: author.words.as_deref(),
            made_at: now,
            stamp: clock::tick(&tx, moment)?,
            many: self.many,
        };
        let Recorded { act, kinds } = journal::record(&after, &before, &entry, &changes, &notes)?;
        undo::settle(&tx, plan, act)?;
        if let Some(entry) = plan.restores {
            trash::mark_restored(&tx, entry, act)?;
        }
        let seen = Seen::now(&tx)?;
        if let Some(reason) = plan.copy_first {
            // Other connections still see what stood before.
            backup::write_hourly(&self.db, &self.folder, reason, now)?;
        }
        // Right before the act is acknowledged; leaving now takes it back.
        self.witness.require()?;
        commit(&tx, &after, &before)?;
        let changed = Changed {
            kinds,
            act: Some(ActTitle { id: act, title }),
            since,
            seen,
        };
        Ok((output, changed))
    }
}

/// Runs `work` with every change to a record table recorded, and to no other table.
fn recorded<T>(
    conn: &Connection,
    shapes: &Shapes,
    work: impl FnOnce() -> Result<T>,
) -> Result<(T, Vec<u8>)> {
    let mut session = Session::new(conn)?;
    for shape in shapes.iter() {
        session.attach(Some(shape.table.name))?;
    }
    let output = work()?;
    let mut changes = Vec::new();
    if !session.is_empty() {
        session.changeset_strm(&mut changes)?;
    }
    Ok((output, changes))
}

/// A broken reference is refused in words; the transaction then rolls back when it is dropped.
fn commit(tx: &Transaction<'_>, after: &Words<'_>, before: &Words<'_>) -> Result<()> {
    match tx.execute_batch("COMMIT") {
        Ok(()) => Ok(()),
        Err(cause) if broke_reference(&cause) => Err(foreign::refusal(after, before)?),
        Err(cause) => Err(cause.into()),
    }
}

fn broke_reference(cause: &rusqlite::Error) -> bool {
    cause
        .sqlite_error()
        .is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}
