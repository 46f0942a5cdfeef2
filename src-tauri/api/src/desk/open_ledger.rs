//! A ledger that lies open: its writer, and a pool of readers that wait for nobody.
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, TryLockError};

use lianyan_core::ledger::{
    BackupReason, Files, PlaceWarning, ReadDoor, ReadPool, Seen, place_warning,
};
use lianyan_core::{Ledger, Reader, Result, Writer, search};

use crate::contract::Done;

pub(crate) struct OpenLedger {
    writer: Mutex<Ledger>,
    readers: ReadPool,
    door: ReadDoor,
    /// For Ctrl+K: built at the first search, again after changes.
    names: search::Cache,
    files: Files,
    folder: PathBuf,
    read_only: Option<String>,
    warning: Option<PlaceWarning>,
    /// Why the last automatic backup failed, as far as was heard.
    backup_trouble: Mutex<Option<String>>,
    /// What is open was saved elsewhere, so that it may be closed though its file is gone.
    saved: AtomicBool,
}

impl OpenLedger {
    pub(crate) fn new(ledger: Ledger) -> Self {
        OpenLedger {
            readers: ReadPool::new(ledger.read_door()),
            door: ledger.read_door(),
            names: search::Cache::default(),
            files: ledger.files(),
            folder: ledger.folder().to_owned(),
            read_only: ledger.read_only().map(str::to_owned),
            warning: place_warning(ledger.folder()),
            backup_trouble: Mutex::default(),
            saved: AtomicBool::new(false),
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

    /// The file that is open is no longer the one in its place. Only looked at, not waited for.
    pub(crate) fn is_gone(&self) -> bool {
        self.read_only.is_none() && !self.door.is_there()
    }

    /// What is open was saved elsewhere.
    pub(crate) fn is_saved(&self) -> bool {
        self.saved.load(Ordering::Relaxed)
    }

    pub(crate) fn note_saved(&self) {
        self.saved.store(true, Ordering::Relaxed);
    }

    /// Why the last automatic backup failed. Where the writer is at work, as far as was heard before.
    pub(crate) fn backup_trouble(&self) -> Option<String> {
        let mut known = self
            .backup_trouble
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let ledger = match self.writer.try_lock() {
            Ok(ledger) => Some(ledger),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        };
        if let Some(mut ledger) = ledger {
            *known = ledger.known_backup_trouble();
        }
        known.clone()
    }

    /// Where the file has gone, the writer's own connection still sees all that was saved.
    pub(crate) fn read<T>(&self, work: impl FnOnce(Reader<'_>) -> Result<T>) -> Result<T> {
        match self.is_gone() {
            true => self.with(|ledger| work(ledger.reader())),
            false => self.readers.read(work),
        }
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

    pub(crate) fn write_after_copy<T>(
        &self,
        title: &str,
        reason: BackupReason,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.with(|ledger| {
            let (result, changed) = ledger.change_after_copy(title, reason, work)?;
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
