//! What an answer is made of, named by types: a kind of record, several of them, or what is no record.
//!
//! A slice names what its own readers read as `Tables`, so that whoever builds on them says so in one
//! word. What a query names is held against what SQLite saw being read ([`super::tables_read`]).
use std::collections::BTreeSet;

use super::Record;

/// Something that answers are made of.
pub trait Reads {
    /// Adds its tables to those that are read.
    fn add_to(tables: &mut BTreeSet<&'static str>);
}

/// The tables that `R` stands for.
pub fn tables_of<R: Reads>() -> BTreeSet<&'static str> {
    let mut tables = BTreeSet::new();
    R::add_to(&mut tables);
    tables
}

impl<R: Record> Reads for R {
    fn add_to(tables: &mut BTreeSet<&'static str>) {
        tables.insert(R::TABLE.name);
    }
}

/// Records of every kind.
pub enum AllRecords {}

impl Reads for AllRecords {
    fn add_to(tables: &mut BTreeSet<&'static str>) {
        tables.extend(crate::tables::TABLES.iter().map(|table| table.name));
    }
}

/// What was done: it reads differently after every act.
pub enum History {}

/// The tables of [`History`].
pub const HISTORY: &[&str] = &["act", "batch", "history", "trash"];

impl Reads for History {
    fn add_to(tables: &mut BTreeSet<&'static str>) {
        tables.extend(HISTORY);
    }
}

/// What this copy of the ledger remembers of whoever sits here.
pub enum Preferences {}

impl Reads for Preferences {
    fn add_to(tables: &mut BTreeSet<&'static str>) {
        tables.insert("preference");
    }
}

/// Nothing that acts change.
impl Reads for () {
    fn add_to(_: &mut BTreeSet<&'static str>) {}
}

macro_rules! together {
    ($last:ident) => {};
    ($first:ident $($other:ident)+) => {
        impl<$first: Reads, $($other: Reads),+> Reads for ($first, $($other),+) {
            fn add_to(tables: &mut BTreeSet<&'static str>) {
                $first::add_to(tables);
                $( $other::add_to(tables); )+
            }
        }
        together!($($other)+);
    };
}
together!(A B C D E F G H I J K L);
