//! What each school did in each activity, as the tallies of the quota table have it.
use std::collections::HashMap;

use lianyan_core::counting::Tally;
use lianyan_core::ids::OrganizationId;
use lianyan_core::yearbook::Yearbook;

/// What a school did in an activity, by the counters: 承办, 承担任务, 参加.
#[derive(Default, Clone)]
pub(super) struct Merits {
    pub(super) host: bool,
    pub(super) active: bool,
    pub(super) attend: bool,
    pub(super) how: String,
}

/// By place of the activity in the book and school.
pub(super) type AllMerits = HashMap<(usize, OrganizationId), Merits>;

pub(super) fn merits(yearbook: &Yearbook) -> AllMerits {
    let mut all = AllMerits::new();
    for row in &yearbook.quota.rows {
        let mut note = |tally: &Tally, set: fn(&mut Merits)| {
            for counted in &tally.counted {
                let merits = all.entry((counted.activity, row.organization)).or_default();
                set(merits);
                if merits.how.is_empty() {
                    merits.how.clone_from(&counted.how);
                }
            }
        };
        note(&row.host, |merits| merits.host = true);
        note(&row.active, |merits| merits.active = true);
        note(&row.attend, |merits| merits.attend = true);
    }
    all
}
