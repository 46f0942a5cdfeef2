//! From what was typed to the form that is wanted.
use std::path::Path;

use lianyan_core::activities;
use lianyan_core::dates::{SchoolYear, TermNumber};
use lianyan_core::evidence::Edition;
use lianyan_core::ids::{ActivityId, CommunityId, SessionId};
use lianyan_core::register::{self, ActivityFilter, ActivityRow, ActivityState};
use lianyan_core::{Error, Reader, Result};
use lianyan_forms::catalogue::{self, FormSpec};
use lianyan_forms::sign_in_sheet::SignInOptions;
use lianyan_forms::{FormRequest, Format, SheetToPrint};

use crate::args::{EditionWord, Form, TermWord};

use super::codes;

impl From<EditionWord> for Edition {
    fn from(word: EditionWord) -> Self {
        match word {
            EditionWord::Submission => Edition::Submission,
            EditionWord::SelfCheck => Edition::SelfCheck,
        }
    }
}

impl From<TermWord> for TermNumber {
    fn from(word: TermWord) -> Self {
        match word {
            TermWord::First => TermNumber::First,
            TermWord::Second => TermNumber::Second,
        }
    }
}

/// `out` is the file to be saved; its ending says how.
pub(super) fn of(
    reader: Reader<'_>,
    form: &FormSpec,
    asked: &Form,
    out: &Path,
) -> Result<FormRequest> {
    let format = format(form, out)?;
    let edition = asked.edition.into();
    let community = match &asked.community {
        Some(code) => Some(codes::community(reader, code)?),
        None => None,
    };
    let school_year = school_year(reader, asked)?;
    Ok(match form.name {
        catalogue::QUOTA_TABLE => FormRequest::QuotaTable {
            school_year,
            community,
            edition,
        },
        catalogue::ACTIVITY_LIST => FormRequest::ActivityList {
            filter: filter(asked, school_year, community),
        },
        catalogue::SIGN_IN_SHEET => FormRequest::SignInSheet {
            sheets: match asked.activity.as_slice() {
                [] => all_sheets(reader, asked, school_year, community)?,
                [code] => vec![sheet(reader, code, asked.session)?],
                codes => codes
                    .iter()
                    .map(|code| sheet(reader, code, None))
                    .collect::<Result<_>>()?,
            },
            options: SignInOptions::default(),
            format,
            as_file: true,
        },
        catalogue::DATA_WORKBOOK => FormRequest::DataWorkbook,
        catalogue::BLANK_DATA_WORKBOOK => FormRequest::BlankDataWorkbook,
        _ => FormRequest::AnnualWorkbook {
            school_year,
            community,
            edition,
        },
    })
}

fn sheet(reader: Reader<'_>, code: &str, session: Option<u32>) -> Result<SheetToPrint> {
    let activity = codes::activity(reader, code)?;
    let session = session
        .map(|number| session_of(reader, activity, number))
        .transpose()?;
    Ok(SheetToPrint {
        activity,
        session,
        number: None,
    })
}

/// The session by its place in the agenda, from 1.
fn session_of(reader: Reader<'_>, activity: ActivityId, number: u32) -> Result<SessionId> {
    let sessions = activities::sessions(reader, activity)?;
    let place = usize::try_from(number)
        .ok()
        .and_then(|number| number.checked_sub(1));
    let session = place.and_then(|place| sessions.get(place));
    session.map(|session| session.uid).ok_or_else(|| {
        let message = format!("这个活动有{}个环节，没有第{number}个。", sessions.len());
        Error::invalid("session", message)
    })
}

/// The one that was named, else that of the month, else today's.
fn school_year(reader: Reader<'_>, asked: &Form) -> Result<SchoolYear> {
    let first = asked
        .month
        .as_ref()
        .and_then(|month| format!("{month}-01").parse().ok());
    match (asked.year.map(SchoolYear), first) {
        (Some(year), Some(day)) if !year.contains(day) => Err(Error::invalid(
            "month",
            format!("这个月不在{}。请只写月份，或者核对学年。", year.label()),
        )),
        (Some(year), _) => Ok(year),
        (None, Some(day)) => Ok(SchoolYear::of(day)),
        (None, None) => Ok(SchoolYear::of(reader.today())),
    }
}

/// All that took or will take place within what was asked for, in the order of the list.
fn all_sheets(
    reader: Reader<'_>,
    asked: &Form,
    school_year: SchoolYear,
    community: Option<CommunityId>,
) -> Result<Vec<SheetToPrint>> {
    let dropped = [ActivityState::Cancelled, ActivityState::Postponed];
    let wanted = |row: &ActivityRow| {
        let month = row
            .day
            .map(|day| day.format("%Y-%m").to_string())
            .or_else(|| row.month.clone());
        !dropped.contains(&row.state) && (asked.month.is_none() || asked.month == month)
    };
    let rows = register::list(reader, filter(asked, school_year, community))?
        .rows
        .into_iter();
    let sheets: Vec<SheetToPrint> = rows
        .filter(wanted)
        .map(|row| SheetToPrint {
            activity: row.id,
            session: None,
            number: None,
        })
        .collect();
    match sheets.is_empty() {
        true => Err(Error::invalid(
            "activity",
            "这段时间没有可以打印签到表的活动。请核对学年、学期、月份和共同体。",
        )),
        false => Ok(sheets),
    }
}

fn filter(asked: &Form, school_year: SchoolYear, community: Option<CommunityId>) -> ActivityFilter {
    ActivityFilter {
        term: asked.term.map(TermNumber::from),
        ..ActivityFilter::of_year(school_year, community)
    }
}

/// By the ending of the file to be saved.
fn format(form: &FormSpec, out: &Path) -> Result<Format> {
    let ending = out
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    if !form.extensions.contains(&ending.as_str()) {
        let message = format!(
            "{}只能保存为{}文件。",
            form.title,
            form.extensions.join("、")
        );
        return Err(Error::invalid("out", message));
    }
    Ok(if ending == "pdf" {
        Format::Pdf
    } else {
        Format::Xlsx
    })
}
