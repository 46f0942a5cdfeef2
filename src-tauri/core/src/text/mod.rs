//! What people type, tidied before it is stored: by hand and out of a file alike.
mod people;

pub(crate) use people::{check_birth, person_name, phone_numbers};

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

/// Without spaces at the ends; nothing when nothing is left.
pub(crate) fn cleaned(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

/// A letter or digit of an input method left in 全角, as a plain one.
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

pub(crate) fn half_width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        other => other,
    }
}

/// Full-width digits, letters and spaces made half-width, invisible characters dropped, runs of
/// white space made one space. Chinese punctuation stays.
pub fn clean(text: &str) -> String {
    if text.chars().all(|c| c.is_ascii_graphic() || is_han(c)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars().filter(|c| !is_invisible(*c)).map(narrow) {
        if c.is_whitespace() {
            space = !out.is_empty();
            continue;
        }
        if space {
            out.push(' ');
            space = false;
        }
        out.push(c);
    }
    out
}

/// The characters that nearly all names are written with.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{00ad}')
}

fn narrow(c: char) -> char {
    match c {
        '\u{3000}' | '\u{00a0}' => ' ',
        other => half_width(other),
    }
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

/// For comparing: no spaces, no punctuation, small letters.
pub fn key(text: &str) -> String {
    if text.chars().all(is_han) {
        return text.to_owned();
    }
    text.chars()
        .filter(|c| !is_invisible(*c))
        .map(narrow)
        .filter(|c| is_han(*c) || !(c.is_whitespace() || is_punctuation(*c)))
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || "（）【】［］，。、：；“”‘’《》·•．－—～？！＊※＿／".contains(c)
}

#[cfg(test)]
mod tests {
    use super::told_counts;

    #[test]
    fn what_did_not_happen_is_not_told() {
        for (added, changed, told) in [
            (3, 1, "新增3人，变更1人"),
            (3, 0, "新增3人"),
            (0, 1, "变更1人"),
            (0, 0, "没有变化"),
        ] {
            let counts = [("新增", added), ("变更", changed)];
            assert_eq!(told_counts(&counts, "人"), told);
        }
    }
}
