//! Takes a package into this copy, as one act that can be undone.
use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::types::Value as Stored;
use rusqlite::{Connection, params_from_iter};
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::Uid;
use crate::ledger::intent::{Intent, Origin};
use crate::ledger::portable::{self, PortableRecord};
use crate::ledger::shape::{Column, Shape};
use crate::ledger::versions::{self, BIRTH};
use crate::ledger::wording::Wording;
use crate::ledger::{Changed, Ledger, Writer, clock, migrations};

use super::codes::{self, SameCode};
use super::join::join;
use super::loose;
use super::package::{Package, later_of};
use super::state::{Life, State};
use super::tell::Knowledge;

/// What a merge did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeOutcome {
    pub changed: Changed,
    pub added: u32,
    pub updated: u32,
    pub removed: u32,
    /// Where both copies wrote without knowing of each other.
    pub conflicts: Vec<MergeConflict>,
    /// Codes that now stand for two records.
    pub same_codes: Vec<SameCode>,
}

/// Two writes of one thing, of which one gave way. The history keeps both.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeConflict {
    pub kind: String,
    /// 人员
    pub label: String,
    pub record: Uid,
    pub name: String,
    /// Name of the field; `None` when a whole record was removed on one side.
    pub field: Option<String>,
    pub kept: Option<String>,
    pub other: Option<String>,
    /// Complete sentence for the list.
    pub message: String,
}

impl Ledger {
    /// Joins the records of another copy with this one's.
    ///
    /// Taking in the same package again changes nothing; taking in packages in another order, or
    /// this copy's package over there, gives the same records.
    pub fn merge(&mut self, package: &Package) -> Result<MergeOutcome> {
        if package.schema > migrations::CURRENT {
            return Err(Error::not_now(
                "这个文件由更新的版本导出，没有合并。请先升级本程序。",
            ));
        }
        let intent = Intent {
            origin: Origin::Merge,
            ..Intent::act("合并另一份资料库")
        };
        let shapes = Arc::clone(&self.shapes);
        let (done, changed) = self.perform(&intent, |w| {
            let words = Wording {
                conn: w.conn(),
                shapes: &shapes,
            };
            let mut merging = Merging::new(w, words, package)?;
            merging.run(package)?;
            w.describe(merging.title());
            Ok(merging.done)
        })?;
        self.after_act(&changed);
        Ok(MergeOutcome {
            changed,
            same_codes: codes::same_codes(&self.conn, &self.shapes)?,
            ..done
        })
    }
}

/// A merge in progress.
pub(super) struct Merging<'a> {
    pub(super) w: &'a Writer<'a>,
    pub(super) words: Wording<'a>,
    /// Records that this merge has brought; taking one away again leaves no trace in the session.
    pub(super) brought: HashSet<Uid>,
    pub(super) knowledge: Knowledge,
    pub(super) done: MergeOutcome,
}

impl<'a> Merging<'a> {
    fn new(w: &'a Writer<'a>, words: Wording<'a>, package: &Package) -> Result<Self> {
        Ok(Self {
            w,
            words,
            brought: HashSet::new(),
            knowledge: Knowledge {
                here: clock::seen(w.conn())?,
                there: package.seen.clone(),
            },
            done: MergeOutcome {
                changed: Changed::nothing(w.reader().seen()?),
                added: 0,
                updated: 0,
                removed: 0,
                conflicts: Vec::new(),
                same_codes: Vec::new(),
            },
        })
    }

    fn run(&mut self, package: &Package) -> Result<()> {
        for sent in &package.records {
            self.take(&sent.record.kind, sent.record.uid, &State::of_record(sent))?;
        }
        for sent in &package.tombstones {
            self.take(&sent.kind, sent.uid, &State::of_tombstone(sent))?;
        }
        loose::settle(self)?;
        self.done.conflicts.sort();
        let conn = self.w.conn();
        clock::observe(conn, package.clock)?;
        clock::note_seen(conn, &package.seen)?;
        conn.execute(
            "INSERT OR IGNORE INTO received (id, received_at) VALUES (?1, ?2)",
            (package.id.to_string(), self.w.now()),
        )?;
        Ok(())
    }

    fn title(&self) -> String {
        let MergeOutcome {
            added,
            updated,
            removed,
            ..
        } = self.done;
        format!("合并另一份资料库：新增{added}条，改动{updated}条，删除{removed}条")
    }

    pub(super) fn conn(&self) -> &'a Connection {
        self.w.conn()
    }

    fn take(&mut self, kind: &str, uid: Uid, theirs: &State) -> Result<()> {
        let shape = self.words.shapes.get(kind);
        let shape = shape.ok_or_else(|| {
            Error::invalid("file", format!("文件里有不认识的内容“{kind}”，没有合并。"))
        })?;
        let ours = State::read(self.conn(), shape, uid)?;
        let joined = join(&ours, theirs);
        self.tell_fields(shape, uid, &ours, theirs)?;
        self.tell_removal(shape, uid, &ours, theirs)?;
        if joined == ours {
            return Ok(());
        }
        match (&ours.life, &joined.life) {
            (None, Some(life)) => self.bring(shape, uid, life)?,
            (Some(_), None) => self.remove(shape, uid)?,
            (Some(old), Some(new)) => self.update(shape, uid, old, new)?,
            (None, None) => {}
        }
        remember(self.conn(), shape, uid, &joined)
    }

    fn bring(&mut self, shape: &Shape, uid: Uid, life: &Life) -> Result<()> {
        portable(shape, uid, life)
            .insert(self.conn(), shape)
            .map_err(refused)?;
        self.brought.insert(uid);
        self.done.added += 1;
        Ok(())
    }

    pub(super) fn remove(&mut self, shape: &Shape, uid: Uid) -> Result<()> {
        let sql = format!("DELETE FROM {} WHERE uid = ?1", shape.table.name);
        self.conn().prepare_cached(&sql)?.execute([uid])?;
        match self.brought.remove(&uid) {
            true => self.done.added -= 1,
            false => self.done.removed += 1,
        }
        Ok(())
    }

    fn update(&mut self, shape: &Shape, uid: Uid, old: &Life, new: &Life) -> Result<()> {
        let value = |life: &Life, column: &Column| {
            life.fields
                .get(&column.name)
                .map(|written| written.value.clone())
        };
        let differs = |column: &&Column| value(old, column) != value(new, column);
        let columns: Vec<&Column> = shape.columns.iter().filter(differs).collect();
        if columns.is_empty() {
            return Ok(());
        }
        let mut values = Vec::new();
        for column in &columns {
            let value = value(new, column).unwrap_or_default();
            values.push(portable::to_stored(column, &value)?);
        }
        values.push(Stored::Blob(uid.as_bytes().to_vec()));
        let sets: Vec<String> = columns
            .iter()
            .map(|column| format!("{} = ?", column.name))
            .collect();
        let sql = format!(
            "UPDATE {} SET {} WHERE uid = ?",
            shape.table.name,
            sets.join(", ")
        );
        let updated = self
            .conn()
            .prepare_cached(&sql)?
            .execute(params_from_iter(values));
        updated.map_err(|cause| refused(cause.into()))?;
        self.done.updated += 1;
        Ok(())
    }
}

/// Versions and tombstone as the joined state has them; not those of this act.
pub(super) fn remember(conn: &Connection, shape: &Shape, uid: Uid, state: &State) -> Result<()> {
    let kind = shape.table.name;
    if let Some(life) = &state.life {
        versions::forget_fields(conn, kind, uid)?;
        versions::born(conn, kind, uid, life.birth)?;
        let known = life
            .fields
            .iter()
            .filter(|(name, _)| shape.column(name).is_some());
        for (name, written) in known.filter(|(_, written)| written.stamp != life.birth) {
            versions::written(conn, kind, uid, name, written.stamp)?;
        }
    } else if let Some(removed) = state.removed {
        versions::removed(conn, kind, uid, removed)?;
        let later = later_of(&state.later);
        let json = (!later.is_empty())
            .then(|| serde_json::to_string(&later))
            .transpose()?;
        conn.prepare_cached("UPDATE tombstone SET later = ?3 WHERE kind = ?1 AND uid = ?2")?
            .execute((kind, uid, json))?;
    }
    Ok(())
}

pub(super) fn portable(shape: &Shape, uid: Uid, life: &Life) -> PortableRecord {
    let fields = life
        .fields
        .iter()
        .map(|(name, written)| (name.clone(), written.value.clone()));
    PortableRecord {
        kind: shape.table.name.to_owned(),
        uid,
        fields: fields.filter(|(name, _)| name != BIRTH).collect(),
    }
}

/// A value that the schema does not allow: the file was not made by this program.
fn refused(cause: Error) -> Error {
    match cause {
        Error::Database(cause)
            if cause.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            Error::invalid(
                "file",
                format!("文件里有不合要求的内容，没有合并（{cause}）。"),
            )
        }
        other => other,
    }
}
