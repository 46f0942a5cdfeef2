//! The activities of a made-up county, with all that hangs on them.
use chrono::{Days, NaiveDate};
use lianyan_core::activities::{ActivityStatus, Part};
use lianyan_core::attendance::Presence;
use lianyan_core::dates::TermNumber;
use lianyan_core::ids::{ActivityId, OrganizationId, PersonId, SessionId};

use super::chance::Chance;
use super::county::{County, Teacher, day};

pub(crate) struct Activity {
    pub(crate) id: ActivityId,
    pub(crate) status: ActivityStatus,
    /// Code of the form, and whether it is one that counts.
    pub(crate) form: (&'static str, bool),
    pub(crate) day: Option<NaiveDate>,
    pub(crate) month: Option<String>,
    pub(crate) ticked: Option<bool>,
    pub(crate) counts_for: Option<(i32, TermNumber)>,
    pub(crate) hours: f64,
    pub(crate) parts: Vec<(OrganizationId, Part)>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) roles: Vec<Role>,
    pub(crate) signed: Vec<Signed>,
    pub(crate) heads: Vec<(OrganizationId, u32)>,
}

pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) hours: Option<f64>,
}

pub(crate) struct Role {
    /// Left blank in some lines of persons.
    pub(crate) organization: Option<OrganizationId>,
    pub(crate) person: Option<PersonId>,
    /// Code of the role, and whether G-01 calls it active.
    pub(crate) role: (&'static str, bool),
}

pub(crate) struct Signed {
    pub(crate) person: PersonId,
    /// Left blank in some lines.
    pub(crate) organization: Option<OrganizationId>,
    /// `None`: signed in to the activity as a whole.
    pub(crate) session: Option<SessionId>,
    pub(crate) status: Option<Presence>,
    pub(crate) hours: Option<f64>,
}

const FORMS: [(&str, bool); 6] = [
    ("demo_lesson", true),
    ("joint_prep", true),
    ("online_research", true),
    ("lecture", true),
    ("joint_meeting", false),
    ("summary_meeting", false),
];

const ROLES: [(&str, bool); 9] = [
    ("chair_role", true),
    ("speaker", true),
    ("main_preparer", true),
    ("teach", true),
    ("explain_lesson", true),
    ("present", true),
    ("comment", true),
    ("judge", false),
    ("minutes", false),
];

pub(crate) fn generate(chance: &mut Chance, county: &County) -> Vec<Activity> {
    (0..1 + chance.below(14))
        .map(|_| activity(chance, county))
        .collect()
}

fn activity(chance: &mut Chance, county: &County) -> Activity {
    use ActivityStatus::{Archived, Cancelled, Held, Notified, Planned, Postponed};
    let ids: Vec<_> = county.schools.iter().map(|school| school.id).collect();
    let dated = !chance.one_in(12);
    let date = date(chance, county.year);
    let sessions = sessions(chance);
    let with_names = !chance.one_in(3);
    Activity {
        id: ActivityId::new(),
        status: chance.pick(&[
            Held, Held, Held, Held, Archived, Archived, Planned, Notified, Postponed, Cancelled,
        ]),
        form: chance.pick(&FORMS),
        day: dated.then_some(date),
        month: (!dated).then(|| date.format("%Y-%m").to_string()),
        ticked: chance.pick(&[None, None, None, None, None, Some(true), Some(false)]),
        counts_for: counts_for(chance, county.year, date),
        hours: chance.pick(&[0.0, 1.0, 2.0, 3.0, 4.5]),
        parts: parts(chance, county.office, &ids),
        roles: (0..chance.below(4))
            .map(|_| role(chance, county, date))
            .collect(),
        signed: match with_names {
            true => signed(chance, county, &sessions, date),
            false => Vec::new(),
        },
        sessions,
        heads: chance
            .some(&ids, 3)
            .into_iter()
            .map(|id| (id, chance.below(5) as u32))
            .collect(),
    }
}

/// From late August to the next; often in the days in which the school year begins, and in winter.
fn date(chance: &mut Chance, year: i32) -> NaiveDate {
    match chance.below(10) {
        0 => chance.day(day(year, 8, 24), 8),
        1 | 2 => chance.day(day(year, 9, 1), 12),
        3 => chance.day(day(year + 1, 1, 10), 45),
        _ => chance.day(day(year, 9, 1), 365),
    }
}

/// Late August is mostly counted for the term that follows, some of the rest for another term.
fn counts_for(chance: &mut Chance, year: i32, date: NaiveDate) -> Option<(i32, TermNumber)> {
    let (first, second) = (TermNumber::First, TermNumber::Second);
    match date < day(year, 9, 1) {
        true => chance.pick(&[None, Some((year, first)), Some((year, first))]),
        false => match chance.below(9) {
            0 => Some((year, first)),
            1 => Some((year, second)),
            2 => Some((year + 1, first)),
            _ => None,
        },
    }
}

fn sessions(chance: &mut Chance) -> Vec<Session> {
    let count = chance.pick(&[0, 0, 0, 2, 3]);
    (0..count)
        .map(|_| Session {
            id: SessionId::new(),
            hours: chance.pick(&[None, None, Some(1.5), Some(2.0)]),
        })
        .collect()
}

fn parts(
    chance: &mut Chance,
    office: OrganizationId,
    ids: &[OrganizationId],
) -> Vec<(OrganizationId, Part)> {
    let mut parts = match chance.below(6) {
        0 => Vec::new(),
        1 => vec![(office, Part::Host)],
        _ => vec![(chance.pick(ids), Part::Host)],
    };
    for (part, one_in) in [
        (Part::CoHost, 8),
        (Part::Organiser, 12),
        (Part::Guide, 16),
        (Part::Giver, 16),
        (Part::Receiver, 16),
    ] {
        parts.extend(chance.some(ids, one_in).into_iter().map(|id| (id, part)));
    }
    parts
}

fn role(chance: &mut Chance, county: &County, date: NaiveDate) -> Role {
    let teacher = &county.teachers[chance.below(county.teachers.len())];
    let (organization, person) = match chance.below(6) {
        0 => (Some(county.office), None),
        1 => (Some(where_posted(teacher, date)), None),
        2 | 3 => (None, Some(teacher.id)),
        _ => (Some(where_posted(teacher, date)), Some(teacher.id)),
    };
    Role {
        organization,
        person,
        role: chance.pick(&ROLES),
    }
}

fn signed(
    chance: &mut Chance,
    county: &County,
    sessions: &[Session],
    date: NaiveDate,
) -> Vec<Signed> {
    let mut lines = Vec::new();
    for teacher in &county.teachers {
        if !chance.one_in(3) {
            continue;
        }
        let organization = match chance.below(8) {
            0 | 1 => None,
            // Named against the roster, as somebody on loan may be.
            2 => Some(county.schools[chance.below(county.schools.len())].id),
            _ => Some(where_posted(teacher, date)),
        };
        let mut line = |session| Signed {
            person: teacher.id,
            organization,
            session,
            status: presence(chance),
            hours: chance.pick(&[None, None, None, None, None, Some(1.5)]),
        };
        match sessions.is_empty() {
            true => lines.push(line(None)),
            false => lines.extend(sessions.iter().map(|session| line(Some(session.id)))),
        }
    }
    lines
}

fn presence(chance: &mut Chance) -> Option<Presence> {
    use Presence::{Absent, Late, Leave, LeftEarly, Online, Present};
    chance.pick(&[
        None,
        Some(Present),
        Some(Present),
        Some(Online),
        Some(Late),
        Some(LeftEarly),
        Some(Leave),
        Some(Absent),
    ])
}

/// The school the secretary would write down: the one of about that day.
fn where_posted(teacher: &Teacher, date: NaiveDate) -> OrganizationId {
    let soon = date + Days::new(1);
    let began = teacher
        .postings
        .iter()
        .rev()
        .find(|(_, (from, _))| *from <= soon);
    began.unwrap_or(&teacher.postings[0]).0
}
