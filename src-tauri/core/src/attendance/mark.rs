//! Entering who came: one by one, or «全部到会，以下人员除外».
use crate::activities::{self, Activity};
use crate::error::{Error, Result};
use crate::ids::{AttendanceId, PersonId, SessionId};
use crate::ledger::Writer;
use crate::roster::{self, AbsenceKind};
use crate::text::cleaned;
use crate::vocabulary::ActivityMode;

use super::expected::blank_line;
use super::records::{Attendance, Presence};
use super::rules::SignInTally;
use super::store;
use super::wire::{AddUnlisted, MarkAllExcept, MarkSignIn, SheetRequest, SignInException};
use super::{day_of, open_sheet};

/// Enters one person. Whoever came makes the activity one that took place.
pub fn mark(w: &Writer<'_>, request: MarkSignIn) -> Result<()> {
    let (line, activity) = line_of(w, request.line)?;
    let line = marked(line, request.status, request.absence);
    let name = name_of(w, &activity, &line)?;
    let title = &activity.title;
    w.describe(match line.status {
        None => format!("已取消{name}的签到登记（{title}）"),
        Some(status) => format!("已登记{name}{}（{title}）", in_words(status, line.absence)),
    });
    put(w, activity, &line)
}

/// Everyone expected came, but for these. Someone named here who is not on the list and came is
/// added to the sheet. The list is everything: who is not named in it came.
pub fn mark_all_except(w: &Writer<'_>, request: MarkAllExcept) -> Result<SignInTally> {
    let reader = w.reader();
    let activity = open_sheet(reader, request.activity)?;
    let sheet = SheetRequest {
        activity: activity.uid,
        session: request.session,
    };
    let came = usual_presence(&activity);
    let lines = expected_lines(w, &activity, request.session)?;
    let title = activity.title.clone();
    let mut saved = Vec::new();
    for line in lines {
        let exception = request
            .exceptions
            .iter()
            .find(|e| line.person == Some(e.person));
        saved.push(match exception {
            Some(exception) => marked(line, Some(exception.status), exception.absence),
            None if line.expected => marked(line, Some(came), None),
            None => line,
        });
    }
    for exception in &request.exceptions {
        if !saved
            .iter()
            .any(|line| line.person == Some(exception.person))
        {
            saved.push(unlisted(w, &activity, request.session, exception)?);
        }
    }
    if saved.iter().any(Attendance::came) {
        activities::note_held(w, activity)?;
    }
    for line in &saved {
        w.save(line)?;
    }
    let tally = tally(w, sheet)?;
    w.describe(format!("已登记“{title}”签到{}人", tally.came));
    Ok(tally)
}

/// The sheet's lines; a session that has none yet takes over those expected at the activity.
fn expected_lines(
    w: &Writer<'_>,
    activity: &Activity,
    session: Option<SessionId>,
) -> Result<Vec<Attendance>> {
    let reader = w.reader();
    let lines = store::of_sheet(reader, activity.uid, session)?;
    if lines.iter().any(|line| line.expected) {
        return Ok(lines);
    }
    let whole = match session {
        Some(_) => store::of_sheet(reader, activity.uid, None)?,
        None => Vec::new(),
    };
    let people: Vec<PersonId> = whole
        .iter()
        .filter(|line| line.expected)
        .filter_map(|line| line.person)
        .collect();
    if people.is_empty() {
        return Err(Error::invalid(
            "exceptions",
            "还没有应到人员，请先选定应到人员，再登记签到。",
        ));
    }
    people
        .into_iter()
        .map(|person| blank_line(reader, activity, session, person))
        .collect()
}

/// Someone outside the list who came; who did not come need not be on it.
fn unlisted(
    w: &Writer<'_>,
    activity: &Activity,
    session: Option<SessionId>,
    exception: &SignInException,
) -> Result<Attendance> {
    let line = blank_line(w.reader(), activity, session, exception.person)?;
    if !exception.status.came() {
        return Err(Error::invalid(
            "exceptions",
            format!(
                "{}不在应到人员中，请从除外人员中移去，或先加入应到人员。",
                name_of(w, activity, &line)?
            ),
        ));
    }
    let line = Attendance {
        expected: false,
        ..line
    };
    Ok(marked(line, Some(exception.status), None))
}

/// Adds someone who came and was not on the list.
pub fn add_unlisted(w: &Writer<'_>, request: AddUnlisted) -> Result<AttendanceId> {
    let reader = w.reader();
    let activity = open_sheet(reader, request.activity)?;
    let name = cleaned(request.name);
    let status = request.status.unwrap_or_else(|| usual_presence(&activity));
    let mut line = match (request.person, name) {
        (Some(person), _) => blank_line(reader, &activity, request.session, person)?,
        (None, Some(name)) => Attendance {
            person: None,
            name: Some(name),
            organization: request.organization,
            owner: request
                .organization
                .map_or(activity.owner, |school| school.0),
            ..guest(&activity, request.session)
        },
        (None, None) => {
            return Err(Error::invalid("name", "请选择人员，或填写姓名和单位。"));
        }
    };
    line.uid = line.key();
    let present = reader.find::<Attendance>(line.uid)?;
    let line = present.unwrap_or(Attendance {
        expected: false,
        ..line
    });
    let line = marked(line, Some(status), None);
    let (name, title) = (name_of(w, &activity, &line)?, &activity.title);
    w.describe(format!("已补登{name}到会（{title}）"));
    put(w, activity, &line)?;
    Ok(line.uid)
}

/// A line of someone who is not on the roster, to be filled in.
pub(super) fn guest(activity: &Activity, session: Option<SessionId>) -> Attendance {
    Attendance {
        uid: AttendanceId::new(),
        owner: activity.owner,
        activity: activity.uid,
        session,
        person: None,
        name: None,
        organization: None,
        expected: false,
        status: None,
        absence: None,
        signed_at: None,
        source: None,
        hours: None,
        note: None,
    }
}

/// Presence of whoever simply came.
pub(crate) fn usual_presence(activity: &Activity) -> Presence {
    match activity.mode {
        ActivityMode::Online => Presence::Online,
        ActivityMode::Offline | ActivityMode::Mixed => Presence::Present,
    }
}

/// 到会 · 未到 · 请假（病假）, as the screen says it.
fn in_words(status: Presence, absence: Option<AbsenceKind>) -> String {
    match (status, absence) {
        (Presence::Leave, Some(kind)) => format!("请假（{}）", kind.label()),
        (status, _) => status.label().to_owned(),
    }
}

/// The line with a new status; a reason belongs to leave alone, a time of signing to who came.
pub(super) fn marked(
    line: Attendance,
    status: Option<Presence>,
    absence: Option<AbsenceKind>,
) -> Attendance {
    let came = status.is_some_and(Presence::came);
    Attendance {
        status,
        absence: absence.filter(|_| status == Some(Presence::Leave)),
        signed_at: line.signed_at.filter(|_| came),
        hours: line.hours.filter(|_| came),
        ..line
    }
}

pub(super) fn put(w: &Writer<'_>, activity: Activity, line: &Attendance) -> Result<()> {
    if line.came() {
        activities::note_held(w, activity)?;
    }
    w.save(line)
}

/// A line of an activity that may be edited.
pub(super) fn line_of(w: &Writer<'_>, id: AttendanceId) -> Result<(Attendance, Activity)> {
    let line: Attendance = w.reader().get(id)?;
    let activity = open_sheet(w.reader(), line.activity)?;
    Ok((line, activity))
}

/// As the sheet shows it.
pub(super) fn name_of(w: &Writer<'_>, activity: &Activity, line: &Attendance) -> Result<String> {
    Ok(match (line.person, &line.name) {
        (Some(person), _) => {
            let day = day_of(w.reader(), activity)?;
            roster::name_on(w.reader(), person, line.organization, day)?
        }
        (None, Some(name)) => name.clone(),
        (None, None) => "一位参加者".to_owned(),
    })
}

fn tally(w: &Writer<'_>, sheet: SheetRequest) -> Result<SignInTally> {
    let mut tally = SignInTally::default();
    for line in store::of_sheet(w.reader(), sheet.activity, sheet.session)? {
        tally.add(line.expected, line.status);
    }
    Ok(tally)
}
