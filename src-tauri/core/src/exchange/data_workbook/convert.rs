//! One value between the ledger and a cell, by the kind of its column.
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use rusqlite::types::Value;

use crate::calendar::TermRef;
use crate::dates::{SchoolYear, TermNumber};
use crate::error;
use crate::exchange::normal::{self, Context, Problem};
use crate::exchange::tabular::Cell;
use crate::ids::Uid;
use crate::ledger::{FORMS, Kind, Reader, Records, stored};
use crate::roster::ALWAYS;
use crate::text::plain_characters;
use crate::vocabulary::{MOST_HOURS, split_codes};
use crate::words::Choice;

use super::kinds;
use super::references::References;
use super::word_names::{SEPARATORS, WordNames};

/// What cells and values are read by.
pub(super) struct Converter {
    pub(super) records: &'static Records,
    pub(super) words: WordNames,
    pub(super) references: References,
}

impl Converter {
    pub(super) fn load(reader: Reader<'_>) -> error::Result<Self> {
        Ok(Converter {
            records: reader.records(),
            words: WordNames::load(reader)?,
            references: References::load(reader)?,
        })
    }
}

/// What another column of the same row says: the table of `record`, the list of `value`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RowContext<'r> {
    pub(super) table: Option<&'r str>,
    pub(super) list: Option<&'r str>,
}

pub(super) fn uid_of(value: &Value) -> Option<Uid> {
    match value {
        Value::Blob(bytes) => Uid::from_slice(bytes),
        _ => None,
    }
}

pub(super) fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

pub(super) fn blob(uid: Uid) -> Value {
    Value::Blob(uid.as_bytes().to_vec())
}

impl Converter {
    /// The cell that shows a stored value.
    pub(super) fn cell(&self, kind: Kind, value: &Value, row_context: RowContext<'_>) -> Cell {
        match (kind, value) {
            (_, Value::Null) => Cell::Empty,
            (Kind::YesNo, Value::Integer(flag)) => {
                Cell::text(if *flag == 0 { "否" } else { "是" })
            }
            (Kind::SchoolYear, Value::Integer(year)) => {
                Cell::text(SchoolYear(*year as i32).label())
            }
            (_, Value::Integer(number)) => Cell::number(*number as f64),
            (_, Value::Real(number)) => Cell::number(*number),
            (Kind::AnyRef, Value::Blob(_)) => {
                let table = row_context.table.unwrap_or_default();
                uid_of(value).map_or(Cell::Empty, |uid| {
                    Cell::text(self.references.text(table, uid))
                })
            }
            (Kind::Ref(table), Value::Blob(_)) => uid_of(value).map_or(Cell::Empty, |uid| {
                Cell::text(self.references.text(table, uid))
            }),
            (_, Value::Blob(_)) => {
                uid_of(value).map_or(Cell::Empty, |uid| Cell::text(uid.to_string()))
            }
            (kind, Value::Text(text)) => self.cell_of_text(kind, text, row_context),
        }
    }

    fn cell_of_text(&self, kind: Kind, text: &str, row_context: RowContext<'_>) -> Cell {
        match kind {
            Kind::Word(list) => Cell::text(self.words.text(list, text)),
            Kind::Words(list) => Cell::text(self.words.texts(list, text)),
            Kind::Form => Cell::text(self.words.text(FORMS, text)),
            Kind::TagValue => {
                Cell::text(self.words.text(row_context.list.unwrap_or_default(), text))
            }
            Kind::Choice(list) => {
                let known = list().into_iter().find(|word| word.code == text);
                Cell::text(known.map_or(text, |word| word.label))
            }
            Kind::RecordKind => {
                Cell::text(self.records.table(text).map_or(text, |table| table.sheet.0))
            }
            Kind::Term => Cell::text(text.parse().map_or(text.to_owned(), TermRef::label)),
            Kind::DayOrAlways if text == ALWAYS.to_string() => Cell::Empty,
            Kind::Day | Kind::DayOrAlways => match text.parse::<NaiveDate>() {
                // A spreadsheet has no days before 1900.
                Ok(day) if day >= FIRST_DAY => Cell::day(day),
                _ => Cell::text(text),
            },
            Kind::Time => match text.parse::<NaiveTime>() {
                Ok(time)
                    if time.num_seconds_from_midnight() % 60 == 0 && time.nanosecond() == 0 =>
                {
                    Cell::text(time.format("%H:%M").to_string())
                }
                _ => Cell::text(text),
            },
            _ if text.is_empty() => Cell::Empty,
            _ => Cell::text(text),
        }
    }

    /// The stored value that a cell means; `None` for an empty cell.
    pub(super) fn value(
        &self,
        kind: Kind,
        cell: &Cell,
        context: &Context,
        row_context: RowContext<'_>,
    ) -> Result<Option<Value>, Problem> {
        if let Cell::Fault(fault) = cell {
            return Err(Problem::of_fault(fault));
        }
        if *cell == Cell::Empty || (cell.is_empty() && !matches!(kind, Kind::Text | Kind::LongText))
        {
            return Ok(None);
        }
        Ok(match kind {
            Kind::Integer => normal::integer(cell)?.map(Value::Integer),
            Kind::Count => normal::integer(cell)?.map(count).transpose()?,
            Kind::Hours => normal::decimal(cell)?.map(hours).transpose()?,
            Kind::YesNo => normal::yes_no(cell)?.map(|yes| Value::Integer(yes.into())),
            Kind::Day | Kind::DayOrAlways => {
                normal::day(cell, context)?.and_then(|day| stored(&day).ok())
            }
            Kind::Month => normal::month(cell, context)?.map(Value::Text),
            Kind::Time => exact_time(cell)
                .map_or_else(|| normal::time(cell), |time| Ok(Some(time)))?
                .and_then(|time| stored(&time).ok()),
            Kind::Moment => exact_moment(cell)
                .map_or_else(|| normal::moment(cell, context), |at| Ok(Some(at)))?
                .and_then(|at| stored(&at).ok()),
            Kind::Text | Kind::LongText => Some(Value::Text(within_a_cell(raw(cell))?)),
            _ => self
                .value_of_text(kind, within_a_cell(raw(cell))?.trim(), row_context)
                .map(Some)?,
        })
    }

    fn value_of_text(
        &self,
        kind: Kind,
        text: &str,
        row_context: RowContext<'_>,
    ) -> Result<Value, Problem> {
        match kind {
            Kind::Word(list) => self.word(list, kinds::label(list), text).map(Value::Text),
            Kind::Words(list) => self
                .words_of(list, kinds::label(list), text)
                .map(Value::Text),
            Kind::Form => self.word(FORMS, "活动形式", text).map(Value::Text),
            Kind::TagValue => self
                .word(row_context.list.unwrap_or_default(), "标签类别", text)
                .map(Value::Text),
            Kind::Choice(list) => choice(&list(), text).map(|code| Value::Text(code.to_owned())),
            Kind::RecordKind => self
                .records
                .tables
                .iter()
                .find(|table| table.sheet.0 == text || table.name == text)
                .map(|table| Value::Text(table.name.to_owned()))
                .ok_or_else(|| {
                    Problem::new(
                        format!("没有“{text}”这个工作表"),
                        "写本工作簿中工作表的名称，如“活动”。",
                    )
                }),
            Kind::SchoolYear => school_year(text).map(|year| Value::Integer(year.0.into())),
            Kind::Term => term(text).map(|term| Value::Text(term.to_string())),
            Kind::Ref(table) => self.references.find(table, text).map(blob),
            Kind::AnyRef => self
                .references
                .find(row_context.table.unwrap_or_default(), text)
                .map(blob),
            _ => Ok(Value::Text(text.to_owned())),
        }
    }

    fn word(&self, list: &str, label: &str, text: &str) -> Result<String, Problem> {
        self.words.code(list, text).ok_or_else(|| {
            let examples = self.words.examples(list);
            Problem::new(
                format!("“{label}”里没有“{text}”"),
                format!("从词表中选（如{examples}），或者先在词表中加上这个词。"),
            )
        })
    }

    fn words_of(&self, list: &str, label: &str, text: &str) -> Result<String, Problem> {
        let text = text.replace(SEPARATORS, "、");
        let codes: Result<Vec<String>, Problem> = split_codes(&text)
            .into_iter()
            .map(|word| self.word(list, label, word))
            .collect();
        Ok(codes?.join("、"))
    }
}

/// Before it day numbers are ambiguous: Excel counts a 29 February 1900 that never was.
const FIRST_DAY: NaiveDate =
    NaiveDate::from_ymd_opt(1900, 3, 1).expect("the day after Excel's false leap day");

/// The text of a cell exactly as it stands, but for characters that only look like the ordinary ones;
/// other cells as shown.
fn raw(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => plain_characters(text).into_owned(),
        other => other.shown(),
    }
}

/// A text that a cell of the workbook can hold; a csv or ods may have longer ones.
fn within_a_cell(text: String) -> Result<String, Problem> {
    const LONGEST: usize = 32_767;
    let length = text.encode_utf16().count();
    match length > LONGEST {
        true => Err(Problem::new(
            format!("内容有{length}个字，太长"),
            format!("缩短到{LONGEST}个字以内，或者另存为文件，作为佐证。"),
        )),
        false => Ok(text),
    }
}

fn count(number: i64) -> Result<Value, Problem> {
    match number < 0 {
        true => Err(Problem::new(
            format!("“{number}”小于0"),
            "填0或更大的整数。",
        )),
        false => Ok(Value::Integer(number)),
    }
}

fn hours(number: f64) -> Result<Value, Problem> {
    match (0.0..=MOST_HOURS).contains(&number) {
        true => Ok(Value::Real(number)),
        false => Err(Problem::new(
            format!("学时不能是“{number}”"),
            format!("填0至{MOST_HOURS}的数。"),
        )),
    }
}

fn exact_time(cell: &Cell) -> Option<NaiveTime> {
    raw(cell).trim().parse().ok()
}

/// As the ledger stores it, fractions of a second included.
fn exact_moment(cell: &Cell) -> Option<NaiveDateTime> {
    match cell {
        Cell::Text(text) => NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M:%S%.f").ok(),
        _ => None,
    }
}

/// The code meant by a word of a closed list, by its code, or by another name of it.
pub(super) fn choice(list: &[Choice], text: &str) -> Result<&'static str, Problem> {
    let key = normal::key(text);
    let names = |word: &Choice| {
        let mut names = std::iter::once(&word.label).chain(word.other_names);
        word.code == text || names.any(|name| normal::key(name) == key)
    };
    list.iter()
        .find(|word| names(word))
        .map(|word| word.code)
        .ok_or_else(|| {
            let labels: Vec<&str> = list.iter().map(|word| word.label).collect();
            Problem::new(
                format!("“{text}”不在可选的范围内"),
                format!("填{}。", labels.join("、")),
            )
        })
}

/// 2024—2025学年度, 2024-2025, 2024
fn school_year(text: &str) -> Result<SchoolYear, Problem> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    match digits.parse() {
        Ok(year @ 1990..=2100) if digits.len() == 4 => Ok(SchoolYear(year)),
        _ => Err(Problem::new(
            format!("“{text}”看不出是哪个学年"),
            "写成2024—2025学年度这样。",
        )),
    }
}

/// 2024—2025学年度第一学期, 2024-1
fn term(text: &str) -> Result<TermRef, Problem> {
    if let Ok(term) = text.parse() {
        return Ok(term);
    }
    let number = TermNumber::ALL
        .iter()
        .find(|number| text.contains(number.label()));
    match number {
        Some(number) => Ok(TermRef::new(school_year(text)?, *number)),
        None => Err(Problem::new(
            format!("“{text}”看不出是哪个学期"),
            "写成2024—2025学年度第一学期这样。",
        )),
    }
}
