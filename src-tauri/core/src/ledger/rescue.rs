//! A ledger whose file went away while it was open: the open connection still holds all of it.
use std::io;
use std::path::Path;

use crate::error::{Error, Result};

use super::{Ledger, ReadDoor, backup, clock, disk, private};

/// What [`Ledger::save_copy`] could save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedCopy {
    /// Evidence files that were no longer to be found.
    pub files_missing: usize,
}

impl Ledger {
    /// Whether the file of a ledger that takes acts was removed, renamed or replaced.
    pub fn is_gone(&self) -> bool {
        self.read_only.is_none() && self.witness.require().is_err()
    }

    /// Makes a ledger of the same content in `folder`, which is created, out of what is open here;
    /// with the evidence files that are still in their place.
    pub fn save_copy(&self, folder: &Path) -> Result<SavedCopy> {
        let unsaved =
            |cause| Error::file("资料库没有另存成。请检查磁盘空间，或换一个位置。", cause);
        private::make_folder(folder).map_err(unsaved)?;
        let db = folder.join("ledger.db");
        if db.exists() {
            return Err(Error::not_now(
                "那里已有一个资料库，没有改动它。请换一个文件夹。",
            ));
        }
        let part = folder.join("ledger.db.part");
        let mut copy = backup::new_copy(&part)?;
        backup::copy_pages(&self.conn, &mut copy)?;
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        clock::note_continued(&copy)?;
        copy.close().map_err(|(_, cause)| cause)?;
        let files_missing = self.copy_files(folder).map_err(unsaved)?;
        disk::settle(&part, &db).map_err(unsaved)?;
        Ok(SavedCopy { files_missing })
    }

    /// Answers how many were no longer there.
    fn copy_files(&self, folder: &Path) -> io::Result<usize> {
        let from = self.files();
        let mut missing = 0;
        let named = self.files_of_records().map_err(io::Error::other)?;
        for name in named {
            match from.open(&name) {
                Ok(mut file) => from.within(folder).store(&mut file).map(drop)?,
                Err(_) => missing += 1,
            }
        }
        Ok(missing)
    }
}

impl ReadDoor {
    /// The data file and its log are still the ones that were opened.
    pub fn is_there(&self) -> bool {
        self.witness.require().is_ok()
    }
}
