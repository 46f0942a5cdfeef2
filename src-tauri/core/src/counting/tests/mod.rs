//! The counting rules, case by case. Here is what all of them begin with: one lesson that counts.
mod duties;
mod membership;
mod merits;
mod moving;
mod standing;
mod sums;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::facts::{ActivityFacts, HeldRole, Names};
use crate::activities::ActivityStatus;
use crate::calendar::{Calendar, Term, TermRef};
use crate::dates::{SchoolYear, TermNumber};
use crate::ids::{ActivityId, CommunityId, OrganizationId, Uid};
use crate::vocabulary::Settings;

const FIRST: TermRef = TermRef {
    school_year: SchoolYear(2024),
    number: TermNumber::First,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("YYYY-MM-DD")
}

fn school(name: &str) -> OrganizationId {
    OrganizationId(Uid::derived("test", &[name.as_bytes()]))
}

/// The sample county's first term: lessons from 2 September to 10 January.
fn calendar() -> Calendar {
    let settings = Settings::default();
    let term = Term {
        uid: Term::key(FIRST.school_year, FIRST.number),
        owner: Uid::COUNTY,
        school_year: FIRST.school_year,
        number: FIRST.number,
        starts: day("2024-09-01"),
        ends: day("2025-01-31"),
        teaching_from: day("2024-09-02"),
        teaching_to: day("2025-01-10"),
    };
    Calendar::new(&[term], &[], settings.stage_from, settings.stage_to)
}

/// 示范课 on 2024-10-18 at 二实, held; 二实 6, 前楼 4, 石桥 3 came.
fn lesson() -> ActivityFacts {
    let schools = ["二实", "前楼", "石桥"].map(school);
    ActivityFacts {
        id: ActivityId::new(),
        code: "A03".into(),
        title: "《角的度量》示范课与研讨".into(),
        community: CommunityId(Uid::COUNTY),
        form: "demo_lesson".into(),
        form_name: "示范课".into(),
        form_counts: true,
        status: ActivityStatus::Held,
        counts: None,
        counts_reason: None,
        counts_for: None,
        day: Some(day("2024-10-18")),
        month: None,
        hours: 3.0,
        hosts: vec![schools[0]],
        asked_on: Some(day("2024-10-18")),
        co_hosts: vec![],
        givers: vec![],
        receivers: vec![],
        organisers: vec![],
        roles: vec![],
        names: Names::default(),
        heads: HashMap::from([(schools[0], 6), (schools[1], 4), (schools[2], 3)]),
        known_schools: Arc::new(schools.into()),
    }
}

fn with(change: impl FnOnce(&mut ActivityFacts)) -> ActivityFacts {
    let mut activity = lesson();
    change(&mut activity);
    let asked_on = |day| calendar().asked_on(day, activity.counts_for);
    activity.asked_on = activity.day.map(asked_on);
    activity
}

fn judged(name: &str) -> HeldRole {
    HeldRole {
        school: school(name),
        role: "评委".into(),
        who: "邓国平".into(),
        active: false,
    }
}
