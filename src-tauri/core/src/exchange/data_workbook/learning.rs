//! What rows define for the rows and sheets behind them: codes, words, forms and sessions.
use std::collections::HashMap;

use rusqlite::types::Value;

use crate::ids::Uid;
use crate::ledger::FORMS;

use super::intake::Comparison;
use super::one_sheet::{Reading, Recognised};
use super::writing::Stored;

impl Comparison<'_> {
    /// Makes known what the rows of a sheet are called before any of them is read in full, so that
    /// a row may name one further down.
    pub(super) fn announce(&mut self, reading: &mut Reading<'_>) {
        match reading.found.spec.table {
            table if table.is_numbered() => self.announce_codes(reading),
            table if table.name == "activity_form" => self.announce_forms(reading),
            _ => {}
        }
    }

    /// Gives every row's record its key.
    fn announce_codes(&mut self, reading: &mut Reading<'_>) {
        let (Some(code_at), uid_at) = (reading.place("code"), reading.place("uid")) else {
            return;
        };
        // Rows without 标识 and with the same code are the same record, which is a fault later on.
        let mut by_code: HashMap<String, Uid> = HashMap::new();
        for row in reading.found.rows() {
            let code = row.cell(code_at).shown();
            let given = uid_at.and_then(|at| Uid::parse(row.cell(at).shown().trim()));
            let uid = match reading.recognise(given, None, &format!("{code}\u{1f}")) {
                Recognised::As(uid) => uid,
                Recognised::New => given
                    .or_else(|| by_code.get(&code).copied())
                    .unwrap_or_else(Uid::new),
                Recognised::Unclear => continue,
            };
            if let Some(given) = given {
                self.converter.references.alias(given, uid);
            }
            if !code.is_empty() {
                self.converter
                    .references
                    .add(reading.found.spec.table.name, &code, uid);
            }
            by_code.insert(code, uid);
            reading.announced.insert(row.number, uid);
        }
    }

    /// A form may be 等同于 one further down.
    fn announce_forms(&mut self, reading: &Reading<'_>) {
        let (Some(code_at), Some(name_at)) = (reading.place("code"), reading.place("name")) else {
            return;
        };
        for row in reading.found.rows() {
            let (code, name) = (row.cell(code_at).shown(), row.cell(name_at).shown());
            self.converter.words.add(FORMS, &code, &name, None);
        }
    }

    /// Later rows and sheets may use what this row defines.
    pub(super) fn learn(&mut self, record: &Stored) {
        let columns = record.columns();
        let words = &mut self.converter.words;
        match record.table.name {
            "word" => {
                if let (Some(list), Some(code), Some(name)) = (
                    columns.text("list"),
                    columns.text("code"),
                    columns.text("name"),
                ) {
                    words.add(list, code, name, columns.text("other_names"));
                }
            }
            "activity_form" => {
                if let (Some(code), Some(name)) = (columns.text("code"), columns.text("name")) {
                    words.add(FORMS, code, name, columns.text("other_names"));
                }
            }
            "session" => {
                let activity = columns.uid("activity").unwrap_or(Uid::COUNTY);
                let references = &mut self.converter.references;
                let code = references
                    .code_of("activity", activity)
                    .unwrap_or_default()
                    .to_owned();
                if let Value::Integer(seq) = columns.get("seq") {
                    references.add("session", &format!("{code}/{seq}"), record.uid);
                }
            }
            _ => {}
        }
    }
}
