//! Schools and other organisations as the screens read them: the list and one page.
use chrono::NaiveDate;
use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{OrMissing, Result};
use crate::ids::OrganizationId;
use crate::ledger::{Reader, Record};
use crate::readings::{Interner, Needle, Readable};
use crate::text::key;
use crate::uses;
use crate::vocabulary::{self, WordList};

use super::people::ROSTER_ORDER;
use super::records::Organization;

/// Kind of those that take part in counting.
pub(super) const SCHOOL: &str = "school";

/// Which organisations are listed; nothing given lists all in use.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct OrganizationFilter {
    /// Part of a name, the short name, a former name or the 编号.
    pub text: Option<String>,
    /// Code of `organization_kind`: `school` for schools only.
    pub kind: Option<String>,
    pub stage: Option<String>,
    /// Also those no longer in use.
    pub all: bool,
    /// Persons are counted as of this day; today when not given.
    pub on: Option<NaiveDate>,
}

/// One line of the list of schools.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganizationRow {
    pub uid: OrganizationId,
    pub code: String,
    pub name: String,
    pub short_name: Option<String>,
    pub kind: String,
    pub kind_name: String,
    pub stage: Option<String>,
    pub stage_name: Option<String>,
    pub area: Option<String>,
    pub area_name: Option<String>,
    pub principal: Option<String>,
    pub liaison: Option<String>,
    pub active: bool,
    /// On the roster there, in service, as of that day.
    pub persons: u32,
}

/// One organisation in full.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganizationPage {
    pub organization: Organization,
    pub row: OrganizationRow,
    pub parent_name: Option<String>,
    /// What refers to it; while there is anything, it can't be removed.
    pub uses: Vec<String>,
}

/// Organisations in the order of every list.
pub fn schools(reader: Reader<'_>, filter: OrganizationFilter) -> Result<Vec<OrganizationRow>> {
    let needle = Needle::new(filter.text.as_deref().unwrap_or(""));
    let mut interner = Interner::default();
    let organizations: Vec<Organization> = reader.list(ROSTER_ORDER, [])?;
    let mut rows = rows(reader, filter.on.unwrap_or(reader.today()))?;
    let mut kept = Vec::new();
    for organization in organizations {
        let wanted = (filter.all || organization.active)
            && filter
                .kind
                .as_ref()
                .is_none_or(|kind| *kind == organization.kind)
            && (filter.stage.is_none() || filter.stage == organization.stage)
            && organization.is_called(&needle, &mut interner);
        if let Some(row) = rows.remove(&organization.uid).filter(|_| wanted) {
            kept.push(row);
        }
    }
    Ok(kept)
}

/// One organisation in full.
pub fn organization(reader: Reader<'_>, id: OrganizationId) -> Result<OrganizationPage> {
    let organization: Organization = reader.get(id)?;
    let parent: Option<Organization> = organization
        .parent
        .map(|parent| reader.get(parent))
        .transpose()?;
    let row = rows(reader, reader.today())?
        .remove(&id)
        .or_missing(Organization::TABLE.label)?;
    Ok(OrganizationPage {
        organization,
        row,
        parent_name: parent.map(|parent| parent.name),
        uses: uses::of(reader, Organization::TABLE, id.0)?,
    })
}

type Rows = std::collections::HashMap<OrganizationId, OrganizationRow>;

fn rows(reader: Reader<'_>, on: NaiveDate) -> Result<Rows> {
    let vocabulary = vocabulary::load(reader)?;
    let name = |list, code: &Option<String>| {
        code.as_deref()
            .map(|code| vocabulary.name(list, code).to_owned())
    };
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/organizations.sql"))?;
    let rows = statement.query_map(named_params! { ":on": on }, |row| {
        let kind: String = row.get("kind")?;
        let (stage, area) = (row.get("stage")?, row.get("area")?);
        Ok(OrganizationRow {
            uid: row.get("uid")?,
            code: row.get("code")?,
            name: row.get("name")?,
            short_name: row.get("short_name")?,
            kind_name: vocabulary
                .name(WordList::OrganizationKind, &kind)
                .to_owned(),
            kind,
            stage_name: name(WordList::Stage, &stage),
            stage,
            area_name: name(WordList::Area, &area),
            area,
            principal: row.get("principal")?,
            liaison: row.get("liaison")?,
            active: row.get("active")?,
            persons: row.get("persons")?,
        })
    })?;
    let mut by_id = Rows::new();
    for row in rows {
        let row = row?;
        by_id.insert(row.uid, row);
    }
    Ok(by_id)
}

impl Organization {
    /// Full, short and former names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let former = self.former_names.as_deref().unwrap_or("");
        std::iter::once(self.name.as_str())
            .chain(self.short_name.as_deref())
            .chain(
                former
                    .split('、')
                    .map(str::trim)
                    .filter(|name| !name.is_empty()),
            )
    }

    /// Whether it has, or had, this name, however it is spaced.
    pub fn is_named(&self, name: &str) -> bool {
        let wanted = key(name);
        self.names().any(|own| key(own) == wanted)
    }

    pub fn is_school(&self) -> bool {
        self.kind == SCHOOL
    }

    /// By any of its names in Chinese, pinyin or initials, or by part of its 编号.
    fn is_called(&self, needle: &Needle, interner: &mut Interner) -> bool {
        needle.is_empty()
            || self.code.to_lowercase().contains(needle.text())
            || self
                .names()
                .any(|name| Readable::of_text(name, interner).find(needle).is_some())
    }
}
