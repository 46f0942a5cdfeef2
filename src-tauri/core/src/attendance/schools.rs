//! The schools of a sheet: members of the community on that day, then others that have a part.
use std::collections::HashMap;

use crate::activities::{self, Activity, Part};
use crate::calendar;
use crate::communities;
use crate::dates::Period;
use crate::error::Result;
use crate::ids::OrganizationId;
use crate::ledger::Reader;

use super::day_of;

/// Organisations that send people to an activity.
pub(super) struct Schools {
    /// Members in the community's order, then those with a part.
    list: Vec<OrganizationId>,
    /// How many of `list` are members.
    members: usize,
    /// 领衔 · 承办 · 协办
    tags: HashMap<OrganizationId, Vec<String>>,
}

impl Schools {
    pub(super) fn load(reader: Reader<'_>, activity: &Activity) -> Result<Self> {
        let day = day_of(reader, activity)?;
        let communities = communities::load(reader)?;
        let members = communities.members_in(activity.community, Period { from: day, to: day });
        let mut schools = Schools {
            list: members.iter().map(|member| member.organization).collect(),
            members: members.len(),
            tags: HashMap::new(),
        };
        let year = calendar::load(reader)?.term_of(day).school_year;
        if let Some(lead) = communities.lead(activity.community, year) {
            schools.tag(lead.organization, "领衔");
        }
        for part in activities::parts(reader, activity.uid)? {
            schools.tag(part.organization, part.part.label());
            // Who only gives its name to an activity sends nobody.
            if part.part != Part::Organiser {
                schools.add(part.organization);
            }
        }
        Ok(schools)
    }

    fn tag(&mut self, organization: OrganizationId, tag: &str) {
        self.tags
            .entry(organization)
            .or_default()
            .push(tag.to_owned());
    }

    /// Adds an organisation at the end, unless it is there.
    pub(super) fn add(&mut self, organization: OrganizationId) {
        if !self.list.contains(&organization) {
            self.list.push(organization);
        }
    }

    pub(super) fn list(&self) -> &[OrganizationId] {
        &self.list
    }

    pub(super) fn is_member(&self, organization: OrganizationId) -> bool {
        self.list[..self.members].contains(&organization)
    }

    pub(super) fn tags(&self, organization: OrganizationId) -> Vec<String> {
        self.tags.get(&organization).cloned().unwrap_or_default()
    }
}
