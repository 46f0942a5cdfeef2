//! What the user says of a draft by the ids of its questions and of what was left out.
use chrono::NaiveDate;

use crate::error::{Error, OrMissing, Result};
use crate::exchange::findings::{Answer, Doubt, DoubtKind, no_such_question};
use crate::exchange::names::SchoolNames;
use crate::exchange::tabular::column_letters;
use crate::ledger::Reader;
use crate::vocabulary::WordList;

use super::asked_turnouts;
use super::background::Background;
use super::doubts::NO_FIELD;
use super::draft::Draft;
use super::intake::intake;
use super::meaning::{ColumnMeaning, meaning_called};
use super::wire::{ActivityBind, ActivityPlace};

/// Answers a question: by the value or the words of a choice, or by what else its kind allows.
///
/// # Errors
/// When there is no such question, or the answer means nothing for it.
pub fn answer(reader: Reader<'_>, draft: &mut Draft, answer: &Answer) -> Result<()> {
    if let Some(Part::Column(list, column)) = part(draft, &answer.id) {
        let field = match answer.value.as_str() {
            NO_FIELD | "不导入" => None,
            value => Some(meaning_called(&SchoolNames::load(reader)?, value)?),
        };
        return draft.bind(ActivityBind {
            list,
            column,
            field,
        });
    }
    let value = {
        let intake = intake(reader, draft)?;
        let rows = || intake.lines.iter().flat_map(|line| &line.reading.doubts);
        let all = || intake.doubts.iter().chain(rows());
        let mut asked = all().filter(|doubt| is_asked_by(doubt, &answer.id));
        let Some(first) = asked.next() else {
            return Err(no_such_question(&answer.id, all()));
        };
        // Of several that one answer settles, not every one has every choice.
        let mut others =
            asked.filter_map(|doubt| value_of(doubt, &intake.background, &answer.value).ok());
        value_of(first, &intake.background, &answer.value)
            .or_else(|refusal| others.next().ok_or(refusal))?
    };
    draft.set_answer(answer.id.clone(), value);
    Ok(())
}

fn is_asked_by(doubt: &Doubt, id: &str) -> bool {
    doubt.id == id || doubt.alike.as_ref().is_some_and(|alike| alike.id == id)
}

fn value_of(doubt: &Doubt, background: &Background, text: &str) -> Result<String> {
    let text = text.trim();
    if let Some(value) = choice_of(doubt, text) {
        return Ok(value);
    }
    let other = match doubt.kind {
        DoubtKind::Day => text.parse::<NaiveDate>().ok().map(|day| day.to_string()),
        DoubtKind::Form => background.words.form_of(text).map(|form| form.code.clone()),
        DoubtKind::School => (!background.schools(text).is_empty()).then(|| text.to_owned()),
        DoubtKind::Role => {
            let code = background.words.code_of(WordList::ActivityRole, text);
            code.map(|_| text.to_owned())
        }
        DoubtKind::Heads => asked_turnouts::are_counts(background, text).then(|| text.to_owned()),
        DoubtKind::Year => text.parse::<i32>().ok().map(|year| year.to_string()),
        _ => None,
    };
    other.ok_or_else(|| Error::invalid("answer", doubt.refusal(text)))
}

/// The value of a choice, by itself, by its words, or by how they begin.
pub(super) fn choice_of(doubt: &Doubt, text: &str) -> Option<String> {
    let choices = || doubt.choices.iter();
    let exact = choices().find(|choice| choice.value == text || choice.label == text);
    let mut begun = choices().filter(|choice| choice.label.starts_with(text));
    let begun = begun.next().filter(|_| begun.next().is_none());
    let choice = exact.or(begun).filter(|_| !text.is_empty());
    choice.map(|choice| choice.value.clone())
}

/// Takes in something that was left out: a list, a row, or a column as the field given.
///
/// # Errors
/// When nothing of that name was left out, or a column comes without its field.
pub fn take_in(draft: &mut Draft, id: &str, field: Option<ColumnMeaning>) -> Result<()> {
    match part(draft, id).or_missing("没有导入的部分")? {
        Part::List(list) => draft.include(list, true),
        Part::Row(place) => {
            draft.leave_out(place, false);
            Ok(())
        }
        Part::Column(list, column) => {
            let field = field.ok_or_else(|| {
                Error::invalid("field", "请说明这一列是什么：在后面加“=”和栏名。")
            })?;
            draft.bind(ActivityBind {
                list,
                column,
                field: Some(field),
            })
        }
    }
}

/// Leaves out a row, or a whole list.
///
/// # Errors
/// When there is none of that name.
pub fn leave_out(draft: &mut Draft, id: &str) -> Result<()> {
    match part(draft, id) {
        Some(Part::Row(place)) => {
            draft.leave_out(place, true);
            Ok(())
        }
        Some(Part::List(list)) => draft.include(list, false),
        Some(Part::Column(..)) | None => Err(Error::invalid(
            "id",
            format!("没有“{id}”这一行。写成“工作表名/行号”。"),
        )),
    }
}

/// The same, a column as what somebody calls it: 承办, 参加人数（二实小）.
///
/// # Errors
/// As [`take_in`], and when nothing is called so.
pub fn take_in_as(reader: Reader<'_>, draft: &mut Draft, id: &str, called: &str) -> Result<()> {
    let meaning = meaning_called(&SchoolNames::load(reader)?, called)?;
    take_in(draft, id, Some(meaning))
}

/// What an id names.
enum Part {
    List(usize),
    Row(ActivityPlace),
    /// List and column, both from 0.
    Column(usize, usize),
}

/// 台账, 台账/16, 台账/H
fn part(draft: &Draft, id: &str) -> Option<Part> {
    (0..draft.lists.len()).find_map(|list| {
        let rest = id.strip_prefix(draft.reference_of(list).as_str())?;
        if rest.is_empty() {
            return Some(Part::List(list));
        }
        let rest = rest.strip_prefix('/')?;
        if let Ok(row) = rest.parse() {
            return Some(Part::Row(ActivityPlace { list, row }));
        }
        let columns = draft.lists[list].layout.as_ref()?.columns.iter();
        let mut named = columns.filter(|column| column_letters(column.column) == rest);
        Some(Part::Column(list, named.next()?.column))
    })
}
