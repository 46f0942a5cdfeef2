//! Which rows of a list are persons, and what the others are.
use crate::exchange::headers::SkipReason;
use crate::exchange::normal::{is_nobody, key};
use crate::exchange::tabular::{Cell, Row, Sheet};
use crate::text::person_name;

use super::above::is_foot;
use super::columns::Column;
use super::lists::List;
use super::said::{Said, said};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum RowOf {
    /// The cell of the names as written.
    Person(String),
    /// One text over the row, perhaps the school of those below.
    Section(String),
    LeftOut(SkipReason),
    /// Somebody signed, and nobody knows who.
    Nameless,
    /// Empty, a number alone, the foot of a printed sheet.
    Nothing,
}

const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "累计", "总数"];

/// 参加人数, 出勤率 below a list.
const COUNTED: &[&str] = &["人数", "人次", "率"];

/// Looks at the cells of the list alone: another may stand beside it.
pub(super) fn row_of(sheet: &Sheet, list: &List, row: &Row, taken_in: bool) -> RowOf {
    let texts = own_texts(list, row);
    let Some(first) = texts.first() else {
        return RowOf::Nothing;
    };
    let name = list
        .first_of(Column::Name)
        .map_or("", |at| text_of(row, at));
    let is_total = |text: &str| {
        let text = key(text);
        TOTALS.iter().any(|word| text.starts_with(word))
            || COUNTED.iter().any(|word| text.ends_with(word))
    };
    if is_total(first) || is_total(name) {
        return RowOf::LeftOut(SkipReason::Total);
    }
    // A label stands alone, or over the whole row; 08:25 before a name is a time.
    let has_no_name = name.is_empty() || name == first;
    if has_no_name && (is_foot(row) || first.contains(['：', ':'])) {
        return RowOf::Nothing;
    }
    if texts.len() == 1 && is_section(sheet, list, row) {
        return RowOf::Section(first.clone());
    }
    let name = match name.is_empty() || is_nobody(name) {
        true => match signed_name(list, row) {
            Some(name) => name,
            None => return nameless(list, row),
        },
        false => name.to_owned(),
    };
    match () {
        () if taken_in => RowOf::Person(name),
        () if is_struck(list, row) => RowOf::LeftOut(SkipReason::StruckOut),
        () if row.hidden => RowOf::LeftOut(SkipReason::Hidden),
        () => RowOf::Person(name),
    }
}

fn text_of(row: &Row, at: usize) -> &str {
    match row.cell(at) {
        Cell::Text(text) => text.trim(),
        _ => "",
    }
}

pub(super) fn own_texts(list: &List, row: &Row) -> Vec<String> {
    let shown = list.columns.iter().map(|(at, _)| row.cell(*at).shown());
    let mut texts: Vec<String> = shown.filter(|text| !text.is_empty()).collect();
    texts.dedup();
    texts
}

/// A text that stands outside the column of the names, or is merged over it.
fn is_section(sheet: &Sheet, list: &List, row: &Row) -> bool {
    let main = list.first_of(Column::Name).unwrap_or_default();
    let area = sheet.merged_at(row.number, main);
    let wide = area.is_some_and(|area| area.last_column > area.first_column + 1);
    let number = own_texts(list, row)
        .concat()
        .chars()
        .all(|c| c.is_ascii_digit());
    (wide || row.cell(main).is_empty()) && !number
}

/// Somebody who was not on the printed list signed in an empty row.
fn signed_name(list: &List, row: &Row) -> Option<String> {
    let signed = list.all_of(Column::Status).map(|at| text_of(row, at));
    let name = signed
        .filter(|text| said(text) == Said::Word)
        .find_map(|text| person_name(text).ok())?;
    (2..=4).contains(&name.chars().count()).then_some(name)
}

fn nameless(list: &List, row: &Row) -> RowOf {
    let mut signed = list.all_of(Column::Status).chain(list.all_of(Column::Free));
    match signed.any(|at| !row.cell(at).is_empty()) {
        true => RowOf::Nameless,
        false => RowOf::Nothing,
    }
}

fn is_struck(list: &List, row: &Row) -> bool {
    let name = list.first_of(Column::Name);
    name.is_some_and(|at| row.struck_at(at)) || row.is_struck_out()
}
