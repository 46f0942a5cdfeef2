//! Equal records give equal bytes, in whatever process; and writing says nothing on stderr, where
//! rust_xlsxwriter reports cells it lost.
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use lianyan_core::ids::ActivityId;
use lianyan_core::outputs::Edition;
use lianyan_forms::sign_in_sheet::{self, SignInOptions};

use super::office::{P1, YEAR, county, workbook, yearbook};

/// Where the child process writes what it made.
const TARGET: &str = "LIANYAN_TEST_BYTES";

/// Run by the test below in a process of its own; by itself it has nothing to do.
#[test]
fn write_in_this_process() {
    if let Some(target) = env::var_os(TARGET) {
        fs::write(target, made()).unwrap();
    }
}

#[test]
fn two_processes_write_the_same_bytes_and_no_word() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["1", "2"].map(|name| in_a_process(&folder.path().join(name)));
    assert!(first.len() > 50_000, "all forms are in it");
    assert!(first == second, "equal records, equal bytes");
}

fn in_a_process(target: &Path) -> Vec<u8> {
    let run = Command::new(env::current_exe().unwrap())
        .args(["--exact", "bytes::write_in_this_process", "--nocapture"])
        .env(TARGET, target)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert!(!said.contains("Ignoring write"), "{said}");
    assert_eq!(said.trim(), "", "nothing is reported while writing");
    fs::read(target).unwrap()
}

/// The forms of one community, one after the other.
fn made() -> Vec<u8> {
    let ledger = county();
    let year = yearbook(&ledger, Some(P1), YEAR);
    let mut bytes = workbook(&year, Edition::Submission);
    bytes.extend(workbook(&year, Edition::SelfCheck));
    let ids = year.communities[0]
        .activities
        .iter()
        .map(|activity| activity.record.uid);
    let sheets: Vec<_> = ids.map(|id| sheet(&ledger, id)).collect();
    let options = SignInOptions::default();
    bytes.extend(
        sign_in_sheet::paper(&sheets, &options)
            .unwrap()
            .pdf()
            .unwrap(),
    );
    sign_in_sheet::workbook(&sheets, &options, &mut bytes).unwrap();
    bytes
}

fn sheet(ledger: &lianyan_core::Ledger, activity: ActivityId) -> sign_in_sheet::SignInSheet {
    let request = lianyan_core::attendance::SheetRequest {
        activity,
        session: None,
    };
    sign_in_sheet::load(ledger.reader(), request, Some("A01-1".into())).unwrap()
}
