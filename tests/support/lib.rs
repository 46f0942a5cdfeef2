//! Helpers for flow tests.
