//! The order of the parts, kept by a test so that no review has to.
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A part of the core may use those before it, and none after it. Its tests may.
const ORDER: &[&str] = &[
    "ids",
    "error",
    "words",
    "dates",
    "text",
    "readings",
    "ledger",
    "uses",
    "vocabulary",
    "tags",
    "plain",
    "calendar",
    "roster",
    "communities",
    "me",
    "activities",
    "attendance",
    "evidence",
    "outputs",
    "kinds",
    "letterhead",
    "tables",
    "twins",
    "counting",
    "register",
    "yearbook",
    "search",
    "exchange",
    "sample",
];

/// What `crate::` also gives, straight from `error` and `ledger`.
const SHORT_NAMES: &[&str] = &["Error", "Result", "Ledger", "Reader", "Writer"];

#[test]
fn parts_of_the_core_only_look_back() {
    let mut wrong = Vec::new();
    for (place, part) in ORDER.iter().enumerate() {
        for file in rust_files(&core(), part) {
            for used in used_parts(&fs::read_to_string(&file).expect("readable")) {
                let allowed = ORDER[..=place].contains(&used.as_str())
                    || SHORT_NAMES.contains(&used.as_str());
                if !allowed {
                    wrong.push(format!("{} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_part_stands_in_the_order() {
    let lib = fs::read_to_string(core().join("lib.rs")).expect("readable");
    let declared: BTreeSet<&str> = lib
        .lines()
        .filter_map(|line| {
            line.trim_start_matches("pub ")
                .strip_prefix("mod ")?
                .strip_suffix(';')
        })
        .collect();
    let known: BTreeSet<&str> = ORDER.iter().copied().collect();
    assert_eq!(declared, known, "lib.rs and the order name the same parts");
}

/// The core reaches neither the window nor the typesetting, and only the shell names Tauri.
#[test]
fn crates_only_look_back() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (manifest, forbidden) in [
        (
            "src-tauri/core",
            &[
                "lianyan-forms",
                "lianyan-api",
                "tauri",
                "typst",
                "rust_xlsxwriter",
            ][..],
        ),
        ("src-tauri/forms", &["lianyan-api", "tauri"]),
        ("src-tauri/api", &["lianyan-cli", "tauri", "axum"]),
        ("src-tauri/cli", &["tauri"]),
    ] {
        let text = fs::read_to_string(top.join(manifest).join("Cargo.toml")).expect("readable");
        for name in text
            .lines()
            .filter_map(|line| line.split([' ', '.', '=']).next())
        {
            assert!(!forbidden.contains(&name), "{manifest} depends on {name}");
        }
    }
}

/// Every part named after `crate::`, in a `use` with braces as well as in a path.
fn used_parts(text: &str) -> BTreeSet<String> {
    let code: String = text
        .lines()
        .map(without_comment)
        .collect::<Vec<_>>()
        .join("\n");
    let named = code.split("crate::").skip(1);
    named
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => first_names(group),
            None => vec![first_word(rest)],
        })
        .filter(|name| !name.is_empty())
        .collect()
}

pub(crate) fn without_comment(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

/// `dates::{A, B}, ids` gives dates and ids.
pub(crate) fn first_names(group: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut depth = 0;
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            c if depth == 0 => names.last_mut().expect("never empty").push(c),
            _ => {}
        }
    }
    names.iter().map(|name| first_word(name.trim())).collect()
}

pub(crate) fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

pub(crate) fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/core/src")
}

fn rust_files(core: &Path, part: &str) -> Vec<PathBuf> {
    let mut waiting = vec![core.join(part), core.join(format!("{part}.rs"))];
    let mut files = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.file_stem().is_some_and(|name| name == "tests") {
            continue;
        }
        if path.is_dir() {
            let entries = fs::read_dir(path).expect("a folder");
            waiting.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") && path.exists() {
            files.push(path);
        }
    }
    assert!(!files.is_empty(), "{part} has files");
    files
}

#[test]
fn the_reader_of_paths_sees_them_all() {
    let text = "use crate::{dates::{Period, SchoolYear}, ids};\n// crate::sample\nlet x: crate::search::Hit;";
    let seen: Vec<String> = used_parts(text).into_iter().collect();
    assert_eq!(seen, ["dates", "ids", "search"]);
}
