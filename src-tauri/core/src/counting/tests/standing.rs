//! Whether an activity counts at all, and for which term.
use std::collections::HashMap;

use super::super::facts::ActivityFacts;
use super::super::rules::{Reason, standing};
use super::super::stretch::Stretch;
use super::{FIRST, calendar, day, judged, lesson, school, with};
use crate::activities::ActivityStatus;
use crate::calendar::TermRef;
use crate::dates::{SchoolYear, TermNumber};
use crate::ids::OrganizationId;

fn one_came() -> HashMap<OrganizationId, u32> {
    HashMap::from([(school("二实"), 6)])
}

/// What it is called, the activity, and whether it counts.
type Case = (&'static str, ActivityFacts, Result<(), Reason>);

fn agree(cases: Vec<Case>) {
    let calendar = calendar();
    for (what, activity, expected) in cases {
        assert_eq!(standing(&activity, &calendar), expected, "{what}");
    }
}

#[test]
fn an_activity_counts_or_says_why_not() {
    use ActivityStatus::{Archived, Cancelled, Notified, Planned, Postponed};
    agree(vec![
        ("held", lesson(), Ok(())),
        ("archived", with(|a| a.status = Archived), Ok(())),
        (
            "planned",
            with(|a| a.status = Planned),
            Err(Reason::NotHeld),
        ),
        (
            "notified",
            with(|a| a.status = Notified),
            Err(Reason::NotHeld),
        ),
        (
            "postponed",
            with(|a| a.status = Postponed),
            Err(Reason::Postponed),
        ),
        (
            "cancelled",
            with(|a| a.status = Cancelled),
            Err(Reason::Cancelled),
        ),
        ("no day", with(|a| a.day = None), Err(Reason::NoDay)),
        (
            "meeting",
            with(|a| a.form_counts = false),
            Err(Reason::Meeting),
        ),
        (
            "a meeting counted by hand",
            with(|a| (a.form_counts, a.counts) = (false, Some(true))),
            Ok(()),
        ),
        (
            "left out by hand",
            with(|a| a.counts = Some(false)),
            Err(Reason::Excluded),
        ),
        (
            "in July",
            with(|a| a.day = Some(day("2025-07-02"))),
            Err(Reason::OutsideStage),
        ),
        (
            "last day of June",
            with(|a| a.day = Some(day("2025-06-30"))),
            Ok(()),
        ),
        (
            "in July, ticked",
            with(|a| (a.day, a.counts) = (Some(day("2025-07-02")), Some(true))),
            Ok(()),
        ),
        (
            "29 August, counted for the term that follows",
            with(|a| (a.day, a.counts_for) = (Some(day("2024-08-29")), Some(FIRST))),
            Ok(()),
        ),
    ]);
}

#[test]
fn an_activity_counts_where_a_second_school_took_part() {
    agree(vec![
        (
            "one school",
            with(|a| a.heads = HashMap::from([(school("二实"), 6)])),
            Err(Reason::OneSchool),
        ),
        (
            "the host alone, the sign-in not entered yet",
            with(|a| a.heads = HashMap::new()),
            Err(Reason::NoSignIn),
        ),
        (
            "a guest who is no school is no second school",
            with(|a| a.heads = HashMap::from([(school("二实"), 6), (school("进修学校"), 1)])),
            Err(Reason::OneSchool),
        ),
        (
            "a second school that only judged",
            with(|a| (a.heads, a.roles) = (one_came(), vec![judged("前楼")])),
            Ok(()),
        ),
        (
            "a second school that was sent teachers",
            with(|a| (a.heads, a.receivers) = (one_came(), vec![school("前楼")])),
            Ok(()),
        ),
        (
            "a second school that sent teachers",
            with(|a| (a.heads, a.givers) = (one_came(), vec![school("前楼")])),
            Ok(()),
        ),
        (
            "a second school that only organised",
            with(|a| (a.heads, a.organisers) = (one_came(), vec![school("前楼")])),
            Ok(()),
        ),
        (
            "an office that organised is no second school",
            with(|a| (a.heads, a.organisers) = (one_came(), vec![school("进修学校")])),
            Err(Reason::OneSchool),
        ),
        (
            "a school with nobody there is no second school",
            with(|a| a.heads = HashMap::from([(school("二实"), 6), (school("前楼"), 0)])),
            Err(Reason::OneSchool),
        ),
    ]);
}

#[test]
fn the_term_follows_the_day_unless_set_by_hand() {
    let calendar = calendar();
    let second = TermRef::new(SchoolYear(2024), TermNumber::Second);
    let moved = with(|a| a.counts_for = Some(second));
    let planned = with(|a| (a.day, a.month) = (None, Some("2024-12".into())));
    assert!(Stretch::Term(FIRST).holds(&lesson(), &calendar));
    assert!(!Stretch::Term(FIRST).holds(&moved, &calendar));
    assert!(Stretch::Term(second).holds(&moved, &calendar));
    assert!(
        Stretch::Term(FIRST).holds(&planned, &calendar),
        "a planned month has a term"
    );
    assert!(Stretch::SchoolYear(SchoolYear(2024)).holds(&lesson(), &calendar));
    assert!(!Stretch::SchoolYear(SchoolYear(2023)).holds(&lesson(), &calendar));
}
