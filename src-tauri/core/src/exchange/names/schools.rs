//! Which school a name means: full name, 简称, former name, and what it may have been meant to be.
use std::collections::HashMap;

use crate::error::Result;
use crate::exchange::normal::key;
use crate::ids::{OrganizationId, Uid};
use crate::ledger::Reader;
use crate::roster::{BareName, Organization, ROSTER_ORDER};
use crate::vocabulary;

use super::ordinary::{Ordinary, is_school_like};

#[cfg(test)]
mod tests;

/// Names below this likeness are not offered.
const ALIKE: f64 = 0.55;
const OFFERS: usize = 3;

/// What stands before the name of a school in a town.
const TOWNS: &[&str] = &["镇", "乡", "街道", "村"];
const TOWN_MAX_CHARS: usize = 6;

/// Characters of a school's name; what is longer is a sentence.
const LONGEST_NAME: usize = 16;

/// Names of schools that a text may be made of.
const DIVIDED_AT_MOST: usize = 8;

/// All organisations by their names.
pub(crate) struct SchoolNames {
    schools: Vec<Organization>,
    by_key: HashMap<String, Vec<OrganizationId>>,
    /// The same without the county's own name.
    by_own: HashMap<String, Vec<OrganizationId>>,
    /// Every name of every school, for what is only alike.
    bare: Vec<(OrganizationId, BareName)>,
    county: String,
    ordinary: Ordinary,
}

/// What a title says about the school of a list.
#[derive(Debug, PartialEq)]
pub(crate) enum Named {
    Nothing,
    /// One, or several that bear the same name.
    Schools(Vec<OrganizationId>),
    /// A school that is not on the roster, by its name.
    Unknown(String),
    /// Schools whose names stand there among other words.
    Mentioned(Vec<OrganizationId>),
}

/// What a name comes to.
pub(crate) enum Meant {
    One(OrganizationId),
    /// Several bear the name.
    Several(Vec<OrganizationId>),
    /// None does; these are alike, the likest first.
    None(Vec<OrganizationId>),
}

impl SchoolNames {
    pub(crate) fn load(reader: Reader<'_>) -> Result<Self> {
        let schools: Vec<Organization> = reader.list(ROSTER_ORDER, [])?;
        let county = vocabulary::settings(reader, ())?.county_name;
        let mut by_key: HashMap<String, Vec<OrganizationId>> = HashMap::new();
        let mut by_own: HashMap<String, Vec<OrganizationId>> = HashMap::new();
        let keep = |names: &mut HashMap<String, Vec<OrganizationId>>, name: &str, id| {
            let known = names.entry(name.to_owned()).or_default();
            if !known.contains(&id) {
                known.push(id);
            }
        };
        for school in &schools {
            for name in school.names().map(key).chain([key(&school.code)]) {
                keep(&mut by_key, &name, school.uid);
                let own = BareName::behind_county(&name, &county).unwrap_or(&name);
                keep(&mut by_own, own, school.uid);
            }
        }
        let named = schools.iter().flat_map(|school| {
            let full = BareName::new(&school.name, &county);
            let bare = |name| (school.uid, BareName::new(name, &county).within(&full));
            school.names().map(bare).collect::<Vec<_>>()
        });
        Ok(SchoolNames {
            bare: named.collect(),
            schools,
            by_key,
            by_own,
            county,
            ordinary: Ordinary::load(reader)?,
        })
    }

    pub(crate) fn get(&self, id: OrganizationId) -> Option<&Organization> {
        self.schools.iter().find(|school| school.uid == id)
    }

    pub(crate) fn name(&self, id: OrganizationId) -> &str {
        self.get(id).map_or("", |school| &school.name)
    }

    /// The 简称, where it has one.
    pub(crate) fn short(&self, id: OrganizationId) -> &str {
        let school = self.get(id);
        let short = school.and_then(|school| school.short_name.as_deref());
        short.unwrap_or_else(|| self.name(id))
    }

    pub(crate) fn all(&self) -> &[Organization] {
        &self.schools
    }

    /// By any of its names, its 编号 or its key.
    pub(crate) fn find(&self, name: &str) -> Meant {
        let by_key = Uid::parse(name).map(OrganizationId);
        if let Some(id) = by_key.filter(|id| self.get(*id).is_some()) {
            return Meant::One(id);
        }
        let written = key(name);
        let known = self.by_key.get(&written);
        // 云麓县松岭学校 is 松岭学校 in the ledger of 云麓县, and the other way round.
        let known = known.or_else(|| {
            let own = BareName::behind_county(&written, &self.county).unwrap_or(&written);
            self.by_own.get(own)
        });
        match known.map(Vec::as_slice) {
            Some([one]) => Meant::One(*one),
            Some(several @ [_, _, ..]) => Meant::Several(several.to_vec()),
            _ => Meant::None(self.alike(name)),
        }
    }

    /// 松岭乡白塔小学 is 白塔小学 where the roster itself speaks of 松岭.
    pub(crate) fn in_town(&self, name: &str) -> Option<OrganizationId> {
        let written = key(name);
        let own = BareName::behind_county(&written, &self.county).unwrap_or(&written);
        let (town, behind) = BareName::behind_town(own)?;
        let speaks_of = |school: &Organization| {
            let address = school.address.iter().map(String::as_str);
            let mut told = school.names().chain(address);
            told.any(|text| key(text).contains(town))
        };
        match self.by_own.get(behind).map(Vec::as_slice) {
            Some([one]) if self.schools.iter().any(speaks_of) => Some(*one),
            _ => None,
        }
    }

    /// The schools of a text that is made of nothing but their names, in one way only: 实小松岭.
    pub(crate) fn divided(&self, text: &str) -> Option<Vec<OrganizationId>> {
        let mut ways = self.divisions(&key(text), DIVIDED_AT_MOST);
        let way = ways.pop().filter(|way| way.len() > 1)?;
        ways.is_empty().then_some(way)
    }

    fn divisions(&self, text: &str, most: usize) -> Vec<Vec<OrganizationId>> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let mut ways = Vec::new();
        for end in ends.filter(|_| most > 0) {
            let (name, rest) = text.split_at(end);
            let known = self.by_key.get(name).or_else(|| self.by_own.get(name));
            let Some([id]) = known.map(Vec::as_slice) else {
                continue;
            };
            match rest.trim_start_matches(['和', '与', '及', '、']) {
                "" => ways.push(vec![*id]),
                rest => {
                    let others = self.divisions(rest, most - 1).into_iter();
                    ways.extend(others.map(|other| [vec![*id], other].concat()));
                }
            }
        }
        ways
    }

    /// Schools whose names stand in a text, none within the name of another.
    pub(crate) fn mentioned(&self, text: &str) -> Vec<OrganizationId> {
        match self.named_by(text) {
            Named::Mentioned(ids) | Named::Schools(ids) => ids,
            Named::Nothing | Named::Unknown(_) => Vec::new(),
        }
    }

    /// The one of these schools whose full name it is.
    pub(crate) fn fully_called(
        &self,
        name: &str,
        ids: &[OrganizationId],
    ) -> Option<OrganizationId> {
        let mut full = ids.iter().filter(|id| key(self.name(**id)) == key(name));
        full.next().copied().filter(|_| full.next().is_none())
    }

    /// The text by which [`Self::find`] finds this school and no other.
    pub(crate) fn unmistakable(&self, id: OrganizationId) -> String {
        let school = self.get(id);
        let names = school
            .into_iter()
            .flat_map(|school| [&school.name, &school.code]);
        let mut only =
            names.filter(|name| matches!(self.find(name), Meant::One(found) if found == id));
        only.next().cloned().unwrap_or_else(|| id.0.to_string())
    }

    /// The name, and the 编号 where another school bears the same.
    pub(crate) fn told(&self, id: OrganizationId) -> String {
        match self.get(id) {
            Some(school) if self.bearers(&school.name) > 1 => {
                format!("{}（编号{}）", school.name, school.code)
            }
            _ => self.name(id).to_owned(),
        }
    }

    fn bearers(&self, name: &str) -> usize {
        self.by_key.get(&key(name)).map_or(0, Vec::len)
    }

    /// Schools that a name may mean, the likest first: those whose names say the same but for where the
    /// school lies, and only where there are none, those that are written much like it.
    pub(crate) fn alike(&self, wanted: &str) -> Vec<OrganizationId> {
        let same = self.same_but_for_place(wanted);
        if !same.is_empty() {
            return same;
        }
        let wanted = BareName::new(wanted, &self.county);
        let likes = |school: &Organization| {
            let own = self.bare.iter().filter(|(id, _)| *id == school.uid);
            let best = own
                .map(|(_, name)| wanted.likeness(name))
                .fold(0.0, f64::max);
            (best >= ALIKE).then_some((best, school.uid))
        };
        let mut likes: Vec<(f64, OrganizationId)> = self.schools.iter().filter_map(likes).collect();
        likes.sort_by(|a, b| b.0.total_cmp(&a.0));
        likes.into_iter().take(OFFERS).map(|(_, id)| id).collect()
    }

    pub(crate) fn bare(&self, name: &str) -> BareName {
        BareName::new(name, &self.county)
    }

    pub(crate) fn same_but_for_place(&self, wanted: &str) -> Vec<OrganizationId> {
        let wanted = BareName::new(wanted, &self.county);
        let mut same: Vec<OrganizationId> = Vec::new();
        for (id, _) in self.bare.iter().filter(|(_, name)| wanted.is_same(name)) {
            if !same.contains(id) {
                same.push(*id);
            }
        }
        same
    }

    /// Whether a name says no more than the school's own but for where it lies: 松岭乡白塔小学 for 白塔小学.
    pub(crate) fn differs_in_place_only(&self, wanted: &str, school: OrganizationId) -> bool {
        let wanted = key(wanted);
        let of_town = |name: &str| {
            let town = wanted.strip_suffix(&*key(name));
            town.is_some_and(|town| {
                (2..=TOWN_MAX_CHARS).contains(&town.chars().count())
                    && TOWNS.iter().any(|end| town.ends_with(end))
            })
        };
        self.same_but_for_place(&wanted) == [school]
            || self
                .get(school)
                .is_some_and(|school| school.names().any(of_town))
    }

    /// What a title, or the name of a sheet or a file, says about the school of a list. A name says it
    /// only where nothing but ordinary words stands beside it.
    pub(crate) fn named_by(&self, text: &str) -> Named {
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
