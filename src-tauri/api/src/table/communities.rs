//! Teaching-research communities, their member schools and who leads in which year.
use lianyan_core::communities::{
    self, AddMembers, ClearLead, Community, CommunityPage, CommunityRequest, CommunityRow, OrganizationRequest,
    RotationRequest, RotationYear, SaveCommunity, SaveMembership, SetLead,
};
use lianyan_core::dates::SchoolYear;
use lianyan_core::ids::{CommunityId, LeadOverrideId, MembershipId};
use lianyan_core::roster::{Organization, Saved};
use lianyan_core::vocabulary;

/// A community in words, with its schools.
type InWords = (communities::Tables, vocabulary::Tables, Organization);

commands! { CommunityCommands {
    Query communities_list: communities::list, SchoolYear => Vec<CommunityRow>, of InWords;
    Query communities_community: communities::community, CommunityRequest => CommunityPage, of InWords;
    /// Those a school belongs to in a school year.
    Query communities_of_organization: communities::of_organization, OrganizationRequest => Vec<CommunityRow>, of InWords;
    Query communities_rotation: communities::rotation, RotationRequest => Vec<RotationYear>, of InWords;
    Query communities_next_code: communities::next_community_code, () => String, of Community;
    Act communities_save: "保存教研共同体", communities::save_community, SaveCommunity => Saved;
    Act communities_remove: "删除教研共同体", communities::remove_community, CommunityId => ();
    Act communities_save_membership: "保存成员学校", communities::save_membership, SaveMembership => MembershipId;
    /// Several schools at once, as one step.
    Act communities_add_members: "加入成员学校", communities::add_members, AddMembers => ();
    Act communities_remove_membership: "移出成员学校", communities::remove_membership, MembershipId => ();
    /// Another school leads in this school year, for a reason.
    Act communities_set_lead: "调整轮值", communities::set_lead, SetLead => LeadOverrideId;
    Act communities_clear_lead: "取消轮值调整", communities::clear_lead, ClearLead => ();
}}
