//! How often the generated counties hold what the readings G-40 to G-46 are about. Counties without
//! these situations would compare alike and prove nothing.
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use lianyan_core::activities::Part;
use lianyan_core::dates::TermNumber;
use lianyan_core::ids::OrganizationId;

use super::county::{County, day, place};
use super::happenings::Activity;
use super::slow::{asked_on, belongs, came, counted, takes_part};
use super::slow_people::{is_apart, never};

/// Every situation must come up at least so often in a thousand counties.
const AT_LEAST: usize = 60;

#[derive(Default)]
pub(crate) struct Situations(BTreeMap<&'static str, usize>);

impl Situations {
    fn see(&mut self, what: &'static str, times: usize) {
        *self.0.entry(what).or_default() += times;
    }

    pub(crate) fn note(&mut self, county: &County) {
        let counted = counted(county, None);
        let moved = |t: &&super::county::Teacher| t.postings.len() > 1;
        let teachers = county.teachers.iter();
        self.see(
            "teachers who move in the year",
            teachers.filter(moved).count(),
        );
        let back = county.schools.iter().filter(|s| s.member.len() > 1);
        self.see("schools that leave and come back", back.clone().count());
        let away = back.filter(|school| gone_at_the_middle(county, school.id));
        self.see("schools away on a term's middle day", away.count());
        self.see(
            "teachers who never took part",
            never(county, &counted).len(),
        );
        let apart = county.teachers.iter();
        let apart = apart.filter(|teacher| is_apart(county, &counted, teacher.id));
        self.see("teachers without an occasion", apart.count());
        for activity in counted {
            self.of_activity(county, activity);
        }
    }

    fn of_activity(&mut self, county: &County, activity: &Activity) {
        let on = activity.day.expect("counted activities have a day");
        let mut see = |what, holds: bool| self.see(what, usize::from(holds));
        let asked = asked_on(county, activity);
        see("counted for a term that is not the day's", asked != on);
        see(
            "in late August, for the term that follows",
            on < day(county.year, 9, 1),
        );
        see(
            "after 1 September, before the first term",
            before_the_term(county, on, asked),
        );
        see("between the terms", between_the_terms(county, on));
        let bears = activity
            .sessions
            .iter()
            .filter(|s| s.hours.is_some())
            .count();
        let sessions = activity.sessions.len();
        see(
            "sessions of which some bear hours",
            0 < bears && bears < sessions,
        );
        see(
            "sessions of which all bear hours",
            0 < bears && bears == sessions,
        );
        see(
            "sessions of which none bears hours",
            sessions > 0 && bears == 0,
        );
        let blank = activity.signed.iter().filter(|line| came(line));
        see(
            "a sign-in without 单位",
            blank.clone().any(|line| line.organization.is_none()),
        );
        let signed: BTreeSet<_> = blank.map(|line| line.person).collect();
        let held: BTreeSet<_> = activity
            .roles
            .iter()
            .filter_map(|role| role.person)
            .collect();
        see("a role of a person without 单位", blank_role(activity));
        see(
            "a role without sign-in",
            held.difference(&signed).next().is_some(),
        );
        let only_heads = signed.is_empty() && activity.heads.iter().any(|(_, n)| *n > 0);
        see(
            "head counts only, with a recorded speaker",
            only_heads && !held.is_empty(),
        );
        self.of_schools(county, activity, asked);
    }

    fn of_schools(&mut self, county: &County, activity: &Activity, asked: NaiveDate) {
        let on = activity.day.expect("counted activities have a day");
        for school in county.schools.iter().map(|school| school.id) {
            let member = belongs(county, school, asked);
            let mut see = |what, holds: bool| self.see(what, usize::from(holds));
            see(
                "a member on the day asked about, not on the activity's",
                member && !belongs(county, school, on),
            );
            see(
                "a school that takes part by a part alone",
                takes_part(county, activity, school) && !has_people(activity, school),
            );
            let organises = activity.parts.contains(&(school, Part::Organiser));
            see(
                "a school that only organises",
                organises && !takes_part(county, activity, school),
            );
        }
    }

    pub(crate) fn assert_frequent(&self) {
        for (what, times) in &self.0 {
            println!("{times:>6}  {what}");
        }
        for (what, times) in &self.0 {
            assert!(*times >= AT_LEAST, "{what}: only {times} times");
        }
    }
}

fn gone_at_the_middle(county: &County, school: OrganizationId) -> bool {
    [TermNumber::First, TermNumber::Second].iter().any(|term| {
        let (from, to) = county.terms()[place(*term)];
        let was = |on| belongs(county, school, on);
        was(from) && was(to) && !was(from + (to - from) / 2)
    })
}

fn before_the_term(county: &County, on: NaiveDate, asked: NaiveDate) -> bool {
    asked == on && day(county.year, 9, 1) <= on && on < county.terms()[0].0
}

fn between_the_terms(county: &County, on: NaiveDate) -> bool {
    let [(_, first_ends), (second_starts, _)] = county.terms();
    first_ends < on && on < second_starts
}

fn blank_role(activity: &Activity) -> bool {
    let mut roles = activity.roles.iter();
    roles.any(|role| role.organization.is_none() && role.person.is_some())
}

/// Someone came by name or number, or carried an active role, as far as 单位 was written.
fn has_people(activity: &Activity, school: OrganizationId) -> bool {
    let mut lines = activity.signed.iter().filter(|line| came(line));
    let mut active = activity.roles.iter().filter(|role| role.role.1);
    lines.any(|line| line.organization.is_none_or(|of| of == school))
        || activity.heads.iter().any(|(of, n)| *of == school && *n > 0)
        || active.any(|role| role.organization.is_none_or(|of| of == school))
}
