//! Who sits at this computer (您在哪个单位、负责什么), and which communities are hers.
//!
//! A preference of this copy of the ledger, not a record: it is neither undone nor handed on.
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::communities::{self, Communities};
use crate::dates::{Period, SchoolYear};
use crate::error::{Error, Result};
use crate::ids::{CommunityId, OrganizationId};
use crate::ledger::{ME, Reader, Writer};
use crate::roster::{self, Organization};
use crate::vocabulary::{self, WordList};
use crate::words::closed_list;

closed_list! {
    /// What the user answers for.
    pub enum Duty ("duty") {
        Lead = "lead": "领衔学校（负责整个共同体）",
        Member = "member": "成员学校（负责本校）",
        Office = "office": "县教师进修学校（负责全县）",
    }
}

/// Who the user is, and what the screens start with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    pub duty: Duty,
    /// `null` only for the office, while it is not on the roster.
    pub organization: Option<OrganizationId>,
    #[serde(default)]
    pub organization_name: Option<String>,
    pub name: Option<String>,
    /// 教研干事
    pub post: Option<String>,
    /// Community the screens are scoped to; `null`: all of hers.
    #[serde(default)]
    pub community: Option<CommunityId>,
    /// School year looked at; `null`: the running one.
    #[serde(default)]
    pub school_year: Option<SchoolYear>,
}

/// A community to choose from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MyCommunity {
    pub uid: CommunityId,
    pub code: String,
    pub name: String,
    pub lead_name: Option<String>,
    /// Role of the user's own school in that year: 领衔学校.
    pub role_name: Option<String>,
    /// The user's school leads it in that year.
    pub led: bool,
    /// Hers to look after; the rest is shown on 查看全县.
    pub mine: bool,
}

/// The communities of somebody in a school year; what «您管的» shows before it is saved.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunitiesRequest {
    /// `null`: of whoever was saved.
    pub me: Option<Me>,
    pub school_year: SchoolYear,
}

/// Who the user is; `None` before the first start's question was answered.
pub fn get(reader: Reader<'_>, _: ()) -> Result<Option<Me>> {
    let text = reader.preference(ME)?;
    // An unreadable answer (of another version of the program) is asked for again.
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Answers who the user is.
pub fn set(w: &Writer<'_>, mut me: Me) -> Result<()> {
    me.organization_name = match me.organization {
        Some(id) => Some(w.reader().get::<Organization>(id)?.name),
        None if me.duty == Duty::Office => Some("县教师进修学校".to_owned()),
        None => return Err(Error::invalid("organization", "请选择您所在的学校。")),
    };
    me.name = me
        .name
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty());
    w.set_preference(ME, &serde_json::to_string(&me)?)
}

/// All communities in a school year: hers first, those her school leads before the others.
pub fn communities(reader: Reader<'_>, request: CommunitiesRequest) -> Result<Vec<MyCommunity>> {
    let me = match request.me {
        Some(me) => Some(me),
        None => get(reader, ())?,
    };
    let loaded = communities::load(reader)?;
    let people = roster::load(reader)?;
    let vocabulary = vocabulary::load(reader)?;
    let period = Period::school_year(request.school_year);
    let mut list: Vec<MyCommunity> = loaded
        .all
        .iter()
        .map(|community| {
            let lead = loaded
                .lead(community.uid, request.school_year)
                .map(|lead| lead.organization);
            let own = me.as_ref().and_then(|me| me.organization);
            let role = own.and_then(|own| {
                let members = loaded.members_in(community.uid, period);
                members
                    .into_iter()
                    .find(|member| member.organization == own)
            });
            MyCommunity {
                uid: community.uid,
                code: community.code.clone(),
                name: community.name.clone(),
                lead_name: lead
                    .and_then(|lead| people.organization(lead))
                    .map(|lead| lead.name.clone()),
                led: own.is_some() && lead == own,
                mine: me
                    .as_ref()
                    .is_some_and(|me| is_mine(me, &loaded, community.uid, period)),
                role_name: role.map(|member| {
                    vocabulary
                        .name(WordList::SchoolRole, &member.role)
                        .to_owned()
                }),
            }
        })
        .collect();
    list.sort_by_key(|community| (!community.mine, !community.led));
    Ok(list)
}

/// The office looks after all communities, a school after those it belongs to.
fn is_mine(me: &Me, communities: &Communities, community: CommunityId, period: Period) -> bool {
    me.duty == Duty::Office
        || me.organization.is_some_and(|own| {
            communities
                .memberships(community)
                .iter()
                .any(|held| held.organization == own && held.overlaps(period))
        })
}
