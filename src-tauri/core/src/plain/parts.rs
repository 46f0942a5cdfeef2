//! Records of which another one holds several: the winners of an award, the classes of a lesson.
use rusqlite::Row;
use rusqlite::types::ToSql;
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::{OrganizationId, Uid};
use crate::ledger::{Key, Ownership, Record, Table};

/// For kinds that hold none; there is no such record.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub enum NoPart {}

static NONE: Table = Table {
    name: "",
    label: "",
    ownership: Ownership::County,
    title: "NULL",
    fields: &[],
    one_at_a_time: &[],
    part_of: None,
    parts: None,
    owner: &[],
    key: Key::Own(&[]),
    first_code: "",
    sheet: ("", ""),
    order: "",
    select: "",
    insert: "",
    update: "",
};

impl Record for NoPart {
    type Id = OrganizationId;
    const TABLE: &'static Table = &NONE;

    fn id(&self) -> OrganizationId {
        match *self {}
    }

    fn owner(&self) -> Uid {
        match *self {}
    }

    fn values(&self) -> Vec<&dyn ToSql> {
        match *self {}
    }

    fn from_row(_: &Row<'_>) -> rusqlite::Result<Self> {
        Err(rusqlite::Error::InvalidQuery)
    }

    fn from_selected(_: &Row<'_>) -> rusqlite::Result<Self> {
        Err(rusqlite::Error::InvalidQuery)
    }

    fn of_fields(_: Uid, _: Uid, _: &mut Map<String, Value>) -> Result<Self> {
        Err(Error::invalid("parts", "这类记录没有下属的行。"))
    }
}
