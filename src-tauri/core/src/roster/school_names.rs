//! Names of schools compared: what only says where a school lies weighs nothing (青禾县青禾中学 is 青禾中学),
//! and a 小学 is no 中学.
use crate::text::key;

/// What a town is called that may stand before a school's name.
const TOWNS: &[&str] = &["镇", "乡", "街道"];

/// What an area is called that may stand before a school's name.
const AREAS: &str = "省州市县区旗";

/// Words that end like an area and are none: 东校区小学.
const NO_AREAS: &[&str] = &["校区", "社区", "片区", "学区", "园区", "矿区", "小区"];

/// Names that say nothing without the place before them.
const EMPTY: &[&str] = &[
    "小学",
    "中学",
    "学校",
    "幼儿园",
    "初中",
    "高中",
    "职高",
    "完小",
    "中心校",
    "中心小学",
    "中心学校",
    "中心小学校",
    "中心幼儿园",
];

/// Endings that are written in two ways.
const SPELLINGS: &[(&str, &str)] = &[
    ("完全小学", "小学"),
    ("小学校", "小学"),
    ("完小", "小学"),
    ("村小", "村小学"),
    ("中心园", "中心幼儿园"),
    ("中心学校", "中心小学"),
    ("中心校", "中心小学"),
];

/// What a school with a number is, in full and in short: 第一中学, 一中.
const NUMBERED: &[(&str, &str)] = &[
    ("幼儿园", "幼儿园"),
    ("中学", "中学"),
    ("小学", "小学"),
    ("幼", "幼儿园"),
    ("中", "中学"),
    ("小", "小学"),
];

/// What a school teaches, where its name says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Kindergarten,
    Primary,
    Middle,
}

/// Endings of full and of short names: 机关幼儿园, 一小, 县二中.
const KINDS: &[(&str, Kind)] = &[
    ("幼儿园", Kind::Kindergarten),
    ("园", Kind::Kindergarten),
    ("幼", Kind::Kindergarten),
    ("小学", Kind::Primary),
    ("小学部", Kind::Primary),
    ("教学点", Kind::Primary),
    ("小", Kind::Primary),
    ("中学", Kind::Middle),
    ("初中", Kind::Middle),
    ("高中", Kind::Middle),
    ("职高", Kind::Middle),
    ("中学部", Kind::Middle),
    ("初中部", Kind::Middle),
    ("高中部", Kind::Middle),
    ("中", Kind::Middle),
];

/// A school's name for comparing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BareName {
    /// 青禾, where the name begins with 青禾县.
    area: Option<String>,
    /// The rest, spelled one way: 柳林中心小学 for 柳林镇中心小学校.
    rest: String,
    kind: Option<Kind>,
}

impl BareName {
    /// `county`: as the settings call it; empty while nobody has said.
    pub(crate) fn new(name: &str, county: &str) -> Self {
        let name = key(name);
        let (area, rest) = without_areas(&name, &key(county));
        let rest = spelled(rest);
        let ending = KINDS.iter().find(|(end, _)| rest.ends_with(end));
        let kind = ending.map(|(_, kind)| *kind);
        BareName { area, rest, kind }
    }

    /// What stands behind the county's own name in a [`key`], where that still names a school: behind 青禾县,
    /// 青禾, or 县 alone.
    pub(crate) fn behind_county<'n>(name: &'n str, county: &str) -> Option<&'n str> {
        let county = key(county);
        let short = county.strip_suffix(|c| AREAS.contains(c));
        let sort = &county[short.unwrap_or(&county).len()..];
        let fronts = [Some(county.as_str()), short, Some(sort)];
        fronts.into_iter().flatten().find_map(|front| {
            let behind = name.strip_prefix(front).filter(|_| !front.is_empty())?;
            let is_whole = says_something(behind) && !behind.starts_with(|c| AREAS.contains(c));
            is_whole.then_some(behind)
        })
    }

    /// What stands before and behind the name of a town in a [`key`], where that still names a school:
    /// 松岭 and 白塔小学 of 松岭乡白塔小学.
    pub(crate) fn behind_town(name: &str) -> Option<(&str, &str)> {
        let ends = TOWNS.iter().filter_map(|end| {
            let (town, behind) = name.split_once(end)?;
            ((2..=4).contains(&town.chars().count()) && says_something(behind))
                .then_some((town, behind))
        });
        ends.min_by_key(|(town, _)| town.len())
    }

    /// A 简称 lies where the full name of its school does: 一中 of 青禾县 is not that of another county.
    pub(crate) fn within(mut self, full: &Self) -> Self {
        self.area = self.area.or_else(|| full.area.clone());
        self
    }

    /// Whether both may be one school that is written with or without what says where it lies.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.rest == other.rest && !self.contradicts(other)
    }

    /// 1: the same but for its place. Written characters in their order count, so 石桥小学 is much like
    /// 石桥中心小学.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        match () {
            () if self.is_same(other) => 1.0,
            () if self.contradicts(other) => 0.0,
            () => likeness(&self.rest, &other.rest),
        }
    }

    fn contradicts(&self, other: &Self) -> bool {
        differ(self.area.as_ref(), other.area.as_ref()) || differ(self.kind, other.kind)
    }
}

/// Both are known, and are not the same.
fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_some() && other.is_some() && one != other
}

/// The innermost area that a name begins with, and what stands behind it.
fn without_areas<'n>(name: &'n str, county: &str) -> (Option<String>, &'n str) {
    let (mut area, mut rest) = (None, name);
    while let Some((found, behind)) = area_before(rest, county) {
        area = Some(found.to_owned());
        rest = behind;
    }
    (area, rest)
}

fn area_before<'n>(name: &'n str, county: &str) -> Option<(&'n str, &'n str)> {
    let short = county.strip_suffix(|c| AREAS.contains(c)).unwrap_or(county);
    let of_county = [county, short].into_iter().find_map(|county| {
        let behind = name.strip_prefix(county)?;
        let is_name = county.chars().count() > 1 && !behind.starts_with(|c| AREAS.contains(c));
        (is_name && says_something(behind)).then_some((&name[..short.len()], behind))
    });
    of_county.or_else(|| {
        let ends = name.char_indices().skip(2).take(2);
        let mut ends = ends.filter(|(_, c)| AREAS.contains(*c));
        let (at, c) = ends.next()?;
        let (area, behind) = name.split_at(at + c.len_utf8());
        let is_area = !NO_AREAS.iter().any(|word| area.ends_with(word));
        (is_area && says_something(behind)).then_some((&area[..at], behind))
    })
}

fn says_something(name: &str) -> bool {
    name.chars().count() > 1 && !EMPTY.contains(&name)
}

/// 柳林中心小学 for 柳林镇中心小学校, 红岩小学 for 红岩村小.
fn spelled(name: &str) -> String {
    let ending = SPELLINGS
        .iter()
        .find_map(|(end, other)| Some(format!("{}{other}", name.strip_suffix(end)?)));
    let name = ending.as_deref().unwrap_or(name);
    let mut name = numbered(name).unwrap_or_else(|| name.to_owned());
    let town = name.char_indices().skip(2).take(2);
    let at = town
        .filter(|(_, c)| "镇乡村".contains(*c))
        .map(|(at, _)| at)
        .next();
    if let Some(at) = at {
        name.remove(at);
    }
    name
}

/// 第一中学 for 一中 and 县一中.
fn numbered(name: &str) -> Option<String> {
    let (front, kind) = NUMBERED
        .iter()
        .find_map(|(end, kind)| Some((name.strip_suffix(end)?, kind)))?;
    let before = front.trim_end_matches(|c| "一二三四五六七八九十".contains(c));
    let number = &front[before.len()..];
    let before = before.strip_suffix('第').unwrap_or(before);
    let is_area = before.chars().count() == 1 && AREAS.contains(before);
    let before = if is_area { "" } else { before };
    (!number.is_empty()).then(|| format!("{before}第{number}{kind}"))
}

fn likeness(a: &str, b: &str) -> f64 {
    let edits = strsim::normalized_levenshtein(a, b);
    let (short, long) = if a.chars().count() <= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    };
    let mut rest = long.chars();
    let contained = short.chars().all(|c| rest.any(|other| other == c));
    match contained && short.chars().count() >= 2 {
        true => edits.max(0.8),
        false => edits,
    }
}
