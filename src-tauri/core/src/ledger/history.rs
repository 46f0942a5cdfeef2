//! 修改记录: every act and what it changed, in the words and with the names of that time.
use chrono::NaiveDateTime;
use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::ids::Uid;

use super::{Reader, migrations};

/// Which acts to show; an empty query shows all.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct HistoryQuery {
    /// Words in the act's title, a record's name or a value.
    pub text: Option<String>,
    /// Only acts that touched this record.
    pub record: Option<Uid>,
    /// Only acts that touched this table.
    pub kind: Option<String>,
    /// The last act already shown; the page goes on below it.
    pub before: Option<i64>,
    /// 50 when not given.
    pub limit: Option<u32>,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActEntry {
    pub id: i64,
    pub made_at: NaiveDateTime,
    /// Unit and name of who did it, as far as that was known.
    pub who: Option<String>,
    pub title: String,
    pub state: ActState,
    /// It may still be taken back, unless a later act stands in the way.
    pub undoable: bool,
    /// Lines of the history it wrote.
    pub changes: u32,
}

/// What became of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActState {
    Done,
    Undone,
    /// An undo or redo itself.
    Step,
}

/// One line of what an act changed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeEntry {
    pub id: i64,
    pub act: i64,
    pub made_at: NaiveDateTime,
    pub who: Option<String>,
    pub act_title: String,
    /// Table of the record.
    pub kind: String,
    /// What such a record is called: 人员.
    pub kind_label: String,
    pub record: Uid,
    /// The record's name at that time.
    pub name: String,
    pub change: ChangeKind,
    /// The field's name on screen; `None` for a whole record.
    pub field: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    Added,
    Changed,
    Removed,
    /// On merging, the other copy's value (`before`) gave way to the one that stands (`after`).
    Overruled,
}

impl Reader<'_> {
    /// Acts, newest first.
    pub fn history(self, query: &HistoryQuery) -> Result<Vec<ActEntry>> {
        let like = query.text.as_deref().map(like);
        let mut statement = self.conn().prepare_cached(include_str!("sql/acts.sql"))?;
        let rows = statement.query_map(
            named_params! {
                ":schema": migrations::CURRENT,
                ":before": query.before,
                ":record": query.record,
                ":kind": query.kind,
                ":like": like,
                ":limit": query.limit.unwrap_or(50),
            },
            ActEntry::of_row,
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What one act changed, in the order of the tables; `after` is the last line already shown.
    pub fn changes_of_act(
        self,
        act: i64,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<ChangeEntry>> {
        let tail = "h.act = ?1 AND (?2 IS NULL OR h.id > ?2) ORDER BY h.id LIMIT ?3";
        self.changes(tail, (act, after, limit))
    }

    /// What happened to one record, newest first; `before` is the last line already shown.
    pub fn changes_of_record(
        self,
        record: Uid,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<ChangeEntry>> {
        let tail = "h.uid = ?1 AND (?2 IS NULL OR h.id < ?2) ORDER BY h.id DESC LIMIT ?3";
        self.changes(tail, (record, before, limit))
    }

    fn changes(self, tail: &str, params: impl rusqlite::Params) -> Result<Vec<ChangeEntry>> {
        let sql = format!(
            "SELECT h.id, h.act, a.made_at, a.who, a.title, h.kind, h.uid, h.name, h.change,
                    h.label, h.before, h.after
             FROM history h JOIN act a ON a.id = h.act WHERE {tail}"
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        let rows = statement.query_map(params, ChangeEntry::of_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// A pattern that finds `text` anywhere; its own % and _ are taken as they are.
fn like(text: &str) -> String {
    let text = text
        .replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_");
    format!("%{text}%")
}

impl ActEntry {
    fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let state: String = row.get("state")?;
        Ok(Self {
            id: row.get("id")?,
            made_at: row.get("made_at")?,
            who: row.get("who")?,
            title: row.get("title")?,
            state: match state.as_str() {
                "done" => ActState::Done,
                "undone" => ActState::Undone,
                _ => ActState::Step,
            },
            undoable: row.get("undoable")?,
            changes: row.get("changes")?,
        })
    }
}

impl ChangeEntry {
    fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let change: String = row.get("change")?;
        let kind: String = row.get("kind")?;
        Ok(Self {
            id: row.get("id")?,
            act: row.get("act")?,
            made_at: row.get("made_at")?,
            who: row.get("who")?,
            act_title: row.get("title")?,
            kind_label: super::label_of(&kind),
            kind,
            record: row.get("uid")?,
            name: row.get("name")?,
            change: match change.as_str() {
                "added" => ChangeKind::Added,
                "changed" => ChangeKind::Changed,
                "removed" => ChangeKind::Removed,
                _ => ChangeKind::Overruled,
            },
            field: row.get("label")?,
            before: row.get("before")?,
            after: row.get("after")?,
        })
    }
}
