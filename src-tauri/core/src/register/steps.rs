//! Steps that look at more than the activity: filing it, removing it, removing a session.
use crate::activities::{self, Activity, ActivityRole, Session};
use crate::attendance::{self, Attendance};
use crate::error::{Error, Result};
use crate::evidence::{self, SIGN_IN_TOPIC};
use crate::ids::{ActivityId, SessionId};
use crate::ledger::{Record, Writer};
use crate::outputs::{self, Output};
use crate::uses;

use super::rules::require_complete;

/// 归档, or the end of a correction. Refused while sign-in or needed evidence is missing and
/// nobody has explained why.
pub fn archive(w: &Writer<'_>, id: ActivityId) -> Result<()> {
    let reader = w.reader();
    let activity: Activity = reader.get(id)?;
    activities::Verb::Archive.require(&activity)?;
    let explanations = evidence::explanations(reader, id.0)?;
    require_complete(
        &activity.title,
        attendance::anyone_came(reader, id)?,
        explanations.iter().any(|e| e.topic == SIGN_IN_TOPIC),
        &evidence::of_activity(reader, id)?.missing,
    )?;
    activities::archive(w, activity)
}

/// Removes an activity with everything that hangs on it, into the trash.
pub fn remove(w: &Writer<'_>, id: ActivityId) -> Result<()> {
    let activity = activities::open(w.reader(), id)?;
    let uses = uses::of(w.reader(), Activity::TABLE, id.0)?;
    if !uses.is_empty() {
        return Err(Error::not_now(format!(
            "活动“{}”还有{}，不能删除。请先改掉或删除它们。",
            activity.title,
            uses.join("、")
        )));
    }
    uses::remove_whole(w, Activity::TABLE, id.0)?;
    w.describe(format!("已删除活动“{}”", activity.title));
    Ok(())
}

/// Removes a session. Its roles stay with the activity, its prints too; what was signed in to it
/// alone would be lost, so that comes first.
pub fn remove_session(w: &Writer<'_>, id: SessionId) -> Result<()> {
    let reader = w.reader();
    let session: Session = reader.get(id)?;
    let activity = activities::open(reader, session.activity)?;
    let lines = attendance::of_session(reader, activity.uid, id)?;
    let entered = lines.iter().filter(|line| line.status.is_some()).count();
    if entered > 0 {
        return Err(Error::not_now(format!(
            "环节“{}”已登记签到{entered}人，不能删除。请先移去这个环节的签到。",
            session.title
        )));
    }
    for line in lines {
        w.remove::<Attendance>(line.uid)?;
    }
    for role in activities::roles(reader, activity.uid)? {
        if role.session == Some(id) {
            keep_role(w, role)?;
        }
    }
    for output in outputs::of_activity(reader, activity.uid)? {
        if output.session == Some(id) {
            w.update(&Output {
                session: None,
                ..output
            })?;
        }
    }
    w.remove::<Session>(id)?;
    w.describe(format!("已删除环节“{}”", session.title));
    Ok(())
}

/// The same role without its session; one that stands there already is enough.
fn keep_role(w: &Writer<'_>, role: ActivityRole) -> Result<()> {
    w.remove::<ActivityRole>(role.uid)?;
    let mut whole = ActivityRole {
        session: None,
        ..role
    };
    whole.uid = whole.key();
    match w.reader().find::<ActivityRole>(whole.uid)? {
        Some(_) => Ok(()),
        None => w.insert(&whole),
    }
}
