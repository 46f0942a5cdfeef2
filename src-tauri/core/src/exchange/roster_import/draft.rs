//! A file on its way in: what was guessed, what the user corrected, what she mended and left out.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::exchange::headers::{self, Confidence, Layout, ListField, ListKind};
use crate::exchange::tabular::{self, Cell, Row, Sheet, Workbook, column_letters};
use crate::ids::{OrganizationId, Uid};
use crate::ledger::{Reader, Writer};

use super::schools::SchoolNames;
use super::wire::{
    ColumnView, Decide, DraftView, FieldChoice, LeaveOut, Mend, Place, SetLayout, SheetView,
};

/// A file with everything decided about it so far.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) kind: ListKind,
    pub(super) book: Workbook,
    pub(super) sheets: Vec<SheetDraft>,
    /// Changes hold from this day on; `None`: they correct what stands there.
    pub(super) from: Option<NaiveDate>,
    pub(super) mended: HashMap<(Place, ListField), String>,
    pub(super) left_out: BTreeSet<Place>,
    /// Which record a row means, where the user had to say: `None` is a new one.
    pub(super) decided: HashMap<Place, Option<Uid>>,
}

#[derive(Debug, Clone)]
pub(super) struct SheetDraft {
    pub(super) included: bool,
    pub(super) layout: Option<Layout>,
    /// The school of all rows, where no column says it.
    pub(super) school: Option<OrganizationId>,
    /// The user has changed what was guessed.
    pub(super) corrected: bool,
}

/// How mappings of lists with the same headings are remembered.
#[derive(Serialize, Deserialize)]
struct Remembered {
    fields: Vec<Option<ListField>>,
}

/// Reads a file and guesses what it says.
pub fn open(reader: Reader<'_>, kind: ListKind, name: &str, bytes: Vec<u8>) -> Result<Draft> {
    of_workbook(reader, kind, tabular::read(name, bytes)?)
}

/// The same for a file that is read already.
pub fn of_workbook(reader: Reader<'_>, kind: ListKind, book: Workbook) -> Result<Draft> {
    let names = SchoolNames::load(reader)?;
    let mut sheets = Vec::new();
    for sheet in &book.sheets {
        let layout = match headers::guess(sheet, kind) {
            Some(layout) => Some(remembered(reader, kind, layout)?),
            None => None,
        };
        let needs_school = layout
            .as_ref()
            .is_some_and(|l| l.column_of(ListField::School).is_none());
        sheets.push(SheetDraft {
            included: layout.is_some() && !sheet.hidden,
            school: needs_school
                .then(|| school_of_sheet(&names, &book.name, sheet))
                .flatten(),
            layout,
            corrected: false,
        });
    }
    if sheets.iter().all(|sheet| sheet.layout.is_none())
        && book.sheets.iter().all(|s| s.rows.is_empty())
    {
        return Err(Error::file(format!("“{}”里没有内容。", book.name), None));
    }
    Ok(Draft {
        kind,
        book,
        sheets,
        from: None,
        mended: HashMap::new(),
        left_out: BTreeSet::new(),
        decided: HashMap::new(),
    })
}

fn preference(kind: ListKind, layout: &Layout) -> String {
    format!("import.{}.{}", kind.code(), layout.signature())
}

fn remembered(reader: Reader<'_>, kind: ListKind, mut layout: Layout) -> Result<Layout> {
    let Some(text) = reader.preference(&preference(kind, &layout))? else {
        return Ok(layout);
    };
    // A mapping of another version of the program that cannot be read is no mapping.
    if let Ok(known) = serde_json::from_str::<Remembered>(&text) {
        set_fields(&mut layout, &known.fields, Confidence::Remembered);
    }
    Ok(layout)
}

fn set_fields(layout: &mut Layout, fields: &[Option<ListField>], confidence: Confidence) {
    for column in &mut layout.columns {
        column.field = fields.get(column.column).copied().flatten();
        column.confidence = column.field.map(|_| confidence);
    }
}

/// Named by the sheet, a title above the headings, or the file.
fn school_of_sheet(names: &SchoolNames, file: &str, sheet: &Sheet) -> Option<OrganizationId> {
    let titles = sheet
        .rows
        .iter()
        .take(4)
        .flat_map(|row| row.cells.first())
        .map(Cell::shown);
    let texts = [sheet.name.clone()]
        .into_iter()
        .chain(titles)
        .chain([file.to_owned()]);
    texts.into_iter().find_map(|text| names.named_in(&text))
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
        let (Some(sheet), Some(draft)) = (
            self.book.sheets.get(request.sheet),
            self.sheets.get_mut(request.sheet),
        ) else {
            return Err(Error::Missing { what: "工作表" });
        };
        draft.included = request.included;
        draft.school = request.school;
        if let Some(row) = request.head_row {
            draft.layout = headers::layout_at(sheet, row, self.kind);
        }
        if let (Some(fields), Some(layout)) = (&request.fields, &mut draft.layout) {
            check_fields(fields)?;
            set_fields(layout, fields, Confidence::Sure);
            draft.corrected = true;
        }
        Ok(())
    }

    pub fn mend(&mut self, request: Mend) {
        self.mended
            .insert((request.place, request.field), request.value);
    }

    /// The same for every row in which the field reads as it does in this one.
    pub fn mend_alike(&mut self, request: Mend) {
        let Mend {
            place,
            field,
            value,
        } = request;
        let Some(written) = self.raw(place, field) else {
            return;
        };
        let alike: Vec<Place> = self
            .places()
            .filter(|other| self.raw(*other, field).as_ref() == Some(&written))
            .collect();
        let mended = alike
            .into_iter()
            .map(|place| ((place, field), value.clone()));
        self.mended.extend(mended);
    }

    /// Leaves all these rows out.
    pub fn leave_out_all(&mut self, places: Vec<Place>) {
        self.left_out.extend(places);
    }

    /// Every row of the sheets that are taken in.
    fn places(&self) -> impl Iterator<Item = Place> {
        let sheets = self.sheets.iter().enumerate();
        let included = sheets.filter(|(_, sheet)| sheet.included);
        included.flat_map(|(sheet, _)| {
            let rows = self.rows(sheet).into_iter();
            rows.map(move |row| Place {
                sheet,
                row: row.number,
            })
        })
    }

    pub fn leave_out(&mut self, request: LeaveOut) {
        match request.out {
            true => self.left_out.insert(request.place),
            false => self.left_out.remove(&request.place),
        };
    }

    pub fn decide(&mut self, request: Decide) {
        self.decided.insert(request.place, request.record);
    }

    pub fn view(&self) -> DraftView {
        let choice = |field: ListField| FieldChoice {
            field,
            label: field.label().to_owned(),
        };
        DraftView {
            file: self.book.name.clone(),
            kind: self.kind,
            sheets: (0..self.sheets.len())
                .map(|at| self.sheet_view(at))
                .collect(),
            fields: self.kind.fields().into_iter().map(choice).collect(),
            from: self.from,
        }
    }

    fn sheet_view(&self, at: usize) -> SheetView {
        let (sheet, draft) = (&self.book.sheets[at], &self.sheets[at]);
        let rows = self.rows(at);
        let columns = draft.layout.iter().flat_map(|layout| &layout.columns);
        SheetView {
            sheet: at,
            name: sheet.name.clone(),
            hidden: sheet.hidden,
            included: draft.included,
            rows: rows.len(),
            head_from: draft.layout.as_ref().map(|layout| layout.head_from),
            head_to: draft.layout.as_ref().map(|layout| layout.head_to),
            columns: columns
                .map(|column| ColumnView {
                    column: column.column,
                    letters: column_letters(column.column),
                    heading: column.heading.clone(),
                    field: column.field,
                    confidence: column.confidence,
                    samples: samples(&rows, column.column),
                })
                .collect(),
            school: draft.school,
        }
    }

    fn rows(&self, at: usize) -> Vec<&Row> {
        let main = self.kind.main_field();
        match &self.sheets[at].layout {
            Some(layout) => headers::data_rows(&self.book.sheets[at], layout, main).0,
            None => Vec::new(),
        }
    }

    /// Fields that the rows of a sheet have: those of its columns, and of a person always the school.
    pub(super) fn fields_of(&self, sheet: usize) -> impl Iterator<Item = ListField> {
        let layout = self.sheets[sheet].layout.iter();
        let columns = layout.flat_map(|layout| &layout.columns);
        let school = (self.kind == ListKind::Persons).then_some(ListField::School);
        let own = columns.filter_map(|column| column.field);
        own.filter(move |field| Some(*field) != school)
            .chain(school)
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

    /// Keeps corrected mappings for the next list with the same headings.
    pub(super) fn remember(&self, w: &Writer<'_>) -> Result<()> {
        for layout in self
            .sheets
            .iter()
            .filter(|sheet| sheet.corrected)
            .filter_map(|s| s.layout.as_ref())
        {
            let fields = layout.columns.iter().map(|column| column.field).collect();
            let text = serde_json::to_string(&Remembered { fields })?;
            w.set_preference(&preference(self.kind, layout), &text)?;
        }
        Ok(())
    }
}

fn samples(rows: &[&Row], column: usize) -> Vec<String> {
    let shown = rows.iter().map(|row| row.cell(column).shown());
    shown.filter(|text| !text.is_empty()).take(3).collect()
}

fn check_fields(fields: &[Option<ListField>]) -> Result<()> {
    let mut seen = BTreeSet::new();
    for field in fields.iter().flatten() {
        if !seen.insert(*field) {
            return Err(Error::invalid(
                "fields",
                format!("“{}”只能对应一列，请把其中一列改为不导入。", field.label()),
            ));
        }
    }
    Ok(())
}
