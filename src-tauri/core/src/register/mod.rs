//! The register of activities (活动台账): the list, one activity's page, and the steps that look at
//! sign-in and evidence together. It joins activities, attendance, evidence and counting, so that
//! each of these need not know the others.
mod day;
mod filter;
mod list;
mod page;
mod rules;
mod steps;
mod store;
mod tagging;
mod terms;
mod wire;

#[cfg(test)]
mod tests;

pub use day::{MovedPerson, postpone, save, set_counts_for};
pub use list::list;
pub use page::page;
pub use rules::{ActivityState, state};
pub use steps::{archive, remove, remove_session};
pub use tagging::set_tags;
pub use terms::save_term;
pub use wire::{
    ActivityFilter, ActivityList, ActivityPage, ActivityRow, CoveredSchool, EvidenceFilter,
    ListTotals, Named, PartLine, RoleLine, RowEvidence, SchoolCount, SchoolName, SetTags,
};
