//! `lianyan import`: takes over a data workbook or a school's own list, or shows what it would do.
use std::path::Path;

use lianyan_api::Desk;
use lianyan_core::exchange::data_workbook::{self, Summary};
use lianyan_core::exchange::findings::Answer;
use lianyan_core::exchange::headers::ListKind;
use lianyan_core::exchange::roster_import::{self, Draft, TakenIn};
use lianyan_core::exchange::tabular::{self, Workbook};
use lianyan_core::exchange::{Content, content};
use lianyan_core::ledger::{BackupReason, Reader};
use lianyan_core::{Error, Result};

use crate::args::{Import, ImportKind};
use crate::show::Show;

use super::{
    Outcome, desk_for_reading, desk_with, import_activities, import_participation, import_text,
    unprinted,
};

pub(super) fn run(asked: Import, show: Show) -> Outcome {
    let book = read(&asked.file)?;
    let content = recognised(&book, &asked)?;
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
    answer_all(asked, &mut draft, |draft, answer| {
        roster_import::answer(reader, draft, answer)
    })?;
    Ok(draft)
}

/// Gives all answers of the command line, in whatever order: one may bring up the question of another, or settle it.
pub(super) fn answer_all<D: Clone>(
    asked: &Import,
    draft: &mut D,
    give: impl Fn(&mut D, &Answer) -> Result<()>,
) -> Result<()> {
    let of = |(id, value): &(String, String)| Answer {
        id: id.clone(),
        value: value.clone(),
    };
    let untouched = draft.clone();
    let mut waiting: Vec<Answer> = asked.answer.iter().map(of).collect();
    while !waiting.is_empty() {
        let (count, mut refused) = (waiting.len(), None);
        waiting.retain(|answer| match give(draft, answer) {
            Ok(()) => false,
            Err(error) => {
                refused.get_or_insert(error);
                true
            }
        });
        match refused {
            Some(error) if waiting.len() == count => {
                let settled = |answer: &Answer| give(&mut untouched.clone(), answer).is_ok();
                let all_settled = waiting.iter().all(settled);
                return if all_settled { Ok(()) } else { Err(error) };
            }
            _ => {}
        }
    }
    Ok(())
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

/// As it was said, else as the headings say.
fn recognised(book: &Workbook, asked: &Import) -> Result<Content> {
    let roster = || roster_import::recognised(book).map(Content::Roster);
    let found = match asked.kind {
        Some(ImportKind::Data) => Some(Content::DataWorkbook),
        Some(ImportKind::Activities) => Some(Content::Activities),
        Some(ImportKind::Participation) => Some(Content::Participation),
        Some(ImportKind::Roster) => roster(),
        None => content(book),
    };
    found.ok_or_else(|| {
        Error::invalid(
            "file",
            format!(
                "“{}”里没有找到表头。数据工作簿要保留各工作表的名称；名册要有姓名、学校等表头；活动台账要有活动主题和日期。",
                book.name
            ),
        )
    })
}

fn preview(desk: &Desk, book: Workbook, content: Content, asked: &Import, show: Show) -> Outcome {
    let shown = match content {
        Content::DataWorkbook => {
            let preview = desk.read(|reader| data_workbook::preview(reader, &book))?;
            show.result(&preview, || import_text::of_data_workbook(&preview))
        }
        Content::Roster(kind) => {
            let preview = desk.read(|reader| {
                let draft = draft(reader, kind, book, asked)?;
                roster_import::preview(reader, &draft)
            })?;
            show.result(&preview, || import_text::of_list(&preview))
        }
        Content::Activities => {
            import_activities::preview(desk, book, asked, show)?;
            Ok(())
        }
        Content::Participation => {
            import_participation::preview(desk, book, asked, show)?;
            Ok(())
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
        Content::Roster(kind) => {
            let draft = desk.read(|reader| draft(reader, kind, book, asked))?;
            let done = desk.write_after_copy("导入名册", BackupReason::Import, |w| {
                roster_import::apply(w, &draft)
            })?;
            show.result(&done.result, || {
                import_text::of_imported(kind, &done.result)
            })
        }
        Content::Activities => {
            import_activities::apply(desk, book, asked, show)?;
            Ok(())
        }
        Content::Participation => {
            import_participation::apply(desk, book, asked, show)?;
            Ok(())
        }
    };
    desk.close()?;
    shown.map_err(unprinted)
}
