//! A file of activities on its way in, with everything decided about it so far.
use std::collections::{BTreeMap, BTreeSet};

use crate::dates::SchoolYear;
use crate::error::{Error, OrMissing, Result};
use crate::exchange::headers::{self, ColumnGuess, Confidence, Layout, Skipped};
use crate::exchange::listed::Listed;
use crate::exchange::names::SchoolNames;
use crate::exchange::tabular::{Row, Workbook};
use crate::ids::{CommunityId, OrganizationId};
use crate::ledger::Reader;

use super::asks::{Answers, Topic};
use super::columns::{ActivityField, ActivityLists};
use super::entries::{Above, Entry, entries};
use super::era::Era;
use super::meaning::ColumnMeaning;
use super::opening::complete;
use super::units::NOBODY;
use super::wire::{ActivityBind, ActivityPlace};
use super::{fates, intake};

/// A file with everything decided about it so far.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Every list of the file as a sheet of its own.
    pub(super) book: Workbook,
    pub(super) lists: Vec<List>,
    /// Whose activities they are.
    pub(super) community: CommunityId,
    pub(super) answers: Answers,
    /// Rows that look like no activity, or are hidden, and are taken in.
    pub(super) taken_in: BTreeSet<ActivityPlace>,
    pub(super) left_out: BTreeSet<ActivityPlace>,
}

/// One list of the file.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub included: bool,
    pub layout: Option<Layout<ActivityField>>,
    /// 2:15, where the sheet holds several lists.
    pub range: Option<String>,
    /// The year that its title, its sheet or the file names.
    pub era: Option<Era>,
    /// The month in the name of its sheet.
    pub month: Option<u32>,
    /// Columns that are named after a school.
    pub schools: BTreeMap<usize, OrganizationId>,
    /// Its title or sheet says that it is of plans: what is past need not have taken place.
    pub is_plan: bool,
    /// Why it is most likely no list of activities, for all its headings.
    pub other: Option<&'static str>,
    /// The user has changed what was guessed.
    pub corrected: bool,
    /// Columns of which the user has said what they are.
    pub confirmed: BTreeSet<usize>,
}

fn layout_heading(list: &List, column: usize) -> String {
    let mut columns = list.layout.iter().flat_map(|layout| &layout.columns);
    let column = columns.find(|known| known.column == column);
    column.map_or_else(String::new, |column| column.heading.clone())
}

/// A field fills from one column, but for the numbers of schools: each has a column of its own.
fn takes_alone(field: Option<ActivityField>) -> bool {
    field.is_some_and(|field| field != ActivityField::SchoolTurnout)
}

impl List {
    /// What a column is taken for.
    pub(super) fn meaning(&self, column: &ColumnGuess<ActivityField>) -> Option<ColumnMeaning> {
        let field = column.field?;
        let school = self.schools.get(&column.column).copied();
        let school = school.filter(|_| field == ActivityField::SchoolTurnout);
        Some(ColumnMeaning { field, school })
    }

    fn set_school(&mut self, column: usize, meaning: Option<ColumnMeaning>) {
        if let Some(school) = meaning.and_then(|meaning| meaning.school) {
            self.schools.insert(column, school);
        }
    }

    /// Columns that tell how many of one school came.
    pub(super) fn counted_schools(&self) -> BTreeMap<usize, OrganizationId> {
        let columns = self.layout.iter().flat_map(|layout| &layout.columns);
        let counted = columns.filter(|column| column.field == Some(ActivityField::SchoolTurnout));
        let schools = counted.filter_map(|column| {
            let school = self.schools.get(&column.column)?;
            Some((column.column, *school))
        });
        schools.collect()
    }
}

impl Draft {
    /// The answer holds for every cell that reads the same.
    pub(super) fn set_answer(&mut self, id: String, value: String) {
        self.answers.set(id, value);
    }

    /// Leaves a row out, or takes it in, whatever it looks like.
    pub fn leave_out(&mut self, place: ActivityPlace, out: bool) {
        let (to, from) = match out {
            true => (&mut self.left_out, &mut self.taken_in),
            false => (&mut self.taken_in, &mut self.left_out),
        };
        from.remove(&place);
        to.insert(place);
        if !out {
            self.answer_as_wanted(place);
        }
    }

    /// A row that an answer had kept out is one that took place, and another than that above it.
    fn answer_as_wanted(&mut self, place: ActivityPlace) {
        let about = self.listed(place.list).row_id(place.row);
        for (topic, value) in [(Topic::Fate, fates::KEPT), (Topic::Twice, intake::ANOTHER)] {
            let id = format!("{}/{about}", topic.label());
            let alike = format!("{}/*{}", topic.label(), fates::STRUCK);
            let answer = self.answers.get(&id).or_else(|| self.answers.get(&alike));
            if answer == Some(NOBODY) {
                self.answers.set(id, value.to_owned());
            }
        }
    }

    /// Takes a list of the file in, or leaves it out.
    ///
    /// # Errors
    /// When there is no such list.
    pub fn include(&mut self, list: usize, included: bool) -> Result<()> {
        self.lists.get_mut(list).or_missing("工作表")?.included = included;
        Ok(())
    }

    /// Says in which row the headings of a list stand.
    ///
    /// # Errors
    /// When there is no such list or row.
    pub fn set_head(&mut self, reader: Reader<'_>, list: usize, row: u32) -> Result<()> {
        let names = SchoolNames::load(reader)?;
        let sheet = self.book.sheets.get(list).or_missing("工作表")?;
        let mut layout = headers::layout_at(sheet, row, ActivityLists).or_missing("表头")?;
        let list = &mut self.lists[list];
        list.schools = complete(&mut layout, sheet, &names);
        list.layout = Some(layout);
        list.confirmed.clear();
        list.included = true;
        Ok(())
    }

    /// Says what a column is; the column that was taken for it is so no more.
    ///
    /// # Errors
    /// When there is no such list.
    pub fn bind(&mut self, request: ActivityBind) -> Result<()> {
        let list = self.lists.get_mut(request.list).or_missing("工作表")?;
        let counts_nobody = request.field.is_some_and(|meaning| {
            meaning.field == ActivityField::SchoolTurnout
                && meaning.school.is_none()
                && !list.schools.contains_key(&request.column)
        });
        if counts_nobody {
            return Err(Error::invalid("field", "请说明这一列是哪所学校的人数。"));
        }
        let layout = list.layout.as_mut().or_missing("表头")?;
        let field = request.field.map(|meaning| meaning.field);
        for column in &mut layout.columns {
            if column.column == request.column {
                column.field = field;
                column.confidence = field.map(|_| Confidence::Sure);
            } else if takes_alone(field) && column.field == field {
                column.field = None;
                column.confidence = None;
            }
        }
        list.set_school(request.column, request.field);
        list.corrected = true;
        list.confirmed.insert(request.column);
        let heading = layout_heading(list, request.column);
        self.bind_alike(request, &heading);
        Ok(())
    }

    /// The same column of other lists of the file that nothing is known of yet.
    fn bind_alike(&mut self, request: ActivityBind, heading: &str) {
        let others = self.lists.iter_mut().enumerate();
        for (_, list) in others.filter(|(at, _)| *at != request.list && !heading.is_empty()) {
            let Some(layout) = &mut list.layout else {
                continue;
            };
            let has = |field| {
                layout
                    .columns
                    .iter()
                    .any(|column| column.field == Some(field))
            };
            let field = request.field.map(|meaning| meaning.field);
            if field.is_some_and(|field| takes_alone(Some(field)) && has(field)) {
                continue;
            }
            let mut free = layout.columns.iter_mut();
            let alike = free.find(|column| column.field.is_none() && column.heading == heading);
            if let Some(column) = alike {
                column.field = field;
                column.confidence = field.map(|_| Confidence::Sure);
                let column = column.column;
                list.set_school(column, request.field);
                list.corrected = true;
                list.confirmed.insert(column);
            }
        }
    }

    /// The lists that are taken in.
    pub(super) fn included(&self) -> impl Iterator<Item = (usize, &List, &Layout<ActivityField>)> {
        let lists = self.lists.iter().enumerate();
        lists.filter_map(|(at, list)| {
            let layout = list.layout.as_ref().filter(|_| list.included)?;
            Some((at, list, layout))
        })
    }

    /// The rows that hold activities, and those that hold something else. A row that is struck out is one
    /// that is asked about.
    pub(super) fn rows(&self, at: usize) -> (Vec<&Row>, Vec<Skipped>) {
        let sheet = &self.book.sheets[at];
        let struck: BTreeSet<u32> = sheet
            .rows
            .iter()
            .filter(|row| row.is_struck_out() && !row.hidden)
            .map(|row| row.number)
            .collect();
        let taken_in =
            |row| struck.contains(&row) || self.taken_in.contains(&ActivityPlace { list: at, row });
        match &self.lists[at].layout {
            Some(layout) => headers::data_rows(sheet, layout, ActivityLists, taken_in),
            None => (Vec::new(), Vec::new()),
        }
    }

    /// The activities of a list, each with its rows, and the rows that hold something else.
    pub(super) fn entries(&self, at: usize) -> (Vec<Entry<'_>>, Vec<Skipped>) {
        let (rows, skipped) = self.rows(at);
        let Some(layout) = &self.lists[at].layout else {
            return (Vec::new(), skipped);
        };
        let said: BTreeMap<u32, Above> = skipped
            .iter()
            .map(|line| (line.row, Above::of(&line.shown)))
            .collect();
        let above = |row: u32| {
            let mut lines = said.range(..row).rev().map(|(_, said)| said);
            let month = lines.clone().find_map(|said| said.month);
            let era = lines.find_map(|said| said.era);
            Above { month, era }
        };
        (entries(rows, layout, above), skipped)
    }

    /// The year of a list as it says itself, or as was answered.
    pub(super) fn era(&self, at: usize) -> Option<Era> {
        let own = self.lists[at].era;
        let answered = |about: &str| {
            let id = format!("{}/{about}", Topic::Year.label());
            let year = self.answers.get(&id)?.parse().ok()?;
            Some(Era::School(SchoolYear(year), None))
        };
        own.or_else(|| answered(&self.reference_of(at)))
            .or_else(|| answered("*"))
    }

    /// How a list is named.
    pub(super) fn listed(&self, at: usize) -> Listed<'_> {
        Listed::new(&self.book.sheets[at], self.lists[at].range.as_ref())
    }

    pub(super) fn name_of(&self, at: usize) -> String {
        self.listed(at).name()
    }

    pub(super) fn reference_of(&self, at: usize) -> String {
        self.listed(at).reference()
    }
}
