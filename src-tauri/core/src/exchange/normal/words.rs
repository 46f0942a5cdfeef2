//! Short answers and lists.
use super::super::tabular::Cell;
use super::{Normal, Problem, text_of};

/// `true` for a man.
pub fn sex(cell: &Cell) -> Normal<bool> {
    let Some(text) = text_of(cell)? else {
        return Ok(None);
    };
    match text.to_lowercase().as_str() {
        "男" | "男性" | "m" | "male" | "1" => Ok(Some(true)),
        "女" | "女性" | "f" | "female" | "2" => Ok(Some(false)),
        _ => Err(Problem::new(format!("性别“{text}”认不出来"), "填男或女。")),
    }
}

pub fn yes_no(cell: &Cell) -> Normal<bool> {
    if let Cell::Bool(value) = cell {
        return Ok(Some(*value));
    }
    let Some(text) = text_of(cell)? else {
        return Ok(None);
    };
    match text.to_lowercase().as_str() {
        "是" | "有" | "对" | "√" | "✓" | "✔" | "y" | "yes" | "true" | "1" => {
            Ok(Some(true))
        }
        "否" | "无" | "没有" | "不是" | "×" | "✗" | "✘" | "x" | "n" | "no" | "false" | "0" => {
            Ok(Some(false))
        }
        _ => Err(Problem::new(format!("“{text}”看不出是或否"), "填是或否。")),
    }
}

/// 语文、数学 · 语文/数学 · 语文;数学. A comma inside brackets does not separate.
pub fn list(cell: &Cell) -> Normal<Vec<String>> {
    let Some(text) = text_of(cell)? else {
        return Ok(None);
    };
    let mut depth = 0_i32;
    let parts = text.split(|c: char| {
        depth += i32::from("（(《“".contains(c)) - i32::from("）)》”".contains(c));
        depth <= 0 && "、,，;；/／|".contains(c)
    });
    let words: Vec<String> = parts
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    Ok(Some(words).filter(|words| !words.is_empty()))
}
