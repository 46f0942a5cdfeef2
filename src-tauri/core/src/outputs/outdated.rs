//! 已过时: a printed sign-in sheet whose activity has since got another day, place, theme, host, or
//! other people on its list.
use chrono::{NaiveDate, NaiveTime};

use crate::dates::full_date;
use crate::error::Result;
use crate::ids::{RecordId, SessionId};
use crate::ledger::{FieldSince, Reader};

use super::on_paper::OnPaper;
use super::records::Output;
use super::rules::may_return;
use crate::activities::Session;

/// What the sheet of a whole activity says of it.
const PRINTED: &[&str] = &[
    "title", "day", "last_day", "starts", "ends", "place", "chair",
];
const TIME: &[&str] = &["day", "last_day", "starts", "ends"];

/// What a printed sheet says that is no longer so, in words; empty while it holds.
pub(super) fn outdated(reader: Reader<'_>, output: &Output) -> Result<Vec<String>> {
    let Some(activity) = output.activity.filter(|_| may_return(output)) else {
        return Ok(Vec::new());
    };
    let of_session = match output.session {
        Some(id) => reader.find::<Session>(id)?,
        None => None,
    };
    let mut changes = reader.changed_since::<Output>(activity.uid(), output.uid)?;
    changes.retain(|change| PRINTED.contains(&change.field.as_str()));
    if let Some(session) = of_session {
        changes.retain(|change| !stands_in_for(&session, &change.field));
        changes.extend(session_changes(reader, session.uid, output)?);
    }
    let mut told: Vec<String> = changes.iter().map(words).collect();
    if let Some(printed) = output.note.as_deref().and_then(OnPaper::noted) {
        let now = OnPaper::now(reader, activity, output.session)?;
        told.extend(printed.changes(&now));
    }
    Ok(told)
}

/// The sheet of a session says its own time and place where it has them.
fn stands_in_for(session: &Session, field: &str) -> bool {
    match field {
        "place" => session.place.is_some(),
        "day" if session.day.is_none() => false,
        field => TIME.contains(&field) && (session.day.is_some() || session.starts.is_some()),
    }
}

fn session_changes(
    reader: Reader<'_>,
    session: SessionId,
    output: &Output,
) -> Result<Vec<FieldSince>> {
    let mut changes = reader.changed_since::<Output>(session.uid(), output.uid)?;
    changes.retain(|change| PRINTED.contains(&change.field.as_str()));
    for change in &mut changes {
        change.label = format!("环节的{}", change.label);
    }
    Ok(changes)
}

/// 日期由2024年10月16日改为2024年10月18日
fn words(change: &FieldSince) -> String {
    let label = &change.label;
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            format!("{label}由{}改为{}", shown(before), shown(after))
        }
        (None, Some(after)) => format!("{label}打印时没有填，现在是{}", shown(after)),
        (Some(before), None) => format!("{label}打印时是{}，现在没有填", shown(before)),
        (None, None) => format!("{label}有改动"),
    }
}

/// Days and times as offices write them, other texts in quotation marks.
fn shown(value: &str) -> String {
    match (value.parse::<NaiveDate>(), value.parse::<NaiveTime>()) {
        (Ok(day), _) => full_date(day),
        (_, Ok(time)) => time.format("%H:%M").to_string(),
        _ => format!("“{value}”"),
    }
}
