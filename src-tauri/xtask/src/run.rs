//! `cargo xtask run`: the window on the sample county, or its forms where there is no display.
//!
//! Builds name the whole workspace, as the tests do: another choice of packages would unify features
//! differently and compile the typesetter a second time.
use std::fs;
use std::path::{Path, PathBuf};

use crate::setup::{self, Need};
use crate::step::Step;
use crate::{Outcome, place};

/// The school year that the sample county's records are of.
const YEAR: &str = "2024";

pub(crate) fn run() -> Outcome {
    if has_display() {
        window()
    } else {
        println!(
            "There is no display here, so the forms are written instead of opening the window."
        );
        forms()
    }
}

/// Every Windows and macOS session has one; on Linux the environment says so.
pub(crate) fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn window() -> Outcome {
    setup::ensure(Need::Window)?;
    setup::ui_dist()?;
    println!("Building the program. The first time takes some minutes.");
    Step::cargo()
        .words("build --workspace --bin lianyan-desktop")
        .run()?;
    println!("Opening the window on the sample county. Close it to come back here.");
    Step::new(&place::debug_binary("lianyan-desktop").to_string_lossy())
        .arg("--sample")
        .run()
}

/// One file of the sample county: its name in `out/`, what it is, and what `lianyan` is asked for.
struct Form {
    file: &'static str,
    sentence: &'static str,
    ask: &'static str,
}

const FORMS: &[Form] = &[
    Form {
        file: "第一片区年度材料.xlsx",
        sentence: "the annual workbook of 第一片区, as handed in",
        ask: "form annual-workbook {ledger} --year {year} --community P1 --out {file}",
    },
    Form {
        file: "各校每学期教研活动开展情况统计表.xlsx",
        sentence: "the quota table of the county: every school and term, what is met, what is short",
        ask: "form quota-table {ledger} --year {year} --out {file}",
    },
    Form {
        file: "第一片区签到表.pdf",
        sentence: "the sign-in sheets of 第一片区's whole year, ready for the printer",
        ask: "form sign-in-sheet {ledger} --year {year} --community P1 --out {file}",
    },
];

fn forms() -> Outcome {
    setup::ensure(Need::CommandLine)?;
    setup::ui_dist()?;
    println!("Building `lianyan`. The first time takes some minutes.");
    Step::cargo()
        .words("build --workspace --bin lianyan")
        .run()?;
    let ledger = fresh_ledger()?;
    lianyan("new {ledger} --sample", &ledger, "").run()?;
    fs::create_dir_all(place::out())
        .map_err(|cause| format!("{} could not be made: {cause}.", place::out().display()))?;
    for form in FORMS {
        lianyan(form.ask, &ledger, form.file).run()?;
    }
    println!("\nWritten to {}:", place::out().display());
    for form in FORMS {
        println!("  {} — {}", form.file, form.sentence);
    }
    println!(
        "\nThe same screens in a browser: `{} serve {}`.",
        place::debug_binary("lianyan").display(),
        ledger.display()
    );
    Ok(())
}

/// `lianyan` with its arguments; paths are put in after parting, so that they may hold spaces.
fn lianyan(ask: &str, ledger: &Path, file: &str) -> Step {
    let step = Step::new(&place::debug_binary("lianyan").to_string_lossy());
    ask.split_whitespace().fold(step, |step, word| match word {
        "{ledger}" => step.arg(ledger),
        "{file}" => step.arg(place::out().join(file)),
        "{year}" => step.arg(YEAR),
        other => step.arg(other),
    })
}

/// Where the sample's ledger is made anew each time: the window's own is left alone.
pub(crate) fn fresh_ledger() -> Outcome<PathBuf> {
    let folder = place::scratch().join("sample");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|cause| format!("{} could not be emptied: {cause}.", folder.display()))?;
    }
    Ok(folder)
}
