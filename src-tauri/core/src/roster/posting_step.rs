//! What becomes of a person's postings when something is said of the present one: it is corrected,
//! another follows it from a day on (自某日起), or one that ended begins again. Forms and imports
//! alike decide here, first what would be written, then write it.
use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::dates::ALWAYS;
use crate::error::Result;
use crate::ids::{OrganizationId, PersonId};
use crate::ledger::{Reader, Writer};
use crate::text::cleaned;
use crate::vocabulary::split_codes;

use super::postings::{of_person, put};
use super::records::Posting;
use super::rules::{Step, check_overlap, check_return, present, step_from};

/// What a posting says.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostingInput {
    pub organization: OrganizationId,
    /// Codes of `subject`.
    pub subjects: Vec<String>,
    pub stage: Option<String>,
    pub post: Option<String>,
    pub title: Option<String>,
    pub honours: Option<String>,
}

/// From when it holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Onset {
    /// 自某日起: the former posting ends the day before.
    From(NaiveDate),
    /// 更正: as if it always had been so.
    Correction,
    /// Back on that day, after the posting had ended.
    Return(NaiveDate),
    /// The posting never ended.
    NeverEnded,
}

/// What is to be written.
#[derive(Debug, Default)]
pub(crate) struct PostingStep {
    /// The former posting with its last day.
    ends: Option<Posting>,
    /// The posting whose place the new one takes.
    former: Option<Posting>,
    holds: Option<Posting>,
}

/// Decides what `input` does to the person's postings; writes nothing.
///
/// # Errors
/// Invalid when another posting holds in that time.
pub(crate) fn posting_step(
    reader: Reader<'_>,
    person: PersonId,
    input: PostingInput,
    onset: Onset,
) -> Result<PostingStep> {
    let postings = of_person(reader, person)?;
    let Some(former) = present(&postings, reader.today()) else {
        let from = match onset {
            Onset::From(day) | Onset::Return(day) => day,
            Onset::Correction | Onset::NeverEnded => ALWAYS,
        };
        return Ok(PostingStep::new(input.into_record(person, from, None)));
    };
    let corrected = input
        .clone()
        .into_record(person, former.from_date, former.to_date);
    match onset {
        Onset::Correction | Onset::From(_) if corrected == *former => Ok(PostingStep::default()),
        Onset::Correction => Ok(PostingStep::new(corrected).in_place_of(former)),
        Onset::From(day) => match step_from(&postings, former, day)? {
            Step::Correct => Ok(PostingStep::new(corrected).in_place_of(former)),
            Step::Follow { last_day } => Ok(PostingStep {
                ends: Some(Posting {
                    to_date: Some(former.to_date.map_or(last_day, |to| to.min(last_day))),
                    ..former.clone()
                }),
                ..PostingStep::new(input.into_record(person, day, None))
            }),
        },
        Onset::Return(day) => {
            check_return(&postings, day)?;
            Ok(PostingStep::new(input.into_record(person, day, None)))
        }
        Onset::NeverEnded => {
            let lasting = input.into_record(person, former.from_date, None);
            let others: Vec<Posting> = postings
                .iter()
                .filter(|other| other.uid != former.uid)
                .cloned()
                .collect();
            check_overlap(&others, lasting.from_date, lasting.to_date)?;
            Ok(PostingStep::new(lasting).in_place_of(former))
        }
    }
}

impl PostingStep {
    fn new(holds: Posting) -> Self {
        PostingStep {
            holds: Some(holds),
            ..PostingStep::default()
        }
    }

    fn in_place_of(self, former: &Posting) -> Self {
        PostingStep {
            former: Some(former.clone()),
            ..self
        }
    }

    /// Writes it; answers whether there was anything to write.
    pub(crate) fn write(self, w: &Writer<'_>) -> Result<bool> {
        if let Some(ended) = &self.ends {
            w.update(ended)?;
        }
        let Some(posting) = &self.holds else {
            return Ok(false);
        };
        put(w, self.former.as_ref(), posting)?;
        Ok(true)
    }
}

impl PostingInput {
    /// What a posting says, to be changed.
    pub(crate) fn of(posting: Posting) -> Self {
        let subjects = split_codes(posting.subject.as_deref().unwrap_or_default());
        PostingInput {
            organization: posting.organization,
            subjects: subjects.into_iter().map(str::to_owned).collect(),
            stage: posting.stage,
            post: posting.post,
            title: posting.title,
            honours: posting.honours,
        }
    }

    fn into_record(self, person: PersonId, from: NaiveDate, to: Option<NaiveDate>) -> Posting {
        Posting {
            uid: Posting::key(person, self.organization, from),
            owner: self.organization.0,
            person,
            organization: self.organization,
            subject: cleaned(Some(self.subjects.join("、"))),
            stage: cleaned(self.stage),
            post: cleaned(self.post),
            title: cleaned(self.title),
            honours: cleaned(self.honours),
            from_date: from,
            to_date: to,
        }
    }
}
