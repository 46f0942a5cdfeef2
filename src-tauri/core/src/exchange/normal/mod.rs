//! What a cell means: names, months, days, phone numbers, words and lists as people write them.
//!
//! Nothing is guessed silently: what is out of range or can be read in two ways is a [`Problem`]
//! with its remedy. An empty cell is `None`.
mod chinese_numbers;
mod dates;
mod months;
mod numbers;
mod subjects;
#[cfg(test)]
mod tests;
mod text;
mod titles;
mod words;

pub(crate) use crate::text::phone_and_remark;
pub use crate::text::{Problem, clean, key};
pub(crate) use chinese_numbers::as_digits;
pub use chinese_numbers::ordinal;
pub(crate) use dates::day_of_serial;
pub use dates::{day, moment, time};
pub use months::{birth_month, month};
pub use numbers::{decimal, integer, phone, short_number};
pub use subjects::{Subjects, has_grade, subjects};
pub use text::{bare_name, compact, is_blank_mark, is_nobody, name, plain, remark_of_name};
pub use titles::title_names;
pub use words::{list, sex, yes_no};

use chrono::NaiveDate;

use super::tabular::{Cell, CellFault};

/// A value; `None` for an empty cell.
pub type Normal<T> = Result<Option<T>, Problem>;

/// What the file says about all of its cells.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    pub epoch_1904: bool,
    /// False for csv: its numbers are what was displayed, so 1974.10 may have become 1974.1.
    pub typed: bool,
    /// Months of this column are written with two digits, so 1974.1 can only be October.
    pub two_digit_months: bool,
    /// Nobody is born after it.
    pub today: NaiveDate,
}

impl Problem {
    pub(crate) fn of_fault(fault: &CellFault) -> Self {
        match fault {
            CellFault::NoStoredValue => Problem::new(
                "这一格是公式，文件里没有它的结果",
                "用WPS打开文件，保存一次后再选；或者直接填上内容。",
            ),
            CellFault::Error(shown) => Problem::new(
                format!("这一格的公式出错，显示为{shown}"),
                "在WPS中改正公式，或者直接填上内容。",
            ),
            CellFault::PartlyStruck(text) => Problem::new(
                format!(
                    "这一格里“{}”划了删除线，没有划掉的是“{}”",
                    text.struck.trim(),
                    text.kept.trim()
                ),
                "填上这一格现在应有的内容。",
            ),
        }
    }
}

/// The cell's text as cleaned by [`clean`]; faults are problems, everything else as shown.
pub(crate) fn text_of(cell: &Cell) -> Normal<String> {
    match cell {
        Cell::Fault(fault) => Err(Problem::of_fault(fault)),
        _ if cell.is_empty() => Ok(None),
        Cell::Text(text) => Ok(Some(clean(text)).filter(|text| !text.is_empty())),
        _ => Ok(Some(clean(&cell.shown())).filter(|text| !text.is_empty())),
    }
}
