//! 编号 that two copies gave to different records: found after a merge, with a proposed renumbering.
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::shape::{Shape, Shapes};
use crate::ledger::versions::BIRTH;

/// Two records with one code.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SameCode {
    pub kind: String,
    /// 人员
    pub label: String,
    pub code: String,
    /// The record that had the code first, and keeps it.
    pub keeps: Uid,
    pub keeps_name: String,
    /// The later one, and the next free code for it.
    pub renumber: Uid,
    pub renumber_name: String,
    pub proposed: String,
}

/// All pairs in the file; the same on every copy that holds the same records.
pub(super) fn same_codes(conn: &Connection, shapes: &Shapes) -> Result<Vec<SameCode>> {
    let mut found = Vec::new();
    for shape in shapes.iter().filter(|shape| shape.table.is_numbered()) {
        same_codes_of(conn, shape, &mut found)?;
    }
    Ok(found)
}

fn same_codes_of(conn: &Connection, shape: &Shape, found: &mut Vec<SameCode>) -> Result<()> {
    let table = shape.table.name;
    let sql = format!(
        "SELECT r.uid, r.code, {title} AS name FROM {table} r
         JOIN version v ON v.kind = '{table}' AND v.uid = r.uid AND v.field = '{BIRTH}'
         WHERE r.code <> '' AND r.code IN (SELECT code FROM {table} GROUP BY code HAVING count(*) > 1)
         ORDER BY r.code, v.clock, v.replica, r.uid",
        title = shape.table.title,
    );
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut first: Option<(Uid, String, String)> = None;
    let mut taken = codes(conn, table)?;
    while let Some(row) = rows.next()? {
        let (uid, code): (Uid, String) = (row.get("uid")?, row.get("code")?);
        let name: String = row.get::<_, Option<String>>("name")?.unwrap_or_default();
        match &first {
            Some((keeps, same, keeps_name)) if *same == code => {
                let proposed = next_free(&code, &taken);
                taken.push(proposed.clone());
                found.push(SameCode {
                    kind: table.to_owned(),
                    label: shape.table.label.to_owned(),
                    code,
                    keeps: *keeps,
                    keeps_name: keeps_name.clone(),
                    renumber: uid,
                    renumber_name: name,
                    proposed,
                });
            }
            _ => first = Some((uid, code, name)),
        }
    }
    Ok(())
}

fn codes(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare(&format!("SELECT code FROM {table}"))?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// After S3 and S20 comes S21; A07 and A35 give A36; a code without a number gets one.
fn next_free(code: &str, taken: &[String]) -> String {
    let (prefix, _) = split(code);
    let numbers = taken.iter().filter_map(|code| {
        let (other, digits) = split(code);
        Some((
            digits.parse::<u32>().ok().filter(|_| other == prefix)?,
            digits.len(),
        ))
    });
    let (highest, width) = numbers.max().unwrap_or((1, 1));
    format!("{prefix}{:0width$}", highest + 1)
}

fn split(code: &str) -> (&str, &str) {
    code.split_at(
        code.trim_end_matches(|letter: char| letter.is_ascii_digit())
            .len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_free_code_goes_on_from_the_highest_of_its_kind() {
        let taken = ["S3", "S20", "S3", "A07", "A35", "校本部"].map(str::to_owned);
        let cases = [
            ("S3", "S21"),
            ("A07", "A36"),
            ("校本部", "校本部2"),
            ("T9", "T2"),
        ];
        for (code, expected) in cases {
            assert_eq!(next_free(code, &taken), expected, "{code}");
        }
    }
}
