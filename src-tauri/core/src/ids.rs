//! Keys of records: one type per table, so that a person can't be passed where an activity is meant.
//!
//! A key is a UUID of 16 bytes. New things get a time-ordered one (v7); a link between things has a
//! key derived from its ends (v5), so the same fact entered on two computers is one record.
use std::fmt;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Space of all derived keys of this program; never changed, or old links would become new ones.
const DERIVED: Uuid = Uuid::from_u128(0x6c69_616e_7961_6e2d_6c69_6e6b_7300_0001);

/// Key of any record, where the table is known from the context.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(as = "String")]
pub struct Uid(Uuid);

impl Uid {
    /// The county as a whole: owner of what belongs to no single organisation.
    pub const COUNTY: Uid = Uid(Uuid::nil());

    /// A fresh key, later than all made before on this computer.
    #[expect(
        clippy::new_without_default,
        reason = "a default would read as 'no key'"
    )]
    pub fn new() -> Self {
        Uid(Uuid::now_v7())
    }

    /// The key of a link: the same `kind` and `ends` give the same key on every computer.
    pub fn derived(kind: &str, ends: &[&[u8]]) -> Self {
        let mut bytes = Vec::with_capacity(64);
        bytes.extend_from_slice(kind.as_bytes());
        for end in ends {
            bytes.push(0);
            bytes.extend_from_slice(&(end.len() as u32).to_be_bytes());
            bytes.extend_from_slice(end);
        }
        Uid(Uuid::new_v5(&DERIVED, &bytes))
    }

    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Uuid::from_slice(bytes).ok().map(Uid)
    }

    pub fn parse(text: &str) -> Option<Self> {
        Uuid::parse_str(text).ok().map(Uid)
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl ToSql for Uid {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

impl FromSql for Uid {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Uid::from_slice(value.as_blob()?)
            .ok_or_else(|| FromSqlError::Other("a key of 16 bytes was expected".into()))
    }
}

/// Keys as a JSON list of hex strings, for `IN (SELECT unhex(value) FROM json_each(…))`.
pub(crate) fn json_keys<'k>(keys: impl Iterator<Item = &'k [u8]>) -> String {
    let mut json = String::from("[");
    for key in keys {
        if json.len() > 1 {
            json.push(',');
        }
        json.push('"');
        for byte in key {
            json.push(hex(byte >> 4));
            json.push(hex(byte & 0xF));
        }
        json.push('"');
    }
    json.push(']');
    json
}

fn hex(digit: u8) -> char {
    char::from(b"0123456789abcdef"[usize::from(digit)])
}

/// What all id types share, so that the ledger can treat them alike.
pub trait RecordId: Copy + ToSql + FromSql {
    fn uid(self) -> Uid;
    fn from_uid(uid: Uid) -> Self;
}

/// Declares keys, each a type of its own. Kinds that no slice before them names do it beside their record.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize, ts_rs::TS,
        )]
        #[serde(transparent)]
        pub struct $name(pub $crate::ids::Uid);

        impl $name {
            #[allow(clippy::new_without_default, reason = "a default would read as 'no key'")]
            pub fn new() -> Self {
                Self($crate::ids::Uid::new())
            }

            pub fn as_bytes(&self) -> &[u8] {
                self.0.as_bytes()
            }
        }

        impl $crate::ids::RecordId for $name {
            fn uid(self) -> $crate::ids::Uid {
                self.0
            }
            fn from_uid(uid: $crate::ids::Uid) -> Self {
                Self(uid)
            }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                rusqlite::types::ToSql::to_sql(&self.0)
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                rusqlite::types::FromSql::column_result(value).map(Self)
            }
        }
    )+};
}

pub(crate) use ids;

ids! {
    /// 单位, schools among them.
    OrganizationId,
    /// 人员
    PersonId,
    /// 任职: where a person works, as what, from when to when.
    PostingId,
    /// 离岗: a longer absence with its reason.
    AwayId,
    /// 教研共同体
    CommunityId,
    /// 成员学校
    MembershipId,
    /// 轮值调整
    LeadOverrideId,
    /// 学期
    TermId,
    /// 放假与调休
    DayOffId,
    /// 教研活动
    ActivityId,
    /// 承办、协办等单位
    ActivityPartId,
    /// 环节
    SessionId,
    /// 承担
    ActivityRoleId,
    /// 签到
    AttendanceId,
    /// 参加人数
    HeadCountId,
    /// 佐证
    EvidenceId,
    /// 情况说明
    ExplanationId,
    /// 打印与导出登记
    OutputId,
    /// 标签
    TagId,
    /// 活动形式
    FormId,
    /// 词表中的词
    WordId,
    /// 设置
    SettingId,
}
