//! How records and values read in the history: names instead of keys, words instead of codes.
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::Uid;

use super::shape::{Column, Shape, Shapes};

/// Word of an editable list for a stored code: table, column, code.
pub(crate) type WordOf = fn(&Connection, &str, &str, &str) -> Result<Option<String>>;

/// Puts values into words, as they read in the state that `conn` sees.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) conn: &'a Connection,
    pub(super) shapes: &'a Shapes,
    pub(super) word_of: WordOf,
}

/// A text as it stands inside “”: its own quotation marks become ‘’.
pub(super) fn nested(text: &str) -> String {
    text.replace('“', "‘").replace('”', "’")
}

impl Words<'_> {
    /// How the record is named; `None` when it is not there.
    pub(super) fn title(&self, shape: &Shape, uid: Uid) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached(&shape.title_sql)?;
        let title = statement.query_row([uid], |row| row.get::<_, Option<String>>(0));
        Ok(title.optional()?.map(|title| title.unwrap_or_default()))
    }

    /// The same for many records of a table; empty for those that are not there.
    pub(super) fn titles(&self, shape: &Shape, uids: &[Uid]) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(&shape.title_sql)?;
        let mut titles = Vec::with_capacity(uids.len());
        for uid in uids {
            let title = statement.query_row([uid], |row| row.get::<_, Option<String>>(0));
            titles.push(title.optional()?.flatten().unwrap_or_default());
        }
        Ok(titles)
    }

    /// The value as the user reads it; `None` for an empty field.
    pub(super) fn value(
        &self,
        shape: &Shape,
        column: &Column,
        value: &Value,
    ) -> Result<Option<String>> {
        let stored = match value {
            Value::Null => return Ok(None),
            Value::Blob(bytes) => return self.referred(column, bytes).map(Some),
            Value::Integer(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
            Value::Text(text) => text.clone(),
        };
        if let Some(word) = column.field.and_then(|field| (field.shown)(&stored)) {
            return Ok(Some(word));
        }
        let word = (self.word_of)(self.conn, shape.table.name, &column.name, &stored)?;
        Ok(Some(word.unwrap_or(stored)))
    }

    fn referred(&self, column: &Column, bytes: &[u8]) -> Result<String> {
        let Some(uid) = Uid::from_slice(bytes) else {
            return Ok(String::new());
        };
        if uid == Uid::COUNTY {
            return Ok("全县".to_owned());
        }
        let table = match column.name.as_str() {
            "owner" => Some("organization"),
            _ => column.refers.as_deref(),
        };
        let named = match table.and_then(|name| self.shapes.get(name)) {
            Some(shape) => self.title(shape, uid)?,
            None => self.title_anywhere(uid)?,
        };
        Ok(named.unwrap_or_else(|| "（已删除的记录）".to_owned()))
    }

    /// For free references: the first table that knows the key.
    fn title_anywhere(&self, uid: Uid) -> Result<Option<String>> {
        for shape in self.shapes.iter() {
            if let Some(title) = self.title(shape, uid)? {
                return Ok(Some(title));
            }
        }
        Ok(None)
    }
}
