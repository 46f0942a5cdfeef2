//! What an answer is made of, named by types: a kind of record, several of them, or what is no record.
//!
//! A slice names what its own readers read as `Tables`, so that whoever builds on them says so in one
//! word. What a query names is held against what SQLite saw being read ([`super::tables_read`]).
use std::collections::BTreeSet;
use std::marker::PhantomData;

use super::{Kind, Record, Records};

/// Something that answers are made of.
pub trait Reads {
    /// Adds its tables to those that are read.
    fn add_to(tables: &mut BTreeSet<&'static str>, records: &Records);
}

/// The tables that `R` stands for.
pub fn tables_of<R: Reads>(records: &Records) -> BTreeSet<&'static str> {
    let mut tables = BTreeSet::new();
    R::add_to(&mut tables, records);
    tables
}

impl<R: Record> Reads for R {
    fn add_to(tables: &mut BTreeSet<&'static str>, _: &Records) {
        tables.insert(R::TABLE.name);
    }
}

/// Records that name one of this kind.
pub struct Naming<R>(PhantomData<R>);

impl<R: Record> Reads for Naming<R> {
    fn add_to(tables: &mut BTreeSet<&'static str>, records: &Records) {
        let naming = records
            .fields()
            .filter(|(_, field)| matches!(field.kind, Kind::Ref(named) if named == R::TABLE.name));
        tables.extend(naming.map(|(table, _)| table.name));
    }
}

/// Records of every kind.
pub enum AllRecords {}

impl Reads for AllRecords {
    fn add_to(tables: &mut BTreeSet<&'static str>, records: &Records) {
        tables.extend(records.tables.iter().map(|table| table.name));
    }
}

/// What was done: it reads differently after every act.
pub enum History {}

/// The tables of [`History`].
pub const HISTORY: &[&str] = &["act", "batch", "history", "trash"];

impl Reads for History {
    fn add_to(tables: &mut BTreeSet<&'static str>, _: &Records) {
        tables.extend(HISTORY);
    }
}

/// What this copy of the ledger remembers of whoever sits here.
pub enum Preferences {}

impl Reads for Preferences {
    fn add_to(tables: &mut BTreeSet<&'static str>, _: &Records) {
        tables.insert("preference");
    }
}

/// Nothing that acts change.
impl Reads for () {
    fn add_to(_: &mut BTreeSet<&'static str>, _: &Records) {}
}

macro_rules! together {
    ($last:ident) => {};
    ($first:ident $($other:ident)+) => {
        impl<$first: Reads, $($other: Reads),+> Reads for ($first, $($other),+) {
            fn add_to(tables: &mut BTreeSet<&'static str>, records: &Records) {
                $first::add_to(tables, records);
                $( $other::add_to(tables, records); )+
            }
        }
        together!($($other)+);
    };
}
together!(A B C D E F G H I J K L);
