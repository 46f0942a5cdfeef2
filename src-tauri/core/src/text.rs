//! What people type, tidied before it is stored.

/// Without spaces at the ends; nothing when nothing is left.
pub(crate) fn cleaned(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}
