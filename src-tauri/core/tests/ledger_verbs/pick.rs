//! Picks among what is in the ledger, repeatably.
use std::path::Path;

use lianyan_core::ids::Uid;
use rusqlite::Connection;
use serde_json::Value;

pub(crate) struct Pick {
    conn: Connection,
    state: u64,
}

impl Pick {
    pub(crate) fn new(folder: &Path, seed: u64) -> Self {
        let conn = Connection::open(folder.join("ledger.db")).expect("readable");
        Self {
            conn,
            state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        }
    }

    /// Below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % sides as u64) as usize
    }

    pub(crate) fn of<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.roll(among.len())]
    }

    pub(crate) fn chance(&mut self) -> bool {
        self.roll(2) == 0
    }

    /// The key of some record of a table; a key that is nowhere when it has none.
    pub(crate) fn uid(&mut self, table: &str) -> Value {
        self.where_uid(table, "1")
    }

    pub(crate) fn where_uid(&mut self, table: &str, condition: &str) -> Value {
        let sql = format!("SELECT uid FROM {table} WHERE {condition} ORDER BY uid");
        let mut statement = self.conn.prepare(&sql).expect("a query");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        let keys: Vec<Uid> = rows.map(|key| key.expect("a key")).collect();
        drop(statement);
        let uid = if keys.is_empty() {
            Uid::new()
        } else {
            keys[self.roll(keys.len())]
        };
        uid.to_string().into()
    }

    /// One of the texts that a query gives; a key that is nowhere when it gives none.
    pub(crate) fn text(&mut self, sql: &str) -> String {
        let mut statement = self.conn.prepare(sql).expect("a query");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        let texts: Vec<String> = rows.map(|text| text.expect("a text")).collect();
        drop(statement);
        if texts.is_empty() {
            Uid::new().to_string()
        } else {
            texts[self.roll(texts.len())].clone()
        }
    }

    /// Often nothing.
    pub(crate) fn maybe_uid(&mut self, table: &str) -> Value {
        if self.chance() {
            self.uid(table)
        } else {
            Value::Null
        }
    }

    pub(crate) fn day(&mut self) -> String {
        let month = self.of(&[
            "2024-09", "2024-10", "2024-11", "2025-03", "2025-04", "2025-05",
        ]);
        format!("{month}-{:02}", 1 + self.roll(28))
    }

    pub(crate) fn words(&mut self) -> String {
        let start = self.of(&["关于", "再谈", "走进", "聚焦"]);
        format!("{start}第{}单元", self.roll(90))
    }
}
