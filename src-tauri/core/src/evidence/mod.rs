//! Evidence (佐证): what an activity needs on file, what is there, what is missing and why.
//!
//! A printed sheet or names signed in never stand for the signed sheet itself: a 签到表 is there
//! when its scan, or the place of the paper, was entered. An 活动记录 written in the program is one.
mod completeness;
mod endings;
mod explanations;
mod gaps;
mod pieces;
mod records;
mod rules;
mod store;
mod wire;

#[cfg(test)]
mod tests;

pub use completeness::{Completeness, of_activities, of_activity};
pub use endings::{is_opened, refusal, taken_endings};
pub use explanations::{explain, explanations, remove_explanation};
pub use gaps::gaps;
pub use pieces::{add, attach, of_record, remove, reorder, update};
pub use records::{Evidence, Explanation};
pub use rules::{PHOTO, RECORD, SCREENSHOT, SIGN_IN, SIGN_IN_TOPIC, needed, topic_of};
pub use wire::{
    AddEvidence, Attach, EvidenceFields, EvidenceFile, EvidenceGap, EvidenceHint, EvidenceKindLine,
    EvidenceKindName, EvidenceKindState, EvidenceNeed, EvidenceOf, EvidenceSheet, Explain,
    GapsRequest, ReorderEvidence, SaveEvidence,
};

/// What proves an activity, and the reasons why some of it is missing.
pub type Tables = (Evidence, Explanation);
