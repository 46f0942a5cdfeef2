//! How persons of one name at one school are told apart. Nothing here reads the clock or the ledger.
use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use crate::text::mobiles;

use super::rules::FIRST_CODE;

/// What is written beside the name of one of several: 编号012, 1988年3月生, 尾号0412.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Distinction {
    pub words: String,
    /// It is what they teach: needless where that stands beside the name anyway.
    pub is_subject: bool,
    /// Only the 编号 that the program gave differs, which nobody at the school knows.
    #[serde(skip)]
    pub only_own_code: bool,
}

impl Distinction {
    /// 王芳（编号012）
    pub fn beside(&self, name: &str) -> String {
        format!("{name}（{}）", self.words)
    }

    /// The same where the subjects stand beside the name.
    pub fn beside_subjects(&self, name: &str) -> String {
        match self.is_subject {
            true => name.to_owned(),
            false => self.beside(name),
        }
    }
}

/// Who reads it: what is handed on tells nothing of phones and notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The office itself, and the people on a sign-in sheet.
    Office,
    /// Whoever a workbook is handed on to.
    HandedOn,
}

/// What the roster says of one of the persons.
#[derive(Debug, Clone, Default)]
pub(super) struct Traits {
    /// 语文、数学
    pub(super) subjects: String,
    pub(super) code: String,
    /// 1988-03
    pub(super) birth_month: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) note: Option<String>,
}

/// By what persons can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Subject,
    /// The school's own 编号.
    Code,
    Birth,
    Phone,
    Note,
    /// Any 编号, the program's too.
    AnyCode,
}

/// The first that tells all apart is taken.
const KINDS: [Kind; 6] = [
    Kind::Subject,
    Kind::Code,
    Kind::Birth,
    Kind::Phone,
    Kind::Note,
    Kind::AnyCode,
];
/// A longer note tells something else than who somebody is.
const NOTE_MAX_CHARS: usize = 8;
/// Digits of a telephone number by which people know it: as many as a masked one shows.
const TAIL_DIGITS: usize = 4;

impl Kind {
    fn may_read(self, audience: Audience) -> bool {
        audience == Audience::Office || !matches!(self, Kind::Phone | Kind::Note)
    }

    fn words(self, of: &Traits) -> Option<String> {
        match self {
            Kind::Subject => Some(of.subjects.clone()).filter(|subjects| !subjects.is_empty()),
            Kind::Code if is_own(&of.code) => None,
            Kind::Code | Kind::AnyCode => Some(format!("编号{}", of.code)),
            Kind::Birth => born(of.birth_month.as_deref()?),
            Kind::Phone => tail(of.phone.as_deref()?),
            Kind::Note => {
                let note = of.note.as_deref()?.trim();
                let fits = !note.is_empty() && note.chars().count() <= NOTE_MAX_CHARS;
                fits.then(|| note.to_owned())
            }
        }
    }
}

/// 编号 of the shape that the program gives where a list has none: T001, T45.
fn is_own(code: &str) -> bool {
    let prefix = FIRST_CODE.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = code.strip_prefix(prefix);
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// 1988年3月生
fn born(month: &str) -> Option<String> {
    let (year, month) = month.split_once('-')?;
    Some(format!("{year}年{}月生", month.trim_start_matches('0')))
}

/// 尾号0412
fn tail(phone: &str) -> Option<String> {
    let mobile = mobiles(phone).next()?;
    let at = mobile.len().checked_sub(TAIL_DIGITS)?;
    Some(format!("尾号{}", &mobile[at..]))
}

/// What stands beside each of the persons of one name at one school, in their order; `None` where
/// nothing tells a person from the others.
pub(super) fn distinguish(persons: &[Traits], audience: Audience) -> Vec<Option<Distinction>> {
    let by_kind: Vec<(Kind, Vec<Option<String>>)> = KINDS
        .into_iter()
        .filter(|kind| kind.may_read(audience))
        .map(|kind| {
            (
                kind,
                alone(persons.iter().map(|of| kind.words(of)).collect()),
            )
        })
        .collect();
    let of_all = by_kind
        .iter()
        .find(|(_, words)| words.iter().all(Option::is_some));
    let of_one = |at: usize| {
        let mut kinds = of_all.into_iter().chain(&by_kind);
        kinds.find_map(|(kind, words)| Some((*kind, words[at].clone()?)))
    };
    let distinction = |(kind, words)| Distinction {
        words,
        is_subject: kind == Kind::Subject,
        only_own_code: kind == Kind::AnyCode,
    };
    (0..persons.len())
        .map(|at| of_one(at).map(distinction))
        .collect()
}

/// Without what two of them share.
fn alone(words: Vec<Option<String>>) -> Vec<Option<String>> {
    let mut times: HashMap<String, usize> = HashMap::new();
    for word in words.iter().flatten() {
        *times.entry(word.clone()).or_default() += 1;
    }
    words
        .into_iter()
        .map(|word| word.filter(|word| times[word] == 1))
        .collect()
}
