//! The values of one row, by column.
use chrono::NaiveDate;
use rusqlite::types::Value;

use crate::ids::Uid;
use crate::ledger::Table;

use super::convert::{text_of, uid_of};

pub(super) struct Columns<'r> {
    pub(super) table: &'static Table,
    /// In the order of the table's fields.
    pub(super) values: &'r [Value],
}

impl<'r> Columns<'r> {
    pub(super) fn get(&self, column: &str) -> &'r Value {
        let at = place(self.table, column);
        at.and_then(|at| self.values.get(at))
            .unwrap_or(&Value::Null)
    }

    pub(super) fn uid(&self, column: &str) -> Option<Uid> {
        uid_of(self.get(column))
    }

    pub(super) fn text(&self, column: &str) -> Option<&'r str> {
        text_of(self.get(column))
    }

    pub(super) fn day(&self, column: &str) -> Option<NaiveDate> {
        self.text(column)?.parse().ok()
    }

    /// The key that these values give; `None` where the record has one of its own.
    pub(super) fn derived(&self) -> Option<Uid> {
        self.table.derived(&|column| self.get(column).clone())
    }

    /// What a row without 标识 is recognised by, as one text; one column may be left aside.
    pub(super) fn natural_without(&self, aside: Option<&str>) -> String {
        let mut key = String::new();
        for column in self.table.key.columns() {
            if aside == Some(*column) {
                continue;
            }
            match self.get(column) {
                Value::Null => {}
                Value::Integer(number) => key += &number.to_string(),
                Value::Real(number) => key += &number.to_string(),
                Value::Text(text) => key += text,
                value @ Value::Blob(_) => {
                    key += &uid_of(value).map_or_else(String::new, |u| u.to_string())
                }
            }
            key.push('\u{1f}');
        }
        key
    }
}

/// Place of a column among those of the table.
pub(super) fn place(table: &Table, column: &str) -> Option<usize> {
    table.fields.iter().position(|field| field.column == column)
}
