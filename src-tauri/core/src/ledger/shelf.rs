//! The backups of a folder in the order of the ledger itself.
//!
//! A file's name and date are one reading of a clock that may have been wrong. Every copy holds the
//! ledger's own clock, which only goes forward (see `clock`): by it they are ordered, and dates that
//! do not go forward with it are told as odd.
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

use chrono::{NaiveDateTime, TimeDelta};

use super::backup::BackupInfo;
use super::{clock, header};

pub(super) fn folder_of(ledger: &Path) -> PathBuf {
    ledger.join("backups")
}

/// All backups of a ledger folder, newest first, those that cannot be read last; files of other
/// names are none. `now` tells which are dated ahead of the computer's clock.
pub fn list(ledger: &Path, now: NaiveDateTime) -> Vec<BackupInfo> {
    let mut found: Vec<(Option<i64>, BackupInfo)> = copies(ledger)
        .map(|(copy, info)| (clock_of(copy), info))
        .collect();
    found.sort_by(|(one, a), (other, b)| {
        let newer = (other, b.made_at, &b.name);
        newer.cmp(&(one, a.made_at, &a.name))
    });
    let mut found: Vec<BackupInfo> = found.into_iter().map(|(_, info)| info).collect();
    mark_odd_dates(&mut found, now);
    found
}

/// Path, size and time of change: a copy that has its name does not change any more.
type Copy = (PathBuf, u64, SystemTime);

/// Every file of a backup's name, with what the name says.
fn copies(ledger: &Path) -> impl Iterator<Item = (Copy, BackupInfo)> {
    let entries = fs::read_dir(folder_of(ledger)).into_iter().flatten();
    entries.flatten().filter_map(|entry| {
        let data = entry.metadata().ok()?;
        let info = BackupInfo::of_name(&entry.file_name().to_string_lossy(), data.len())?;
        let changed = data.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Some(((entry.path(), data.len(), changed), info))
    })
}

/// The newest one that opens and passes SQLite's check.
pub fn newest_good(ledger: &Path, now: NaiveDateTime) -> Option<BackupInfo> {
    let folder = folder_of(ledger);
    let good = |info: &BackupInfo| header::check(&folder.join(&info.name)).is_sound();
    list(ledger, now).into_iter().find(good)
}

/// Number of the last act that a backup holds; `None` when it cannot be read.
pub(super) fn last_act(ledger: &Path, backup: &BackupInfo) -> Option<i64> {
    let conn = header::untouching(&folder_of(ledger).join(&backup.name)).ok()?;
    let sql = "SELECT coalesce(max(id), 0) FROM act";
    conn.query_row(sql, [], |row| row.get(0)).ok()
}

pub(super) fn is_empty(ledger: &Path) -> bool {
    copies(ledger).next().is_none()
}

/// The highest clock value that any of the backups knows.
pub(super) fn last_clock(ledger: &Path) -> i64 {
    let clocks = copies(ledger).filter_map(|(copy, _)| clock_of(copy));
    clocks.max().unwrap_or(0)
}

/// How far the ledger's clock had come in a copy; `None` when it cannot be read. Remembered, since
/// the list is asked for after every act.
fn clock_of(copy: Copy) -> Option<i64> {
    static KNOWN: LazyLock<Mutex<HashMap<Copy, Option<i64>>>> = LazyLock::new(Mutex::default);
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(clock) = known().get(&copy) {
        return *clock;
    }
    let clock = read_clock(&copy.0);
    known().insert(copy, clock);
    clock
}

/// Of any ledger file that can be read at all.
pub(super) fn read_clock(db: &Path) -> Option<i64> {
    match header::glance(db) {
        header::State::Sound | header::State::Newer => {}
        _ => return None,
    }
    clock::last(&header::untouching(db).ok()?).ok()
}

/// Marks those whose dates do not go forward with the ledger: of all runs of dates that do, the
/// longest is believed. `all` is sorted newest first.
fn mark_odd_dates(all: &mut [BackupInfo], now: NaiveDateTime) {
    let days: Vec<NaiveDateTime> = all.iter().map(|info| info.made_at).collect();
    let believed = longest_run_back(&days, now + TimeDelta::days(1));
    for (at, info) in all.iter_mut().enumerate() {
        info.odd_date = !believed.contains(&at);
    }
}

/// Places of the longest run that never goes forward, among dates up to `latest`. Of two as long the
/// one that begins first: with the newest.
fn longest_run_back(dates: &[NaiveDateTime], latest: NaiveDateTime) -> Vec<usize> {
    /// Two copies of one day, or a clock put right by some minutes, are in order.
    const SLACK: TimeDelta = TimeDelta::days(1);
    // From each place on; none from a date that is not believed at all.
    let mut runs: Vec<Vec<usize>> = vec![Vec::new(); dates.len()];
    for at in (0..dates.len()).rev().filter(|at| dates[*at] <= latest) {
        let older = (at + 1..dates.len()).filter(|next| dates[*next] <= dates[at] + SLACK);
        let rest = longest(older.map(|next| &runs[next]));
        runs[at] = [&[at], rest].concat();
    }
    longest(runs.iter()).to_owned()
}

/// The first of the longest.
fn longest<'a>(runs: impl Iterator<Item = &'a Vec<usize>>) -> &'a [usize] {
    runs.fold(
        &[],
        |best, run| if run.len() > best.len() { run } else { best },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon(day: &str) -> NaiveDateTime {
        format!("{day}T12:00:00").parse().unwrap()
    }

    #[test]
    fn dates_that_do_not_go_forward_with_the_ledger_are_odd() {
        let now = noon("2025-01-25");
        let cases: &[(&[&str], &[usize], &str)] = &[
            (
                &["2025-01-25", "2025-01-24", "2025-01-23"],
                &[],
                "as it should be",
            ),
            (
                &["2025-01-24", "2026-01-22", "2025-01-21", "2025-01-20"],
                &[1],
                "a day far ahead",
            ),
            (
                &["2026-01-22", "2025-01-21"],
                &[0],
                "ahead of the computer's clock",
            ),
            (
                &["2025-01-24", "2000-01-01", "2025-01-21", "2025-01-20"],
                &[1],
                "an empty battery",
            ),
            (
                &["2025-01-24", "2026-01-22"],
                &[1],
                "the newest is believed",
            ),
            (&["2025-01-21", "2025-01-21"], &[], "two on a day"),
            (&[], &[], "none"),
        ];
        for (dates, odd, why) in cases {
            let dates: Vec<NaiveDateTime> = dates.iter().map(|day| noon(day)).collect();
            let believed = longest_run_back(&dates, now + TimeDelta::days(1));
            let found: Vec<usize> = (0..dates.len())
                .filter(|at| !believed.contains(at))
                .collect();
            assert_eq!(&found, odd, "{why}");
        }
    }
}
