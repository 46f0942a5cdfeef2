//! Adding, changing and removing schools and other organisations.
use serde::Deserialize;
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::OrganizationId;
use crate::ledger::{Reader, Record, Writer};
use crate::text::{cleaned, next_code};
use crate::uses;
use crate::vocabulary::{WordList, require};

use super::namesakes::{SchoolNamed, SchoolNamesake, school_namesakes};
use super::organizations::SCHOOL;
use super::records::Organization;
use super::views::Saved;

/// 编号 of the first school of a ledger.
const FIRST_CODE: &str = "XX01";

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
    check_words(reader, &record)?;
    let warnings = warnings(reader, &record)?;
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

/// Refuses kinds, stages, areas and ranks that no list holds.
fn check_words(reader: Reader<'_>, record: &Organization) -> Result<()> {
    let kind = [record.kind.as_str()];
    require(reader, "kind", WordList::OrganizationKind, kind)?;
    require(reader, "stage", WordList::Stage, record.stage.as_deref())?;
    require(reader, "area", WordList::Area, record.area.as_deref())?;
    require(reader, "rank", WordList::SchoolRank, record.rank.as_deref())
}

fn warnings(reader: Reader<'_>, record: &Organization) -> Result<Vec<String>> {
    let named = SchoolNamed {
        uid: Some(record.uid),
        name: record.name.clone(),
        short_name: record.short_name.clone(),
        former_names: record.former_names.clone(),
    };
    let told = |other: SchoolNamesake| {
        format!(
            "已有单位“{}”（编号{}），请确认不是同一个单位。",
            other.name, other.code
        )
    };
    Ok(school_namesakes(reader, named)?
        .into_iter()
        .map(told)
        .collect())
}

/// Removes an organisation that nothing refers to.
pub fn remove_organization(w: &Writer<'_>, id: OrganizationId) -> Result<()> {
    let organization: Organization = w.reader().get(id)?;
    let uses = uses::of(w.reader(), Organization::TABLE, id.0)?;
    if !uses.is_empty() {
        return Err(Error::not_now(format!(
            "“{}”还有{}，不能删除。如已撤并，可以把它改为停用。",
            organization.name,
            uses.join("、")
        )));
    }
    w.describe(format!("已删除单位“{}”", organization.name));
    uses::remove_whole(w, Organization::TABLE, id.0)
}
