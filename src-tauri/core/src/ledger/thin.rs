//! Which backups stay: all of the last days, then one a day, a week, a month, and at last a year.
//!
//! Damage is often noticed late, so the oldest are thinned but never all let go. And no single
//! reading of the clock may let many go: ages are reckoned from the middle of the last copies' days,
//! the last copies always stay, and only a few go at a time.
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs;
use std::path::Path;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::backup::{BackupInfo, BackupReason};
use super::{header, shelf};

/// So many of the newest stay, whatever their dates say.
const LAST: usize = 7;
/// More than one, so that they get fewer; not many, so that a mistake is noticed in time.
const GO_AT_ONCE: usize = 3;
/// From here on all together, older ones stand further apart.
const ROOM_BYTES: u64 = 2 << 30;

/// How many days back every backup stays, then one a day, a week, a month.
struct Ladder {
    all: i64,
    daily: i64,
    weekly: i64,
    monthly: i64,
}

/// The first one that fits into the room is used; the last in any case.
const LADDERS: [Ladder; 3] = [
    Ladder {
        all: 3,
        daily: 30,
        weekly: 180,
        monthly: 3 * 366,
    },
    Ladder {
        all: 1,
        daily: 10,
        weekly: 60,
        monthly: 366,
    },
    Ladder {
        all: 0,
        daily: 0,
        weekly: 14,
        monthly: 183,
    },
];

/// A backup that need not stay, and the one that then stands for both.
struct Double<'a> {
    goes: &'a BackupInfo,
    stays: &'a BackupInfo,
}

/// Removes a few of those that need not stay, oldest first. One goes only when the copy that stands
/// in for it opens. A file that cannot be removed is tried again next time.
pub(super) fn apply(ledger: &Path, now: NaiveDateTime) {
    let folder = shelf::folder_of(ledger);
    let all = shelf::list(ledger, now);
    let may_go = superfluous(&all, now.date(), ROOM_BYTES);
    for Double { goes, stays } in may_go.into_iter().rev().take(GO_AT_ONCE) {
        if header::check(&folder.join(&stays.name)).is_sound() {
            let _ = fs::remove_file(folder.join(&goes.name));
        }
    }
}

/// Those that need not stay, newest first.
fn superfluous(all: &[BackupInfo], today: NaiveDate, room: u64) -> Vec<Double<'_>> {
    let from = reckoned_from(all, today);
    let total: u64 = all.iter().map(|info| info.size_bytes).sum();
    let mut may_go = Vec::new();
    for ladder in &LADDERS {
        may_go = doubles(all, from, ladder);
        let freed: u64 = may_go.iter().map(|double| double.goes.size_bytes).sum();
        if total - freed <= room {
            break;
        }
    }
    may_go
}

/// Of each stretch of time the newest backup stays; `all` is sorted newest first.
fn doubles<'a>(all: &'a [BackupInfo], from: NaiveDate, ladder: &Ladder) -> Vec<Double<'a>> {
    let mut standing: HashMap<String, &BackupInfo> = HashMap::new();
    let mut may_go = Vec::new();
    for (place, info) in all.iter().enumerate() {
        if kept_by_hand(info) {
            continue;
        }
        match standing.entry(ladder.stretch(info.made_at, from)) {
            Entry::Vacant(free) => drop(free.insert(info)),
            Entry::Occupied(taken) if place >= LAST => may_go.push(Double {
                goes: info,
                stays: taken.get(),
            }),
            Entry::Occupied(_) => {}
        }
    }
    may_go
}

/// What the user made, and what a restore replaced, is the user's to remove.
fn kept_by_hand(info: &BackupInfo) -> bool {
    matches!(info.reason, BackupReason::Manual | BackupReason::Restore)
}

/// The day from which ages count: the middle of the last five backups' days, never later than today.
fn reckoned_from(all: &[BackupInfo], today: NaiveDate) -> NaiveDate {
    let mut days: Vec<NaiveDate> = all.iter().take(5).map(|info| info.made_at.date()).collect();
    days.sort_unstable();
    let middle = days.len().saturating_sub(1) / 2;
    days.get(middle).map_or(today, |day| *day.min(&today))
}

impl Ladder {
    /// Backups of the same stretch stand in for each other.
    fn stretch(&self, made: NaiveDateTime, from: NaiveDate) -> String {
        let day = made.date();
        match (from - day).num_days() {
            age if age < self.all => made.to_string(),
            age if age < self.daily => day.to_string(),
            age if age < self.weekly => format!("{:?}", day.iso_week()),
            age if age < self.monthly => format!("{}-{}", day.year(), day.month()),
            _ => day.year().to_string(),
        }
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
            odd_date: false,
        }
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// One a day, newest first.
    fn daily(today: NaiveDate, days: i64) -> Vec<BackupInfo> {
        let back = (0..days).map(|back| today - chrono::TimeDelta::days(back));
        back.map(|day| backup(day, 8, BackupReason::Daily))
            .collect()
    }

    fn staying(all: &[BackupInfo], today: NaiveDate, room: u64) -> Vec<&BackupInfo> {
        let gone = superfluous(all, today, room);
        let stays = |info: &&BackupInfo| !gone.iter().any(|gone| gone.goes.name == info.name);
        all.iter().filter(stays).collect()
    }

    #[test]
    fn ten_years_of_daily_backups_thin_to_some_eighty() {
        let today = day(2026, 3, 5);
        let all = daily(today, 3650);
        let stay = staying(&all, today, ROOM_BYTES);
        let count = |from, to| {
            let ages = stay
                .iter()
                .map(|info| (today - info.made_at.date()).num_days());
            ages.filter(|age| (from..to).contains(age)).count()
        };
        assert_eq!(count(0, 30), 30, "each of the last thirty days");
        assert!((21..=24).contains(&count(30, 180)), "then one a week");
        assert!((29..=32).contains(&count(180, 1098)), "then one a month");
        assert!((6..=9).contains(&count(1098, 3650)), "then one a year");
    }

    #[test]
    fn what_was_made_by_hand_or_replaced_by_a_restore_stays() {
        let today = day(2026, 3, 5);
        let old = today - chrono::TimeDelta::days(400);
        let mut all = daily(today, LAST as i64);
        all.extend([
            backup(old, 12, BackupReason::Daily),
            backup(old, 11, BackupReason::Manual),
            backup(old, 10, BackupReason::Restore),
            backup(old, 9, BackupReason::Import),
        ]);
        let gone = superfluous(&all, today, ROOM_BYTES);
        let gone: Vec<_> = gone.iter().map(|gone| gone.goes.reason).collect();
        assert_eq!(
            gone,
            [BackupReason::Import],
            "only the one before the import goes"
        );
    }

    #[test]
    fn one_reading_of_the_clock_far_ahead_lets_nothing_go() {
        let mut all = daily(day(2025, 1, 21), 30);
        for ahead in [day(2025, 3, 20), day(2026, 1, 22), day(2090, 1, 1)] {
            all.insert(0, backup(ahead, 8, BackupReason::Daily));
            assert!(superfluous(&all, ahead, ROOM_BYTES).is_empty(), "{ahead}");
            all.remove(0);
        }
        all.insert(0, backup(day(2000, 1, 1), 8, BackupReason::Daily));
        assert!(superfluous(&all, day(2000, 1, 1), ROOM_BYTES).is_empty());
    }

    #[test]
    fn however_long_the_clock_is_wrong_the_last_ones_stay() {
        let mut all = daily(day(2025, 1, 21), 30);
        for _ in 0..LAST {
            all.insert(0, backup(day(2090, 1, 1), 8, BackupReason::Import));
        }
        let stay = staying(&all, day(2090, 1, 1), 1);
        assert!(all[..LAST].iter().all(|info| stay.contains(&info)));
    }

    #[test]
    fn what_takes_too_much_room_stands_further_apart_but_reaches_as_far_back() {
        let today = day(2026, 3, 5);
        let all = daily(today, 1000);
        let (wide, narrow) = (staying(&all, today, ROOM_BYTES), staying(&all, today, 20));
        assert!(
            narrow.len() <= 24 && narrow.len() < wide.len() / 3,
            "{}",
            narrow.len()
        );
        assert_eq!(narrow[..LAST], wide[..LAST], "the last ones stay");
        let oldest = narrow.last().unwrap().made_at;
        assert!(
            oldest.date() < today - chrono::TimeDelta::days(600),
            "{oldest}"
        );
    }
}
