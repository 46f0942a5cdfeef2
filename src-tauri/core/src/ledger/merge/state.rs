//! What one copy knows of one record: read from its file, or from a package.
use std::collections::BTreeMap;

use rusqlite::types::Value as Stored;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::clock::Stamp;
use crate::ledger::portable::PortableRecord;
use crate::ledger::shape::Shape;
use crate::ledger::versions::{self, BIRTH};

use super::package::{Tombstone, VersionedRecord};

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct State {
    pub(super) life: Option<Life>,
    /// The latest removal, unless a later birth has made it void.
    pub(super) removed: Option<Stamp>,
    /// Of a removed record: fields written after the removal, by copies that did not know of it.
    pub(super) later: BTreeMap<String, Written>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Life {
    pub(super) birth: Stamp,
    pub(super) fields: BTreeMap<String, Written>,
}

/// A field's value and who wrote it when.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    pub(super) stamp: Stamp,
    pub(super) value: Value,
}

impl State {
    pub(super) fn written(&self) -> impl Iterator<Item = (&String, &Written)> {
        let living = self.life.iter().flat_map(|life| &life.fields);
        living.chain(&self.later)
    }

    /// The latest write of any field.
    pub(super) fn newest(&self) -> Option<Stamp> {
        self.written().map(|(_, written)| written.stamp).max()
    }

    pub(super) fn of_record(sent: &VersionedRecord) -> Self {
        let stamp = |(clock, replica): (i64, Uid)| Stamp { clock, replica };
        let birth = sent
            .versions
            .get(BIRTH)
            .copied()
            .map_or(Stamp::BEFORE_ALL, stamp);
        let fields = sent.record.fields.iter().map(|(name, value)| {
            let stamp = sent.versions.get(name).copied().map_or(birth, stamp);
            (
                name.clone(),
                Written {
                    stamp,
                    value: value.clone(),
                },
            )
        });
        State {
            life: Some(Life {
                birth,
                fields: fields.collect(),
            }),
            ..State::default()
        }
    }

    pub(super) fn of_tombstone(sent: &Tombstone) -> Self {
        let later = sent.later.iter().map(|(name, (clock, replica, value))| {
            let stamp = Stamp {
                clock: *clock,
                replica: *replica,
            };
            (
                name.clone(),
                Written {
                    stamp,
                    value: value.clone(),
                },
            )
        });
        State {
            life: None,
            removed: Some(Stamp {
                clock: sent.clock,
                replica: sent.replica,
            }),
            later: later.collect(),
        }
    }

    /// As this copy has it.
    pub(super) fn read(conn: &Connection, shape: &Shape, uid: Uid) -> Result<Self> {
        if let Some(record) = record(conn, shape, uid)? {
            let versions = versions::of(conn, shape.table.name, uid)?;
            return Ok(State::of_record(&VersionedRecord { record, versions }));
        }
        let tombstone = tombstone(conn, shape.table.name, uid)?;
        Ok(tombstone
            .as_ref()
            .map(State::of_tombstone)
            .unwrap_or_default())
    }
}

pub(super) fn record(conn: &Connection, shape: &Shape, uid: Uid) -> Result<Option<PortableRecord>> {
    let sql = format!("SELECT * FROM {} WHERE uid = ?1", shape.table.name);
    let width = shape.columns.len();
    let values = conn.prepare_cached(&sql)?.query_row([uid], |row| {
        (0..width)
            .map(|place| row.get(place))
            .collect::<rusqlite::Result<Vec<Stored>>>()
    });
    Ok(values
        .optional()?
        .map(|values| PortableRecord::of_values(shape, uid, &values)))
}

fn tombstone(conn: &Connection, kind: &str, uid: Uid) -> Result<Option<Tombstone>> {
    let sql = "SELECT clock, replica, later FROM tombstone WHERE kind = ?1 AND uid = ?2";
    let found = conn.prepare_cached(sql)?.query_row((kind, uid), |row| {
        Ok((
            row.get("clock")?,
            row.get("replica")?,
            row.get::<_, Option<String>>("later")?,
        ))
    });
    let Some((clock, replica, later)) = found.optional()? else {
        return Ok(None);
    };
    let later = later.map(|json| serde_json::from_str(&json)).transpose()?;
    Ok(Some(Tombstone {
        kind: kind.to_owned(),
        uid,
        clock,
        replica,
        later: later.unwrap_or_default(),
    }))
}
