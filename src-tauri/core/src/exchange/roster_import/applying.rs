//! Taking a list over: one act, all of it or nothing.
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::exchange::findings::{Doubt, LeftOut};
use crate::exchange::headers::{ListField, ListKind};
use crate::ledger::{Reader, Writer};
use crate::roster::{self, ALWAYS, Organization, Person, PersonStatus, Sex};
use crate::text::told_counts;

use super::blank::{new_person, new_posting, new_school};
use super::codes::FreeCodes;
use super::draft::Draft;
use super::fields::Values;
use super::intake::intake;
use super::known::KnownRecord;
use super::left_out::unit;
use super::line::{Intake, Line, RowState};
use super::opening::remember;
use super::posted::{set_posting, step_of};
use super::preview::issues;
use super::values::{put, school, stored};
use super::wire::Returning;

/// What was taken over.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListSummary {
    pub added: u32,
    pub changed: u32,
    pub same: u32,
    /// What was guessed about the file.
    pub doubts: Vec<Doubt>,
    /// Everything of the file that was not taken in.
    pub left_out: Vec<LeftOut>,
}

/// Takes the list over.
///
/// # Errors
/// [`Error::Rejected`] while rows have problems or something must be said about the file first: each with
/// its place; nothing is changed then.
pub fn apply(w: &Writer<'_>, draft: &Draft) -> Result<ListSummary> {
    let intake = intake(w.reader(), draft)?;
    if let Some(message) = hindrance(draft, &intake) {
        let issues = issues(draft, &intake);
        return Err(Error::Rejected { message, issues });
    }
    let mut summary = ListSummary::default();
    let mut ends = Ends {
        codes: FreeCodes::new(draft.kind, &intake),
        place: last_place(w.reader(), draft.kind)?,
    };
    for line in &intake.lines {
        match line.state() {
            RowState::Added => {
                summary.added += 1;
                add(w, draft, line, &mut ends)?;
            }
            RowState::Changed => {
                summary.changed += 1;
                change(w, draft, &intake, line)?;
            }
            RowState::Same => summary.same += 1,
            RowState::LeftOut | RowState::Problem | RowState::Waiting => {}
        }
    }
    remember(w, draft)?;
    w.describe(format!(
        "已导入{}“{}”：{}",
        draft.kind.label(),
        draft.book.name,
        told_counts(
            &[("新增", summary.added), ("变更", summary.changed)],
            unit(draft.kind),
        ),
    ));
    summary.doubts = intake.doubts;
    summary.left_out = intake.left_out;
    Ok(summary)
}

/// Why nothing can be taken over yet.
fn hindrance(draft: &Draft, intake: &Intake) -> Option<String> {
    let name = &draft.book.name;
    let faulty = intake
        .lines
        .iter()
        .filter(|line| line.state() == RowState::Problem);
    match (
        intake.doubts.iter().filter(|doubt| doubt.is_open()).count(),
        faulty.count(),
    ) {
        (0, 0) if intake.lines.is_empty() => Some(format!(
            "“{name}”里没有可以导入的行。请看没有导入的部分，或者指明表头在第几行。"
        )),
        (0, 0) => None,
        (0, faulty) => Some(format!(
            "“{name}”有{faulty}行有问题，没有导入。改正或去掉这些行后再导入。"
        )),
        (open, 0) => Some(format!("“{name}”有{open}处要先定下来，没有导入。")),
        (open, faulty) => Some(format!(
            "“{name}”有{open}处要先定下来，另有{faulty}行有问题，没有导入。"
        )),
    }
}

/// What new records get after those that are there: codes, and a place on lists. It is one for all of
/// them: among each other they stand by 编号, which are given row by row.
struct Ends {
    codes: FreeCodes,
    place: i64,
}

fn last_place(reader: Reader<'_>, kind: ListKind) -> Result<i64> {
    match kind {
        ListKind::Persons => roster::last_place(reader),
        ListKind::Schools => {
            let sql = "SELECT coalesce(max(sort), 0) + 10 FROM organization";
            Ok(reader.conn().query_row(sql, [], |row| row.get(0))?)
        }
    }
}

fn add(w: &Writer<'_>, draft: &Draft, line: &Line, ends: &mut Ends) -> Result<()> {
    match draft.kind {
        ListKind::Persons => {
            let school = school(&line.values)?;
            let mut person = new_person(school, ends.codes.take(line), ends.place);
            set_person(&mut person, &line.values);
            let mut posting = new_posting(person.uid, school, draft.from.unwrap_or(ALWAYS));
            set_posting(&mut posting, &line.values);
            w.insert(&person)?;
            w.insert(&posting)
        }
        ListKind::Schools => {
            let mut record = new_school(ends.codes.take(line), ends.place);
            set_school(&mut record, &line.values);
            w.insert(&record)
        }
    }
}

fn change(w: &Writer<'_>, draft: &Draft, intake: &Intake, line: &Line) -> Result<()> {
    let known = line.record.and_then(|uid| intake.roster.get(uid));
    match known.map(|known| &known.record) {
        Some(KnownRecord::Person { person, posting }) => {
            let mut changed = person.clone();
            set_person(&mut changed, &line.values);
            if let Some(returning) = line.returning {
                take_back(&mut changed, returning);
            }
            if changed != *person {
                w.update(&changed)?;
            }
            let step = step_of(draft, person, posting.as_ref(), line)?;
            let Some((input, onset)) = step else {
                return Err(Error::Internal(
                    "a return without a day is asked about".to_owned(),
                ));
            };
            if roster::posting_step(w.reader(), person.uid, input, onset)?.write(w)? {
                roster::own(w, changed)?;
            }
            Ok(())
        }
        Some(KnownRecord::School(record)) => {
            let mut changed = record.clone();
            set_school(&mut changed, &line.values);
            w.update(&changed)
        }
        None => Err(Error::Missing {
            what: "名册中的记录",
        }),
    }
}

fn take_back(person: &mut Person, returning: Returning) {
    person.status = PersonStatus::Active;
    let rehired = Returning::Rehired.label();
    let note = person.note.as_deref().unwrap_or_default();
    if returning == Returning::Rehired && !note.contains(rehired) {
        let notes = [note, rehired].into_iter().filter(|note| !note.is_empty());
        person.note = Some(notes.collect::<Vec<_>>().join("、"));
    }
}

fn set_person(person: &mut Person, values: &Values) {
    if let Some(name) = stored(values, ListField::Name) {
        person.name = name;
    }
    if let Some(code) = stored(values, ListField::Code) {
        person.code = code;
    }
    if let Some(sex) = values.get(&ListField::Sex) {
        person.sex = Sex::of_code(&sex.stored);
    }
    put(&mut person.birth_month, values, ListField::BirthMonth);
    put(&mut person.phone, values, ListField::Phone);
    put(&mut person.teaching_since, values, ListField::TeachingSince);
    put(&mut person.note, values, ListField::Note);
}

fn set_school(school: &mut Organization, values: &Values) {
    let renamed = stored(values, ListField::SchoolName).filter(|name| !school.is_named(name));
    let old = renamed.map(|name| std::mem::replace(&mut school.name, name));
    if let Some(code) = stored(values, ListField::SchoolCode) {
        school.code = code;
    }
    put(&mut school.short_name, values, ListField::ShortName);
    put(&mut school.former_names, values, ListField::FormerNames);
    put(&mut school.stage, values, ListField::Stage);
    put(&mut school.area, values, ListField::Area);
    put(&mut school.rank, values, ListField::Rank);
    put(&mut school.principal, values, ListField::Principal);
    put(&mut school.liaison, values, ListField::Liaison);
    put(&mut school.phone, values, ListField::Phone);
    put(&mut school.address, values, ListField::Address);
    put(&mut school.note, values, ListField::Note);
    let number = |field| {
        values
            .get(&field)
            .and_then(|value| value.stored.parse().ok())
    };
    school.students = number(ListField::Students).or(school.students);
    school.classes = number(ListField::Classes).or(school.classes);
    if let Some(old) = old.filter(|old| !old.is_empty() && !school.is_named(old)) {
        keep_name(school, old);
    }
}

/// Under its old name a school is still found: as its 简称 where that is the new name without its place, else
/// as a former name.
fn keep_name(school: &mut Organization, old: String) {
    if school.name.ends_with(&old) && school.short_name.is_none() {
        school.short_name = Some(old);
        return;
    }
    let names = school.former_names.take().into_iter().chain([old]);
    school.former_names = Some(names.collect::<Vec<_>>().join("、"));
}
