//! Importing anybody's list of activities: opened, put right, looked through, taken in.
use std::io::BufWriter;

use lianyan_core::Result;
use lianyan_core::exchange::activity_import::{
    self, ActivityBind, ActivityDraftView, ActivityLine, ActivityPlace, ActivityPreview,
    ActivitySummary, ColumnMeaning,
};
use lianyan_core::exchange::findings::Answer;
use lianyan_core::exchange::{Content, check_door};
use lianyan_core::ids::CommunityId;
use lianyan_core::activities::{Activity, ActivityPart, ActivityRole};
use lianyan_core::attendance::{Attendance, HeadCount};
use lianyan_core::ledger::BackupReason;
use lianyan_core::vocabulary::ActivityForm;
use lianyan_core::tags::Tag;
use lianyan_core::{calendar, communities, roster};
use lianyan_forms::rejected_rows;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Done;
use crate::desk::{Desk, DraftId, JobContext, MadeFile};

use super::data_workbook::workbook_of;

/// What a list is held against.
type HeldAgainst = (
    (calendar::Tables, communities::Tables, roster::Tables),
    (Activity, ActivityForm, ActivityPart, ActivityRole, Tag),
    (Attendance, HeadCount),
);

commands! { ActivityImportCommands {
    /// Reads the file and guesses what its columns mean.
    Job activity_import_open: open, ChosenActivities => OpenedActivities;
    /// Corrects the draft and answers how it stands.
    Service activity_import_change: change, ChangeActivities => ActivityDraftView;
    /// What taking it in would do; changes nothing.
    View activity_import_preview: preview, DraftId => ActivityPreview, of HeldAgainst;
    /// One activity as it would be with an answer that is not given yet; changes nothing.
    View activity_import_would_be: would_be, WouldBe => ActivityLine, of HeldAgainst;
    /// All or nothing, as one act; `rejected` while something is open.
    Job activity_import_apply: apply, DraftId => Done<ActivitySummary>;
    /// The rows that are asked about or have faults as a workbook, each with its reason.
    View activity_import_unsure: unsure, DraftId => MadeFile, of HeldAgainst;
    Service activity_import_close: close, DraftId => ();
}}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChosenActivities {
    /// Token of the file.
    file: String,
    /// Whose activities they are.
    community: CommunityId,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpenedActivities {
    draft: DraftId,
    view: ActivityDraftView,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChangeActivities {
    draft: DraftId,
    change: ActivityDraftChange,
}

/// An answer that is chosen and not given yet, and the activity that is looked at.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WouldBe {
    draft: DraftId,
    place: ActivityPlace,
    answer: Answer,
}

/// One correction.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "do", content = "with")]
pub(crate) enum ActivityDraftChange {
    /// In which row the headings of a list stand.
    Head(ActivityPlace),
    /// Whether a list is taken in.
    Include(IncludeActivities),
    /// What a column is.
    Bind(ActivityBind),
    /// What is asked.
    Answer(Answer),
    /// Something that was left out.
    TakeIn(TakenInActivities),
    /// A row that is not to be taken in.
    LeaveOut(ActivityPlace),
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IncludeActivities {
    list: usize,
    included: bool,
}

/// Takes in something that was left out; a column as the field given.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TakenInActivities {
    id: String,
    field: Option<ColumnMeaning>,
}

fn open(job: &JobContext, chosen: ChosenActivities) -> Result<OpenedActivities> {
    job.progress("正在读取文件", 0, 2)?;
    let book = workbook_of(job.desk(), &chosen.file)?;
    check_door(&book, Content::Activities)?;
    job.progress("正在识别各栏", 1, 2)?;
    let (draft, view) = job.read(|reader| {
        let draft = activity_import::of_workbook(reader, book, chosen.community)?;
        let view = activity_import::view(reader, &draft)?;
        Ok((draft, view))
    })?;
    let draft = job.desk().activity_drafts().keep(draft);
    Ok(OpenedActivities { draft, view })
}

fn change(desk: &Desk, request: ChangeActivities) -> Result<ActivityDraftView> {
    desk.activity_drafts().with(request.draft, |draft| {
        desk.read(|reader| {
            match request.change {
                ActivityDraftChange::Head(head) => draft.set_head(reader, head.list, head.row)?,
                ActivityDraftChange::Include(list) => draft.include(list.list, list.included)?,
                ActivityDraftChange::Bind(bind) => draft.bind(bind)?,
                ActivityDraftChange::Answer(answer) => {
                    activity_import::answer(reader, draft, &answer)?;
                }
                ActivityDraftChange::TakeIn(wanted) => {
                    activity_import::take_in(draft, &wanted.id, wanted.field)?;
                }
                ActivityDraftChange::LeaveOut(place) => draft.leave_out(place, true),
            }
            activity_import::view(reader, draft)
        })
    })
}

fn preview(desk: &Desk, draft: DraftId) -> Result<ActivityPreview> {
    let drafts = desk.activity_drafts();
    drafts.with(draft, |draft| desk.read(|reader| activity_import::preview(reader, draft)))
}

fn would_be(desk: &Desk, asked: WouldBe) -> Result<ActivityLine> {
    let WouldBe { draft, place, answer } = asked;
    let drafts = desk.activity_drafts();
    drafts.with(draft, |draft| {
        desk.read(|reader| activity_import::would_be(reader, draft, place, &answer))
    })
}

fn apply(job: &JobContext, id: DraftId) -> Result<Done<ActivitySummary>> {
    job.progress("正在备份并导入", 0, 1)?;
    let drafts = job.desk().activity_drafts();
    let done = drafts.with(id, |draft| {
        job.write_after_copy("导入活动台账", BackupReason::Import, |writer| {
            activity_import::apply(writer, draft)
        })
    })?;
    drafts.close(id);
    Ok(done)
}

fn unsure(desk: &Desk, draft: DraftId) -> Result<MadeFile> {
    let drafts = desk.activity_drafts();
    let rows =
        drafts.with(draft, |draft| desk.read(|reader| activity_import::unsure(reader, draft)))?;
    let place = desk.files().outgoing(&format!("{}.xlsx", rows.title))?;
    rejected_rows::write(&rows, BufWriter::new(place.create()?))?;
    place.finish()
}

fn close(desk: &Desk, draft: DraftId) -> Result<()> {
    desk.activity_drafts().close(draft);
    Ok(())
}
