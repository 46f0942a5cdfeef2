//! How far a screen had read: what it shows from then on may be out of date.
use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::Uid;

use super::{Reader, clock};

/// How far a screen has read: in which copy of a ledger, and the newest act there at that time.
///
/// On the wire it is one word that screens only keep and give back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(into = "String", try_from = "String")]
#[ts(type = "string")]
pub struct Seen {
    replica: Uid,
    pub(super) act: i64,
}

impl Seen {
    pub(super) fn now(conn: &Connection) -> Result<Self> {
        let sql = "SELECT id FROM act ORDER BY id DESC LIMIT 1";
        let newest = conn.prepare_cached(sql)?.query_row([], |row| row.get(0));
        Ok(Self {
            replica: clock::replica(conn)?,
            act: newest.optional()?.unwrap_or(0),
        })
    }

    /// Refuses an act whose screen was drawn from another ledger, or before a restore: what it holds
    /// says nothing about the records of this one.
    pub(super) fn require_same_ledger(self, conn: &Connection) -> Result<()> {
        match clock::replica(conn)? == self.replica || clock::continues(conn, self.replica)? {
            true => Ok(()),
            false => Err(Error::not_now(
                "这一页打开以后，资料库已从备份恢复，或换成了另一个，所以没有保存。请先复制您写的内容，再重新打开这一页。",
            )),
        }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.replica, self.act)
    }
}

impl From<Seen> for String {
    fn from(seen: Seen) -> Self {
        seen.to_string()
    }
}

impl FromStr for Seen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('.');
        let seen = parts.and_then(|(replica, act)| {
            Some(Self {
                replica: Uid::parse(replica)?,
                act: act.parse().ok()?,
            })
        });
        seen.ok_or_else(|| "不是ledger_seen给出的记号".to_owned())
    }
}

impl TryFrom<String> for Seen {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl Reader<'_> {
    /// How far whoever reads now has read.
    pub fn seen(self) -> Result<Seen> {
        Seen::now(self.conn())
    }
}
