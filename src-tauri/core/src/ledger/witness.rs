//! Is the data file on the disk still the one that is open?
//!
//! A file that was removed, renamed or replaced while it is open takes writes as before, and all of
//! them are lost at the end. So every act asks before it is acknowledged: one look at the folder's
//! entry, no reading.
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::error::{Error, ErrorCode, Result};

use super::header;

/// Remembers which file was opened. Clones share it.
#[derive(Debug, Clone)]
pub(super) struct Witness(Arc<Opened>);

#[derive(Debug)]
struct Opened {
    db: PathBuf,
    file: Identity,
    /// Of the log, which appears with the first write and stays as long as the ledger is open.
    log: OnceLock<Identity>,
}

impl Witness {
    /// Of the file that has just been opened.
    pub(super) fn of(db: &Path) -> Result<Self> {
        let unseen = |cause| Error::file("资料库文件读不到，没有打开它。请检查磁盘。", cause);
        Ok(Witness(Arc::new(Opened {
            db: db.to_owned(),
            file: identity(db).map_err(unseen)?,
            log: OnceLock::new(),
        })))
    }

    /// [`ErrorCode::LedgerGone`] unless the data file, and its log, are still the ones that were
    /// opened.
    pub(super) fn require(&self) -> Result<()> {
        match self.is_there() && self.log_is_there() {
            true => Ok(()),
            false => Err(gone()),
        }
    }

    /// The data file is still the one that was opened.
    pub(super) fn is_there(&self) -> bool {
        identity(&self.0.db).is_ok_and(|now| now == self.0.file)
    }

    fn log_is_there(&self) -> bool {
        let now = identity(&header::log_of(&self.0.db)).ok();
        match (self.0.log.get(), now) {
            (Some(seen), now) => now.as_ref() == Some(seen),
            (None, Some(now)) => self.0.log.get_or_init(|| now) == &now,
            (None, None) => true,
        }
    }
}

pub(super) fn gone() -> Error {
    Error::Ledger {
        code: ErrorCode::LedgerGone,
        message:
            "资料库文件（ledger.db）已不在原处：使用期间被移走、改名、删除，或被换成了另一个文件。\
                  这一步没有保存；之前保存的内容还在程序里，请不要关闭，先把它另存到别处。"
                .to_owned(),
    }
}

/// Names a file on this computer, whatever it is called: device and number.
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    // Only looked at: to open and close the data file would let go the locks SQLite holds on it.
    let data = std::fs::metadata(path)?;
    Ok((data.dev(), data.ino()))
}

#[cfg(windows)]
fn identity(path: &Path) -> io::Result<Identity> {
    let handle = winapi_util::Handle::from_path_any(path)?;
    let data = winapi_util::file::information(&handle)?;
    Ok((data.volume_serial_number(), data.file_index()))
}
