//! 按人数登记: how many of each school came, where names are not known.
use crate::activities;
use crate::error::{Error, Result};
use crate::ledger::{Reader, Writer};
use crate::roster::Organization;

use super::open_sheet;
use super::records::HeadCount;
use super::store;
use super::wire::{SchoolHeads, SetHeadCounts};

/// More people than any meeting holds: a slip of the finger.
const MOST: u32 = 5000;

/// Makes the head counts exactly these. Names on the sheet stay; totals prefer them (G-21).
pub fn set_head_counts(w: &Writer<'_>, request: SetHeadCounts) -> Result<()> {
    let reader = w.reader();
    let activity = open_sheet(reader, request.activity)?;
    for counts in &request.counts {
        check(reader, counts)?;
    }
    let sum: u32 = request.counts.iter().map(|counts| counts.actual).sum();
    w.describe(format!("已登记“{}”参加人数{sum}人", activity.title));
    let uid = activity.uid;
    if sum > 0 {
        activities::note_held(w, activity)?;
    }
    for present in store::heads(reader, uid)? {
        if !request
            .counts
            .iter()
            .any(|c| c.organization == present.organization)
        {
            w.remove::<HeadCount>(present.uid)?;
        }
    }
    for counts in request.counts {
        w.save(&HeadCount {
            uid: HeadCount::key(uid, counts.organization),
            owner: counts.organization.0,
            activity: uid,
            organization: counts.organization,
            expected: counts.expected.map(i64::from),
            actual: i64::from(counts.actual),
        })?;
    }
    Ok(())
}

/// Refuses what cannot be, and says of which school.
fn check(reader: Reader<'_>, counts: &SchoolHeads) -> Result<()> {
    let most = counts.actual.max(counts.expected.unwrap_or(0));
    let fault = match counts.expected {
        _ if most > MOST => format!("一所学校的人数不能超过{MOST}"),
        Some(expected) if expected < counts.actual => {
            format!("到会{}人，多于应到{expected}人", counts.actual)
        }
        _ => return Ok(()),
    };
    let school = reader.get::<Organization>(counts.organization)?.name;
    Err(Error::invalid(
        "counts",
        format!("{school}：{fault}，请核对。"),
    ))
}
