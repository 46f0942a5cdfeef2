//! What the user says of a draft by the ids of its questions and of what was left out.
use crate::error::{Error, OrMissing, Result};
use crate::exchange::findings::{Answer, Doubt, DoubtKind, TakeIn, no_such_question};
use crate::exchange::names::Meant;
use crate::exchange::normal::key;
use crate::ledger::Reader;

use super::super::answering::choice_of;
use super::super::background::Background;
use super::activities::Activities;
use super::draft::Draft;
use super::intake::{Intake, intake};
use super::people::NOBODY;

/// Answers a question: by the value or the words of a choice, or by what else its kind allows. The answer
/// holds for every cell that reads the same.
///
/// # Errors
/// When there is no such question, or the answer means nothing for it.
pub fn answer(reader: Reader<'_>, draft: &mut Draft, answer: &Answer) -> Result<()> {
    let intake = intake(reader, draft)?;
    let background = Background::load(reader, draft.community)?;
    let activities = Activities::load(reader, draft.community, &background.words)?;
    let text = answer.value.trim();
    let is_activity = |code: &str| code == NOBODY || activities.by_code(code).is_some();
    let value = match intake.doubts.iter().find(|doubt| doubt.id == answer.id) {
        Some(doubt) => {
            let other = match doubt.kind {
                DoubtKind::Activity => is_activity(text),
                DoubtKind::Person => is_on_roster(&background, text),
                DoubtKind::School => matches!(background.names.find(text), Meant::One(_)),
                _ => false,
            };
            let value = choice_of(doubt, text).or_else(|| other.then(|| text.to_owned()));
            value.ok_or_else(|| refused(doubt, text))?
        }
        None if is_told_by_activity(draft, &intake, &answer.id) => {
            is_activity(text).then(|| text.to_owned()).ok_or_else(|| {
                let message = format!("台账里没有编号是“{text}”的活动。");
                Error::invalid("answer", message)
            })?
        }
        None => return Err(no_such_question(&answer.id, &intake.doubts)),
    };
    draft.set_answer(answer.id.clone(), value);
    Ok(())
}

fn is_on_roster(background: &Background, code: &str) -> bool {
    let mut persons = background.people.persons.iter();
    persons.any(|person| key(&person.code) == key(code))
}

/// Something that is left out until it is said of which activity it is, or that was said of before.
fn is_told_by_activity(draft: &Draft, intake: &Intake, id: &str) -> bool {
    let mut left_out = intake.left_out.iter();
    let is_left = left_out.any(|entry| entry.id == id && entry.take_in == TakeIn::Activity);
    is_left || draft.answers.get(id).is_some()
}

fn refused(doubt: &Doubt, text: &str) -> Error {
    Error::invalid("answer", doubt.refusal(text))
}

/// Takes in what was left out, by its id.
///
/// # Errors
/// When nothing of that name was left out, or nothing can be taken in of it.
pub fn take_in(reader: Reader<'_>, draft: &mut Draft, id: &str) -> Result<()> {
    let left_out = intake(reader, draft)?.left_out;
    let mut entries = left_out.into_iter().filter(|entry| entry.id == id);
    let entry = entries.find(|entry| entry.take_in == TakeIn::Click);
    let entry = entry.or_missing("没有导入的部分")?;
    draft.taken_in.insert(id.to_owned(), entry);
    Ok(())
}
