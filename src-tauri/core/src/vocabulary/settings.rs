//! Settings of the county: typed on this side, name and text in the ledger.
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::Uid;
use crate::ledger::{Reader, Writer};

use super::loaded::require;
use super::paper::{self, Paper, PaperMargins, PaperPicture, PaperPitch};
use super::words::{Counter, Setting, WordList, split_codes};

const COUNTER: &str = "quota.counter";
/// More would be a slip of the finger.
const REQUIRED_WITHIN: std::ops::RangeInclusive<u32> = 1..=20;
const BASIS: &str = "quota.basis";
const REQUIRED: &str = "quota.required";
const STAGE_FROM: &str = "stage.from";
const STAGE_TO: &str = "stage.to";
const COUNTY: &str = "county.name";
const SUBJECTS: &str = "subjects.";
/// How an undecided 口径 stands in the ledger.
const UNDECIDED: &str = "undecided";

/// All settings, with the county scheme's values where nobody has set one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// `null`: 口径待县里确定, all three counts are shown and none is called a failure.
    pub counter: Option<Counter>,
    /// Who decided the 口径, when and on which paper; printed wherever a verdict is.
    pub counter_basis: String,
    /// Activities each school needs in each term (R-001-10).
    pub required: u32,
    /// First and last day of the 实施阶段 (R-001-17), as `09-01`.
    pub stage_from: MonthDay,
    pub stage_to: MonthDay,
    /// 岚溪县; empty while nobody has entered it.
    pub county_name: String,
    /// Subjects a stage teaches, by codes of `stage` and `subject` (§3.6).
    pub subjects: BTreeMap<String, Vec<String>>,
    /// Of the documents that are printed.
    pub paper: Paper,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            counter: None,
            counter_basis: String::new(),
            required: 2,
            stage_from: MonthDay { month: 9, day: 1 },
            stage_to: MonthDay { month: 6, day: 30 },
            county_name: String::new(),
            subjects: BTreeMap::new(),
            paper: Paper::default(),
        }
    }
}

/// One setting and its new value.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "name", content = "value")]
pub enum SettingChange {
    #[serde(rename = "quota.counter")]
    Counter(Option<Counter>),
    #[serde(rename = "quota.basis")]
    CounterBasis(String),
    #[serde(rename = "quota.required")]
    Required(u32),
    #[serde(rename = "stage.from")]
    StageFrom(MonthDay),
    #[serde(rename = "stage.to")]
    StageTo(MonthDay),
    #[serde(rename = "county.name")]
    CountyName(String),
    #[serde(rename = "subjects")]
    Subjects { stage: String, codes: Vec<String> },
    #[serde(rename = "paper.above")]
    PaperAbove(String),
    #[serde(rename = "paper.below")]
    PaperBelow(String),
    #[serde(rename = "paper.margins")]
    PaperMargins(PaperMargins),
    #[serde(rename = "paper.pitch")]
    PaperPitch(PaperPitch),
    #[serde(rename = "paper.signer")]
    PaperSigner { of: PaperPicture, name: String },
}

impl SettingChange {
    /// Name and text as they stand in the ledger.
    fn spelled(&self) -> (String, String) {
        match self {
            Self::Counter(counter) => (
                COUNTER.into(),
                counter.map_or(UNDECIDED, Counter::code).into(),
            ),
            Self::CounterBasis(text) => (BASIS.into(), text.trim().to_owned()),
            Self::Required(number) => (REQUIRED.into(), number.to_string()),
            Self::StageFrom(day) => (STAGE_FROM.into(), day.to_string()),
            Self::StageTo(day) => (STAGE_TO.into(), day.to_string()),
            Self::CountyName(name) => (COUNTY.into(), name.trim().to_owned()),
            Self::Subjects { stage, codes } => (format!("{SUBJECTS}{stage}"), codes.join("、")),
            Self::PaperAbove(text) => paper::spelled_line(true, text),
            Self::PaperBelow(text) => paper::spelled_line(false, text),
            Self::PaperMargins(margins) => paper::spelled_margins(*margins),
            Self::PaperPitch(pitch) => paper::spelled_pitch(*pitch),
            Self::PaperSigner { of, name } => (of.setting(), name.trim().to_owned()),
        }
    }

    /// What the history calls this act.
    fn title(&self) -> String {
        match self {
            Self::Counter(Some(counter)) => format!("已将统计口径定为“{}”", counter.label()),
            Self::Counter(None) => "已将统计口径改为待县里确定".into(),
            Self::CounterBasis(_) => "已更改统计口径的依据".into(),
            Self::Required(number) => format!("已将每校每学期应开展次数定为{number}次"),
            Self::StageFrom(day) => format!("已将实施阶段起日定为{}", day.label()),
            Self::StageTo(day) => format!("已将实施阶段止日定为{}", day.label()),
            Self::CountyName(name) => format!("已将县（区）名称定为“{}”", name.trim()),
            Self::Subjects { .. } => "已更改学段的开设学科".into(),
            Self::PaperAbove(_) => "已更改公文的页眉".into(),
            Self::PaperBelow(_) => "已更改公文的页脚".into(),
            Self::PaperMargins(_) => "已更改公文的页边距".into(),
            Self::PaperPitch(pitch) => format!("已将公文的行距定为{}磅", pitch.code()),
            Self::PaperSigner { of, .. } => format!("已更改公文上{}的姓名", of.label()),
        }
    }

    fn check(&self, reader: Reader<'_>) -> Result<()> {
        match self {
            Self::Subjects { stage, codes } => {
                require(reader, "stage", WordList::Stage, [stage.as_str()])?;
                let codes = codes.iter().map(String::as_str);
                require(reader, "codes", WordList::Subject, codes)
            }
            Self::Required(number) if !REQUIRED_WITHIN.contains(number) => Err(Error::invalid(
                "value",
                "每校每学期应开展的次数应在1至20之间，请重新填写。",
            )),
            _ => Ok(()),
        }
    }
}

/// The settings in force.
pub fn settings(reader: Reader<'_>, _: ()) -> Result<Settings> {
    let mut settings = Settings::default();
    for row in reader.list::<Setting>("ORDER BY r.name", [])? {
        settings.take(&row);
    }
    Ok(settings)
}

/// Changes one setting.
pub fn set_setting(w: &Writer<'_>, change: SettingChange) -> Result<()> {
    change.check(w.reader())?;
    let (name, value) = change.spelled();
    w.describe(change.title());
    w.save(&Setting {
        uid: Setting::key(&name),
        owner: Uid::COUNTY,
        name,
        value,
    })
}

/// What would do, where the stored value of a setting of this program cannot be read. Names it does
/// not know are a newer program's.
pub fn setting_remedy(name: &str, value: &str) -> Option<&'static str> {
    let month_day = |text: &str| text.parse::<MonthDay>().is_ok();
    let (readable, remedy) = match name {
        COUNTER => (
            value == UNDECIDED || Counter::of_code(value).is_some(),
            "从导出的数据工作簿复制，或者先留着不改，导入后在设置中选择。",
        ),
        REQUIRED => (
            value
                .parse()
                .is_ok_and(|number: u32| REQUIRED_WITHIN.contains(&number)),
            "填1至20之间的整数。",
        ),
        STAGE_FROM | STAGE_TO => (month_day(value), "写成06-30的样子。"),
        _ => return paper::remedy(name, value),
    };
    (!readable).then_some(remedy)
}

impl Settings {
    /// A value this program cannot read (entered by a newer one) leaves the default in force.
    fn take(&mut self, row: &Setting) {
        match row.name.as_str() {
            COUNTER => self.counter = Counter::of_code(&row.value),
            BASIS => self.counter_basis.clone_from(&row.value),
            REQUIRED => self.required = row.value.parse().unwrap_or(self.required),
            STAGE_FROM => self.stage_from = row.value.parse().unwrap_or(self.stage_from),
            STAGE_TO => self.stage_to = row.value.parse().unwrap_or(self.stage_to),
            COUNTY => self.county_name.clone_from(&row.value),
            name => {
                self.paper.take(row);
                if let Some(stage) = name.strip_prefix(SUBJECTS) {
                    let codes = split_codes(&row.value)
                        .into_iter()
                        .map(str::to_owned)
                        .collect();
                    self.subjects.insert(stage.to_owned(), codes);
                }
            }
        }
    }
}

/// A day of every year, as `06-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    pub fn of(date: NaiveDate) -> Self {
        MonthDay {
            month: date.month(),
            day: date.day(),
        }
    }

    /// 6月30日
    pub fn label(self) -> String {
        format!("{}月{}日", self.month, self.day)
    }

    /// This day of `year`; of a common year 29 February becomes 28 February.
    pub fn in_year(self, year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day - 1))
            .expect("checked when it was read: a day of a leap year")
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl FromStr for MonthDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        NaiveDate::parse_from_str(&format!("2000-{text}"), "%Y-%m-%d")
            .map(MonthDay::of)
            .map_err(|_| format!("“{text}”不是月日，请写成 06-30 的样子。"))
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> String {
        day.to_string()
    }
}
