//! Who came and what it is worth. Plain values; no clock, no queries.
use serde::Serialize;
use ts_rs::TS;

use super::records::Presence;

/// 应到 · 实到 · 请假 · 未到
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInTally {
    /// 应到
    pub expected: u32,
    /// 实到, those who were not on the list included.
    pub came: u32,
    /// 请假
    pub leave: u32,
    /// 未到
    pub absent: u32,
    /// 未登记
    pub open: u32,
    /// Came without being on the list.
    pub unlisted: u32,
    /// Came by head counts for which nobody said how many were expected.
    pub unstated: u32,
}

impl SignInTally {
    pub fn add(&mut self, expected: bool, status: Option<Presence>) {
        self.expected += u32::from(expected);
        match status {
            None => self.open += u32::from(expected),
            Some(Presence::Leave) => self.leave += 1,
            Some(Presence::Absent) => self.absent += 1,
            Some(_) => {
                self.came += 1;
                self.unlisted += u32::from(!expected);
            }
        }
    }

    /// Of a head count: who is neither there nor excused is 未到. Where nobody counted the expected,
    /// nobody is said to have been.
    pub(super) fn of_heads(expected: Option<u32>, came: u32) -> Self {
        SignInTally {
            expected: expected.unwrap_or(0),
            unstated: if expected.is_none() { came } else { 0 },
            came,
            absent: expected.unwrap_or(0).saturating_sub(came),
            ..SignInTally::default()
        }
    }
}

impl std::ops::AddAssign for SignInTally {
    fn add_assign(&mut self, other: Self) {
        self.expected += other.expected;
        self.came += other.came;
        self.leave += other.leave;
        self.absent += other.absent;
        self.open += other.open;
        self.unlisted += other.unlisted;
        self.unstated += other.unstated;
    }
}

/// One sign-in of one person to one activity, for the reckoning of 学时.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Earning {
    pub came: bool,
    /// Set on the line itself.
    pub own: Option<f64>,
    /// What the session gives; 0 where only others of the activity bear 学时. `None` of a sign-in to
    /// the whole activity, and where no session bears any.
    pub session: Option<f64>,
}

impl Earning {
    /// What the line itself says it is worth.
    fn worth(&self) -> Option<f64> {
        self.own.or(self.session)
    }
}

/// What one person's sign-ins to one activity come to, added line by line.
///
/// Who came to any part counts once. Where a session bears 学时, they add up over the sessions come to;
/// where none does, the activity's are given once (G-23, G-43). What is set on a line goes before both.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Earned {
    came: bool,
    borne: Option<f64>,
}

impl Earned {
    pub fn add(&mut self, line: Earning) {
        if line.came {
            self.came = true;
            let sum = self.borne.zip(line.worth()).map(|(sum, more)| sum + more);
            self.borne = sum.or(self.borne).or(line.worth());
        }
    }

    /// 学时; `None` when the person did not come.
    pub fn hours(self, activity_hours: f64) -> Option<f64> {
        self.came.then(|| self.borne.unwrap_or(activity_hours))
    }
}

/// 学时 of a person for all sign-ins to one activity; `None` when the person did not come.
pub fn hours_of(lines: &[Earning], activity_hours: f64) -> Option<f64> {
    let mut earned = Earned::default();
    lines.iter().for_each(|line| earned.add(*line));
    earned.hours(activity_hours)
}

/// How many of a school came: those signed in by name; where nobody is, the head count (G-21).
pub fn attended(named: u32, heads: Option<u32>) -> u32 {
    match named {
        0 => heads.unwrap_or(0),
        named => named,
    }
}
