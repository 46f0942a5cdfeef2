//! The sign-in of an activity, one line a person, whatever the number of sessions.
use std::collections::HashMap;

use rusqlite::Row;

use crate::attendance::Presence;
use crate::counting::ActivityFacts;
use crate::ids::{ActivityId, OrganizationId, PersonId, SessionId};
use crate::roster::AbsenceKind;

/// Someone on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// `None`: not on the roster.
    pub person: Option<PersonId>,
    /// Of someone who is not on the roster.
    pub name: Option<String>,
    pub organization: Option<OrganizationId>,
    pub expected: bool,
    /// Of the first session come to, else of the first line; `None`: 未登记.
    pub status: Option<Presence>,
    pub absence: Option<AbsenceKind>,
    /// What was entered for each session, where the sheet has sessions.
    pub sessions: Vec<(SessionId, Option<Presence>)>,
    /// 学时 as counting grants them; 0 for someone who did not come.
    pub hours: f64,
    pub note: Option<String>,
}

impl Signed {
    /// One person-time.
    pub fn came(&self) -> bool {
        self.status.is_some_and(Presence::came)
    }
}

/// What the year needs of a line of the sheet.
pub(super) struct Line {
    pub(super) activity: ActivityId,
    pub(super) session: Option<SessionId>,
    pub(super) person: Option<PersonId>,
    pub(super) name: Option<String>,
    pub(super) organization: Option<OrganizationId>,
    pub(super) expected: bool,
    pub(super) status: Option<Presence>,
    pub(super) absence: Option<AbsenceKind>,
    pub(super) note: Option<String>,
}

impl Line {
    /// In the order of [`Line::SELECT`].
    pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Line {
            activity: row.get(0)?,
            session: row.get(1)?,
            person: row.get(2)?,
            name: row.get(3)?,
            organization: row.get(4)?,
            expected: row.get(5)?,
            status: row.get(6)?,
            absence: row.get(7)?,
            note: row.get(8)?,
        })
    }

    pub(super) const SELECT: &'static str = "SELECT activity, session, person, name, organization,
         expected, status, absence, note FROM attendance";

    fn came(&self) -> bool {
        self.status.is_some_and(Presence::came)
    }
}

/// Joins the lines of each person, in the order in which persons first stand there.
pub(super) fn signed(lines: &[Line], facts: &ActivityFacts) -> Vec<Signed> {
    let mut people: Vec<Signed> = Vec::new();
    let mut places: HashMap<_, usize> = HashMap::new();
    for line in lines {
        let who = who(line);
        let place = *places.entry(who.clone()).or_insert(people.len());
        match people.get_mut(place) {
            Some(signed) => signed.add(line),
            None => people.push(Signed::of(line, hours(facts, &who))),
        }
    }
    people
}

type Who = (Option<PersonId>, Option<OrganizationId>, Option<String>);

/// A person of the roster by the person alone, anybody else by school and name.
fn who(line: &Line) -> Who {
    match line.person {
        Some(person) => (Some(person), None, None),
        None => (None, line.organization, line.name.clone()),
    }
}

fn hours(facts: &ActivityFacts, who: &Who) -> f64 {
    let came = facts.names.iter().find(|came| came.is(who));
    came.map_or(0.0, |came| came.hours())
}

impl Signed {
    fn of(line: &Line, hours: f64) -> Self {
        Signed {
            person: line.person,
            name: line.name.clone(),
            organization: line.organization,
            expected: line.expected,
            status: line.status,
            absence: line.absence,
            sessions: line
                .session
                .map(|session| (session, line.status))
                .into_iter()
                .collect(),
            hours,
            note: line.note.clone(),
        }
    }

    fn add(&mut self, line: &Line) {
        self.expected |= line.expected;
        if !self.came() && (line.came() || self.status.is_none()) {
            self.status = line.status;
            self.absence = line.absence;
        }
        self.sessions
            .extend(line.session.map(|session| (session, line.status)));
        if self.note.is_none() {
            self.note.clone_from(&line.note);
        }
    }
}
