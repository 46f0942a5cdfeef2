//! Spaces, full-width characters and dots, as they slip in from phones, PDFs and old forms.
use crate::text::half_width;

use super::super::tabular::Cell;
use super::{Normal, Problem, text_of};

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
fn is_han(c: char) -> bool {
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

/// Text of one line; `None` where the cell is empty.
pub fn plain(cell: &Cell) -> Normal<String> {
    text_of(cell)
}

/// How people write “nothing” in a form: —, 无, /.
pub fn is_blank_mark(text: &str) -> bool {
    matches!(
        text,
        "-" | "--" | "—" | "——" | "－" | "/" | "\\" | "／" | "无" | "暂无" | "没有" | "空" | "N/A"
    )
}

/// A person's name: 王 芳 → 王芳, 阿依古丽.买买提 → 阿依古丽·买买提; Latin words keep one space.
pub fn name(cell: &Cell) -> Normal<String> {
    let Some(text) = text_of(cell)? else {
        return Ok(None);
    };
    if text.chars().all(is_han) {
        return Ok(Some(text));
    }
    let chars: Vec<char> = text.chars().map(middle_dot).collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let beside_latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        if c != ' ' || (beside_latin(before) && beside_latin(chars.get(at + 1))) {
            out.push(c);
        }
    }
    match out.chars().find(|c| !is_of_name(*c)) {
        None => Ok(Some(out)),
        Some(odd) => Err(Problem::new(
            format!("姓名“{out}”里有“{odd}”"),
            "姓名只写汉字、字母和间隔号；说明写在备注里。",
        )),
    }
}

fn middle_dot(c: char) -> char {
    match c {
        '•' | '・' | '‧' | '．' | '.' | '∙' | '⋅' | '･' => '·',
        _ => c,
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '·' | ' ' | '-' | '\'')
}
