//! Who sits at this computer (您在哪个单位、负责什么), and which communities are hers.
//!
//! A preference of this copy of the ledger, not a record: it is neither undone nor handed on.
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::communities::{self, Communities, Community};
use crate::dates::{Period, SchoolYear};
use crate::error::{Error, Result};
use crate::ids::{CommunityId, OrganizationId};
use crate::ledger::{ME, Reader, Writer};
use crate::roster::{self, Organization, Organizations};
use crate::vocabulary::{self, Vocabulary, WordList};
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
    let me = text.and_then(|text| serde_json::from_str::<Me>(&text).ok());
    me.map(|me| as_on_roster(reader, me)).transpose()
}

/// Her unit as the roster knows it today. What she typed on the first day may have been a short name,
/// and tables are stamped with the full one.
fn as_on_roster(reader: Reader<'_>, mut me: Me) -> Result<Me> {
    let units = roster::organizations(reader)?;
    let known = me.organization.and_then(|id| units.get(id));
    let called = |name: &str| units.all.iter().find(|unit| unit.is_named(name));
    let unit = known.or_else(|| called(me.organization_name.as_deref()?));
    if let Some(unit) = unit {
        me.organization_name = Some(unit.name.clone());
    }
    Ok(me)
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
    let view = View {
        me: me.as_ref(),
        year: request.school_year,
        communities: communities::load(reader)?,
        organizations: roster::organizations(reader)?,
        vocabulary: vocabulary::load(reader)?,
    };
    let mut list: Vec<MyCommunity> = view.communities.all.iter().map(|c| view.row(c)).collect();
    list.sort_by_key(|community| (!community.mine, !community.led));
    Ok(list)
}

/// The communities of a school year as somebody sees them.
struct View<'m> {
    me: Option<&'m Me>,
    year: SchoolYear,
    communities: Communities,
    organizations: Organizations,
    vocabulary: Vocabulary,
}

impl View<'_> {
    fn row(&self, community: &Community) -> MyCommunity {
        let own = self.me.and_then(|me| me.organization);
        let members = self
            .communities
            .members_in(community.uid, Period::school_year(self.year));
        let member = members
            .into_iter()
            .find(|member| Some(member.organization) == own);
        let lead = self.communities.lead(community.uid, self.year);
        let lead = lead.map(|lead| lead.organization);
        MyCommunity {
            uid: community.uid,
            code: community.code.clone(),
            name: community.name.clone(),
            lead_name: lead.map(|lead| self.organizations.name(lead).to_owned()),
            led: own.is_some() && lead == own,
            // The office looks after all communities, a school after those it belongs to.
            mine: member.is_some() || self.me.is_some_and(|me| me.duty == Duty::Office),
            role_name: member.map(|member| {
                let name = self.vocabulary.name(WordList::SchoolRole, &member.role);
                name.to_owned()
            }),
        }
    }
}
