//! 佐证还缺什么, over a school year: every held activity with a needed kind missing.
use crate::calendar;
use crate::error::Result;
use crate::ledger::Reader;
use crate::vocabulary;

use super::completeness::of_activities;
use super::store;
use super::wire::{EvidenceGap, GapsRequest};

/// Held activities with something missing, oldest first; explained gaps are still gaps.
pub fn gaps(reader: Reader<'_>, request: GapsRequest) -> Result<Vec<EvidenceGap>> {
    let days = calendar::load(reader)?.year_period(request.school_year);
    let held = store::held(reader, request.community, request.school_year, days)?;
    let words = vocabulary::load(reader)?;
    let mut states = of_activities(reader, &words, held.iter().map(|held| held.activity))?;
    Ok(held
        .into_iter()
        .filter_map(|held| {
            let state = states.remove(&held.activity)?;
            (!state.is_complete()).then_some(EvidenceGap {
                activity: held.activity,
                code: held.code,
                title: held.title,
                day: held.day,
                community: held.community,
                kinds: state.kinds,
                missing: state.missing,
            })
        })
        .collect())
}
