//! Imports that are being looked through: kept on the desk until they are taken over or dropped.
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lianyan_core::Result;
use lianyan_core::error::OrMissing;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nobody looks through more at a time; the oldest is dropped for a new one.
const KEPT: usize = 6;

/// Names an import within this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub(crate) struct DraftId(u64);

/// Imports of one kind.
pub(crate) struct Drafts<D> {
    next: AtomicU64,
    open: Mutex<BTreeMap<DraftId, Arc<Mutex<D>>>>,
}

impl<D> Default for Drafts<D> {
    fn default() -> Self {
        Drafts {
            next: AtomicU64::default(),
            open: Mutex::default(),
        }
    }
}

impl<D> Drafts<D> {
    pub(crate) fn keep(&self, draft: D) -> DraftId {
        let id = DraftId(self.next.fetch_add(1, Ordering::Relaxed) + 1);
        let mut open = self.open();
        open.insert(id, Arc::new(Mutex::new(draft)));
        while open.len() > KEPT {
            open.pop_first();
        }
        id
    }

    /// Works on a draft, one request at a time.
    pub(crate) fn with<T>(&self, id: DraftId, work: impl FnOnce(&mut D) -> Result<T>) -> Result<T> {
        let draft = self.open().get(&id).cloned().or_missing("这次导入")?;
        let mut draft = draft.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut draft)
    }

    pub(crate) fn close(&self, id: DraftId) {
        self.open().remove(&id);
    }

    /// They belong to a ledger that is being closed.
    pub(crate) fn close_all(&self) {
        self.open().clear();
    }

    fn open(&self) -> MutexGuard<'_, BTreeMap<DraftId, Arc<Mutex<D>>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
