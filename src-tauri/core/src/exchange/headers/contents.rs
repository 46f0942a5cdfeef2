//! What stands in a column against what its heading calls it: days under 职务 are no 职务.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::exchange::normal::{is_blank_mark, ordinal};
use crate::exchange::tabular::Cell;
use crate::text::is_han;

use super::fields::ListField;

/// Cells that are looked at.
const LOOKED_AT: usize = 200;

/// Why what stands in a column cannot be what its heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Contradiction {
    /// 2015.09, 2020-05-01
    Days,
    /// 12, 3
    Numbers,
    /// 是, 否, √
    Marks,
    /// 1, 2, 3 … down the rows, wherever they begin.
    RowNumbers,
    /// The same code in several rows.
    SameCodes,
}

impl Contradiction {
    /// As it is said beside the column.
    pub fn says(self) -> &'static str {
        match self {
            Contradiction::Days => "里面是日期或年月",
            Contradiction::Numbers => "里面是数字",
            Contradiction::Marks => "里面是“是”“否”或记号",
            Contradiction::RowNumbers => "里面是1、2、3这样的行号，当作序号",
            Contradiction::SameCodes => "里面几行是同一个号，不会是每个人的编号",
        }
    }
}

/// Looks at what stands in the rows below; `earlier` rows of the same file stand before them.
pub(super) fn contradiction(
    field: ListField,
    cells: &[&Cell],
    earlier: usize,
) -> Option<Contradiction> {
    let texts: Vec<String> = cells
        .iter()
        .take(LOOKED_AT)
        .map(|cell| cell.shown())
        .filter(|text| !text.is_empty() && !is_blank_mark(text))
        .collect();
    if texts.is_empty() {
        return None;
    }
    match field {
        ListField::Code | ListField::SchoolCode => of_codes(&texts, earlier),
        field if is_words(field) => of_words(&texts),
        _ => None,
    }
}

/// Fields that are written in words.
fn is_words(field: ListField) -> bool {
    use ListField as F;
    matches!(
        field,
        F::Name
            | F::School
            | F::Subject
            | F::Title
            | F::Post
            | F::Honours
            | F::SchoolName
            | F::ShortName
            | F::FormerNames
            | F::Principal
            | F::Liaison
            | F::Address
    )
}

fn of_words(texts: &[String]) -> Option<Contradiction> {
    let most = |is: fn(&str) -> bool| {
        let count = texts.iter().filter(|text| is(text)).count();
        count * 2 > texts.len()
    };
    if most(is_day) {
        return Some(Contradiction::Days);
    }
    if most(is_number) {
        return Some(Contradiction::Numbers);
    }
    most(is_mark).then_some(Contradiction::Marks)
}

fn of_codes(texts: &[String], earlier: usize) -> Option<Contradiction> {
    let numbers = without_words(texts);
    if !numbers.is_empty() && are_row_numbers(&numbers, earlier) {
        return Some(Contradiction::RowNumbers);
    }
    let texts: Vec<&String> = texts.iter().filter(|text| !is_remark(text)).collect();
    if texts.is_empty() {
        return None;
    }
    if texts.iter().all(|text| is_mark(text)) {
        return Some(Contradiction::Marks);
    }
    let mut codes = texts.clone();
    codes.sort();
    codes.dedup();
    (texts.len() > 1 && codes.len() * 4 <= texts.len() * 3).then_some(Contradiction::SameCodes)
}

/// What stands among the numbers of a column is words: 合计, 以下空白, 城关小学教师花名册（续）. Below the last
/// of them a day or a single character is none either.
fn without_words(texts: &[String]) -> Vec<&String> {
    let foot = texts
        .iter()
        .rposition(|text| is_number(text) || row_number(text).is_some());
    let foot = foot.map_or(texts.len(), |last| last + 1);
    let han = |text: &str| text.chars().filter(|c| is_han(*c)).count();
    let of_foot = |text: &str| {
        han(text) > 0 || is_day(text) || !text.contains(|c: char| c.is_ascii_alphanumeric())
    };
    let texts = texts.iter().enumerate();
    let is_code = |at: usize, text: &str| han(text) < 2 && (at < foot || !of_foot(text));
    let numbers = texts.filter(|(at, text)| row_number(text).is_some() || is_code(*at, text));
    numbers.map(|(_, text)| text).collect()
}

/// 合计3人, 说明：…: what stands in the first column below the rows is no code.
fn is_remark(text: &str) -> bool {
    let says_more = |c: char| c.is_ascii_digit() || c == '：' || c == ':';
    text.chars().filter(|c| is_han(*c)).count() > 1 && text.contains(says_more)
}

/// From 100 on, numbers that follow each other may be codes: 101, 102, 103.
const PLAIN_NUMBERS: usize = 100;

/// 1, 2, 3 …, or going on where an earlier part of the file ended, where a number may be missing; one after
/// the other from any number on, as in a part of a longer list; or from 1 anew on every page.
fn are_row_numbers(texts: &[&String], earlier: usize) -> bool {
    let plain = texts.iter().map(|text| row_number(text));
    let Some(numbers) = plain.collect::<Option<Vec<usize>>>() else {
        return false;
    };
    let each = |follows: fn(usize, usize) -> bool| {
        numbers.windows(2).all(|pair| follows(pair[0], pair[1]))
    };
    let (first, last) = (numbers[0], numbers[numbers.len() - 1]);
    let one_by_one =
        numbers.len() > 1 && last < PLAIN_NUMBERS && each(|before, next| next == before + 1);
    let by_page = first == 1 && each(|before, next| next == before + 1 || next == 1);
    // Titles and headings are among the earlier rows, so it may go on with less.
    let starts = first == 1 || (earlier > 0 && (2..=earlier + 1).contains(&first));
    let rising = each(|before, next| before < next);
    one_by_one || by_page || (rising && starts && last - first < numbers.len() * 2)
}

/// 1 of 1, 1., （1）, ①, 一 and 一、; 01 may be a code.
fn row_number(text: &str) -> Option<usize> {
    let bare = text.trim_matches(|c: char| "（）()[]【】、，,.．。 第".contains(c));
    let bare = bare.strip_suffix('号').unwrap_or(bare);
    if bare.starts_with('0') {
        return None;
    }
    bare.parse().ok().or_else(|| ordinal(bare))
}

/// 2015.09, 2015年9月, 2015-09-01, 2015/9
fn is_day(text: &str) -> bool {
    let starts_with_year = text.get(..4).is_some_and(|year| {
        (year.starts_with("19") || year.starts_with("20"))
            && year.bytes().all(|b| b.is_ascii_digit())
    });
    starts_with_year
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || ".-/．年月日 :".contains(c))
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}

fn is_mark(text: &str) -> bool {
    matches!(
        text,
        "是" | "否"
            | "有"
            | "对"
            | "错"
            | "不是"
            | "√"
            | "✓"
            | "✔"
            | "×"
            | "✗"
            | "✘"
            | "○"
            | "Y"
            | "N"
            | "y"
            | "n"
            | "TRUE"
            | "FALSE"
    )
}
