//! One sheet while its rows are read: what the ledger has of it, and which record a row means.
use std::collections::HashMap;

use rusqlite::types::Value;

use crate::error::Result;
use crate::exchange::normal::Problem;
use crate::ids::Uid;
use crate::ledger::{Field, Kind, Reader};
use crate::roster::ALWAYS;

use super::IDENTITY;
use super::columns::Columns;
use super::preview::SheetPreview;
use super::reading::Found;
use super::writing::Stored;

/// One sheet while its rows are read.
pub(super) struct Reading<'f> {
    pub(super) found: &'f Found<'f>,
    /// Records of the ledger, by key; and their keys by what a row without 标识 is recognised by.
    pub(super) existing: HashMap<Uid, Stored>,
    natural: HashMap<String, Vec<Uid>>,
    /// The 自 column that belongs to what a row is recognised by, where the file leaves it out:
    /// rows then go by the rest.
    undated: Option<&'static str>,
    /// Values where a cell is empty, by column.
    pub(super) defaults: HashMap<String, Option<Value>>,
    /// Records of rows that others name by code, by row.
    pub(super) announced: HashMap<u32, Uid>,
    /// Rows read so far, by the record they mean.
    pub(super) seen: HashMap<Uid, u32>,
    pub(super) counts: SheetPreview,
}

pub(super) enum Recognised {
    As(Uid),
    New,
    Unclear,
}

impl<'f> Reading<'f> {
    pub(super) fn new(reader: Reader<'_>, found: &'f Found<'f>) -> Result<Self> {
        let undated = undated(found);
        let mut existing = HashMap::new();
        let mut natural: HashMap<String, Vec<Uid>> = HashMap::new();
        let mut statement = reader.conn().prepare(found.spec.table.select)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let record = Stored::read(found.spec.table, row)?;
            natural
                .entry(record.columns().natural_without(undated))
                .or_default()
                .push(record.uid);
            existing.insert(record.uid, record);
        }
        Ok(Reading {
            found,
            existing,
            natural,
            undated,
            defaults: defaults(reader, found.spec.table.name)?,
            announced: HashMap::new(),
            seen: HashMap::new(),
            counts: SheetPreview {
                sheet: found.spec.name.to_owned(),
                rows: 0,
                added: 0,
                changed: 0,
                same: 0,
                faulty: 0,
            },
        })
    }

    pub(super) fn place(&self, column: &str) -> Option<usize> {
        let at = self
            .found
            .spec
            .columns
            .iter()
            .position(|spec| spec.column == column)?;
        self.found.places[at]
    }

    /// What a row without 标识 is recognised by, as one text.
    pub(super) fn natural_of(&self, columns: &Columns<'_>) -> String {
        columns.natural_without(self.undated)
    }

    /// What to do about a row that may mean several records.
    pub(super) fn remedy_of_unclear(&self) -> String {
        let header = |column: &str| {
            let columns = &self.found.spec.columns;
            columns.iter().find(|spec| spec.column == column)
        };
        match self.undated.and_then(header) {
            Some(column) => format!(
                "补上“{}”这一列，或者在“{IDENTITY}”列写明是哪一条。",
                column.header
            ),
            None => format!("先改成不同的编号，或者在“{IDENTITY}”列写明是哪一条。"),
        }
    }

    /// By 标识, by the key the row's own columns give, then by what people go by.
    pub(super) fn recognise(
        &self,
        given: Option<Uid>,
        derived: Option<Uid>,
        natural: &str,
    ) -> Recognised {
        let known = |uid: &Uid| self.existing.contains_key(uid);
        if let Some(uid) = given.filter(known).or(derived.filter(known)) {
            return Recognised::As(uid);
        }
        match self.natural.get(natural).map(Vec::as_slice) {
            Some([uid]) => Recognised::As(*uid),
            Some([_, _, ..]) if given.is_none() => Recognised::Unclear,
            _ => Recognised::New,
        }
    }

    /// What a column that the file leaves out means for a new record. One that must be filled is
    /// never left out: the sheet would not have been recognised.
    pub(super) fn without_cell(&self, field: &Field) -> Value {
        self.or_default(field, None).unwrap_or(Value::Null)
    }

    /// What an empty cell means: the table's default, nothing, or a fault.
    pub(super) fn or_default(&self, field: &Field, value: Option<Value>) -> Result<Value, Problem> {
        if let Some(value) = value {
            return Ok(value);
        }
        match (self.defaults.get(field.column), field.kind) {
            (Some(Some(default)), _) => Ok(default.clone()),
            (_, Kind::DayOrAlways) => Ok(Value::Text(ALWAYS.to_string())),
            (Some(None), _) if !field.required() => Ok(Value::Text(String::new())),
            (Some(None), _) => Err(Problem::new("这一格必须填写", "补上内容。")),
            (None, _) => Ok(Value::Null),
        }
    }
}

fn undated(found: &Found<'_>) -> Option<&'static str> {
    let table = found.spec.table;
    let columns = table.fields.iter().zip(&found.places);
    let left_out = columns.filter(|(field, place)| {
        place.is_none()
            && matches!(field.kind, Kind::DayOrAlways)
            && table.key.columns().contains(&field.column)
    });
    left_out.map(|(field, _)| field.column).next()
}

/// Columns that may not be empty, with the value they take where there is a default.
fn defaults(reader: Reader<'_>, table: &str) -> Result<HashMap<String, Option<Value>>> {
    let mut statement = reader
        .conn()
        .prepare("SELECT name, dflt_value FROM pragma_table_info(?1) WHERE \"notnull\" = 1")?;
    let columns: Vec<(String, Option<String>)> = statement
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut defaults = HashMap::new();
    for (column, default) in columns {
        let value = match default {
            // The text of a default is SQL written in the migration.
            Some(sql) => Some(
                reader
                    .conn()
                    .query_row(&format!("SELECT {sql}"), [], |row| row.get(0))?,
            ),
            None => None,
        };
        defaults.insert(column, value);
    }
    Ok(defaults)
}
