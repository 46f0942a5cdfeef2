//! Two copies of a ledger become one again: from records and versions alone, in any order.
//!
//! What leaves a copy is a [`Package`]: every record by field names, each field with the clock and
//! replica that wrote it last, and the tombstones. Per record the two states are joined (`join`):
//! per field the later write stands, a removal stands against every earlier birth. A join gives
//! the same result whichever side it is computed on, and joining again changes nothing.
mod apply;
mod codes;
mod join;
mod loose;
mod package;
mod state;
mod tell;

pub use apply::{MergeConflict, MergeOutcome};
pub use codes::SameCode;
pub use package::{Package, Tombstone, VersionedRecord};
