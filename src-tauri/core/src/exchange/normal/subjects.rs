//! Several subjects in one cell, with anything between them: 语文兼道法, 数学+科学, 语、数.
use crate::text::word;

/// What a cell says of subjects.
#[derive(Debug, PartialEq, Eq)]
pub enum Subjects<'w> {
    /// The codes, each once.
    Known(Vec<&'w str>),
    /// A part is no subject: 班主任 in 英语 班主任.
    Partly {
        known: Vec<&'w str>,
        unknown: String,
    },
}

/// One character for a subject, as in 语数英 and 音体美; read only where all else is read, too.
const SHORT: [(char, &str); 17] = [
    ('语', "语文"),
    ('数', "数学"),
    ('英', "英语"),
    ('外', "英语"),
    ('品', "道德与法治"),
    ('思', "道德与法治"),
    ('政', "思想政治"),
    ('史', "历史"),
    ('地', "地理"),
    ('物', "物理"),
    ('化', "化学"),
    ('生', "生物"),
    ('科', "科学"),
    ('音', "音乐"),
    ('体', "体育"),
    ('美', "美术"),
    ('信', "信息科技"),
];

/// What stands before a subject and says which school it is taught at.
const STAGES: [&str; 8] = [
    "小学",
    "初中",
    "高中",
    "中学",
    "幼儿园",
    "低段",
    "中段",
    "高段",
];

/// The same in brackets behind a subject, in one character: 语文（初）.
const SHORT_STAGES: &str = "幼小初高";

/// What grades and classes are counted by, one or a stretch of them: 八年级, 高一, 1-3班.
const COUNTS: &str = "一二三四五六七八九十0123456789-－—~～";

/// Characters of a number of grades or classes: 10-12.
const LONGEST_COUNT: usize = 6;

/// What people put between subjects.
const BETWEEN: &str = "、,，;；/／|+＋&＆·.兼和与及带教（）()[]【】 ";

/// No subject's name is longer.
const NAME_CHARS: usize = 12;

/// Whether a cell says the grade or the class beside the subject: 数学 八年级, 语文（初）.
pub fn has_grade(text: &str) -> bool {
    let chars: Vec<char> = word(text).chars().collect();
    (0..chars.len()).any(|from| grade(&chars[from..]).is_some())
}

/// Takes a cell apart; `code_of` knows the word list. Nothing is dropped: what is no subject is
/// answered as such.
pub fn subjects<'w>(text: &str, code_of: impl Fn(&str) -> Option<&'w str>) -> Subjects<'w> {
    let chars: Vec<char> = word(text).chars().collect();
    let by_name = |rest: &[char]| {
        (2..=rest.len().min(NAME_CHARS)).rev().find_map(|length| {
            let name: String = rest[..length].iter().collect();
            Some((code_of(&name)?, length))
        })
    };
    let by_letter = |rest: &[char]| {
        let (_, name) = SHORT
            .iter()
            .find(|(letter, _)| rest.first() == Some(letter))?;
        Some((code_of(name)?, 1))
    };
    let (known, unknown) = taken_apart(&chars, by_name);
    if unknown.is_empty() && !known.is_empty() {
        return Subjects::Known(known);
    }
    match taken_apart(&chars, |rest| by_name(rest).or_else(|| by_letter(rest))) {
        (short, left) if left.is_empty() && !short.is_empty() => Subjects::Known(short),
        _ => Subjects::Partly { known, unknown },
    }
}

/// The codes of all subjects found from left to right, and what stands between them and is none.
fn taken_apart<'w>(
    chars: &[char],
    subject: impl Fn(&[char]) -> Option<(&'w str, usize)>,
) -> (Vec<&'w str>, String) {
    let (mut known, mut unknown, mut from) = (Vec::new(), String::new(), 0);
    while let Some(next) = chars.get(from) {
        let rest = &chars[from..];
        if let Some((code, length)) = subject(rest) {
            if !known.contains(&code) {
                known.push(code);
            }
            from += length;
        } else if let Some(length) = stage(rest).or_else(|| grade(rest)) {
            from += length;
        } else {
            if !BETWEEN.contains(*next) {
                unknown.push(*next);
            }
            from += 1;
        }
    }
    (known, unknown)
}

fn stage(rest: &[char]) -> Option<usize> {
    STAGES.iter().find_map(|stage| {
        let length = stage.chars().count();
        let starts = rest
            .iter()
            .zip(stage.chars())
            .filter(|(a, b)| **a == *b)
            .count()
            == length;
        (starts && rest.len() > length).then_some(length)
    })
}

/// Characters of the grade or class that a text begins with: 八年级, 高一, 1-3班, 三（2）班, （初）.
fn grade(rest: &[char]) -> Option<usize> {
    let is = |at: usize, among: &str| rest.get(at).is_some_and(|c| among.contains(*c));
    // The opening bracket goes with the subject before it.
    if is(0, SHORT_STAGES) && is(1, "）)") {
        return Some(2);
    }
    if is(0, "初高") && is(1, COUNTS) {
        return Some(if says(rest, 2, "年级") { 4 } else { 2 });
    }
    let run = |from: usize| {
        (from..from + LONGEST_COUNT)
            .take_while(|at| is(*at, COUNTS))
            .count()
    };
    let first = run(0);
    let inner = run(first + 1);
    let bracketed = is(first, "（(") && inner > 0 && is(first + 1 + inner, "）)");
    let end = if bracketed { first + inner + 2 } else { first };
    let word = ["年级", "班", "级"]
        .iter()
        .find(|word| says(rest, end, word));
    word.filter(|_| end > 0)
        .map(|word| end + word.chars().count())
}

fn says(text: &[char], at: usize, word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    text.get(at..).is_some_and(|rest| rest.starts_with(&word))
}
