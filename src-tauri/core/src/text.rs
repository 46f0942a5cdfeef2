//! What people type, tidied before it is stored.

/// Without spaces at the ends; nothing when nothing is left.
pub(crate) fn cleaned(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

/// A letter or digit of an input method left in 全角, as a plain one.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        other => other,
    }
}
