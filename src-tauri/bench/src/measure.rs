//! Timing by medians of alternating runs, and the highest memory of this process.
use std::time::{Duration, Instant};

/// Times `a` and `b` in turn, A B A B …, after one run of each that does not count. Answers the
/// medians, so that a machine that slows down meanwhile slows both.
pub(crate) fn side_by_side(
    runs: usize,
    mut a: impl FnMut(),
    mut b: impl FnMut(),
) -> (Duration, Duration) {
    a();
    b();
    let mut times = (Vec::new(), Vec::new());
    for _ in 0..runs {
        times.0.push(time(&mut a));
        times.1.push(time(&mut b));
    }
    (percentile(&mut times.0, 50), percentile(&mut times.1, 50))
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

/// Highest memory of this process so far, in MB; `None` where the system does not tell.
pub(crate) fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}
