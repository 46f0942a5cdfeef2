//! What was typed, pasted or asked for from outside, in ordinary characters.
use std::borrow::Cow;

use lianyan_core::plain_characters;
use serde_json::Value;

/// The request with every text in it made plain, so that no command needs to think of it.
pub(crate) fn plain(request: Value) -> Value {
    match request {
        Value::String(text) => {
            let plain = match plain_characters(&text) {
                Cow::Borrowed(_) => None,
                Cow::Owned(plain) => Some(plain),
            };
            Value::String(plain.unwrap_or(text))
        }
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, plain(value)))
            .collect(),
        other => other,
    }
}
