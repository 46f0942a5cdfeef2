//! The annual workbook of the sample county: what it says, that its formulas hold, that it is the
//! same whoever makes it.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod bytes;
mod failing;
mod golden;
mod odd;
mod office;
mod pages;
mod paper;
mod recalculation;
mod soffice;
