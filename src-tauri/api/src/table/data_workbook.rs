//! The data workbook in: what it would change, and taking it over as one act.
use lianyan_core::Result;
use lianyan_core::exchange::data_workbook::{self, Preview, Summary};
use lianyan_core::exchange::tabular::{self, Workbook};
use lianyan_core::ledger::BackupReason;
use serde::Deserialize;
use ts_rs::TS;

use crate::contract::Done;
use crate::desk::{Desk, JobContext};

commands! { DataWorkbookCommands {
    /// Changes nothing.
    Job data_workbook_preview: preview, ChosenWorkbook => Preview;
    /// All or nothing; a failure of code `rejected` names every fault with its place.
    Job data_workbook_apply: apply, ChosenWorkbook => Done<Summary>;
}}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChosenWorkbook {
    /// Token of the file.
    file: String,
}

fn preview(job: &JobContext, chosen: ChosenWorkbook) -> Result<Preview> {
    job.progress("正在读取文件", 0, 2)?;
    let book = workbook_of(job.desk(), &chosen.file)?;
    job.progress("正在与资料库核对", 1, 2)?;
    job.read(|reader| data_workbook::preview(reader, &book))
}

fn apply(job: &JobContext, chosen: ChosenWorkbook) -> Result<Done<Summary>> {
    job.progress("正在读取文件", 0, 2)?;
    let book = workbook_of(job.desk(), &chosen.file)?;
    job.progress("正在备份并导入", 1, 2)?;
    job.write_after_copy("导入数据工作簿", BackupReason::Import, |writer| {
        data_workbook::apply(writer, &book)
    })
}

/// The chosen file as plain cells.
pub(super) fn workbook_of(desk: &Desk, token: &str) -> Result<Workbook> {
    let chosen = desk.files().find(token)?;
    tabular::read_file(&chosen.name, &chosen.path)
}
