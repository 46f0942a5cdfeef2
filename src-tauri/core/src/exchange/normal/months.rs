//! Months: 1974.3, 1974-03, 1974年3月, 197403, day numbers, and dates of which the month counts.
use chrono::{Datelike, NaiveDate};

use crate::text::check_birth;

use super::super::tabular::{Cell, Number};
use super::dates::{self, Written};
use super::{Context, Normal, Problem, text_of};

const REMEDY: &str = "写成1974-03这样，四位年份加两位月份。";

/// A month as `1974-03`.
pub fn month(cell: &Cell, context: &Context) -> Normal<String> {
    let (year, month) = match cell {
        Cell::Empty => return Ok(None),
        Cell::Fault(fault) => return Err(Problem::of_fault(fault)),
        Cell::Moment(at) => (at.year(), at.month()),
        Cell::Number(number) => of_number(*number, context)?,
        _ => match text_of(cell)? {
            None => return Ok(None),
            Some(text) => of_text(&text, context)?,
        },
    };
    in_range(year, month, &cell.shown()).map(Some)
}

/// As [`month`], of somebody who works at a school today; see [`check_birth`].
pub fn birth_month(cell: &Cell, context: &Context) -> Normal<String> {
    let Some(month) = month(cell, context)? else {
        return Ok(None);
    };
    check_birth(&month, context.today)?;
    Ok(Some(month))
}

fn in_range(year: i32, month: u32, shown: &str) -> Result<String, Problem> {
    if !(1..=12).contains(&month) {
        return Err(Problem::new(
            "月份应为1至12",
            format!("文件里写的是{shown}，核对后改正。"),
        ));
    }
    if !(1900..=2100).contains(&year) {
        return Err(Problem::new(
            format!("年份{year}不在1900至2100之间"),
            REMEDY,
        ));
    }
    Ok(format!("{year}-{month:02}"))
}

fn of_number(number: Number, context: &Context) -> Result<(i32, u32), Problem> {
    let value = number.value;
    if value.fract() == 0.0 && (100_000.0..100_000_000.0).contains(&value) {
        return of_text(&format!("{value:.0}"), context);
    }
    if (1_900.0..2_101.0).contains(&value) && value.fract() != 0.0 {
        return dotted(number, context);
    }
    if value.fract() == 0.0 && (1_900.0..2_101.0).contains(&value) {
        return Err(only_year(&number.shown()));
    }
    match dates::of_serial(value, context) {
        Some(date) => Ok((date.year(), date.month())),
        None => Err(unreadable(&number.shown())),
    }
}

/// 1974.3 typed as a number. 1974.10 typed so is stored as 1974.1, the same as January's.
fn dotted(number: Number, context: &Context) -> Result<(i32, u32), Problem> {
    let shown = match number.decimals {
        Some(decimals @ 2..) => format!("{:.*}", usize::from(decimals), number.value),
        _ => format!("{}", number.value),
    };
    let untyped = Context {
        typed: false,
        ..*context
    };
    of_text(&shown, &untyped)
}

fn of_text(text: &str, context: &Context) -> Result<(i32, u32), Problem> {
    match dates::written(text, context) {
        Written::YearMonth {
            year,
            month,
            digits,
        } => {
            if month == 1 && digits == 1 && !context.typed && text.contains('.') {
                return match context.two_digit_months {
                    true => Ok((year, 10)),
                    false => Err(january_or_october(year)),
                };
            }
            Ok((year, month))
        }
        Written::Day { year, month, day } => match NaiveDate::from_ymd_opt(year, month, day) {
            Some(_) => Ok((year, month)),
            None if (1..=12).contains(&month) => Err(Problem::new(
                format!("没有{year}年{month}月{day}日这一天"),
                REMEDY,
            )),
            None => Ok((year, month)),
        },
        Written::Year => Err(only_year(text)),
        Written::NoYear => Err(Problem::new(format!("“{text}”没有四位年份"), REMEDY)),
        Written::Unreadable => Err(unreadable(text)),
    }
}

fn january_or_october(year: i32) -> Problem {
    Problem::new(
        format!("{year}.1可能是1月，也可能是10月"),
        format!("是1月就写{year}-01，是10月就写{year}-10。"),
    )
}

fn only_year(shown: &str) -> Problem {
    Problem::new(format!("“{shown}”只有年份，没有月份"), REMEDY)
}

fn unreadable(shown: &str) -> Problem {
    Problem::new(format!("“{shown}”看不出是哪年哪月"), REMEDY)
}
