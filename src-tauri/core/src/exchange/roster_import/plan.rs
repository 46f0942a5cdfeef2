//! Reading every row of a draft against the roster.
use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::exchange::headers::{self, Layout, ListField, ListKind};
use crate::exchange::normal::Context;
use crate::exchange::tabular::{Cell, Row};
use crate::ids::Uid;
use crate::ledger::Reader;
use crate::vocabulary;

use super::draft::Draft;
use super::fields::{Fault, Lexicon, Value, Values};
use super::known::{Known, Roster};
use super::matching::{self, Match};
use super::preview::{MissingRow, Offer, RowState, SkippedRow};
use super::schools::SchoolNames;
use super::wire::Place;
use super::{missing, repeats};

/// One row of the file.
pub(super) struct Line {
    pub(super) place: Place,
    pub(super) values: Values,
    pub(super) faults: Vec<Fault>,
    pub(super) record: Option<Uid>,
    /// Fields that change, with what the roster has.
    pub(super) changes: BTreeMap<ListField, Option<String>>,
    pub(super) left_out: bool,
}

pub(super) struct Plan {
    pub(super) lines: Vec<Line>,
    pub(super) missing: Vec<MissingRow>,
    pub(super) skipped: Vec<SkippedRow>,
    pub(super) roster: Roster,
}

impl Line {
    pub(super) fn stored(&self, field: ListField) -> Option<&str> {
        self.values.get(&field).map(|value| value.stored.as_str())
    }

    pub(super) fn state(&self) -> RowState {
        match () {
            () if self.left_out => RowState::LeftOut,
            () if !self.faults.is_empty() => RowState::Problem,
            () if self.record.is_none() => RowState::Added,
            () if self.changes.is_empty() => RowState::Same,
            () => RowState::Changed,
        }
    }
}

pub(super) fn plan(reader: Reader<'_>, draft: &Draft) -> Result<Plan> {
    let lexicon = Lexicon {
        schools: SchoolNames::load(reader)?,
        words: vocabulary::load(reader)?,
    };
    let mut plan = Plan {
        lines: Vec::new(),
        missing: Vec::new(),
        skipped: Vec::new(),
        roster: Roster::load(reader, draft.kind, &lexicon)?,
    };
    for (at, sheet) in draft
        .sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.included)
    {
        let main = draft.kind.main_field();
        let layout = sheet
            .layout
            .as_ref()
            .filter(|layout| layout.column_of(main).is_some());
        let layout = layout.ok_or_else(|| no_main_column(draft, at))?;
        let (rows, skipped) = headers::data_rows(&draft.book.sheets[at], layout, main);
        plan.skipped
            .extend(skipped.into_iter().map(|row| SkippedRow { sheet: at, row }));
        let reading = Reading::new(reader, draft, at, layout, &rows, &lexicon);
        for row in rows {
            let line = reading.line(row, &plan.roster);
            plan.lines.push(line);
        }
    }
    if plan.lines.is_empty() {
        return Err(Error::invalid(
            "sheets",
            "没有可以导入的行。请选工作表，并指明表头在第几行。",
        ));
    }
    repeats::find(&mut plan.lines, &draft.book.sheets);
    plan.missing = missing::rows(draft, &plan);
    Ok(plan)
}

fn no_main_column(draft: &Draft, sheet: usize) -> Error {
    let field = draft.kind.main_field().label();
    Error::invalid(
        "columns",
        format!(
            "工作表“{}”没有认出“{field}”列。请改对应列，或者不导入这张工作表。",
            draft.book.sheets[sheet].name
        ),
    )
}

/// What the rows of one sheet are read by.
struct Reading<'d> {
    draft: &'d Draft,
    sheet: usize,
    lexicon: &'d Lexicon,
    /// Field, its column, and what the column says about its cells.
    columns: Vec<(ListField, usize, Context)>,
    school: Option<Value>,
}

impl<'d> Reading<'d> {
    fn new(
        reader: Reader<'_>,
        draft: &'d Draft,
        sheet: usize,
        layout: &Layout,
        rows: &[&Row],
        lexicon: &'d Lexicon,
    ) -> Self {
        let columns = layout.columns.iter().filter_map(|column| {
            let context = Context {
                epoch_1904: draft.book.epoch_1904,
                typed: draft.book.typed,
                two_digit_months: has_two_digit_months(rows, column.column),
                today: reader.today(),
            };
            Some((column.field?, column.column, context))
        });
        let school = draft.sheets[sheet].school;
        Reading {
            draft,
            sheet,
            lexicon,
            columns: columns.collect(),
            school: school.map(|id| Value::school(id, lexicon.schools.name(id))),
        }
    }

    fn line(&self, row: &Row, roster: &Roster) -> Line {
        let place = Place {
            sheet: self.sheet,
            row: row.number,
        };
        let mut line = Line {
            place,
            values: Values::with_capacity(self.columns.len() + 1),
            faults: Vec::new(),
            record: None,
            changes: BTreeMap::new(),
            left_out: self.draft.left_out.contains(&place),
        };
        for (field, column, context) in &self.columns {
            let mended = self
                .draft
                .mended
                .get(&(place, *field))
                .map(|text| Cell::text(text.clone()));
            // What is typed into the preview is typed text, whatever the file is.
            let typed = Context {
                typed: context.typed || mended.is_some(),
                ..*context
            };
            let cell = mended.as_ref().unwrap_or_else(|| row.cell(*column));
            match self.lexicon.read(*field, cell, &typed) {
                Ok(Some(value)) => line.values.insert(*field, value),
                Ok(None) => {}
                Err(fault) => line.faults.push(fault),
            }
        }
        self.require(&mut line);
        self.recognise(&mut line, roster);
        line
    }

    /// Name and school must be there.
    fn require(&self, line: &mut Line) {
        if let (ListKind::Persons, Some(school)) = (self.draft.kind, &self.school)
            && !line.values.contains_key(&ListField::School)
        {
            line.values.insert(ListField::School, school.clone());
        }
        let required: &[(ListField, &str)] = match self.draft.kind {
            ListKind::Persons => &[
                (ListField::Name, "补上姓名；不是人员就去掉本行。"),
                (
                    ListField::School,
                    "补上学校；全表是同一所学校的，在“改对应列”中选定。",
                ),
            ],
            ListKind::Schools => &[(ListField::SchoolName, "补上学校名称。")],
        };
        for (field, remedy) in required {
            let faulty = line.faults.iter().any(|fault| fault.field == Some(*field));
            if !faulty && !line.values.contains_key(field) {
                line.faults.push(Fault {
                    field: Some(*field),
                    message: format!("没有填{}", field.label()),
                    remedy: (*remedy).to_owned(),
                    offers: vec![Offer::leave_out()],
                });
            }
        }
    }

    fn recognise(&self, line: &mut Line, roster: &Roster) {
        let found = match self.draft.decided.get(&line.place) {
            Some(Some(uid)) => Match::Known(*uid),
            Some(None) => Match::New,
            None => matching::find(self.draft.kind, &line.values, roster, self.lexicon),
        };
        match found {
            Match::Known(uid) => {
                line.record = Some(uid);
                if let Some(known) = roster.get(uid) {
                    compare(line, known);
                }
            }
            Match::New | Match::Open => {}
            Match::Unclear(fault) => line.faults.push(fault),
        }
    }
}

/// What the file would change; what it leaves empty stays as it is.
fn compare(line: &mut Line, known: &Known) {
    for (field, value) in line.values.iter() {
        let own = known.values.get(&field);
        if own.map(|own| &own.stored) != Some(&value.stored) {
            line.changes
                .insert(field, own.map(|own| own.shown().to_owned()));
        }
    }
    for fault in &mut line.faults {
        if let Some((field, own)) = fault
            .field
            .and_then(|field| Some((field, known.values.get(&field)?)))
        {
            fault.remedy = format!("{}名册中是{}。", fault.remedy, own.shown());
            fault
                .offers
                .push(Offer::mend(field, own.shown(), "用名册里的"));
        }
    }
}

/// Numbers such as 1974.03 and none such as 1974.3: this column writes months with two digits.
fn has_two_digit_months(rows: &[&Row], column: usize) -> bool {
    let mut two_digits = false;
    for row in rows {
        if let Cell::Number(number) = row.cell(column) {
            let shown = format!("{}", number.value);
            match shown.split_once('.') {
                Some((_, "1")) | None => {}
                Some((_, places)) if places.len() == 1 => return false,
                Some((_, places)) => two_digits |= places.starts_with('0'),
            }
        }
    }
    two_digits
}
