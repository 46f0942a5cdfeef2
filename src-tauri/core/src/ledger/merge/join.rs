//! The rule of merging, over plain values: what two copies know of one record, joined.
//!
//! A state is what must be remembered so that joins may come in any order and repeatedly:
//! the latest birth, the latest removal, and per field the latest write. Every field was written
//! at each birth, so writes older than the removal can be forgotten, later ones cannot.
use std::collections::BTreeMap;

use crate::ledger::clock::Stamp;

use super::state::{Life, State, Written};

/// The later write of each field stands; the record lives if it was born after its last removal.
pub(super) fn join(a: &State, b: &State) -> State {
    let removed = a.removed.max(b.removed);
    let births = [a, b]
        .into_iter()
        .filter_map(|state| state.life.as_ref())
        .map(|life| life.birth);
    let fields = latest(a, b);
    match births.max() {
        Some(birth) if Some(birth) > removed => State {
            life: Some(Life { birth, fields }),
            removed: None,
            later: BTreeMap::new(),
        },
        _ => State {
            life: None,
            removed,
            later: written_after(fields, removed),
        },
    }
}

fn latest(a: &State, b: &State) -> BTreeMap<String, Written> {
    let mut fields: BTreeMap<String, Written> = BTreeMap::new();
    for (name, written) in [a, b].into_iter().flat_map(State::written) {
        match fields.get(name) {
            Some(known) if known.stamp >= written.stamp => {}
            _ => drop(fields.insert(name.clone(), written.clone())),
        }
    }
    fields
}

fn written_after(
    fields: BTreeMap<String, Written>,
    removed: Option<Stamp>,
) -> BTreeMap<String, Written> {
    fields
        .into_iter()
        .filter(|(_, written)| Some(written.stamp) > removed)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ids::Uid;

    /// Writes happen on three copies; the same stamp always means the same write.
    fn stamp() -> impl Strategy<Value = Stamp> {
        (1..12i64, 1..4u8).prop_map(|(clock, copy)| Stamp {
            clock,
            replica: Uid::from_slice(&[copy; 16]).unwrap(),
        })
    }

    fn written(stamp: Stamp) -> Written {
        Written {
            stamp,
            value: format!("{stamp:?}").into(),
        }
    }

    fn state() -> impl Strategy<Value = State> {
        (
            proptest::option::of(stamp()),
            proptest::option::of(stamp()),
            stamp(),
            stamp(),
        )
            .prop_map(|(birth, removed, name, note)| {
                let life = birth.map(|birth| Life {
                    birth,
                    fields: [("name", name), ("note", note)]
                        .map(|(field, stamp)| (field.to_owned(), written(stamp.max(birth))))
                        .into(),
                });
                join(
                    &State {
                        life,
                        removed,
                        ..State::default()
                    },
                    &State::default(),
                )
            })
    }

    proptest! {
        #[test]
        fn the_order_of_merging_does_not_matter(a in state(), b in state(), c in state()) {
            prop_assert_eq!(join(&a, &b), join(&b, &a));
            prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        }

        #[test]
        fn merging_again_changes_nothing(a in state(), b in state()) {
            let joined = join(&a, &b);
            prop_assert_eq!(&join(&joined, &b), &joined);
            prop_assert_eq!(&join(&joined, &joined), &joined);
        }
    }
}
