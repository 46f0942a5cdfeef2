//! Documents as they leave: what both drawings hold to, and the records of activities among them.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod official;
mod records;
