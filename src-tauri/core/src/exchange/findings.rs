//! What an import asks about a file, and what it leaves out: the same parts for every kind of list, in
//! the window, in the text of the command line and in its JSON.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;

/// Something about the file that was guessed, or that only the user can say.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Doubt {
    /// Names it when it is answered, as a spreadsheet names places: 教师/H, 教师/学校.
    pub id: String,
    pub kind: DoubtKind,
    /// 工作表“教师”H列“办公电话”
    pub place: String,
    /// 对应哪一栏？
    pub question: String,
    /// Why it is asked, or what the guess goes by.
    pub reason: String,
    /// The first few things that stand there.
    pub samples: Vec<String>,
    /// Answers at hand, the likeliest first; others are possible.
    pub choices: Vec<Choice>,
    /// The answer in force; `null`: nothing is imported before there is one.
    pub answer: Option<Choice>,
    /// A name in the file that no record bears yet, and that may be added.
    pub unknown: Option<String>,
    /// Answers every question of its kind at once.
    pub alike: Option<Alike>,
}

/// Several questions that one answer settles.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Alike {
    /// Answered in place of the single question.
    pub id: String,
    /// 形式是“示范课”、没有写分工的
    pub label: String,
}

/// What may be answered besides the choices at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DoubtKind {
    /// Any school of the roster.
    School,
    /// Any field of the list, or none.
    Column,
    /// Any day.
    Day,
    /// Any form of activity.
    Form,
    /// Any word for what somebody does in an activity.
    Role,
    /// Numbers for any schools: 第二实验小学=6;前楼中心小学=4.
    Heads,
    /// Any school year, as the calendar year it begins in: 2024.
    Year,
    /// One of the choices.
    Choice,
    /// Any activity of the community, by its 编号.
    Activity,
    /// Any person of the roster, by the 编号.
    Person,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// Something that stands in the file and is not taken in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// Names it when it is taken in: 教师/3, 教师/H, 上年名册.
    pub id: String,
    pub kind: LeftOutKind,
    /// 工作表“教师”第3行
    pub place: String,
    /// 隐藏的行
    pub reason: String,
    /// Records (persons, schools) that are lost with it.
    pub count: u32,
    /// The beginning of what stands there.
    pub sample: String,
    pub take_in: TakeIn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutKind {
    Sheet,
    /// One of several lists on a sheet.
    Part,
    Row,
    Column,
}

/// What it takes to take something in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TakeIn {
    /// Nothing but the wish.
    Click,
    /// The field that the column fills.
    Field,
    /// The row of the headings, which was not found.
    Headings,
    /// The activity that it is of, as an answer.
    Activity,
    /// Nothing: there is nothing in it that could be taken in.
    Never,
}

/// Answers a doubt.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    pub id: String,
    /// Value of a choice, or what else the kind of doubt allows.
    pub value: String,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice {
            value: value.into(),
            label: label.into(),
        }
    }
}

impl Doubt {
    /// Stops the import until it is answered.
    pub fn is_open(&self) -> bool {
        self.answer.is_none()
    }

    /// What may be answered: 专题讲座｜示范课，或者词表里的活动形式.
    pub fn answers(&self) -> String {
        let labels = self.choices.iter().map(|choice| choice.label.as_str());
        let labels = labels.collect::<Vec<_>>().join("｜");
        match (labels.as_str(), self.kind.others()) {
            (_, "") => labels,
            ("", others) => others.to_owned(),
            (_, others) => format!("{labels}，或者{others}"),
        }
    }

    /// Why an answer means nothing.
    pub(crate) fn refusal(&self, text: &str) -> String {
        let Doubt { question, .. } = self;
        format!("“{text}”不能回答“{question}”。可以答：{}。", self.answers())
    }
}

/// An answer that fits no question: which it is, and what is asked.
pub(crate) fn no_such_question<'d>(id: &str, doubts: impl IntoIterator<Item = &'d Doubt>) -> Error {
    let mut told: Vec<&str> = Vec::new();
    let mut lines = String::new();
    for doubt in doubts.into_iter().filter(|doubt| doubt.is_open()) {
        if !told.contains(&doubt.id.as_str()) {
            told.push(&doubt.id);
            let Doubt { id, question, .. } = doubt;
            lines += &format!("\n  {id}：{question}可以答：{}。", doubt.answers());
        }
    }
    let asked = match told.len() {
        0 => "这个文件现在没有要定的问题。".to_owned(),
        count => format!("要定的有{count}处，等号前照着写：{lines}"),
    };
    let message = format!("没有“{id}”这个问题，什么都没有导入。{asked}");
    Error::invalid("answer", message)
}

impl DoubtKind {
    /// What may be written besides the choices.
    fn others(self) -> &'static str {
        match self {
            DoubtKind::School => "名册里的学校名称",
            DoubtKind::Column => "栏名",
            DoubtKind::Day => "日期，如2025-03-21",
            DoubtKind::Form => "词表里的活动形式",
            DoubtKind::Role => "词表里的承担任务",
            DoubtKind::Heads => "各校人数，如“学校=人数;学校=人数”",
            DoubtKind::Year => "学年开始的年份，如2024",
            DoubtKind::Activity => "活动编号",
            DoubtKind::Person => "人员编号",
            DoubtKind::Choice => "",
        }
    }
}
