//! Which evidence an activity needs, what is missing, and what looks odd (G-24). No queries.
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::dates::month_day;
use crate::vocabulary::ActivityMode;

/// Code of 签到表.
pub const SIGN_IN: &str = "signin";
/// Code of 照片.
pub const PHOTO: &str = "photo_ev";
/// Code of 线上截图.
pub const SCREENSHOT: &str = "screenshot";

/// Code of 活动记录, which can also be written in the program itself.
pub const RECORD: &str = "record";

/// Topic of the explanation for a missing kind of evidence.
pub fn topic_of(kind: &str) -> String {
    format!("evidence:{kind}")
}

/// Topic of the explanation for an activity nobody has signed in to.
pub const SIGN_IN_TOPIC: &str = "sign-in";

/// The kinds an activity must have on file (G-24).
///
/// The form says which; an activity held the other way than its form is usual in gives up the proof
/// that does not exist there: online no sign-in sheet and no photographs but a screenshot, and the
/// reverse.
pub fn needed(form: &[&str], form_mode: ActivityMode, mode: ActivityMode) -> Vec<String> {
    let (gone, instead): (&[&str], &[&str]) = match (form_mode, mode) {
        (ActivityMode::Offline | ActivityMode::Mixed, ActivityMode::Online) => {
            (&[SIGN_IN, PHOTO], &[SCREENSHOT])
        }
        (ActivityMode::Online, ActivityMode::Offline) => (&[SCREENSHOT], &[SIGN_IN, PHOTO]),
        _ => (&[], &[]),
    };
    let Some(at) = form.iter().position(|kind| gone.contains(kind)) else {
        return form.iter().map(|kind| (*kind).to_owned()).collect();
    };
    let before = form[..at].iter();
    let after = form[at..].iter().filter(|kind| !gone.contains(kind));
    let instead = instead.iter().filter(|kind| !form.contains(kind));
    before
        .chain(instead)
        .chain(after)
        .map(|kind| (*kind).to_owned())
        .collect()
}

/// Those of `needed` of which there is no piece.
pub(super) fn missing<'a>(needed: &'a [String], present: &BTreeSet<String>) -> Vec<&'a str> {
    needed
        .iter()
        .filter(|kind| !present.contains(*kind))
        .map(String::as_str)
        .collect()
}

/// Proof dated on another day than the activity's; `None` when nothing is odd.
///
/// A notice comes before, a summary after: only what shows the activity itself is looked at.
pub(super) fn odd_day(
    kind: &str,
    taken_on: Option<NaiveDate>,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
) -> Option<String> {
    if ![SIGN_IN, PHOTO, SCREENSHOT].contains(&kind) {
        return None;
    }
    let (taken, first) = (taken_on?, first?);
    let inside = first <= taken && taken <= last.unwrap_or(first);
    (!inside).then(|| {
        format!(
            "日期是{}，活动在{}，请核对。",
            month_day(taken),
            month_day(first)
        )
    })
}
