//! SplitMix64: enough chance for making counties, the same on every machine.
use chrono::{Days, NaiveDate};

pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub(crate) fn some<T: Copy>(&mut self, from: &[T], one_in: usize) -> Vec<T> {
        from.iter()
            .copied()
            .filter(|_| self.one_in(one_in))
            .collect()
    }

    /// One of the days from `first` on.
    pub(crate) fn day(&mut self, first: NaiveDate, days: usize) -> NaiveDate {
        first + Days::new(self.below(days) as u64)
    }
}
