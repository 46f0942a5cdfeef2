//! Finding the participation lists of a file.
use crate::communities::Community;
use crate::error::{Error, Result};
use crate::exchange::data_workbook::is_data_workbook;
use crate::exchange::tabular::Workbook;
use crate::ids::CommunityId;
use crate::ledger::Reader;

use super::super::asks::Answers;
use super::columns::{Column, named};
use super::draft::Draft;
use super::lists::{Shape, lists};
use super::reshaping::reshaped;

/// Reads a file of who took part in the community's activities.
pub fn of_workbook(reader: Reader<'_>, book: Workbook, community: CommunityId) -> Result<Draft> {
    reader.get::<Community>(community)?;
    let book = reshaped(book);
    let lists = lists(&book);
    if lists.is_empty() {
        let message = format!(
            "“{}”里没有认出参加名单：要有一列写姓名，还要有签到栏，或者每次活动一列；也可以是接龙，或者一行一次活动、一列一所学校。",
            book.name
        );
        return Err(Error::file(message, None));
    }
    Ok(Draft {
        book,
        lists,
        community,
        answers: Answers::default(),
        taken_in: Default::default(),
    })
}

/// Whether a file is rather a participation list than a roster or a list of activities.
pub fn looks_like(book: &Workbook) -> bool {
    const TITLES: [&str; 6] = ["签到", "点名", "考勤", "参加情况", "参会", "参加人员"];
    if is_data_workbook(book) {
        return false;
    }
    let is_title = |text: &str| TITLES.iter().any(|title| text.contains(title));
    let book = &reshaped(book.clone());
    lists(book).iter().any(|list| {
        let sheet = &book.sheets[list.sheet];
        let mut titles = list.above.titles.iter().chain([&sheet.name, &book.name]);
        let is_signed = list.first_of(Column::Status).is_some();
        let is_table = list.shape(sheet) == Shape::Table;
        let names_persons = list.columns.iter().any(|(_, heading)| {
            let last = heading.pieces.last();
            last.is_some_and(|last| named(last) == Some(Column::Name))
        });
        let tells_activities = names_persons && list.first_of(Column::Title).is_some();
        is_table || is_signed || tells_activities || titles.any(|title| is_title(title))
    })
}
