//! What answers about a plain kind are made of.
use std::collections::BTreeSet;
use std::marker::PhantomData;

use crate::ledger::{Kind, Reads, Record, Records};
use crate::vocabulary;

use super::Plain;

/// Records of the kind with their parts, in words.
pub struct Tables<R>(PhantomData<R>);

impl<R: Plain> Reads for Tables<R> {
    fn add_to(tables: &mut BTreeSet<&'static str>, records: &Records) {
        vocabulary::Tables::add_to(tables, records);
        for table in [R::TABLE, R::Part::TABLE] {
            if table.fields.is_empty() {
                continue;
            }
            tables.insert(table.name);
            tables.extend(table.fields.iter().filter_map(|field| match field.kind {
                Kind::Ref(named) => Some(named),
                _ => None,
            }));
        }
    }
}
