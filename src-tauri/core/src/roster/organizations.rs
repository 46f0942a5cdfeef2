//! Schools and other organisations: the list, one page, saving and removing.
use chrono::NaiveDate;
use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, OrMissing, Result};
use crate::ids::OrganizationId;
use crate::ledger::{Reader, Record, Writer};
use crate::vocabulary::{self, WordList};

use super::records::Organization;
use super::rules::next_code;
use super::uses;
use super::views::Saved;

/// Kind of those that take part in counting.
const SCHOOL: &str = "school";
/// 编号 of the first school of a ledger.
const FIRST_CODE: &str = "XX01";

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

/// A new organisation (`uid: null`) or changes to one.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SaveOrganization {
    pub uid: Option<OrganizationId>,
    /// `null`: the next free one.
    pub code: Option<String>,
    /// `null`: a school.
    pub kind: Option<String>,
    pub name: String,
    pub short_name: Option<String>,
    pub former_names: Option<String>,
    pub stage: Option<String>,
    pub area: Option<String>,
    pub rank: Option<String>,
    pub private: bool,
    pub parent: Option<OrganizationId>,
    pub address: Option<String>,
    pub principal: Option<String>,
    pub liaison: Option<String>,
    pub phone: Option<String>,
    pub students: Option<i64>,
    pub classes: Option<i64>,
    pub strengths: Option<String>,
    /// `null`: in use.
    pub active: Option<bool>,
    /// `null`: where it stands, at the end for a new one.
    pub sort: Option<i64>,
    pub note: Option<String>,
}

/// Organisations in the order of every list.
pub fn schools(reader: Reader<'_>, filter: OrganizationFilter) -> Result<Vec<OrganizationRow>> {
    let text = filter
        .text
        .as_deref()
        .map(str::trim)
        .unwrap_or("")
        .to_owned();
    let organizations: Vec<Organization> = reader.list("ORDER BY r.sort, r.code", [])?;
    let mut rows = rows(reader, filter.on.unwrap_or(reader.today()))?;
    let mut kept = Vec::new();
    for organization in organizations {
        let wanted = (filter.all || organization.active)
            && filter
                .kind
                .as_ref()
                .is_none_or(|kind| *kind == organization.kind)
            && (filter.stage.is_none() || filter.stage == organization.stage)
            && organization.is_called(&text);
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
        uses: uses::of(reader, uses::OF_ORGANIZATION, id.0)?,
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

/// The 编号 proposed for a new organisation.
pub fn next_organization_code(reader: Reader<'_>, _: ()) -> Result<String> {
    let organizations: Vec<Organization> = reader.list("ORDER BY r.code", [])?;
    Ok(next_code(
        organizations.iter().map(|o| o.code.as_str()),
        FIRST_CODE,
    ))
}

/// Adds or changes an organisation. Its 编号 is unique in this copy of the ledger.
pub fn save_organization(w: &Writer<'_>, request: SaveOrganization) -> Result<Saved> {
    let reader = w.reader();
    let others: Vec<Organization> = reader.list("ORDER BY r.code", [])?;
    let present = match request.uid {
        Some(uid) => Some(reader.get::<Organization>(uid)?),
        None => None,
    };
    let record = request.into_record(present.as_ref(), &others)?;
    check(&record, &others)?;
    let warnings = warnings(&record, &others);
    w.describe(match &present {
        None => format!("已新增单位“{}”", record.name),
        Some(_) => format!("已更改单位“{}”的资料", record.name),
    });
    w.save(&record)?;
    Ok(Saved {
        uid: record.uid.0,
        warnings,
    })
}

impl SaveOrganization {
    fn into_record(
        self,
        present: Option<&Organization>,
        others: &[Organization],
    ) -> Result<Organization> {
        let uid = self.uid.unwrap_or_else(OrganizationId::new);
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            return Err(Error::invalid("name", "请填写单位名称。"));
        }
        let code = cleaned(self.code)
            .or_else(|| present.map(|present| present.code.clone()))
            .unwrap_or_else(|| next_code(others.iter().map(|o| o.code.as_str()), FIRST_CODE));
        let sort = self
            .sort
            .or_else(|| present.map(|present| present.sort))
            .unwrap_or_else(|| others.iter().map(|other| other.sort).max().unwrap_or(0) + 10);
        Ok(Organization {
            uid,
            owner: uid.0,
            code,
            kind: cleaned(self.kind).unwrap_or_else(|| SCHOOL.to_owned()),
            name,
            short_name: cleaned(self.short_name),
            former_names: cleaned(self.former_names),
            stage: cleaned(self.stage),
            area: cleaned(self.area),
            rank: cleaned(self.rank),
            private: self.private,
            parent: self.parent,
            address: cleaned(self.address),
            principal: cleaned(self.principal),
            liaison: cleaned(self.liaison),
            phone: cleaned(self.phone),
            students: self.students,
            classes: self.classes,
            strengths: cleaned(self.strengths),
            active: self.active.unwrap_or(true),
            sort,
            note: cleaned(self.note),
        })
    }
}

fn check(record: &Organization, others: &[Organization]) -> Result<()> {
    let twin = others
        .iter()
        .find(|other| other.uid != record.uid && other.code == record.code);
    if let Some(twin) = twin {
        let free = next_code(others.iter().map(|other| other.code.as_str()), FIRST_CODE);
        return Err(Error::invalid(
            "code",
            format!("编号{}已用于“{}”，可以改用{free}。", record.code, twin.name),
        ));
    }
    if record.parent == Some(record.uid) {
        return Err(Error::invalid(
            "parent",
            "上级中心校不能是它自己，请另选一个或留空。",
        ));
    }
    for (field, number, what) in [
        ("students", record.students, "学生数"),
        ("classes", record.classes, "班级数"),
    ] {
        if number.is_some_and(|number| !(0..=100_000).contains(&number)) {
            return Err(Error::invalid(
                field,
                format!("{what}不合常理，请重新填写。"),
            ));
        }
    }
    Ok(())
}

fn warnings(record: &Organization, others: &[Organization]) -> Vec<String> {
    others
        .iter()
        .filter(|other| other.uid != record.uid && other.is_named(&record.name))
        .map(|other| {
            format!(
                "已有同名单位“{}”（编号{}），请确认不是同一个单位。",
                other.name, other.code
            )
        })
        .collect()
}

/// Removes an organisation that nothing refers to.
pub fn remove_organization(w: &Writer<'_>, id: OrganizationId) -> Result<()> {
    let organization: Organization = w.reader().get(id)?;
    let uses = uses::of(w.reader(), uses::OF_ORGANIZATION, id.0)?;
    if !uses.is_empty() {
        return Err(Error::not_now(format!(
            "“{}”还有{}，不能删除。如已撤并，可以把它改为停用。",
            organization.name,
            uses.join("、")
        )));
    }
    w.describe(format!("已删除单位“{}”", organization.name));
    uses::remove_tags(w, Organization::TABLE.name, id.0)?;
    w.remove::<Organization>(id)
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

    /// Whether it has, or had, exactly this name.
    pub fn is_named(&self, name: &str) -> bool {
        self.names().any(|own| own == name)
    }

    pub fn is_school(&self) -> bool {
        self.kind == SCHOOL
    }

    fn is_called(&self, text: &str) -> bool {
        self.names().any(|name| name.contains(text))
            || self.code.to_lowercase().contains(&text.to_lowercase())
    }
}

/// Without spaces at the ends; nothing when nothing is left.
pub(super) fn cleaned(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}
