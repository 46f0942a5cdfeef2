//! Timing by medians of alternating runs, and the highest memory of this process.
use std::time::{Duration, Instant};

/// Times the works in turn, A B C A B C …, after one run of each that does not count, so that a
/// machine that slows down meanwhile slows all of them.
pub(crate) fn in_turn<S, const N: usize>(
    runs: usize,
    state: &mut S,
    mut works: [&mut dyn FnMut(&mut S); N],
) -> [Vec<Duration>; N] {
    let mut times = [const { Vec::new() }; N];
    for run in 0..=runs {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let taken = time(&mut || work(state));
            if run > 0 {
                times.push(taken);
            }
        }
    }
    times
}

/// Times of `runs` runs, after one that does not count.
pub(crate) fn times(runs: usize, mut work: impl FnMut()) -> Vec<Duration> {
    work();
    (0..runs).map(|_| time(&mut work)).collect()
}

pub(crate) fn time(work: &mut impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The time that so many per cent of the runs stay under.
pub(crate) fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let at = (times.len() * percent).div_ceil(100).clamp(1, times.len());
    times[at - 1]
}

/// 12.3 ms
pub(crate) fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

pub(crate) fn ratio(ours: Duration, bare: Duration) -> f64 {
    ours.as_secs_f64() / bare.as_secs_f64()
}

/// Lets [`peak_megabytes`] begin anew, where the system can.
pub(crate) fn reset_peak() {
    // Without it the figure is that of the whole run so far, which is never too small.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// Highest memory of this process since [`reset_peak`], in MB; `None` where the system does not tell.
pub(crate) fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}
