//! Prints and exports (打印与导出登记): what left the program and when, which printed sheets have not
//! come back, and what of them is no longer so.
mod list;
mod log;
mod on_paper;
mod outdated;
mod records;
mod rules;
mod wire;

#[cfg(test)]
mod tests;

pub use list::list;
pub use log::{lines_of_activity, log, of_activity, outstanding, set_returned};
pub use records::{Edition, Output};
pub use rules::{SIGN_IN_PDF, SIGN_IN_SHEET, SIGN_IN_TABLE};
pub use wire::{
    LogOutput, OutputOfActivity, OutputRow, OutputsRequest, OutstandingSheet, SetReturned,
};
