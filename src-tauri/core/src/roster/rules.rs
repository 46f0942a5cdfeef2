//! Decisions of the roster over plain values: free codes, months, and which posting follows which.
use chrono::{Days, NaiveDate};

use crate::dates::{full_date, meet, span_label};
use crate::error::{Error, Result};
use crate::text::clean;

use super::records::Posting;

/// 编号 of the first person of a ledger.
pub(super) const FIRST_CODE: &str = "T001";

/// `1974-03` from what is typed: 1974-03, 1974-3, 1974.3, 1974年3月, 197403.
pub fn parse_month(text: &str) -> Option<String> {
    let text = &clean(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month) = if text.len() == 6 && digits(text) {
        text.split_at(4)
    } else {
        text.trim_end_matches('月')
            .split_once(['-', '.', '．', '/', '／', '年'])?
    };
    if year.len() != 4 || !digits(year) || !digits(month) {
        return None;
    }
    let month: u32 = month.parse().ok()?;
    let plausible = (1900..=2100).contains(&year.parse::<u32>().ok()?) && (1..=12).contains(&month);
    plausible.then(|| format!("{year}-{month:02}"))
}

/// The posting that holds on a day; of several (after a merge of two copies) the one begun last.
pub(super) fn posting_on(postings: &[Posting], day: NaiveDate) -> Option<&Posting> {
    postings
        .iter()
        .filter(|posting| posting.holds_on(day))
        .max_by_key(|posting| posting.from_date)
}

/// The posting to work on: the one of today, else the latest.
pub(super) fn present(postings: &[Posting], today: NaiveDate) -> Option<&Posting> {
    posting_on(postings, today).or_else(|| postings.iter().max_by_key(|posting| posting.from_date))
}

/// What becomes of a person's postings when something holds from `day` on (自某日起).
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    /// The posting began on that very day: it is corrected.
    Correct,
    /// It ends the day before, and a new one begins.
    Follow { last_day: NaiveDate },
}

/// Decides between correcting the present posting and opening a new one from `day`.
pub(super) fn step_from(postings: &[Posting], present: &Posting, day: NaiveDate) -> Result<Step> {
    if let Some(later) = postings.iter().find(|posting| posting.from_date > day) {
        return Err(Error::invalid(
            "from",
            format!(
                "自{}起另有一段任职，新的起始日期应在它之后；要改以前的经历，请在“任职经历”中修改。",
                full_date(later.from_date)
            ),
        ));
    }
    Ok(if present.from_date == day {
        Step::Correct
    } else {
        Step::Follow {
            last_day: day - Days::new(1),
        }
    })
}

/// Refuses a return on a day on which one of the person's postings still holds, or before one begins.
pub(super) fn check_return(postings: &[Posting], day: NaiveDate) -> Result<()> {
    match postings
        .iter()
        .all(|posting| posting.to_date.is_some_and(|last| last < day))
    {
        true => Ok(()),
        false => Err(Error::invalid(
            "backFrom",
            "回到学校的日期应在上一段任职结束以后，请重新填写。",
        )),
    }
}

/// Refuses two postings of one person that hold on the same day.
pub(super) fn check_overlap(
    others: &[Posting],
    from: NaiveDate,
    to: Option<NaiveDate>,
) -> Result<()> {
    if to.is_some_and(|to| to < from) {
        return Err(Error::invalid(
            "to",
            "结束日期应在开始日期之后，请重新填写。",
        ));
    }
    let clash = others.iter().find(|other| meet(other.span(), (from, to)));
    match clash {
        None => Ok(()),
        Some(other) => Err(Error::invalid(
            "from",
            format!(
                "与{}的任职时间重叠，请先修改那一段的起止日期。",
                span_label(other.span())
            ),
        )),
    }
}
