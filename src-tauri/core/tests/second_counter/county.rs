//! A made-up county as plain values, out of a seed.
use chrono::{Days, NaiveDate};
use lianyan_core::activities::ActivityStatus;
use lianyan_core::attendance::Presence;
use lianyan_core::dates::TermNumber;
use lianyan_core::ids::{ActivityId, CommunityId, OrganizationId, PersonId};

pub(crate) struct County {
    pub(crate) seed: u64,
    pub(crate) community: CommunityId,
    pub(crate) schools: Vec<School>,
    /// A researcher's office: takes part, but is no school.
    pub(crate) office: OrganizationId,
    pub(crate) activities: Vec<Activity>,
}

pub(crate) struct School {
    pub(crate) id: OrganizationId,
    pub(crate) teachers: Vec<PersonId>,
    /// `None`: a school of another community, as a guest.
    pub(crate) member: Option<(NaiveDate, Option<NaiveDate>)>,
}

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
    pub(crate) hosts: Vec<OrganizationId>,
    pub(crate) co_hosts: Vec<OrganizationId>,
    pub(crate) roles: Vec<Role>,
    pub(crate) signed: Vec<Signed>,
    pub(crate) heads: Vec<(OrganizationId, u32)>,
}

pub(crate) struct Role {
    pub(crate) organization: OrganizationId,
    pub(crate) person: Option<PersonId>,
    /// Code of the role, and whether G-01 calls it active.
    pub(crate) role: (&'static str, bool),
}

pub(crate) struct Signed {
    pub(crate) person: PersonId,
    pub(crate) organization: OrganizationId,
    pub(crate) status: Option<Presence>,
    pub(crate) hours: Option<f64>,
}

/// SplitMix64: enough chance for making counties, the same on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn some<T: Copy>(&mut self, from: &[T], one_in: usize) -> Vec<T> {
        from.iter()
            .copied()
            .filter(|_| self.one_in(one_in))
            .collect()
    }
}

pub(crate) fn generate(seed: u64) -> County {
    let mut chance = Chance(seed);
    let count = 2 + chance.below(4);
    let schools: Vec<School> = (0..count).map(|n| school(&mut chance, n)).collect();
    let office = OrganizationId::new();
    let activities = (0..chance.below(14))
        .map(|_| activity(&mut chance, &schools, office))
        .collect();
    County {
        seed,
        community: CommunityId::new(),
        schools,
        office,
        activities,
    }
}

fn school(chance: &mut Chance, place: usize) -> School {
    let joined = match chance.below(6) {
        0 => day(2024, 9, 1) + Days::new(chance.below(330) as u64),
        _ => day(2020, 9, 1),
    };
    let left = chance
        .one_in(8)
        .then(|| joined.max(day(2024, 9, 1)) + Days::new(chance.below(300) as u64));
    School {
        id: OrganizationId::new(),
        teachers: (0..1 + chance.below(3)).map(|_| PersonId::new()).collect(),
        member: (place < 2 || !chance.one_in(5)).then_some((joined, left)),
    }
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

fn activity(chance: &mut Chance, schools: &[School], office: OrganizationId) -> Activity {
    use ActivityStatus::{Archived, Cancelled, Held, Notified, Planned, Postponed};
    let ids: Vec<_> = schools.iter().map(|s| s.id).collect();
    let dated = !chance.one_in(12);
    let date = day(2024, 8, 20) + Days::new(chance.below(372) as u64);
    Activity {
        id: ActivityId::new(),
        status: chance.pick(&[
            Held, Held, Held, Held, Archived, Archived, Planned, Notified, Postponed, Cancelled,
        ]),
        form: chance.pick(&FORMS),
        day: dated.then_some(date),
        month: (!dated).then(|| date.format("%Y-%m").to_string()),
        ticked: chance.pick(&[None, None, None, None, None, Some(true), Some(false)]),
        counts_for: chance.pick(&[
            None,
            None,
            None,
            None,
            None,
            None,
            Some((2024, TermNumber::First)),
            Some((2024, TermNumber::Second)),
            Some((2025, TermNumber::First)),
        ]),
        hours: chance.pick(&[0.0, 1.0, 2.0, 3.0, 4.5]),
        hosts: match chance.below(6) {
            0 => vec![],
            1 => vec![office],
            _ => vec![chance.pick(&ids)],
        },
        co_hosts: chance.some(&ids, 8),
        roles: (0..chance.below(4))
            .map(|_| role(chance, schools, office))
            .collect(),
        signed: signed(chance, schools),
        heads: chance
            .some(&ids, 3)
            .into_iter()
            .map(|id| (id, chance.below(5) as u32))
            .collect(),
    }
}

fn role(chance: &mut Chance, schools: &[School], office: OrganizationId) -> Role {
    let school = &schools[chance.below(schools.len())];
    let (organization, person) = match chance.below(4) {
        0 => (office, None),
        1 => (school.id, None),
        _ => (school.id, Some(chance.pick(&school.teachers))),
    };
    Role {
        organization,
        person,
        role: chance.pick(&ROLES),
    }
}

fn signed(chance: &mut Chance, schools: &[School]) -> Vec<Signed> {
    use Presence::{Absent, Late, Leave, LeftEarly, Online, Present};
    let mut lines = Vec::new();
    for school in schools {
        for person in chance.some(&school.teachers, 3) {
            lines.push(Signed {
                person,
                organization: school.id,
                status: chance.pick(&[
                    None,
                    Some(Present),
                    Some(Present),
                    Some(Online),
                    Some(Late),
                    Some(LeftEarly),
                    Some(Leave),
                    Some(Absent),
                ]),
                hours: chance.pick(&[None, None, None, Some(1.5)]),
            });
        }
    }
    lines
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}
