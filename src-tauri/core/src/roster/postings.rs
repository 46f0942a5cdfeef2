//! A person's postings (任职) one by one, for corrections of the past.
use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::dates::{ALWAYS, span_label};
use crate::error::{Error, Result};
use crate::ids::{OrganizationId, PersonId, PostingId};
use crate::ledger::{Reader, Writer};
use crate::text::cleaned;
use crate::vocabulary::{WordList, require, split_codes};

use super::records::{Organization, Person, Posting};
use super::rules::{check_overlap, present};

/// A new posting (`uid: null`) or a corrected one.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavePosting {
    pub uid: Option<PostingId>,
    pub person: PersonId,
    pub organization: OrganizationId,
    /// Codes of `subject`.
    pub subjects: Vec<String>,
    pub stage: Option<String>,
    pub post: Option<String>,
    pub title: Option<String>,
    pub honours: Option<String>,
    /// `null`: it always was so.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// Adds or corrects one posting; two never hold on the same day.
pub fn save_posting(w: &Writer<'_>, request: SavePosting) -> Result<PostingId> {
    let person: Person = w.reader().get(request.person)?;
    w.reader().get::<Organization>(request.organization)?;
    let (former, others): (Vec<_>, Vec<_>) = of_person(w.reader(), request.person)?
        .into_iter()
        .partition(|posting| Some(posting.uid) == request.uid);
    let posting = request.into_record();
    check_overlap(&others, posting.from_date, posting.to_date)?;
    w.describe(format!(
        "已登记{}的任职（{}）",
        person.name,
        span_label(posting.span())
    ));
    put(w, former.first(), &posting)?;
    own(w, person)?;
    Ok(posting.uid)
}

/// Removes one posting; a person keeps at least one.
pub fn remove_posting(w: &Writer<'_>, id: PostingId) -> Result<()> {
    let posting: Posting = w.reader().get(id)?;
    let person: Person = w.reader().get(posting.person)?;
    if of_person(w.reader(), posting.person)?.len() == 1 {
        return Err(Error::not_now(format!(
            "{}只有这一段任职，不能删除。如已调出或退休，请更改在职状态，或填写结束日期。",
            person.name
        )));
    }
    w.describe(format!(
        "已删除{}的任职（{}）",
        person.name,
        span_label(posting.span())
    ));
    w.remove::<Posting>(id)?;
    own(w, person)
}

impl SavePosting {
    fn into_record(self) -> Posting {
        let from = self.from.unwrap_or(ALWAYS);
        Posting {
            uid: Posting::key(self.person, self.organization, from),
            owner: self.organization.0,
            person: self.person,
            organization: self.organization,
            subject: cleaned(Some(self.subjects.join("、"))),
            stage: cleaned(self.stage),
            post: cleaned(self.post),
            title: cleaned(self.title),
            honours: cleaned(self.honours),
            from_date: from,
            to_date: self.to,
        }
    }
}

/// Oldest first.
pub(super) fn of_person(reader: Reader<'_>, person: PersonId) -> Result<Vec<Posting>> {
    reader.list("WHERE r.person = ?1 ORDER BY r.from_date", [person])
}

/// Refuses subjects, stages and titles that no list holds.
fn check_words(reader: Reader<'_>, posting: &Posting) -> Result<()> {
    let subjects = split_codes(posting.subject.as_deref().unwrap_or(""));
    require(reader, "subjects", WordList::Subject, subjects)?;
    require(reader, "stage", WordList::Stage, posting.stage.as_deref())?;
    require(reader, "title", WordList::Title, posting.title.as_deref())
}

/// Stores a posting in place of its former self; another school or first day is another key.
pub(super) fn put(w: &Writer<'_>, former: Option<&Posting>, posting: &Posting) -> Result<()> {
    check_words(w.reader(), posting)?;
    if let Some(former) = former.filter(|former| former.uid != posting.uid) {
        w.remove::<Posting>(former.uid)?;
    }
    w.save(posting)
}

/// Gives the person to the school of the present posting: it keeps the person's record.
pub(crate) fn own(w: &Writer<'_>, mut person: Person) -> Result<()> {
    let postings = of_person(w.reader(), person.uid)?;
    let today = w.now().date();
    let Some(school) = present(&postings, today).map(|posting| posting.organization.0) else {
        return Ok(());
    };
    if person.owner != school {
        person.owner = school;
        w.update(&person)?;
    }
    Ok(())
}
