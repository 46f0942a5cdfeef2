//! 修改记录: every act and what it changed, in the words and with the names of that time.
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::ids::{RecordId, Uid};

use super::{Reader, Record, Records, migrations};

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

/// A field that is no longer what it was when some other record was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldSince {
    /// Its column.
    pub field: String,
    pub label: String,
    /// In words, as then.
    pub before: Option<String>,
    /// In words, as now.
    pub after: Option<String>,
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

    /// What one act changed, table by table; `after` is the last line already shown.
    pub fn changes_of_act(
        self,
        act: i64,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<ChangeEntry>> {
        let sql = "SELECT first_line, first_line + lines FROM act WHERE id = ?1";
        let mut statement = self.conn().prepare_cached(sql)?;
        let lines = statement.query_row([act], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)));
        let Some((first, end)) = lines.optional()? else {
            return Ok(Vec::new());
        };
        let from = after.map_or(first, |after| first.max(after + 1));
        let end = i64::min(end, from + i64::from(limit));
        self.changes(OF_ACT, named_params! { ":from": from, ":end": end })
    }

    /// What happened to one record, newest first; `before` is the last line already shown.
    pub fn changes_of_record(
        self,
        record: Uid,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<ChangeEntry>> {
        self.changes(
            OF_RECORD,
            named_params! { ":record": record, ":before": before, ":limit": limit },
        )
    }

    /// Unit and name of who made the record on this copy; `None` where nobody had said, or where it
    /// came from another copy.
    pub fn maker_of<R: Record>(self, record: R::Id) -> Result<Option<String>> {
        let mut statement = self
            .conn()
            .prepare_cached(include_str!("sql/maker_of_record.sql"))?;
        let who = statement.query_row(
            named_params! { ":record": record.uid(), ":kind": R::TABLE.name },
            |row| row.get("who"),
        );
        Ok(who.optional()?.flatten())
    }

    /// Fields of `record` that were something else when `made` came to be on this copy. One that was
    /// changed and changed back is not among them.
    pub fn changed_since<R: Record>(self, record: Uid, made: R::Id) -> Result<Vec<FieldSince>> {
        let mut statement = self
            .conn()
            .prepare_cached(include_str!("sql/changed_since.sql"))?;
        let values = named_params! {
            ":record": record, ":made": made.uid(), ":kind": R::TABLE.name,
        };
        let rows = statement.query_map(values, |row| {
            Ok(FieldSince {
                field: row.get("field")?,
                label: row.get("label")?,
                before: row.get("before")?,
                after: row.get("after")?,
            })
        })?;
        let mut fields: Vec<FieldSince> = Vec::new();
        for row in rows {
            let row = row?;
            match fields.iter_mut().find(|known| known.field == row.field) {
                Some(known) => known.after = row.after,
                None => fields.push(row),
            }
        }
        fields.retain(|field| field.before != field.after);
        Ok(fields)
    }

    /// When the ledger's first act was made; it tells one ledger from another in the same folder.
    pub fn created_at(self) -> Result<Option<NaiveDateTime>> {
        let sql = "SELECT made_at FROM act ORDER BY id LIMIT 1";
        let mut statement = self.conn().prepare_cached(sql)?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }

    fn changes(self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<ChangeEntry>> {
        let mut statement = self.conn().prepare_cached(sql)?;
        let rows = statement.query_map(params, |row| ChangeEntry::of_row(row, self.records))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The lines `:from` … `:end` of one act.
const OF_ACT: &str = concat!(
    "SELECT l.*, a.made_at, a.who, a.title FROM (",
    include_str!("sql/lines_of_act.sql"),
    ") l JOIN act a ON a.id = l.act ORDER BY l.id"
);

const OF_RECORD: &str = concat!(
    "SELECT l.*, a.made_at, a.who, a.title FROM (",
    include_str!("sql/lines_of_record.sql"),
    ") l JOIN act a ON a.id = l.act
    WHERE :before IS NULL OR l.id < :before ORDER BY l.id DESC LIMIT :limit"
);

/// How the record was named when it was last touched.
pub(super) fn last_name(conn: &Connection, uid: Uid) -> Result<Option<String>> {
    const SQL: &str = concat!(
        "SELECT l.name FROM (",
        include_str!("sql/lines_of_record.sql"),
        ") l ORDER BY l.id DESC LIMIT 1"
    );
    let name = conn.query_row(SQL, named_params! { ":record": uid }, |row| row.get("name"));
    Ok(name.optional()?)
}

/// Title of the last act after `act` that touched the record: this field, or the record as a whole.
pub(super) fn later_act(
    conn: &Connection,
    uid: Uid,
    field: Option<&str>,
    act: i64,
) -> Result<Option<String>> {
    const SQL: &str = concat!(
        "SELECT a.title FROM (",
        include_str!("sql/lines_of_record.sql"),
        ") l JOIN act a ON a.id = l.act
        WHERE l.act > :act AND (:field IS NULL OR l.field IS NULL OR l.field = :field)
        ORDER BY l.id DESC LIMIT 1"
    );
    let values = named_params! { ":record": uid, ":act": act, ":field": field };
    Ok(conn
        .query_row(SQL, values, |row| row.get("title"))
        .optional()?)
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
    fn of_row(row: &Row<'_>, records: &Records) -> rusqlite::Result<Self> {
        let change: String = row.get("change")?;
        let kind: String = row.get("kind")?;
        Ok(Self {
            id: row.get("id")?,
            act: row.get("act")?,
            made_at: row.get("made_at")?,
            who: row.get("who")?,
            act_title: row.get("title")?,
            kind_label: records.label(&kind),
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
