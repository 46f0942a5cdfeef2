//! The shipped fonts, and which characters they can print.
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Stands on paper for a character that no shipped font has: an empty box to write it into.
const BLANK_BOX: char = '□';

pub(super) struct Shelf {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

/// The shipped fonts, read once.
pub(super) fn shelf() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    SHELF.get_or_init(|| {
        let fonts: Vec<Font> = lianyan_fonts::FILES
            .iter()
            .flat_map(|file| Font::iter(Bytes::new(file.bytes)))
            .collect();
        Shelf {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    })
}

/// The characters of `text` that no shipped font has, each once, in the order of the text.
pub fn uncovered(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for character in text.chars() {
        if !is_covered(character) && !missing.contains(&character) {
            missing.push(character);
        }
    }
    missing
}

/// `text` with an empty box in place of each character that cannot be printed: typst itself would
/// print its own sign for it without a word.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|character| {
            if is_covered(character) {
                character
            } else {
                BLANK_BOX
            }
        })
        .collect()
}

fn is_covered(character: char) -> bool {
    character.is_whitespace()
        || shelf()
            .fonts
            .iter()
            .any(|font| font.info().coverage.contains(character.into()))
}
