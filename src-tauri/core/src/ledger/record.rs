//! What the ledger knows of a table of records, and the plain reading and writing of one record.
//!
//! [`record!`](crate::ledger::record!) declares the struct and everything the ledger needs to
//! store it, name it in the history and merge it: one place a field, so none can be forgotten.
use std::borrow::Cow;

use rusqlite::types::{ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{OptionalExtension, Row, named_params, params_from_iter};
use serde::Serialize;
use serde_json::{Map, Value as Json};
use ts_rs::TS;

use crate::error::{OrMissing, Result};
use crate::ids::{RecordId, Uid};
use crate::text::plain_characters;

use super::table::{Kind, Table};
use super::{Reader, Writer};

/// A struct that is stored as one row. Written by `record!`, never by hand.
pub trait Record: Sized + Serialize + TS {
    type Id: RecordId;
    const TABLE: &'static Table;

    fn id(&self) -> Self::Id;
    fn owner(&self) -> Uid;
    /// Values in the order of `TABLE.fields`.
    fn values(&self) -> Vec<&dyn ToSql>;
    /// Of any row that has the record's columns, by their names.
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self>;
    /// Of what a form sends; see [`super::table::filled`].
    fn of_fields(uid: Uid, owner: Uid, sent: &mut Map<String, Json>) -> Result<Self>;
    /// Of a row of `Table::select`, by position: looking names up takes most of a long list's time.
    fn from_selected(row: &Row<'_>) -> rusqlite::Result<Self>;
}

/// Declares a record: the struct, its table, and of each field its Chinese name and what it means.
///
/// ```text
/// record! {
///     /// Where a person belongs (任职).
///     pub struct Posting(PostingId) {
///         table: "posting", label: "任职", ownership: School, title: "…",
///         one_at_a_time: [person],
///         part_of: person,
///         owner: [organization],
///         key: derived [person, organization, from_date],
///         sheet: "任职" = "人员的单位、学科、职务……",
///         order: "r.from_date",
///         pub person: PersonId = "人员",
///         pub title: Option<String> = "职称" as word(WordList::Title),
///         pub from_date: NaiveDate = "自" as Kind::DayOrAlways,
///     }
/// }
/// ```
/// `uid` and `owner` are added to every struct. What a field means follows from its type, unless
/// `as` says it; `or` is what a new record has where nothing is said; `used` is what records are
/// called by that hold a key or a word there; `formerly` is what its column in workbooks was called.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident($id:ty) {
            table: $table:literal, label: $label:literal, ownership: $ownership:ident, title: $title:literal,
            $( one_at_a_time: [$($single:ident),+], )?
            $( part_of: $part_of:ident $(as $parts:ident)?, )?
            $( owner: [$($owner:ident),+], )?
            key: $how:ident [$($key:ident),+] $(by $ends:expr)?,
            $( first_code: $first_code:literal, )?
            sheet: $sheet:literal = $about:literal,
            order: $order:literal,
            $(
                $(#[$fdoc:meta])*
                pub $field:ident: $ty:ty = $flabel:literal $(or $default:literal)? $(used $used:literal)? $(formerly $formerly:literal)? $(as $kind:expr)?,
            )+
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

        // A column that the declaration names and does not have would not compile.
        const _: fn(&$name) = |r| {
            $( $( let _ = &r.$single; )+ )?
            $( let _ = &r.$part_of; )?
            $( $( let _ = &r.$owner; )+ )?
            $( let _ = &r.$key; )+
        };

        impl $crate::ledger::Meaning for $id {
            const KIND: $crate::ledger::Kind = $crate::ledger::Kind::Ref($table);
        }

        impl $crate::ledger::Record for $name {
            type Id = $id;
            const TABLE: &'static $crate::ledger::Table = &$crate::ledger::Table {
                name: $table,
                label: $label,
                ownership: $crate::ledger::Ownership::$ownership,
                title: $title,
                one_at_a_time: &[$($(stringify!($single)),+)?],
                part_of: $crate::ledger::first(&[$(stringify!($part_of))?]),
                parts: $crate::ledger::first(&[$($(stringify!($parts))?)?]),
                owner: &[$($(stringify!($owner)),+)?],
                key: $crate::ledger::record_key!($how [$($key),+] $($ends)?),
                first_code: match $crate::ledger::first(&[$($first_code)?]) {
                    Some(code) => code,
                    None => "1",
                },
                sheet: ($sheet, $about),
                order: $order,
                fields: &[$( $crate::ledger::Field {
                    column: stringify!($field),
                    label: $flabel,
                    kind: $crate::ledger::last(&[
                        <$ty as $crate::ledger::Meaning>::KIND $(, $kind)?
                    ]),
                    optional: <$ty as $crate::ledger::Meaning>::OPTIONAL,
                    default: $crate::ledger::first(&[$($default)?]),
                    used: $crate::ledger::first(&[$($used)?]),
                    formerly: $crate::ledger::first(&[$($formerly)?]),
                }, )+],
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

            fn of_fields(
                uid: $crate::ids::Uid,
                owner: $crate::ids::Uid,
                sent: &mut serde_json::Map<String, serde_json::Value>,
            ) -> $crate::Result<Self> {
                let mut fields = Self::TABLE.fields.iter();
                Ok(Self {
                    uid: $crate::ids::RecordId::from_uid(uid),
                    owner,
                    $( $field: $crate::ledger::filled(sent, &mut fields)?, )+
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

/// The key of a declaration: `own`, `derived`, or `made` by a function.
macro_rules! record_key {
    (own [$($key:ident),+]) => {
        $crate::ledger::Key::Own(&[$(stringify!($key)),+])
    };
    (derived [$($key:ident),+]) => {
        $crate::ledger::Key::Derived(&[$(stringify!($key)),+])
    };
    (made [$($key:ident),+] $ends:expr) => {
        $crate::ledger::Key::Made(&[$(stringify!($key)),+], $ends)
    };
}

pub(crate) use record_key;

/// What a part of a declaration says that may be left out.
pub(crate) const fn first(said: &[&'static str]) -> Option<&'static str> {
    match said {
        [one, ..] => Some(one),
        [] => None,
    }
}

/// What a field means: what its type does, unless the declaration goes on to say it.
pub(crate) const fn last(kinds: &[Kind]) -> Kind {
    kinds[kinds.len() - 1]
}

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

    /// Whose a record of any table is; `None` when it is not there.
    pub(crate) fn owner_of(self, table: &Table, uid: Uid) -> Result<Option<Uid>> {
        let sql = format!("SELECT owner FROM {} WHERE uid = ?1", table.name);
        let mut statement = self.conn().prepare_cached(&sql)?;
        Ok(statement.query_row([uid], |row| row.get(0)).optional()?)
    }

    /// Whose a record with these values is, as its declaration says.
    pub(crate) fn declared_owner(
        self,
        table: &Table,
        uid: Uid,
        of: &dyn Fn(&str) -> Value,
    ) -> Result<Uid> {
        for column in table.owner {
            if *column == "uid" {
                return Ok(uid);
            }
            let Value::Blob(bytes) = of(column) else {
                continue;
            };
            let named = match table.field(column).map(|field| field.kind) {
                Some(Kind::Ref(named)) => named.to_owned(),
                _ => match of("kind") {
                    Value::Text(kind) => kind,
                    _ => continue,
                },
            };
            let (Some(of_table), Some(key)) = (self.records.table(&named), Uid::from_slice(&bytes))
            else {
                continue;
            };
            if of_table.owner == ["uid"] {
                return Ok(key);
            }
            return Ok(self.owner_of(of_table, key)?.unwrap_or(Uid::COUNTY));
        }
        Ok(Uid::COUNTY)
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

    /// Removes a record with what hangs on it: tags, evidence, explanations. Its parts must have
    /// been removed before (there is no cascade).
    pub fn remove<R: Record>(&self, id: R::Id) -> Result<()> {
        self.remove_of(R::TABLE, id.uid())
    }

    /// The same, of any table.
    pub(crate) fn remove_of(&self, table: &Table, uid: Uid) -> Result<()> {
        for (hanging, field) in self.records.fields() {
            if matches!(field.kind, Kind::AnyRef) {
                for record in self.hanging_on(hanging, field.column, table, uid)? {
                    self.remove_of(hanging, record)?;
                }
            }
        }
        let sql = format!("DELETE FROM {} WHERE uid = ?1", table.name);
        match self.conn().prepare_cached(&sql)?.execute([uid])? {
            0 => None.or_missing(table.label),
            _ => Ok(()),
        }
    }

    /// A free reference stands beside the name of the table it leads to.
    fn hanging_on(&self, hanging: &Table, column: &str, on: &Table, uid: Uid) -> Result<Vec<Uid>> {
        let sql = format!(
            "SELECT uid FROM {} WHERE {column} = ?1 AND kind = ?2",
            hanging.name
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        let rows = statement.query_map((uid, on.name), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds or changes a record of any table by its values, in the order of the table's fields.
    pub(crate) fn put<'v>(
        &self,
        table: &Table,
        is_new: bool,
        uid: Uid,
        owner: Uid,
        values: impl Iterator<Item = &'v dyn ToSql>,
    ) -> Result<()> {
        let sql = if is_new { table.insert } else { table.update };
        self.run(sql, uid, owner, values)?;
        Ok(())
    }

    fn execute<R: Record>(&self, sql: &str, record: &R) -> Result<usize> {
        let values = record.values();
        self.run(sql, record.id().uid(), record.owner(), values.into_iter())
    }

    fn run<'v>(
        &self,
        sql: &str,
        uid: Uid,
        owner: Uid,
        values: impl Iterator<Item = &'v dyn ToSql>,
    ) -> Result<usize> {
        let mut all = vec![uid.to_sql()?, owner.to_sql()?];
        for value in values {
            all.push(plain(value)?);
        }
        let mut statement = self.conn().prepare_cached(sql)?;
        Ok(statement.execute(params_from_iter(all))?)
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
