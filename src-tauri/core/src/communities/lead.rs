//! Swaps of a rotating lead (轮值调整).
use serde::Deserialize;
use ts_rs::TS;

use crate::dates::{Period, SchoolYear};
use crate::error::{Error, OrMissing, Result};
use crate::ids::{CommunityId, LeadOverrideId, OrganizationId, Uid};
use crate::ledger::{Record, Writer};
use crate::roster::Organization;

use super::load;
use super::records::{Community, LeadMode, LeadOverride};

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

/// Lets another school lead in a school year (轮值调整).
pub fn set_lead(w: &Writer<'_>, request: SetLead) -> Result<LeadOverrideId> {
    let school: Organization = w.reader().get(request.organization)?;
    check(w, &request, &school)?;
    w.describe(format!(
        "已将{}的领衔学校调整为{}",
        request.school_year.label(),
        school.name
    ));
    let uid = LeadOverride::key(request.community, request.school_year);
    w.save(&LeadOverride {
        uid,
        owner: Uid::COUNTY,
        community: request.community,
        school_year: request.school_year,
        organization: request.organization,
        reason: request.reason.trim().to_owned(),
    })?;
    Ok(uid)
}

/// Only a rotating lead is swapped, for a reason, and to a member of that year.
fn check(w: &Writer<'_>, request: &SetLead, school: &Organization) -> Result<()> {
    let communities = load(w.reader())?;
    let community = communities
        .get(request.community)
        .or_missing(Community::TABLE.label)?;
    if community.lead_mode == LeadMode::Fixed {
        return Err(Error::not_now(format!(
            "“{}”是固定领衔，要更换领衔学校，请在成员学校中修改角色。",
            community.name
        )));
    }
    if request.reason.trim().is_empty() {
        return Err(Error::invalid(
            "reason",
            "请填写调整原因，报表中会一并说明。",
        ));
    }
    if communities.usual_lead(community.uid, request.school_year) == Some(request.organization) {
        return Err(Error::invalid(
            "organization",
            format!(
                "按轮值次序，{}本来就由{}领衔，不用调整。",
                request.school_year.label(),
                school.name
            ),
        ));
    }
    let belongs = communities
        .members_in(community.uid, Period::school_year(request.school_year))
        .iter()
        .any(|member| member.organization == request.organization);
    if !belongs {
        let message = format!(
            "{}在{}不是“{}”的成员，请选择成员学校。",
            school.name,
            request.school_year.label(),
            community.name
        );
        return Err(Error::invalid("organization", message));
    }
    Ok(())
}

/// Lets the turn of the order lead again.
pub fn clear_lead(w: &Writer<'_>, request: ClearLead) -> Result<()> {
    w.describe(format!("已取消{}的轮值调整", request.school_year.label()));
    w.remove::<LeadOverride>(LeadOverride::key(request.community, request.school_year))
}
