//! Acceptance 7: a power cut. What the child wrote and synced is traced system call by system
//! call; at many moments the disk is rebuilt with only what was synced for certain, and the rest
//! dropped, cut short or garbled at random bytes. Every acknowledged act must be there.
//!
//! Killing a process proves little here: the system still writes out what it had been given, so
//! that test passes with `synchronous=OFF` too. This one fails with NORMAL, which is asserted.
mod disk;
mod trace;

use std::path::PathBuf;
use std::process::Stdio;

use super::child;
use super::random::Dice;

use disk::{Disk, Fate};
use trace::Call;

const ACTS: usize = 30;

#[test]
fn acknowledged_acts_survive_a_power_cut() {
    let cuts = if std::env::var_os("LIANYAN_LONG").is_some() {
        400
    } else {
        40
    };
    let (root, calls) = traced("FULL");
    let mut dice = Dice::new(u64::from(std::process::id()));
    for number in 0..cuts {
        let until = 1 + dice.roll(calls.len());
        let (disk, acknowledged) = run(&calls[..until]);
        let folder = tempfile::tempdir().unwrap();
        let fate = if number % 4 == 0 {
            Fate::Dropped
        } else {
            Fate::Random
        };
        disk.rebuild(&root, folder.path(), fate, &mut dice);
        let when = format!("power cut after system call {until} ({fate:?})");
        child::assert_all_there(folder.path(), acknowledged, &when);
    }
}

#[test]
fn the_power_cut_would_show_a_weaker_setting() {
    let (root, calls) = traced("NORMAL");
    let mut dice = Dice::new(1);
    let lost = (1..=calls.len())
        .filter(|until| calls[until - 1].is_acknowledgement())
        .any(|until| {
            let (disk, acknowledged) = run(&calls[..until]);
            let folder = tempfile::tempdir().unwrap();
            disk.rebuild(&root, folder.path(), Fate::Dropped, &mut dice);
            let there = crate::Ledger::open(folder.path())
                .map_or(0, |ledger| child::numbers(&ledger).len());
            there < acknowledged.map_or(0, |last| last + 1)
        });
    assert!(
        lost,
        "with synchronous=NORMAL some acknowledged act must be lost, or this test sees nothing"
    );
}

/// Runs the child under strace: the ledger's folder and the calls of the thread that wrote to it.
fn traced(synchronous: &str) -> (PathBuf, Vec<Call>) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let traces = tempfile::tempdir().unwrap();
    let names = "trace=open,openat,creat,close,write,pwrite64,lseek,fsync,fdatasync,ftruncate,\
                 rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat";
    let out = traces.path().join("trace");
    let out = out.to_str().unwrap();
    let strace = [
        "strace", "-ff", "-y", "-xx", "-s", "10000000", "-e", names, "-o", out,
    ];
    let mut command = child::command(&strace, &root, synchronous, ACTS);
    let status = command.stdout(Stdio::null()).status();
    let status = status.expect("this test needs strace (Debian package strace)");
    assert!(status.success(), "the traced child failed: {status}");
    let files = std::fs::read_dir(traces.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let texts = files.map(|path| std::fs::read_to_string(path).unwrap());
    let text = texts.max_by_key(String::len).unwrap();
    let calls: Vec<Call> = text.lines().filter_map(Call::parse).collect();
    let acknowledged = calls
        .iter()
        .filter(|call| call.is_acknowledgement())
        .count();
    assert_eq!(
        acknowledged, ACTS,
        "the trace must hold every acknowledgement"
    );
    (root, calls)
}

/// The disk after these calls, and the last act that was acknowledged.
fn run(calls: &[Call]) -> (Disk, Option<usize>) {
    let mut disk = Disk::default();
    let mut acknowledged = None;
    for call in calls {
        acknowledged = call.acknowledged().or(acknowledged);
        disk.see(call);
    }
    (disk, acknowledged)
}
