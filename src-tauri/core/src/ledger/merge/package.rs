//! What leaves one copy of a ledger for another.
use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::portable::PortableRecord;
use crate::ledger::shape::{Shape, Shapes};
use crate::ledger::versions::{self, BIRTH};
use crate::ledger::{Reader, batch, clock, migrations};

use super::state::{self, Written};

/// All records and removals of one copy, independent of its file's schema.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Package {
    pub id: Uid,
    /// Version of the schema it was made from; a newer one is refused.
    pub schema: u32,
    /// The copy it comes from, and that copy's clock.
    pub replica: Uid,
    pub clock: i64,
    /// How far that copy had seen each other one: tells a later write from one made unknowingly.
    pub seen: BTreeMap<Uid, i64>,
    pub records: Vec<VersionedRecord>,
    pub tombstones: Vec<Tombstone>,
}

/// A record with the clock and replica of its birth (field "") and of each field written since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VersionedRecord {
    #[serde(flatten)]
    pub record: PortableRecord,
    pub versions: BTreeMap<String, (i64, Uid)>,
}

/// A removed record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tombstone {
    pub kind: String,
    pub uid: Uid,
    pub clock: i64,
    pub replica: Uid,
    /// Fields that another copy, not knowing of the removal, wrote after it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub later: BTreeMap<String, (i64, Uid, Value)>,
}

impl Reader<'_> {
    /// Everything this copy holds. Read it in one snapshot.
    pub fn package(self) -> Result<Package> {
        let conn = self.conn();
        let shapes = Shapes::read(conn, self.records)?;
        let mut records = Vec::new();
        for shape in shapes.iter() {
            records_of(conn, shape, &mut records)?;
        }
        Ok(Package {
            id: Uid::new(),
            schema: migrations::CURRENT,
            replica: clock::replica(conn)?,
            clock: clock::last(conn)?,
            seen: clock::seen(conn)?,
            records,
            tombstones: tombstones(conn)?,
        })
    }
}

fn records_of(conn: &Connection, shape: &Shape, records: &mut Vec<VersionedRecord>) -> Result<()> {
    let sql = format!("SELECT uid FROM {} ORDER BY uid", shape.table.name);
    let mut statement = conn.prepare(&sql)?;
    let births = batch::births(conn, shape.table.name)?;
    for uid in statement.query_map([], |row| row.get(0))? {
        let uid = uid?;
        let record = state::record(conn, shape, uid)?;
        let mut versions = versions::own(conn, shape.table.name, uid)?;
        if let Some(birth) = births.get(&uid) {
            versions.entry(BIRTH.to_owned()).or_insert(*birth);
        }
        records.extend(record.map(|record| VersionedRecord { record, versions }));
    }
    Ok(())
}

fn tombstones(conn: &Connection) -> Result<Vec<Tombstone>> {
    let sql = "SELECT kind, uid, clock, replica, later FROM tombstone ORDER BY kind, uid";
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let later: Option<String> = row.get("later")?;
        found.push(Tombstone {
            kind: row.get("kind")?,
            uid: row.get("uid")?,
            clock: row.get("clock")?,
            replica: row.get("replica")?,
            later: later
                .map(|json| serde_json::from_str(&json))
                .transpose()?
                .unwrap_or_default(),
        });
    }
    Ok(found)
}

/// As it is stored and sent: field → clock, replica, value.
pub(super) fn later_of(fields: &BTreeMap<String, Written>) -> BTreeMap<String, (i64, Uid, Value)> {
    let one = |(name, written): (&String, &Written)| {
        let (stamp, value) = (written.stamp, written.value.clone());
        (name.clone(), (stamp.clock, stamp.replica, value))
    };
    fields.iter().map(one).collect()
}
