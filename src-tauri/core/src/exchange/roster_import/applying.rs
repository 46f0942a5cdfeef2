//! Taking a list over: one act, all of it or nothing.
use chrono::Days;
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::exchange::headers::{ListField, ListKind};
use crate::ids::{OrganizationId, PersonId};
use crate::ledger::{Reader, Writer};
use crate::roster::{self, ALWAYS, Organization, Person, Posting, Sex};

use super::blank::{new_person, new_posting, new_school};
use super::codes::FreeCodes;
use super::draft::Draft;
use super::fields::Values;
use super::known::KnownRecord;
use super::plan::{Line, Plan, plan};
use super::preview::{RowState, issues};

/// What was taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListSummary {
    pub added: u32,
    pub changed: u32,
    pub same: u32,
    pub left_out: u32,
}

/// Takes the list over.
///
/// # Errors
/// [`Error::Rejected`] while rows have problems: each with its place; nothing is changed then.
pub fn apply(w: &Writer<'_>, draft: &Draft) -> Result<ListSummary> {
    let plan = plan(w.reader(), draft)?;
    let faulty = plan
        .lines
        .iter()
        .filter(|line| line.state() == RowState::Problem)
        .count();
    if faulty > 0 {
        return Err(Error::Rejected {
            message: format!(
                "“{}”有{faulty}行有问题，没有导入。改正或去掉这些行后再导入。",
                draft.book.name
            ),
            issues: issues(draft, &plan),
        });
    }
    let mut summary = ListSummary::default();
    let mut ends = Ends {
        codes: FreeCodes::new(draft.kind, &plan),
        place: last_place(w.reader(), draft.kind)?,
    };
    for line in &plan.lines {
        match line.state() {
            RowState::Added => {
                summary.added += 1;
                add(w, draft, line, &mut ends)?;
            }
            RowState::Changed => {
                summary.changed += 1;
                change(w, draft, &plan, line)?;
            }
            RowState::LeftOut => summary.left_out += 1,
            RowState::Same | RowState::Problem => summary.same += 1,
        }
    }
    draft.remember(w)?;
    w.describe(format!(
        "已导入{}“{}”：新增{}{unit}，变更{}{unit}",
        draft.kind.label(),
        draft.book.name,
        summary.added,
        summary.changed,
        unit = if draft.kind == ListKind::Persons {
            "人"
        } else {
            "所"
        },
    ));
    Ok(summary)
}

/// What new records get after those that are there: codes, and a place on lists. It is one for all of
/// them: among each other they stand by pinyin.
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

fn change(w: &Writer<'_>, draft: &Draft, plan: &Plan, line: &Line) -> Result<()> {
    let known = line.record.and_then(|uid| plan.roster.get(uid));
    match known.map(|known| &known.record) {
        Some(KnownRecord::Person { person, posting }) => {
            let mut changed = person.clone();
            set_person(&mut changed, &line.values);
            if let Some(school) = posted(w, draft, person.uid, posting.as_ref(), &line.values)? {
                changed.owner = school.0;
            }
            if changed != *person {
                w.update(&changed)?;
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

/// Corrects the posting, or lets a new one begin on the draft's day; answers the school it names.
fn posted(
    w: &Writer<'_>,
    draft: &Draft,
    person: PersonId,
    posting: Option<&Posting>,
    values: &Values,
) -> Result<Option<OrganizationId>> {
    let school = school(values)?;
    let Some(old) = posting else {
        let mut posting = new_posting(person, school, draft.from.unwrap_or(ALWAYS));
        set_posting(&mut posting, values);
        w.insert(&posting)?;
        return Ok(Some(school));
    };
    let mut changed = old.clone();
    changed.organization = school;
    changed.owner = school.0;
    set_posting(&mut changed, values);
    if changed == *old {
        return Ok(None);
    }
    match draft.from.filter(|from| old.from_date < *from) {
        Some(from) => {
            let last = old
                .to_date
                .map_or(from - Days::new(1), |to| to.min(from - Days::new(1)));
            w.update(&Posting {
                to_date: Some(last),
                ..old.clone()
            })?;
            changed.uid = Posting::key(person, school, from);
            changed.from_date = from;
            changed.to_date = None;
            w.insert(&changed)?;
        }
        None => correct(w, old, changed)?,
    }
    Ok(Some(school))
}

/// The posting as it should have been from the start; another school is another key.
fn correct(w: &Writer<'_>, old: &Posting, mut changed: Posting) -> Result<()> {
    changed.uid = Posting::key(old.person, changed.organization, old.from_date);
    if changed.organization == old.organization {
        changed.uid = old.uid;
        return w.update(&changed);
    }
    w.remove::<Posting>(old.uid)?;
    w.save(&changed)
}

fn school(values: &Values) -> Result<OrganizationId> {
    let school = values
        .get(&ListField::School)
        .and_then(|value| value.organization());
    school.ok_or_else(|| Error::Internal("a row without a school has a problem".to_owned()))
}

fn stored(values: &Values, field: ListField) -> Option<String> {
    values.get(&field).map(|value| value.stored.clone())
}

/// Sets what the file says; the rest stays.
fn put(into: &mut Option<String>, values: &Values, field: ListField) {
    if let Some(value) = stored(values, field) {
        *into = Some(value);
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

fn set_posting(posting: &mut Posting, values: &Values) {
    put(&mut posting.subject, values, ListField::Subject);
    put(&mut posting.title, values, ListField::Title);
    put(&mut posting.post, values, ListField::Post);
    put(&mut posting.honours, values, ListField::Honours);
}

/// A school that changes its name keeps the old one as a former name.
fn set_school(school: &mut Organization, values: &Values) {
    if let Some(name) = stored(values, ListField::SchoolName)
        && !school.is_named(&name)
    {
        let former = std::mem::replace(&mut school.name, name);
        let names = school.former_names.take().into_iter().chain([former]);
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        school.former_names = Some(names.join("、")).filter(|names| !names.is_empty());
    }
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
}
