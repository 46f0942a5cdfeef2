//! Helpers for flow tests.
pub mod county;
