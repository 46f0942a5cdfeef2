//! What may stand in a column of the data workbook.
use crate::vocabulary::{MOST_HOURS, WordList};
use crate::words::Choice;

/// Type of a column: how it is written, read and offered.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Kept as it stands, line breaks included.
    Text,
    /// 编号: names the record in other sheets.
    Code,
    Integer,
    /// How many: 0 or more.
    Count,
    /// 学时, within the bounds of the program's own fields.
    Hours,
    YesNo,
    Day,
    /// A day; empty means that it always was so (0001-01-01).
    DayOrAlways,
    /// `1974-03`
    Month,
    /// `14:00`
    Time,
    /// `2024-09-13 14:05:00`
    Moment,
    /// A word of a closed list.
    Choice(fn() -> Vec<Choice>),
    /// A word of an editable list.
    Word(WordList),
    /// Words of an editable list, separated by 、.
    Words(WordList),
    /// A form of activity, by name.
    Form,
    /// A word of the list that the row's 标签类别 names.
    TagValue,
    /// 2024—2025学年度
    SchoolYear,
    /// 2024—2025学年度第一学期
    Term,
    /// A record of another sheet (by table), by its code.
    Ref(&'static str),
    /// A sheet of this workbook.
    SheetName,
    /// A record of the sheet that the row names.
    AnyRef,
}

/// The words of a closed list.
macro_rules! choice {
    ($list:ty) => {
        $crate::exchange::data_workbook::kinds::Kind::Choice(
            <$list as $crate::words::ClosedList>::words,
        )
    };
}

pub(super) use choice;

impl Kind {
    /// Type in words, for the documentation.
    pub(super) fn words(self) -> String {
        match self {
            Kind::Text => "文字".to_owned(),
            Kind::Code => "编号".to_owned(),
            Kind::Integer => "整数".to_owned(),
            Kind::Count => "整数，0或更大".to_owned(),
            Kind::Hours => format!("学时，0至{MOST_HOURS}"),
            Kind::YesNo => "是或否".to_owned(),
            Kind::Day => "日期".to_owned(),
            Kind::DayOrAlways => "日期，空着表示一直如此".to_owned(),
            Kind::Month => "年月，如1974-03".to_owned(),
            Kind::Time => "时间，如14:00".to_owned(),
            Kind::Moment => "日期和时间，如2024-09-13 14:05:00".to_owned(),
            Kind::Choice(_) => "选择".to_owned(),
            Kind::Word(list) => format!("词表“{}”中的一个词", list.label()),
            Kind::Words(list) => format!("词表“{}”中的词，多个用“、”隔开", list.label()),
            Kind::Form => "活动形式的名称".to_owned(),
            Kind::TagValue => "标签类别所指词表中的一个词".to_owned(),
            Kind::SchoolYear => "学年，如2024—2025学年度".to_owned(),
            Kind::Term => "学期，如2024—2025学年度第一学期".to_owned(),
            Kind::Ref(table) => format!("“{}”中的{}", super::sheet_name(table), ref_words(table)),
            Kind::SheetName => "工作表的名称".to_owned(),
            Kind::AnyRef => "上述工作表中的编号".to_owned(),
        }
    }

    /// All values that may stand in the column, where they are few and fixed.
    pub fn fixed_values(self) -> Vec<String> {
        match self {
            Kind::YesNo => vec!["是".to_owned(), "否".to_owned()],
            Kind::Choice(list) => list()
                .into_iter()
                .map(|word| word.label.to_owned())
                .collect(),
            _ => Vec::new(),
        }
    }
}

fn ref_words(table: &str) -> &'static str {
    match table {
        "session" => "活动编号/顺序，如A03/2",
        _ => "编号",
    }
}
