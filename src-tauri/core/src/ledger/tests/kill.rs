//! Acceptance 7: a process that is killed at any moment loses no act it has acknowledged.
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::child::{self, ACK};
use super::random::Dice;

#[test]
fn acknowledged_acts_survive_being_killed() {
    let kills = if std::env::var_os("LIANYAN_LONG").is_some() {
        200
    } else {
        20
    };
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice::new(u64::from(std::process::id()));
    let mut acknowledged = None;
    for number in 0..kills {
        // Every tenth starts from nothing, so that making a ledger is cut short too.
        if number % 10 == 0 {
            std::fs::remove_dir_all(folder.path()).unwrap();
            std::fs::create_dir_all(folder.path()).unwrap();
            acknowledged = None;
        }
        let command = child::command(&[], folder.path(), "FULL", 100_000);
        acknowledged = killed(command, &mut dice).or(acknowledged);
        child::assert_all_there(folder.path(), acknowledged, &format!("kill {number}"));
    }
    assert!(acknowledged.is_some(), "the child must have got to work");
}

/// Lets the child run for a while, kills it, and answers the last act it had acknowledged.
fn killed(mut command: Command, dice: &mut Dice) -> Option<usize> {
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut heard = Vec::new();
    if dice.roll(4) == 0 {
        std::thread::sleep(Duration::from_millis(dice.roll(40) as u64));
    } else {
        for _ in 0..dice.roll(60) {
            said.read_until(b'\n', &mut heard).unwrap();
        }
        std::thread::sleep(Duration::from_micros(dice.roll(9000) as u64));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What was written to the pipe before the kill was acknowledged too.
    said.read_to_end(&mut heard).unwrap();
    let heard = String::from_utf8_lossy(&heard).into_owned();
    let whole = heard.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let numbers = whole
        .lines()
        .filter_map(|line| line.split(ACK).nth(1)?.parse().ok());
    numbers.max()
}
