//! Who belongs to a community when, in which role, and who leads: over plain values, no queries.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::dates::{Period, SchoolYear};
use crate::ids::{CommunityId, OrganizationId};

use super::records::{Community, LeadMode, LeadOverride, Membership};

/// Role a school shows while the lead comes round to it (轮值领衔学校).
const ROTATING_LEAD: &str = "rotating_lead";
/// Role the others show meanwhile (成员学校).
const MEMBER: &str = "member";

/// All communities with members and swaps of the lead: loaded once, asked without queries.
#[derive(Debug, Clone, Default)]
pub struct Communities {
    /// In the order of lists.
    pub all: Vec<Community>,
    pub(super) members: HashMap<CommunityId, Vec<Membership>>,
    pub(super) overrides: HashMap<(CommunityId, SchoolYear), LeadOverride>,
    /// Codes of `school_role` that lead.
    pub(super) leading: Vec<String>,
}

/// A school as it belongs to a community in some period.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub organization: OrganizationId,
    /// Code of `school_role`, as shown in that period.
    pub role: String,
    pub seq: i64,
    /// First and last day of belonging, over all its roles there.
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// Who leads in a school year.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    pub organization: OrganizationId,
    /// Reason of the swap, where one decided.
    pub swapped: Option<String>,
}

impl Communities {
    pub fn get(&self, id: CommunityId) -> Option<&Community> {
        self.all.iter().find(|community| community.uid == id)
    }

    /// The community a user names by its 编号.
    pub fn by_code(&self, code: &str) -> Option<&Community> {
        self.all.iter().find(|community| community.code == code)
    }

    /// Memberships of the community, in the order entered.
    pub fn memberships(&self, community: CommunityId) -> &[Membership] {
        self.members.get(&community).map_or(&[], Vec::as_slice)
    }

    /// Schools that belong to the community on some day of the period, each once, in order. The
    /// role is the one shown at the end of the period (or of the membership).
    pub fn members_in(&self, community: CommunityId, period: Period) -> Vec<Member> {
        let mut members: Vec<Member> = Vec::new();
        for held in self.memberships(community) {
            if !held.overlaps(period) {
                continue;
            }
            match members
                .iter_mut()
                .find(|member| member.organization == held.organization)
            {
                None => members.push(member_of(held)),
                Some(member) => join(member, held),
            }
        }
        let rotating = self
            .get(community)
            .is_some_and(|c| c.lead_mode == LeadMode::Rotating);
        if rotating {
            let lead = self
                .lead(community, SchoolYear::of(period.to))
                .map(|lead| lead.organization);
            for member in &mut members {
                member.role = self.shown_role(member, lead);
            }
        }
        members.sort_by_key(|member| (member.seq, member.from));
        members
    }

    /// In a rotating community the lead shows 轮值领衔学校, the others what they are beside it.
    fn shown_role(&self, member: &Member, lead: Option<OrganizationId>) -> String {
        if lead == Some(member.organization) {
            ROTATING_LEAD.to_owned()
        } else if self.leads(&member.role) {
            MEMBER.to_owned()
        } else {
            member.role.clone()
        }
    }

    /// The lead of a school year: a swap decides, else the fixed lead or the turn of the order.
    pub fn lead(&self, community: CommunityId, year: SchoolYear) -> Option<Lead> {
        if let Some(swap) = self.overrides.get(&(community, year)) {
            return Some(Lead {
                organization: swap.organization,
                swapped: Some(swap.reason.clone()),
            });
        }
        Some(Lead {
            organization: self.usual_lead(community, year)?,
            swapped: None,
        })
    }

    /// Who leads where nothing is swapped: the fixed lead, or whose turn it is.
    pub(super) fn usual_lead(
        &self,
        community: CommunityId,
        year: SchoolYear,
    ) -> Option<OrganizationId> {
        let found = self.get(community)?;
        match found.lead_mode {
            LeadMode::Rotating => self.turn(found, year),
            LeadMode::Fixed => self.fixed_lead(community, year),
        }
    }

    /// Index in the order = (school year − first year) mod n, over the schools that belong in that
    /// year (R-001-02, R-001-03, G-17). `None` before the first year, or without members.
    fn turn(&self, community: &Community, year: SchoolYear) -> Option<OrganizationId> {
        let first_year = community.first_year?;
        let turns = usize::try_from(year.0 - first_year.0).ok()?;
        let order = self.order(community.uid, year);
        order.get(turns.checked_rem(order.len())?).copied()
    }

    /// Schools of a school year in the order of rotation.
    fn order(&self, community: CommunityId, year: SchoolYear) -> Vec<OrganizationId> {
        let mut held: Vec<&Membership> = self.held(community, year).collect();
        held.sort_by_key(|membership| (membership.seq, membership.from_date));
        let mut order = Vec::new();
        for membership in held {
            if !order.contains(&membership.organization) {
                order.push(membership.organization);
            }
        }
        order
    }

    /// Of several in one year, the one whose role began last.
    fn fixed_lead(&self, community: CommunityId, year: SchoolYear) -> Option<OrganizationId> {
        self.held(community, year)
            .filter(|membership| self.leads(&membership.role))
            .max_by_key(|membership| (membership.from_date, -membership.seq))
            .map(|membership| membership.organization)
    }

    fn held(&self, community: CommunityId, year: SchoolYear) -> impl Iterator<Item = &Membership> {
        let period = Period::school_year(year);
        self.memberships(community)
            .iter()
            .filter(move |membership| membership.overlaps(period))
    }

    pub(super) fn leads(&self, role: &str) -> bool {
        self.leading.iter().any(|code| code == role)
    }

    /// Communities a school belongs to on some day of the period, in the order of lists.
    pub fn of_organization(&self, organization: OrganizationId, period: Period) -> Vec<&Community> {
        self.all
            .iter()
            .filter(|community| {
                self.memberships(community.uid)
                    .iter()
                    .any(|held| held.organization == organization && held.overlaps(period))
            })
            .collect()
    }
}

fn member_of(held: &Membership) -> Member {
    Member {
        organization: held.organization,
        role: held.role.clone(),
        seq: held.seq,
        from: held.from_date,
        to: held.to_date,
    }
}

/// Several memberships of one school make one line; the later one gives role and place.
fn join(member: &mut Member, held: &Membership) {
    if held.from_date > member.from {
        member.role.clone_from(&held.role);
        member.seq = held.seq;
    }
    member.from = member.from.min(held.from_date);
    member.to = match (member.to, held.to_date) {
        (Some(one), Some(other)) => Some(one.max(other)),
        _ => None,
    };
}
