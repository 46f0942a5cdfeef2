//! Lists that name fewer people than the numbers that stand: totals go by names where there are any (G-21),
//! so that a list of one subject or one school would lower them.
use std::collections::{HashMap, HashSet};

use crate::attendance::{self, Attendance};
use crate::error::Result;
use crate::exchange::findings::Choice;
use crate::exchange::names::SchoolNames;
use crate::ids::OrganizationId;
use crate::ledger::Reader;

use super::super::asks::{Ask, Topic};
use super::for_all::ForAll;
use super::intake::OfActivity;
use super::lines::{Line, ParticipationState};
use super::people::{NOBODY, Signer};
use super::questions::Questions;

/// Names it is, though they are fewer.
pub(super) const BY_NAMES: &str = "names";

/// A school of which fewer are named than were counted.
struct School {
    id: OrganizationId,
    counted: u32,
    named: u32,
}

/// Whether the lists may be taken in as they are; asked about where they name fewer than were counted.
pub(super) fn may_lower(
    reader: Reader<'_>,
    names: &SchoolNames,
    of: &OfActivity,
    standing: &[Attendance],
    questions: &mut Questions<'_>,
) -> Result<bool> {
    let schools = fewer(reader, of, standing)?;
    if schools.is_empty() {
        return Ok(true);
    }
    let told = |count: fn(&School) -> u32| {
        let told = schools
            .iter()
            .map(|school| format!("{}{}人", names.name(school.id), count(school)));
        told.collect::<Vec<String>>().join("、")
    };
    let title = &of.activity.title;
    let ask = Ask {
        topic: Topic::Fewer,
        written: title,
        place: Some(&of.activity.code),
        question: format!(
            "“{title}”登记了{}，按名单到会的只有{}，怎么办？",
            told(|school| school.counted),
            told(|school| school.named)
        ),
        reason: "有了姓名就按姓名算，参加人次和学时会变少".to_owned(),
        choices: vec![
            Choice::new(NOBODY, "名单不全，保留登记的人数，不导入这次活动"),
            Choice::new(BY_NAMES, "名单是全的，导入，按姓名算"),
        ],
        alike: None,
    };
    let for_all = ForAll::Fewer.chosen(questions);
    let sample = of.mentioned.join("、");
    let reply = questions.offer(ask, &sample, for_all.as_deref());
    Ok(reply.value.as_deref() != Some(NOBODY))
}

fn fewer(reader: Reader<'_>, of: &OfActivity, standing: &[Attendance]) -> Result<Vec<School>> {
    let named = named(of, standing);
    let stood = came(standing);
    let heads = attendance::head_counts(reader, of.activity.uid)?;
    let mut schools = Vec::new();
    for heads in heads {
        let id = heads.organization;
        let of_names = |names: &HashMap<OrganizationId, u32>| names.get(&id).copied().unwrap_or(0);
        let counted = u32::try_from(heads.actual).unwrap_or(0);
        let before = attendance::attended(of_names(&stood), Some(counted));
        let after = attendance::attended(of_names(&named), Some(counted));
        if after < before {
            schools.push(School {
                id,
                counted: before,
                named: after,
            });
        }
    }
    Ok(schools)
}

/// How many of every school are signed in.
fn came(standing: &[Attendance]) -> HashMap<OrganizationId, u32> {
    counted(&signers(standing))
}

/// How many of every school would be, if whatever is open comes to having been there.
fn named(of: &OfActivity, standing: &[Attendance]) -> HashMap<OrganizationId, u32> {
    let mut signers = signers(standing);
    for line in of.lines.iter().filter(|line| is_entered(line)) {
        let (Some(school), Some(signer)) = (line.school, &line.signer) else {
            continue;
        };
        let came = line.standing.as_ref().is_some_and(|to| to.presence.came());
        match came {
            true => signers.insert((school, signer.clone())),
            false => signers.remove(&(school, signer.clone())),
        };
    }
    let mut named = counted(&signers);
    let open = of
        .lines
        .iter()
        .filter(|line| line.state == ParticipationState::Open);
    for school in open.filter_map(|line| line.school) {
        *named.entry(school).or_default() += 1;
    }
    named
}

fn is_entered(line: &Line) -> bool {
    line.state == ParticipationState::Added || line.replaces
}

fn signers(standing: &[Attendance]) -> HashSet<(OrganizationId, Signer)> {
    let came = standing.iter().filter(|line| line.came());
    let signer = |line: &Attendance| {
        let signer = match line.person {
            Some(person) => Signer::Person(person),
            None => Signer::Guest {
                name: line.name.clone()?,
                organization: line.organization,
            },
        };
        Some((line.organization?, signer))
    };
    came.filter_map(signer).collect()
}

fn counted(signers: &HashSet<(OrganizationId, Signer)>) -> HashMap<OrganizationId, u32> {
    let mut counted = HashMap::new();
    for (school, _) in signers {
        *counted.entry(*school).or_default() += 1;
    }
    counted
}
