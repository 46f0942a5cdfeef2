//! What a form sends: the fields of a record as far as they are filled in.
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::{Record, camel_case};

/// A record that is being written. Every field may be `null`; what then becomes of it the record's
/// declaration says. `uid` is `null` for a new one.
#[derive(Debug, TS)]
#[ts(
    type = "{ uid: string | null } & { [Field in Exclude<keyof R, \"uid\" | \"owner\">]: R[Field] | null }"
)]
pub struct Draft<R: TS> {
    pub(super) uid: Option<Uid>,
    pub(super) fields: Map<String, Value>,
    kind: PhantomData<fn() -> R>,
}

impl<'de, R: TS> Deserialize<'de> for Draft<R> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Sent {
            #[serde(default)]
            uid: Option<Uid>,
            #[serde(flatten)]
            fields: Map<String, Value>,
        }
        let Sent { uid, fields } = Sent::deserialize(from)?;
        Ok(Draft {
            uid,
            fields,
            kind: PhantomData,
        })
    }
}

impl<R: TS> Clone for Draft<R> {
    fn clone(&self) -> Self {
        Draft {
            uid: self.uid,
            fields: self.fields.clone(),
            kind: PhantomData,
        }
    }
}

impl<R: Record> Draft<R> {
    /// The record as it would be; its key and owner are still to be set.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] at the first field that is missing or cannot be read.
    pub(super) fn record(self) -> Result<R> {
        let mut fields = self.fields;
        if let Some(whole) = R::TABLE.part_of {
            // Known once that one is written.
            fields.insert(camel_case(whole), serde_json::to_value(Uid::COUNTY)?);
        }
        R::of_fields(Uid::COUNTY, Uid::COUNTY, &mut fields)
    }

    /// A draft of what is there, to be changed in some fields.
    pub(super) fn of(record: &R, uid: Uid) -> Result<Self> {
        let fields = match serde_json::to_value(record)? {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        Ok(Draft {
            uid: Some(uid),
            fields,
            kind: PhantomData,
        })
    }

    pub(super) fn set(&mut self, field: &str, value: Value) {
        self.fields.insert(field.to_owned(), value);
    }
}
