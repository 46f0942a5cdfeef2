//! Finding a text by part of it in Chinese, by pinyin, by initials, or by a mixture of them.
use std::collections::HashMap;
use std::sync::Arc;

use crate::text::{plain_character, plain_characters};

use super::{plain, surname, syllables_of};

/// Longer ones are cut: nobody types more to find a name.
const NEEDLE_MAX_CHARS: usize = 40;

/// What is looked for: lower case, without spaces.
#[derive(Debug, Clone)]
pub struct Needle {
    text: String,
    chars: Vec<char>,
    letters: Letters,
}

impl Needle {
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = plain_characters(text)
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .take(NEEDLE_MAX_CHARS)
            .collect();
        let letters = chars
            .iter()
            .fold(Letters::default(), |letters, c| letters.with(*c));
        Needle {
            text: chars.iter().collect(),
            chars,
            letters,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Without spaces, in lower case.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A set of the letters a to z, to pass over texts that cannot match.
#[derive(Debug, Clone, Copy, Default)]
struct Letters(u32);

impl Letters {
    fn with(self, c: char) -> Self {
        match c {
            'a'..='z' => Letters(self.0 | 1 << (c as u32 - 'a' as u32)),
            _ => self,
        }
    }

    fn contains(self, other: Letters) -> bool {
        self.0 & other.0 == other.0
    }
}

/// One character of a text, with all that is asked of it before its readings are looked at.
#[derive(Debug, Clone)]
struct Glyph {
    /// In lower case.
    character: char,
    /// First letters of its readings.
    beginnings: Letters,
    /// All readings, shared by all texts it stands in.
    syllables: Arc<[String]>,
}

impl Glyph {
    /// A text of an older ledger may hold characters that only look like the ordinary ones.
    fn new(c: char, extra: Option<&String>) -> Self {
        let c = plain_character(c);
        let mut syllables = syllables_of(c);
        if let Some(extra) = extra.filter(|extra| !syllables.contains(extra)) {
            syllables.insert(0, extra.clone());
        }
        Glyph {
            character: c.to_lowercase().next().unwrap_or(c),
            beginnings: syllables
                .iter()
                .filter_map(|syllable| syllable.chars().next())
                .fold(Letters::default(), Letters::with),
            syllables: syllables.into(),
        }
    }

    /// Quotation marks and the like, which nobody types, are passed over inside a match.
    fn is_mark(&self) -> bool {
        self.syllables.is_empty() && !self.character.is_alphanumeric()
    }

    /// Whether it can take the next typed character, at all.
    fn may_take(&self, next: char) -> bool {
        self.character == next
            || next.is_ascii_lowercase() && self.beginnings.contains(Letters::default().with(next))
    }
}

/// Keeps the readings of each character once.
#[derive(Debug, Default)]
pub struct Interner {
    usual: HashMap<char, Glyph>,
    /// With a reading that only holds here: of a surname, or one that was entered.
    special: HashMap<(char, String), Glyph>,
}

impl Interner {
    fn glyph(&mut self, c: char, extra: Option<String>) -> Glyph {
        let glyph = match extra {
            None => self.usual.entry(c).or_insert_with(|| Glyph::new(c, None)),
            Some(extra) => self
                .special
                .entry((c, extra))
                .or_insert_with_key(|(c, extra)| Glyph::new(*c, Some(extra))),
        };
        glyph.clone()
    }
}

/// A text prepared for being found.
#[derive(Debug, Clone)]
pub struct Readable {
    glyphs: Vec<Glyph>,
    letters: Letters,
}

/// Where something was found: characters from `start` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub start: usize,
    pub end: usize,
}

impl Readable {
    /// Any text but the name of a person.
    pub fn of_text(text: &str, interner: &mut Interner) -> Self {
        Self::of_chars(text.chars().map(|c| (c, None)), interner)
    }

    /// A person's name, with its surname's own reading and the one that was entered, if any.
    pub fn of_person(name: &str, given: Option<&str>, interner: &mut Interner) -> Self {
        let count = name.chars().count();
        let entered: Vec<String> = given.unwrap_or("").split_whitespace().map(plain).collect();
        let extras = if entered.len() == count {
            entered
        } else {
            surname(name)
                .map(|(_, syllables)| syllables)
                .unwrap_or_default()
        };
        let extras = extras.into_iter().map(Some).chain(std::iter::repeat(None));
        Self::of_chars(name.chars().zip(extras), interner)
    }

    fn of_chars(
        chars: impl Iterator<Item = (char, Option<String>)>,
        interner: &mut Interner,
    ) -> Self {
        let glyphs: Vec<Glyph> = chars.map(|(c, extra)| interner.glyph(c, extra)).collect();
        let letters = glyphs
            .iter()
            .flat_map(|glyph| glyph.syllables.iter())
            .flat_map(|syllable| syllable.chars())
            .fold(Letters::default(), Letters::with);
        Readable { glyphs, letters }
    }

    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    pub fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// The first place where the needle is found.
    pub fn find(&self, needle: &Needle) -> Option<Found> {
        let first = *needle.chars.first()?;
        if !self.letters.contains(needle.letters) {
            return None;
        }
        let mut starts = self.glyphs.iter().enumerate();
        starts.find_map(|(start, glyph)| {
            let end = glyph
                .may_take(first)
                .then(|| self.eat(start, &needle.chars))??;
            Some(Found { start, end })
        })
    }

    /// Matches all of `left` from character `place` on; answers where it ends.
    fn eat(&self, place: usize, left: &[char]) -> Option<usize> {
        let Some(next) = left.first() else {
            return Some(place);
        };
        let glyph = self.glyphs.get(place)?;
        if glyph.character == *next
            && let Some(end) = self.eat(place + 1, &left[1..])
        {
            return Some(end);
        }
        if glyph.is_mark() {
            return self.eat(place + 1, left);
        }
        glyph.syllables.iter().find_map(|syllable| {
            bites(syllable, left).find_map(|bite| self.eat(place + 1, &left[bite..]))
        })
    }
}

/// How many typed letters a syllable may take: all of itself, its beginning where the typing ends,
/// zh, ch and sh, or its first letter.
fn bites(syllable: &str, left: &[char]) -> impl Iterator<Item = usize> {
    let common = syllable
        .chars()
        .zip(left)
        .take_while(|(a, b)| a == *b)
        .count();
    let whole = common == syllable.len() || common == left.len();
    let double = syllable.as_bytes().get(1) == Some(&b'h') && common >= 2;
    [whole.then_some(common), double.then_some(2), Some(1)]
        .into_iter()
        .flatten()
        .filter(move |_| common > 0)
}
