//! What can be typed for a form: each parameter with its words and its check, and what was given.
use lianyan_core::dates::{SchoolYear, TermNumber};
use lianyan_core::ids::CommunityId;
use lianyan_core::outputs::Edition;
use lianyan_core::words::{Choice, ClosedList};
use lianyan_core::{Reader, Result, communities};
use serde::Serialize;
use ts_rs::TS;

/// Something that can be said for a form.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct Parameter {
    /// As the command line calls it: community.
    pub name: &'static str,
    /// What is written for it: 编号.
    pub value: &'static str,
    /// What it is for, and what holds without it.
    pub title: &'static str,
    /// May be given several times.
    #[serde(skip)]
    pub several: bool,
    /// What holds without it, in the same spelling.
    #[serde(skip)]
    pub usual: Option<&'static str>,
    #[serde(skip)]
    pub values: Values,
}

/// What a parameter can be.
#[derive(Debug, Clone, Copy)]
pub enum Values {
    /// Found out when the ledger is read.
    Any,
    /// Right, or in words how it is written.
    Written(fn(&str) -> std::result::Result<(), String>),
    /// A word of a closed list, or its code.
    Words(fn() -> Vec<Choice>),
}

impl Parameter {
    pub const fn new(name: &'static str, value: &'static str, title: &'static str) -> Self {
        Parameter {
            name,
            value,
            title,
            several: false,
            usual: None,
            values: Values::Any,
        }
    }

    pub const fn written(mut self, check: fn(&str) -> std::result::Result<(), String>) -> Self {
        self.values = Values::Written(check);
        self
    }

    pub const fn words(mut self, words: fn() -> Vec<Choice>) -> Self {
        self.values = Values::Words(words);
        self
    }

    pub const fn several(mut self) -> Self {
        self.several = true;
        self
    }

    pub const fn usual(mut self, usual: &'static str) -> Self {
        self.usual = Some(usual);
        self
    }

    /// Whether it can be this; if not, how it is written.
    pub fn check(&self, text: &str) -> std::result::Result<(), String> {
        match self.values {
            Values::Any => Ok(()),
            Values::Written(check) => check(text),
            Values::Words(words) => {
                let words = words();
                match words.iter().any(|word| is(word, text)) {
                    true => Ok(()),
                    false => {
                        let labels: Vec<&str> = words.iter().map(|word| word.label).collect();
                        Err(format!("可以写：{}", labels.join("、")))
                    }
                }
            }
        }
    }
}

fn is(word: &Choice, text: &str) -> bool {
    word.label == text || word.code == text
}

/// What was given, by the names of the parameters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given(Vec<(String, String)>);

impl FromIterator<(String, String)> for Given {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(given: I) -> Self {
        Given(given.into_iter().collect())
    }
}

impl Given {
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub fn all(&self, parameter: &Parameter) -> Vec<&str> {
        let given = self.iter().filter(|(name, _)| *name == parameter.name);
        given.map(|(_, value)| value).collect()
    }

    /// The one that was given, else the usual one.
    pub fn one(&self, parameter: &Parameter) -> Option<&str> {
        self.all(parameter).first().copied().or(parameter.usual)
    }

    /// The code of a word.
    fn word(&self, parameter: &Parameter) -> Option<&'static str> {
        let (Values::Words(words), Some(text)) = (parameter.values, self.one(parameter)) else {
            return None;
        };
        let words = words();
        words
            .iter()
            .find(|word| is(word, text))
            .map(|word| word.code)
    }

    /// The one that was given, else today's.
    pub fn school_year(&self, reader: Reader<'_>) -> SchoolYear {
        let given = self.one(&YEAR).and_then(|year| year.parse().ok());
        given.map_or_else(|| SchoolYear::of(reader.today()), SchoolYear)
    }

    /// The one with this 编号; `None`: the whole county.
    pub fn community(&self, reader: Reader<'_>) -> Result<Option<CommunityId>> {
        let code = self.one(&COMMUNITY);
        code.map(|code| communities::by_code(reader, code))
            .transpose()
    }

    pub fn edition(&self) -> Edition {
        let given = self.word(&EDITION).and_then(Edition::of_code);
        given.unwrap_or(Edition::Submission)
    }

    pub fn term(&self) -> Option<TermNumber> {
        self.word(&TERM).and_then(TermNumber::of_code)
    }
}

/// Years a school year can begin in.
pub const YEARS: std::ops::RangeInclusive<i64> = 1990..=2100;

pub const YEAR: Parameter = Parameter::new(
    "year",
    "年份",
    "学年，以开始的年份表示，如2024；不写则为今天所在的学年",
)
.written(|text| match text.parse() {
    Ok(year) if YEARS.contains(&year) => Ok(()),
    _ => Err("写成2024这样".to_owned()),
});

pub const COMMUNITY: Parameter =
    Parameter::new("community", "编号", "教研共同体编号；不写则为全县");

pub const EDITION: Parameter =
    Parameter::new("edition", "版本", "报送版没有缺项标记，自查版标出缺项")
        .words(Edition::words)
        .usual("报送版");

pub const TERM: Parameter = Parameter::new(
    "term",
    "学期",
    "只要这一学期的活动，也可以写1或2；不写则为整个学年",
)
.words(TermNumber::words);
