//! Sign-in from the expected list to the hours, in a small ledger.
mod entering;
mod rules;
mod sheets;

use super::*;
use crate::activities::tests::office::Office;
use crate::activities::{self, ActivityStatus};
use crate::ids::{ActivityId, SessionId};

pub(super) fn whole(activity: ActivityId) -> SheetRequest {
    SheetRequest {
        activity,
        session: None,
    }
}

pub(super) fn of_session(activity: ActivityId, session: SessionId) -> SheetRequest {
    SheetRequest {
        activity,
        session: Some(session),
    }
}

pub(super) fn line(office: &Office, activity: ActivityId, name: &str) -> SheetLine {
    let sheet = sheet(office.reader(), whole(activity)).unwrap();
    let mut lines = sheet.groups.into_iter().flat_map(|group| group.lines);
    lines.find(|line| line.name == name).expect("on the sheet")
}

pub(super) fn status_of(office: &Office, activity: ActivityId) -> ActivityStatus {
    office
        .reader()
        .get::<activities::Activity>(activity)
        .unwrap()
        .status
}
