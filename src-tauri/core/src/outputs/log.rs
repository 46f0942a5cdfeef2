//! 打印与导出登记: what left the program, and which printed sheets have not come back.
use chrono::NaiveDate;

use crate::activities::{self, Activity, Part};
use crate::dates::full_date;
use crate::error::{Error, Result};
use crate::ids::{ActivityId, CommunityId, OutputId};
use crate::ledger::{Reader, Writer};

use super::on_paper::OnPaper;
use super::outdated::outdated;
use super::records::Output;
use super::rules::{self, bears_number, is_awaited, may_return};
use super::wire::{LogOutput, OutputOfActivity, OutstandingSheet, SetReturned};

/// Prints and exports of an activity, oldest first.
pub fn of_activity(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<Output>> {
    reader.list(
        "WHERE r.activity = ?1 ORDER BY r.made_at, r.uid",
        [activity],
    )
}

/// The same for its page, each with what has changed since.
pub fn lines_of_activity(
    reader: Reader<'_>,
    activity: ActivityId,
) -> Result<Vec<OutputOfActivity>> {
    let line = |output: Output| {
        Ok(OutputOfActivity {
            returns: may_return(&output),
            awaited: is_awaited(&output),
            outdated: outdated(reader, &output)?,
            output,
        })
    };
    of_activity(reader, activity)?
        .into_iter()
        .map(line)
        .collect()
}

/// Notes a print or export down. A sign-in sheet that may be signed gets a number: A08-1, A08-2 …
pub fn log(w: &Writer<'_>, request: LogOutput) -> Result<Output> {
    let reader = w.reader();
    let on_paper = match request.activity.filter(|_| bears_number(&request.form)) {
        Some(activity) => Some(OnPaper::now(reader, activity, request.session)?.note()),
        None => None,
    };
    let (owner, number) = match request.activity {
        Some(id) => {
            let activity: Activity = reader.get(id)?;
            let number = match bears_number(&request.form) {
                true => Some(next_number(reader, &activity)?),
                false => None,
            };
            (activity.owner, number)
        }
        None => (w.author(), None),
    };
    let output = Output {
        uid: OutputId::new(),
        owner,
        form: request.form,
        number,
        activity: request.activity,
        session: request.session,
        community: request.community,
        school_year: request.school_year,
        edition: request.edition,
        made_at: w.now(),
        pages: request.pages.map(i64::from),
        sha256: request.sha256,
        returned_on: None,
        note: request.note.or(on_paper),
        title: request.title,
    };
    w.insert(&output)?;
    Ok(output)
}

/// The number the activity's next sheet would bear.
fn next_number(reader: Reader<'_>, activity: &Activity) -> Result<String> {
    let printed = of_activity(reader, activity.uid)?;
    let taken = printed.iter().filter_map(|output| output.number.as_deref());
    Ok(rules::next_number(&activity.code, taken))
}

/// Printed sign-in sheets that have not come back, the longest overdue first. Of several prints and
/// PDFs for the same activity and session one that came back settles all.
pub fn outstanding(
    reader: Reader<'_>,
    community: Option<CommunityId>,
) -> Result<Vec<OutstandingSheet>> {
    let waiting: Vec<Output> = reader.list(
        "JOIN activity a ON a.uid = r.activity
         WHERE r.form = 'sign-in-sheet' AND r.returned_on IS NULL
             AND a.status NOT IN ('cancelled', 'postponed')
             AND (?1 IS NULL OR a.community = ?1)
             AND NOT EXISTS (SELECT 1 FROM output o WHERE o.activity = r.activity
                 AND o.session IS r.session AND (o.returned_on IS NOT NULL
                     OR o.form = r.form AND (o.made_at, o.uid) > (r.made_at, r.uid)))
         ORDER BY a.day, a.code, r.number",
        [community],
    )?;
    waiting
        .into_iter()
        .filter_map(|output| output.activity.map(|activity| (activity, output)))
        .map(|(id, output)| {
            let activity: Activity = reader.get(id)?;
            let days = activity.day.map(|day| (reader.today() - day).num_days());
            let parts = activities::parts(reader, id)?.into_iter();
            let hosts = parts.filter(|part| part.part == Part::Host);
            Ok(OutstandingSheet {
                output,
                activity: id,
                code: activity.code,
                title: activity.title,
                day: activity.day,
                held: activity.status.is_held(),
                hosts: hosts.map(|part| part.organization).collect(),
                days_since: days.and_then(|days| u32::try_from(days).ok()),
            })
        })
        .collect()
}

/// Notes that a signed sheet came back, or takes that back.
pub fn set_returned(w: &Writer<'_>, request: SetReturned) -> Result<()> {
    let output: Output = w.reader().get(request.output)?;
    let number = output.number.clone().unwrap_or_else(|| "这张表".to_owned());
    check_returned(&output, request.on, w.reader().today())?;
    w.describe(match request.on {
        Some(day) => format!("已登记{number}于{}收回", full_date(day)),
        None => format!("已撤回{number}的收回登记"),
    });
    w.update(&Output {
        returned_on: request.on,
        ..output
    })
}

fn check_returned(output: &Output, on: Option<NaiveDate>, today: NaiveDate) -> Result<()> {
    match on {
        _ if !may_return(output) => Err(Error::not_now("只有签到表要收回，这一份不用登记。")),
        Some(day) if day > today => Err(Error::invalid("on", "收回日期不能晚于今天。")),
        Some(day) if day < output.made_at.date() => Err(Error::invalid(
            "on",
            "收回日期早于打印或保存的日期，请核对。",
        )),
        _ => Ok(()),
    }
}
