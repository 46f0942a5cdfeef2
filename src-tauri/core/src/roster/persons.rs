//! Persons as the screens read them: the list as of a day, and one person's page.
use std::cmp::Ordering;

use chrono::NaiveDate;
use rusqlite::{Row, named_params};

use crate::dates::full_date;
use crate::error::{OrMissing, Result};
use crate::ids::PersonId;
use crate::ledger::Reader;
use crate::readings::{self, Interner, Needle, Readable};
use crate::vocabulary::{self, Vocabulary, WordList, split_codes};

use super::records::{ALWAYS, AbsenceKind, Away, Organization, Person, PersonStatus, Posting};
use super::views::{AwayRow, PersonFilter, PersonPage, PersonRow, PostingRow};

/// Persons in the order of every list: school, the roster's own order, then pinyin.
pub fn persons(reader: Reader<'_>, filter: PersonFilter) -> Result<Vec<PersonRow>> {
    let on = filter.on.unwrap_or(reader.today());
    let vocabulary = vocabulary::load(reader)?;
    let mut listed = listed(reader, &vocabulary, on, None, filter.status)?;
    let needle = Needle::new(filter.text.as_deref().unwrap_or(""));
    let mut interner = Interner::default();
    listed.retain(|listed| {
        let row = &listed.row;
        let here = filter.schools.is_empty()
            || row
                .organization
                .is_some_and(|school| filter.schools.contains(&school));
        let teaches = filter
            .subject
            .as_ref()
            .is_none_or(|subject| row.subjects.contains(subject));
        here && teaches && (needle.is_empty() || listed.is_meant(&needle, &mut interner))
    });
    listed.sort_by(Listed::order);
    Ok(listed.into_iter().map(|listed| listed.row).collect())
}

/// One person in full; postings newest first.
pub fn person(reader: Reader<'_>, id: PersonId) -> Result<PersonPage> {
    let person: Person = reader.get(id)?;
    let vocabulary = vocabulary::load(reader)?;
    let row = listed(reader, &vocabulary, reader.today(), Some(id), None)?
        .pop()
        .map(|listed| listed.row)
        .or_missing("人员")?;
    Ok(PersonPage {
        person,
        row,
        postings: posting_rows(reader, &vocabulary, id)?,
        away: away_rows(reader, id)?,
    })
}

/// A row with what it is sorted by.
struct Listed {
    row: PersonRow,
    reading: Option<String>,
    sort: i64,
    school_sort: Option<i64>,
    school_code: Option<String>,
}

impl Listed {
    /// By the name in Chinese, pinyin or initials, or the beginning of the 编号.
    fn is_meant(&self, needle: &Needle, interner: &mut Interner) -> bool {
        self.row.code.to_lowercase().starts_with(needle.text())
            || Readable::of_person(&self.row.name, self.reading.as_deref(), interner)
                .find(needle)
                .is_some()
    }

    /// Those without a school come last.
    fn order(&self, other: &Listed) -> Ordering {
        let key = |listed: &Listed| (listed.school_sort.is_none(), listed.school_sort);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.school_code.cmp(&other.school_code))
            .then_with(|| self.sort.cmp(&other.sort))
            .then_with(|| self.row.pinyin.cmp(&other.row.pinyin))
            .then_with(|| self.row.code.cmp(&other.row.code))
    }
}

fn listed(
    reader: Reader<'_>,
    vocabulary: &Vocabulary,
    on: NaiveDate,
    person: Option<PersonId>,
    status: Option<PersonStatus>,
) -> Result<Vec<Listed>> {
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/persons.sql"))?;
    let rows = statement.query_map(
        named_params! { ":on": on, ":person": person, ":status": status },
        |row| read(row, vocabulary),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &Row<'_>, vocabulary: &Vocabulary) -> rusqlite::Result<Listed> {
    let name: String = row.get("name")?;
    let given: Option<String> = row.get("reading")?;
    let reading = readings::of_person(&name, given.as_deref());
    let subject: Option<String> = row.get("subject")?;
    let subject = subject.unwrap_or_default();
    let title: Option<String> = row.get("title")?;
    let away: Option<AbsenceKind> = row.get("away")?;
    let away_to: Option<NaiveDate> = row.get("away_to")?;
    Ok(Listed {
        reading: given,
        sort: row.get("sort")?,
        school_sort: row.get("organization_sort")?,
        school_code: row.get("organization_code")?,
        row: PersonRow {
            uid: row.get("uid")?,
            code: row.get("code")?,
            name,
            pinyin: reading.pinyin,
            initials: reading.initials,
            sex: row.get("sex")?,
            birth_month: row.get("birth_month")?,
            status: row.get("status")?,
            organization: row.get("organization")?,
            organization_name: row.get("organization_name")?,
            subject_names: vocabulary.names(WordList::Subject, &subject),
            subjects: owned(split_codes(&subject)),
            stage: row.get("stage")?,
            post: row.get("post")?,
            title_name: title
                .as_deref()
                .map(|code| vocabulary.name(WordList::Title, code).to_owned()),
            title,
            honours: row.get("honours")?,
            away_label: away.map(|reason| away_label(reason, away_to)),
            away,
        },
    })
}

/// 支教在外（至2025年6月30日）
fn away_label(reason: AbsenceKind, to: Option<NaiveDate>) -> String {
    match to {
        Some(to) => format!("{}（至{}）", reason.label(), full_date(to)),
        None => reason.label().to_owned(),
    }
}

fn posting_rows(
    reader: Reader<'_>,
    vocabulary: &Vocabulary,
    person: PersonId,
) -> Result<Vec<PostingRow>> {
    let postings: Vec<Posting> =
        reader.list("WHERE r.person = ?1 ORDER BY r.from_date DESC", [person])?;
    let today = reader.today();
    postings
        .into_iter()
        .map(|posting| {
            let subject = posting.subject.clone().unwrap_or_default();
            let organization: Organization = reader.get(posting.organization)?;
            Ok(PostingRow {
                uid: posting.uid,
                organization: posting.organization,
                organization_name: organization.name,
                subject_names: vocabulary.names(WordList::Subject, &subject),
                subjects: owned(split_codes(&subject)),
                stage: posting.stage.clone(),
                post: posting.post.clone(),
                title_name: posting
                    .title
                    .as_deref()
                    .map(|code| vocabulary.name(WordList::Title, code).to_owned()),
                title: posting.title.clone(),
                honours: posting.honours.clone(),
                from: (posting.from_date != ALWAYS).then_some(posting.from_date),
                to: posting.to_date,
                current: posting.holds_on(today),
            })
        })
        .collect()
}

fn away_rows(reader: Reader<'_>, person: PersonId) -> Result<Vec<AwayRow>> {
    let absences: Vec<Away> =
        reader.list("WHERE r.person = ?1 ORDER BY r.from_date DESC", [person])?;
    let today = reader.today();
    absences
        .into_iter()
        .map(|away| {
            let place: Option<Organization> =
                away.place.map(|place| reader.get(place)).transpose()?;
            Ok(AwayRow {
                uid: away.uid,
                reason: away.reason,
                place: away.place,
                place_name: place.map(|place| place.name),
                from: away.from_date,
                to: away.to_date,
                current: away.holds_on(today),
                note: away.note,
            })
        })
        .collect()
}

fn owned(codes: Vec<&str>) -> Vec<String> {
    codes.into_iter().map(str::to_owned).collect()
}
