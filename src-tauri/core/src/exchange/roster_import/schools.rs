//! Which school a name means: full name, 简称, former name, and what it may have been meant to be.
use std::collections::HashMap;

use crate::error::Result;
use crate::exchange::normal::key;
use crate::ids::OrganizationId;
use crate::ledger::Reader;
use crate::roster::Organization;

/// Names below this likeness are not offered.
const ALIKE: f64 = 0.55;
const OFFERS: usize = 3;

/// All organisations by their names.
pub(super) struct SchoolNames {
    schools: Vec<Organization>,
    by_key: HashMap<String, Vec<OrganizationId>>,
}

/// What a name comes to.
pub(super) enum Meant {
    One(OrganizationId),
    /// Several bear the name.
    Several(Vec<OrganizationId>),
    /// None does; these are alike, the likest first.
    None(Vec<OrganizationId>),
}

impl SchoolNames {
    pub(super) fn load(reader: Reader<'_>) -> Result<Self> {
        let schools: Vec<Organization> = reader.list("ORDER BY r.sort, r.code", [])?;
        let mut by_key: HashMap<String, Vec<OrganizationId>> = HashMap::new();
        for school in &schools {
            for name in school.names().chain([school.code.as_str()]) {
                let known = by_key.entry(key(name)).or_default();
                if !known.contains(&school.uid) {
                    known.push(school.uid);
                }
            }
        }
        Ok(SchoolNames { schools, by_key })
    }

    pub(super) fn get(&self, id: OrganizationId) -> Option<&Organization> {
        self.schools.iter().find(|school| school.uid == id)
    }

    pub(super) fn name(&self, id: OrganizationId) -> &str {
        self.get(id).map_or("", |school| &school.name)
    }

    pub(super) fn all(&self) -> &[Organization] {
        &self.schools
    }

    pub(super) fn find(&self, name: &str) -> Meant {
        match self.by_key.get(&key(name)).map(Vec::as_slice) {
            Some([one]) => Meant::One(*one),
            Some(several @ [_, _, ..]) => Meant::Several(several.to_vec()),
            _ => Meant::None(self.alike(&key(name))),
        }
    }

    fn alike(&self, wanted: &str) -> Vec<OrganizationId> {
        let mut likes: Vec<(f64, OrganizationId)> = self
            .schools
            .iter()
            .filter_map(|school| {
                let best = school
                    .names()
                    .map(|name| likeness(wanted, &key(name)))
                    .fold(0.0, f64::max);
                (best >= ALIKE).then_some((best, school.uid))
            })
            .collect();
        likes.sort_by(|a, b| b.0.total_cmp(&a.0));
        likes.into_iter().take(OFFERS).map(|(_, id)| id).collect()
    }

    /// The school whose name stands in a text; of several the longest name.
    pub(super) fn named_in(&self, text: &str) -> Option<OrganizationId> {
        let text = key(text);
        let names = self
            .schools
            .iter()
            .flat_map(|school| school.names().map(move |n| (key(n), school.uid)));
        names
            .filter(|(name, _)| name.chars().count() >= 3 && text.contains(name.as_str()))
            .max_by_key(|(name, _)| name.len())
            .map(|(_, id)| id)
    }
}

/// 1: equal. Written characters in their order count, so 石桥小学 is much like 石桥中心小学.
fn likeness(a: &str, b: &str) -> f64 {
    let edits = strsim::normalized_levenshtein(a, b);
    let (short, long) = if a.chars().count() <= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    };
    let mut rest = long.chars();
    let contained = short.chars().all(|c| rest.any(|other| other == c));
    match contained && short.chars().count() >= 2 {
        true => edits.max(0.8),
        false => edits,
    }
}
