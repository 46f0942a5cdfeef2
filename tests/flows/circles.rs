//! Files of one slice do not use each other in a circle: each can be read after those it uses.
//!
//! `mod.rs` joins them and is left out. Circles that are there are listed; a new one fails, and so does
//! a line of the list whose circle was undone.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::architecture::{core, first_names, first_word, without_comment};

/// Folder of the core, and the files that reach each other.
const KNOWN: &[(&str, &[&str])] = &[
    (
        "exchange/activity_import",
        &[
            "after",
            "amended",
            "answering",
            "asked_turnouts",
            "days",
            "doubts",
            "draft",
            "entries",
            "facts",
            "fates",
            "hosting",
            "intake",
            "joining",
            "known",
            "left_out",
            "modes",
            "opening",
            "preview",
            "reader",
            "reading",
            "roles",
            "stored",
            "turnouts",
            "unclaimed",
            "units",
        ],
    ),
    (
        "exchange/activity_import/participation",
        &["columns", "heads"],
    ),
    (
        "exchange/activity_import/participation",
        &["entries", "list_reader"],
    ),
    (
        "exchange/activity_import/participation",
        &[
            "asking_names",
            "asking_who",
            "comparing",
            "declined",
            "fewer",
            "for_all",
            "intake",
            "lines",
            "mentioned",
            "people",
            "settling",
        ],
    ),
    (
        "exchange/headers",
        &["contents", "fields", "kind", "naming", "unnamed"],
    ),
    (
        "ledger",
        &[
            "backup",
            "daily",
            "header",
            "leftovers",
            "lock",
            "migrations",
            "open",
            "place",
            "private",
            "readers",
            "scratch",
            "shelf",
            "thin",
            "witness",
        ],
    ),
    ("ledger/merge", &["package", "state"]),
    ("ledger/merge", &["apply", "loose", "tell"]),
];

#[test]
fn files_of_a_slice_use_each_other_in_no_new_circle() {
    let mut found = BTreeMap::new();
    for folder in folders(&core()) {
        for circle in circles(&uses_of(&folder)) {
            let place = folder.strip_prefix(core()).expect("inside the core");
            found
                .entry(place.to_string_lossy().replace('\\', "/"))
                .or_insert_with(BTreeSet::new)
                .insert(circle);
        }
    }
    let mut known = BTreeMap::new();
    for (place, files) in KNOWN {
        let files: BTreeSet<String> = files.iter().map(|file| (*file).to_owned()).collect();
        known
            .entry((*place).to_owned())
            .or_insert_with(BTreeSet::new)
            .insert(files);
    }
    assert_eq!(found, known, "left: circles there are; right: those listed");
}

type Uses = BTreeMap<String, BTreeSet<String>>;

/// The module folders of the core, without tests.
fn folders(top: &Path) -> Vec<PathBuf> {
    let mut waiting = vec![top.to_path_buf()];
    let mut found = Vec::new();
    while let Some(folder) = waiting.pop() {
        for path in entries(&folder) {
            if path.is_dir() && stem(&path) != "tests" {
                waiting.push(path.clone());
                found.push(path);
            }
        }
    }
    found
}

/// Each module of a folder with those of its neighbours that it names.
fn uses_of(folder: &Path) -> Uses {
    let modules: BTreeSet<String> = entries(folder)
        .iter()
        .filter(|path| path.is_dir() || path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| stem(path))
        .filter(|name| name != "mod" && name != "tests")
        .collect();
    let of = |name: &String| {
        let mut used: BTreeSet<String> = files_of(folder, name)
            .into_iter()
            .flat_map(|(file, depth)| named_above(&fs::read_to_string(file).expect("text"), depth))
            .filter(|used| modules.contains(used))
            .collect();
        used.remove(name);
        (name.clone(), used)
    };
    modules.iter().map(of).collect()
}

/// The files of a module, with how many steps up its folder is.
fn files_of(folder: &Path, name: &str) -> Vec<(PathBuf, usize)> {
    let alone = folder.join(format!("{name}.rs"));
    let mut found: Vec<(PathBuf, usize)> = Vec::new();
    if alone.is_file() {
        found.push((alone, 1));
    }
    let mut waiting = vec![(folder.join(name), 1)];
    while let Some((inner, depth)) = waiting.pop() {
        for path in entries(&inner) {
            match stem(&path).as_str() {
                "tests" => {}
                "mod" => found.push((path, depth)),
                _ if path.is_dir() => waiting.push((path, depth + 1)),
                _ if path.extension().is_some_and(|ending| ending == "rs") => {
                    found.push((path, depth + 1));
                }
                _ => {}
            }
        }
    }
    found
}

/// What stands after exactly so many `super::`.
fn named_above(text: &str, depth: usize) -> BTreeSet<String> {
    let code: Vec<&str> = text.lines().map(without_comment).collect();
    let code = code.join("\n");
    let code = code
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let up = "super::".repeat(depth);
    let mut named = BTreeSet::new();
    for (at, _) in code.match_indices(&up) {
        let before = &code[..at];
        let rest = &code[at + up.len()..];
        let longer = before.ends_with("super::") || before.ends_with(|c: char| c.is_alphanumeric());
        if longer || rest.starts_with("super::") {
            continue;
        }
        match rest.strip_prefix('{') {
            Some(group) => named.extend(first_names(group)),
            None => {
                named.insert(first_word(rest));
            }
        }
    }
    named
}

/// Modules that reach each other, circle by circle.
fn circles(uses: &Uses) -> BTreeSet<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        uses.keys().map(|name| (name, reach(uses, name))).collect();
    let back = |name: &String, other: &String| {
        reached[name].contains(other) && reached[other].contains(name)
    };
    uses.keys()
        .map(|name| {
            uses.keys()
                .filter(|other| back(name, other))
                .cloned()
                .collect()
        })
        .filter(|circle: &BTreeSet<String>| circle.len() > 1)
        .collect()
}

fn reach<'u>(uses: &'u Uses, from: &String) -> BTreeSet<&'u String> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&String> = uses[from].iter().collect();
    while let Some(name) = waiting.pop() {
        if reached.insert(name) {
            waiting.extend(&uses[name]);
        }
    }
    reached
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

fn stem(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

#[test]
fn what_a_file_names_of_its_neighbours_is_seen() {
    let text =
        "use super::{rules::{A, B}, store};\nuse super::super::far;\nlet x = super::wire::X;";
    let near: Vec<String> = named_above(text, 1).into_iter().collect();
    assert_eq!(near, ["rules", "store", "wire"]);
    let far: Vec<String> = named_above(text, 2).into_iter().collect();
    assert_eq!(far, ["far"]);
    let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let uses: Uses = [
        ("a".to_owned(), of(&["b"])),
        ("b".to_owned(), of(&["c"])),
        ("c".to_owned(), of(&["b"])),
    ]
    .into();
    assert_eq!(circles(&uses), [of(&["b", "c"])].into());
}
