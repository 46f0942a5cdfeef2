//! A record by field names as JSON: how it lies in the trash, and how it travels to another copy.
use rusqlite::types::Value as Stored;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::ids::Uid;

use super::shape::{Column, Shape, Storage};

/// One record, independent of column order and schema version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PortableRecord {
    /// The table.
    pub kind: String,
    pub uid: Uid,
    /// All columns but the key; keys of other records as UUID text.
    pub fields: Map<String, Value>,
}

impl PortableRecord {
    /// `values` in column order.
    pub(super) fn of_values(shape: &Shape, uid: Uid, values: &[Stored]) -> Self {
        let columns = shape.columns.iter().zip(values);
        let fields = columns
            .filter(|(column, _)| column.name != "uid")
            .map(|(column, value)| (column.name.clone(), to_json(value)));
        Self {
            kind: shape.table.name.to_owned(),
            uid,
            fields: fields.collect(),
        }
    }

    /// Adds the record to its table; columns it does not know take their default.
    pub(super) fn insert(&self, conn: &Connection, shape: &Shape) -> Result<()> {
        let mut names = vec!["uid"];
        let mut values = vec![Stored::Blob(self.uid.as_bytes().to_vec())];
        for column in &shape.columns {
            if let Some(value) = self.fields.get(&column.name) {
                names.push(&column.name);
                values.push(to_stored(column, value)?);
            }
        }
        let places = vec!["?"; names.len()].join(", ");
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({places})",
            shape.table.name,
            names.join(", ")
        );
        conn.prepare_cached(&sql)?
            .execute(params_from_iter(values))?;
        Ok(())
    }
}

pub(super) fn to_json(value: &Stored) -> Value {
    match value {
        Stored::Null => Value::Null,
        Stored::Integer(number) => (*number).into(),
        Stored::Real(number) => (*number).into(),
        Stored::Text(text) => text.as_str().into(),
        Stored::Blob(bytes) => Uid::from_slice(bytes).map(|uid| uid.to_string()).into(),
    }
}

pub(super) fn to_stored(column: &Column, value: &Value) -> Result<Stored> {
    let stored = match (value, column.storage) {
        (Value::Null, _) => Some(Stored::Null),
        (Value::String(text), Storage::Key) => {
            Uid::parse(text).map(|uid| Stored::Blob(uid.as_bytes().to_vec()))
        }
        (Value::String(text), Storage::Text) => Some(Stored::Text(text.clone())),
        (Value::Number(number), Storage::Integer) => number.as_i64().map(Stored::Integer),
        (Value::Number(number), Storage::Real) => number.as_f64().map(Stored::Real),
        _ => None,
    };
    stored.ok_or_else(|| {
        Error::invalid(
            "file",
            format!("“{}”的内容格式不正确，没有改动任何记录。", column.label()),
        )
    })
}
