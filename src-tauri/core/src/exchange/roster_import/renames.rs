//! A person under a corrected name: new by the file, while somebody of the same school with the same mobile
//! number or month of birth, or of another school with the same mobile number, and a name much like it stands
//! in the file no more.
use std::collections::{HashMap, HashSet};

use crate::exchange::headers::ListField;
use crate::ids::{OrganizationId, Uid};
use crate::text::mobiles;

use super::fields::{Fault, Value};
use super::known::Known;
use super::line::RowState;
use super::line::{Intake, Line};
use super::matching::shares_mobile;
use super::offers::Offer;
use crate::exchange::names::SchoolNames;

/// Asks about every new person who may be one of those that the file does not name.
pub(super) fn find(intake: &mut Intake, names: &SchoolNames) {
    let candidates: Vec<usize> = (0..intake.lines.len())
        .filter(|at| may_be_renamed(&intake.lines[*at]))
        .collect();
    if candidates.is_empty() {
        return;
    }
    let unnamed = Unnamed::of(intake);
    let found: Vec<(usize, Fault)> = candidates
        .into_iter()
        .filter_map(|at| {
            let line = &intake.lines[at];
            Some((at, question(line, unnamed.former(line)?, names)))
        })
        .collect();
    for (at, fault) in found {
        intake.lines[at].faults.push(fault);
    }
}

/// New, and not by the user's word.
fn may_be_renamed(line: &Line) -> bool {
    line.state() == RowState::Added
        && !line.decided
        && line.values.contains_key(&ListField::Name)
        && (line.stored(ListField::Phone).is_some() || line.stored(ListField::BirthMonth).is_some())
}

/// Who works somewhere and stands in no row.
#[derive(Default)]
struct Unnamed<'k> {
    by_school: HashMap<OrganizationId, Vec<&'k Known>>,
    by_mobile: HashMap<&'k str, Vec<&'k Known>>,
}

impl<'k> Unnamed<'k> {
    fn of(intake: &'k Intake) -> Self {
        let named: HashSet<Uid> = intake.lines.iter().filter_map(|line| line.record).collect();
        let mut unnamed = Unnamed::default();
        let present = intake.roster.known.iter().filter(|known| known.present);
        for known in present.filter(|known| !named.contains(&known.uid)) {
            if let Some(school) = known.school {
                unnamed.by_school.entry(school).or_default().push(known);
            }
            let phone = known.values.get(&ListField::Phone);
            for mobile in phone.into_iter().flat_map(|phone| mobiles(&phone.stored)) {
                unnamed.by_mobile.entry(mobile).or_default().push(known);
            }
        }
        unnamed
    }

    /// The one person whom the row may mean: of its school, or else with its mobile number.
    fn former(&self, line: &Line) -> Option<&'k Known> {
        let school = line.values.get(&ListField::School)?.organization()?;
        let here = self.by_school.get(&school).into_iter().flatten().copied();
        let phone = line.stored(ListField::Phone);
        let own = phone.into_iter().flat_map(mobiles);
        let anywhere = own.filter_map(|mobile| self.by_mobile.get(mobile));
        only(here.filter(|known| may_be(line, known))).or_else(|| {
            only(
                anywhere
                    .flatten()
                    .copied()
                    .filter(|known| may_be(line, known)),
            )
        })
    }
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn may_be(line: &Line, known: &Known) -> bool {
    let both = |field| {
        let own = known.values.get(&field)?.stored.as_str();
        Some(line.stored(field)? == own)
    };
    let contradicts = |field| both(field) == Some(false);
    line.stored(ListField::Name)
        .is_some_and(|name| one_character_apart(name, &known.name))
        && (shares_mobile(&line.values, &known.values) || both(ListField::BirthMonth) == Some(true))
        && !contradicts(ListField::BirthMonth)
        && !contradicts(ListField::Sex)
}

/// 马晓林 and 马晓琳, 王小平 and 王平.
pub(super) fn one_character_apart(a: &str, b: &str) -> bool {
    a != b && strsim::levenshtein(a, b) == 1
}

fn question(line: &Line, known: &Known, names: &SchoolNames) -> Fault {
    let name = line.stored(ListField::Name).unwrap_or_default();
    let school = line.values.get(&ListField::School);
    let moved = school.and_then(Value::organization) != known.school;
    let from = known.school.filter(|_| moved).map(|id| names.name(id));
    let (whose, comes) = match from {
        Some(from) => (format!("{from}的"), format!("从{from}调来，")),
        None => ("名册中的".to_owned(), String::new()),
    };
    Fault {
        field: Some(ListField::Name),
        message: format!("可能是{whose}{}", known.name),
        remedy: format!(
            "电话或出生年月相同，文件里又没有{}：选明是改名，还是另一个人。",
            known.name
        ),
        offers: vec![
            Offer::decide(Some(known.uid), format!("是同一人，{comes}改名为{name}")),
            Offer::decide(None, "是另一个人"),
        ],
    }
}
