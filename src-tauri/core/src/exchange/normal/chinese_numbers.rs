//! Numbers written in Chinese: 一九八八年五月, 二〇〇五年七月, 十二月二十八日; and those of rows: 十二, ⑫.

/// The text with every run of Chinese numerals as digits; all else stays.
pub(crate) fn as_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if digit(c).is_some() || tens(c).is_some() {
            run.push(c);
            continue;
        }
        out += &number(&run);
        run.clear();
        out.push(c);
    }
    out + &number(&run)
}

/// A number as rows are counted: 一, 十二, 二十; ①, ⑫; Ⅲ and 甲 are none.
pub fn ordinal(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    if let (Some(only), None) = (chars.next(), chars.next())
        && let Some(circled) = circled(only)
    {
        return Some(circled);
    }
    let chinese = |c: char| digit(c).is_some() || tens(c).is_some();
    let counted = !text.is_empty() && text.chars().all(chinese);
    let number = number(text).parse().ok();
    number.filter(|number| counted && *number > 0)
}

/// ① to ⑳, ㉑ to ㊿, ⑴ to ⒇, ⒈ to ⒛
fn circled(c: char) -> Option<usize> {
    let runs = [
        ('①', '⑳', 1),
        ('㉑', '㉟', 21),
        ('㊱', '㊿', 36),
        ('⑴', '⒇', 1),
        ('⒈', '⒛', 1),
        ('❶', '❿', 1),
    ];
    let run = runs.iter().find(|(from, to, _)| (*from..=*to).contains(&c));
    run.map(|(from, _, first)| c as usize - *from as usize + first)
}

fn digit(c: char) -> Option<u32> {
    let at = "〇一二三四五六七八九".chars().position(|known| known == c);
    let other = || match c {
        '零' | '○' | '◯' => Some(0),
        '壹' => Some(1),
        '贰' | '两' => Some(2),
        '叁' => Some(3),
        _ => None,
    };
    at.map(|at| at as u32).or_else(other)
}

fn tens(c: char) -> Option<u32> {
    match c {
        '十' | '拾' => Some(10),
        '廿' => Some(20),
        '卅' => Some(30),
        _ => None,
    }
}

/// 一九八八 digit by digit; 十二, 二十 and 廿八 by their value. What is neither stays as it is.
fn number(run: &str) -> String {
    if !run.chars().any(|c| tens(c).is_some()) {
        return run
            .chars()
            .filter_map(digit)
            .map(|digit| digit.to_string())
            .collect();
    }
    let mut value = 0;
    let mut ahead = None;
    for c in run.chars() {
        match (digit(c), tens(c)) {
            (Some(one), _) if ahead.is_none() => ahead = Some(one),
            (_, Some(10)) => value += 10 * ahead.take().unwrap_or(1),
            (_, Some(tens)) if ahead.is_none() => value += tens,
            _ => return run.to_owned(),
        }
    }
    (value + ahead.unwrap_or(0)).to_string()
}
