//! The closing table: each stage, its time, what passed and what failed.
use std::time::Duration;

use super::counts::Counts;

pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) counts: Counts,
    pub(super) time: Duration,
    pub(super) trouble: Option<String>,
}

#[derive(Default)]
pub(super) struct Report {
    lines: Vec<Line>,
}

impl Report {
    pub(super) fn add(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Whether the stage of that name ran and did not pass whole.
    pub(super) fn has_failed(&self, name: &str) -> bool {
        self.lines
            .iter()
            .any(|line| line.name == name && line.counts.failed > 0)
    }

    pub(super) fn total(&self) -> Counts {
        self.lines
            .iter()
            .map(|line| line.counts)
            .fold(Counts::default(), Counts::plus)
    }

    /// The table, then the plain line that CI reads.
    pub(super) fn print(&self) {
        println!(
            "\n{:<22}{:>9}{:>9}{:>9}",
            "stage", "time", "passed", "failed"
        );
        for line in &self.lines {
            println!(
                "{:<22}{:>9}{:>9}{:>9}  {}",
                line.name,
                clock(line.time),
                line.counts.passed,
                line.counts.failed,
                line.trouble.as_deref().unwrap_or_default()
            );
        }
        let time = self.lines.iter().map(|line| line.time).sum();
        println!("{:<22}{:>9}", "all", clock(time));
        let Counts { passed, failed } = self.total();
        println!("\n{passed} passed, {failed} failed");
    }
}

/// Minutes and seconds.
fn clock(time: Duration) -> String {
    let seconds = (time.as_millis() + 500) / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_millis(499)), "0:00");
        assert_eq!(clock(Duration::from_millis(59_500)), "1:00");
        assert_eq!(clock(Duration::from_secs(3_725)), "62:05");
    }
}
