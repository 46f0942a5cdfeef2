//! Watching and stopping what runs longer.
use lianyan_core::Result;

use crate::desk::{Desk, JobId, JobState};

commands! { JobCommands {
    Service job_state: state, JobId => JobState;
    /// Answers at once; the job stops at its next step.
    Service job_cancel: cancel, JobId => JobState;
}}

fn state(desk: &Desk, job: JobId) -> Result<JobState> {
    desk.jobs().state(job)
}

fn cancel(desk: &Desk, job: JobId) -> Result<JobState> {
    desk.jobs().cancel(job)
}
