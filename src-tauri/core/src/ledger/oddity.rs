//! Dates that speak of a wrong clock: told to the user, who alone can say which one is right.
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

use super::backup::BackupInfo;
use super::{LastAct, Reader};

/// Older acts than these are no longer worth a question.
const LOOK_BACK: i64 = 200;
/// A summer is shorter; whoever pauses longer is asked once.
const PAUSE: TimeDelta = TimeDelta::days(200);

impl Reader<'_> {
    /// What to ask about the computer's date, if anything is odd about it.
    pub fn clock_question(self) -> Result<Option<String>> {
        let evening = self.today().and_hms_opt(23, 59, 59).unwrap_or_default();
        clock_question(self.conn(), evening)
    }
}

/// An act lies ahead of the computer's clock, or so far back that the clock may have run ahead.
pub(super) fn clock_question(conn: &Connection, now: NaiveDateTime) -> Result<Option<String>> {
    let today = full_day(now.date());
    if let Some(ahead) = latest_after(conn, now + TimeDelta::days(1))? {
        return Ok(Some(format!(
            "操作“{}”记在{}，比这台电脑现在的日期（{today}）还晚，电脑的日期那时或现在不对。\
             请核对电脑的日期；登记的内容都在，先后次序也没有乱。",
            ahead.title,
            full_day(ahead.made_at.date()),
        )));
    }
    let long_ago = LastAct::of(conn)?.filter(|last| last.made_at < now - PAUSE);
    Ok(long_ago.map(|last| {
        format!(
            "上次操作在{}，电脑现在的日期是{today}，相隔{}天。请先核对电脑的日期，再登记。",
            full_day(last.made_at.date()),
            (now - last.made_at).num_days()
        )
    }))
}

/// The backups whose date does not go forward with the ledger, in a sentence.
pub(super) fn odd_backups(all: &[BackupInfo]) -> Option<String> {
    let odd: Vec<String> = all
        .iter()
        .filter(|info| info.odd_date)
        .map(|info| full_day(info.made_at.date()))
        .collect();
    (!odd.is_empty()).then(|| {
        format!(
            "有{}份备份的日期与先后次序对不上（{}），当时电脑的日期不对。备份按资料库自己的次序排列，不受影响。",
            odd.len(),
            odd.join("、")
        )
    })
}

/// Of the recent acts the one with the latest date, where that is later than `moment`.
fn latest_after(conn: &Connection, moment: NaiveDateTime) -> Result<Option<LastAct>> {
    let sql = "SELECT title, made_at FROM act
         WHERE id > (SELECT coalesce(max(id), 0) FROM act) - ?2 AND made_at > ?1
         ORDER BY made_at DESC LIMIT 1";
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_row((moment, LOOK_BACK), LastAct::of_row);
    Ok(found.optional()?)
}

/// 2025年1月6日
fn full_day(day: NaiveDate) -> String {
    day.format("%Y年%-m月%-d日").to_string()
}
