//! Records that a field of a form can name.
use serde::Serialize;
use ts_rs::TS;

use crate::error::{OrMissing, Result};
use crate::ids::Uid;
use crate::ledger::{Reader, Table};

/// All records of one table, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Choices {
    pub table: &'static str,
    pub choices: Vec<RecordChoice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordChoice {
    pub uid: Uid,
    pub title: String,
    /// Its 编号, and whose it is: what tells it from others of the name.
    pub note: Option<String>,
}

/// # Errors
/// Missing when one of `tables` is no table of records.
pub fn choices(reader: Reader<'_>, tables: Vec<String>) -> Result<Vec<Choices>> {
    let tables = tables.iter().map(|name| {
        let table = reader.records().table(name).or_missing("这类记录")?;
        Ok(Choices {
            table: table.name,
            choices: of_table(reader, table)?,
        })
    });
    tables.collect()
}

fn of_table(reader: Reader<'_>, table: &Table) -> Result<Vec<RecordChoice>> {
    let code = match table.is_numbered() {
        true => "r.code",
        false => "NULL",
    };
    let sql = format!(
        "SELECT r.uid, coalesce({title}, ''),
             nullif(concat_ws(' · ', nullif({code}, ''),
                 (SELECT o.name FROM organization o WHERE o.uid = r.owner AND o.uid <> r.uid)), '')
         FROM {name} r ORDER BY {order}",
        title = table.title,
        name = table.name,
        order = table.order,
    );
    let mut statement = reader.conn().prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| {
        Ok(RecordChoice {
            uid: row.get(0)?,
            title: row.get(1)?,
            note: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
