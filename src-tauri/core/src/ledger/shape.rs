//! The record tables as they stand in the file: column order, and which column refers to what.
//!
//! A changeset speaks of columns by number, the history of fields by name; this is where they meet.
use rusqlite::Connection;

use crate::error::{Error, Result};

use super::table::{Field, Records, Table};

/// All record tables, in the order in which each stands after those it refers to.
#[derive(Debug)]
pub(super) struct Shapes {
    pub(super) records: &'static Records,
    list: Vec<Shape>,
}

#[derive(Debug)]
pub(super) struct Shape {
    pub(super) table: &'static Table,
    pub(super) columns: Vec<Column>,
    /// Names the record with key ?1 for a person.
    pub(super) title_sql: String,
}

#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) field: Option<&'static Field>,
    pub(super) storage: Storage,
    pub(super) required: bool,
    /// Table whose record this column holds the key of, by a foreign key.
    pub(super) refers: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Storage {
    Key,
    Text,
    Integer,
    Real,
}

impl Shapes {
    pub(super) fn read(conn: &Connection, records: &'static Records) -> Result<Self> {
        let tables = records.tables.iter();
        let list = tables.map(|table| Shape::read(conn, table));
        Ok(Self {
            records,
            list: list.collect::<Result<_>>()?,
        })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Shape> {
        self.list.iter()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Shape> {
        self.list.iter().find(|shape| shape.table.name == name)
    }

    pub(super) fn must(&self, name: &str) -> Result<&Shape> {
        self.get(name)
            .ok_or_else(|| Error::Internal(format!("{name} is not a table of records")))
    }

    /// Place of a table in the order of reference.
    pub(super) fn rank(&self, name: &str) -> usize {
        let place = self.list.iter().position(|shape| shape.table.name == name);
        place.unwrap_or(self.list.len())
    }

    /// Columns of all tables that may hold a key of `parent`.
    pub(super) fn referring(&self, parent: &str) -> Vec<(&Shape, &Column)> {
        let columns = |shape| Shape::columns_referring(shape, parent);
        self.list.iter().flat_map(columns).collect()
    }
}

impl Shape {
    fn read(conn: &Connection, table: &'static Table) -> Result<Self> {
        let mut columns = columns(conn, table)?;
        for (from, to) in references(conn, table.name)? {
            if let Some(column) = columns.iter_mut().find(|column| column.name == from) {
                column.refers = Some(to);
            }
        }
        for field in table.fields {
            if !columns.iter().any(|column| column.name == field.column) {
                let lacking = format!("{} has no column {}", table.name, field.column);
                return Err(Error::Internal(lacking));
            }
        }
        Ok(Self {
            table,
            columns,
            title_sql: format!(
                "SELECT {} FROM {} r WHERE r.uid = ?1",
                table.title, table.name
            ),
        })
    }

    fn columns_referring<'s>(&'s self, parent: &str) -> Vec<(&'s Shape, &'s Column)> {
        let refers = |column: &&Column| column.refers.as_deref() == Some(parent);
        let columns = self.columns.iter().filter(refers);
        columns.map(|column| (self, column)).collect()
    }

    pub(super) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// Table and column number of a free reference: `kind` names the table, `record` holds the key.
    pub(super) fn free_reference(&self) -> Option<(usize, usize)> {
        Some((self.index("kind")?, self.index("record")?))
    }
}

impl Column {
    /// 编号; the owner is no field of the struct's list but has a name too.
    pub(super) fn label(&self) -> &'static str {
        self.field.map_or("归属单位", |field| field.label)
    }
}

fn columns(conn: &Connection, table: &'static Table) -> Result<Vec<Column>> {
    let mut statement =
        conn.prepare("SELECT name, type, \"notnull\" FROM pragma_table_info(?1) ORDER BY cid")?;
    let rows = statement.query_map([table.name], |row| {
        let name: String = row.get("name")?;
        let storage: String = row.get("type")?;
        Ok(Column {
            field: table.fields.iter().find(|field| field.column == name),
            refers: None,
            storage: Storage::of_type(&storage),
            required: row.get("notnull")?,
            name,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Column and table of each foreign key.
fn references(conn: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut statement =
        conn.prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)")?;
    let rows = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Storage {
    /// The schema is STRICT, so these four are all there are.
    fn of_type(name: &str) -> Self {
        match name {
            "BLOB" => Storage::Key,
            "INTEGER" => Storage::Integer,
            "REAL" => Storage::Real,
            _ => Storage::Text,
        }
    }
}
