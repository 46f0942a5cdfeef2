//! Which backups stay: all of the last days, then one a day, a week, a month, and at last a year.
//!
//! Damage is often noticed late, so the oldest are thinned but never all let go.
use std::collections::HashSet;
use std::fs;
use std::path::Path;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::backup::{self, BackupInfo, BackupReason};

/// Days for which every backup stays.
const ALL_DAYS: i64 = 3;
const DAILY_DAYS: i64 = 30;
const WEEKLY_DAYS: i64 = 180;
const MONTHLY_DAYS: i64 = 3 * 366;

/// Removes what need not stay. A file that cannot be removed is tried again next time.
pub(super) fn apply(ledger: &Path, now: NaiveDateTime) {
    let all = backup::list(ledger);
    let stay = staying(&all, now.date());
    for info in all.iter().filter(|info| !stay.contains(info.name.as_str())) {
        let _ = fs::remove_file(backup::folder_of(ledger).join(&info.name));
    }
}

/// Of each stretch of time the newest backup; `all` is sorted newest first.
fn staying(all: &[BackupInfo], today: NaiveDate) -> HashSet<&str> {
    let mut stretches = HashSet::new();
    let stays =
        |info: &&BackupInfo| kept_by_hand(info) || stretches.insert(stretch(info.made_at, today));
    all.iter()
        .filter(stays)
        .map(|info| info.name.as_str())
        .collect()
}

/// What the user made, and what a restore replaced, is the user's to remove.
fn kept_by_hand(info: &BackupInfo) -> bool {
    matches!(info.reason, BackupReason::Manual | BackupReason::Restore)
}

/// Backups of the same stretch stand in for each other.
fn stretch(made: NaiveDateTime, today: NaiveDate) -> String {
    let day = made.date();
    match (today - day).num_days() {
        age if age < ALL_DAYS => made.to_string(),
        age if age < DAILY_DAYS => day.to_string(),
        age if age < WEEKLY_DAYS => format!("{:?}", day.iso_week()),
        age if age < MONTHLY_DAYS => format!("{}-{}", day.year(), day.month()),
        _ => day.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(day: NaiveDate, hour: u32, reason: BackupReason) -> BackupInfo {
        BackupInfo {
            name: format!("{day} {hour} {reason:?}"),
            made_at: day.and_hms_opt(hour, 0, 0).unwrap(),
            reason,
            size_bytes: 1,
        }
    }

    #[test]
    fn ten_years_of_daily_backups_thin_to_some_eighty() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
        let days = (0..3650).map(|back| today - chrono::TimeDelta::days(back));
        let all: Vec<_> = days
            .map(|day| backup(day, 8, BackupReason::Daily))
            .collect();
        let stay = staying(&all, today);
        let age = |info: &&BackupInfo| (today - info.made_at.date()).num_days();
        let staying = |from, to| {
            let ages = all
                .iter()
                .filter(|info| stay.contains(info.name.as_str()))
                .map(|info| age(&info));
            ages.filter(|age| (from..to).contains(age)).count()
        };
        assert_eq!(staying(0, 30), 30, "each of the last thirty days");
        assert!((21..=23).contains(&staying(30, 180)), "then one a week");
        assert!((29..=32).contains(&staying(180, 1098)), "then one a month");
        assert!((6..=9).contains(&staying(1098, 3650)), "then one a year");
    }

    #[test]
    fn what_was_made_by_hand_or_replaced_by_a_restore_stays() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
        let old = today - chrono::TimeDelta::days(400);
        let all = [
            backup(old, 12, BackupReason::Daily),
            backup(old, 11, BackupReason::Manual),
            backup(old, 10, BackupReason::Restore),
            backup(old, 9, BackupReason::Import),
        ];
        let stay = staying(&all, today);
        assert_eq!(
            stay.len(),
            3,
            "only the one before the import goes: {stay:?}"
        );
    }
}
