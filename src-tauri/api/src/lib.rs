//! The contract between the screens and the records: one desk, and one table of commands.
//!
//! Whatever carries a request — the Tauri window, the browser over `lianyan serve`, `lianyan call`,
//! a test — ends at [`Desk::call`]. What can be asked for stands in [`table`]; the TypeScript types
//! the screens are written against are generated from the same rows.
mod answering;
mod clock;
mod contract;
mod desk;
mod forms;
mod runlog;
mod table;

pub use clock::Clock;
pub use contract::{Done, Kind, Row};
pub use desk::{
    ChosenFile, Desk, DeskOptions, FileShelf, Incoming, JobContext, JobId, JobState, MadeFile,
    Outgoing, ShelvedFile, failure_of_panic, new_token,
};
pub use forms::made_and_logged;
pub use runlog::RunLog;
pub use table::{PLAIN_KINDS, command_list, find_command};
