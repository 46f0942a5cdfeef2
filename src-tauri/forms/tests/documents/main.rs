//! Documents as they leave: what both drawings hold to, and the records of activities among them.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod official;
mod records;
