//! The second counter, of people. Written as `slow` was, from the catalogue's sentences.
use std::collections::BTreeSet;

use lianyan_core::ids::PersonId;

use super::county::{County, Teacher};
use super::happenings::Activity;
use super::slow::{asked_on, belongs, came, hours_of, line_school, posted_at};

/// How often a teacher came to counted activities for a school that was a member, and the hours of it.
pub(crate) fn share(county: &County, counted: &[&Activity], person: PersonId) -> (u32, f64) {
    let mut share = (0, 0.0);
    for activity in counted {
        let mut lines = activity.signed.iter();
        let line = lines.find(|line| line.person == person && came(line));
        let school = line.and_then(|line| line_school(county, activity, line));
        if school.is_some_and(|school| belongs(county, school, asked_on(county, activity))) {
            share.0 += 1;
            share.1 += hours_of(activity, person);
        }
    }
    share
}

/// G-41 «A person posted at a member school on the day of at least one counted activity of the stretch,
/// who neither signed in nor held a recorded role in any.»
pub(crate) fn never(county: &County, all: &[&Activity]) -> BTreeSet<PersonId> {
    let stayed_away =
        |teacher: &&Teacher| had_occasion(county, all, teacher.id) && !took_part(all, teacher.id);
    let never = county.teachers.iter().filter(stayed_away);
    never.map(|teacher| teacher.id).collect()
}

/// G-41 «Who was not posted on any such day is said apart».
pub(crate) fn is_apart(county: &County, all: &[&Activity], person: PersonId) -> bool {
    !had_occasion(county, all, person) && !took_part(all, person)
}

fn had_occasion(county: &County, all: &[&Activity], person: PersonId) -> bool {
    all.iter().any(|activity| {
        let on = asked_on(county, activity);
        posted_at(county, person, on).is_some_and(|school| belongs(county, school, on))
    })
}

fn took_part(all: &[&Activity], person: PersonId) -> bool {
    all.iter().any(|activity| {
        let mut signed = activity.signed.iter();
        signed.any(|line| line.person == person && came(line))
            || activity
                .roles
                .iter()
                .any(|role| role.person == Some(person))
    })
}
