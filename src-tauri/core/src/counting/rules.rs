//! What counts as a 区域教研活动, for whom, and when not, why (R-001-10, G-01, G-02, G-04).
//! Nothing here reads the clock or the database.
use serde::Serialize;
use ts_rs::TS;

use super::facts::MemberSpan;
use super::facts::{ActivityFacts, HeldRole};
use crate::activities::ActivityStatus;
use crate::calendar::{Calendar, TermSpan};
use crate::ids::OrganizationId;
use crate::vocabulary::Counter;
use crate::words::closed_list;

closed_list! {
    /// Why an activity does not count.
    pub enum Reason ("reason") {
        Cancelled = "cancelled": "已取消",
        Postponed = "postponed": "已延期，还没有开展",
        NotHeld = "not_held": "还没有开展",
        Excluded = "excluded": "已设为不计入",
        Meeting = "meeting": "会议不计入",
        OutsideStage = "outside_stage": "不在9月至次年6月的实施时间内",
        NoDay = "no_day": "日期待定",
        OneSchool = "one_school": "只有一所学校",
        /// Held, and nobody has entered yet who came: a second school may well have.
        NoSignIn = "no_sign_in": "签到还没有录入",
        NotMember = "not_member": "当时不是成员学校",
        NotHost = "not_host": "参加但不是承办学校",
        NotActive = "not_active": "到会但未承担任务",
        /// Nobody is known to have come: it judged, was sent teachers …
        TookPartOnly = "took_part_only": "参加但未承担任务",
        OnlyOrganiser = "only_organiser": "只是主办单位，本校未参加",
        DidNotAttend = "did_not_attend": "本校未参加",
    }
}

/// How a school came by a counted activity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Merit {
    Host,
    CoHost,
    /// 送出 · 接受
    Giver,
    Receiver,
    /// One of its teachers had this role; `who` is empty where only the school is known.
    Role {
        role: String,
        who: String,
    },
    /// So many of its teachers came.
    Attended {
        people: u32,
    },
}

impl Merit {
    /// 承办 · 执教（曾庆华） · 到会3人
    pub fn label(&self) -> String {
        match self {
            Merit::Host => "承办".into(),
            Merit::CoHost => "协办".into(),
            Merit::Giver => "送出".into(),
            Merit::Receiver => "接受".into(),
            Merit::Role { role, who } if who.is_empty() => role.clone(),
            Merit::Role { role, who } => format!("{who}{role}"),
            Merit::Attended { people } => format!("到会{people}人"),
        }
    }
}

/// Whether the activity itself counts, whoever took part.
///
/// A completed activity in a form that counts, with at least two schools (G-02, G-40), inside the stage
/// (G-04). What the secretary has set by hand for this activity goes before form and stage.
pub fn standing(activity: &ActivityFacts, calendar: &Calendar) -> Result<(), Reason> {
    match activity.status {
        ActivityStatus::Cancelled => return Err(Reason::Cancelled),
        ActivityStatus::Postponed => return Err(Reason::Postponed),
        ActivityStatus::Planned | ActivityStatus::Notified => return Err(Reason::NotHeld),
        ActivityStatus::Held | ActivityStatus::Archived => {}
    }
    let Some(day) = activity.day else {
        return Err(Reason::NoDay);
    };
    match activity.counts {
        Some(false) => return Err(Reason::Excluded),
        None if !activity.form_counts => return Err(Reason::Meeting),
        None if activity.counts_for.is_none() && !calendar.in_stage(day) => {
            return Err(Reason::OutsideStage);
        }
        _ => {}
    }
    match activity.is_joint() {
        true => Ok(()),
        false if activity.nobody_came() => Err(Reason::NoSignIn),
        false => Err(Reason::OneSchool),
    }
}

/// What the school did in this activity by this counter; the reason when it is nothing.
pub(super) fn merit(
    activity: &ActivityFacts,
    school: OrganizationId,
    counter: Counter,
) -> Result<Merit, Reason> {
    let found = match counter {
        Counter::Host => activity.hosts.contains(&school).then_some(Merit::Host),
        Counter::Active => active_merit(activity, school),
        Counter::Attend => attend_merit(activity, school),
    };
    found.ok_or_else(|| match counter {
        _ if !activity.takes_part(school) => match activity.organisers.contains(&school) {
            true => Reason::OnlyOrganiser,
            false => Reason::DidNotAttend,
        },
        Counter::Host => Reason::NotHost,
        Counter::Active | Counter::Attend if activity.came(school) > 0 => Reason::NotActive,
        Counter::Active | Counter::Attend => Reason::TookPartOnly,
    })
}

/// People who came say most; else any part or role is taking part (G-40).
fn attend_merit(activity: &ActivityFacts, school: OrganizationId) -> Option<Merit> {
    let has = |schools: &[OrganizationId]| schools.contains(&school);
    match activity.came(school) {
        0 => active_merit(activity, school)
            .or_else(|| has(&activity.givers).then_some(Merit::Giver))
            .or_else(|| has(&activity.receivers).then_some(Merit::Receiver))
            .or_else(|| role_merit(activity, school, |_| true)),
        people => Some(Merit::Attended { people }),
    }
}

fn active_merit(activity: &ActivityFacts, school: OrganizationId) -> Option<Merit> {
    if activity.hosts.contains(&school) {
        return Some(Merit::Host);
    }
    let as_co_host = || activity.co_hosts.contains(&school).then_some(Merit::CoHost);
    role_merit(activity, school, |role| role.active).or_else(as_co_host)
}

/// The school's first role of this sort.
fn role_merit(
    activity: &ActivityFacts,
    school: OrganizationId,
    wanted: fn(&HeldRole) -> bool,
) -> Option<Merit> {
    let mut roles = activity.roles.iter().filter(|role| wanted(role));
    let role = roles.find(|role| role.school == school)?;
    Some(Merit::Role {
        role: role.role.clone(),
        who: role.who.clone(),
    })
}

/// Why nothing is asked of a school in a term: it was no member on the term's middle day, half way
/// between its dates (G-27, G-45).
pub(super) fn exempt(membership: &[MemberSpan], term: TermSpan) -> Option<&'static str> {
    let middle = term.starts + (term.ends - term.starts) / 2;
    if membership.iter().any(|span| span.contains(middle)) {
        return None;
    }
    let later = |span: &MemberSpan| span.from.is_some_and(|from| from > middle);
    Some(match membership {
        _ if membership.iter().all(later) => "学期过半后才加入，本学期不作要求。",
        _ if !membership.iter().any(later) => "学期过半前已退出，本学期不作要求。",
        _ => "学期过半时不是成员学校，本学期不作要求。",
    })
}
