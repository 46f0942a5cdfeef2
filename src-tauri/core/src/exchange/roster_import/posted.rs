//! What a row says of somebody's posting, as the roster takes it; and rows that it would refuse.
use crate::error::{Error, Result};
use crate::ledger::Reader;
use crate::roster::{self, Onset, Person, Posting, PostingInput};

use super::blank::new_posting;
use super::draft::Draft;
use super::fields::{Fault, Values};
use super::known::KnownRecord;
use super::line::{Intake, Line, RowState};
use super::offers::Offer;
use super::values::{put, school};
use crate::exchange::headers::ListField;
use crate::roster::ALWAYS;

/// Marks the rows whose posting the roster would not take.
pub(super) fn check(reader: Reader<'_>, draft: &Draft, intake: &mut Intake) -> Result<()> {
    for at in 0..intake.lines.len() {
        let line = &intake.lines[at];
        if line.state() != RowState::Changed {
            continue;
        }
        let known = line.record.and_then(|uid| intake.roster.get(uid));
        let Some(KnownRecord::Person { person, posting }) = known.map(|known| &known.record) else {
            continue;
        };
        let refused = match step_of(draft, person, posting.as_ref(), line)? {
            Some((input, onset)) => roster::posting_step(reader, person.uid, input, onset).err(),
            None => None,
        };
        match refused {
            None => {}
            Some(Error::Invalid { message, .. }) => intake.lines[at].faults.push(fault(message)),
            Some(other) => return Err(other),
        }
    }
    Ok(())
}

fn fault(message: String) -> Fault {
    Fault {
        field: None,
        message: message.trim_end_matches('。').to_owned(),
        remedy: "改变更的起始日期，或者去掉本行，在人员页登记。".to_owned(),
        offers: vec![Offer::leave_out()],
    }
}

/// What is to hold, and from when; `None` while the day of a return is still to be said.
pub(super) fn step_of(
    draft: &Draft,
    person: &Person,
    posting: Option<&Posting>,
    line: &Line,
) -> Result<Option<(PostingInput, Onset)>> {
    let school = school(&line.values)?;
    let from = draft.from.map_or(Onset::Correction, Onset::From);
    let onset = match (line.returning, line.needs_day, draft.back_from) {
        (Some(_), true, Some(day)) => Onset::Return(day),
        (Some(_), true, None) => return Ok(None),
        (Some(_), false, _) if posting.is_some_and(|old| old.to_date.is_some()) => {
            Onset::NeverEnded
        }
        _ => from,
    };
    let blank = || new_posting(person.uid, school, ALWAYS);
    let mut said = posting.cloned().unwrap_or_else(blank);
    said.organization = school;
    set_posting(&mut said, &line.values);
    Ok(Some((PostingInput::of(said), onset)))
}

pub(super) fn set_posting(posting: &mut Posting, values: &Values) {
    put(&mut posting.subject, values, ListField::Subject);
    put(&mut posting.title, values, ListField::Title);
    put(&mut posting.post, values, ListField::Post);
    put(&mut posting.honours, values, ListField::Honours);
}
