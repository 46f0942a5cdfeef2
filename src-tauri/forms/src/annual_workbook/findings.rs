//! Odd findings, for the secretary's eyes: what does not fit together in the records.
use lianyan_core::yearbook::{YearActivity, Yearbook};

use super::gather::Records;

/// Whole sentences, by activity in their order.
pub(super) fn findings(yearbook: &Yearbook, records: &Records) -> Vec<String> {
    let mut found = Vec::new();
    let activities = yearbook
        .communities
        .iter()
        .flat_map(|community| &community.activities);
    for activity in activities.filter(|activity| activity.record.status.is_held()) {
        of_activity(yearbook, activity, &mut found);
    }
    let missing = records.evidence.iter().filter(|row| row.missing);
    found.extend(
        missing.map(|row| format!("{}《{}》缺{}。", row.code, row.activity_title, row.kind)),
    );
    found
}

fn of_activity(yearbook: &Yearbook, activity: &YearActivity, found: &mut Vec<String>) {
    let facts = yearbook.facts(activity);
    let name = format!("{}《{}》", facts.code, facts.title);
    if facts.nobody_came() {
        found.push(format!("{name}已开展，还没有登记签到，也没有填参加人数。"));
    }
    let open = activity
        .signed
        .iter()
        .filter(|signed| signed.status.is_none())
        .count();
    if open > 0 && open < activity.signed.len() {
        found.push(format!("{name}还有{open}人未登记签到情况。"));
    }
    if facts.hosts.is_empty() {
        found.push(format!("{name}没有填承办单位。"));
    }
    let mut heads: Vec<_> = facts.heads.iter().collect();
    heads.sort();
    for (school, heads) in heads {
        let named = facts
            .names
            .iter()
            .filter(|came| came.organization == Some(*school))
            .count();
        if named > 0 && named != *heads as usize {
            let school = yearbook
                .people
                .organization(*school)
                .map_or("", |school| &school.name);
            found.push(format!(
                "{name}{school}签到{named}人，上报{heads}人，以签到为准。"
            ));
        }
    }
}
