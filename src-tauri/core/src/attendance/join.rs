//! Sign-in that a list tells, joined with what stands already: nobody is removed or newly expected.
use chrono::NaiveTime;

use crate::activities::{self, Activity, Verb};
use crate::error::Result;
use crate::ids::{ActivityId, OrganizationId, PersonId, SessionId};
use crate::ledger::{Reader, Writer};
use crate::roster::AbsenceKind;
use crate::text::cleaned;

use super::expected::blank_line;
use super::mark::{guest, marked};
use super::records::{Attendance, Presence};
use super::{closed, day_of, not_yet, open_sheet, store};

/// One person as a list tells it: of the roster, or by name and organisation.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn {
    pub(crate) person: Option<PersonId>,
    pub(crate) name: Option<String>,
    pub(crate) organization: Option<OrganizationId>,
    /// `None`: what was signed in is taken back.
    pub(crate) status: Option<Presence>,
    pub(crate) absence: Option<AbsenceKind>,
    /// Time of day.
    pub(crate) signed_at: Option<NaiveTime>,
    /// Code of `attendance_source`.
    pub(crate) source: Option<String>,
    /// 学时, where they differ from the activity's.
    pub(crate) hours: Option<f64>,
    pub(crate) note: Option<String>,
}

/// Why nobody can be entered as having come; `None` while people can.
pub(crate) fn refusal(reader: Reader<'_>, activity: &Activity) -> Option<String> {
    let not_held = || {
        let held = activity.status.is_held();
        let refused = (!held).then(|| Verb::Hold.require(activity).err());
        refused.flatten().map(|refusal| refusal.to_string())
    };
    closed(activity)
        .or_else(|| not_yet(activity, reader.today()))
        .or_else(not_held)
}

/// All lines of an activity, of whichever session.
pub(crate) fn lines_of(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<Attendance>> {
    store::of_activity(reader, activity)
}

/// Enters all of them on one sheet. What a line says beside the status stays, where it says anything.
pub(crate) fn join(
    w: &Writer<'_>,
    activity: ActivityId,
    session: Option<SessionId>,
    people: Vec<SignedIn>,
) -> Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    let activity = open_sheet(w.reader(), activity)?;
    let day = day_of(w.reader(), &activity)?;
    let came = |one: &SignedIn| one.status.is_some_and(Presence::came);
    if people.iter().any(came) {
        activities::note_held(w, activity.clone())?;
    }
    for one in people {
        let line = line_of(w.reader(), &activity, session, &one)?;
        let at = one.signed_at.map(|time| day.and_time(time));
        let filled = Attendance {
            signed_at: line.signed_at.or(at),
            source: line.source.clone().or(one.source),
            hours: one.hours.or(line.hours),
            note: line.note.clone().or_else(|| cleaned(one.note)),
            ..line
        };
        w.save(&marked(filled, one.status, one.absence))?;
    }
    Ok(())
}

/// The line that stands already, or a new one of somebody who was not expected.
fn line_of(
    reader: Reader<'_>,
    activity: &Activity,
    session: Option<SessionId>,
    one: &SignedIn,
) -> Result<Attendance> {
    let line = match one.person {
        Some(person) => blank_line(reader, activity, session, person)?,
        None => {
            let mut line = Attendance {
                name: cleaned(one.name.clone()),
                organization: one.organization,
                owner: one.organization.map_or(activity.owner, |school| school.0),
                ..guest(activity, session)
            };
            line.uid = line.key();
            line
        }
    };
    let present = reader.find::<Attendance>(line.uid)?;
    Ok(present.unwrap_or(Attendance {
        expected: false,
        ..line
    }))
}
