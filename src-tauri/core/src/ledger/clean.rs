//! Which evidence files are still named by anything, and clearing away those that are not.
use std::collections::HashSet;

use rusqlite::types::Value;

use crate::error::{Error, Result};

use super::changeset::{self, RowOp};
use super::files::Cleaned;
use super::{Ledger, undo};

/// Records name files in columns called so.
const FILE_COLUMN: &str = "file";

impl Ledger {
    /// Removes evidence files that no record, undo step, trash entry or line of history names.
    pub fn files_clean(&mut self) -> Result<Cleaned> {
        self.require_writable()?;
        let named = self.named_files()?;
        let cleaned = self.files().retain(&|name| named.contains(name));
        cleaned.map_err(|cause| Error::file("清理没有做完。请关闭打开着的佐证文件后重试。", cause))
    }

    /// Files that records name; each should be there.
    pub(super) fn files_of_records(&self) -> Result<HashSet<String>> {
        let mut named = HashSet::new();
        for shape in self
            .shapes
            .iter()
            .filter(|shape| shape.column(FILE_COLUMN).is_some())
        {
            let table = shape.table.name;
            self.collect(
                &format!("SELECT {FILE_COLUMN} FROM {table} WHERE {FILE_COLUMN} IS NOT NULL"),
                &mut named,
            )?;
        }
        Ok(named)
    }

    fn named_files(&self) -> Result<HashSet<String>> {
        let mut named = self.files_of_records()?;
        let field = |value| {
            format!(
                "SELECT {value} FROM history WHERE field = '{FILE_COLUMN}' AND {value} IS NOT NULL"
            )
        };
        self.collect(&field("before"), &mut named)?;
        self.collect(&field("after"), &mut named)?;
        self.collect(
            "SELECT json_extract(r.value, '$.fields.file') FROM trash t, json_each(t.json) r
             WHERE json_extract(r.value, '$.fields.file') IS NOT NULL",
            &mut named,
        )?;
        for changes in undo::changesets(&self.conn)? {
            self.collect_from_step(&changes, &mut named)?;
        }
        Ok(named)
    }

    fn collect(&self, sql: &str, named: &mut HashSet<String>) -> Result<()> {
        let mut statement = self.conn.prepare(sql)?;
        for name in statement.query_map([], |row| row.get(0))? {
            named.insert(name?);
        }
        Ok(())
    }

    /// What undo or redo of a step would bring back: the removed rows of it and of its inverse.
    fn collect_from_step(&self, changes: &[u8], named: &mut HashSet<String>) -> Result<()> {
        for changes in [changes, &changeset::inverted(changes)?] {
            changeset::each(changes, &self.shapes, |row| {
                let Some(place) = row.shape.index(FILE_COLUMN) else {
                    return Ok(());
                };
                let values = match row.op {
                    RowOp::Removed(values) => values.into_iter().nth(place).into_iter().collect(),
                    RowOp::Changed(fields) => {
                        let file = fields.into_iter().filter(|field| field.column == place);
                        file.flat_map(|field| [field.before, field.after]).collect()
                    }
                    RowOp::Added => Vec::new(),
                };
                named.extend(values.into_iter().filter_map(|value| match value {
                    Value::Text(name) => Some(name),
                    _ => None,
                }));
                Ok(())
            })?;
        }
        Ok(())
    }
}
