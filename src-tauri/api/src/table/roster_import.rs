//! Importing anybody's list of teachers or schools: opened, put right, looked through, taken over.
use chrono::NaiveDate;
use lianyan_core::exchange::findings::Answer;
use lianyan_core::exchange::headers::ListKind;
use lianyan_core::exchange::{Content, check_door};
use lianyan_core::exchange::roster_import::{
    self, Bind, Decide, DraftView, Join, LeaveOut, ListPreview, ListSummary, Mend, Place, SetLayout,
    TakenIn,
};
use lianyan_core::communities::Community;
use lianyan_core::ledger::{BackupReason, Preferences};
use lianyan_core::vocabulary::{self, Setting};
use lianyan_core::{Result, roster};
use lianyan_forms::rejected_rows;
use serde::{Deserialize, Serialize};
use std::io::BufWriter;
use ts_rs::TS;

use crate::contract::Done;
use crate::desk::{Desk, DraftId, JobContext, MadeFile};

use super::data_workbook::workbook_of;

/// What a list is held against.
type HeldAgainst = (roster::Tables, vocabulary::Tables, Community, Setting, Preferences);

commands! { RosterImportCommands {
    /// Reads the file and guesses what its columns mean. A list of the other kind is opened as what it is.
    Job roster_import_open: open, ChosenList => OpenedDraft;
    /// Corrects the draft and answers how it stands.
    Service roster_import_change: change, ChangeDraft => DraftView;
    /// What taking it over would do; changes nothing.
    View roster_import_preview: preview, DraftId => ListPreview, of HeldAgainst;
    /// All or nothing, as one act; `rejected` while rows have problems.
    Job roster_import_apply: apply, DraftId => Done<ListSummary>;
    /// The rows with problems as a workbook, each with its reason.
    View roster_import_rejected: rejected, DraftId => MadeFile, of HeldAgainst;
    Service roster_import_close: close, DraftId => ();
}}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChosenList {
    /// Token of the file.
    file: String,
    kind: ListKind,
    /// The user says it is of this kind, whatever its headings say.
    #[serde(default)]
    insisted: bool,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpenedDraft {
    draft: DraftId,
    view: DraftView,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChangeDraft {
    draft: DraftId,
    change: DraftChange,
}

/// One correction.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "do", content = "with")]
pub(crate) enum DraftChange {
    Layout(SetLayout),
    /// What a column is.
    Bind(Bind),
    /// What is in doubt about the file.
    Answer(Answer),
    /// Several at once, as guesses that hold as they are.
    AnswerAll(Vec<Answer>),
    /// Something that was left out.
    TakeIn(TakenIn),
    Mend(Mend),
    /// In every row that reads the same there.
    MendAlike(Mend),
    LeaveOut(LeaveOut),
    LeaveOutAll(Vec<Place>),
    Decide(Decide),
    Join(Join),
    /// Changes hold from this day on; `null`: they correct what stands there.
    From(Option<NaiveDate>),
}

fn open(job: &JobContext, chosen: ChosenList) -> Result<OpenedDraft> {
    job.progress("正在读取文件", 0, 2)?;
    let book = workbook_of(job.desk(), &chosen.file)?;
    job.progress("正在识别各栏", 1, 2)?;
    if !chosen.insisted {
        check_door(&book, Content::Roster(chosen.kind))?;
    }
    let kind = match chosen.insisted {
        true => chosen.kind,
        false => roster_import::kind_to_open(&book, chosen.kind),
    };
    let (draft, view) = job.read(|reader| {
        let draft = roster_import::of_workbook(reader, kind, book)?;
        let view = roster_import::view(reader, &draft)?;
        Ok((draft, view))
    })?;
    Ok(OpenedDraft { draft: job.desk().drafts().keep(draft), view })
}

fn change(desk: &Desk, request: ChangeDraft) -> Result<DraftView> {
    desk.drafts().with(request.draft, |draft| {
        match request.change {
            DraftChange::Layout(layout) => draft.set_layout(layout)?,
            DraftChange::Bind(bind) => draft.bind(bind)?,
            DraftChange::Answer(answer) => {
                desk.read(|reader| roster_import::answer(reader, draft, &answer))?;
            }
            DraftChange::AnswerAll(answers) => desk.read(|reader| {
                let mut answers = answers.iter();
                answers.try_for_each(|answer| roster_import::answer(reader, draft, answer))
            })?,
            DraftChange::TakeIn(wanted) => roster_import::take_in(draft, &wanted)?,
            DraftChange::Mend(mend) => draft.mend(mend),
            DraftChange::MendAlike(mend) => draft.mend_alike(mend),
            DraftChange::LeaveOut(leave_out) => draft.leave_out(leave_out),
            DraftChange::LeaveOutAll(places) => draft.leave_out_all(places),
            DraftChange::Decide(decide) => draft.decide(decide),
            DraftChange::Join(join) => draft.join(join),
            DraftChange::From(day) => draft.set_from(day),
        }
        desk.read(|reader| roster_import::view(reader, draft))
    })
}

fn preview(desk: &Desk, draft: DraftId) -> Result<ListPreview> {
    let drafts = desk.drafts();
    drafts.with(draft, |draft| desk.read(|reader| roster_import::preview(reader, draft)))
}

fn apply(job: &JobContext, id: DraftId) -> Result<Done<ListSummary>> {
    job.progress("正在备份并导入", 0, 1)?;
    let drafts = job.desk().drafts();
    let done = drafts.with(id, |draft| {
        job.write_after_copy("导入名册", BackupReason::Import, |writer| {
            roster_import::apply(writer, draft)
        })
    })?;
    drafts.close(id);
    Ok(done)
}

fn rejected(desk: &Desk, draft: DraftId) -> Result<MadeFile> {
    let drafts = desk.drafts();
    let rows =
        drafts.with(draft, |draft| desk.read(|reader| roster_import::rejected(reader, draft)))?;
    let place = desk.files().outgoing(&format!("{}.xlsx", rows.title))?;
    rejected_rows::write(&rows, BufWriter::new(place.create()?))?;
    place.finish()
}

fn close(desk: &Desk, draft: DraftId) -> Result<()> {
    desk.drafts().close(draft);
    Ok(())
}
