//! Long work on threads of its own: started, watched, cancelled.
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use lianyan_core::error::{Failure, OrMissing};
use lianyan_core::ledger::BackupReason;
use lianyan_core::{Error, Ledger, Reader, Result, Writer};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::contract::Done;

use super::{Desk, MadeFile, OpenLedger, guarded};

/// A finished job is remembered this long, for a screen that asks late.
const REMEMBERED: Duration = Duration::from_secs(60 * 60);

/// Names a job within this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct JobId(u64);

/// How far a job is.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobState {
    pub job: JobId,
    /// The command that started it.
    pub command: &'static str,
    /// What it is doing, in words: 正在写活动台账.
    pub progress: String,
    pub done: u64,
    /// 0 while nobody knows how much there is to do.
    pub total: u64,
    pub cancelling: bool,
    pub finished: bool,
    /// The job's outcome, once it has finished well.
    #[ts(type = "unknown")]
    pub result: Option<Value>,
    /// Why it did not finish well; code `cancelled` when the user stopped it.
    pub failure: Option<Failure>,
}

#[derive(Default)]
pub(crate) struct Jobs {
    next: AtomicU64,
    running: Mutex<HashMap<JobId, Arc<Ticket>>>,
}

struct Ticket {
    cancel: AtomicBool,
    state: Mutex<JobState>,
    /// Signalled when the job finishes.
    end: Condvar,
    ended_at: Mutex<Option<Instant>>,
}

impl Ticket {
    fn state(&self) -> MutexGuard<'_, JobState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn finish(&self, outcome: Result<Value, Failure>) {
        let mut state = self.state();
        state.finished = true;
        match outcome {
            Ok(value) => state.result = Some(value),
            Err(failure) => state.failure = Some(failure),
        }
        *self.ended_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        self.end.notify_all();
    }

    fn is_stale(&self) -> bool {
        let ended = self.ended_at.lock().unwrap_or_else(PoisonError::into_inner);
        ended.is_some_and(|at| at.elapsed() > REMEMBERED)
    }
}

impl Jobs {
    fn tickets(&self) -> MutexGuard<'_, HashMap<JobId, Arc<Ticket>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open_ticket(&self, command: &'static str) -> (JobId, Arc<Ticket>) {
        let job = JobId(self.next.fetch_add(1, Ordering::Relaxed) + 1);
        let ticket = Arc::new(Ticket {
            cancel: AtomicBool::new(false),
            state: Mutex::new(JobState {
                job,
                command,
                progress: String::new(),
                done: 0,
                total: 0,
                cancelling: false,
                finished: false,
                result: None,
                failure: None,
            }),
            end: Condvar::new(),
            ended_at: Mutex::new(None),
        });
        let mut tickets = self.tickets();
        tickets.retain(|_, ticket| !ticket.is_stale());
        tickets.insert(job, Arc::clone(&ticket));
        (job, ticket)
    }

    fn ticket(&self, job: JobId) -> Result<Arc<Ticket>> {
        self.tickets().get(&job).cloned().or_missing("这项任务")
    }

    pub(crate) fn state(&self, job: JobId) -> Result<JobState> {
        Ok(self.ticket(job)?.state().clone())
    }

    /// Asks the job to stop; it does so at its next step.
    pub(crate) fn cancel(&self, job: JobId) -> Result<JobState> {
        let ticket = self.ticket(job)?;
        ticket.cancel.store(true, Ordering::Relaxed);
        let mut state = ticket.state();
        state.cancelling = !state.finished;
        Ok(state.clone())
    }

    /// Waits for the end of a job.
    pub(crate) fn wait(&self, job: JobId) -> Result<JobState> {
        let ticket = self.ticket(job)?;
        let state = ticket.state();
        let ended = ticket
            .end
            .wait_while(state, |state| !state.finished)
            .unwrap_or_else(PoisonError::into_inner);
        Ok(ended.clone())
    }

    /// Stops all jobs and waits for them, so that their ledger can be closed.
    pub(crate) fn cancel_all(&self) -> Result<()> {
        let jobs: Vec<JobId> = self.tickets().keys().copied().collect();
        for job in &jobs {
            self.cancel(*job)?;
        }
        for job in &jobs {
            self.wait(*job)?;
        }
        Ok(())
    }
}

impl Desk {
    /// Runs `work` on a thread of its own, on the ledger that lies open now.
    pub(crate) fn start_job(
        &self,
        command: &'static str,
        work: impl FnOnce(&JobContext) -> Result<Value> + Send + 'static,
    ) -> Result<JobId> {
        let ledger = self.ledger()?;
        let (job, ticket) = self.jobs().open_ticket(command);
        let context = JobContext {
            desk: self.clone(),
            ledger,
            ticket: Arc::clone(&ticket),
        };
        let run = move || {
            let outcome = guarded(|| work(&context).map_err(Failure::from));
            if let Err(failure) = &outcome {
                context.desk.log().failed(command, failure);
            }
            drop(context); // The ledger is let go before anyone hears of the end.
            ticket.finish(outcome);
        };
        thread::Builder::new()
            .name(command.to_owned())
            .spawn(run)
            .map_err(|cause| Error::Internal(cause.to_string()))?;
        Ok(job)
    }

    /// Waits until the job has ended, well or not.
    pub fn wait_for_job(&self, job: JobId) -> Result<JobState> {
        self.jobs().wait(job)
    }
}

/// What a job may use: the desk, the ledger it was started on, and its own ticket.
pub struct JobContext {
    desk: Desk,
    ledger: Arc<OpenLedger>,
    ticket: Arc<Ticket>,
}

impl JobContext {
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    pub(crate) fn ledger(&self) -> &OpenLedger {
        &self.ledger
    }

    /// Says how far the job is; [`Error::Cancelled`] when the user wants it stopped.
    pub fn progress(&self, words: &str, done: u64, total: u64) -> Result<()> {
        let mut state = self.ticket.state();
        if state.progress != words {
            words.clone_into(&mut state.progress);
        }
        (state.done, state.total) = (done, total);
        drop(state);
        self.check()
    }

    /// [`Error::Cancelled`] when the user wants the job stopped.
    pub fn check(&self) -> Result<()> {
        match self.ticket.cancel.load(Ordering::Relaxed) {
            true => Err(Error::Cancelled),
            false => Ok(()),
        }
    }

    /// Reads within one snapshot, on a connection the job has for itself.
    pub fn read<T>(&self, work: impl FnOnce(Reader<'_>) -> Result<T>) -> Result<T> {
        self.ledger.read(work)
    }

    pub fn write<T>(
        &self,
        title: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.ledger.write(title, None, work)
    }

    /// As [`JobContext::write`], for an act that changes much at once: what stood before is copied
    /// first.
    pub fn write_after_copy<T>(
        &self,
        title: &str,
        reason: BackupReason,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.ledger.write_after_copy(title, reason, work)
    }

    /// The ledger as a whole. Nobody else writes meanwhile; readers are not disturbed.
    pub fn with_ledger<T>(&self, work: impl FnOnce(&mut Ledger) -> Result<T>) -> Result<T> {
        self.ledger.with(work)
    }

    /// Makes a file that the user can save or open.
    pub fn produce(
        &self,
        suggested_name: &str,
        draw: impl FnOnce(std::fs::File) -> Result<()>,
    ) -> Result<MadeFile> {
        let outgoing = self.desk.files().outgoing(suggested_name)?;
        draw(outgoing.create()?)?;
        outgoing.finish()
    }
}
