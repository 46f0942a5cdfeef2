//! How records of one sheet are named in another: by their code or a name that is unique,
//! or by key.
use std::collections::HashMap;

use crate::error::Result;
use crate::exchange::normal::{Problem, key};
use crate::ids::Uid;
use crate::ledger::{Reader, Records, Table};

use super::sheet_name;

/// Sessions have no code of their own: A03/2 is the second of A03.
const SESSIONS: &str = "SELECT s.uid, a.code || '/' || s.seq, NULL FROM session s JOIN activity a ON a.uid = s.activity";

/// Stands before a key that is written instead of a code.
const KEY_MARK: char = '#';

/// Codes and keys of all records that can be named.
pub(super) struct References {
    records: &'static Records,
    tables: HashMap<String, Codes>,
    /// Keys given in the workbook whose record is known by another key here.
    aliases: HashMap<Uid, Uid>,
}

#[derive(Default)]
struct Codes {
    code_of: HashMap<Uid, String>,
    found: HashMap<String, Vec<Uid>>,
    /// By name, however it is spaced.
    named: HashMap<String, Vec<Uid>>,
}

impl References {
    pub(super) fn load(reader: Reader<'_>) -> Result<Self> {
        let mut references = References {
            records: reader.records(),
            tables: HashMap::new(),
            aliases: HashMap::new(),
        };
        for table in reader.records().tables {
            if !table.is_numbered() {
                continue;
            }
            let (name, title) = (table.name, table.title);
            let sql = format!("SELECT r.uid, r.code, {title} FROM {name} r");
            references.add_all(reader, name, &sql)?;
        }
        references.add_all(reader, "session", SESSIONS)?;
        Ok(references)
    }

    /// Whether the records of a table can be named by a code.
    fn is_coded(&self, name: &str) -> bool {
        let table = self.records.table(name);
        name == "session" || table.is_some_and(Table::is_numbered)
    }

    fn add_all(&mut self, reader: Reader<'_>, table: &str, sql: &str) -> Result<()> {
        let mut statement = reader.conn().prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let uid = row.get(0)?;
            self.add(table, &row.get::<_, String>(1)?, uid);
            if let Some(name) = row.get::<_, Option<String>>(2)? {
                let codes = self.tables.entry(table.to_owned()).or_default();
                codes.named.entry(key(&name)).or_default().push(uid);
            }
        }
        Ok(())
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
        let sheet = sheet_name(self.records, table);
        if let Some(given) = text.strip_prefix(KEY_MARK).and_then(Uid::parse) {
            let uid = self.aliases.get(&given).copied().unwrap_or(given);
            return match !self.is_coded(table) || self.knows(table, uid) {
                true => Ok(uid),
                false => Err(missing(sheet, text)),
            };
        }
        let codes = self.tables.get(table);
        let found = codes.and_then(|codes| codes.found.get(text));
        // People write names where a code is asked for; one that only one record bears will do.
        let found = found
            .filter(|found| !found.is_empty())
            .or_else(|| codes?.named.get(&key(text)));
        match found.map(Vec::as_slice) {
            Some([uid]) => Ok(*uid),
            Some([_, _, ..]) => Err(Problem::new(
                format!("“{sheet}”里有几条记录的编号或名称都是“{text}”"),
                "写编号；编号也相同的，先改成不同的，再导入。",
            )),
            _ => Err(missing(sheet, text)),
        }
    }
}

fn missing(sheet: &str, text: &str) -> Problem {
    Problem::new(
        format!("“{sheet}”里没有“{text}”"),
        format!("核对编号或名称；如果是新的，先在“{sheet}”中登记。"),
    )
}
