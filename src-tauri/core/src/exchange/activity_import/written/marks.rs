//! Punctuation and digits of a cell in one way of writing.

/// What people put between the items of a cell.
pub(crate) const BETWEEN: &[char] = &[
    '、', '，', ',', '；', ';', '。', ' ', '\u{3000}', '\n', '\r', '\t', '+', '＋', '/', '／',
];

/// Digits, brackets and colons in half width; all else stays.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '（' | '【' | '[' | '〔' => '(',
            '）' | '】' | ']' | '〕' => ')',
            '：' => ':',
            '\n' | '\r' | '\t' | '\u{3000}' => ' ',
            other => other,
        })
        .collect()
}
