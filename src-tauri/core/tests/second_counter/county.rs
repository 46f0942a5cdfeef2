//! A made-up county as plain values, out of a seed: its calendar, schools and teachers.
use chrono::{Days, NaiveDate};
use lianyan_core::dates::TermNumber;
use lianyan_core::ids::{CommunityId, OrganizationId, PersonId};

use super::chance::Chance;
use super::happenings::{self, Activity};

pub(crate) struct County {
    pub(crate) seed: u64,
    /// The school year that begins in this year.
    pub(crate) year: i32,
    pub(crate) community: CommunityId,
    pub(crate) schools: Vec<School>,
    pub(crate) teachers: Vec<Teacher>,
    /// A researcher's office: takes part, but is no school.
    pub(crate) office: OrganizationId,
    pub(crate) activities: Vec<Activity>,
}

pub(crate) struct School {
    pub(crate) id: OrganizationId,
    /// Empty: a school of another community, as a guest.
    pub(crate) member: Vec<Time>,
}

pub(crate) struct Teacher {
    pub(crate) id: PersonId,
    /// One after the other.
    pub(crate) postings: Vec<(OrganizationId, Time)>,
}

/// First and last day; `None`: it still holds.
pub(crate) type Time = (NaiveDate, Option<NaiveDate>);

/// First and last day of both terms of a school year.
pub(crate) type Terms = [(NaiveDate, NaiveDate); 2];

/// The school years that counties lie in. Nobody entered the terms of the first; in the second and
/// third they begin late and leave days between them.
pub(crate) const YEARS: [i32; 4] = [2021, 2022, 2023, 2024];

/// The terms somebody entered.
pub(crate) fn entered(year: i32) -> Option<Terms> {
    Some(match year {
        2022 => [
            (day(2022, 9, 13), day(2023, 1, 13)),
            (day(2023, 2, 20), day(2023, 7, 7)),
        ],
        2023 => [
            (day(2023, 9, 4), day(2024, 1, 26)),
            (day(2024, 2, 19), day(2024, 7, 12)),
        ],
        2024 => [
            (day(2024, 9, 1), day(2025, 1, 31)),
            (day(2025, 2, 1), day(2025, 7, 31)),
        ],
        _ => return None,
    })
}

impl County {
    pub(crate) fn school(&self, id: OrganizationId) -> Option<&School> {
        self.schools.iter().find(|school| school.id == id)
    }

    /// The terms' own dates. G-04: «T1 to 01-31, T2 from 02-01».
    pub(crate) fn terms(&self) -> Terms {
        let year = self.year;
        entered(year).unwrap_or([
            (day(year, 9, 1), day(year + 1, 1, 31)),
            (day(year + 1, 2, 1), day(year + 1, 8, 31)),
        ])
    }
}

pub(crate) fn place(term: TermNumber) -> usize {
    match term {
        TermNumber::First => 0,
        TermNumber::Second => 1,
    }
}

pub(crate) fn generate(seed: u64) -> County {
    let mut chance = Chance(seed);
    let year = YEARS[seed as usize % YEARS.len()];
    let count = 2 + chance.below(4);
    let schools: Vec<School> = (0..count).map(|n| school(&mut chance, year, n)).collect();
    let ids: Vec<_> = schools.iter().map(|school| school.id).collect();
    let mut teachers = Vec::new();
    for school in &ids {
        for _ in 0..1 + chance.below(3) {
            teachers.push(teacher(&mut chance, year, *school, &ids));
        }
    }
    let mut county = County {
        seed,
        year,
        community: CommunityId::new(),
        schools,
        teachers,
        office: OrganizationId::new(),
        activities: Vec::new(),
    };
    county.activities = happenings::generate(&mut chance, &county);
    county
}

fn school(chance: &mut Chance, year: i32, place: usize) -> School {
    let (always, first) = (day(2020, 9, 1), day(year, 9, 1));
    let member = match chance.below(10) {
        0 => vec![(chance.day(first, 330), None)],
        4 | 5 => vec![(first, None)],
        1 => vec![(always, Some(chance.day(first, 300)))],
        // Leaves and comes back.
        2 | 3 => {
            let left = chance.day(first, 200);
            let back = left + Days::new(2 + chance.below(120) as u64);
            vec![(always, Some(left)), (back, None)]
        }
        _ if place >= 2 && chance.one_in(4) => Vec::new(),
        _ => vec![(always, None)],
    };
    School {
        id: OrganizationId::new(),
        member,
    }
}

fn teacher(
    chance: &mut Chance,
    year: i32,
    school: OrganizationId,
    schools: &[OrganizationId],
) -> Teacher {
    let (always, first) = (day(2015, 9, 1), day(year, 9, 1));
    let postings = match chance.below(8) {
        // Moves in the year, mostly to another school.
        0 | 1 => {
            let last = chance.day(first - Days::new(14), 320);
            let to = chance.pick(schools);
            vec![
                (school, (always, Some(last))),
                (to, (last + Days::new(1), None)),
            ]
        }
        2 => vec![(school, (chance.day(first, 310), None))],
        3 => vec![(school, (always, Some(chance.day(first, 30))))],
        _ => vec![(school, (always, None))],
    };
    Teacher {
        id: PersonId::new(),
        postings,
    }
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}
