//! The shipped fonts, and which characters they can print.
//!
//! Nothing is unpacked before the first print, and the font of rare characters only for a text that has
//! one: it is as large as all others together.
use std::sync::OnceLock;
use std::thread;

use lianyan_fonts::FontFile;
use serde_json::Value;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Stands on paper for a character that no shipped font has: an empty box to write it into.
const BLANK_BOX: char = '□';

pub(super) struct Shelf {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

/// The fonts that print `data`.
pub(super) fn shelf_for(data: &Value) -> &'static Shelf {
    match everyday().prints(data) {
        true => everyday(),
        false => all(),
    }
}

/// The fonts of most texts, unpacked once.
fn everyday() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    SHELF.get_or_init(|| Shelf::of(opened(|file| !file.rare)))
}

/// These and that of rare characters.
fn all() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    SHELF.get_or_init(|| {
        let mut fonts = everyday().fonts.clone();
        fonts.extend(opened(|file| file.rare));
        Shelf::of(fonts)
    })
}

/// Unpacks font files, several at a time.
fn opened(wanted: impl Fn(&FontFile) -> bool) -> Vec<Font> {
    thread::scope(|scope| {
        let files = lianyan_fonts::FILES.iter().filter(|file| wanted(file));
        let opening: Vec<_> = files.map(|file| scope.spawn(|| file.unpacked())).collect();
        let opened = opening
            .into_iter()
            .map(|file| file.join().expect("fonts are whole"));
        opened
            .flat_map(|font| Font::iter(Bytes::new(font)))
            .collect()
    })
}

impl Shelf {
    fn of(fonts: Vec<Font>) -> Self {
        Shelf {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }

    /// Whether every text in `data` can be printed.
    fn prints(&self, data: &Value) -> bool {
        match data {
            Value::String(text) => text.chars().all(|character| self.covers(character)),
            Value::Array(values) => values.iter().all(|value| self.prints(value)),
            Value::Object(fields) => fields.values().all(|value| self.prints(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => true,
        }
    }

    fn covers(&self, character: char) -> bool {
        character.is_whitespace()
            || self
                .fonts
                .iter()
                .any(|font| font.info().coverage.contains(character.into()))
    }
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
    everyday().covers(character) || all().covers(character)
}
