//! Phone numbers, as people write them: several in a cell, with what belongs to them.
use super::{Problem, clean};

/// Longer numbers belong to no school's own net.
const SHORT_DIGITS: usize = 6;

const REMEDY: &str = "手机写11位数字，座机写区号-号码。";

/// Phone numbers separated by 、. Digits only, landlines with `-` after the area code; an extension
/// (转802) and a short number of the school's own net (短号661001) stay with their words. Empty when
/// there is none.
pub(crate) fn phone_numbers(typed: &str) -> Result<String, Problem> {
    let lines: Vec<String> = typed.lines().map(clean).collect();
    let text = lines.join("、");
    let mut numbers: Vec<String> = Vec::new();
    for part in text.split(['/', '、', ',', '，', ';', '；', '|', '或', '和']) {
        for number in numbers_of(part.trim())? {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    Ok(numbers.join("、"))
}

/// The same of a column of short numbers: 661001 → 短号661001. A whole number among them stays one.
pub(crate) fn short_numbers(typed: &str) -> Result<String, Problem> {
    let numbers = phone_numbers(typed)?;
    let short = |number: &str| match is_digits(number) && number.len() <= SHORT_DIGITS {
        true => format!("短号{number}"),
        false => number.to_owned(),
    };
    let numbers = numbers.split('、').filter(|number| !number.is_empty());
    Ok(numbers.map(short).collect::<Vec<_>>().join("、"))
}

/// Two texts of numbers as one; what both hold stands once.
pub(crate) fn joined_numbers(one: &str, other: &str) -> String {
    let mut all: Vec<&str> = Vec::new();
    for number in one.split('、').chain(other.split('、')) {
        if !number.is_empty() && !all.contains(&number) {
            all.push(number);
        }
    }
    all.join("、")
}

/// The numbers of a part: nearly always one. A short number may stand in brackets behind another,
/// and spaces may part two numbers as well as the digits of one.
fn numbers_of(part: &str) -> Result<Vec<String>, Problem> {
    if part.is_empty() {
        return Ok(Vec::new());
    }
    if let Some((number, short)) = split_at_short(part) {
        let mut numbers = numbers_of(number)?;
        numbers.push(short_number(short, part)?);
        return Ok(numbers);
    }
    if let Some((number, other)) = split_bracketed(part) {
        let mut numbers = numbers_of(number)?;
        numbers.extend(numbers_of(other)?);
        return Ok(numbers);
    }
    let bare = without_words(part);
    match one(&bare, part) {
        Ok(number) if is_plausible(&number) || !bare.contains(' ') => Ok(vec![number]),
        whole => match parted_by_spaces(&bare, part) {
            Some(numbers) => Ok(numbers),
            None => whole.map(|number| vec![number]),
        },
    }
}

/// As long as numbers of its kind are; digits of two numbers run together are not.
fn is_plausible(number: &str) -> bool {
    let number = number.split('转').next().unwrap_or_default();
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    match number.as_bytes().first() {
        Some(b'0') => (10..=12).contains(&digits),
        Some(b'1') => digits == 11,
        _ if number.starts_with("400") || number.starts_with("800") => digits == 10,
        _ => digits <= 8,
    }
}

/// 13900010001（短号661001）, 13900010001 短号：661001
fn split_at_short(part: &str) -> Option<(&str, &str)> {
    let (number, short) = part
        .split_once("短号")
        .or_else(|| part.split_once("小号"))?;
    let number = number.trim_end_matches(|c: char| c.is_whitespace() || "(（【[:：".contains(c));
    Some((number, short))
}

/// 13900010001（661001）: a whole number, and another one in brackets behind it.
fn split_bracketed(part: &str) -> Option<(&str, &str)> {
    let inner = part.strip_suffix(['）', ')'])?;
    let (number, other) = inner.rsplit_once(['（', '('])?;
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let other = other.trim();
    let is_number = is_digits(other) && (matches!(other.len(), 3..=8) || is_mobile(other));
    (digits >= 7 && is_number).then_some((number.trim_end(), other))
}

/// A person's own number; a landline is that of an office.
pub(crate) fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && is_digits(digits)
}

/// The mobile numbers of what is stored as phone.
pub(crate) fn mobiles(stored: &str) -> impl Iterator<Item = &str> {
    stored.split('、').filter(|number| is_mobile(number))
}

/// The only mobile number in a text, and what is said beside it: 13900010001（退休返聘）.
pub(crate) fn phone_and_remark(text: &str) -> Option<(String, String)> {
    let text = clean(text);
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let behind = text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &text[at..text.len() - behind.len()];
    let edge =
        |c: char| c.is_whitespace() || c.is_ascii_punctuation() || "（）【】：，、。".contains(c);
    let beside = [&text[..at], behind].map(|rest| rest.trim_matches(edge));
    let remark: Vec<&str> = beside.into_iter().filter(|rest| !rest.is_empty()).collect();
    let remark = remark.join("，");
    let alone = !remark.is_empty() && !remark.contains(|c: char| c.is_ascii_digit());
    (is_mobile(number) && alone).then(|| (number.to_owned(), remark))
}

fn short_number(text: &str, whole: &str) -> Result<String, Problem> {
    let digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !"()（）【】[]:：-".contains(*c))
        .collect();
    match is_digits(&digits) && (3..=8).contains(&digits.len()) {
        true => Ok(format!("短号{digits}")),
        false => Err(problem(whole, "里的短号看不出来")),
    }
}

/// Without what people write beside a number: 手机：, 微信同号, （本人）.
fn without_words(part: &str) -> String {
    let mut bare = part.to_owned();
    const WORDS: [&str; 14] = [
        "微信同号",
        "同微信",
        "微信",
        "联系电话",
        "办公电话",
        "电话",
        "手机号码",
        "手机号",
        "手机",
        "座机",
        "移动",
        "联通",
        "电信",
        "本人",
    ];
    for word in WORDS {
        bare = bare.replace(word, "");
    }
    let bare = bare.replace("()", "").replace("（）", "");
    let ends = |c: char| c.is_whitespace() || ":：.。、".contains(c);
    bare.trim_matches(ends).to_owned()
}

/// Two numbers or more, each whole between spaces.
fn parted_by_spaces(text: &str, part: &str) -> Option<Vec<String>> {
    const MOST_WORDS: usize = 16;
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    let (mut numbers, mut from) = (Vec::new(), 0);
    while from < words.len() {
        // The longest run of words that is one number: 139 0001 0005 139 0001 0006.
        let run = (from + 1..=words.len()).rev().find_map(|to| {
            let number = one(&words[from..to].join(" "), part).ok();
            Some((to, number.filter(|number| is_plausible(number))?))
        });
        let (to, number) = run?;
        numbers.push(number);
        from = to;
    }
    (numbers.len() > 1).then_some(numbers)
}

fn one(text: &str, part: &str) -> Result<String, Problem> {
    let (number, extension) = split_extension(text);
    let shown: String = number
        .chars()
        .filter(|c| !c.is_whitespace() && !"()（）+".contains(*c))
        .map(|c| if "—－–".contains(c) { '-' } else { c })
        .collect();
    let shown = shown.trim_matches('-').to_owned();
    let digits: String = shown.chars().filter(|c| *c != '-').collect();
    let digits = without_country(&digits);
    if !is_digits(digits) {
        return Err(problem(part, "里有不是数字的内容"));
    }
    let number = match (digits.len(), digits.starts_with('1')) {
        (11, true) => digits.to_owned(),
        (7..=12, false) => shown,
        // A number within the school's own net.
        (3..=6, false) if !digits.starts_with('0') && extension.is_none() => digits.to_owned(),
        (length, _) => return Err(problem(part, &format!("是{length}位"))),
    };
    Ok(match extension {
        Some(extension) => format!("{number}转{extension}"),
        None => number,
    })
}

/// 0871-6512345转802, 0871-6512345-802, 6512345 分机 802
fn split_extension(text: &str) -> (&str, Option<&str>) {
    let word = ["转分机", "分机", "转"]
        .iter()
        .find_map(|word| text.split_once(word));
    let dashed = || {
        let (number, extension) = text.rsplit_once('-')?;
        // Behind a whole landline number with its area code.
        let local = number.starts_with('0') && !number.starts_with("00") && number.contains('-');
        let long = number.bytes().filter(u8::is_ascii_digit).count() >= 10;
        let fits = (2..=5).contains(&extension.len());
        (local && long && fits).then_some((number, extension))
    };
    let found = word.or_else(dashed).map(|(number, extension)| {
        let extension = extension.trim_matches(|c: char| c.is_whitespace() || ":：)）".contains(c));
        (
            number.trim_end_matches(['(', '（', ',', '，', ' ']),
            extension,
        )
    });
    match found {
        Some((number, extension)) if is_digits(extension) && (1..=6).contains(&extension.len()) => {
            (number, Some(extension))
        }
        _ => (text, None),
    }
}

/// +86, 0086 and 86 before a mobile number.
fn without_country(digits: &str) -> &str {
    let rest = digits
        .strip_prefix("0086")
        .or_else(|| digits.strip_prefix("86"));
    let mobile = rest.filter(|rest| rest.len() == 11 && rest.starts_with('1'));
    mobile.unwrap_or(digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn problem(text: &str, what: &str) -> Problem {
    Problem::new(format!("电话“{text}”{what}"), REMEDY)
}
