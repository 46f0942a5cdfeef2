//! What may stand in a cell.
use std::borrow::Cow;

use chrono::NaiveDate;

/// One cell. How it looks is the column's matter.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'t> {
    Blank,
    Text(Cow<'t, str>),
    Number(f64),
    Date(NaiveDate),
    /// A formula and what it comes to; programs that do not calculate show the value.
    Formula {
        formula: String,
        value: Value,
    },
    /// Part of a merged area that was written before.
    Covered,
}

/// The computed result of a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Number(f64),
    Text(String),
}

impl<'t> Cell<'t> {
    /// `formula` as the spreadsheet program reads it, `=SUM(A1:A9)`.
    pub fn formula(formula: impl Into<String>, value: impl Into<Value>) -> Self {
        Cell::Formula {
            formula: formula.into(),
            value: value.into(),
        }
    }

    /// `None` is a blank cell.
    pub fn maybe<T: Into<Cell<'t>>>(value: Option<T>) -> Self {
        value.map_or(Cell::Blank, Into::into)
    }
}

impl Value {
    pub(super) fn spelled(&self) -> String {
        match self {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.clone(),
        }
    }
}

impl<'t> From<&'t str> for Cell<'t> {
    fn from(text: &'t str) -> Self {
        if text.is_empty() {
            Cell::Blank
        } else {
            Cell::Text(Cow::Borrowed(text))
        }
    }
}

impl<'t> From<&'t String> for Cell<'t> {
    fn from(text: &'t String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Cell::Blank
        } else {
            Cell::Text(Cow::Owned(text))
        }
    }
}

impl From<NaiveDate> for Cell<'_> {
    fn from(date: NaiveDate) -> Self {
        Cell::Date(date)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

macro_rules! from_numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Cell<'_> {
            fn from(number: $number) -> Self {
                Cell::Number(number as f64 + 0.0) // an empty sum is -0.0
            }
        }

        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Value::Number(number as f64 + 0.0)
            }
        }
    )+};
}

from_numbers!(f64, i64, u64, i32, u32, usize, u16);
