//! `lianyan`, the program without a window.
use std::process::ExitCode;

fn main() -> ExitCode {
    lianyan_cli::run(std::env::args_os().collect())
}
