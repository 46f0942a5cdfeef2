//! Plain text and names out of a cell.
use crate::text::{clean, person_name, word};

use super::super::tabular::Cell;
use super::{Normal, text_of};

/// Text of one line; `None` where the cell is empty.
pub fn plain(cell: &Cell) -> Normal<String> {
    text_of(cell)
}

/// As [`plain`], without the spaces and line ends that people set between characters to make a
/// column even.
pub fn compact(cell: &Cell) -> Normal<String> {
    Ok(text_of(cell)?.map(|text| word(&text)))
}

/// How people write “nothing” in a form: —, 无, /.
pub fn is_blank_mark(text: &str) -> bool {
    let lines = |c: char| "-—－–_/\\／＼、.·。*＊×xX".contains(c);
    let words = [
        "无",
        "暂无",
        "没有",
        "空",
        "空白",
        "N/A",
        "n/a",
        "NA",
        "null",
        "NULL",
        "None",
        "#N/A",
        "（无）",
        "(无)",
        "〇",
        "○",
    ];
    words.contains(&text)
        || (!text.is_empty() && text.chars().count() <= 6 && text.chars().all(lines))
}

/// How people write into the column of names that there is nobody: 无, 空缺, 待定, ——.
pub fn is_nobody(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "空缺",
        "暂缺",
        "缺",
        "缺编",
        "缺岗",
        "缺员",
        "待定",
        "待聘",
        "待补",
        "待招",
        "待安排",
        "未定",
        "未聘",
        "无人",
        "无此人",
        "空岗",
        "某",
        "某某",
        "某某某",
        "姓名",
        "暂未定",
        "暂空",
        "尚缺",
        "待分配",
    ];
    let text = word(text);
    let inner = text.trim_matches(|c: char| "（）()【】[]".contains(c));
    is_blank_mark(inner) || WORDS.contains(&inner)
}

/// A person's name; see [`person_name`]. `None` where it says that there is [nobody](is_nobody).
pub fn name(cell: &Cell) -> Normal<String> {
    let Some(text) = text_of(cell)? else {
        return Ok(None);
    };
    if is_nobody(&text) {
        return Ok(None);
    }
    person_name(&text).map(Some)
}

/// The name alone in what holds a mark, a number or a remark beside it: ★甘若兰, 1.舒安, 丘明达（组长）.
/// To be offered, never taken: the remark may tell two persons of one name apart.
pub fn bare_name(text: &str) -> Option<String> {
    let text = clean(text);
    let without_remark = text
        .split(['（', '(', '【', '[', '〔'])
        .next()
        .unwrap_or_default();
    let is_mark = |c: char| !(c.is_alphabetic() || c == '·') || c.is_numeric();
    let bare = without_remark.trim_matches(is_mark);
    let name = person_name(bare).ok()?;
    let differs = person_name(&text).as_ref() != Ok(&name);
    (differs && name.chars().count() >= 2).then_some(name)
}

/// What stands in brackets behind a name: 产假 of 谢芳（产假）. Empty where nothing does.
pub fn remark_of_name(text: &str) -> String {
    let text = clean(text);
    let opens = |c: char| "（([【〔".contains(c);
    let inner = text.split_once(opens).map_or("", |(_, inner)| inner);
    inner
        .trim_end_matches(|c: char| "）)]】〕".contains(c))
        .trim()
        .to_owned()
}
