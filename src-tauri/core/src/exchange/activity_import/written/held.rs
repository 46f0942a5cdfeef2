//! Who held an activity and where, as a cell says it: 片区主办，二实小承办，录播室；二实小报告厅.
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::marks::{BETWEEN, plain};

/// A cell of 承办, 主办, 地点, or of all of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Held {
    pub(crate) parts: Vec<UnitPart>,
    /// As written: 三楼会议室.
    pub(crate) place: Option<String>,
    /// The school that a place belongs to: 二实小 of 二实小报告厅.
    pub(crate) at: Option<String>,
}

/// A unit and what it did.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UnitPart {
    /// As written: 二实小, 片区.
    pub(crate) unit: String,
    /// `None` where only the heading of the column says.
    pub(crate) part: Option<PartWord>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartWord {
    Organiser,
    Host,
    CoHost,
    Guide,
    /// 组织, 举办: most likely 承办.
    Perhaps,
}

const PARTS: [(&str, PartWord); 9] = [
    ("主办", PartWord::Organiser),
    ("承办", PartWord::Host),
    ("协办", PartWord::CoHost),
    ("指导", PartWord::Guide),
    ("组织", PartWord::Perhaps),
    ("举办", PartWord::Perhaps),
    ("举行", PartWord::Perhaps),
    ("牵头", PartWord::Perhaps),
    ("负责", PartWord::Perhaps),
];

/// Takes a cell apart; `is_unit`: whether a name is a school's, an office's or the community's.
pub(crate) fn held(text: &str, is_unit: &dyn Fn(&str) -> bool) -> Held {
    let text = with_parts_apart(&with_whole_headings(text));
    let mut held = Held::default();
    let mut places = Vec::new();
    let mut heading = Heading::None;
    for piece in text.split(BETWEEN).map(str::trim) {
        let piece = match piece.split_once(':') {
            Some((head, tail)) => {
                heading = Heading::of(head);
                tail.trim()
            }
            None => piece,
        };
        match (part_of(piece), &heading) {
            _ if piece.is_empty() => {}
            (Some((unit, part)), _) => held.add(unit, &[Some(part)], is_unit),
            (None, Heading::Place) => places.push(piece),
            (None, Heading::Parts(parts)) => {
                let parts: Vec<_> = parts.iter().copied().map(Some).collect();
                held.add(piece, &parts, is_unit);
            }
            (None, Heading::None) if is_unit(piece) => held.add(piece, &[None], is_unit),
            (None, Heading::None) => places.push(piece),
        }
    }
    held.at = places
        .iter()
        .find_map(|place| unit_before(place, is_unit))
        .map(str::to_owned);
    held.place = Some(places.join("，")).filter(|place| !place.is_empty());
    held
}

impl Held {
    fn add(&mut self, units: &str, parts: &[Option<PartWord>], is_unit: &dyn Fn(&str) -> bool) {
        // 二实小和前楼: cut where both are known.
        let both = units.split_once(['和', '与', '及']);
        let both = both.filter(|(a, b)| is_unit(a.trim()) && is_unit(b.trim()));
        for unit in both.map_or(vec![units], |(a, b)| vec![a, b]) {
            let unit = unit.trim();
            self.parts.extend(parts.iter().map(|part| UnitPart {
                unit: unit.to_owned(),
                part: *part,
            }));
        }
    }
}

/// What a word with a colon says of what follows.
enum Heading {
    None,
    Place,
    /// 主办、承办：
    Parts(Vec<PartWord>),
}

impl Heading {
    /// 承办单位, 地点
    fn of(head: &str) -> Self {
        let parts = PARTS.iter().filter(|(word, _)| head.contains(word));
        let parts: Vec<PartWord> = parts.map(|(_, part)| *part).collect();
        match parts.is_empty() {
            false => Heading::Parts(parts),
            true if head.contains(['地', '台']) => Heading::Place,
            true => Heading::None,
        }
    }
}

/// 主办、承办： is one heading.
fn with_whole_headings(text: &str) -> String {
    let both = ["主办、承办", "承办、协办", "主办、协办"];
    both.iter().fold(plain(text), |text, words| {
        text.replace(words, &words.replace('、', ""))
    })
}

/// 二实小（前楼、石桥协办） and 二实小承办前楼协办 say of every school what it did: with separators between.
fn with_parts_apart(text: &str) -> String {
    let text = IN_BRACKETS.replace_all(text, |found: &Captures<'_>| {
        let units = found["units"]
            .split(BETWEEN)
            .filter(|unit| !unit.is_empty());
        let parts = units.map(|unit| format!(";{unit}{}", &found["part"]));
        parts.collect::<String>() + ";"
    });
    RUN_TOGETHER.replace_all(&text, "$part;$next").into_owned()
}

static IN_BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\((?P<units>[^():]+?)(?P<part>主办|承办|协办|指导)\)"));
static RUN_TOGETHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?P<part>主办|承办|协办)(?P<next>[^主承协单学校方人者地及和与:;,，、。；()\s])")
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a correct pattern")
}

/// 由二实小承办, 二实小（承办）
fn part_of(piece: &str) -> Option<(&str, PartWord)> {
    let piece = piece.trim_end_matches(')');
    let (word, part) = PARTS.iter().find(|(word, _)| piece.ends_with(word))?;
    let unit = piece.strip_suffix(word)?.trim_end_matches('(');
    let unit = unit.strip_prefix('由').unwrap_or(unit).trim();
    (!unit.is_empty()).then_some((unit, *part))
}

fn unit_before<'t>(place: &'t str, is_unit: &dyn Fn(&str) -> bool) -> Option<&'t str> {
    let mut ends = place
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at > 0)
        .collect::<Vec<_>>();
    ends.push(place.len());
    ends.into_iter()
        .rev()
        .map(|at| place[..at].trim_end_matches('('))
        .find(|unit| is_unit(unit))
}
