//! What people type, tidied before it is stored: by hand and out of a file alike.
mod characters;
mod codes;
mod next_code;
mod people;
mod phones;
#[cfg(test)]
mod tests;

pub(crate) use characters::plain_character;
pub use characters::plain_characters;
pub(crate) use codes::compare_codes;
pub(crate) use next_code::next_code;
pub(crate) use people::{check_birth, person_name};
pub(crate) use phones::{joined_numbers, mobiles, phone_and_remark, phone_numbers, short_numbers};

/// Why something cannot be taken over, and what would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub message: String,
    pub remedy: String,
}

impl Problem {
    pub fn new(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Problem {
            message: message.into(),
            remedy: remedy.into(),
        }
    }

    /// As the refusal of a field that was filled in by hand.
    pub(crate) fn at(self, field: &'static str) -> crate::error::Error {
        crate::error::Error::invalid(field, format!("{}。{}", self.message, self.remedy))
    }
}

/// In ordinary characters, without spaces at the ends; nothing when nothing is left.
pub(crate) fn cleaned(text: Option<String>) -> Option<String> {
    text.map(|text| plain_characters(&text).trim().to_owned())
        .filter(|text| !text.is_empty())
}

/// 新增3人，变更1人; what did not happen is not told.
pub(crate) fn told_counts(counts: &[(&str, u32)], unit: &str) -> String {
    let told = counts.iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = told
        .map(|(word, count)| format!("{word}{count}{unit}"))
        .collect();
    match told.is_empty() {
        true => "没有变化".to_owned(),
        false => told.join("，"),
    }
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

/// On one line and in ordinary characters: runs of white space made one space, invisible characters
/// dropped. Chinese punctuation stays.
pub fn clean(text: &str) -> String {
    if text.chars().all(|c| c.is_ascii_graphic() || is_han(c)) {
        return text.to_owned();
    }
    let text = plain_characters(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// The characters that nearly all names are written with.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// One word of a list: as [`clean`], and without the spaces that people set between characters to
/// make a column even.
pub(crate) fn word(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let beside_han = out.chars().next_back().is_some_and(is_han)
            || chars.peek().is_some_and(|next| is_han(*next));
        if c != ' ' || !beside_han {
            out.push(c);
        }
    }
    out
}

/// For comparing: no spaces, no punctuation, lower case.
pub fn key(text: &str) -> String {
    if text.chars().all(is_han) {
        return text.to_owned();
    }
    plain_characters(text)
        .chars()
        .filter(|c| is_han(*c) || !(c.is_whitespace() || is_unseen(*c) || is_punctuation(*c)))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Of what [`plain_characters`] keeps between its own.
fn is_unseen(c: char) -> bool {
    characters::is_invisible(c)
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || "（）【】［］，。、：；“”‘’《》·•．－—～？！＊※＿／".contains(c)
}
