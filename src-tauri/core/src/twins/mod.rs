//! Twins: one person entered twice, who becomes one again (合并).
//!
//! Everything that names the twin names the kept person afterwards, under the key that it would
//! have had from the start; undo takes the merge back like any other act.
mod links;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::ledger::{Reader, Writer};
use crate::roster::{self, People, Person};

/// Which of the two is kept.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergePersons {
    pub keep: PersonId,
    pub twin: PersonId,
}

/// Two entries that look like one person; never merged without being asked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TwinSuggestion {
    /// The one entered first.
    pub keep: PersonId,
    pub twin: PersonId,
    pub name: String,
    pub keep_code: String,
    pub twin_code: String,
    /// 同在前楼中心小学，出生年月相同
    pub reason: String,
}

/// Pairs of one name that share a school or a month of birth, in the order of the roster.
pub fn suggestions(reader: Reader<'_>, _: ()) -> Result<Vec<TwinSuggestion>> {
    let people = roster::load(reader)?;
    let mut by_name: HashMap<&str, Vec<&Person>> = HashMap::new();
    for person in &people.persons {
        by_name.entry(&person.name).or_default().push(person);
    }
    let mut found = Vec::new();
    for person in &people.persons {
        // Keys are ordered by time, so the later entry is the twin.
        for twin in by_name[person.name.as_str()]
            .iter()
            .filter(|twin| twin.uid > person.uid)
        {
            if let Some(reason) = likeness(&people, person, twin) {
                found.push(TwinSuggestion {
                    keep: person.uid,
                    twin: twin.uid,
                    name: person.name.clone(),
                    keep_code: person.code.clone(),
                    twin_code: twin.code.clone(),
                    reason,
                });
            }
        }
    }
    Ok(found)
}

/// Why two of one name may be one person; `None` when their months of birth differ.
fn likeness(people: &People, one: &Person, other: &Person) -> Option<String> {
    let born = match (&one.birth_month, &other.birth_month) {
        (Some(one), Some(other)) if one != other => return None,
        (Some(_), Some(_)) => true,
        _ => false,
    };
    let shared = people.postings(one.uid).iter().find_map(|posting| {
        let schools = people.postings(other.uid);
        let same = schools
            .iter()
            .any(|theirs| theirs.organization == posting.organization);
        same.then(|| people.organization(posting.organization))
            .flatten()
    });
    match (shared, born) {
        (Some(school), true) => Some(format!("同在{}，出生年月相同", school.name)),
        (Some(school), false) => Some(format!("同在{}", school.name)),
        (None, true) => Some("出生年月相同".to_owned()),
        (None, false) => None,
    }
}

/// Makes one person of two. What the kept one lacks is taken from the twin; where both say
/// something, the kept one's stands.
pub fn merge(w: &Writer<'_>, request: MergePersons) -> Result<()> {
    let MergePersons { keep, twin } = request;
    if keep == twin {
        return Err(Error::invalid(
            "twin",
            "这是同一条记录，请选择另一条重复录入的人员。",
        ));
    }
    let kept: Person = w.reader().get(keep)?;
    let other: Person = w.reader().get(twin)?;
    w.describe(format!(
        "已将重复录入的{}（{}）并入{}（{}）",
        other.name, other.code, kept.name, kept.code
    ));
    links::move_sign_ins(w, request)?;
    links::move_roles(w, request)?;
    links::move_postings(w, request)?;
    links::move_away(w, request)?;
    links::move_others(w, request)?;
    links::move_hanging(w, request)?;
    w.remove::<Person>(twin)?;
    w.update(&filled(kept, other))
}

fn filled(kept: Person, other: Person) -> Person {
    Person {
        reading: kept.reading.or(other.reading),
        sex: kept.sex.or(other.sex),
        birth_month: kept.birth_month.or(other.birth_month),
        phone: kept.phone.or(other.phone),
        teaching_since: kept.teaching_since.or(other.teaching_since),
        note: kept.note.or(other.note),
        ..kept
    }
}
