//! Lines of the history, one by one; those of many records at once are packed by [`super::batch`].
use rusqlite::Connection;

use crate::error::Result;
use crate::ids::Uid;

use super::portable::PortableRecord;
use super::shape::Shape;
use super::trash::{self, TrashAct};
use super::wording::Wording;

/// One line of the history.
pub(super) struct Line<'a> {
    pub(super) act: i64,
    pub(super) shape: &'a Shape,
    pub(super) uid: Uid,
    pub(super) name: &'a str,
    pub(super) change: &'static str,
}

/// A field's change in words.
pub(super) struct FieldWords<'a> {
    pub(super) column: &'a str,
    pub(super) label: &'a str,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Line<'_> {
    pub(super) fn write(
        &self,
        conn: &Connection,
        id: i64,
        field: Option<&FieldWords<'_>>,
    ) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO history (id, act, kind, uid, name, change, field, label, before, after)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            id,
            self.act,
            self.shape.table.name,
            self.uid,
            self.name,
            self.change,
            field.map(|field| field.column),
            field.map(|field| field.label),
            field.and_then(|field| field.before.as_deref()),
            field.and_then(|field| field.after.as_deref()),
        ))?;
        Ok(())
    }
}

/// Something a merge came upon that the changes themselves do not show: a line of its own.
pub(super) struct Note {
    pub(super) kind: &'static str,
    pub(super) uid: Uid,
    pub(super) name: String,
    /// Column and label; `None` for a whole record.
    pub(super) field: Option<(String, &'static str)>,
    /// The other copy's value, which gave way to `after`.
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    /// A record that went before it could stand here; it goes into the trash.
    pub(super) lost: Option<PortableRecord>,
}

impl Note {
    pub(super) fn write(&self, now: &Wording<'_>, act: &TrashAct, id: i64) -> Result<()> {
        let line = Line {
            act: act.id,
            shape: now.shapes.must(self.kind)?,
            uid: self.uid,
            name: &self.name,
            change: match self.lost {
                Some(_) => "removed",
                None => "overruled",
            },
        };
        let field = self.field.as_ref().map(|(column, label)| FieldWords {
            column,
            label,
            before: self.before.clone(),
            after: self.after.clone(),
        });
        line.write(now.conn, id, field.as_ref())?;
        match &self.lost {
            Some(lost) => trash::store(now.conn, act, &self.name, std::slice::from_ref(lost)),
            None => Ok(()),
        }
    }
}
