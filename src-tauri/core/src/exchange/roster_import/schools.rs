//! Which school a name means: full name, 简称, former name, and what it may have been meant to be.
use std::collections::HashMap;

use crate::error::Result;
use crate::exchange::normal::key;
use crate::ids::OrganizationId;
use crate::ledger::Reader;
use crate::roster::Organization;

use super::ordinary::{Ordinary, is_school_like};

/// Names below this likeness are not offered.
const ALIKE: f64 = 0.55;
const OFFERS: usize = 3;

/// Characters of a school's name; what is longer is a sentence.
const LONGEST_NAME: usize = 16;

/// All organisations by their names.
pub(super) struct SchoolNames {
    schools: Vec<Organization>,
    by_key: HashMap<String, Vec<OrganizationId>>,
    ordinary: Ordinary,
}

/// What a title says about the school of a list.
#[derive(Debug, PartialEq)]
pub(super) enum Named {
    Nothing,
    /// One, or several that bear the same name.
    Schools(Vec<OrganizationId>),
    /// A school that is not on the roster, by its name.
    Unknown(String),
    /// Schools whose names stand there among other words.
    Mentioned(Vec<OrganizationId>),
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
        Ok(SchoolNames {
            schools,
            by_key,
            ordinary: Ordinary::load(reader)?,
        })
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

    pub(super) fn alike(&self, wanted: &str) -> Vec<OrganizationId> {
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

    /// What a title, or the name of a sheet or a file, says about the school of a list. A name says it
    /// only where nothing but ordinary words stands beside it.
    pub(super) fn named_by(&self, text: &str) -> Named {
        let text = key(text);
        let inside: Vec<(String, OrganizationId)> = self
            .keys()
            .filter(|(name, _)| name.chars().count() >= 2 && text.contains(name.as_str()))
            .collect();
        let alone = |(name, _): &&(String, OrganizationId)| {
            let mut places = text.match_indices(name.as_str());
            places.any(|(at, _)| {
                self.ordinary.is_all_of(&text[..at])
                    && self.ordinary.is_all_of(&text[at + name.len()..])
            })
        };
        let ids = |names: &mut dyn Iterator<Item = &(String, OrganizationId)>| {
            let mut ids: Vec<OrganizationId> = names.map(|(_, id)| *id).collect();
            ids.sort();
            ids.dedup();
            ids
        };
        let named = ids(&mut inside.iter().filter(alone));
        if !named.is_empty() {
            return Named::Schools(named);
        }
        let within_another = |name: &str| {
            let mut others = inside.iter().map(|(other, _)| other.as_str());
            others.any(|other| other.len() > name.len() && other.contains(name))
        };
        let mentioned = ids(&mut inside.iter().filter(|(name, _)| !within_another(name)));
        let rest = self.ordinary.without_ends(&text);
        if mentioned.len() < 2 && is_school_like(rest) && rest.chars().count() <= LONGEST_NAME {
            return Named::Unknown(rest.to_owned());
        }
        match mentioned.is_empty() {
            true => Named::Nothing,
            false => Named::Mentioned(mentioned),
        }
    }

    fn keys(&self) -> impl Iterator<Item = (String, OrganizationId)> {
        let schools = self.schools.iter();
        schools.flat_map(|school| school.names().map(move |name| (key(name), school.uid)))
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
