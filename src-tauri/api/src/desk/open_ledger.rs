//! A ledger that lies open: its writer, and a pool of readers that wait for nobody.
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use lianyan_core::ledger::{Files, PlaceWarning, ReadPool, Seen, place_warning};
use lianyan_core::{Ledger, Reader, Result, Writer, search};

use crate::contract::Done;

pub(crate) struct OpenLedger {
    writer: Mutex<Ledger>,
    readers: ReadPool,
    /// For Ctrl+K: built at the first search, again after changes.
    names: search::Cache,
    files: Files,
    folder: PathBuf,
    read_only: Option<String>,
    warning: Option<PlaceWarning>,
}

impl OpenLedger {
    pub(crate) fn new(ledger: Ledger) -> Self {
        OpenLedger {
            readers: ReadPool::new(ledger.read_door()),
            names: search::Cache::default(),
            files: ledger.files(),
            folder: ledger.folder().to_owned(),
            read_only: ledger.read_only().map(str::to_owned),
            warning: place_warning(ledger.folder()),
            writer: Mutex::new(ledger),
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Why nothing may be written, if so.
    pub(crate) fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    pub(crate) fn warning(&self) -> Option<&PlaceWarning> {
        self.warning.as_ref()
    }

    /// The evidence files, for which nobody waits for the writer.
    pub(crate) fn files(&self) -> &Files {
        &self.files
    }

    pub(crate) fn names(&self) -> &search::Cache {
        &self.names
    }

    /// What the ledger is called: after its county, or its folder while that has no name.
    pub(crate) fn name_for(&self, county: &str) -> String {
        match county.trim() {
            "" => self.folder.file_name().map_or_else(
                || "资料库".to_owned(),
                |name| name.to_string_lossy().into_owned(),
            ),
            county => county.to_owned(),
        }
    }

    pub(crate) fn read<T>(&self, work: impl FnOnce(Reader<'_>) -> Result<T>) -> Result<T> {
        self.readers.read(work)
    }

    pub(crate) fn write<T>(
        &self,
        title: &str,
        seen: Option<Seen>,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.with(|ledger| {
            let (result, changed) = ledger.change_seen(title, seen, work)?;
            Ok(Done::new(result, changed))
        })
    }

    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Ledger) -> Result<T>) -> Result<T> {
        // A panic rolled its transaction back, so a ledger whose lock is poisoned is still sound.
        let mut ledger = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut ledger)
    }

    /// Closes the readers first, so that the ledger can fold its log back into the file.
    pub(crate) fn close(self) -> Ledger {
        drop(self.readers);
        self.writer
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
