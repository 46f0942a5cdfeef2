//! Importing participation lists: opened, asked about, looked through, taken over into 签到.
use lianyan_core::Result;
use lianyan_core::activities::{Activity, Session};
use lianyan_core::attendance::{Attendance, HeadCount};
use lianyan_core::outputs::Output;
use lianyan_core::exchange::activity_import::participation::{
    self, ParticipationPreview, ParticipationSummary,
};
use lianyan_core::exchange::findings::Answer;
use lianyan_core::exchange::{Content, check_door};
use lianyan_core::ids::CommunityId;
use lianyan_core::ledger::{BackupReason, History, Preferences};
use lianyan_core::vocabulary::ActivityForm;
use lianyan_core::{calendar, communities, roster};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Done;
use crate::desk::{Desk, DraftId, JobContext};

use super::data_workbook::workbook_of;

commands! { ParticipationCommands {
    /// Reads the file and finds its lists.
    Job participation_open: open, ChosenParticipation => OpenedParticipation;
    /// Answers a question, takes in what was left out, or leaves it out again; answers what taking it over would do.
    Service participation_change: change, ChangeParticipation => ParticipationPreview;
    /// What taking it over would do; changes nothing.
    View participation_preview: preview, DraftId => ParticipationPreview,
        of (calendar::Tables, communities::Tables, roster::Tables,
            (Activity, ActivityForm, Session, Attendance, HeadCount, Output), (History, Preferences));
    /// All or nothing, as one act; `rejected` while something is open.
    Job participation_apply: apply, DraftId => Done<ParticipationSummary>;
    Service participation_close: close, DraftId => ();
}}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChosenParticipation {
    /// Token of the file.
    file: String,
    /// Whose activities are meant.
    community: CommunityId,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpenedParticipation {
    draft: DraftId,
    /// Name of the file.
    file: String,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChangeParticipation {
    draft: DraftId,
    change: ParticipationChange,
}

/// What is said of a draft.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "do", content = "with")]
pub(crate) enum ParticipationChange {
    Answer(Answer),
    /// By the id of what was left out.
    TakeIn(String),
    /// By the id of what was taken in.
    LeaveOut(String),
}

fn open(job: &JobContext, chosen: ChosenParticipation) -> Result<OpenedParticipation> {
    job.progress("正在读取文件", 0, 1)?;
    let book = workbook_of(job.desk(), &chosen.file)?;
    check_door(&book, Content::Participation)?;
    let file = book.name.clone();
    let draft =
        job.read(|reader| participation::of_workbook(reader, book, chosen.community))?;
    let draft = job.desk().participation_drafts().keep(draft);
    Ok(OpenedParticipation { draft, file })
}

fn change(desk: &Desk, request: ChangeParticipation) -> Result<ParticipationPreview> {
    desk.participation_drafts().with(request.draft, |draft| {
        desk.read(|reader| {
            match request.change {
                ParticipationChange::Answer(answer) => {
                    participation::answer(reader, draft, &answer)?;
                }
                ParticipationChange::TakeIn(id) => participation::take_in(reader, draft, &id)?,
                ParticipationChange::LeaveOut(id) => draft.leave_out(&id),
            }
            participation::preview(reader, draft)
        })
    })
}

fn preview(desk: &Desk, draft: DraftId) -> Result<ParticipationPreview> {
    let drafts = desk.participation_drafts();
    drafts.with(draft, |draft| desk.read(|reader| participation::preview(reader, draft)))
}

fn apply(job: &JobContext, id: DraftId) -> Result<Done<ParticipationSummary>> {
    job.progress("正在备份并导入", 0, 1)?;
    let drafts = job.desk().participation_drafts();
    let done = drafts.with(id, |draft| {
        job.write_after_copy("导入参加名单", BackupReason::Import, |writer| {
            participation::apply(writer, draft)
        })
    })?;
    drafts.close(id);
    Ok(done)
}

fn close(desk: &Desk, draft: DraftId) -> Result<()> {
    desk.participation_drafts().close(draft);
    Ok(())
}
