//! A person under a corrected name: new by the file, while somebody of the same school with the same phone
//! or month of birth and a name much like it stands in the file no more.
use std::collections::{HashMap, HashSet};

use crate::exchange::headers::ListField;
use crate::ids::{OrganizationId, Uid};

use super::fields::Fault;
use super::known::Known;
use super::plan::{Line, Plan};
use super::preview::{Offer, RowState};

/// Asks about every new person who may be one of those that the file does not name.
pub(super) fn find(plan: &mut Plan) {
    let candidates: Vec<usize> = (0..plan.lines.len())
        .filter(|at| may_be_renamed(&plan.lines[*at]))
        .collect();
    if candidates.is_empty() {
        return;
    }
    let unnamed = unnamed_of_schools(plan);
    let found: Vec<(usize, Fault)> = candidates
        .into_iter()
        .filter_map(|at| {
            Some((
                at,
                question(&plan.lines[at], former(&plan.lines[at], &unnamed)?),
            ))
        })
        .collect();
    for (at, fault) in found {
        plan.lines[at].faults.push(fault);
    }
}

/// New, and not by the user's word.
fn may_be_renamed(line: &Line) -> bool {
    line.state() == RowState::Added
        && !line.decided
        && line.values.contains_key(&ListField::Name)
        && (line.stored(ListField::Phone).is_some() || line.stored(ListField::BirthMonth).is_some())
}

/// Who works at a school and stands in no row, by school.
fn unnamed_of_schools(plan: &Plan) -> HashMap<OrganizationId, Vec<&Known>> {
    let named: HashSet<Uid> = plan.lines.iter().filter_map(|line| line.record).collect();
    let mut unnamed: HashMap<OrganizationId, Vec<&Known>> = HashMap::new();
    for known in plan.roster.known.iter().filter(|known| known.present) {
        if let Some(school) = known.school.filter(|_| !named.contains(&known.uid)) {
            unnamed.entry(school).or_default().push(known);
        }
    }
    unnamed
}

/// The one person of the school whom the row may mean.
fn former<'k>(line: &Line, unnamed: &HashMap<OrganizationId, Vec<&'k Known>>) -> Option<&'k Known> {
    let school = line.values.get(&ListField::School)?.organization()?;
    let name = line.stored(ListField::Name)?;
    let agrees = |known: &Known, field| {
        let own = known.values.get(&field).map(|own| own.stored.as_str());
        own.is_some() && own == line.stored(field)
    };
    let contradicts = |known: &Known, field| {
        let own = known.values.get(&field).map(|own| own.stored.as_str());
        own.is_some() && line.stored(field).is_some() && own != line.stored(field)
    };
    let mut alike = unnamed.get(&school)?.iter().filter(|known| {
        one_character_apart(name, &known.name)
            && (agrees(known, ListField::Phone) || agrees(known, ListField::BirthMonth))
            && !contradicts(known, ListField::BirthMonth)
            && !contradicts(known, ListField::Sex)
    });
    let first = alike.next()?;
    alike.next().is_none().then_some(first)
}

/// 马晓林 and 马晓琳, 王小平 and 王平.
pub(super) fn one_character_apart(a: &str, b: &str) -> bool {
    a != b && strsim::levenshtein(a, b) == 1
}

fn question(line: &Line, known: &Known) -> Fault {
    let name = line.stored(ListField::Name).unwrap_or_default();
    Fault {
        field: Some(ListField::Name),
        message: format!("可能是名册中的{}", known.name),
        remedy: format!(
            "电话或出生年月相同，文件里又没有{}：选明是改名，还是另一个人。",
            known.name
        ),
        offers: vec![
            Offer::decide(Some(known.uid), format!("是同一人，改名为{name}")),
            Offer::decide(None, "是另一个人"),
        ],
    }
}
