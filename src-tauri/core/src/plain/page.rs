//! One record in full: its fields, its parts, and the records it is linked with.
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::ids::{RecordId, Uid};
use crate::ledger::{Kind, Reader, Record};

use super::shown::{Names, Shown};
use super::{NoPart, Plain};

/// More of one kind are only counted.
const MOST: usize = 50;

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Page<R, Part = NoPart> {
    #[serde(flatten)]
    #[ts(flatten)]
    pub shown: Shown<R>,
    pub parts: Vec<Shown<Part>>,
    pub linked: Vec<Linked>,
}

/// A record that this one names, or that names this one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Linked {
    /// Its table.
    pub kind: &'static str,
    pub uid: Uid,
    /// 相关活动; or what records of its kind are called.
    pub label: &'static str,
    pub title: String,
}

/// # Errors
/// [`crate::Error::Missing`] when it is gone.
pub fn page<R: Plain>(reader: Reader<'_>, id: R::Id) -> Result<Page<R, R::Part>> {
    let record: R = reader.get(id)?;
    let mut names = Names::load(reader)?;
    let mut linked = named_by(&record, &mut names)?;
    linked.extend(naming::<R>(reader, id.uid(), &mut names)?);
    let parts: Vec<R::Part> = super::saving::parts_of::<R>(reader, id.uid())?;
    let parts = parts.into_iter().map(|part| names.shown(part));
    Ok(Page {
        parts: parts.collect::<Result<_>>()?,
        shown: names.shown(record)?,
        linked,
    })
}

fn named_by<R: Record>(record: &R, names: &mut Names<'_>) -> Result<Vec<Linked>> {
    let mut linked = Vec::new();
    for (field, value) in R::TABLE.fields.iter().zip(record.values()) {
        let (Kind::Ref(kind), Some(uid)) = (field.kind, super::saving::key_in(value)?) else {
            continue;
        };
        linked.push(Linked {
            kind,
            uid,
            label: field.label,
            title: names.title(kind, uid)?,
        });
    }
    Ok(linked)
}

/// Records of other kinds that name this one; its own parts are shown by themselves.
fn naming<R: Record>(reader: Reader<'_>, uid: Uid, names: &mut Names<'_>) -> Result<Vec<Linked>> {
    let mut linked = Vec::new();
    for (table, field) in reader.records().fields() {
        let names_it = matches!(field.kind, Kind::Ref(named) if named == R::TABLE.name);
        if !names_it || table.part_of == Some(field.column) {
            continue;
        }
        let sql = format!(
            "SELECT uid FROM {} WHERE {} = ?1 LIMIT {MOST}",
            table.name, field.column
        );
        let mut statement = reader.conn().prepare_cached(&sql)?;
        for found in statement.query_map([uid], |row| row.get(0))? {
            let uid = found?;
            linked.push(Linked {
                kind: table.name,
                uid,
                label: table.label,
                title: names.title(table.name, uid)?,
            });
        }
    }
    Ok(linked)
}
