//! The agenda of an activity (议程): its sessions and their order.
use crate::error::{Error, Result};
use crate::ids::SessionId;
use crate::ledger::Writer;
use crate::text::cleaned;
use crate::vocabulary::{WordList, require};

use super::records::{Activity, Session};
use super::requests::{ReorderSessions, SaveSession};
use super::rules::{check_hours, check_session_day, check_times, moved_day};
use super::{open, store};

/// Adds a session at the end, or changes one.
pub fn save_session(w: &Writer<'_>, request: SaveSession) -> Result<SessionId> {
    let reader = w.reader();
    let activity = open(reader, request.activity)?;
    let title = request.title.trim().to_owned();
    if title.is_empty() {
        return Err(Error::invalid("title", "请填写环节内容。"));
    }
    check_hours(request.hours)?;
    require(
        reader,
        "subject",
        WordList::Subject,
        request.subject.as_deref(),
    )?;
    check_times(request.starts, request.ends)?;
    let (uid, seq) = match request.session {
        Some(id) => (id, reader.get::<Session>(id)?.seq),
        None => {
            let last = store::sessions(reader, activity.uid)?
                .last()
                .map_or(-1, |s| s.seq);
            (SessionId::new(), last + 1)
        }
    };
    w.describe(format!("已保存“{}”的环节“{title}”", activity.title));
    let session = Session {
        uid,
        owner: activity.owner,
        activity: activity.uid,
        seq,
        title,
        day: request.day,
        half_day: request.half_day,
        starts: request.starts,
        ends: request.ends,
        form: request.form,
        place: cleaned(request.place),
        lead: cleaned(request.lead),
        subject: request.subject,
        class: cleaned(request.class),
        hours: request.hours,
        note: cleaned(request.note),
    };
    check_session_day(&activity, &session)?;
    w.save(&session)?;
    Ok(uid)
}

/// Sessions keep their place among the activity's days when these move; without a day they have none.
///
/// # Errors
/// Where the activity has become too short for a session.
pub(crate) fn follow_days(w: &Writer<'_>, activity: &Activity, before: &Activity) -> Result<()> {
    if (before.day, before.last_day) == (activity.day, activity.last_day) {
        return Ok(());
    }
    let mut opened = 0;
    for session in store::sessions(w.reader(), activity.uid)? {
        let moved = Session {
            day: moved_day(session.day, before.day, activity.day),
            ..session.clone()
        };
        check_session_day(activity, &moved)?;
        opened += u32::from(moved.day.is_none() && session.day.is_some());
        if moved != session {
            w.update(&moved)?;
        }
    }
    if opened > 0 {
        w.describe_further(&format!("，{opened}个环节的日期一并待定"));
    }
    Ok(())
}

/// Puts the sessions in this order; those not named follow as they stood.
pub fn reorder_sessions(w: &Writer<'_>, request: ReorderSessions) -> Result<()> {
    let activity = open(w.reader(), request.activity)?;
    let mut sessions = store::sessions(w.reader(), activity.uid)?;
    let wanted = |session: &Session| request.sessions.iter().position(|id| *id == session.uid);
    sessions.sort_by_key(|session| wanted(session).unwrap_or(usize::MAX));
    w.describe(format!("已调整“{}”的议程顺序", activity.title));
    for (seq, session) in (0..).zip(sessions) {
        w.update(&Session { seq, ..session })?;
    }
    Ok(())
}
