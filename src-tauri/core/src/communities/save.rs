//! Saving communities, their members, and swaps of a rotating lead.
use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::dates::{Period, SchoolYear};
use crate::error::{Error, OrMissing, Result};
use crate::ids::{CommunityId, LeadOverrideId, MembershipId, OrganizationId, Uid};
use crate::ledger::{Reader, Record, Writer};
use crate::roster::{Organization, Saved, next_code};

use super::load;
use super::records::{Community, LeadMode, LeadOverride, Membership};

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

/// A new membership (`uid: null`) or changes to one. A role that changes in some year is a new
/// membership from that day, and the former one ends the day before.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveMembership {
    pub uid: Option<MembershipId>,
    pub community: CommunityId,
    pub organization: OrganizationId,
    /// Code of `school_role`.
    pub role: String,
    /// `null`: at the end of the order.
    pub seq: Option<i64>,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub note: Option<String>,
}

/// Another school leads in a school year, for a reason.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetLead {
    pub community: CommunityId,
    pub school_year: SchoolYear,
    pub organization: OrganizationId,
    pub reason: String,
}

/// The turn of the order leads again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClearLead {
    pub community: CommunityId,
    pub school_year: SchoolYear,
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
    w.describe(match present {
        None => format!("已新增教研共同体“{}”", record.name),
        Some(_) => format!("已更改教研共同体“{}”", record.name),
    });
    w.save(&record)?;
    Ok(Saved {
        uid: record.uid.0,
        warnings: all
            .iter()
            .filter(|other| other.uid != record.uid && other.name == record.name)
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
    let uses = uses(w.reader(), id)?;
    if !uses.is_empty() {
        return Err(Error::not_now(format!(
            "“{}”还有{}，不能删除。如已结束，请填写结束日期。",
            found.name,
            uses.join("、")
        )));
    }
    w.describe(format!("已删除教研共同体“{}”", found.name));
    for membership in w
        .reader()
        .list::<Membership>("WHERE r.community = ?1", [id])?
    {
        w.remove::<Membership>(membership.uid)?;
    }
    for swap in w
        .reader()
        .list::<LeadOverride>("WHERE r.community = ?1", [id])?
    {
        w.remove::<LeadOverride>(swap.uid)?;
    }
    w.conn()
        .prepare_cached("DELETE FROM tag WHERE kind = 'community' AND record = ?1")?
        .execute([id])?;
    w.remove::<Community>(id)
}

/// What refers to the community, in words.
fn uses(reader: Reader<'_>, id: CommunityId) -> Result<Vec<String>> {
    const PLACES: [(&str, &str, &str); 3] = [
        ("activity", "community", "教研活动"),
        ("community", "parent", "下级共同体"),
        ("output", "community", "打印与导出登记"),
    ];
    let mut found = Vec::new();
    for (table, column, label) in PLACES {
        let sql = format!("SELECT count(*) FROM {table} WHERE {column} = ?1");
        let count: i64 = reader
            .conn()
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))?;
        if count > 0 {
            found.push(format!("{label}{count}条"));
        }
    }
    Ok(found)
}

/// Adds or changes a member school; a school holds one role at a time.
pub fn save_membership(w: &Writer<'_>, request: SaveMembership) -> Result<MembershipId> {
    let reader = w.reader();
    let community: Community = reader.get(request.community)?;
    let school: Organization = reader.get(request.organization)?;
    let all: Vec<Membership> =
        reader.list("WHERE r.community = ?1 ORDER BY r.seq", [request.community])?;
    if let Some(uid) = request.uid {
        all.iter()
            .find(|held| held.uid == uid)
            .or_missing(Membership::TABLE.label)?;
    }
    check_membership(&request, &school, &all)?;
    let seq = request.seq.unwrap_or_else(|| {
        all.iter()
            .find(|held| held.organization == request.organization)
            .map_or_else(
                || all.iter().map(|held| held.seq).max().unwrap_or(0) + 1,
                |held| held.seq,
            )
    });
    let uid = Membership::key(request.community, request.organization, request.from);
    w.describe(format!("已将{}列为“{}”的成员", school.name, community.name));
    if let Some(former) = request.uid.filter(|former| *former != uid) {
        w.remove::<Membership>(former)?;
    }
    w.save(&Membership {
        uid,
        owner: Uid::COUNTY,
        community: request.community,
        organization: request.organization,
        role: request.role,
        seq,
        from_date: request.from,
        to_date: request.to,
        note: cleaned(request.note),
    })?;
    Ok(uid)
}

fn check_membership(
    request: &SaveMembership,
    school: &Organization,
    all: &[Membership],
) -> Result<()> {
    if request.role.trim().is_empty() {
        return Err(Error::invalid("role", "请选择学校在共同体中的角色。"));
    }
    if request.to.is_some_and(|to| to < request.from) {
        return Err(Error::invalid(
            "to",
            "结束日期应在开始日期之后，请重新填写。",
        ));
    }
    let clash = all.iter().any(|held| {
        held.organization == request.organization
            && Some(held.uid) != request.uid
            && request.to.is_none_or(|to| held.from_date <= to)
            && held.to_date.is_none_or(|end| request.from <= end)
    });
    if clash {
        return Err(Error::invalid(
            "from",
            format!(
                "{}在这段时间已是这个共同体的成员。角色有变化时，请先填写原来那一段的结束日期。",
                school.name
            ),
        ));
    }
    Ok(())
}

/// Takes a school out of a community as if it had never belonged; to end it, set its last day.
pub fn remove_membership(w: &Writer<'_>, id: MembershipId) -> Result<()> {
    let membership: Membership = w.reader().get(id)?;
    let community: Community = w.reader().get(membership.community)?;
    let school: Organization = w.reader().get(membership.organization)?;
    let took_part: i64 = w
        .conn()
        .prepare_cached(include_str!("sql/took_part.sql"))?
        .query_row((membership.community, membership.organization), |row| {
            row.get(0)
        })?;
    if took_part > 0 {
        return Err(Error::not_now(format!(
            "{}已参加“{}”的{took_part}次活动，不能移出。如已退出，请填写结束日期。",
            school.name, community.name
        )));
    }
    w.describe(format!("已将{}移出“{}”", school.name, community.name));
    w.remove::<Membership>(id)
}

/// Lets another school lead in a school year (轮值调整).
pub fn set_lead(w: &Writer<'_>, request: SetLead) -> Result<LeadOverrideId> {
    let communities = load(w.reader())?;
    let found = communities
        .get(request.community)
        .or_missing(Community::TABLE.label)?;
    if found.lead_mode == LeadMode::Fixed {
        return Err(Error::not_now(format!(
            "“{}”是固定领衔，要更换领衔学校，请在成员学校中修改角色。",
            found.name
        )));
    }
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid(
            "reason",
            "请填写调整原因，报表中会一并说明。",
        ));
    }
    let period = Period::school_year(request.school_year);
    let school: Organization = w.reader().get(request.organization)?;
    let belongs = communities
        .members_in(found.uid, period)
        .iter()
        .any(|member| member.organization == request.organization);
    if !belongs {
        return Err(Error::invalid(
            "organization",
            format!(
                "{}在{}不是“{}”的成员，请选择成员学校。",
                school.name,
                request.school_year.label(),
                found.name
            ),
        ));
    }
    w.describe(format!(
        "已将{}的领衔学校调整为{}",
        request.school_year.label(),
        school.name
    ));
    let uid = LeadOverride::key(found.uid, request.school_year);
    w.save(&LeadOverride {
        uid,
        owner: Uid::COUNTY,
        community: found.uid,
        school_year: request.school_year,
        organization: request.organization,
        reason: reason.to_owned(),
    })?;
    Ok(uid)
}

/// Lets the turn of the order lead again.
pub fn clear_lead(w: &Writer<'_>, request: ClearLead) -> Result<()> {
    w.describe(format!("已取消{}的轮值调整", request.school_year.label()));
    w.remove::<LeadOverride>(LeadOverride::key(request.community, request.school_year))
}

/// Without spaces at the ends; nothing when nothing is left.
fn cleaned(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}
