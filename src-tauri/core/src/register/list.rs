//! The list of activities with its sums; the numbers are those of counting, from the same facts.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::calendar::{Calendar, TermRef};
use crate::counting::{self, ActivityFacts, Book, Came, CommunityBook, standing, totals};
use crate::dates::TermNumber;
use crate::error::Result;
use crate::evidence::{self, Completeness};
use crate::ids::{ActivityId, CommunityId, OrganizationId, json_keys};
use crate::ledger::Reader;
use crate::vocabulary::{self, Vocabulary, WordList};

use super::filter::{self, Search};
use super::rules::{self, ActivityState};
use super::store::{self, Rest};
use super::wire::{
    ActivityFilter, ActivityList, ActivityRow, ListTotals, Named, RowEvidence, SchoolName,
};

/// Activities of a school year, filtered, with sums over what is shown.
pub fn list(reader: Reader<'_>, filter: ActivityFilter) -> Result<ActivityList> {
    let book = Book::year(reader, filter.school_year, filter.community)?;
    let rows = Rows::load(reader, &book)?;
    let mut search = Search::new(reader, filter.text.as_deref(), &keys_of(&book))?;
    let mut list = ActivityList::empty();
    let mut shown = Vec::new();
    for facts in &book.activities {
        let term = counting::term_of(facts, &book.calendar);
        let in_time = term.is_none_or(|term| holds(&filter, term));
        let admitted = filter::admits(&filter, facts, rows.subjects(facts.id));
        let found = |search: &mut Search| search.finds(facts);
        if !(in_time && admitted && search.as_mut().is_none_or(found)) {
            continue;
        }
        let row = rows.row(facts);
        if filter.in_plan && !row.in_plan {
            continue;
        }
        list.to_sign_in += u32::from(row.to_sign_in);
        list.lacking += u32::from(filter::is_lacking(&row));
        list.to_archive += u32::from(filter::is_to_archive(&row));
        if filter::admits_row(&filter, &row) {
            shown.push((facts, row));
        }
    }
    for number in TermNumber::ALL {
        let term = TermRef::new(filter.school_year, *number);
        let sums = sums(&book, &shown, term);
        list.totals.add(&sums);
        list.terms.push(sums);
    }
    list.rows = shown.into_iter().map(|(_, row)| row).collect();
    Ok(list)
}

/// The activities as a JSON list of hex strings.
fn keys_of(book: &Book) -> String {
    json_keys(book.activities.iter().map(|facts| facts.id.as_bytes()))
}

fn holds(filter: &ActivityFilter, term: TermRef) -> bool {
    term.school_year == filter.school_year && filter.term.is_none_or(|number| number == term.number)
}

impl ActivityList {
    fn empty() -> Self {
        ActivityList {
            rows: Vec::new(),
            totals: ListTotals::empty(None),
            terms: Vec::new(),
            lacking: 0,
            to_archive: 0,
            to_sign_in: 0,
        }
    }
}

impl ListTotals {
    fn empty(term: Option<TermRef>) -> Self {
        ListTotals {
            term,
            label: term.map_or("全学年", |term| term.number.label()).to_owned(),
            activities: 0,
            planned: 0,
            counted: 0,
            person_times: 0,
            hours: 0.0,
        }
    }

    fn add(&mut self, other: &ListTotals) {
        self.activities += other.activities;
        self.planned += other.planned;
        self.counted += other.counted;
        self.person_times += other.person_times;
        self.hours += other.hours;
    }
}

/// Sums over the rows of a term, with the numbers of counting.
fn sums(book: &Book, shown: &[(&ActivityFacts, ActivityRow)], term: TermRef) -> ListTotals {
    let mut sums = ListTotals::empty(Some(term));
    let mut of_community: HashMap<CommunityId, Vec<&ActivityFacts>> = HashMap::new();
    for (facts, _) in shown.iter().filter(|(_, row)| row.term == Some(term)) {
        sums.activities += 1;
        sums.planned += u32::from(facts.is_planned());
        of_community.entry(facts.community).or_default().push(facts);
    }
    for community in &book.communities {
        let facts = of_community.remove(&community.id).unwrap_or_default();
        let counted = totals(facts.into_iter(), &community.members, &book.calendar);
        sums.counted += counted.activities;
        sums.person_times += counted.person_times;
        sums.hours += counted.hours;
    }
    sums
}

/// Everything rows are made of, read once.
pub(super) struct Rows<'b> {
    calendar: &'b Calendar,
    today: NaiveDate,
    words: Vocabulary,
    communities: HashMap<CommunityId, &'b CommunityBook>,
    organizations: HashMap<OrganizationId, String>,
    rest: HashMap<ActivityId, Rest>,
    subjects: HashMap<ActivityId, Vec<String>>,
    evidence: HashMap<ActivityId, Completeness>,
}

impl<'b> Rows<'b> {
    pub(super) fn load(reader: Reader<'_>, book: &'b Book) -> Result<Self> {
        let keys = keys_of(book);
        let words = vocabulary::load(reader)?;
        let ids = book.activities.iter().map(|facts| facts.id);
        Ok(Rows {
            calendar: &book.calendar,
            today: book.today,
            communities: book.communities.iter().map(|c| (c.id, c)).collect(),
            organizations: store::organization_names(reader)?,
            rest: store::rest(reader, &keys)?,
            subjects: store::subjects(reader, &keys)?,
            evidence: evidence::of_activities(reader, &words, ids)?,
            words,
        })
    }

    fn subjects(&self, activity: ActivityId) -> &[String] {
        self.subjects.get(&activity).map_or(&[], Vec::as_slice)
    }

    pub(super) fn organization(&self, id: OrganizationId) -> String {
        self.organizations.get(&id).cloned().unwrap_or_default()
    }

    pub(super) fn words(&self) -> &Vocabulary {
        &self.words
    }

    pub(super) fn row(&self, facts: &ActivityFacts) -> ActivityRow {
        let rest = &self.rest[&facts.id];
        let held = rest.status.is_held();
        let (came, hours) = attended(facts);
        let evidence = self.evidence.get(&facts.id).filter(|_| held);
        let sign_in_missing = held && came == 0;
        let explained = evidence.is_some_and(|state| state.sign_in_explained);
        let open = (sign_in_missing && !explained) || evidence.is_some_and(|e| !e.is_settled());
        let state = rules::state(rest.status, rest.correcting, open);
        let overdue = rules::overdue(rest.status, rest.last_day.or(facts.day), self.today);
        let counts = facts.counts.unwrap_or(facts.form_counts);
        let term = counting::term_of(facts, self.calendar);
        ActivityRow {
            id: facts.id,
            code: facts.code.clone(),
            title: facts.title.clone(),
            community: facts.community,
            community_name: self
                .communities
                .get(&facts.community)
                .map_or_else(String::new, |community| community.name.clone()),
            day: facts.day,
            last_day: rest.last_day,
            month: facts.month.clone().filter(|_| facts.day.is_none()),
            starts: rest.starts,
            term,
            week: facts.day.and_then(|day| self.calendar.week(day)),
            form: facts.form.clone(),
            form_name: facts.form_name.clone(),
            counts,
            not_counted: standing(facts, self.calendar)
                .err()
                .map(|r| r.label().to_owned()),
            subjects: self.named_subjects(facts.id),
            hosts: self.schools(&facts.hosts),
            came: held.then_some(came),
            hours: held.then_some(hours),
            evidence: evidence.map(|state| RowEvidence {
                complete: state.is_complete(),
                missing: state.missing.clone(),
            }),
            sign_in_missing,
            sign_in_explained: sign_in_missing && explained,
            state,
            state_label: state.label().to_owned(),
            overdue,
            to_sign_in: overdue || (sign_in_missing && !explained),
            in_plan: rest.planned && counts && state != ActivityState::Cancelled,
        }
    }

    fn named_subjects(&self, activity: ActivityId) -> Vec<Named> {
        self.subjects(activity)
            .iter()
            .map(|code| Named {
                code: code.clone(),
                name: self.words.name(WordList::Subject, code).to_owned(),
            })
            .collect()
    }

    fn schools(&self, organizations: &[OrganizationId]) -> Vec<SchoolName> {
        organizations
            .iter()
            .map(|id| SchoolName {
                organization: *id,
                name: self.organization(*id),
            })
            .collect()
    }
}

/// 到会 and 学时 of everyone, guests included: names, and head counts where there are none (G-21).
fn attended(facts: &ActivityFacts) -> (u32, f64) {
    let named: f64 = facts.names.iter().map(Came::hours).sum();
    let has_names = |school: &OrganizationId| {
        facts
            .names
            .iter()
            .any(|came| came.organization == Some(*school))
    };
    let heads: u32 = facts
        .heads
        .iter()
        .filter(|(school, _)| !has_names(school))
        .map(|(_, heads)| *heads)
        .sum();
    let came = facts.names.len() as u32 + heads;
    (came, named + f64::from(heads) * facts.hours)
}
