//! Communities as the screens read them, for a school year.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::{Period, SchoolYear};
use crate::error::{Error, OrMissing, Result};
use crate::ids::{CommunityId, MembershipId, OrganizationId};
use crate::ledger::{Reader, Record};
use crate::roster::{self, Organizations};
use crate::vocabulary::{self, Vocabulary, WordList};

use super::load;
use super::records::{Community, LeadMode, Membership};
use super::rules::{Communities, Member};

/// One line of the list of communities, in a school year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityRow {
    pub uid: CommunityId,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub kind_name: String,
    pub stage: Option<String>,
    pub stage_name: Option<String>,
    pub lead_mode: LeadMode,
    pub lead: Option<OrganizationId>,
    pub lead_name: Option<String>,
    /// In their order.
    pub members: Vec<MemberRow>,
}

/// A school of a community in a school year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberRow {
    pub organization: OrganizationId,
    pub code: String,
    pub name: String,
    /// Code of `school_role`, and its name in that year.
    pub role: String,
    pub role_name: String,
    pub leads: bool,
    pub seq: i64,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// A community in full, in a school year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityPage {
    pub community: Community,
    pub row: CommunityRow,
    /// All memberships ever, to be corrected one by one.
    pub memberships: Vec<MembershipRow>,
    /// Turns of the lead, from the first year on; empty with a fixed lead.
    pub rotation: Vec<RotationYear>,
    pub reviewer_name: Option<String>,
    pub supervisor_name: Option<String>,
    pub parent_name: Option<String>,
}

/// One membership as it was entered.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembershipRow {
    pub uid: MembershipId,
    pub organization: OrganizationId,
    pub name: String,
    pub role: String,
    pub role_name: String,
    pub seq: i64,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub note: Option<String>,
}

/// Who leads in a school year.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RotationYear {
    pub school_year: SchoolYear,
    /// 2024—2025学年度
    pub label: String,
    pub lead: Option<OrganizationId>,
    pub lead_name: Option<String>,
    /// A swap decided, for this reason.
    pub swapped: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityRequest {
    pub community: CommunityId,
    pub school_year: SchoolYear,
}

#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganizationRequest {
    pub organization: OrganizationId,
    pub school_year: SchoolYear,
}

#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RotationRequest {
    pub community: CommunityId,
    pub from_year: SchoolYear,
    pub to_year: SchoolYear,
}

/// How many years of turns a page shows.
const SHOWN_YEARS: i32 = 8;

/// All communities in a school year.
pub fn list(reader: Reader<'_>, year: SchoolYear) -> Result<Vec<CommunityRow>> {
    let names = Names::load(reader)?;
    let communities = load(reader)?;
    Ok(communities
        .all
        .iter()
        .map(|found| names.row(&communities, found, year))
        .collect())
}

/// One community in a school year.
pub fn community(reader: Reader<'_>, request: CommunityRequest) -> Result<CommunityPage> {
    let names = Names::load(reader)?;
    let communities = load(reader)?;
    let found = communities
        .get(request.community)
        .or_missing(Community::TABLE.label)?;
    Ok(CommunityPage {
        row: names.row(&communities, found, request.school_year),
        memberships: communities
            .memberships(found.uid)
            .iter()
            .map(|membership| names.membership(membership))
            .collect(),
        rotation: match (found.lead_mode, found.first_year) {
            (LeadMode::Rotating, Some(first)) => {
                let last = SchoolYear(first.0.max(request.school_year.0) + SHOWN_YEARS - 1);
                names.turns(&communities, found.uid, first, last)
            }
            _ => vec![],
        },
        reviewer_name: found.reviewer.map(|id| names.organization(id)),
        supervisor_name: found.supervisor.map(|id| names.organization(id)),
        parent_name: found
            .parent
            .and_then(|parent| communities.get(parent))
            .map(|parent| parent.name.clone()),
        community: found.clone(),
    })
}

/// The communities a school belongs to in a school year.
pub fn of_organization(
    reader: Reader<'_>,
    request: OrganizationRequest,
) -> Result<Vec<CommunityRow>> {
    let names = Names::load(reader)?;
    let communities = load(reader)?;
    let period = Period::school_year(request.school_year);
    Ok(communities
        .of_organization(request.organization, period)
        .into_iter()
        .map(|found| names.row(&communities, found, request.school_year))
        .collect())
}

/// Who leads in each school year from `from_year` to `to_year`.
pub fn rotation(reader: Reader<'_>, request: RotationRequest) -> Result<Vec<RotationYear>> {
    let RotationRequest {
        community,
        from_year,
        to_year,
    } = request;
    if to_year < from_year || to_year.0 - from_year.0 > 50 {
        return Err(Error::invalid("toYear", "请选择50年以内、先起后止的学年。"));
    }
    let names = Names::load(reader)?;
    let communities = load(reader)?;
    communities
        .get(community)
        .or_missing(Community::TABLE.label)?;
    Ok(names.turns(&communities, community, from_year, to_year))
}

/// Turns keys and codes into what stands on screen.
struct Names {
    organizations: Organizations,
    vocabulary: Vocabulary,
}

impl Names {
    fn load(reader: Reader<'_>) -> Result<Self> {
        Ok(Names {
            organizations: roster::organizations(reader)?,
            vocabulary: vocabulary::load(reader)?,
        })
    }

    fn organization(&self, id: OrganizationId) -> String {
        self.organizations.name(id).to_owned()
    }

    fn row(&self, communities: &Communities, found: &Community, year: SchoolYear) -> CommunityRow {
        let lead = communities
            .lead(found.uid, year)
            .map(|lead| lead.organization);
        CommunityRow {
            uid: found.uid,
            code: found.code.clone(),
            name: found.name.clone(),
            kind_name: self
                .vocabulary
                .name(WordList::CommunityKind, &found.kind)
                .to_owned(),
            kind: found.kind.clone(),
            stage_name: found
                .stage
                .as_deref()
                .map(|stage| self.vocabulary.name(WordList::Stage, stage).to_owned()),
            stage: found.stage.clone(),
            lead_mode: found.lead_mode,
            lead,
            lead_name: lead.map(|lead| self.organization(lead)),
            members: communities
                .members_in(found.uid, Period::school_year(year))
                .into_iter()
                .map(|member| self.member(member, lead))
                .collect(),
        }
    }

    fn member(&self, member: Member, lead: Option<OrganizationId>) -> MemberRow {
        let found = self.organizations.get(member.organization);
        MemberRow {
            organization: member.organization,
            code: found.map(|found| found.code.clone()).unwrap_or_default(),
            name: found.map(|found| found.name.clone()).unwrap_or_default(),
            role_name: self
                .vocabulary
                .name(WordList::SchoolRole, &member.role)
                .to_owned(),
            role: member.role,
            leads: lead == Some(member.organization),
            seq: member.seq,
            from: member.from,
            to: member.to,
        }
    }

    fn membership(&self, membership: &Membership) -> MembershipRow {
        MembershipRow {
            uid: membership.uid,
            organization: membership.organization,
            name: self.organization(membership.organization),
            role_name: self
                .vocabulary
                .name(WordList::SchoolRole, &membership.role)
                .to_owned(),
            role: membership.role.clone(),
            seq: membership.seq,
            from: membership.from_date,
            to: membership.to_date,
            note: membership.note.clone(),
        }
    }

    fn turns(
        &self,
        communities: &Communities,
        community: CommunityId,
        from: SchoolYear,
        to: SchoolYear,
    ) -> Vec<RotationYear> {
        (from.0..=to.0)
            .map(SchoolYear)
            .map(|year| {
                let lead = communities.lead(community, year);
                RotationYear {
                    school_year: year,
                    label: year.label(),
                    lead_name: lead
                        .as_ref()
                        .map(|lead| self.organization(lead.organization)),
                    lead: lead.as_ref().map(|lead| lead.organization),
                    swapped: lead.and_then(|lead| lead.swapped),
                }
            })
            .collect()
    }
}
