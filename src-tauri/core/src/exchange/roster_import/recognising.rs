//! What a file is a list of, whichever door it comes in by.
use crate::exchange::headers::{self, ListKind};
use crate::exchange::tabular::{Sheet, Workbook};

/// What the headings say; without any, a list of names is one of persons. `None`: nothing is known of it.
pub fn recognised(book: &Workbook) -> Option<ListKind> {
    let by_contents = || {
        let mut sheets = book.sheets.iter();
        sheets.any(names_persons).then_some(ListKind::Persons)
    };
    by_headings(book).or_else(by_contents)
}

/// How to open a file that was given as `asked`: as the other kind only where the headings are that
/// kind's on every sheet that has any.
pub fn kind_to_open(book: &Workbook, asked: ListKind) -> ListKind {
    let mut kinds = book.sheets.iter().filter_map(kind_of_sheet);
    match kinds.any(|kind| kind == asked) {
        true => asked,
        false => by_headings(book).unwrap_or(asked),
    }
}

/// The kind that knows most headings of a sheet; persons where both know as many.
fn by_headings(book: &Workbook) -> Option<ListKind> {
    let most = |kind| {
        let sheets = book.sheets.iter();
        sheets.map(|sheet| known(sheet, kind)).max().unwrap_or(0)
    };
    richer(most(ListKind::Persons), most(ListKind::Schools))
}

fn kind_of_sheet(sheet: &Sheet) -> Option<ListKind> {
    let known = |kind| known(sheet, kind);
    richer(known(ListKind::Persons), known(ListKind::Schools))
}

fn richer(persons: usize, schools: usize) -> Option<ListKind> {
    match (persons, schools) {
        (0, 0) => None,
        _ if schools > persons => Some(ListKind::Schools),
        _ => Some(ListKind::Persons),
    }
}

/// How many headings of the sheet are a field of the kind.
fn known(sheet: &Sheet, kind: ListKind) -> usize {
    headers::guess(sheet, kind, 0).map_or(0, |layout| layout.known())
}

fn names_persons(sheet: &Sheet) -> bool {
    let chain = headers::chain(sheet);
    let sheet = chain.as_ref().unwrap_or(sheet);
    headers::by_contents(sheet, ListKind::Persons, |_| None).is_some()
}
