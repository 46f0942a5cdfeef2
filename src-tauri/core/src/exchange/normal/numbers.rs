//! Phone numbers and plain numbers, also where a spreadsheet has turned one into the other.
use super::super::tabular::Cell;
use super::{Normal, Problem, text_of};

const PHONE_REMEDY: &str = "手机写11位数字，座机写区号-号码；把单元格设为文本后再填。";

/// One or more phone numbers, separated by 、. Digits only, landlines with `-` after the area code.
pub fn phone(cell: &Cell) -> Normal<String> {
    let text = match cell {
        Cell::Number(number) if number.value.fract() == 0.0 => format!("{:.0}", number.value),
        _ => match text_of(cell)? {
            Some(text) => text,
            None => return Ok(None),
        },
    };
    if text.to_uppercase().contains("E+") {
        return Err(Problem::new(
            format!("电话“{text}”是科学计数，后几位已经丢失"),
            PHONE_REMEDY,
        ));
    }
    let mut numbers = Vec::new();
    for one in text.split(['/', '、', ',', '，', ';', '；']) {
        let one = one.trim();
        if !one.is_empty() {
            numbers.push(one_phone(one)?);
        }
    }
    Ok(Some(numbers.join("、")).filter(|text| !text.is_empty()))
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

/// A whole number.
pub fn integer(cell: &Cell) -> Normal<i64> {
    let Some(value) = decimal(cell)? else {
        return Ok(None);
    };
    match value.fract() == 0.0 && value.abs() < 1e15 {
        true => Ok(Some(value as i64)),
        false => Err(Problem::new(
            format!("“{}”不是整数", cell.shown()),
            "填整数，不带小数。",
        )),
    }
}

/// A number, also written as text, with thousands separators or a unit behind it (3学时).
pub fn decimal(cell: &Cell) -> Normal<f64> {
    if let Cell::Number(number) = cell
        && number.value.is_finite()
    {
        return Ok(Some(number.value));
    }
    let Some(text) = text_of(cell)? else {
        return Ok(None);
    };
    let bare = text
        .trim_end_matches(|c: char| c.is_alphabetic())
        .replace([',', '，'], "");
    match bare.trim().parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(Some(value)),
        _ => Err(Problem::new(format!("“{text}”不是数字"), "填数字。")),
    }
}
