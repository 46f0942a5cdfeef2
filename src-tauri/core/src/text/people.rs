//! Names and months of birth of persons, as people write them.
use chrono::{Datelike, NaiveDate};

use super::{Problem, clean, is_han};

/// 王 芳 → 王芳, 阿依古丽.买买提 → 阿依古丽·买买提; Latin words keep one space. Empty when nothing is
/// left.
pub(crate) fn person_name(typed: &str) -> Result<String, Problem> {
    let text = clean(typed);
    if text.chars().all(is_han) {
        return Ok(text);
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
        None => Ok(out),
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

/// Refuses a month of birth (`1974-03`) that nobody working at a school can have: they are 16 to 100 years old.
pub(crate) fn check_birth(month: &str, today: NaiveDate) -> Result<(), Problem> {
    let year = month.get(..4).and_then(|year| year.parse::<i32>().ok());
    match year {
        Some(year) if !(16..=100).contains(&(today.year() - year)) => Err(Problem::new(
            format!("出生年份{year}不合常理"),
            "核对年份后改正。",
        )),
        _ => Ok(()),
    }
}
