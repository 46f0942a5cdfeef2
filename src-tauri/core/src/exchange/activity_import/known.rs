//! Which activity of the ledger a row tells of: by day, theme and host.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::activities::{Activity, ActivityPart, Part};
use crate::dates::{full_date, month_of};
use crate::error::Result;
use crate::exchange::findings::Choice;
use crate::exchange::normal::key;
use crate::ids::{ActivityId, CommunityId, OrganizationId};
use crate::ledger;

use super::asks::{Ask, Topic};
use super::reader::Reader;
use super::reading::Reading;

/// Themes that are less alike are of two activities.
const ALIKE: f64 = 0.5;

/// How an activity of the same day stands to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    Alike,
    SameHost,
    None,
}

/// The value of an answer: none of those that are there.
pub(super) const ANOTHER: &str = "new";

/// Why an activity may be one that is there, for all that their themes have nothing in common.
const SAME_HOST: &str = "同一天、同一所学校承办的已有一项";

/// The activities of the community that are there already.
pub(super) struct Known {
    activities: Vec<Activity>,
    hosts: HashMap<ActivityId, Vec<OrganizationId>>,
}

impl Known {
    pub(super) fn load(reader: ledger::Reader<'_>, community: CommunityId) -> Result<Self> {
        let parts: Vec<ActivityPart> = reader.list(
            "JOIN activity a ON a.uid = r.activity WHERE a.community = ?1 ORDER BY r.seq",
            [community],
        )?;
        let mut hosts: HashMap<ActivityId, Vec<OrganizationId>> = HashMap::new();
        for part in parts.iter().filter(|part| part.part == Part::Host) {
            hosts
                .entry(part.activity)
                .or_default()
                .push(part.organization);
        }
        Ok(Known {
            activities: reader
                .list("WHERE r.community = ?1 ORDER BY r.day, r.code", [community])?,
            hosts,
        })
    }

    /// The activity that a row tells of; asked about where it is not certain. `taken`: those that other
    /// rows tell of.
    pub(super) fn find(
        &self,
        reader: &Reader<'_>,
        reading: &mut Reading,
        taken: &HashSet<ActivityId>,
    ) -> Option<&Activity> {
        let free = self.activities.iter();
        let free = free.filter(|activity| !taken.contains(&activity.uid));
        let near: Vec<(&Activity, Likeness)> = free
            .filter(|activity| is_of_day(activity, reading))
            .map(|activity| (activity, self.likeness(activity, reading)))
            .collect();
        let of = |wanted: Likeness| -> Vec<&Activity> {
            let found = near.iter().filter(|(_, likeness)| *likeness == wanted);
            found.map(|(activity, _)| *activity).collect()
        };
        match of(Likeness::Same).as_slice() {
            [activity] => return Some(activity),
            [] => {}
            several => return ask(reader, reading, several, "这一天同样的活动不止一项"),
        }
        match of(Likeness::Alike).as_slice() {
            [] => ask(reader, reading, &of(Likeness::SameHost), SAME_HOST),
            alike => ask(reader, reading, alike, "同一天已有主题相近的活动"),
        }
    }

    /// One theme, or one that is within the other where form and host are the same, too; all else may be
    /// another activity: 数学组集体备课 is not 语文组集体备课.
    fn likeness(&self, activity: &Activity, reading: &Reading) -> Likeness {
        let (own, told) = (key(&activity.title), key(&reading.title));
        let within = own.contains(&told) || told.contains(&own);
        let same_form = reading.form.as_deref() == Some(activity.form.as_str());
        let same_host = self.has_host(activity, reading);
        let alike = || strsim::normalized_levenshtein(&own, &told) >= ALIKE;
        match () {
            () if own == told && (same_form || same_host || reading.form.is_none()) => {
                Likeness::Same
            }
            () if within && same_form && same_host => Likeness::Same,
            () if own == told || within || alike() => Likeness::Alike,
            () if same_host => Likeness::SameHost,
            () => Likeness::None,
        }
    }

    fn has_host(&self, activity: &Activity, reading: &Reading) -> bool {
        let hosts = self.hosts.get(&activity.uid).map_or(&[][..], Vec::as_slice);
        hosts.iter().any(|host| reading.hosts.contains(host))
    }
}

/// On a day that the row names, may mean, or in the month it names.
fn is_of_day(activity: &Activity, reading: &Reading) -> bool {
    let when = &reading.when;
    let unsure = when.unsure.iter().flat_map(|unsure| unsure.days.iter());
    let mut days = unsure.chain(&when.day).chain(&reading.other_days);
    let month = activity.day.map(month_of).or(activity.month.clone());
    activity
        .day
        .is_some_and(|day| days.any(|other| *other == day))
        || (when.month.is_some() && when.month == month)
}

fn ask<'k>(
    reader: &Reader<'_>,
    reading: &mut Reading,
    candidates: &[&'k Activity],
    reason: &str,
) -> Option<&'k Activity> {
    if candidates.is_empty() {
        return None;
    }
    let is_it = |activity: &&Activity| {
        let label = format!("就是“{}”（{}）", activity.title, told_day(activity.day));
        Choice::new(activity.uid.0.to_string(), label)
    };
    let mut choices: Vec<Choice> = candidates.iter().map(is_it).collect();
    let another = Choice::new(ANOTHER, "是另一项活动，新增");
    // Two activities of a day are usual; only what is alike is most likely one.
    match reason == SAME_HOST {
        true => choices.insert(0, another),
        false => choices.push(another),
    }
    let title = reading.title.clone();
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Known,
            written: &title,
            place: Some(&reader.place),
            question: "和资料库里的是同一项活动吗？".to_owned(),
            reason: reason.to_owned(),
            choices,
            alike: None,
        },
    )?;
    let mut candidates = candidates.iter();
    candidates
        .find(|activity| activity.uid.0.to_string() == answer)
        .copied()
}

fn told_day(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "日期未定".to_owned(), full_date)
}
