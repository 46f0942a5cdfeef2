//! Reading every row of a draft against the roster.
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::error::{Error, Result};
use crate::exchange::headers::{self, Layout, ListField, ListKind};
use crate::exchange::normal::{Context, key};
use crate::exchange::tabular::{Cell, Row};
use crate::ids::{OrganizationId, Uid};
use crate::ledger::Reader;
use crate::vocabulary;

use super::draft::{Draft, Place};
use super::fields::{Fault, Lexicon, Value, Values};
use super::known::{Known, Roster};
use super::matching::{self, Match};
use super::preview::{MissingRow, Offer, RowState, SkippedRow};
use super::schools::SchoolNames;

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
    fn stored(&self, field: ListField) -> Option<&str> {
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
    find_repeats(&mut plan.lines);
    plan.missing = missing(draft, &plan);
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
            school: school.map(|id| Value::of(id.0.to_string(), lexicon.schools.name(id))),
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

/// The same person, school or code twice in the file.
fn find_repeats(lines: &mut [Line]) {
    let mut seen = Seen::default();
    let repeats = lines.iter().enumerate().filter(|(_, line)| !line.left_out);
    let repeats: Vec<(usize, Fault)> = repeats
        .filter_map(|(at, line)| Some((at, seen.repeated(line)?)))
        .collect();
    for (at, fault) in repeats {
        lines[at].faults.push(fault);
    }
}

/// Where somebody stands in the file, and the month of birth given there.
type Namesake<'l> = (Place, Option<&'l str>);

/// Who and which codes stood in the rows so far.
#[derive(Default)]
struct Seen<'l> {
    by_record: HashMap<Uid, Place>,
    /// By name as [`key`] spells it, and school.
    by_name: HashMap<(String, &'l str), Vec<Namesake<'l>>>,
    by_code: HashMap<&'l str, Place>,
}

impl<'l> Seen<'l> {
    fn repeated(&mut self, line: &'l Line) -> Option<Fault> {
        let first = self.record(line);
        let first = self.name(line).filter(|_| first.is_none()).or(first);
        let code = line
            .stored(ListField::Code)
            .or_else(|| line.stored(ListField::SchoolCode));
        let coded = code.and_then(|code| self.by_code.insert(code, line.place));
        match (first, coded) {
            (Some(first), _) => Some(repeat(line.place, first)),
            (None, Some(other)) => Some(same_code(line, other)),
            (None, None) => None,
        }
    }

    fn record(&mut self, line: &Line) -> Option<Place> {
        let first = *self.by_record.entry(line.record?).or_insert(line.place);
        (first != line.place).then_some(first)
    }

    fn name(&mut self, line: &'l Line) -> Option<Place> {
        let name = line
            .stored(ListField::Name)
            .or_else(|| line.stored(ListField::SchoolName))?;
        let school = line.stored(ListField::School).unwrap_or_default();
        let birth = line.stored(ListField::BirthMonth);
        let same = self.by_name.entry((key(name), school)).or_default();
        let repeated = |(_, other): &&Namesake<'_>| match (other, birth) {
            (Some(other), Some(birth)) => *other == birth,
            _ => true,
        };
        let first = same.iter().find(repeated).map(|(place, _)| *place);
        same.push((line.place, birth));
        first
    }
}

fn repeat(place: Place, first: Place) -> Fault {
    let sheet = if first.sheet == place.sheet {
        ""
    } else {
        "另一张工作表"
    };
    Fault {
        field: None,
        message: format!("与{sheet}第{}行是同一条", first.row),
        remedy: "去掉其中一行；是两个人就写上出生年月，以便分清。".to_owned(),
        offers: vec![Offer::leave_out()],
    }
}

fn same_code(line: &Line, other: Place) -> Fault {
    let field = match line.values.contains_key(&ListField::Code) {
        true => ListField::Code,
        false => ListField::SchoolCode,
    };
    Fault {
        field: Some(field),
        message: format!("编号与第{}行相同", other.row),
        remedy: "改成不同的编号，或者清空。".to_owned(),
        offers: vec![Offer::mend(field, "", "清空编号")],
    }
}

/// Records of the schools in the file that no row names.
fn missing(draft: &Draft, plan: &Plan) -> Vec<MissingRow> {
    let named: HashSet<Uid> = plan.lines.iter().filter_map(|line| line.record).collect();
    let absent = |known: &&Known| known.present && !named.contains(&known.uid);
    let absent: Vec<&Known> = plan.roster.known.iter().filter(absent).collect();
    if absent.is_empty() {
        return Vec::new();
    }
    let schools: HashSet<OrganizationId> = plan
        .lines
        .iter()
        .filter_map(|line| line.values.get(&ListField::School)?.organization())
        .collect();
    // A row whose record is unclear names somebody all the same.
    let names: HashSet<String> = plan
        .lines
        .iter()
        .filter(|line| line.record.is_none())
        .filter_map(|line| line.stored(ListField::Name).map(key))
        .collect();
    let expected = |known: &&&Known| match draft.kind {
        ListKind::Persons => known.school.is_some_and(|school| schools.contains(&school)),
        ListKind::Schools => true,
    };
    absent
        .iter()
        .filter(expected)
        .filter(|known| !names.contains(&key(&known.name)))
        .map(|known| missing_row(draft, plan, known))
        .collect()
}

fn missing_row(draft: &Draft, plan: &Plan, known: &Known) -> MissingRow {
    let fields = draft.kind.fields().into_iter();
    let shown = |field| Some((field, known.values.get(&field)?.shown().to_owned()));
    let reason = plan.roster.away.get(&known.uid);
    MissingRow {
        record: known.uid,
        cells: fields.filter_map(shown).collect(),
        note: reason.map(|reason| (*reason).to_owned()),
    }
}
