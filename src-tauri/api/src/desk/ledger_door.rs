//! Putting a ledger on the desk and taking it away again.
use std::path::Path;
use std::sync::{Arc, PoisonError};
use std::thread;
use std::time::Duration;

use lianyan_core::ledger::Options;
use lianyan_core::{Ledger, Result};

use super::{Desk, OpenLedger, RecentList, UnsavedShelf};

impl Desk {
    /// Opens the ledger in `folder` instead of the one that lies open, which is closed only when
    /// the other could be opened.
    pub fn open_ledger(&self, folder: &Path) -> Result<()> {
        self.open_ledger_with(folder, self.ledger_options())
    }

    /// The same, for looking only or on a network drive; `options` come from `ledger_options`.
    pub fn open_ledger_with(&self, folder: &Path, options: Options) -> Result<()> {
        match self.has_open(folder, options.read_only) {
            true => Ok(()),
            false => self.put(Ledger::open_with(folder, options)?),
        }
    }

    /// By the desk's own clock.
    pub fn ledger_options(&self) -> Options {
        let mut options = Options::default();
        options.clock = self.clock();
        options
    }

    /// Lays an opened ledger on the desk, instead of the one that lies there.
    pub fn put(&self, ledger: Ledger) -> Result<()> {
        self.close()?;
        let open = Arc::new(OpenLedger::new(ledger));
        *self
            .0
            .ledger
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Some(open);
        Ok(())
    }

    /// Stops all jobs, waits for readers and the writer, and closes the ledger. One whose file has
    /// gone is saved elsewhere first.
    pub fn close(&self) -> Result<()> {
        if let Some(open) = self.ledger_if_open() {
            self.0.save_if_gone(&open);
        }
        drop(self.take()?);
        Ok(())
    }

    /// The ledger off the desk, with nobody using it any more.
    pub(crate) fn take(&self) -> Result<Option<Ledger>> {
        self.jobs().cancel_all()?;
        self.drafts().close_all();
        self.activity_drafts().close_all();
        self.participation_drafts().close_all();
        let taken = {
            let mut place = self
                .0
                .ledger
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            place.take()
        };
        let Some(mut open) = taken else {
            return Ok(None);
        };
        loop {
            match Arc::try_unwrap(open) {
                Ok(last) => return Ok(Some(last.close())),
                Err(shared) => open = shared,
            }
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// What was typed over the open ledger and not saved.
    pub(crate) fn unsaved(&self) -> Result<UnsavedShelf> {
        let open = self.ledger()?;
        let created = open.read(|reader| reader.created_at())?;
        Ok(UnsavedShelf::of(self.home(), open.folder(), created))
    }

    pub(crate) fn recent(&self) -> RecentList {
        RecentList::in_home(self.home())
    }

    /// Lies open already, and not only to be looked at when it is wanted for writing.
    fn has_open(&self, folder: &Path, to_look: bool) -> bool {
        let here = folder.canonicalize().ok();
        let serves = |open: &OpenLedger| {
            let same = open.folder().canonicalize().ok() == here;
            same && (to_look || open.read_only().is_none())
        };
        here.is_some() && self.ledger_if_open().is_some_and(|open| serves(&open))
    }
}
