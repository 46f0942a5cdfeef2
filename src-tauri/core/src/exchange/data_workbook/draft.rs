//! Reading the cells of one row into values, with a fault for each cell that cannot be read.
use rusqlite::types::Value;

use crate::exchange::normal::Problem;
use crate::exchange::tabular::Row;
use crate::ids::Uid;
use crate::ledger::{Field, Kind, Table};

use super::WHOLE_COUNTY;
use super::columns::place;
use super::convert::{RowContext, text_of, uid_of};
use super::intake::Comparison;
use super::one_sheet::Reading;
use super::reading::Found;
use super::schools::{Place, stored};

/// A row's values as far as they are known: `None` where the file has no such column.
pub(super) struct Draft<'f> {
    pub(super) row: &'f Row,
    pub(super) values: Vec<Option<Value>>,
    pub(super) owner: Option<Uid>,
    /// What stands under 标识.
    pub(super) given: Option<Uid>,
    /// 单位 where the row names none: the person's own on that day.
    pub(super) school: Option<Value>,
}

impl Draft<'_> {
    /// The values of a record that would be made of this row alone.
    pub(super) fn filled(&self, reading: &Reading<'_>) -> Vec<Value> {
        let value = |(value, field): (&Option<Value>, &Field)| match (value, &self.school) {
            (Some(value), _) => value.clone(),
            (None, Some(school)) if field.column == SCHOOL => school.clone(),
            (None, _) => reading.without_cell(field),
        };
        let fields = reading.found.spec.table.fields;
        self.values.iter().zip(fields).map(value).collect()
    }

    /// The same, of a record that was taken in before 单位 was filled.
    pub(super) fn without_school(&self, reading: &Reading<'_>) -> Vec<Value> {
        let mut values = self.filled(reading);
        if let Some(at) = place(reading.found.spec.table, SCHOOL) {
            values[at] = Value::Null;
        }
        values
    }
}

impl Comparison<'_> {
    /// Reads a row's cells; `None` when one of them is at fault.
    pub(super) fn draft<'f>(&mut self, reading: &Reading<'f>, row: &'f Row) -> Option<Draft<'f>> {
        let found = reading.found;
        let values = self.values(reading, row);
        let owner = self.owner(found, row);
        let given = self.identity(found, row);
        let mut values = values?;
        let school = self.school(found.spec.table, row, &values);
        if let (Some(school), Some(at)) = (&school, place(found.spec.table, SCHOOL))
            && values[at].is_some()
        {
            values[at] = Some(school.clone());
        }
        Some(Draft {
            row,
            values,
            owner: owner?,
            given: given?,
            school,
        })
    }

    /// The person's school on that day, where the row leaves 单位 empty.
    fn school(&mut self, table: &Table, row: &Row, values: &[Option<Value>]) -> Option<Value> {
        let of = |name| place(table, name).and_then(|at| values[at].as_ref());
        let is_empty = !of(SCHOOL).is_some_and(|value| *value != Value::Null);
        let schools = self.schools.as_ref().filter(|_| is_empty)?;
        let uid = |name| of(name).and_then(uid_of);
        match schools.of(uid("person"), uid("activity")) {
            Place::School(school) => Some(stored(school)),
            Place::Nowhere => {
                self.unplaced.push(row.number);
                None
            }
            Place::Unasked => None,
        }
    }

    fn values(&mut self, reading: &Reading<'_>, row: &Row) -> Option<Vec<Option<Value>>> {
        let found = reading.found;
        let mut sound = true;
        let mut values: Vec<Option<Value>> = Vec::with_capacity(found.spec.columns.len());
        for (at, field) in found.spec.table.fields.iter().enumerate() {
            let Some(place) = found.places[at] else {
                values.push(None);
                continue;
            };
            let row_context = row_context(found.spec.table, field.kind, &values);
            let read =
                self.converter
                    .value(field.kind, row.cell(place), &self.context, row_context);
            match read.and_then(|value| reading.or_default(field, value)) {
                Ok(value) => values.push(Some(value)),
                Err(problem) => {
                    self.fault(found, row, Some(at), problem);
                    values.push(None);
                    sound = false;
                }
            }
        }
        sound.then_some(values)
    }

    /// `Some(None)`: the row says nothing of it; `None`: what it says is at fault.
    fn owner(&mut self, found: &Found<'_>, row: &Row) -> Option<Option<Uid>> {
        let at = found.spec.table.fields.len();
        let text = found.places[at].map(|place| row.cell(place).shown());
        match text.as_deref() {
            None | Some("") => Some(None),
            Some(WHOLE_COUNTY) => Some(Some(Uid::COUNTY)),
            Some(text) => match self.converter.references.find("organization", text) {
                Ok(uid) => Some(Some(uid)),
                Err(problem) => {
                    self.fault(found, row, Some(at), problem);
                    None
                }
            },
        }
    }

    /// As [`Comparison::owner`], of 标识.
    fn identity(&mut self, found: &Found<'_>, row: &Row) -> Option<Option<Uid>> {
        let at = found.spec.table.fields.len() + 1;
        let text = found.places[at].map(|place| row.cell(place).shown());
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            return Some(None);
        };
        let key = Uid::parse(text.trim());
        if key.is_none() {
            let problem = Problem::new("标识不完整", "把这一格清空，或者从原来的文件复制。");
            self.fault(found, row, Some(at), problem);
        }
        key.map(Some)
    }
}

/// 单位
const SCHOOL: &str = "organization";

/// What the row says before this column, for the kinds that depend on it.
fn row_context<'v>(table: &Table, kind: Kind, values: &'v [Option<Value>]) -> RowContext<'v> {
    if !matches!(kind, Kind::AnyRef | Kind::TagValue) {
        return RowContext::default();
    }
    let text = |column: &str| {
        let at = place(table, column)?;
        let value = values.get(at)?.as_ref();
        value.map_or(table.fields[at].default, text_of)
    };
    RowContext {
        table: text("kind"),
        list: text("list"),
    }
}
