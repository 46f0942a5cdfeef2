//! Two rows of one school whose names are written much alike: perhaps one person, once misspelled. Looked at
//! within the file, as [`super::renames`] does between the file and the roster.
use std::collections::HashMap;

use crate::exchange::headers::ListField;
use crate::readings;

use super::draft::Draft;
use super::fields::Fault;
use super::plan::Line;
use super::preview::{Offer, RowState};
use super::renames::one_character_apart;
use super::repeats::row_of;

/// Asks about every new person who may stand in another row of the file already.
pub(super) fn find(draft: &Draft, lines: &mut [Line]) {
    let mut index = Index::default();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.left_out) {
        index.note(at, line);
    }
    let found: Vec<(usize, Fault)> = (0..lines.len())
        .filter(|at| lines[*at].state() == RowState::Added && !lines[*at].decided)
        .filter_map(|at| Some((at, question(draft, lines, at, &index)?)))
        .collect();
    for (at, fault) in found {
        lines[at].faults.push(fault);
    }
}

/// Lines by their school and phone, and by their school and how the name is read.
#[derive(Default)]
struct Index {
    by_phone: HashMap<(String, String), Vec<usize>>,
    by_reading: HashMap<(String, String), Vec<usize>>,
}

impl Index {
    fn note(&mut self, at: usize, line: &Line) {
        for (key, map) in [
            (phone_key(line), &mut self.by_phone),
            (reading_key(line), &mut self.by_reading),
        ] {
            if let Some(key) = key {
                map.entry(key).or_default().push(at);
            }
        }
    }

    fn near(&self, line: &Line) -> impl Iterator<Item = usize> {
        let of = |key: Option<_>, map: &HashMap<_, Vec<usize>>| {
            key.and_then(|key| map.get(&key))
                .cloned()
                .unwrap_or_default()
        };
        let by_phone = of(phone_key(line), &self.by_phone);
        let by_reading = of(reading_key(line), &self.by_reading);
        by_phone.into_iter().chain(by_reading)
    }
}

fn phone_key(line: &Line) -> Option<(String, String)> {
    let school = line.stored(ListField::School)?;
    Some((school.to_owned(), line.stored(ListField::Phone)?.to_owned()))
}

fn reading_key(line: &Line) -> Option<(String, String)> {
    let school = line.stored(ListField::School)?;
    let name = line.stored(ListField::Name)?;
    Some((school.to_owned(), readings::of_person(name, None).pinyin))
}

/// Of two new rows the later one is asked about.
fn question(draft: &Draft, lines: &[Line], at: usize, index: &Index) -> Option<Fault> {
    let line = &lines[at];
    let stands = |other: &usize| *other < at || lines[*other].state() != RowState::Added;
    let mut near = index.near(line).filter(stands);
    let (other, why) = near.find_map(|other| Some((&lines[other], alike(line, &lines[other])?)))?;
    let row = row_of(draft, line, other.place);
    let name = other.stored(ListField::Name)?;
    Some(Fault {
        field: Some(ListField::Name),
        message: format!("与{row}的{name}只差一个字，{why}"),
        remedy: "选明是两个人；是同一个人写了两遍，就去掉写错的那一行。".to_owned(),
        offers: vec![Offer::decide(None, "是两个人"), Offer::leave_out()],
    })
}

/// Why both may be one person.
fn alike(line: &Line, other: &Line) -> Option<&'static str> {
    use ListField as F;
    let both = |field| line.stored(field).zip(other.stored(field));
    let agrees = |field| both(field).is_some_and(|(own, other)| own == other);
    let differs = |field| both(field).is_some_and(|(own, other)| own != other);
    let (name, other_name) = both(F::Name)?;
    if !one_character_apart(name, other_name) || differs(F::BirthMonth) || differs(F::Sex) {
        return None;
    }
    let read_alike = reading_key(line) == reading_key(other);
    let near_phone =
        || both(F::Phone).is_some_and(|(own, other)| strsim::osa_distance(own, other) == 1);
    match () {
        () if agrees(F::Phone) => Some("电话相同"),
        () if read_alike && agrees(F::BirthMonth) => Some("读音和出生年月相同"),
        () if read_alike && near_phone() => Some("读音相同，电话只差一位"),
        () => None,
    }
}
