//! Schools that may be the one that is being added: entered twice, every later list would be in doubt about
//! which of them it means.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::ids::OrganizationId;
use crate::ledger::Reader;
use crate::text::key;
use crate::vocabulary;

use super::people::ROSTER_ORDER;
use super::records::Organization;
use super::school_names::BareName;

/// The names of an organisation as it is to be saved.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SchoolNamed {
    /// `null`: a new one.
    pub uid: Option<OrganizationId>,
    pub name: String,
    pub short_name: Option<String>,
    /// Separated by 、.
    pub former_names: Option<String>,
}

/// One that is on the roster already.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchoolNamesake {
    pub uid: OrganizationId,
    pub code: String,
    pub name: String,
}

/// Others that share a name with it, or whose names say the same but for where it lies.
pub fn school_namesakes(reader: Reader<'_>, new: SchoolNamed) -> Result<Vec<SchoolNamesake>> {
    let county = vocabulary::settings(reader, ())?.county_name;
    let others: Vec<Organization> = reader.list(ROSTER_ORDER, [])?;
    let others = others
        .into_iter()
        .filter(|other| Some(other.uid) != new.uid);
    let found = others.filter(|other| may_be(other, &new, &county));
    Ok(found
        .map(
            |Organization {
                 uid, code, name, ..
             }| SchoolNamesake { uid, code, name },
        )
        .collect())
}

fn may_be(known: &Organization, new: &SchoolNamed, county: &str) -> bool {
    let former = new.former_names.as_deref().unwrap_or_default().split('、');
    let names = former
        .chain(new.short_name.as_deref())
        .chain([new.name.as_str()]);
    let mut names = names.filter(|name| !key(name).is_empty());
    let full = BareName::new(&new.name, county);
    let own = BareName::new(&known.name, county);
    names.any(|name| known.is_named(name))
        || known
            .names()
            .any(|name| full.is_same(&BareName::new(name, county).within(&own)))
}
