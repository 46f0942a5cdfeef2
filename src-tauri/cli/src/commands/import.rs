//! `lianyan import`: takes over a data workbook or a school's own list, or shows what it would do.
use std::path::Path;

use lianyan_api::Desk;
use lianyan_core::exchange::data_workbook::{self, Summary};
use lianyan_core::exchange::findings::Answer;
use lianyan_core::exchange::headers::ListKind;
use lianyan_core::exchange::roster_import::{self, Draft, TakenIn};
use lianyan_core::exchange::tabular::{self, Workbook};
use lianyan_core::ledger::{BackupReason, Reader};
use lianyan_core::{Error, Result};

use crate::args::Import;
use crate::show::Show;

use super::{Outcome, desk_for_reading, desk_with, import_text, unprinted};

/// What a file turned out to be.
enum Content {
    DataWorkbook,
    List(ListKind),
}

pub(super) fn run(asked: Import, show: Show) -> Outcome {
    let book = read(&asked.file)?;
    let content = recognised(&book)?;
    match asked.dry_run {
        true => preview(&desk_for_reading(&asked.dir)?, book, content, &asked, show),
        false => apply(&desk_with(&asked.dir)?, book, content, &asked, show),
    }
}

/// The draft with everything that was said about it on the command line.
fn draft(reader: Reader<'_>, kind: ListKind, book: Workbook, asked: &Import) -> Result<Draft> {
    let mut draft = roster_import::of_workbook(reader, kind, book)?;
    draft.set_from(asked.from);
    for wanted in &asked.take_in {
        roster_import::take_in(&mut draft, &taken_in(wanted)?)?;
    }
    if let Some(school) = &asked.school {
        roster_import::all_of_school(reader, &mut draft, school)?;
    }
    for (id, value) in &asked.answer {
        let (id, value) = (id.clone(), value.clone());
        roster_import::answer(reader, &mut draft, &Answer { id, value })?;
    }
    Ok(draft)
}

/// 名册/3 · 名册/H=职务
fn taken_in(wanted: &str) -> Result<TakenIn> {
    let Some((id, field)) = wanted.rsplit_once('=') else {
        let (id, field) = (wanted.to_owned(), None);
        return Ok(TakenIn { id, field });
    };
    let field = Some(roster_import::field_called(field)?);
    Ok(TakenIn {
        id: id.to_owned(),
        field,
    })
}

fn read(file: &Path) -> Result<Workbook> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    tabular::read_file(&name, file)
}

fn recognised(book: &Workbook) -> Result<Content> {
    if data_workbook::is_data_workbook(book) {
        return Ok(Content::DataWorkbook);
    }
    let kind = roster_import::recognised(book).ok_or_else(|| {
        Error::invalid(
            "file",
            format!(
                "“{}”里没有找到表头。数据工作簿要保留各工作表的名称；名册要有姓名、学校等表头。",
                book.name
            ),
        )
    })?;
    Ok(Content::List(kind))
}

fn preview(desk: &Desk, book: Workbook, content: Content, asked: &Import, show: Show) -> Outcome {
    let shown = match content {
        Content::DataWorkbook => {
            let preview = desk.read(|reader| data_workbook::preview(reader, &book))?;
            show.result(&preview, || import_text::of_data_workbook(&preview))
        }
        Content::List(kind) => {
            let preview = desk.read(|reader| {
                let draft = draft(reader, kind, book, asked)?;
                roster_import::preview(reader, &draft)
            })?;
            show.result(&preview, || import_text::of_list(&preview))
        }
    };
    desk.close()?;
    shown.map_err(unprinted)
}

fn apply(desk: &Desk, book: Workbook, content: Content, asked: &Import, show: Show) -> Outcome {
    let shown = match content {
        Content::DataWorkbook => {
            let done =
                desk.write_after_copy("导入数据工作簿", BackupReason::Import, |w| {
                    data_workbook::apply(w, &book)
                })?;
            let Summary {
                added,
                changed,
                same,
            } = done.result;
            let text = || format!("已导入：新增{added}条，变更{changed}条，相同{same}条。");
            show.result(&done.result, text)
        }
        Content::List(kind) => {
            let draft = desk.read(|reader| draft(reader, kind, book, asked))?;
            let done = desk.write_after_copy("导入名册", BackupReason::Import, |w| {
                roster_import::apply(w, &draft)
            })?;
            show.result(&done.result, || {
                import_text::of_imported(kind, &done.result)
            })
        }
    };
    desk.close()?;
    shown.map_err(unprinted)
}
