//! Two entries of the roster that are one person.
use lianyan_core::roster;
use lianyan_core::twins::{self, MergePersons, TwinSuggestion};

commands! { TwinCommands {
    /// Pairs that look alike; never merged without being asked.
    Query roster_twins: twins::suggestions, () => Vec<TwinSuggestion>, of roster::Tables;
    Act roster_merge_persons: "合并人员", twins::merge, MergePersons => ();
}}
