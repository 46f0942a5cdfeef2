//! The plain kinds of record of a school year, each told in a file of its own.
use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::{Reader, Record, Table};
use crate::plain;

/// Declares the kinds, each with the records of which one of it holds several.
macro_rules! kinds {
    ($($file:ident: $kind:ident $(, $part:ident)?;)+) => {
        $( pub mod $file; pub use $file::{$kind $(, $part)?}; )+

        /// Their tables, each after those it refers to.
        pub(crate) const TABLES: &[&Table] = &[$( $kind::TABLE, $( $part::TABLE, )? )+];

        /// Holds a record that was written otherwise than by its form against the check of its kind;
        /// records that are of no plain kind pass.
        ///
        /// # Errors
        /// Of the check.
        pub(crate) fn check(reader: Reader<'_>, table: &Table, uid: Uid) -> Result<()> {
            match table.name {
                $( name if name == $kind::TABLE.name => plain::check::<$kind>(reader, uid), )+
                _ => Ok(()),
            }
        }
    };
}

kinds! {
    lessons: Lesson, LessonReceiver;
    awards: Award, AwardWinner;
}
