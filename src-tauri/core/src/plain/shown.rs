//! A record with its fields in words, as lists, pages and workbooks show it.
use std::collections::HashMap;

use rusqlite::types::Value;
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::ids::{RecordId, Uid};
use crate::ledger::{FORMS, Field, Kind, Reader, Record, label_of_choice, stored};
use crate::vocabulary::{ActivityForm, Word, split_codes};

/// A record, what it is called, and its fields as the user reads them, in the order of those
/// that the kind shows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Shown<R> {
    pub record: R,
    pub title: String,
    pub words: Vec<Option<String>>,
}

/// Puts values into words; remembers the names it has looked up.
pub(super) struct Names<'r> {
    reader: Reader<'r>,
    words: HashMap<(String, String), String>,
    titles: HashMap<(&'static str, Uid), String>,
}

impl<'r> Names<'r> {
    pub(super) fn load(reader: Reader<'r>) -> Result<Self> {
        let mut words = HashMap::new();
        for word in reader.list::<Word>("", [])? {
            words.insert((word.list, word.code), word.name);
        }
        for form in reader.list::<ActivityForm>("", [])? {
            words.insert((FORMS.to_owned(), form.code), form.name);
        }
        Ok(Names {
            reader,
            words,
            titles: HashMap::new(),
        })
    }

    pub(super) fn shown<R: Record>(&mut self, record: R) -> Result<Shown<R>> {
        let mut words = Vec::with_capacity(R::TABLE.fields.len());
        for (field, value) in R::TABLE.fields.iter().zip(record.values()) {
            if R::TABLE.shows(field) {
                words.push(self.field(field, &stored(value)?)?);
            }
        }
        Ok(Shown {
            title: self.title(R::TABLE.name, record.id().uid())?,
            record,
            words,
        })
    }

    fn field(&mut self, field: &Field, value: &Value) -> Result<Option<String>> {
        Ok(match value {
            Value::Null => None,
            Value::Blob(bytes) => match (field.kind, Uid::from_slice(bytes)) {
                (Kind::Ref(table), Some(uid)) => Some(self.title(table, uid)?),
                _ => None,
            },
            Value::Integer(number) => Some(self.text(field.kind, &number.to_string())),
            Value::Real(number) => Some(number.to_string()),
            Value::Text(text) if text.is_empty() => None,
            Value::Text(text) => Some(self.text(field.kind, text)),
        })
    }

    fn text(&self, kind: Kind, stored: &str) -> String {
        match kind {
            Kind::Word(list) => self.word(list, stored),
            Kind::Form => self.word(FORMS, stored),
            Kind::Words(list) => {
                let names = split_codes(stored).into_iter();
                let names = names.map(|code| self.word(list, code));
                names.collect::<Vec<_>>().join("、")
            }
            Kind::RecordKind => self.reader.records().label(stored),
            kind => label_of_choice(kind, stored),
        }
    }

    fn word(&self, list: &str, code: &str) -> String {
        let key = (list.to_owned(), code.to_owned());
        self.words.get(&key).map_or(code, String::as_str).to_owned()
    }

    /// How any record is called.
    pub(super) fn title(&mut self, table: &'static str, uid: Uid) -> Result<String> {
        if let Some(known) = self.titles.get(&(table, uid)) {
            return Ok(known.clone());
        }
        let title = match self.reader.records().table(table) {
            Some(table) => self.reader.title_of(table, uid)?.unwrap_or_default(),
            None => String::new(),
        };
        self.titles.insert((table, uid), title.clone());
        Ok(title)
    }
}
