//! One act: a transaction that is recorded, written down, and lands as a whole or not at all.
use rusqlite::TransactionBehavior;

use crate::error::Result;

use super::intent::Intent;
use super::journal::Recorded;
use super::open_act::OpenAct;
use super::wording::Wording;
use super::{ActTitle, BackupReason, Changed, Ledger, Seen, Writer, backup};

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
        let intent = Intent {
            seen,
            ..Intent::act(title)
        };
        let done = self.perform(&intent, work)?;
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
        let intent = Intent {
            copy_first: Some(reason),
            ..Intent::act(title)
        };
        let done = self.perform(&intent, work)?;
        self.after_act(&done.1);
        Ok(done)
    }

    /// Runs `work` as the act that makes the ledger what it is when it is new: it cannot be taken back, neither here nor in any
    /// backup, since without it the ledger would be of no use.
    pub fn initialise<T>(
        &mut self,
        title: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        let done = self.perform(&Intent::act(title), work)?;
        self.forget_undo()?;
        self.after_act(&done.1);
        Ok(done)
    }

    /// What acts, undo, redo and merges share.
    pub(super) fn perform<T>(
        &mut self,
        intent: &Intent<'_>,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        self.require_writable()?;
        let moment = self.now();
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let sees = |conn| Wording {
            conn,
            shapes: &self.shapes,
        };
        let act = OpenAct {
            intent,
            tx: &tx,
            after: sees(&tx),
            before: sees(&self.before),
            moment,
        };
        let since = act.seen()?;
        act.require_same_ledger()?;
        let author = act.author()?;
        let done = act.run(&author, work)?;
        if done.is_nothing() {
            act.commit()?;
            return Ok((done.output, Changed::nothing(since)));
        }
        act.require_no_clash(&done)?;
        let Recorded { act: id, kinds } = act.write_down(&done, &author, self.many)?;
        let seen = act.seen()?;
        if let Some(reason) = intent.copy_first {
            // Other connections still see what stood before.
            backup::write_hourly(&self.db, &self.folder, reason, act.now())?;
        }
        // Right before the act is acknowledged; leaving now takes it back.
        self.witness.require()?;
        act.commit()?;
        let title = ActTitle {
            id,
            title: done.title,
        };
        let changed = Changed {
            kinds,
            act: Some(title),
            since,
            seen,
        };
        Ok((done.output, changed))
    }
}
