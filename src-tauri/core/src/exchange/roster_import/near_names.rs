//! Two rows whose names are written much alike, of one school or with one mobile number: perhaps one person,
//! once misspelled. Looked at within the file, as [`super::renames`] does between the file and the roster.
use std::collections::HashMap;

use crate::exchange::headers::ListField;
use crate::readings;
use crate::text::mobiles;

use super::draft::Draft;
use super::fields::Fault;
use super::line::Line;
use super::line::RowState;
use super::offers::Offer;
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

/// Lines by their mobile numbers, and by their school and how the name is read.
#[derive(Default)]
struct Index {
    by_mobile: HashMap<String, Vec<usize>>,
    by_reading: HashMap<(String, String), Vec<usize>>,
}

impl Index {
    fn note(&mut self, at: usize, line: &Line) {
        for mobile in mobiles_of(line) {
            self.by_mobile
                .entry(mobile.to_owned())
                .or_default()
                .push(at);
        }
        if let Some(key) = reading_key(line) {
            self.by_reading.entry(key).or_default().push(at);
        }
    }

    fn near(&self, line: &Line) -> impl Iterator<Item = usize> {
        let shared = mobiles_of(line).filter_map(|mobile| self.pair(mobile));
        let read_alike = reading_key(line).and_then(|key| self.by_reading.get(&key));
        let shared = shared.flatten().copied();
        shared.chain(read_alike.into_iter().flatten().copied())
    }

    /// The two rows of a mobile number; one that a third row has is that of an office.
    fn pair(&self, mobile: &str) -> Option<&Vec<usize>> {
        let rows = self.by_mobile.get(mobile);
        rows.filter(|rows| rows.len() == 2)
    }

    fn is_shared(&self, line: &Line, other: &Line) -> bool {
        mobiles_of(line)
            .any(|own| self.pair(own).is_some() && mobiles_of(other).any(|other| other == own))
    }
}

fn mobiles_of(line: &Line) -> impl Iterator<Item = &str> {
    let phone = line.stored(ListField::Phone);
    phone.into_iter().flat_map(mobiles)
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
    let (other, why) =
        near.find_map(|other| Some((&lines[other], alike(line, &lines[other], index)?)))?;
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
fn alike(line: &Line, other: &Line, index: &Index) -> Option<&'static str> {
    use ListField as F;
    let both = |field| line.stored(field).zip(other.stored(field));
    let agrees = |field| both(field).is_some_and(|(own, other)| own == other);
    let differs = |field| both(field).is_some_and(|(own, other)| own != other);
    let (name, other_name) = both(F::Name)?;
    if !one_character_apart(name, other_name) || differs(F::BirthMonth) || differs(F::Sex) {
        return None;
    }
    let read_alike = reading_key(line) == reading_key(other);
    let near = |own: &str, other: &str| strsim::osa_distance(own, other) == 1;
    let near_phone = || mobiles_of(line).any(|own| mobiles_of(other).any(|other| near(own, other)));
    match () {
        () if index.is_shared(line, other) => match differs(F::School) {
            true => Some("手机号相同，学校不同"),
            false => Some("电话相同"),
        },
        () if read_alike && agrees(F::BirthMonth) => Some("读音和出生年月相同"),
        () if read_alike && near_phone() => Some("读音相同，电话只差一位"),
        () => None,
    }
}
