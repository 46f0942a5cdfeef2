//! Who makes an act: the preference `me`, in words for the history.
use rusqlite::Connection;
use serde::Deserialize;

use crate::error::Result;
use crate::ids::Uid;

use super::preferences;

/// Preference that says who sits at this computer: `{"organization", "organizationName", "name"}`.
pub const ME: &str = "me";

pub(super) struct Author {
    pub(super) organization: Uid,
    /// 第二实验小学 周敏
    pub(super) words: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Me {
    organization: Option<Uid>,
    organization_name: Option<String>,
    name: Option<String>,
}

/// The county, without a name, while nobody has said.
pub(super) fn of(conn: &Connection) -> Result<Author> {
    let text = preferences::get(conn, ME)?.unwrap_or_default();
    let me: Me = serde_json::from_str(&text).unwrap_or_default();
    let parts = [me.organization_name, me.name];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    Ok(Author {
        organization: me.organization.unwrap_or(Uid::COUNTY),
        words: (!parts.is_empty()).then(|| parts.join(" ")),
    })
}
