//! How records of one sheet are named in another: by their code, or by key where no code is unique.
use std::collections::HashMap;

use crate::error::Result;
use crate::exchange::normal::Problem;
use crate::ids::Uid;
use crate::ledger::Reader;

use super::sheet_name;

/// Tables that other sheets refer to, and the SQL of their codes.
const CODED: &[(&str, &str)] = &[
    ("organization", "SELECT uid, code FROM organization"),
    ("person", "SELECT uid, code FROM person"),
    ("community", "SELECT uid, code FROM community"),
    ("activity", "SELECT uid, code FROM activity"),
    (
        "session",
        "SELECT s.uid, a.code || '/' || s.seq FROM session s JOIN activity a ON a.uid = s.activity",
    ),
];

/// Stands before a key that is written instead of a code.
const KEY_MARK: char = '#';

/// Codes and keys of all records that can be named.
#[derive(Default)]
pub(super) struct References {
    tables: HashMap<String, Codes>,
    /// Keys given in the workbook whose record is known by another key here.
    aliases: HashMap<Uid, Uid>,
}

#[derive(Default)]
struct Codes {
    code_of: HashMap<Uid, String>,
    found: HashMap<String, Vec<Uid>>,
}

impl References {
    pub(super) fn load(reader: Reader<'_>) -> Result<Self> {
        let mut references = References::default();
        for (table, sql) in CODED {
            let mut statement = reader.conn().prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                references.add(table, &row.get::<_, String>(1)?, row.get(0)?);
            }
        }
        Ok(references)
    }

    /// Makes a record known by its code; one known before only gets its new code.
    pub(super) fn add(&mut self, table: &str, code: &str, uid: Uid) {
        let codes = self.tables.entry(table.to_owned()).or_default();
        if let Some(former) = codes.code_of.insert(uid, code.to_owned()) {
            if former == code {
                return;
            }
            if let Some(found) = codes.found.get_mut(&former) {
                found.retain(|known| *known != uid);
            }
        }
        codes.found.entry(code.to_owned()).or_default().push(uid);
    }

    pub(super) fn alias(&mut self, given: Uid, uid: Uid) {
        self.aliases.insert(given, uid);
    }

    pub(super) fn knows(&self, table: &str, uid: Uid) -> bool {
        self.tables
            .get(table)
            .is_some_and(|codes| codes.code_of.contains_key(&uid))
    }

    pub(super) fn code_of(&self, table: &str, uid: Uid) -> Option<&str> {
        self.tables
            .get(table)?
            .code_of
            .get(&uid)
            .map(String::as_str)
    }

    /// As another sheet names the record.
    pub(super) fn text(&self, table: &str, uid: Uid) -> String {
        let code = self.code_of(table, uid).unwrap_or_default();
        let unique = self
            .tables
            .get(table)
            .and_then(|codes| codes.found.get(code));
        match unique.map(Vec::as_slice) {
            Some([_]) if !code.is_empty() && !code.starts_with(KEY_MARK) => code.to_owned(),
            _ => format!("{KEY_MARK}{uid}"),
        }
    }

    /// The record that is named.
    pub(super) fn find(&self, table: &str, text: &str) -> Result<Uid, Problem> {
        let sheet = sheet_name(table);
        if let Some(given) = text.strip_prefix(KEY_MARK).and_then(Uid::parse) {
            let uid = self.aliases.get(&given).copied().unwrap_or(given);
            let checked = CODED.iter().any(|(coded, _)| *coded == table);
            return match !checked || self.knows(table, uid) {
                true => Ok(uid),
                false => Err(missing(sheet, text)),
            };
        }
        let found = self
            .tables
            .get(table)
            .and_then(|codes| codes.found.get(text));
        match found.map(Vec::as_slice) {
            Some([uid]) => Ok(*uid),
            Some([_, _, ..]) => Err(Problem::new(
                format!("“{sheet}”里有几条记录的编号都是“{text}”"),
                "先把它们的编号改成不同的，再导入。",
            )),
            _ => Err(missing(sheet, text)),
        }
    }
}

fn missing(sheet: &str, text: &str) -> Problem {
    Problem::new(
        format!("“{sheet}”里没有编号“{text}”"),
        format!("核对编号（写编号，不写名称）；如果是新的，先在“{sheet}”工作表中写上。"),
    )
}
