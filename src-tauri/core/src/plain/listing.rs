//! All records of a kind, of one school year or of all.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::{Period, SchoolYear};
use crate::error::Result;
use crate::ids::{RecordId, Uid};
use crate::ledger::{Kind, Reader, Record};

use super::shown::{Names, Shown};
use super::{NoPart, Plain};

#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ListRequest {
    /// Only records of this year, where the kind says which one they belong to; those without a date
    /// among them.
    pub school_year: Option<SchoolYear>,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Listed<R, Part = NoPart> {
    #[serde(flatten)]
    #[ts(flatten)]
    pub shown: Shown<R>,
    pub parts: Vec<Shown<Part>>,
    /// How many pieces of evidence hang on it.
    pub files: u32,
}

/// Records of the kind in its own order.
pub fn list<R: Plain>(reader: Reader<'_>, request: ListRequest) -> Result<Vec<Listed<R, R::Part>>> {
    let order = format!("ORDER BY {}", R::TABLE.order);
    let records: Vec<R> = match (request.school_year, year_condition::<R>()) {
        (Some(year), Some(condition)) => {
            let days = Period::school_year(year);
            let tail = format!("WHERE {condition} {order}");
            reader.list(&tail, (year, days.from, days.to))?
        }
        _ => reader.list(&order, [])?,
    };
    let mut names = Names::load(reader)?;
    let mut parts = parts_of_all::<R>(reader, &mut names)?;
    let files = files(reader, R::TABLE.name)?;
    let listed = records.into_iter().map(|record| {
        let uid = record.id().uid();
        Ok(Listed {
            shown: names.shown(record)?,
            parts: parts.remove(&uid).unwrap_or_default(),
            files: files.get(&uid).copied().unwrap_or(0),
        })
    });
    listed.collect()
}

/// SQL over the year ?1 and its days ?2 to ?3.
fn year_condition<R: Plain>() -> Option<String> {
    let column = R::SCREEN.year_of?;
    Some(match R::TABLE.field(column)?.kind {
        Kind::SchoolYear => format!("r.{column} = ?1 AND ?2 < ?3"),
        _ => format!("(r.{column} BETWEEN ?2 AND ?3 OR r.{column} IS NULL) AND ?1 > 0"),
    })
}

fn parts_of_all<R: Plain>(
    reader: Reader<'_>,
    names: &mut Names<'_>,
) -> Result<HashMap<Uid, Vec<Shown<R::Part>>>> {
    let mut of_whole: HashMap<Uid, Vec<Shown<R::Part>>> = HashMap::new();
    let table = R::Part::TABLE;
    let Some(column) = table.part_of else {
        return Ok(of_whole);
    };
    let sql = format!(
        "{} JOIN (SELECT uid AS whole FROM {}) w ON w.whole = r.{column} ORDER BY {}",
        table.select,
        R::TABLE.name,
        table.order
    );
    let mut statement = reader.conn().prepare_cached(&sql)?;
    let rows = statement.query_map([], R::Part::from_selected)?;
    for part in rows {
        let part = part?;
        let whole = super::saving::whole_of(&part, column)?;
        of_whole.entry(whole).or_default().push(names.shown(part)?);
    }
    Ok(of_whole)
}

fn files(reader: Reader<'_>, kind: &str) -> Result<HashMap<Uid, u32>> {
    let sql = "SELECT record, count(*) FROM evidence WHERE kind = ?1 GROUP BY record";
    let mut statement = reader.conn().prepare_cached(sql)?;
    let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
