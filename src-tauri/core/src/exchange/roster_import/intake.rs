//! Reading every row of a draft against the roster.
use std::collections::BTreeMap;

use crate::error::Result;
use crate::exchange::headers::{Layout, ListField, ListKind};
use crate::exchange::normal::Context;
use crate::exchange::tabular::{Cell, Row};
use crate::ledger::Reader;
use crate::text::joined_numbers;
use crate::vocabulary;

use super::draft::Draft;
use super::fields::{Fault, NamesAndWords, Value, Values};
use super::known::{Known, KnownRecord, Roster};
use super::line::{Intake, Line};
use super::matching::{self, Match};
use super::offers::Offer;
use super::returning::{self, Gone};
use super::whole_list::{self, WholeList};
use super::wire::Place;
use super::{
    claims, doubts, left_out, missing, near_names, posted, renames, repeats, same_school, unbinding,
};
use crate::exchange::names::SchoolNames;

pub(super) fn intake(reader: Reader<'_>, draft: &Draft) -> Result<Intake> {
    let names = NamesAndWords {
        schools: SchoolNames::load(reader)?,
        words: vocabulary::load(reader)?,
    };
    let own = whole_list::own_school(reader, &names.schools)?;
    let schools = whole_list::of_lists(draft, &names.schools, own);
    let rows = draft.all_rows();
    let mut intake = Intake {
        lines: Vec::new(),
        missing: Vec::new(),
        doubts: doubts::of_lists(draft, &rows, &names.schools, &schools),
        left_out: left_out::of_draft(draft, &rows),
        roster: Roster::load(reader, draft.kind, &names)?,
    };
    for (at, layout) in draft.included() {
        let rows = &rows[at].0;
        let school = schools[at].as_ref();
        let reading = Reading::new(reader, draft, at, layout, rows, &names, school);
        let first = intake.lines.len();
        for row in rows {
            let line = reading.line(row, &intake.roster);
            intake.lines.push(line);
        }
        offer_way_back(draft, at, &mut intake.lines[first..]);
    }
    repeats::find(draft, &mut intake.lines, &intake.roster);
    claims::find(&mut intake.lines, &intake.roster);
    renames::find(&mut intake, &names.schools);
    near_names::find(draft, &mut intake.lines);
    same_school::find(draft, &mut intake, &names.schools);
    posted::check(reader, draft, &mut intake)?;
    intake.doubts.extend(doubts::of_return(draft, &intake));
    intake.missing = missing::rows(draft, &intake);
    Ok(intake)
}

/// What the rows of one sheet are read by.
struct Reading<'d> {
    draft: &'d Draft,
    sheet: usize,
    names: &'d NamesAndWords,
    /// Field, its column, and what the column says about its cells.
    columns: Vec<(ListField, usize, Context)>,
    school: Option<Value>,
    /// No column says the school, and nobody has said it for the whole list.
    waiting: bool,
}

impl<'d> Reading<'d> {
    fn new(
        reader: Reader<'_>,
        draft: &'d Draft,
        sheet: usize,
        layout: &Layout,
        rows: &[&Row],
        names: &'d NamesAndWords,
        school: Option<&WholeList>,
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
        let known = school.and_then(|school| school.school);
        Reading {
            draft,
            sheet,
            names,
            columns: columns.collect(),
            school: known.map(|id| Value::school(id, names.schools.name(id))),
            waiting: school.is_some() && known.is_none(),
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
            decided: self.draft.decided.contains_key(&place),
            waiting: self.waiting,
            returning: None,
            needs_day: false,
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
            match self.names.read(*field, cell, &typed) {
                Ok(Some(value)) => line.values.insert(*field, value),
                Ok(None) => {}
                Err(fault) => line.faults.push(fault),
            }
        }
        join_other_phone(&mut line.values);
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
                (ListField::School, "补上学校；不是这所学校的人就去掉本行。"),
            ],
            ListKind::Schools => &[(ListField::SchoolName, "补上学校名称。")],
        };
        for (field, remedy) in required {
            if *field == ListField::School && line.waiting {
                continue;
            }
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

    /// What stood beside mended values, behind what the file or the roster has under 备注.
    fn add_notes(&self, line: &mut Line, known: Option<&Known>) {
        let Some(added) = self.draft.noted.get(&line.place) else {
            return;
        };
        let own = known.and_then(|known| known.values.get(&ListField::Note));
        let present = line.values.get(&ListField::Note).or(own);
        let mut notes = present.map_or_else(String::new, |note| note.stored.clone());
        for note in added.values() {
            if !notes.contains(note.as_str()) {
                let between = if notes.is_empty() { "" } else { "、" };
                notes = format!("{notes}{between}{note}");
            }
        }
        line.values.insert(ListField::Note, Value::plain(notes));
    }

    fn recognise(&self, line: &mut Line, roster: &Roster) {
        let decided = self.draft.decided.get(&line.place);
        let found = match decided {
            Some(decision) => decision.record.map_or(Match::New, Match::Known),
            None => matching::find(self.draft.kind, &line.values, roster, self.names),
        };
        if let (Some(_), Match::Known(uid)) = (decided, &found) {
            line.record = Some(*uid);
        }
        if decided.is_some() {
            line.faults
                .extend(claims::code_of_another(line, roster, self.draft));
        }
        match found {
            Match::Known(uid) => {
                line.record = Some(uid);
                line.returning = decided.and_then(|decision| decision.returning);
                let known = roster.get(uid);
                self.add_notes(line, known);
                if let Some(known) = known {
                    compare(line, known);
                    come_back(line, known);
                }
            }
            Match::New | Match::Open => self.add_notes(line, None),
            Match::Unclear(mut fault) => {
                if let Some(field @ (ListField::Code | ListField::SchoolCode)) = fault.field {
                    let sheet = line.place.sheet;
                    fault
                        .offers
                        .extend(unbinding::offer(self.draft, sheet, field));
                }
                line.faults.push(fault);
            }
        }
    }
}

/// Takes a column back that was taken for something else, where most of what stands in it cannot be read as
/// that: one click at every such row.
fn offer_way_back(draft: &Draft, sheet: usize, lines: &mut [Line]) {
    let unread = |line: &Line, field| {
        let mut faults = line.faults.iter();
        faults.any(|fault| fault.field == Some(field)) && !line.values.contains_key(&field)
    };
    // Schools that nobody has registered yet are unknown in every row, and are schools all the same.
    let doubtful = |field: &ListField| *field != ListField::School || draft.sheets[sheet].corrected;
    for field in draft.fields_of(sheet).filter(doubtful).collect::<Vec<_>>() {
        let wrong = lines.iter().filter(|line| unread(line, field)).count();
        let right = lines.iter().filter(|line| line.values.contains_key(&field));
        let offer = unbinding::offer(draft, sheet, field).filter(|_| wrong > right.count());
        let Some(offer) = offer else { continue };
        for line in lines.iter_mut().filter(|line| unread(line, field)) {
            let mut faults = line.faults.iter_mut();
            if let Some(fault) = faults.find(|fault| fault.field == Some(field)) {
                // What would read otherwise is likelier, an empty cell is not.
                let emptied = fault.offers.iter().position(Offer::empties);
                let place = emptied.unwrap_or(fault.offers.len());
                fault.offers.insert(place, offer.clone());
            }
        }
    }
}

/// Somebody who had left does not stand on the list again without a question.
fn come_back(line: &mut Line, known: &Known) {
    match (Gone::of(known), line.returning) {
        (None, _) => line.returning = None,
        (Some(gone), None) => line.faults.push(returning::question(known, gone)),
        (Some(_), Some(returning)) => line.needs_day = returning::begins_anew(known, returning),
    }
}

/// What the file would change; what it leaves empty stays as it is.
fn compare(line: &mut Line, known: &Known) {
    for (field, value) in line.values.iter() {
        let own = known.values.get(&field);
        let agrees =
            own.is_some_and(|own| own.stored == value.stored || says_less(own, field, value));
        if !agrees && !is_called(known, field, value) {
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

/// The roster keeps all numbers of a person in one field.
fn join_other_phone(values: &mut Values) {
    if let Some(other) = values.take(ListField::OtherPhone) {
        let phone = values.take(ListField::Phone);
        let phone = phone.map_or_else(String::new, |phone| phone.stored);
        let both = joined_numbers(&phone, &other.stored);
        values.insert(ListField::Phone, Value::plain(both));
    }
}

/// A list that says fewer numbers of a person than the roster takes none of them away.
fn says_less(own: &Value, field: ListField, value: &Value) -> bool {
    field == ListField::Phone && joined_numbers(&own.stored, &value.stored) == own.stored
}

/// A school that the list calls by its 简称 or a former name keeps its own.
fn is_called(known: &Known, field: ListField, value: &Value) -> bool {
    match &known.record {
        KnownRecord::School(school) => {
            field == ListField::SchoolName && school.is_named(&value.stored)
        }
        KnownRecord::Person { .. } => false,
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
