//! The program the secretary starts.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    lianyan_shell::run();
}
