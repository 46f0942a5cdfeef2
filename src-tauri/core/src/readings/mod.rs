//! How Chinese names are read: pinyin for sorting lists and for finding people by a few letters.
//!
//! [`Readable`] is a text prepared for being found by Chinese, pinyin, initials or a mixture.
mod matching;
mod surnames;

#[cfg(test)]
mod tests;

pub use matching::{Found, Interner, Needle, Readable};

use pinyin::{ToPinyin, ToPinyinMulti};
use serde::Serialize;
use ts_rs::TS;

use crate::text::{plain_character, plain_characters};

use surnames::SURNAMES;

/// How a name is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// Syllables without tones, separated by spaces: `zeng qing hua`; ü is written v.
    pub pinyin: String,
    /// First letters: `zqh`.
    pub initials: String,
}

/// The reading of a person's name. `given` is what someone entered because the guess was wrong.
pub fn of_person(name: &str, given: Option<&str>) -> Reading {
    match given.map(str::trim).filter(|given| !given.is_empty()) {
        Some(given) => of_syllables(given.split_whitespace().map(plain)),
        None => of_syllables(name_syllables(&plain_characters(name)).into_iter()),
    }
}

/// The reading of any other Chinese text, such as the name of a school.
pub fn of_text(text: &str) -> Reading {
    of_syllables(text_syllables(&plain_characters(text)).into_iter())
}

/// All readings of one character, the usual one first; what is not Chinese reads as itself.
pub fn syllables_of(character: char) -> Vec<String> {
    let Some(multi) = character.to_pinyin_multi() else {
        return match character {
            c if c.is_whitespace() || is_mark(c) => vec![],
            c => vec![c.to_lowercase().collect()],
        };
    };
    let usual = character.to_pinyin().map(|pinyin| plain(pinyin.plain()));
    let mut readings: Vec<String> = usual.into_iter().collect();
    for reading in multi.into_iter().map(|pinyin| plain(pinyin.plain())) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// All readings of each character of a text, apart by a space: `["diao tiao", "yan"]`; empty for
/// what nobody types. For lists that are searched on the screen.
pub fn readings_of(text: &str) -> Vec<String> {
    text.chars()
        .map(|character| syllables_of(plain_character(character)).join(" "))
        .collect()
}

/// The reading of the surname a name begins with, where it is not the usual one of its characters.
pub fn surname(name: &str) -> Option<(&'static str, Vec<String>)> {
    let (surname, reading) = SURNAMES
        .iter()
        .find(|(surname, _)| name.starts_with(surname))?;
    Some((surname, reading.split(' ').map(plain).collect()))
}

fn name_syllables(name: &str) -> Vec<String> {
    match surname(name) {
        Some((surname, mut syllables)) => {
            syllables.extend(text_syllables(&name[surname.len()..]));
            syllables
        }
        None => text_syllables(name),
    }
}

/// The usual reading of each character.
fn text_syllables(text: &str) -> Vec<String> {
    text.chars()
        .filter_map(|character| match character.to_pinyin() {
            Some(pinyin) => Some(plain(pinyin.plain())),
            None => syllables_of(character).into_iter().next(),
        })
        .collect()
}

fn of_syllables(syllables: impl Iterator<Item = String>) -> Reading {
    let syllables: Vec<String> = syllables.collect();
    Reading {
        initials: syllables
            .iter()
            .filter_map(|syllable| syllable.chars().next())
            .collect(),
        pinyin: syllables.join(" "),
    }
}

/// Lower case, and v for ü, as it is typed.
fn plain(syllable: &str) -> String {
    syllable
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ü' { 'v' } else { c })
        .collect()
}

/// Marks between the parts of a title or a name: nobody types them.
fn is_mark(character: char) -> bool {
    !character.is_alphanumeric()
}
