//! One desk a process: at most one ledger lies open on it, with its files and its running jobs.
//!
//! Every method takes `&self`, so any number of requests can be answered at once: readers have
//! connections of their own and wait neither for the writer nor for a job.
mod drafts;
mod files;
mod jobs;
mod ledger_door;
mod making;
mod open_ledger;
mod pictures;
mod recent;
mod rescue;
pub(crate) mod typed;
mod unsaved;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use lianyan_core::error::{ErrorCode, Failure};
use lianyan_core::exchange::activity_import::{self, participation};
use lianyan_core::exchange::roster_import;
use lianyan_core::ledger::{BackupReason, Seen, make_private_folder, restrict_to_owner};
use lianyan_core::{Error, Ledger, Reader, Result, Writer};

use crate::clock::{self, Clock};
use crate::contract::Done;
use crate::runlog::RunLog;

pub(crate) use drafts::{DraftId, Drafts};
pub(crate) use files::safe_name;
pub use files::{ChosenFile, FileShelf, Incoming, MadeFile, Outgoing, ShelvedFile, new_token};
pub use jobs::{JobContext, JobId, JobState};
pub(crate) use open_ledger::OpenLedger;
pub(crate) use pictures::{PictureShown, PictureSize, Pictures};
pub(crate) use recent::RecentList;
pub(crate) use unsaved::{Unsaved, UnsavedKey, UnsavedShelf};

/// The program's own folder among those of the user's programs.
const HOME: &str = "cn.lianyan.desktop";

/// Where the desk keeps what belongs to the user rather than to a ledger, and its clock.
#[derive(Debug, Clone)]
pub struct DeskOptions {
    /// The user's data folder: the list of recent ledgers, and the sample county.
    pub home: PathBuf,
    pub clock: Clock,
}

impl DeskOptions {
    /// `LIANYAN_HOME` or the platform's data folder, and the clock of `LIANYAN_TODAY`.
    pub fn of_environment() -> Result<Self> {
        let home = match std::env::var_os("LIANYAN_HOME") {
            Some(folder) => PathBuf::from(folder),
            None => dirs::data_dir()
                .ok_or_else(|| {
                    Error::file(
                        "找不到本机的用户数据文件夹，请设置环境变量LIANYAN_HOME。",
                        None,
                    )
                })?
                .join(HOME),
        };
        Ok(DeskOptions {
            home,
            clock: clock::of_environment()?,
        })
    }
}

/// A handle on the desk; clones share it.
#[derive(Clone)]
pub struct Desk(Arc<DeskState>);

struct DeskState {
    options: DeskOptions,
    ledger: RwLock<Option<Arc<OpenLedger>>>,
    files: FileShelf,
    jobs: jobs::Jobs,
    drafts: Drafts<roster_import::Draft>,
    activity_drafts: Drafts<activity_import::Draft>,
    participation_drafts: Drafts<participation::Draft>,
    pictures: Pictures,
    log: RunLog,
}

impl Desk {
    pub fn new(options: DeskOptions) -> Result<Self> {
        make_private_folder(&options.home)
            .map_err(|cause| Error::file("用户数据文件夹建不起来，请检查磁盘和权限。", cause))?;
        if options.home.ends_with(HOME) {
            // Made by an older version, others could look into it. What LIANYAN_HOME names may be anything.
            restrict_to_owner(&options.home);
        }
        Ok(Desk(Arc::new(DeskState {
            log: RunLog::of(&options.home),
            options,
            ledger: RwLock::new(None),
            files: FileShelf::new()?,
            jobs: jobs::Jobs::default(),
            drafts: Drafts::default(),
            activity_drafts: Drafts::default(),
            participation_drafts: Drafts::default(),
            pictures: Pictures::default(),
        })))
    }

    pub fn clock(&self) -> Clock {
        self.0.options.clock
    }

    pub fn home(&self) -> &Path {
        &self.0.options.home
    }

    pub fn files(&self) -> &FileShelf {
        &self.0.files
    }

    pub(crate) fn jobs(&self) -> &jobs::Jobs {
        &self.0.jobs
    }

    pub(crate) fn drafts(&self) -> &Drafts<roster_import::Draft> {
        &self.0.drafts
    }

    /// Imports of activities that are being looked through.
    pub(crate) fn activity_drafts(&self) -> &Drafts<activity_import::Draft> {
        &self.0.activity_drafts
    }

    /// Imports of participation lists that are being looked through.
    pub(crate) fn participation_drafts(&self) -> &Drafts<participation::Draft> {
        &self.0.participation_drafts
    }

    /// 运行记录 of this user.
    pub fn log(&self) -> &RunLog {
        &self.0.log
    }

    pub(crate) fn pictures(&self) -> &Pictures {
        &self.0.pictures
    }

    /// The ledger that lies open; [`ErrorCode::NoLedger`] when none does.
    pub(crate) fn ledger(&self) -> Result<Arc<OpenLedger>> {
        self.ledger_if_open().ok_or_else(|| Error::Ledger {
            code: ErrorCode::NoLedger,
            message: "还没有打开资料库。请先打开或新建一个。".into(),
        })
    }

    pub(crate) fn ledger_if_open(&self) -> Option<Arc<OpenLedger>> {
        let open = self.0.ledger.read().unwrap_or_else(PoisonError::into_inner);
        open.clone()
    }

    /// Reads within one snapshot.
    pub fn read<T>(&self, work: impl FnOnce(Reader<'_>) -> Result<T>) -> Result<T> {
        self.ledger()?.read(work)
    }

    /// Writes as one act, named `title` in undo and history unless the work describes it closer.
    pub fn write<T>(
        &self,
        title: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.write_seen(title, None, work)
    }

    /// The same, refused where it would write over what was written after `seen`.
    pub(crate) fn write_seen<T>(
        &self,
        title: &str,
        seen: Option<Seen>,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.ledger()?.write(title, seen, work)
    }

    /// As [`Desk::write`], for an act that changes much at once: what stood before is copied first.
    pub fn write_after_copy<T>(
        &self,
        title: &str,
        reason: BackupReason,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.ledger()?.write_after_copy(title, reason, work)
    }

    /// The ledger as a whole, for undo, backups and the like. Waits for a running act.
    pub fn with_ledger<T>(&self, work: impl FnOnce(&mut Ledger) -> Result<T>) -> Result<T> {
        self.ledger()?.with(work)
    }
}

/// Turns a panic into a failure. Its transaction rolled back, and locks are taken over from whoever
/// panicked, so the desk stays sound.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|panic| Err(failure_of_panic(panic.as_ref())))
}

/// What a panic said, as a failure that can be shown.
pub fn failure_of_panic(panic: &(dyn Any + Send)) -> Failure {
    let words = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("panic");
    Error::Internal(words.to_owned()).into()
}

#[cfg(test)]
mod tests;
