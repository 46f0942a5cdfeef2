//! Names and phone numbers of persons, as people write them.
use chrono::{Datelike, NaiveDate};

use super::{Problem, clean, is_han};

const PHONE_REMEDY: &str = "手机写11位数字，座机写区号-号码。";

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

/// One or more phone numbers, separated by 、. Digits only, landlines with `-` after the area code.
/// Empty when there is none.
pub(crate) fn phone_numbers(typed: &str) -> Result<String, Problem> {
    let text = clean(typed);
    let mut numbers = Vec::new();
    for one in text.split(['/', '、', ',', '，', ';', '；']) {
        let one = one.trim();
        if !one.is_empty() {
            numbers.push(one_phone(one)?);
        }
    }
    Ok(numbers.join("、"))
}

fn one_phone(text: &str) -> Result<String, Problem> {
    let shown: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !"()（）+".contains(*c))
        .map(|c| if "—－–".contains(c) { '-' } else { c })
        .collect();
    let digits: String = shown.chars().filter(|c| *c != '-').collect();
    let digits = digits
        .strip_prefix("86")
        .filter(|rest| rest.len() == 11)
        .unwrap_or(&digits);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::new(
            format!("电话“{text}”里有不是数字的内容"),
            PHONE_REMEDY,
        ));
    }
    match (digits.len(), digits.starts_with('1')) {
        (11, true) => Ok(digits.to_owned()),
        (7..=12, false) => Ok(shown),
        (length, _) => Err(Problem::new(
            format!("电话“{text}”是{length}位"),
            PHONE_REMEDY,
        )),
    }
}

/// Refuses a month of birth (`1974-03`) of nobody who works at a school: 16 to 100 years old.
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
