//! Characters that look alike made one: what a PDF, a phone or an input method puts in the place of
//! the ordinary character, so that nobody is entered twice under one visible name.
//!
//! What people mean stays: ①, ㎡, Chinese punctuation, and variants that names are told apart by
//! (黄 and 黃, 喆 and 哲). What has a character of its own keeps it.
use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_compatible;

use super::{half_width, is_han};

/// The ordinary characters for the radicals from U+2E80 on, in their order (property
/// Equivalent_Unified_Ideograph of the Unicode Character Database); two have none.
const RADICALS: &str = "\
    ⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日\
    月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂\
    肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝\
    雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// The text in ordinary characters; line ends and spaces stay where they are.
///
/// Every text comes in by a cell of a file, by a command's request or by a record that is written,
/// and each of the three asks this; keys and searches ask it, too, for what was written before.
pub fn plain_characters(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_settled) {
        return Cow::Borrowed(text);
    }
    let mut chars = text.chars().peekable();
    let mut before = None;
    let mut kept = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        if !is_dropped(c, before, chars.peek().copied()) {
            kept.push(plain_character(c));
        }
        before = Some(c);
    }
    Cow::Owned(kept.nfc().collect())
}

/// One character alone; what would be dropped stays as it is.
pub(crate) fn plain_character(c: char) -> char {
    match c {
        '\u{2e80}'..='\u{2ef3}' => RADICALS.chars().nth(c as usize - 0x2e80).unwrap_or(c),
        '\u{2f00}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
            of_table(c)
        }
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => ' ',
        '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        other => half_width(other),
    }
}

/// A Kangxi radical or a compatibility ideograph as Unicode's tables have it.
fn of_table(c: char) -> char {
    let mut plain = c;
    decompose_compatible(c, |one| plain = one);
    plain
}

/// Nearly all characters there are: nothing about them is to be changed.
fn is_settled(c: char) -> bool {
    let ascii = matches!(c, ' '..='~' | '\n' | '\r' | '\t');
    let punctuation = matches!(c, '\u{3000}'..='\u{3020}' | '\u{2014}' | '\u{2018}'..='\u{201d}' | '\u{2026}' | '·');
    let wide = "，。：；？！（）、～％＋－＝／＜＞＆＃＠＊";
    ascii || is_han(c) || punctuation || wide.contains(c)
}

/// Marks that nobody sees.
fn is_dropped(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '\n' | '\r' | '\t' | '\u{85}' => false,
        // Joiners and forms of emoji and of joined scripts mean something between their own.
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => {
            let joins = |c: Option<char>| c.is_some_and(|c| !(c.is_ascii() || is_cjk(c)));
            !(joins(before) && (joins(after) || c >= '\u{fe00}'))
        }
        _ => c.is_control() || is_invisible(c),
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Without width, of any meaning: marks of direction, breaks that are allowed or forbidden, fillers,
/// variants of a character.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}
