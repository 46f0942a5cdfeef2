//! The second counter. Each step quotes the sentence of the catalogue that it was written from.
use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use lianyan_core::activities::{ActivityStatus, Part};
use lianyan_core::attendance::Presence;
use lianyan_core::counting::Verdict;
use lianyan_core::dates::TermNumber;
use lianyan_core::ids::{ActivityId, OrganizationId, PersonId};
use lianyan_core::vocabulary::Counter;

use super::county::{County, Time, day, place};
use super::happenings::{Activity, Role, Signed};

/// Activities that count in a term, or in the whole school year, in the order of their days.
pub(crate) fn counted(county: &County, term: Option<TermNumber>) -> Vec<&Activity> {
    let mut found: Vec<(NaiveDate, usize)> = Vec::new();
    for (code, activity) in county.activities.iter().enumerate() {
        let Some(day) = activity.day else { continue };
        let in_time = term_of(county, activity, day).is_some_and(|of| term.is_none_or(|t| t == of));
        if in_time && is_regional(county, activity) {
            found.push((day, code));
        }
    }
    found.sort();
    found
        .into_iter()
        .map(|(_, code)| &county.activities[code])
        .collect()
}

/// Of counted activities those that count for a school, by id.
pub(crate) fn count(
    county: &County,
    counted: &[&Activity],
    school: OrganizationId,
    counter: Counter,
) -> Vec<ActivityId> {
    let of_school = counted.iter().filter(|activity| {
        belongs(county, school, asked_on(county, activity))
            && did(county, activity, school, counter)
    });
    of_school.map(|activity| activity.id).collect()
}

/// Person-times and hours of the members in these counted activities.
pub(crate) fn totals(county: &County, counted: &[&Activity]) -> (u32, f64) {
    let mut people = 0;
    let mut hours = 0.0;
    for activity in counted {
        // G-22: whose school is no member that day is a guest
        let on = asked_on(county, activity);
        let members = county.schools.iter().filter(|s| belongs(county, s.id, on));
        for school in members {
            // G-21 «names when signed in; else head counts»
            let named = came_by_name(county, activity, school.id);
            if named.is_empty() {
                let heads = heads(activity, school.id);
                people += heads;
                hours += f64::from(heads) * activity.hours;
            } else {
                people += named.len() as u32;
                hours += named
                    .iter()
                    .map(|person| hours_of(activity, *person))
                    .sum::<f64>();
            }
        }
    }
    (people, hours)
}

/// G-43 «If any session of the activity bears hours, a person's hours are the sum over the sessions
/// attended (a session without hours gives 0); if none does, presence at any gives the activity's
/// hours once.» What somebody set on a line is what that line is worth.
pub(crate) fn hours_of(activity: &Activity, person: PersonId) -> f64 {
    let any_bears = activity.sessions.iter().any(|s| s.hours.is_some());
    let lines = activity.signed.iter().filter(|line| line.person == person);
    let mut worth: Vec<f64> = Vec::new();
    for line in lines.filter(|line| came(line)) {
        let mut sessions = activity.sessions.iter();
        let session = sessions.find(|session| Some(session.id) == line.session);
        match (line.hours, session) {
            (Some(own), _) => worth.push(own),
            (None, Some(session)) if any_bears => worth.push(session.hours.unwrap_or(0.0)),
            (None, _) => {}
        }
    }
    match worth.is_empty() {
        true => activity.hours,
        false => worth.iter().sum(),
    }
}

/// School-terms of the year: each member school in each term to which a day of its membership belongs.
pub(crate) fn school_terms(county: &County) -> usize {
    let member_in = |term, school| {
        let (from, to) = days_of(county, county.year, term);
        from.iter_days()
            .take_while(|day| *day <= to)
            .any(|day| belongs(county, school, day))
    };
    let in_term = |term| {
        let schools = county.schools.iter();
        schools.filter(|s| member_in(term, s.id)).count()
    };
    in_term(TermNumber::First) + in_term(TermNumber::Second)
}

/// G-45 «exempt for a term when it was not a member on the term's middle day (half way between its dates)».
pub(crate) fn applies(county: &County, school: OrganizationId, term: TermNumber) -> bool {
    let (from, to) = county.terms()[place(term)];
    let middle = from + chrono::Days::new((to - from).num_days() as u64 / 2);
    belongs(county, school, middle)
}

/// G-01 «while the county has not decided, a verdict is given only where all three readings agree (below
/// 2 on every counter is short under any reading)».
pub(crate) fn verdict(applies: bool, counts: [usize; 3]) -> Verdict {
    match counts.map(|count| count >= 2) {
        _ if !applies => Verdict::Exempt,
        [true, true, true] => Verdict::Met,
        [false, false, false] => Verdict::Unmet,
        _ => Verdict::Undecided,
    }
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

/// G-40 «A school that is only 主办 counts for the test of two schools, for no counter.»
fn schools_in(county: &County, activity: &Activity) -> usize {
    let ids = county.schools.iter().map(|school| school.id);
    let there: HashSet<_> = ids
        .filter(|id| takes_part(county, activity, *id) || has_part(activity, *id, Part::Organiser))
        .collect();
    there.len()
}

/// G-40 «A school takes part when one of its people signed in, or holds any recorded role (active or
/// not …), or its head count is above 0, or it is host, co-host, sender or receiver.»
pub(crate) fn takes_part(county: &County, activity: &Activity, school: OrganizationId) -> bool {
    let parts = [Part::Host, Part::CoHost, Part::Giver, Part::Receiver];
    !came_by_name(county, activity, school).is_empty()
        || heads(activity, school) > 0
        || activity
            .roles
            .iter()
            .any(|r| role_school(county, activity, r) == Some(school))
        || parts.iter().any(|part| has_part(activity, school, *part))
}

fn has_part(activity: &Activity, school: OrganizationId, part: Part) -> bool {
    activity.parts.contains(&(school, part))
}

/// G-01 «承办 (host), 承担 (host, co-host or own teacher in an active role …)»; G-40 for 参与.
fn did(county: &County, activity: &Activity, school: OrganizationId, counter: Counter) -> bool {
    let hosts = has_part(activity, school, Part::Host);
    match counter {
        Counter::Host => hosts,
        Counter::Active => {
            let mut active = activity.roles.iter().filter(|role| role.role.1);
            hosts
                || has_part(activity, school, Part::CoHost)
                || active.any(|role| role_school(county, activity, role) == Some(school))
        }
        Counter::Attend => takes_part(county, activity, school),
    }
}

/// G-42 «The person's school on that day (人事关系 …); empty only for externals.»
fn role_school(county: &County, activity: &Activity, role: &Role) -> Option<OrganizationId> {
    let own = || posted_at(county, role.person?, asked_on(county, activity));
    role.organization.or_else(own)
}

/// As [`role_school`], of a line of the sheet.
pub(crate) fn line_school(
    county: &County,
    activity: &Activity,
    line: &Signed,
) -> Option<OrganizationId> {
    let own = || posted_at(county, line.person, asked_on(county, activity));
    line.organization.or_else(own)
}

pub(crate) fn posted_at(
    county: &County,
    person: PersonId,
    on: NaiveDate,
) -> Option<OrganizationId> {
    let teacher = county
        .teachers
        .iter()
        .find(|teacher| teacher.id == person)?;
    let held = teacher.postings.iter().find(|(_, time)| holds(time, on))?;
    Some(held.0)
}

/// Those of a school who came, each once.
fn came_by_name(county: &County, activity: &Activity, school: OrganizationId) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = Vec::new();
    for line in activity.signed.iter().filter(|line| came(line)) {
        let here = line_school(county, activity, line) == Some(school);
        if here && !people.contains(&line.person) {
            people.push(line.person);
        }
    }
    people
}

pub(crate) fn came(line: &Signed) -> bool {
    use Presence::{Late, LeftEarly, Online, Present};
    matches!(line.status, Some(Present | Online | Late | LeftEarly))
}

fn heads(activity: &Activity, school: OrganizationId) -> u32 {
    let own = activity.heads.iter().filter(|(id, _)| *id == school);
    own.map(|(_, heads)| *heads).sum()
}

/// G-46 «Everything … follows the term it is counted for». G-44 «Days from 09-01 before T1 begins belong
/// to T1 of that school year …; a day between terms belongs to the term last begun.»
pub(crate) fn term_of(county: &County, activity: &Activity, day: NaiveDate) -> Option<TermNumber> {
    if let Some((year, number)) = activity.counts_for {
        return (year == county.year).then_some(number);
    }
    [TermNumber::First, TermNumber::Second]
        .into_iter()
        .find(|term| {
            let (from, to) = days_of(county, county.year, *term);
            from <= day && day <= to
        })
}

/// G-46 «membership and posting are asked for on the day of that term nearest to the activity's day».
pub(crate) fn asked_on(county: &County, activity: &Activity) -> NaiveDate {
    let on = activity.day.expect("only days are asked about");
    match activity.counts_for {
        None => on,
        Some((year, term)) => {
            let (from, to) = days_of(county, year, term);
            if on < from {
                from
            } else if on > to {
                to
            } else {
                on
            }
        }
    }
}

/// The days that belong to a term (G-44): the school year from 09-01 to 08-31, parted where T2 begins.
fn days_of(county: &County, year: i32, term: TermNumber) -> (NaiveDate, NaiveDate) {
    let second = match year == county.year {
        true => county.terms()[1].0,
        false => day(year + 1, 2, 1),
    };
    match term {
        TermNumber::First => (day(year, 9, 1), second.pred_opt().expect("the day before")),
        TermNumber::Second => (second, day(year + 1, 8, 31)),
    }
}

pub(crate) fn belongs(county: &County, school: OrganizationId, on: NaiveDate) -> bool {
    let school = county.school(school);
    school.is_some_and(|school| school.member.iter().any(|time| holds(time, on)))
}

fn holds((from, to): &Time, on: NaiveDate) -> bool {
    *from <= on && to.is_none_or(|to| on <= to)
}
