//! 学时 of each person, over all lines of an activity.
use std::collections::HashMap;

use crate::ids::{OrganizationId, PersonId};

use super::records::Attendance;
use super::rules::{Earning, hours_of};
use super::store::Line;

/// Who a line is about, whatever its session: someone of the roster, or a guest by name and place.
#[derive(PartialEq, Eq, Hash)]
enum Who<'a> {
    Person(PersonId),
    Guest(Option<&'a str>, Option<OrganizationId>),
}

/// What everybody earned in the whole activity; nothing for those who did not come.
pub(super) struct Earned<'a>(HashMap<Who<'a>, f64>);

impl<'a> Earned<'a> {
    /// `hours_each`: what the activity gives each who came.
    pub(super) fn new(lines: &'a [Line], hours_each: f64) -> Self {
        let mut earnings: HashMap<Who<'_>, Vec<Earning>> = HashMap::new();
        for line in lines {
            let of_person = earnings.entry(who(&line.record)).or_default();
            of_person.push(line.earning());
        }
        let hours = |lines: Vec<Earning>| hours_of(&lines, hours_each).unwrap_or(0.0);
        Earned(
            earnings
                .into_iter()
                .map(|(who, lines)| (who, hours(lines)))
                .collect(),
        )
    }

    pub(super) fn of(&self, line: &'a Line) -> f64 {
        self.0.get(&who(&line.record)).copied().unwrap_or(0.0)
    }
}

impl Line {
    fn earning(&self) -> Earning {
        Earning {
            came: self.record.came(),
            own: self.record.hours,
            session: self.session_hours,
        }
    }

    /// On a session's own sheet a line is worth what it or the session says.
    pub(super) fn worth_of_session(&self) -> f64 {
        match self.record.came() {
            true => self.record.hours.or(self.session_hours).unwrap_or(0.0),
            false => 0.0,
        }
    }
}

fn who(line: &Attendance) -> Who<'_> {
    match line.person {
        Some(person) => Who::Person(person),
        None => Who::Guest(line.name.as_deref(), line.organization),
    }
}
