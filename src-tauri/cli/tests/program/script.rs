//! The program as a script runs it, on a ledger of its own, on 6 January 2025.
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::lianyan;

pub(crate) fn command(home: &Path, words: &[&str]) -> Command {
    let mut command = lianyan(home);
    command.env("LIANYAN_TODAY", "2025-01-06").args(words);
    command
}

pub(crate) fn run(home: &Path, words: &[&str]) -> Output {
    command(home, words).output().expect("runs")
}

pub(crate) fn answer(home: &Path, words: &[&str]) -> Value {
    let output = run(home, words);
    assert!(
        output.status.success(),
        "{words:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

pub(crate) fn sample() -> (TempDir, String) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let ledger = home.path().join("示例").display().to_string();
    answer(home.path(), &["new", &ledger, "--sample", "--json"]);
    (home, ledger)
}
