//! One line a measurement, as a Markdown table.

/// What stands above the tables.
pub(crate) const PREFACE: &str = "\
Release build, seeded data. Times are medians of runs that take turns with their counterpart. \
**Warm** unless a line says otherwise: one run that does not count has gone before, and the system \
has the files in its memory. **Cold**: the ledger's files were dropped from the system's cache \
just before; the program itself stays in it. **First**: the first run of a new process.";

/// What was measured, what came out, and what was hoped for.
pub(crate) struct Line {
    pub what: String,
    pub ours: String,
    pub bare: String,
    pub ratio: String,
    pub goal: String,
}

impl Line {
    /// A figure without a bare counterpart.
    pub(crate) fn alone(what: impl Into<String>, ours: String, goal: &str) -> Self {
        Line {
            what: what.into(),
            ours,
            bare: "–".into(),
            ratio: "–".into(),
            goal: goal.into(),
        }
    }
}

pub(crate) fn print(title: &str, lines: &[Line]) {
    println!("\n## {title}\n");
    println!("| what | 联研 | bare | ratio | goal |");
    println!("|---|---|---|---|---|");
    for line in lines {
        println!(
            "| {} | {} | {} | {} | {} |",
            line.what, line.ours, line.bare, line.ratio, line.goal
        );
    }
}
