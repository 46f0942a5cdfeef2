//! Every table of records, in an order in which each stands after those it refers to.
use crate::ledger::Table;

pub static TABLES: &[&Table] = &[];
