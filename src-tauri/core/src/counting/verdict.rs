//! From a number to a verdict: met, short by how many, and until when it can still be mended.
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::calendar::{Calendar, TermRef};
use crate::words::closed_list;

closed_list! {
    /// 结论 of one school in one term.
    pub enum Verdict ("verdict") {
        Met = "met": "达标",
        Unmet = "unmet": "未达标",
        /// The county has not chosen the counter, and the readings do not agree.
        Undecided = "undecided": "待核实",
        Exempt = "exempt": "不适用",
        NotBegun = "not_begun": "未开始",
    }
}

/// The duty of one school in one term, weighed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Weighed {
    pub verdict: Verdict,
    /// How many are lacking; 0 when met or without a verdict.
    pub gap: u32,
    /// While the county has not decided: `gap` is what the mildest reading lacks, another lacks more.
    pub at_least: bool,
    /// The last teaching day on which the duty can still be met; `None` when the term is over.
    pub latest: Option<NaiveDate>,
    /// Teaching days from today to `latest`, both included.
    pub days_left: u32,
    /// Why it does not apply.
    pub reason: Option<String>,
}

/// What the weighing looks at, besides the number.
pub struct Scales<'a> {
    pub calendar: &'a Calendar,
    pub today: NaiveDate,
    pub required: u32,
}

impl Scales<'_> {
    /// `readings`: the count by the counter in force, or by each counter while none is. A verdict is
    /// given where all of them agree (G-01).
    pub fn weigh(&self, term: TermRef, readings: &[u32], exempt: Option<&str>) -> Weighed {
        let gap_of = |value: &u32| self.required.saturating_sub(*value);
        let gap = readings.iter().map(gap_of).min().unwrap_or(self.required);
        let widest = readings.iter().map(gap_of).max().unwrap_or(self.required);
        let verdict = match exempt {
            Some(_) => Verdict::Exempt,
            None if widest == 0 => Verdict::Met,
            None if self.today < self.calendar.term(term).starts => Verdict::NotBegun,
            None if gap == 0 => Verdict::Undecided,
            None => Verdict::Unmet,
        };
        let owed = matches!(verdict, Verdict::Unmet | Verdict::NotBegun);
        let latest = owed.then(|| self.latest(term)).flatten();
        Weighed {
            verdict,
            gap: if owed { gap } else { 0 },
            at_least: owed && widest > gap,
            latest,
            days_left: latest.map_or(0, |_| self.calendar.teaching_days_left(term, self.today)),
            reason: exempt.map(str::to_owned),
        }
    }

    /// The last teaching day of the term inside the stage, unless it has passed.
    fn latest(&self, term: TermRef) -> Option<NaiveDate> {
        self.calendar
            .last_teaching_day(term)
            .filter(|day| *day >= self.today)
    }
}
