//! Schools of which only the names are known yet, as a list of teachers names them.
use crate::error::{Error, Result};
use crate::ledger::Writer;
use crate::text::{clean, key};

use super::records::Organization;
use super::save_organization::{SaveOrganization, save_organization};

/// Adds a school for each name that no organisation bears yet, as a short or former one either; answers how many that were.
///
/// # Errors
/// [`Error::NotNow`] when all of them are there.
pub fn add_schools(w: &Writer<'_>, names: Vec<String>) -> Result<u32> {
    let present: Vec<Organization> = w.reader().list("", [])?;
    let names_of_all = present.iter().flat_map(Organization::names);
    let mut known: Vec<String> = names_of_all.map(key).collect();
    let mut added = Vec::new();
    for name in names.iter().map(|name| clean(name)) {
        if name.is_empty() || known.contains(&key(&name)) {
            continue;
        }
        known.push(key(&name));
        let school = SaveOrganization {
            name: name.clone(),
            ..SaveOrganization::default()
        };
        save_organization(w, school)?;
        added.push(name);
    }
    w.describe(match added.as_slice() {
        [] => return Err(Error::not_now("这些学校都已在名册中。")),
        [one] => format!("已新增单位“{one}”"),
        [first, ..] => format!("已新增“{first}”等{}所学校", added.len()),
    });
    Ok(added.len() as u32)
}
