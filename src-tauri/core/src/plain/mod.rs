//! Plain kinds of record: those of which the program knows no more than their declaration.
//!
//! A kind is declared by [`record!`](crate::ledger::record!) and [`plain!`]; what it may not be is said by
//! its own check. Everything else — list, page, form, bulk acts, history, search, data workbook —
//! follows from that and exists once. Kinds with a life of their own (plans, sign-in, counting) are
//! slices; they use the same declaration for their plain parts.
mod checks;
mod choices;
mod draft;
mod listing;
mod page;
mod parts;
mod reads;
mod saving;
mod shown;
#[cfg(test)]
mod tests;

pub use choices::{Choices, RecordChoice, choices};
pub use draft::Draft;
pub use listing::{ListRequest, Listed, list};
pub use page::{Linked, Page, page};
pub use parts::NoPart;
pub use reads::Tables;
pub(crate) use saving::check;
pub use saving::{Change, Many, Save, add, many, remove, save};
pub use shown::Shown;

use crate::error::Result;
use crate::ledger::{Reader, Record};

/// How the records of a kind are shown and asked for. Columns are those of its table.
#[derive(Debug)]
pub struct Screen {
    /// What its records are counted in: 项, 节.
    pub unit: &'static str,
    /// Columns of the list, in their order.
    pub list: &'static [&'static str],
    /// Fields of the form, in rows of one or two.
    pub form: &'static [&'static [&'static str]],
    pub filter: &'static [&'static str],
    /// Columns that are added up.
    pub sum: &'static [&'static str],
    /// The column the list is grouped by at first.
    pub group: Option<&'static str>,
    /// The column that says to which school year a record belongs.
    pub year_of: Option<&'static str>,
}

/// A kind that is told by its declaration alone.
pub trait Plain: Record {
    /// Records of which one of this kind may hold several; [`NoPart`] where it holds none.
    type Part: Record;

    const SCREEN: &'static Screen;

    /// What the record may not be, beside what its fields say. Written to be read by the user.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] with the column to mark.
    fn check(&self, parts: &[Self::Part], reader: Reader<'_>) -> Result<()>;
}

/// Declares how a kind is shown, and what it may not be.
///
/// ```text
/// plain! { Award, parts: AwardWinner,
///     unit: "项",
///     list: [won_on, name, level, prize],
///     form: [[name, code], [level, prize], [won_on, issuer], [note]],
///     filter: [level, organization],
///     group: level,
///     year_of: won_on,
///     check: rules::award,
/// }
/// ```
macro_rules! plain {
    (
        $kind:ident, parts: $part:ty,
        unit: $unit:literal,
        list: [$($list:ident),+ $(,)?],
        form: [$([$($form:ident),+]),+ $(,)?],
        filter: [$($filter:ident),* $(,)?],
        $( sum: [$($sum:ident),+], )?
        $( group: $group:ident, )?
        $( year_of: $year_of:ident, )?
        check: $check:expr,
    ) => {
        // A column that the kind does not have would not compile.
        const _: fn(&$kind) = |r| {
            $( let _ = &r.$list; )+
            $( $( let _ = &r.$form; )+ )+
            $( let _ = &r.$filter; )*
            $( $( let _ = &r.$sum; )+ )?
            $( let _ = &r.$group; )?
            $( let _ = &r.$year_of; )?
        };

        impl $crate::plain::Plain for $kind {
            type Part = $part;

            const SCREEN: &'static $crate::plain::Screen = &$crate::plain::Screen {
                unit: $unit,
                list: &[$(stringify!($list)),+],
                form: &[$(&[$(stringify!($form)),+]),+],
                filter: &[$(stringify!($filter)),*],
                sum: &[$($(stringify!($sum)),+)?],
                group: $crate::ledger::first(&[$(stringify!($group))?]),
                year_of: $crate::ledger::first(&[$(stringify!($year_of))?]),
            };

            fn check(
                &self,
                parts: &[Self::Part],
                reader: $crate::Reader<'_>,
            ) -> $crate::Result<()> {
                $check(self, parts, reader)
            }
        }
    };
}

pub(crate) use plain;
