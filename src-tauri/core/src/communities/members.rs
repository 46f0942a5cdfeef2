//! Adding, changing and removing member schools.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::dates::{meet, span_label};
use crate::error::{Error, OrMissing, Result};
use crate::ids::{CommunityId, MembershipId, OrganizationId, Uid};
use crate::ledger::{Record, Writer};
use crate::roster::Organization;
use crate::text::cleaned;
use crate::vocabulary::{WordList, require};

use super::load;
use super::records::{Community, LeadMode, Membership};

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

/// Schools that join together: in the same role, from the same day, in the order they were chosen.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddMembers {
    pub community: CommunityId,
    pub organizations: Vec<OrganizationId>,
    /// Code of `school_role`.
    pub role: String,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub note: Option<String>,
}

/// All of them, or none where one cannot be.
pub fn add_members(w: &Writer<'_>, request: AddMembers) -> Result<()> {
    check_one_lead(w, &request)?;
    let mut joined: Vec<OrganizationId> = Vec::new();
    for organization in request.organizations {
        if joined.contains(&organization) {
            continue;
        }
        let one = SaveMembership {
            uid: None,
            community: request.community,
            organization,
            role: request.role.clone(),
            seq: None,
            from: request.from,
            to: request.to,
            note: request.note.clone(),
        };
        save_membership(w, one)?;
        joined.push(organization);
    }
    let [first, _, ..] = joined[..] else {
        return match joined.is_empty() {
            true => Err(Error::invalid("organizations", "请选择要加入的学校。")),
            false => Ok(()),
        };
    };
    let community: Community = w.reader().get(request.community)?;
    let school: Organization = w.reader().get(first)?;
    w.describe(format!(
        "已将{}等{}所学校列为“{}”的成员",
        school.name,
        joined.len(),
        community.name
    ));
    Ok(())
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
    check_lead(w, &request, &community)?;
    require(
        reader,
        "role",
        WordList::SchoolRole,
        [request.role.as_str()],
    )?;
    let seq = request.seq.unwrap_or_else(|| {
        all.iter()
            .find(|held| held.organization == request.organization)
            .map_or_else(
                || all.iter().map(|held| held.seq).max().unwrap_or(0) + 1,
                |held| held.seq,
            )
    });
    let uid = Membership::key(request.community, request.organization, request.from);
    w.describe(match request.uid {
        None => format!("已将{}列为“{}”的成员", school.name, community.name),
        Some(_) => format!(
            "已更改{}在“{}”的成员关系（{}）",
            school.name,
            community.name,
            span_label((request.from, request.to))
        ),
    });
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
            && meet(held.span(), (request.from, request.to))
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

/// Of several that join at once, none leads before the others: there is nothing to end first.
fn check_one_lead(w: &Writer<'_>, request: &AddMembers) -> Result<()> {
    let schools: BTreeSet<_> = request.organizations.iter().collect();
    let community: Community = w.reader().get(request.community)?;
    let fixed = community.lead_mode != LeadMode::Rotating;
    if schools.len() < 2 || !fixed || !load(w.reader())?.leads(&request.role) {
        return Ok(());
    }
    Err(Error::invalid(
        "role",
        format!(
            "领衔学校只能有一所，这里选了{}所。请让它们以成员学校加入，再把其中一所改为领衔学校。",
            schools.len()
        ),
    ))
}

/// A fixed lead is one school at a time (R-001-04).
fn check_lead(w: &Writer<'_>, request: &SaveMembership, community: &Community) -> Result<()> {
    let communities = load(w.reader())?;
    if community.lead_mode == LeadMode::Rotating || !communities.leads(&request.role) {
        return Ok(());
    }
    let held = communities.memberships(community.uid).iter().find(|held| {
        held.organization != request.organization
            && communities.leads(&held.role)
            && meet(held.span(), (request.from, request.to))
    });
    let Some(held) = held else { return Ok(()) };
    let lead: Organization = w.reader().get(held.organization)?;
    Err(Error::invalid(
        "role",
        format!(
            "“{}”的领衔学校是{}（{}）。要换领衔学校，请先填写那一段的结束日期。",
            community.name,
            lead.name,
            span_label(held.span())
        ),
    ))
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
