//! The second counter. Each step quotes the sentence of the catalogue that it was written from.
use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use lianyan_core::activities::ActivityStatus;
use lianyan_core::attendance::Presence;
use lianyan_core::dates::TermNumber;
use lianyan_core::ids::{ActivityId, OrganizationId};
use lianyan_core::vocabulary::Counter;

use super::county::{Activity, County, School};

/// Ids of the activities that count for a school, in the order of their days.
pub(crate) fn count(
    county: &County,
    school: OrganizationId,
    term: TermNumber,
    counter: Counter,
) -> Vec<ActivityId> {
    let member = find(county, school);
    let mut found: Vec<(&Activity, NaiveDate)> = Vec::new();
    for activity in &county.activities {
        let Some(day) = activity.day else { continue };
        if is_regional(county, activity)
            && term_of(activity, day) == Some(term)
            && belongs(member, day)
            && did(activity, school, counter)
        {
            found.push((activity, day));
        }
    }
    let code = |activity: &Activity| county.activities.iter().position(|a| a.id == activity.id);
    found.sort_by_key(|(activity, day)| (*day, code(activity)));
    found.into_iter().map(|(activity, _)| activity.id).collect()
}

/// Person-times and hours of the members in the counted activities of a term.
pub(crate) fn totals(county: &County, term: TermNumber) -> (u32, f64) {
    let mut people = 0;
    let mut hours = 0.0;
    for activity in &county.activities {
        let Some(day) = activity.day else { continue };
        if !is_regional(county, activity) || term_of(activity, day) != Some(term) {
            continue;
        }
        // G-22: whose school is no member that day is a guest
        for school in county.schools.iter().filter(|s| belongs(s, day)) {
            // G-21 «names when signed in; else head counts»
            let named: Vec<_> = came_by_name(activity, school.id).collect();
            if named.is_empty() {
                let heads = heads(activity, school.id);
                people += heads;
                hours += f64::from(heads) * activity.hours;
            } else {
                people += named.len() as u32;
                hours += named
                    .iter()
                    .map(|own| own.unwrap_or(activity.hours))
                    .sum::<f64>();
            }
        }
    }
    (people, hours)
}

/// School-terms of the year: each member school in each term in which it was a member for a day.
pub(crate) fn school_terms(county: &County) -> usize {
    [TermNumber::First, TermNumber::Second]
        .iter()
        .map(|term| {
            let (from, to) = days(*term);
            county
                .schools
                .iter()
                .filter(|s| overlaps(s, from, to))
                .count()
        })
        .sum()
}

/// G-27 «a school joining after the term's middle is exempt»; so is one that left before it.
pub(crate) fn applies(county: &County, school: OrganizationId, term: TermNumber) -> bool {
    let (from, to) = days(term);
    let half = (to - from).num_days() / 2;
    let (joined, left) = find(county, school).member.expect("a row is a member's");
    let late = (joined - from).num_days() > half;
    let early = left.is_some_and(|left| (left - from).num_days() < half);
    !late && !early
}

/// G-02 «Any completed activity of the community in a form flagged "counts" … (need ≥2 schools) …
/// Cancelled and planned never.» G-04 «they do not count toward R-001-10 unless the user ticks so».
fn is_regional(county: &County, activity: &Activity) -> bool {
    let completed = matches!(
        activity.status,
        ActivityStatus::Held | ActivityStatus::Archived
    );
    let in_summer = activity
        .day
        .is_some_and(|day| day.month() == 7 || day.month() == 8);
    let wanted = match activity.ticked {
        Some(ticked) => ticked,
        None => activity.form.1 && (!in_summer || activity.counts_for.is_some()),
    };
    completed && wanted && schools_in(county, activity) >= 2
}

fn schools_in(county: &County, activity: &Activity) -> usize {
    let mut schools: HashSet<OrganizationId> = HashSet::new();
    schools.extend(&activity.hosts);
    schools.extend(&activity.co_hosts);
    schools.extend(
        activity
            .roles
            .iter()
            .filter(|r| r.role.1)
            .map(|r| r.organization),
    );
    schools.extend(
        county
            .schools
            .iter()
            .map(|s| s.id)
            .filter(|id| came(activity, *id) > 0),
    );
    schools.remove(&county.office);
    schools.len()
}

/// G-01 «承办 (host), 承担 (host, co-host or own teacher in an active role …), 参与 (≥1 signed-in teacher)»
fn did(activity: &Activity, school: OrganizationId, counter: Counter) -> bool {
    let hosts = activity.hosts.contains(&school);
    match counter {
        Counter::Host => hosts,
        Counter::Active => {
            hosts
                || activity.co_hosts.contains(&school)
                || activity
                    .roles
                    .iter()
                    .any(|r| r.organization == school && r.role.1)
        }
        Counter::Attend => came(activity, school) > 0,
    }
}

fn came(activity: &Activity, school: OrganizationId) -> u32 {
    match came_by_name(activity, school).count() as u32 {
        0 => heads(activity, school),
        named => named,
    }
}

/// The hours set on each line of those who came.
fn came_by_name(activity: &Activity, school: OrganizationId) -> impl Iterator<Item = Option<f64>> {
    activity
        .signed
        .iter()
        .filter(move |line| line.organization == school)
        .filter(|line| {
            use Presence::{Late, LeftEarly, Online, Present};
            matches!(line.status, Some(Present | Online | Late | LeftEarly))
        })
        .map(|line| line.hours)
}

fn heads(activity: &Activity, school: OrganizationId) -> u32 {
    activity
        .heads
        .iter()
        .filter(|(id, _)| *id == school)
        .map(|(_, n)| *n)
        .sum()
}

/// G-04 «T1 to 01-31, T2 from 02-01»; «attributable to the following term by the user».
fn term_of(activity: &Activity, day: NaiveDate) -> Option<TermNumber> {
    if let Some((year, number)) = activity.counts_for {
        return (year == 2024).then_some(number);
    }
    [TermNumber::First, TermNumber::Second]
        .into_iter()
        .find(|term| days(*term).0 <= day && day <= days(*term).1)
}

fn days(term: TermNumber) -> (NaiveDate, NaiveDate) {
    let day =
        |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists");
    match term {
        TermNumber::First => (day(2024, 9, 1), day(2025, 1, 31)),
        TermNumber::Second => (day(2025, 2, 1), day(2025, 8, 31)),
    }
}

fn find(county: &County, school: OrganizationId) -> &School {
    county
        .schools
        .iter()
        .find(|s| s.id == school)
        .expect("a school of the county")
}

fn belongs(school: &School, day: NaiveDate) -> bool {
    overlaps(school, day, day)
}

fn overlaps(school: &School, from: NaiveDate, to: NaiveDate) -> bool {
    school
        .member
        .is_some_and(|(joined, left)| joined <= to && left.is_none_or(|left| from <= left))
}
