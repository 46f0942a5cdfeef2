//! A school that is new by the list, and that the roster may have under another name: what the roster calls
//! it is its 简称 or 曾用名 here, or one of the names leaves out where it lies.
use std::collections::{HashMap, HashSet};

use crate::exchange::headers::ListField;
use crate::exchange::normal::key;
use crate::ids::{OrganizationId, Uid};
use crate::roster::{BareName, Organization};

use super::draft::Draft;
use super::fields::{Fault, Values};
use super::line::RowState;
use super::line::{Intake, Line};
use super::offers::Offer;
use super::repeats::row_of;
use crate::exchange::names::SchoolNames;

/// Asks about every new school that may be one of the roster which no row names, or one of another row.
pub(super) fn find(draft: &Draft, intake: &mut Intake, names: &SchoolNames) {
    of_roster(intake, names);
    of_other_rows(draft, &mut intake.lines, names);
    names_of_others(draft, intake, names);
}

fn of_roster(intake: &mut Intake, names: &SchoolNames) {
    let named: HashSet<Uid> = intake.lines.iter().filter_map(|line| line.record).collect();
    let candidates = intake.lines.iter_mut().filter(|line| may_be_known(line));
    for line in candidates {
        let mut known = maybe(&line.values, names);
        known.retain(|id| !named.contains(&id.0));
        if !known.is_empty() {
            line.faults.push(question(&line.values, &known, names));
        }
    }
}

/// The full name of a row is what another row gives as its 简称 or 曾用名, or the full name of another but
/// for its place.
fn of_other_rows(draft: &Draft, lines: &mut [Line], names: &SchoolNames) {
    let mut others: HashMap<String, usize> = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.left_out) {
        others.extend(other_names(&line.values).map(|name| (key(name), at)));
    }
    let bare: Vec<Option<BareName>> = lines.iter().map(|line| bare(line, names)).collect();
    let found: Vec<(usize, Fault)> = (0..lines.len())
        .filter(|at| may_be_known(&lines[*at]))
        .filter_map(|at| {
            let name = lines[at].stored(ListField::SchoolName)?;
            let other = others.get(&key(name)).filter(|other| **other != at);
            let other = other.copied().or_else(|| same_above(&bare, at))?;
            Some((at, of_other_row(draft, &lines[at], &lines[other])))
        })
        .collect();
    for (at, fault) in found {
        lines[at].faults.push(fault);
    }
}

/// `None` for a row that is no school of its own.
fn bare(line: &Line, names: &SchoolNames) -> Option<BareName> {
    let name = line.stored(ListField::SchoolName);
    Some(names.bare(name.filter(|_| !line.left_out)?))
}

fn same_above(bare: &[Option<BareName>], at: usize) -> Option<usize> {
    let own = bare[at].as_ref()?;
    let is_same = |other: &Option<BareName>| other.as_ref().is_some_and(|other| own.is_same(other));
    bare[..at].iter().position(is_same)
}

/// A 简称 or 曾用名 that a school of another row bears, too: no list could use it any more.
fn names_of_others(draft: &Draft, intake: &mut Intake, names: &SchoolNames) {
    let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, line) in intake
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.left_out)
    {
        for name in borne(line, names) {
            bearers.entry(name).or_default().push(at);
        }
    }
    let found: Vec<(usize, Fault)> = (0..intake.lines.len())
        .filter(|at| may_be_known(&intake.lines[*at]))
        .filter_map(|at| {
            let line = &intake.lines[at];
            let mut own = other_names(&line.values);
            own.find_map(|name| {
                let bearers = bearers.get(&key(name))?;
                let stands = |other: &&usize| {
                    **other < at || (**other > at && intake.lines[**other].record.is_some())
                };
                let other = &intake.lines[*bearers.iter().find(stands)?];
                Some((at, name_of_other(draft, line, name, other)))
            })
        })
        .collect();
    for (at, fault) in found {
        intake.lines[at].faults.push(fault);
    }
}

/// All names of the row's school, those of the roster, too.
fn borne(line: &Line, names: &SchoolNames) -> HashSet<String> {
    let known = line.record.map(OrganizationId);
    let known = known.and_then(|id| names.get(id)).into_iter();
    let own = other_names(&line.values).chain([stored(&line.values, ListField::SchoolName)]);
    own.chain(known.flat_map(Organization::names))
        .map(key)
        .collect()
}

fn name_of_other(draft: &Draft, line: &Line, name: &str, other: &Line) -> Fault {
    let short = stored(&line.values, ListField::ShortName) == name;
    let (field, rest) = match short {
        true => (ListField::ShortName, String::new()),
        false => {
            let former = stored(&line.values, ListField::FormerNames).split('、');
            let rest: Vec<&str> = former.filter(|former| *former != name).collect();
            (ListField::FormerNames, rest.join("、"))
        }
    };
    let label = format!("{}不写“{name}”", field.label());
    Fault {
        field: Some(field),
        message: format!(
            "{}的{}也叫“{name}”",
            row_of(draft, line, other.place),
            stored(&other.values, ListField::SchoolName)
        ),
        remedy: "两所学校同一个名称，以后的名单分不清是哪一所：去掉一个；是同一所学校就去掉本行。"
            .to_owned(),
        offers: vec![
            Offer::mend(field, &rest, label),
            Offer::leave_out(),
            Offer::decide(None, "两所学校都这样叫"),
        ],
    }
}

fn of_other_row(draft: &Draft, line: &Line, other: &Line) -> Fault {
    let (row, name) = (
        row_of(draft, line, other.place),
        stored(&line.values, ListField::SchoolName),
    );
    let other_name = stored(&other.values, ListField::SchoolName);
    let borne = other_names(&other.values).any(|other| key(other) == key(name));
    Fault {
        field: Some(ListField::SchoolName),
        message: match borne {
            true => format!("{row}的{other_name}也叫“{name}”"),
            false => format!("可能是{row}的{other_name}"),
        },
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
    // The shorter of two names is hardly the new one.
    let same = |(id, told): (&OrganizationId, &String)| {
        let own = names.name(*id);
        let keep = own.chars().count() >= full.chars().count();
        let renamed = Offer::decide(Some(id.0), format!("是同一所，{told}改名为{full}"));
        let kept = match known.len() {
            1 => "是同一所，名称不改".to_owned(),
            _ => format!("是{told}，名称不改"),
        };
        let kept = Offer::mend(ListField::SchoolName, own, kept);
        [Some(kept).filter(|_| keep), Some(renamed)]
    };
    let same = known.iter().zip(&told).flat_map(same);
    let mut offers: Vec<Offer> = same.flatten().collect();
    offers.push(Offer::decide(None, "是另一所学校"));
    Fault {
        field: Some(ListField::SchoolName),
        message: format!("可能是名册中的{}", told.join("、")),
        remedy: "选明是不是同一所学校；改名的话，名册改用这里的名称，原来的名称仍然认得。"
            .to_owned(),
        offers,
    }
}
