//! The steps in the life of an activity: notified, held, archived, put right, cancelled, postponed.
use crate::dates::{full_date, month_label};
use crate::error::Result;
use crate::ids::ActivityId;
use crate::ledger::Writer;

use super::records::{Activity, ActivityStatus as Status};
use super::requests::{ActivityReason, PostponeActivity};
use super::rules::{Verb, check_held_day, check_later, check_reason, check_when, moved_end};

/// 标为已通知
pub fn notify(w: &Writer<'_>, activity: ActivityId) -> Result<()> {
    let activity = ready_for(w, Verb::Notify, activity)?;
    w.describe(format!("“{}”已标为已通知", activity.title));
    w.update(&Activity {
        status: Status::Notified,
        status_reason: None,
        ..activity
    })
}

/// 标为已开展: it took place, on its day.
pub fn hold(w: &Writer<'_>, activity: ActivityId) -> Result<()> {
    let activity = ready_for(w, Verb::Hold, activity)?;
    w.describe(format!("“{}”已标为已开展", activity.title));
    note_held(w, activity)?;
    Ok(())
}

/// Marks a planned or notified activity as held; one that was held already stays as it is.
/// Entering who came does the same, because nobody comes to what did not take place.
pub(crate) fn note_held(w: &Writer<'_>, activity: Activity) -> Result<Activity> {
    if activity.status.is_held() {
        return Ok(activity);
    }
    Verb::Hold.require(&activity)?;
    check_held_day(activity.day, w.reader().today())?;
    let activity = Activity {
        status: Status::Held,
        status_reason: None,
        ..activity
    };
    w.update(&activity)?;
    Ok(activity)
}

/// 归档, or the end of a correction. Whether sign-in and evidence are complete is asked before.
pub(crate) fn archive(w: &Writer<'_>, activity: Activity) -> Result<()> {
    Verb::Archive.require(&activity)?;
    w.describe(match activity.correcting {
        true => format!("“{}”已完成更正", activity.title),
        false => format!("“{}”已归档", activity.title),
    });
    w.update(&Activity {
        status: Status::Archived,
        correcting: false,
        ..activity
    })
}

/// 更正: an archived activity can be edited again; it counts as before.
pub fn reopen(w: &Writer<'_>, activity: ActivityId) -> Result<()> {
    let activity = ready_for(w, Verb::Reopen, activity)?;
    w.describe(format!("“{}”已打开更正", activity.title));
    w.update(&Activity {
        correcting: true,
        ..activity
    })
}

/// 取消活动, with the reason.
pub fn cancel(w: &Writer<'_>, request: ActivityReason) -> Result<()> {
    let activity = ready_for(w, Verb::Cancel, request.activity)?;
    let reason = check_reason(&request.reason, "取消")?;
    w.describe(format!("“{}”已取消", activity.title));
    w.update(&Activity {
        status: Status::Cancelled,
        status_reason: Some(reason),
        ..activity
    })
}

/// 延期, with the reason and the new day or month. While neither is known the activity stays in the
/// month it was planned for, without a day.
pub(crate) fn postpone(w: &Writer<'_>, request: PostponeActivity) -> Result<()> {
    let activity = ready_for(w, Verb::Postpone, request.activity)?;
    let reason = check_reason(&request.reason, "延期")?;
    let until = match (request.day, &request.month) {
        (Some(day), _) => format!("至{}", full_date(day)),
        (None, Some(month)) => format!("至{}，日期待定", month_label(month)),
        (None, None) => "，日期待定".to_owned(),
    };
    let month = request.month.or_else(|| activity.planned_month());
    let month = month.filter(|_| request.day.is_none());
    check_when(request.day, month.as_deref())?;
    check_later(&activity, request.day, month.as_deref())?;
    w.describe(format!("“{}”已延期{until}", activity.title));
    w.update(&Activity {
        status: Status::Postponed,
        status_reason: Some(reason),
        day: request.day,
        last_day: moved_end(&activity, request.day),
        month,
        ..activity
    })
}

/// 恢复为计划中, from cancelled, postponed or wrongly held.
pub fn resume(w: &Writer<'_>, activity: ActivityId) -> Result<()> {
    let activity = ready_for(w, Verb::Resume, activity)?;
    w.describe(format!("“{}”已恢复为计划中", activity.title));
    w.update(&Activity {
        status: Status::Planned,
        status_reason: None,
        ..activity
    })
}

fn ready_for(w: &Writer<'_>, verb: Verb, activity: ActivityId) -> Result<Activity> {
    let activity: Activity = w.reader().get(activity)?;
    verb.require(&activity)?;
    Ok(activity)
}
