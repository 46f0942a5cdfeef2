//! What is numbered, comes back and is waited for. No queries.
use super::records::Output;

/// The form whose prints are signed and come back.
pub const SIGN_IN_SHEET: &str = "sign-in-sheet";

/// The same saved to be printed elsewhere (存为PDF): it bears a number, since it may be signed, but
/// nobody knows whether it ever was on paper, so it is not waited for.
pub const SIGN_IN_PDF: &str = "sign-in-pdf";

/// The same as a file to be edited (存为表格): nobody signs it, and it does not come back.
pub const SIGN_IN_TABLE: &str = "sign-in-table";

pub(super) fn bears_number(form: &str) -> bool {
    [SIGN_IN_SHEET, SIGN_IN_PDF].contains(&form)
}

/// Whether somebody may have signed it on paper.
pub(super) fn may_return(output: &Output) -> bool {
    bears_number(&output.form)
}

/// Whether it was printed here, so that until it comes back it is waited for.
pub(super) fn is_awaited(output: &Output) -> bool {
    output.form == SIGN_IN_SHEET
}

/// The number of the next sheet of an activity: A08-1, then A08-2.
pub(super) fn next_number<'a>(code: &str, taken: impl IntoIterator<Item = &'a str>) -> String {
    let last = taken
        .into_iter()
        .filter_map(|number| {
            number
                .strip_prefix(code)?
                .strip_prefix('-')?
                .parse::<u32>()
                .ok()
        })
        .max()
        .unwrap_or(0);
    format!("{code}-{}", last + 1)
}
