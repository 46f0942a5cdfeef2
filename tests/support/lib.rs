//! An office to test in: a desk with a ledger in a temporary folder, at a fixed moment.
pub mod county;
mod golden;
mod office;
mod plain_kinds;

pub use golden::{assert_golden, workbook_text};
pub use office::{Office, moment};
