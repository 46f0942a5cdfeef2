//! The program the secretary starts; with `--command-line`, what is typed after it instead of the
//! window, so that a package carries fonts and typesetting once.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut words = std::env::args_os();
    let program = words.next();
    if words.next().is_some_and(|first| first == "--command-line") {
        return lianyan_cli::run(program.into_iter().chain(words).collect());
    }
    lianyan_shell::run();
    ExitCode::SUCCESS
}
