//! Adding, changing and removing communities.
use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::dates::SchoolYear;
use crate::error::{Error, Result};
use crate::ids::{CommunityId, OrganizationId, Uid};
use crate::ledger::{Reader, Record, Writer};
use crate::roster::Saved;
use crate::text::{cleaned, key, next_code};
use crate::uses;
use crate::vocabulary::{WordList, require};

use super::records::{Community, LeadMode};

/// 编号 of the first community of a ledger.
const FIRST_CODE: &str = "P1";

/// A new community (`uid: null`) or changes to one.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveCommunity {
    pub uid: Option<CommunityId>,
    /// `null`: the next free one.
    pub code: Option<String>,
    pub name: String,
    /// Code of `community_kind`.
    pub kind: String,
    pub stage: Option<String>,
    pub lead_mode: LeadMode,
    /// Needed when the lead goes round.
    pub first_year: Option<SchoolYear>,
    pub reviewer: Option<OrganizationId>,
    pub supervisor: Option<OrganizationId>,
    pub parent: Option<CommunityId>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub theme: Option<String>,
    pub basis: Option<String>,
    pub sort: Option<i64>,
    pub note: Option<String>,
}

/// The 编号 proposed for a new community.
pub fn next_community_code(reader: Reader<'_>, _: ()) -> Result<String> {
    let all: Vec<Community> = reader.list("ORDER BY r.code", [])?;
    Ok(next_code(
        all.iter().map(|community| community.code.as_str()),
        FIRST_CODE,
    ))
}

/// Adds or changes a community. Its 编号 is unique in this copy of the ledger.
pub fn save_community(w: &Writer<'_>, request: SaveCommunity) -> Result<Saved> {
    let all: Vec<Community> = w.reader().list("ORDER BY r.sort, r.code", [])?;
    let present = match request.uid {
        Some(uid) => Some(w.reader().get::<Community>(uid)?),
        None => None,
    };
    let record = request.into_record(present.as_ref(), &all);
    check(&record, &all)?;
    let kind = [record.kind.as_str()];
    require(w.reader(), "kind", WordList::CommunityKind, kind)?;
    require(
        w.reader(),
        "stage",
        WordList::Stage,
        record.stage.as_deref(),
    )?;
    w.describe(match present {
        None => format!("已新增教研共同体“{}”", record.name),
        Some(_) => format!("已更改教研共同体“{}”", record.name),
    });
    w.save(&record)?;
    Ok(Saved {
        uid: record.uid.0,
        warnings: all
            .iter()
            .filter(|other| other.uid != record.uid && key(&other.name) == key(&record.name))
            .map(|other| {
                format!(
                    "已有同名的教研共同体“{}”（编号{}），请确认不是同一个。",
                    other.name, other.code
                )
            })
            .collect(),
    })
}

impl SaveCommunity {
    fn into_record(self, present: Option<&Community>, all: &[Community]) -> Community {
        let code = cleaned(self.code)
            .or_else(|| present.map(|present| present.code.clone()))
            .unwrap_or_else(|| next_code(all.iter().map(|other| other.code.as_str()), FIRST_CODE));
        let sort = self
            .sort
            .or_else(|| present.map(|present| present.sort))
            .unwrap_or_else(|| all.iter().map(|other| other.sort).max().unwrap_or(0) + 10);
        Community {
            uid: self.uid.unwrap_or_else(CommunityId::new),
            owner: Uid::COUNTY,
            code,
            name: self.name.trim().to_owned(),
            kind: self.kind,
            stage: cleaned(self.stage),
            lead_mode: self.lead_mode,
            first_year: self.first_year,
            reviewer: self.reviewer,
            supervisor: self.supervisor,
            parent: self.parent,
            from_date: self.from,
            to_date: self.to,
            theme: cleaned(self.theme),
            basis: cleaned(self.basis),
            sort,
            note: cleaned(self.note),
        }
    }
}

fn check(record: &Community, all: &[Community]) -> Result<()> {
    if record.name.is_empty() {
        return Err(Error::invalid("name", "请填写教研共同体名称。"));
    }
    if record.kind.trim().is_empty() {
        return Err(Error::invalid("kind", "请选择共同体类型。"));
    }
    if record.lead_mode == LeadMode::Rotating && record.first_year.is_none() {
        return Err(Error::invalid(
            "firstYear",
            "轮值领衔要从哪一个学年轮起？请选择轮值首学年。",
        ));
    }
    if matches!((record.from_date, record.to_date), (Some(from), Some(to)) if to < from) {
        return Err(Error::invalid(
            "to",
            "结束日期应在开始日期之后，请重新填写。",
        ));
    }
    if record.parent == Some(record.uid) {
        return Err(Error::invalid(
            "parent",
            "上级共同体不能是它自己，请另选一个或留空。",
        ));
    }
    match all
        .iter()
        .find(|other| other.uid != record.uid && other.code == record.code)
    {
        None => Ok(()),
        Some(other) => Err(Error::invalid(
            "code",
            format!(
                "编号{}已用于“{}”，可以改用{}。",
                record.code,
                other.name,
                next_code(all.iter().map(|other| other.code.as_str()), FIRST_CODE)
            ),
        )),
    }
}

/// Removes a community without activities, with its members and swaps.
pub fn remove_community(w: &Writer<'_>, id: CommunityId) -> Result<()> {
    let found: Community = w.reader().get(id)?;
    let uses = uses::of(w.reader(), Community::TABLE, id.0)?;
    if !uses.is_empty() {
        return Err(Error::not_now(format!(
            "“{}”还有{}，不能删除。如已结束，请填写结束日期。",
            found.name,
            uses.join("、")
        )));
    }
    w.describe(format!("已删除教研共同体“{}”", found.name));
    uses::remove_whole(w, Community::TABLE, id.0)
}
