//! What is typed on the command line for sign-in sheets: activities, and a session of one of them.
use lianyan_core::activities;
use lianyan_core::ids::{ActivityId, SessionId};
use lianyan_core::register::ActivityState;
use lianyan_core::{Error, Reader, Result};

use super::SheetToPrint;
use crate::choosing::{self, ACTIVITY};
use crate::parameters::{Given, Parameter};

pub(super) const SESSION: Parameter =
    Parameter::new("session", "序号", "环节在议程里的序号；不写则为整个活动").written(|text| {
        match text.parse() {
            Ok(1_u32..) => Ok(()),
            _ => Err("写成1这样".to_owned()),
        }
    });

/// Which of them do not go together.
pub(super) fn fits(given: &Given) -> Result<()> {
    let message = match given.all(&ACTIVITY).len() {
        0 if given.one(&SESSION).is_some() => "--session要和--activity一起使用。",
        2.. if given.one(&SESSION).is_some() => "--session只能和一个--activity一起使用。",
        _ => return choosing::fits(given),
    };
    Err(Error::invalid(ACTIVITY.name, message))
}

pub(super) fn sheets(reader: Reader<'_>, given: &Given) -> Result<Vec<SheetToPrint>> {
    let dropped = [ActivityState::Cancelled, ActivityState::Postponed];
    let wanted = choosing::activities(reader, given, |row| !dropped.contains(&row.state))?;
    if wanted.is_empty() {
        return Err(Error::invalid(
            ACTIVITY.name,
            "这段时间没有可以打印签到表的活动。请核对学年、学期、月份和共同体。",
        ));
    }
    let session = given.one(&SESSION).and_then(|number| number.parse().ok());
    let sheet = |activity| {
        let session = session.map(|number| session_of(reader, activity, number));
        Ok(SheetToPrint {
            activity,
            session: session.transpose()?,
            number: None,
        })
    };
    wanted.into_iter().map(sheet).collect()
}

/// The session by its place in the agenda, from 1.
fn session_of(reader: Reader<'_>, activity: ActivityId, number: usize) -> Result<SessionId> {
    let sessions = activities::sessions(reader, activity)?;
    match number.checked_sub(1).and_then(|place| sessions.get(place)) {
        Some(session) => Ok(session.uid),
        None => {
            let message = format!("这个活动有{}个环节，没有第{number}个。", sessions.len());
            Err(Error::invalid(SESSION.name, message))
        }
    }
}
