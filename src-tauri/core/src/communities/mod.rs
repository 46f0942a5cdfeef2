//! Teaching-research communities (教研共同体): members and roles by school year, fixed or rotating lead.
//!
//! [`Communities`] is the loaded whole; it answers who belongs and who leads without queries.
mod lead;
mod members;
mod records;
mod rules;
mod save;
mod views;

#[cfg(test)]
mod tests;

pub use lead::{ClearLead, SetLead, clear_lead, set_lead};
pub use members::{AddMembers, SaveMembership, add_members, remove_membership, save_membership};
pub use records::{Community, LeadMode, LeadOverride, Membership};
pub use rules::{Communities, Lead, Member};
pub use save::{SaveCommunity, next_community_code, remove_community, save_community};
pub use views::{
    CommunityPage, CommunityRequest, CommunityRow, MemberRow, MembershipRow, OrganizationRequest,
    RotationRequest, RotationYear, community, list, of_organization, rotation,
};

use crate::dates::Period;
use crate::error::{Error, Result};
use crate::ids::CommunityId;
use crate::ledger::Reader;
use crate::roster;
use crate::vocabulary::Word;

/// What [`load`] reads.
pub type Tables = (Community, Membership, LeadOverride, Word);

/// The community a user names by its 编号; of one that is not there, those that are.
pub fn by_code(reader: Reader<'_>, code: &str) -> Result<CommunityId> {
    let communities = load(reader)?;
    if let Some(community) = communities.by_code(code) {
        return Ok(community.uid);
    }
    let known = communities.all.iter();
    let known: Vec<&str> = known.map(|community| community.code.as_str()).collect();
    let hint = match known.is_empty() {
        true => "资料库里还没有教研共同体。".to_owned(),
        false => format!("现有：{}。", known.join("、")),
    };
    let message = format!("没有编号为“{code}”的教研共同体。{hint}");
    Err(Error::invalid("community", message))
}

/// Loads all communities with members and swaps of the lead.
pub fn load(reader: Reader<'_>) -> Result<Communities> {
    let leading: Vec<Word> = reader.list("WHERE r.list = 'school_role' AND r.flag = 1", [])?;
    let mut communities = Communities {
        all: reader.list(roster::ROSTER_ORDER, [])?,
        leading: leading.into_iter().map(|word| word.code).collect(),
        ..Communities::default()
    };
    for membership in reader.list::<Membership>("ORDER BY r.seq, r.from_date", [])? {
        communities
            .members
            .entry(membership.community)
            .or_default()
            .push(membership);
    }
    for swap in reader.list::<LeadOverride>("", [])? {
        communities
            .overrides
            .insert((swap.community, swap.school_year), swap);
    }
    Ok(communities)
}

/// Schools that belong to the community on some day of the period; see [`Communities::members_in`].
pub fn members_in(
    reader: Reader<'_>,
    community: CommunityId,
    period: Period,
) -> Result<Vec<Member>> {
    Ok(load(reader)?.members_in(community, period))
}
