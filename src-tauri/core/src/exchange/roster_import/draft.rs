//! A file on its way in: what was guessed, what the user corrected, what she mended, left out and took in.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::error::{Error, OrMissing, Result};
use crate::exchange::headers::{self, Confidence, Kind, Layout, ListField, ListKind, Skipped};
use crate::exchange::listed::Listed;
use crate::exchange::tabular::{Row, Sheet, Workbook, column_letters};
use crate::ids::OrganizationId;

use super::wire::{Bind, Decide, Decision, Join, LeaveOut, Mend, Place, SetLayout};

/// A file with everything decided about it so far.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) kind: ListKind,
    /// Every list of the file as a sheet of its own.
    pub(super) book: Workbook,
    /// What was made out about each of these.
    pub(super) sheets: Vec<SheetDraft>,
    /// Changes hold from this day on; `None`: they correct what stands there.
    pub(super) from: Option<NaiveDate>,
    /// The day from which those are there again who had left.
    pub(super) back_from: Option<NaiveDate>,
    pub(super) mended: HashMap<(Place, ListField), String>,
    /// What stood beside a mended value and goes into 备注.
    pub(super) noted: BTreeMap<Place, BTreeMap<ListField, String>>,
    pub(super) left_out: BTreeSet<Place>,
    /// Rows that are no records by their looks, and are taken in.
    pub(super) taken_in: BTreeSet<Place>,
    pub(super) decided: HashMap<Place, Decision>,
}

/// Rows of a list that hold records, and those that do not.
pub(super) type ListRows<'d> = (Vec<&'d Row>, Vec<Skipped>);

/// One list of the file.
#[derive(Debug, Clone)]
pub(super) struct SheetDraft {
    pub(super) included: bool,
    /// Why it is not taken in by itself.
    pub(super) aside: Option<Aside>,
    pub(super) layout: Option<Layout>,
    /// E:H, where the sheet holds several lists.
    pub(super) range: Option<String>,
    /// The line above its rows that names their school.
    pub(super) section: Option<String>,
    /// The school of all rows, as the user said.
    pub(super) school: Option<OrganizationId>,
    /// The user has changed what was guessed.
    pub(super) corrected: bool,
}

/// Why a list of the file is left alone until the user wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    Hidden,
    /// Nothing that looks like a list.
    Nothing,
    /// Persons, under headings that nobody knows.
    NoHeadings,
    RollCall,
    Pupils,
}

impl Draft {
    pub fn kind(&self) -> ListKind {
        self.kind
    }

    /// Changes hold from this day on; `None`: they correct what stands there.
    pub fn set_from(&mut self, from: Option<NaiveDate>) {
        self.from = from;
    }

    pub fn set_layout(&mut self, request: SetLayout) -> Result<()> {
        let kind = self.kind;
        let (sheet, list) = self.list_mut(request.sheet)?;
        list.included = request.included;
        list.school = request.school;
        if let Some(layout) = request
            .head_row
            .and_then(|row| headers::layout_at(sheet, row, kind))
        {
            list.layout = Some(layout);
        }
        Ok(())
    }

    /// Says what a column is; the column that was taken for it is so no more.
    pub fn bind(&mut self, request: Bind) -> Result<()> {
        let (_, list) = self.list_mut(request.sheet)?;
        let layout = list.layout.as_mut().or_missing("表头")?;
        for column in &mut layout.columns {
            if column.column == request.column {
                column.field = request.field;
                column.confidence = request.field.map(|_| Confidence::Sure);
                column.refused = None;
            } else if request.field.is_some() && column.field == request.field {
                column.field = None;
                column.confidence = None;
            }
        }
        list.corrected = true;
        Ok(())
    }

    fn list_mut(&mut self, at: usize) -> Result<(&Sheet, &mut SheetDraft)> {
        match (self.book.sheets.get(at), self.sheets.get_mut(at)) {
            (Some(sheet), Some(list)) => Ok((sheet, list)),
            _ => Err(Error::Missing { what: "工作表" }),
        }
    }

    pub fn mend(&mut self, request: Mend) {
        let Mend {
            place,
            field,
            value,
            note,
        } = request;
        self.mended.insert((place, field), value);
        self.note(place, field, note);
    }

    fn note(&mut self, place: Place, field: ListField, note: Option<String>) {
        match note {
            Some(note) => {
                self.noted.entry(place).or_default().insert(field, note);
            }
            None => {
                if let Some(notes) = self.noted.get_mut(&place) {
                    notes.remove(&field);
                }
            }
        }
        self.noted.retain(|_, notes| !notes.is_empty());
    }

    /// The same for every row in which the field reads as it does in this one.
    pub fn mend_alike(&mut self, request: Mend) {
        let field = request.field;
        let Some(written) = self.raw(request.place, field) else {
            return;
        };
        let alike: Vec<Place> = self
            .places()
            .filter(|other| self.raw(*other, field).as_ref() == Some(&written))
            .collect();
        for place in alike {
            self.mend(Mend {
                place,
                ..request.clone()
            });
        }
    }

    /// Lets another row of the same person say all that both say, and leaves this one out.
    pub fn join(&mut self, request: Join) {
        let mended = request.values.into_iter();
        self.mended
            .extend(mended.map(|(field, value)| ((request.into, field), value)));
        self.left_out.insert(request.place);
    }

    /// Leaves all these rows out.
    pub fn leave_out_all(&mut self, places: Vec<Place>) {
        self.left_out.extend(places);
    }

    /// Every row of the lists that are taken in.
    fn places(&self) -> impl Iterator<Item = Place> {
        self.included().flat_map(|(sheet, _)| {
            let rows = self.rows(sheet).0.into_iter();
            rows.map(move |row| Place {
                sheet,
                row: row.number,
            })
        })
    }

    /// The lists that are taken in, and whose main column is known.
    pub(super) fn included(&self) -> impl Iterator<Item = (usize, &Layout)> {
        let lists = self.sheets.iter().enumerate();
        lists.filter_map(|(at, list)| {
            let layout = list.layout.as_ref().filter(|_| list.included)?;
            layout.column_of(self.kind.main_field())?;
            Some((at, layout))
        })
    }

    pub fn leave_out(&mut self, request: LeaveOut) {
        match request.out {
            true => self.left_out.insert(request.place),
            false => self.left_out.remove(&request.place),
        };
    }

    pub fn decide(&mut self, request: Decide) {
        self.decided.insert(request.place, request.decision);
    }

    pub(super) fn rows(&self, at: usize) -> ListRows<'_> {
        let taken_in = |row| self.taken_in.contains(&Place { sheet: at, row });
        match &self.sheets[at].layout {
            Some(layout) => headers::data_rows(&self.book.sheets[at], layout, self.kind, taken_in),
            None => (Vec::new(), Vec::new()),
        }
    }

    /// The rows of every list.
    pub(super) fn all_rows(&self) -> Vec<ListRows<'_>> {
        (0..self.sheets.len()).map(|at| self.rows(at)).collect()
    }

    /// Fields that the rows of a list have: those of its columns, and of a person always the school.
    pub(super) fn fields_of(&self, sheet: usize) -> impl Iterator<Item = ListField> {
        let layout = self.sheets[sheet].layout.iter();
        let columns = layout.flat_map(|layout| &layout.columns);
        let school = (self.kind == ListKind::Persons).then_some(ListField::School);
        let own = columns.filter_map(|column| column.field);
        let has_notes = self.noted.keys().any(|place| place.sheet == sheet);
        let added = school
            .into_iter()
            .chain(has_notes.then_some(ListField::Note));
        let added: Vec<ListField> = added.collect();
        let is_added = added.clone();
        own.filter(move |field| !is_added.contains(field))
            .chain(added)
    }

    /// What stands in the file, or was mended; `None` where no column has the field.
    pub(super) fn raw(&self, place: Place, field: ListField) -> Option<String> {
        let column = self.sheets[place.sheet].layout.as_ref()?.column_of(field)?;
        if let Some(text) = self.mended.get(&(place, field)) {
            return Some(text.trim().to_owned());
        }
        let rows = &self.book.sheets[place.sheet].rows;
        let at = rows.binary_search_by_key(&place.row, |row| row.number);
        Some(rows[at.ok()?].cell(column).shown())
    }

    /// How a list is named.
    pub(super) fn listed(&self, at: usize) -> Listed<'_> {
        Listed::new(&self.book.sheets[at], self.sheets[at].range.as_ref())
    }

    pub(super) fn name_of(&self, at: usize) -> String {
        self.listed(at).name()
    }

    /// F3: where the row names its person or school.
    pub(super) fn cell_of(&self, place: Place) -> String {
        let layout = self.sheets[place.sheet].layout.as_ref();
        let column = layout.and_then(|layout| layout.column_of(self.kind.main_field()));
        format!(
            "{}{}",
            column.map_or_else(String::new, column_letters),
            place.row
        )
    }
}
