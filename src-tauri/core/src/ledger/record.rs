//! What the ledger knows of a table of records, and the plain reading and writing of one record.
//!
//! [`record!`](crate::ledger::record!) declares the struct and everything the ledger needs to
//! store it, name it in the history and merge it: one place a field, so none can be forgotten.
use std::borrow::Cow;

use rusqlite::types::{ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{OptionalExtension, Row, named_params, params_from_iter};

use crate::error::{OrMissing, Result};
use crate::ids::{RecordId, Uid};
use crate::text::plain_characters;
use crate::words::Shown;

use super::{Reader, Writer};

/// Which organisation may change a record (catalogue §7, requirement 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// The county's office: vocabularies, communities, terms.
    County,
    /// The lead school of the community.
    Lead,
    /// The school itself: its people, its sign-ins.
    School,
}

/// One column of a table of records and its Chinese name.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub column: &'static str,
    pub label: &'static str,
    /// How a stored value reads on screen, where it differs.
    pub shown: fn(&str) -> Option<String>,
}

/// Finds [`Shown`] for the types that have it, without asking it of all others.
///
/// An inherent constant goes before a trait's, so `Wording::<T>::SHOWN` is `T`'s own where it can.
pub struct Wording<T>(std::marker::PhantomData<T>);

impl<T: Shown> Wording<T> {
    pub const SHOWN: fn(&str) -> Option<String> = T::shown;
}

/// What [`Wording`] falls back to: the value reads as it is stored.
pub trait Plain {
    const SHOWN: fn(&str) -> Option<String> = |_| None;
}

impl<T> Plain for Wording<T> {}

/// A table of records as the ledger sees it.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    /// What one record is called: 人员, 教研活动.
    pub label: &'static str,
    pub ownership: Ownership,
    /// SQL expression over the row `r` that names the record for a person: `r.name`.
    pub title: &'static str,
    pub fields: &'static [Field],
    /// Columns of whose values only one record holds on a day, between its `from_date` and its
    /// `to_date`; empty where any number may.
    pub one_at_a_time: &'static [&'static str],
    /// `SELECT r.uid, r.owner, … FROM person r`, to be continued with WHERE or ORDER BY.
    pub(crate) select: &'static str,
    /// Takes key, owner and the fields in their order; so does `update`.
    pub(crate) insert: &'static str,
    pub(crate) update: &'static str,
}

/// A struct that is stored as one row. Written by `record!`, never by hand.
pub trait Record: Sized {
    type Id: RecordId;
    const TABLE: &'static Table;

    fn id(&self) -> Self::Id;
    fn owner(&self) -> Uid;
    /// Values in the order of `TABLE.fields`.
    fn values(&self) -> Vec<&dyn ToSql>;
    /// Of any row that has the record's columns, by their names.
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self>;
    /// Of a row of `Table::select`, by position: looking names up takes most of a long list's time.
    fn from_selected(row: &Row<'_>) -> rusqlite::Result<Self>;
}

/// Declares a record: the struct, its table, and the Chinese name of each field.
///
/// ```text
/// record! {
///     /// One person of the roster.
///     pub struct Person(PersonId) {
///         table: "person", label: "人员", ownership: School, title: "r.name",
///         pub code: String = "编号",
///     }
/// }
/// ```
/// `uid` and `owner` are added to every struct.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident($id:ty) {
            table: $table:literal, label: $label:literal, ownership: $ownership:ident, title: $title:literal,
            $( one_at_a_time: $single:expr, )?
            $( $(#[$fdoc:meta])* pub $field:ident: $ty:ty = $flabel:literal, )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            pub uid: $id,
            pub owner: $crate::ids::Uid,
            $( $(#[$fdoc])* pub $field: $ty, )+
        }

        impl $crate::ledger::Record for $name {
            type Id = $id;
            const TABLE: &'static $crate::ledger::Table = &$crate::ledger::Table {
                name: $table,
                label: $label,
                ownership: $crate::ledger::Ownership::$ownership,
                title: $title,
                one_at_a_time: {
                    #[allow(unused_variables, reason = "used by the records that say nothing of it")]
                    let columns: &[&str] = &[];
                    $( let columns: &[&str] = $single; )?
                    columns
                },
                fields: {
                    #[allow(unused_imports, reason = "used by the fields whose type has no words of its own")]
                    use $crate::ledger::Plain as _;
                    &[$( $crate::ledger::Field {
                        column: stringify!($field),
                        label: $flabel,
                        shown: <$crate::ledger::Wording<$ty>>::SHOWN,
                    }, )+]
                },
                select: concat!(
                    "SELECT r.uid, r.owner" $(, ", r.", stringify!($field))+, " FROM ", $table, " r"
                ),
                insert: concat!(
                    "INSERT INTO ", $table, " (uid, owner" $(, ", ", stringify!($field))+,
                    ") VALUES (:uid, :owner" $(, ", :", stringify!($field))+, ")"
                ),
                update: concat!(
                    "UPDATE ", $table, " SET owner = ?2" $(, ", ", stringify!($field), " = ?")+,
                    " WHERE uid = ?1"
                ),
            };

            fn id(&self) -> $id {
                self.uid
            }

            fn owner(&self) -> $crate::ids::Uid {
                self.owner
            }

            fn values(&self) -> Vec<&dyn rusqlite::types::ToSql> {
                vec![$( &self.$field, )+]
            }

            fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                Ok(Self {
                    uid: row.get("uid")?,
                    owner: row.get("owner")?,
                    $( $field: row.get(stringify!($field))?, )+
                })
            }

            fn from_selected(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut place = 1;
                Ok(Self {
                    uid: row.get(0)?,
                    owner: row.get(1)?,
                    $( $field: {
                        place += 1;
                        row.get(place)?
                    }, )+
                })
            }
        }
    };
}

pub(crate) use record;

impl<'c> Reader<'c> {
    /// The record, or `None` when it is not (or no longer) there.
    pub fn find<R: Record>(self, id: R::Id) -> Result<Option<R>> {
        let sql = format!("{} WHERE r.uid = ?1", R::TABLE.select);
        Ok(self
            .conn()
            .prepare_cached(&sql)?
            .query_row([id.uid()], R::from_selected)
            .optional()?)
    }

    /// The record; [`crate::Error::Missing`] when it is gone.
    pub fn get<R: Record>(self, id: R::Id) -> Result<R> {
        self.find(id)?.or_missing(R::TABLE.label)
    }

    /// Records by a tail of SQL over the row `r`: `"WHERE r.activity = ?1 ORDER BY r.seq"`.
    pub(crate) fn list<R: Record>(
        self,
        tail: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<R>> {
        let sql = format!("{} {tail}", R::TABLE.select);
        let mut statement = self.conn().prepare_cached(&sql)?;
        let rows = statement.query_map(params, R::from_selected)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How a record is named for a person, e.g. in the history.
    pub fn title_of(self, table: &Table, uid: Uid) -> Result<Option<String>> {
        let sql = format!(
            "SELECT {} FROM {} r WHERE r.uid = :uid",
            table.title, table.name
        );
        Ok(self
            .conn()
            .prepare_cached(&sql)?
            .query_row(named_params! { ":uid": uid }, |row| {
                row.get::<_, Option<String>>(0)
            })
            .optional()?
            .flatten())
    }
}

impl Writer<'_> {
    /// Adds a record that is not there yet.
    pub fn insert<R: Record>(&self, record: &R) -> Result<()> {
        self.execute(R::TABLE.insert, record)?;
        Ok(())
    }

    /// Changes a record; [`crate::Error::Missing`] when it is gone.
    pub fn update<R: Record>(&self, record: &R) -> Result<()> {
        match self.execute(R::TABLE.update, record)? {
            0 => None.or_missing(R::TABLE.label),
            _ => Ok(()),
        }
    }

    /// Adds the record or changes the one with its key.
    pub fn save<R: Record>(&self, record: &R) -> Result<()> {
        if self.execute(R::TABLE.update, record)? == 0 {
            self.insert(record)?;
        }
        Ok(())
    }

    /// Removes a record; its children must have been removed before (there is no cascade).
    pub fn remove<R: Record>(&self, id: R::Id) -> Result<()> {
        let sql = format!("DELETE FROM {} WHERE uid = ?1", R::TABLE.name);
        match self.conn().prepare_cached(&sql)?.execute([id.uid()])? {
            0 => None.or_missing(R::TABLE.label),
            _ => Ok(()),
        }
    }

    fn execute<R: Record>(&self, sql: &str, record: &R) -> Result<usize> {
        let (uid, owner) = (record.id().uid(), record.owner());
        let mut values: Vec<&dyn ToSql> = vec![&uid, &owner];
        values.extend(record.values());
        let values: rusqlite::Result<Vec<_>> = values.into_iter().map(plain).collect();
        Ok(self
            .conn()
            .prepare_cached(sql)?
            .execute(params_from_iter(values?))?)
    }
}

/// A value as it is stored: no record holds characters that only look like the ordinary ones,
/// whatever way they came in.
fn plain(value: &dyn ToSql) -> rusqlite::Result<ToSqlOutput<'_>> {
    let value = value.to_sql()?;
    let plain = match &value {
        ToSqlOutput::Borrowed(ValueRef::Text(text)) => std::str::from_utf8(text).ok(),
        ToSqlOutput::Owned(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    }
    .map(plain_characters);
    match plain {
        Some(Cow::Owned(plain)) => Ok(ToSqlOutput::from(plain)),
        _ => Ok(value),
    }
}
