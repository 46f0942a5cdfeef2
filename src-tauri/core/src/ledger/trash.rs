//! 回收站: removed records with what went with them, until the trash is emptied.
//!
//! Whether an entry lies in the trash follows from its acts alone: the one that removed it must
//! stand, and the one that brought it back must not. So undo and redo need no code here.
use std::collections::HashMap;

use chrono::NaiveDateTime;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, OrMissing, Result};
use crate::ids::Uid;

use super::intent::Intent;
use super::portable::PortableRecord;
use super::shape::Shape;
use super::wording::Wording;
use super::{Changed, Ledger, Reader, Records};

/// Entries that are in the trash now: `t` is the entry, `a` the act that removed it.
const IN_TRASH: &str = "a.state <> 'undone' AND (t.restored_by IS NULL OR EXISTS
    (SELECT 1 FROM act r WHERE r.id = t.restored_by AND r.state = 'undone'))";

/// One removed record, with its children.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrashEntry {
    pub id: i64,
    /// Table of the record.
    pub kind: String,
    /// What such a record is called: 教研活动.
    pub label: String,
    pub name: String,
    /// This record and those that went with it.
    pub records: u32,
    pub removed_at: NaiveDateTime,
    pub who: Option<String>,
    /// The act that removed it.
    pub act: String,
}

impl Reader<'_> {
    /// What lies in the trash, newest first; `before` is the id of the last entry already shown.
    pub fn trash(self, before: Option<i64>, limit: u32) -> Result<Vec<TrashEntry>> {
        let sql = format!(
            "SELECT t.id, t.kind, t.name, t.records, t.removed_at, a.who, a.title
             FROM trash t JOIN act a ON a.id = t.act
             WHERE {IN_TRASH} AND (?1 IS NULL OR t.id < ?1) ORDER BY t.id DESC LIMIT ?2"
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        let rows =
            statement.query_map((before, limit), |row| TrashEntry::of_row(row, self.records))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl TrashEntry {
    fn of_row(row: &Row<'_>, records: &Records) -> rusqlite::Result<Self> {
        let kind: String = row.get("kind")?;
        Ok(Self {
            id: row.get("id")?,
            label: records.label(&kind),
            kind,
            name: row.get("name")?,
            records: row.get("records")?,
            removed_at: row.get("removed_at")?,
            who: row.get("who")?,
            act: row.get("title")?,
        })
    }
}

impl Ledger {
    /// Brings an entry back, with its children, as an act.
    ///
    /// [`Error::NotNow`] when what it belongs to is gone, one of its records exists again, or
    /// another one holds on the same days now.
    pub fn trash_restore(&mut self, id: i64) -> Result<Changed> {
        let (name, records) = entry(&self.conn, id)?;
        let shapes = std::sync::Arc::clone(&self.shapes);
        let title = format!("已恢复“{name}”");
        let intent = Intent {
            restores: Some(id),
            out_of_order: true,
            ..Intent::act(&title)
        };
        let ((), changed) = self.perform(&intent, |w| {
            for record in &records {
                let shape = shapes.must(&record.kind)?;
                require_absent(w.conn(), shape, record.uid, &name)?;
                record.insert(w.conn(), shape)?;
            }
            Ok(())
        })?;
        self.after_act(&changed);
        Ok(changed)
    }

    /// Forgets all that lies in the trash; answers how many entries it was.
    ///
    /// The history keeps their names; undo of recent acts still works.
    pub fn trash_empty(&mut self) -> Result<usize> {
        self.require_writable()?;
        let sql = format!(
            "DELETE FROM trash WHERE id IN
             (SELECT t.id FROM trash t JOIN act a ON a.id = t.act WHERE {IN_TRASH})"
        );
        Ok(self.conn.execute(&sql, [])?)
    }
}

/// Takes an entry out of the trash, as long as `act` stands.
pub(super) fn mark_restored(conn: &Connection, entry: i64, act: i64) -> Result<()> {
    conn.execute(
        "UPDATE trash SET restored_by = ?1 WHERE id = ?2",
        (act, entry),
    )?;
    Ok(())
}

fn entry(conn: &Connection, id: i64) -> Result<(String, Vec<PortableRecord>)> {
    let sql = format!(
        "SELECT t.name, t.json FROM trash t JOIN act a ON a.id = t.act
         WHERE t.id = ?1 AND {IN_TRASH}"
    );
    let read = |row: &Row<'_>| Ok((row.get("name")?, row.get::<_, String>("json")?));
    let (name, json) = conn
        .query_row(&sql, [id], read)
        .optional()?
        .or_missing("回收站里的这一项")?;
    Ok((name, serde_json::from_str(&json)?))
}

fn require_absent(conn: &Connection, shape: &Shape, uid: Uid, name: &str) -> Result<()> {
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM {} WHERE uid = ?1)",
        shape.table.name
    );
    match conn
        .prepare_cached(&sql)?
        .query_row([uid], |row| row.get(0))?
    {
        false => Ok(()),
        true => Err(Error::NotNow(format!(
            "“{name}”里的一条{}已经又登记了，不能再恢复。请先删除新登记的那一条。",
            shape.table.label
        ))),
    }
}

/// The act that removes.
pub(super) struct TrashAct {
    pub(super) id: i64,
    pub(super) made_at: NaiveDateTime,
}

/// The records an act removed, gathered into trash entries: each with its children.
#[derive(Default)]
pub(super) struct Removals<'s> {
    list: Vec<Removed<'s>>,
}

struct Removed<'s> {
    shape: &'s Shape,
    uid: Uid,
    values: Vec<Value>,
}

impl<'s> Removals<'s> {
    pub(super) fn add_all(&mut self, shape: &'s Shape, removed: Vec<(Uid, Vec<Value>)>) {
        let removed = removed.into_iter();
        self.list
            .extend(removed.map(|(uid, values)| Removed { shape, uid, values }));
    }

    /// Puts them into the trash; `before` sees the state in which they still existed.
    pub(super) fn store(
        mut self,
        conn: &Connection,
        before: &Wording<'_>,
        act: &TrashAct,
    ) -> Result<()> {
        self.list
            .sort_by_key(|removed| before.shapes.rank(removed.shape.table.name));
        let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut place: HashMap<usize, usize> = HashMap::new();
        for (index, root) in self.roots().into_iter().enumerate() {
            let group = *place.entry(root).or_insert_with(|| {
                groups.push((root, Vec::new()));
                groups.len() - 1
            });
            if index != root {
                groups[group].1.push(index);
            }
        }
        for (root, children) in groups {
            self.store_entry(conn, before, act, root, &children)?;
        }
        Ok(())
    }

    /// For each removed record the one at whose removal it went too: itself, or a parent of it.
    fn roots(&self) -> Vec<usize> {
        let removed = self.list.iter().enumerate();
        let by_key: HashMap<Uid, usize> = removed.map(|(index, one)| (one.uid, index)).collect();
        (0..self.list.len())
            .map(|index| self.root(index, &by_key))
            .collect()
    }

    fn root(&self, index: usize, by_key: &HashMap<Uid, usize>) -> usize {
        let mut root = index;
        // Bounded, since records of one table may refer to each other in a circle.
        for _ in 0..self.list.len() {
            match self.list[root].parent(by_key) {
                Some(parent) if parent != root && parent != index => root = parent,
                _ => break,
            }
        }
        root
    }

    fn store_entry(
        &self,
        conn: &Connection,
        before: &Wording<'_>,
        act: &TrashAct,
        root: usize,
        children: &[usize],
    ) -> Result<()> {
        let top = &self.list[root];
        let all = std::iter::once(&root).chain(children);
        let records: Vec<PortableRecord> = all.map(|index| self.list[*index].portable()).collect();
        let name = before.title(top.shape, top.uid)?.unwrap_or_default();
        store(conn, act, &name, &records)
    }
}

/// Adds an entry: the first of `records` is the one that was removed, the others are its children.
pub(super) fn store(
    conn: &Connection,
    act: &TrashAct,
    name: &str,
    records: &[PortableRecord],
) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO trash (act, removed_at, kind, uid, name, records, json)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((
        act.id,
        act.made_at,
        &records[0].kind,
        records[0].uid,
        name,
        records.len() as u32,
        serde_json::to_string(records)?,
    ))?;
    Ok(())
}

impl Removed<'_> {
    fn portable(&self) -> PortableRecord {
        PortableRecord::of_values(self.shape, self.uid, &self.values)
    }

    /// The removed record this one refers to, if any.
    fn parent(&self, by_key: &HashMap<Uid, usize>) -> Option<usize> {
        let bound = self.shape.columns.iter().enumerate();
        let bound = bound
            .filter(|(_, column)| column.refers.is_some())
            .map(|(place, _)| place);
        let free = self.shape.free_reference().map(|(_, record)| record);
        bound
            .chain(free)
            .find_map(|place| match &self.values[place] {
                Value::Blob(bytes) => by_key.get(&Uid::from_slice(bytes)?).copied(),
                _ => None,
            })
    }
}
