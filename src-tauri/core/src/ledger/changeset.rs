//! Reads what SQLite's session extension recorded, table by table.
//!
//! The bytes are read here and not by the extension's own iterator, which copies every value of
//! every row, while of an added row only the key is wanted. SQLite fixes their format, since
//! changesets may be kept and sent: see “changeset format” in its `sqlite3session.c`.
use rusqlite::ffi::{SQLITE_BLOB, SQLITE_FLOAT, SQLITE_INTEGER, SQLITE_NULL, SQLITE_TEXT};
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, invert_strm};
use rusqlite::types::{Value, ValueRef};

use crate::error::{Error, Result};
use crate::ids::Uid;

use super::shape::{Shape, Shapes};

/// One row that an act added, changed or removed.
#[derive(Debug)]
pub(super) struct RowChange<'s> {
    pub(super) shape: &'s Shape,
    pub(super) uid: Uid,
    pub(super) op: RowOp,
}

#[derive(Debug)]
pub(super) enum RowOp {
    Added,
    /// All values as they stood, in column order.
    Removed(Vec<Value>),
    Changed(Vec<FieldChange>),
}

#[derive(Debug)]
pub(super) struct FieldChange {
    /// Number of the column.
    pub(super) column: usize,
    pub(super) before: Value,
    pub(super) after: Value,
}

/// What happened to the records of one table.
#[derive(Debug)]
pub(super) struct TableChanges<'s> {
    pub(super) shape: &'s Shape,
    pub(super) added: Vec<Uid>,
    pub(super) changed: Vec<(Uid, Vec<FieldChange>)>,
    /// With their values as they stood, in column order.
    pub(super) removed: Vec<(Uid, Vec<Value>)>,
}

impl<'s> TableChanges<'s> {
    fn none(shape: &'s Shape) -> Self {
        Self {
            shape,
            added: Vec::new(),
            changed: Vec::new(),
            removed: Vec::new(),
        }
    }

    /// Lines of the history that tell it.
    pub(super) fn lines(&self) -> usize {
        let fields = self.changed.iter().map(|(_, fields)| fields.len());
        self.added.len() + self.removed.len() + fields.sum::<usize>()
    }
}

/// All of `changes`, in the order in which the tables were first touched.
pub(super) fn by_table<'s>(changes: &[u8], shapes: &'s Shapes) -> Result<Vec<TableChanges<'s>>> {
    let mut tables: Vec<TableChanges<'s>> = Vec::new();
    each(changes, shapes, |row| {
        // A changeset names each table once, with all of its rows.
        let table = match tables.last_mut() {
            Some(last) if std::ptr::eq(last.shape, row.shape) => last,
            _ => tables.push_mut(TableChanges::none(row.shape)),
        };
        match row.op {
            RowOp::Added => table.added.push(row.uid),
            RowOp::Changed(fields) => table.changed.push((row.uid, fields)),
            RowOp::Removed(values) => table.removed.push((row.uid, values)),
        }
        Ok(())
    })?;
    Ok(tables)
}

/// Calls `see` for every row of `changes`.
pub(super) fn each<'s>(
    changes: &[u8],
    shapes: &'s Shapes,
    mut see: impl FnMut(RowChange<'s>) -> Result<()>,
) -> Result<()> {
    let mut bytes = Bytes(changes);
    let mut table = None;
    while !bytes.0.is_empty() {
        match (bytes.byte()?, &table) {
            (b'T', _) => table = Some(Table::read(&mut bytes, shapes)?),
            (op, Some(table)) => see(table.row(op, &mut bytes)?)?,
            (_, None) => return Err(odd()),
        }
    }
    Ok(())
}

/// The changes that take `changes` back.
pub(super) fn inverted(changes: &[u8]) -> Result<Vec<u8>> {
    let mut inverse = Vec::with_capacity(changes.len());
    invert_strm(&mut &*changes, &mut inverse)?;
    Ok(inverse)
}

/// Key of the record an item speaks of. Never call it on the item of a FOREIGN_KEY conflict.
pub(super) fn key(item: &ChangesetItem) -> Result<Uid> {
    let place = item.pk()?.iter().position(|part| *part != 0);
    let place = place.ok_or_else(odd)?;
    let value = match item.op()?.code() {
        Action::SQLITE_INSERT => item.new_value(place)?,
        _ => item.old_value(place)?,
    };
    uid(Some(value))
}

fn uid(value: Option<ValueRef<'_>>) -> Result<Uid> {
    match value {
        Some(ValueRef::Blob(bytes)) => Uid::from_slice(bytes).ok_or_else(odd),
        _ => Err(odd()),
    }
}

fn owned(value: ValueRef<'_>) -> Result<Value> {
    Ok(Value::try_from(value).map_err(rusqlite::Error::from)?)
}

fn odd() -> Error {
    Error::Internal("a changeset is not as SQLite writes it".into())
}

/// The table that the following rows are of.
struct Table<'s> {
    shape: &'s Shape,
    /// Number of the column with the key.
    key: usize,
}

impl<'s> Table<'s> {
    fn read(bytes: &mut Bytes<'_>, shapes: &'s Shapes) -> Result<Self> {
        let width = bytes.length()?;
        let key = bytes.take(width)?.iter().position(|part| *part != 0);
        let shape = shapes.must(bytes.name()?)?;
        match key {
            Some(key) if width == shape.columns.len() => Ok(Self { shape, key }),
            _ => Err(odd()),
        }
    }

    fn row(&self, op: u8, bytes: &mut Bytes<'_>) -> Result<RowChange<'s>> {
        let width = self.shape.columns.len();
        bytes.byte()?; // whether a trigger did it: none does
        let (key, op) = match Action::from(i32::from(op)) {
            Action::SQLITE_INSERT => (bytes.one_of(width, self.key)?, RowOp::Added),
            Action::SQLITE_DELETE => {
                let before = bytes.record(width)?;
                let values = before.iter().map(|value| owned(value.ok_or_else(odd)?));
                (
                    before[self.key],
                    RowOp::Removed(values.collect::<Result<_>>()?),
                )
            }
            Action::SQLITE_UPDATE => {
                let (before, after) = (bytes.record(width)?, bytes.record(width)?);
                (before[self.key], RowOp::Changed(fields(&before, &after)?))
            }
            _ => return Err(odd()),
        };
        Ok(RowChange {
            shape: self.shape,
            uid: uid(key)?,
            op,
        })
    }
}

/// An update holds only the columns that changed.
fn fields(
    before: &[Option<ValueRef<'_>>],
    after: &[Option<ValueRef<'_>>],
) -> Result<Vec<FieldChange>> {
    let pairs = before.iter().zip(after).enumerate();
    let changed = pairs.filter_map(|(column, (before, after))| Some((column, before, (*after)?)));
    let change = |(column, before, after): (usize, &Option<ValueRef<'_>>, ValueRef<'_>)| {
        Ok(FieldChange {
            column,
            before: owned(before.ok_or_else(odd)?)?,
            after: owned(after)?,
        })
    };
    changed.map(change).collect()
}

/// What is still to be read of a changeset.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, length: usize) -> Result<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(odd)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// SQLite's variable-length number: seven bits a byte, the highest first.
    fn length(&mut self) -> Result<usize> {
        let mut length = 0;
        loop {
            let byte = self.byte()?;
            length = length << 7 | usize::from(byte & 0x7f);
            if byte & 0x80 == 0 {
                return Ok(length);
            }
        }
    }

    fn number(&mut self) -> Result<[u8; 8]> {
        self.take(8)?.try_into().map_err(|_| odd())
    }

    fn name(&mut self) -> Result<&'b str> {
        let end = self.0.iter().position(|byte| *byte == 0).ok_or_else(odd)?;
        let name = std::str::from_utf8(self.take(end)?).map_err(|_| odd())?;
        self.byte()?;
        Ok(name)
    }

    /// `None` for a column that the change says nothing about.
    fn value(&mut self) -> Result<Option<ValueRef<'b>>> {
        Ok(Some(match i32::from(self.byte()?) {
            0 => return Ok(None),
            SQLITE_INTEGER => ValueRef::Integer(i64::from_be_bytes(self.number()?)),
            SQLITE_FLOAT => ValueRef::Real(f64::from_be_bytes(self.number()?)),
            SQLITE_TEXT => ValueRef::Text(self.text()?),
            SQLITE_BLOB => ValueRef::Blob(self.text()?),
            SQLITE_NULL => ValueRef::Null,
            _ => return Err(odd()),
        }))
    }

    fn text(&mut self) -> Result<&'b [u8]> {
        let length = self.length()?;
        self.take(length)
    }

    fn record(&mut self, width: usize) -> Result<Vec<Option<ValueRef<'b>>>> {
        (0..width).map(|_| self.value()).collect()
    }

    /// One value of a record that is passed over.
    fn one_of(&mut self, width: usize, wanted: usize) -> Result<Option<ValueRef<'b>>> {
        let mut found = None;
        for column in 0..width {
            let value = self.value()?;
            if column == wanted {
                found = value;
            }
        }
        Ok(found)
    }
}
