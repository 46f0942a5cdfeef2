//! How the kinds of columns are told to those who fill in the workbook.
use crate::ledger::{Kind, Records};
use crate::vocabulary::{MOST_HOURS, WordList};

/// Type in words, for the documentation.
pub(super) fn in_words(kind: Kind, records: &Records) -> String {
    match kind {
        Kind::Text | Kind::LongText | Kind::File => "文字".to_owned(),
        Kind::Code | Kind::Identifier => "编号".to_owned(),
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
        Kind::Word(list) => format!("词表“{}”中的一个词", label(list)),
        Kind::Words(list) => format!("词表“{}”中的词，多个用“、”隔开", label(list)),
        Kind::Form => "活动形式的名称".to_owned(),
        Kind::TagValue => "标签类别所指词表中的一个词".to_owned(),
        Kind::SchoolYear => "学年，如2024—2025学年度".to_owned(),
        Kind::Term => "学期，如2024—2025学年度第一学期".to_owned(),
        Kind::Ref(table) => format!(
            "“{}”中的{}",
            super::sheet_name(records, table),
            ref_words(table)
        ),
        Kind::RecordKind => "工作表的名称".to_owned(),
        Kind::AnyRef => "上述工作表中的编号".to_owned(),
    }
}

/// 学科 for `subject`
pub(super) fn label(list: &'static str) -> &'static str {
    WordList::of_code(list).map_or(list, WordList::label)
}

/// All values that may stand in the column, where they are few and fixed.
pub(super) fn fixed_values(kind: Kind) -> Vec<String> {
    match kind {
        Kind::YesNo => vec!["是".to_owned(), "否".to_owned()],
        Kind::Choice(list) => list()
            .into_iter()
            .map(|word| word.label.to_owned())
            .collect(),
        _ => Vec::new(),
    }
}

/// What a list to choose from is called; `None` for columns without one.
pub fn list_of(kind: Kind) -> Option<String> {
    match kind {
        Kind::Word(list) => Some(label(list).to_owned()),
        Kind::Form => Some("活动形式".to_owned()),
        Kind::YesNo => Some("是否".to_owned()),
        Kind::Choice(_) => {
            Some(fixed_values(kind).join("、")).filter(|name| name.chars().count() < 200)
        }
        _ => None,
    }
}

fn ref_words(table: &str) -> &'static str {
    match table {
        "session" => "活动编号/顺序，如A03/2",
        _ => "编号",
    }
}
