//! How records and values read in the history: names instead of keys, words instead of codes.
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::dates::{SchoolYear, TermNumber};
use crate::error::Result;
use crate::ids::Uid;
use crate::words::Choice;

use super::shape::{Column, Shape, Shapes};
use super::table::{FORMS, Kind};

/// Puts values into words, as they read in the state that `conn` sees.
#[derive(Clone, Copy)]
pub(super) struct Wording<'a> {
    pub(super) conn: &'a Connection,
    pub(super) shapes: &'a Shapes,
}

/// A text as it stands inside “”: its own quotation marks become ‘’.
pub(super) fn nested(text: &str) -> String {
    text.replace('“', "‘").replace('”', "’")
}

impl Wording<'_> {
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
    pub(super) fn value(&self, column: &Column, value: &Value) -> Result<Option<String>> {
        let stored = match value {
            Value::Null => return Ok(None),
            Value::Blob(bytes) => return self.referred(column, bytes).map(Some),
            Value::Integer(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
            Value::Text(text) => text.clone(),
        };
        let Some(field) = column.field else {
            return Ok(Some(stored));
        };
        Ok(Some(match field.kind {
            Kind::RecordKind => self.shapes.records.label(&stored),
            Kind::Word(list) => self.word(list, &stored)?,
            Kind::Words(list) => {
                let names = stored.split('、').map(|code| self.word(list, code));
                names.collect::<Result<Vec<_>>>()?.join("、")
            }
            Kind::Form => self.word(FORMS, &stored)?,
            kind => label_of_choice(kind, &stored),
        }))
    }

    fn word(&self, list: &str, code: &str) -> Result<String> {
        let name = (self.shapes.records.word)(self.conn, list, code)?;
        Ok(name.unwrap_or_else(|| code.to_owned()))
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

/// How a value reads whose words are fixed by the program.
pub(crate) fn label_of_choice(kind: Kind, stored: &str) -> String {
    match kind {
        Kind::YesNo if stored == "0" => "否".to_owned(),
        Kind::YesNo => "是".to_owned(),
        Kind::Choice(list) => label_of(&list(), stored),
        Kind::SchoolYear => school_year(stored),
        Kind::Term => term(stored),
        _ => stored.to_owned(),
    }
}

fn label_of(list: &[Choice], code: &str) -> String {
    let word = list.iter().find(|word| word.code == code);
    word.map_or(code, |word| word.label).to_owned()
}

fn school_year(stored: &str) -> String {
    let year = stored.parse().map(|year| SchoolYear(year).label());
    year.unwrap_or_else(|_| stored.to_owned())
}

/// 2024—2025学年度第一学期 for `2024-1`
fn term(stored: &str) -> String {
    let parts = stored.split_once('-');
    let number = parts.and_then(|(_, number)| TermNumber::of_code(number));
    match parts.zip(number) {
        Some(((year, _), number)) => format!("{}{}", school_year(year), number.label()),
        None => stored.to_owned(),
    }
}
