//! `lianyan import`: takes over a data workbook, or shows what it would change.
use std::path::Path;

use lianyan_core::exchange::data_workbook::{self, Preview, Summary};
use lianyan_core::exchange::tabular::{self, Workbook};
use lianyan_core::ledger::BackupReason;
use lianyan_core::{Error, Result};

use crate::args::Import;
use crate::show::{Show, table};

use super::{Outcome, desk_for_reading, desk_with, unprinted};

pub(super) fn run(asked: Import, show: Show) -> Outcome {
    let book = read(&asked.file)?;
    match asked.dry_run {
        true => preview(&asked, &book, show),
        false => apply(&asked, &book, show),
    }
}

fn read(file: &Path) -> Result<Workbook> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let bytes = std::fs::read(file).map_err(|cause| {
        Error::file(format!("“{name}”读不出来，请检查文件名和位置。"), cause)
    })?;
    tabular::read(&name, bytes)
}

fn preview(asked: &Import, book: &Workbook, show: Show) -> Outcome {
    let desk = desk_for_reading(&asked.dir)?;
    let preview = desk.read(|reader| data_workbook::preview(reader, book))?;
    desk.close()?;
    show.result(&preview, || preview_text(&preview)).map_err(unprinted)
}

fn preview_text(preview: &Preview) -> String {
    let rows: Vec<[String; 6]> = preview
        .sheets
        .iter()
        .map(|sheet| {
            let numbers = [sheet.rows, sheet.added, sheet.changed, sheet.same, sheet.faulty];
            let [rows, added, changed, same, faulty] = numbers.map(|number| number.to_string());
            [sheet.sheet.clone(), rows, added, changed, same, faulty]
        })
        .collect();
    let mut text = table(["工作表", "行数", "新增", "变更", "相同", "有问题"], &rows);
    for change in &preview.changes {
        for field in &change.fields {
            text += &format!(
                "{}第{}行 {}：{} {} › {}\n",
                change.sheet, change.row, change.title, field.field, field.before, field.after
            );
        }
    }
    for issue in &preview.issues {
        let column = issue.column.as_deref().unwrap_or_default();
        let remedy = issue.remedy.as_deref().unwrap_or_default();
        text += &format!("{}第{}行{column}列：{}{remedy}\n", issue.sheet, issue.row, issue.message);
    }
    text + &preview.notices.join("\n")
}

fn apply(asked: &Import, book: &Workbook, show: Show) -> Outcome {
    let desk = desk_with(&asked.dir)?;
    desk.with_ledger(|ledger| ledger.backup_now(BackupReason::Import))?;
    let done = desk.write("导入数据工作簿", |writer| data_workbook::apply(writer, book))?;
    desk.close()?;
    let Summary { added, changed, same } = done.result;
    let text = || format!("已导入：新增{added}条，变更{changed}条，相同{same}条。");
    show.result(&done.result, text).map_err(unprinted)
}
