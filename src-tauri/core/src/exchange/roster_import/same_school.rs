//! A school that is new by the list, and that the roster may have under another name: what the roster calls
//! it is its 简称 or 曾用名 here, or one of the names leaves out where it lies.
use std::collections::{HashMap, HashSet};

use crate::exchange::headers::ListField;
use crate::exchange::normal::key;
use crate::ids::{OrganizationId, Uid};
use crate::roster::Organization;

use super::draft::Draft;
use super::fields::{Fault, Values};
use super::plan::{Line, Plan};
use super::preview::{Offer, RowState};
use super::repeats::row_of;
use super::schools::SchoolNames;

/// Asks about every new school that may be one of the roster which no row names, or one of another row.
pub(super) fn find(draft: &Draft, plan: &mut Plan, names: &SchoolNames) {
    of_roster(plan, names);
    of_other_rows(draft, &mut plan.lines);
}

fn of_roster(plan: &mut Plan, names: &SchoolNames) {
    let named: HashSet<Uid> = plan.lines.iter().filter_map(|line| line.record).collect();
    let candidates = plan.lines.iter_mut().filter(|line| may_be_known(line));
    for line in candidates {
        let mut known = maybe(&line.values, names);
        known.retain(|id| !named.contains(&id.0));
        if !known.is_empty() {
            line.faults.push(question(&line.values, &known, names));
        }
    }
}

/// The full name of a row is what another row gives as its 简称 or 曾用名.
fn of_other_rows(draft: &Draft, lines: &mut [Line]) {
    let mut others: HashMap<String, usize> = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.left_out) {
        others.extend(other_names(&line.values).map(|name| (key(name), at)));
    }
    let found: Vec<(usize, Fault)> = (0..lines.len())
        .filter(|at| may_be_known(&lines[*at]))
        .filter_map(|at| {
            let name = lines[at].stored(ListField::SchoolName)?;
            let other = others.get(&key(name)).filter(|other| **other != at)?;
            Some((at, of_other_row(draft, &lines[at], &lines[*other])))
        })
        .collect();
    for (at, fault) in found {
        lines[at].faults.push(fault);
    }
}

fn of_other_row(draft: &Draft, line: &Line, other: &Line) -> Fault {
    let (row, name) = (
        row_of(draft, line, other.place),
        stored(&line.values, ListField::SchoolName),
    );
    Fault {
        field: Some(ListField::SchoolName),
        message: format!(
            "{row}的{}也叫“{name}”",
            stored(&other.values, ListField::SchoolName)
        ),
        remedy: "是同一所学校就去掉本行；是另一所就选“是另一所学校”。".to_owned(),
        offers: vec![Offer::leave_out(), Offer::decide(None, "是另一所学校")],
    }
}

/// New, and not by the user's word.
fn may_be_known(line: &Line) -> bool {
    line.state() == RowState::Added
        && !line.decided
        && line.values.contains_key(&ListField::SchoolName)
}

/// Schools that share a name with the row, or the full name but for the place.
fn maybe(values: &Values, names: &SchoolNames) -> Vec<OrganizationId> {
    let full = stored(values, ListField::SchoolName);
    let others: HashSet<String> = other_names(values).map(key).collect();
    let shares = |school: &Organization| school.names().any(|name| others.contains(&key(name)));
    let mut known = names.same_but_for_place(full);
    let sharing = names.all().iter().filter(|school| shares(school));
    for id in sharing.map(|school| school.uid) {
        if !known.contains(&id) {
            known.push(id);
        }
    }
    known.retain(|id| names.get(*id).is_some_and(Organization::is_school));
    known
}

/// 简称 and 曾用名 as the row gives them.
fn other_names(values: &Values) -> impl Iterator<Item = &str> {
    let former = stored(values, ListField::FormerNames).split('、');
    let names = former.chain([stored(values, ListField::ShortName)]);
    names.filter(|name| !name.is_empty())
}

fn stored(values: &Values, field: ListField) -> &str {
    values.get(&field).map_or("", |value| value.stored.as_str())
}

fn question(values: &Values, known: &[OrganizationId], names: &SchoolNames) -> Fault {
    let full = stored(values, ListField::SchoolName);
    let told: Vec<String> = known.iter().map(|id| names.told(*id)).collect();
    let same = |(id, told): (&OrganizationId, &String)| {
        Offer::decide(Some(id.0), format!("是同一所，{told}改名为{full}"))
    };
    let mut offers: Vec<Offer> = known.iter().zip(&told).map(same).collect();
    offers.push(Offer::decide(None, "是另一所学校"));
    Fault {
        field: Some(ListField::SchoolName),
        message: format!("可能是名册中的{}", told.join("、")),
        remedy: "选明是不是同一所学校；是同一所，名册改用这里的全称，原来的名称仍然认得。"
            .to_owned(),
        offers,
    }
}
