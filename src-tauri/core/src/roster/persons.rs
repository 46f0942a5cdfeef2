//! Persons as the screens read them: the list as of a day, and one person's page.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::dates::ALWAYS;
use crate::dates::full_date;
use crate::error::Result;
use crate::ids::PersonId;
use crate::ledger::Reader;
use crate::readings::{self, Interner, Needle, Readable};
use crate::vocabulary::{self, Vocabulary, WordList, split_codes};

use super::alike::{Distinctions, all_distinctions, doubt};
use super::people::{Organizations, ROSTER_ORDER, organizations};
use super::records::{AbsenceKind, Away, Organization, Person, Posting};
use super::views::{AwayRow, PersonFilter, PersonPage, PersonRow, PostingRow};

/// Persons in the order of every list: by school, at one school in the roster's order. Those without a
/// school come last.
pub fn persons(reader: Reader<'_>, filter: PersonFilter) -> Result<Vec<PersonRow>> {
    let day = AsOf::load(reader, filter.on.unwrap_or(reader.today()), None)?;
    let needle = Needle::new(filter.text.as_deref().unwrap_or(""));
    let mut interner = Interner::default();
    let mut listed: Vec<PersonRow> = Vec::new();
    for person in reader.list::<Person>(ROSTER_ORDER, [])? {
        if filter.takes(&person, day.postings.get(&person.uid))
            && (needle.is_empty() || is_meant(&person, &needle, &mut interner))
        {
            listed.push(day.row(&person));
        }
    }
    // Stable: at one school the roster's order stays.
    listed.sort_by_key(|row| day.place(row));
    Ok(listed)
}

/// One person in full; postings newest first.
pub fn person(reader: Reader<'_>, id: PersonId) -> Result<PersonPage> {
    let person: Person = reader.get(id)?;
    let day = AsOf::load(reader, reader.today(), Some(id))?;
    Ok(PersonPage {
        row: day.row(&person),
        postings: posting_rows(reader, &day.vocabulary, id)?,
        away: away_rows(reader, id)?,
        alike: doubt(reader, id)?,
        person,
    })
}

impl PersonFilter {
    fn takes(&self, person: &Person, posting: Option<&Posting>) -> bool {
        let here = self.schools.is_empty()
            || posting.is_some_and(|posting| self.schools.contains(&posting.organization));
        let teaches = self.subject.as_deref().is_none_or(|subject| {
            let codes = posting.and_then(|posting| posting.subject.as_deref());
            codes.is_some_and(|codes| split_codes(codes).contains(&subject))
        });
        here && teaches && self.status.is_none_or(|status| person.status == status)
    }
}

/// By the name in Chinese, pinyin or initials, or the beginning of the 编号.
fn is_meant(person: &Person, needle: &Needle, interner: &mut Interner) -> bool {
    person.code.to_lowercase().starts_with(needle.text())
        || Readable::of_person(&person.name, person.reading.as_deref(), interner)
            .find(needle)
            .is_some()
}

/// What holds of persons on a day.
struct AsOf {
    postings: HashMap<PersonId, Posting>,
    away: HashMap<PersonId, Away>,
    organizations: Organizations,
    distinctions: Distinctions,
    vocabulary: Vocabulary,
}

impl AsOf {
    /// Of everybody, or of one person.
    fn load(reader: Reader<'_>, day: NaiveDate, person: Option<PersonId>) -> Result<Self> {
        // Of two that hold on a day (after a merge of two copies) the one begun last is meant.
        let tail = "WHERE r.from_date <= ?1 AND coalesce(r.to_date, '9999') >= ?1
                    AND (?2 IS NULL OR r.person = ?2) ORDER BY r.from_date";
        let postings: Vec<Posting> = reader.list(tail, (day, person))?;
        let away: Vec<Away> = reader.list(tail, (day, person))?;
        Ok(AsOf {
            postings: postings
                .into_iter()
                .map(|held| (held.person, held))
                .collect(),
            away: away.into_iter().map(|held| (held.person, held)).collect(),
            organizations: organizations(reader)?,
            distinctions: all_distinctions(reader, day)?,
            vocabulary: vocabulary::load(reader)?,
        })
    }

    fn row(&self, person: &Person) -> PersonRow {
        let reading = readings::of_person(&person.name, person.reading.as_deref());
        let posting = self.postings.get(&person.uid);
        let away = self.away.get(&person.uid);
        let subject = posting
            .and_then(|held| held.subject.as_deref())
            .unwrap_or("");
        let title = posting.and_then(|held| held.title.clone());
        let school = posting.map(|held| held.organization);
        PersonRow {
            uid: person.uid,
            code: person.code.clone(),
            name: person.name.clone(),
            distinction: self.distinctions.of(school, Some(person.uid)).cloned(),
            pinyin: reading.pinyin,
            initials: reading.initials,
            sex: person.sex,
            birth_month: person.birth_month.clone(),
            status: person.status,
            organization: school,
            organization_name: posting
                .map(|held| self.organizations.name(held.organization).to_owned()),
            subjects: owned(split_codes(subject)),
            subject_names: self.vocabulary.names(WordList::Subject, subject),
            stage: posting.and_then(|held| held.stage.clone()),
            post: posting.and_then(|held| held.post.clone()),
            title_name: title_name(&self.vocabulary, title.as_deref()),
            title,
            honours: posting.and_then(|held| held.honours.clone()),
            away: away.map(|away| away.reason),
            away_label: away.map(|away| away_label(away.reason, away.to_date)),
        }
    }

    /// The school's place on lists.
    fn place(&self, row: &PersonRow) -> usize {
        row.organization
            .map_or(usize::MAX, |id| self.organizations.place(id))
    }
}

fn title_name(vocabulary: &Vocabulary, title: Option<&str>) -> Option<String> {
    title.map(|code| vocabulary.name(WordList::Title, code).to_owned())
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
                title_name: title_name(vocabulary, posting.title.as_deref()),
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
