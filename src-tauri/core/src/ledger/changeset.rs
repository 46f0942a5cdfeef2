//! Reads what SQLite's session extension recorded, row by row.
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter, invert_strm};
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

/// Calls `see` for every row of `changes`.
pub(super) fn each<'s>(
    changes: &[u8],
    shapes: &'s Shapes,
    mut see: impl FnMut(RowChange<'s>) -> Result<()>,
) -> Result<()> {
    let mut input = changes;
    let input: &mut dyn std::io::Read = &mut input;
    let mut rows = ChangesetIter::start_strm(&input)?;
    while let Some(item) = rows.next()? {
        see(row(item, shapes)?)?;
    }
    Ok(())
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

impl TableChanges<'_> {
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
        if tables
            .last()
            .is_none_or(|last| !std::ptr::eq(last.shape, row.shape))
        {
            tables.push(TableChanges {
                shape: row.shape,
                added: Vec::new(),
                changed: Vec::new(),
                removed: Vec::new(),
            });
        }
        if let Some(table) = tables.last_mut() {
            match row.op {
                RowOp::Added => table.added.push(row.uid),
                RowOp::Changed(fields) => table.changed.push((row.uid, fields)),
                RowOp::Removed(values) => table.removed.push((row.uid, values)),
            }
        }
        Ok(())
    })?;
    Ok(tables)
}

/// The changes that take `changes` back.
pub(super) fn inverted(changes: &[u8]) -> Result<Vec<u8>> {
    let mut inverse = Vec::with_capacity(changes.len());
    invert_strm(&mut &*changes, &mut inverse)?;
    Ok(inverse)
}

fn row<'s>(item: &ChangesetItem, shapes: &'s Shapes) -> Result<RowChange<'s>> {
    let op = item.op()?;
    let shape = shapes.must(op.table_name())?;
    Ok(RowChange {
        shape,
        uid: key(item)?,
        op: match op.code() {
            Action::SQLITE_INSERT => RowOp::Added,
            Action::SQLITE_DELETE => RowOp::Removed(all_before(item, shape)?),
            _ => RowOp::Changed(fields(item, shape)?),
        },
    })
}

/// Key of the record an item speaks of. Never call it on the item of a FOREIGN_KEY conflict.
pub(super) fn key(item: &ChangesetItem) -> Result<Uid> {
    let place = item.pk()?.iter().position(|part| *part != 0);
    let place = place.ok_or_else(|| Error::Internal("a record without a key".into()))?;
    let value = match item.op()?.code() {
        Action::SQLITE_INSERT => item.new_value(place)?,
        _ => item.old_value(place)?,
    };
    let bytes = value.as_blob().unwrap_or_default();
    Uid::from_slice(bytes).ok_or_else(|| Error::Internal("a key is not 16 bytes long".into()))
}

fn all_before(item: &ChangesetItem, shape: &Shape) -> Result<Vec<Value>> {
    let values = (0..shape.columns.len()).map(|place| owned(item.old_value(place)?));
    values.collect()
}

fn fields(item: &ChangesetItem, shape: &Shape) -> Result<Vec<FieldChange>> {
    let mut changed = Vec::new();
    for column in 0..shape.columns.len() {
        let Some(after) = present(item.new_value(column))? else {
            continue;
        };
        changed.push(FieldChange {
            column,
            before: owned(item.old_value(column)?)?,
            after: owned(after)?,
        });
    }
    Ok(changed)
}

fn owned(value: ValueRef<'_>) -> Result<Value> {
    Ok(Value::try_from(value).map_err(rusqlite::Error::from)?)
}

/// An update holds only the columns that changed; the others answer an invalid index.
fn present(value: rusqlite::Result<ValueRef<'_>>) -> Result<Option<ValueRef<'_>>> {
    match value {
        Ok(value) => Ok(Some(value)),
        Err(rusqlite::Error::InvalidColumnIndex(_)) => Ok(None),
        Err(other) => Err(other.into()),
    }
}
