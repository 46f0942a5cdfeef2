//! One line of a sheet, corrected or taken off.
use crate::activities::{self, Activity};
use crate::error::{Error, Result};
use crate::ids::{AttendanceId, Uid};
use crate::ledger::Writer;
use crate::text::cleaned;
use crate::vocabulary::{WordList, require};

use super::mark::{line_of, marked, name_of, put};
use super::records::Attendance;
use super::wire::{Guest, SaveLine};

/// Takes a person off the sheet.
pub fn remove_line(w: &Writer<'_>, id: AttendanceId) -> Result<()> {
    let (line, activity) = line_of(w, id)?;
    let name = name_of(w, &activity, &line)?;
    w.describe(format!("已从“{}”的签到名单中移去{name}", activity.title));
    w.remove::<Attendance>(id)
}

/// Saves everything that stands on a line: whether and how somebody came, when it was signed, what
/// it is worth, a note; of a guest also the name and the organisation.
pub fn save_line(w: &Writer<'_>, request: SaveLine) -> Result<()> {
    let (line, activity) = line_of(w, request.line)?;
    let source = request.source.as_deref();
    require(w.reader(), "source", WordList::AttendanceSource, source)?;
    activities::check_hours(request.hours)?;
    let told = format!(
        "已更改{}的签到（{}）",
        name_of(w, &activity, &line)?,
        activity.title
    );
    let filled = Attendance {
        hours: request.hours,
        signed_at: request.signed_at,
        source: request.source,
        note: cleaned(request.note),
        ..line.clone()
    };
    let filled = marked(filled, request.status, request.absence);
    let corrected = match request.guest {
        Some(guest) if line.person.is_none() => renamed(filled, activity.owner, guest)?,
        _ => filled,
    };
    if corrected.uid != line.uid {
        refuse_taken(w, &activity, &corrected)?;
        w.remove::<Attendance>(line.uid)?;
    }
    w.describe(told);
    put(w, activity, &corrected)
}

/// The guest's line under the corrected name and organisation, which are its key.
fn renamed(line: Attendance, host: Uid, guest: Guest) -> Result<Attendance> {
    let name = cleaned(Some(guest.name));
    let name = name.ok_or_else(|| Error::invalid("name", "请填写姓名。"))?;
    let line = Attendance {
        name: Some(name),
        organization: guest.organization,
        owner: guest.organization.map_or(host, |school| school.0),
        ..line
    };
    Ok(Attendance {
        uid: line.key(),
        ..line
    })
}

fn refuse_taken(w: &Writer<'_>, activity: &Activity, line: &Attendance) -> Result<()> {
    match w.reader().find::<Attendance>(line.uid)? {
        None => Ok(()),
        Some(_) => Err(Error::invalid(
            "name",
            format!(
                "这张签到表上已有同一单位的{}，请核对；如果登记了两次，请移去其中一行。",
                name_of(w, activity, line)?
            ),
        )),
    }
}
