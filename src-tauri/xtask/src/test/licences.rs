//! Licences of everything that goes into the program: those that Apache-2.0 OR MIT can be handed on
//! with. Packages that only build or test the screens are looked at, too.
use std::fs;
use std::path::Path;

use crate::step::Step;
use crate::{Outcome, place};

const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "CC0-1.0",
    "Unlicense",
    "BSL-1.0",
    "Unicode-3.0",
    "BlueOak-1.0.0",
    // Fonts.
    "OFL-1.1",
    // File by file: handed on unchanged and with its source named, it asks nothing of other files.
    "MPL-2.0",
];

pub(super) fn licences() -> Outcome {
    let mut refused = crates()?;
    for folder in ["ui", "assets/fonts"] {
        refused.extend(of_lock_file(
            &place::root().join(folder).join("package-lock.json"),
        )?);
    }
    match refused.as_slice() {
        [] => Ok(()),
        some => Err(format!(
            "these packages have a licence that is not on the list of xtask: {}.",
            some.join(", ")
        )),
    }
}

/// Packages of the Rust workspace, its own left out, that are under none of the licences.
fn crates() -> Outcome<Vec<String>> {
    let told = Step::cargo()
        .words("tree --workspace --edges normal,build --prefix none --format {p}|{l}")
        .ask()
        .filter(|told| !told.is_empty())
        .ok_or("`cargo tree` could not be run.")?;
    let mut refused: Vec<String> = told
        .lines()
        // What stands there again is marked.
        .map(|line| line.trim_end_matches(" (*)"))
        .filter_map(|line| line.split_once('|'))
        // Its own packages stand with their folder.
        .filter(|(package, licence)| !package.contains("(/") && !is_allowed(licence))
        .map(|(package, licence)| format!("{package} ({licence})"))
        .collect();
    refused.sort();
    refused.dedup();
    Ok(refused)
}

/// The same of a lock file of npm: the name of a package stands some lines before its licence.
fn of_lock_file(path: &Path) -> Outcome<Vec<String>> {
    let text = fs::read_to_string(path)
        .map_err(|cause| format!("{} could not be read: {cause}.", path.display()))?;
    Ok(refused_of_lock(&text))
}

fn refused_of_lock(text: &str) -> Vec<String> {
    let mut package = "";
    let mut refused = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(named) = line.strip_prefix("\"node_modules/") {
            package = named.split('"').next().unwrap_or_default();
        } else if let Some(licence) = line.strip_prefix("\"license\": \"") {
            let licence = licence.trim_end_matches(',').trim_end_matches('"');
            if !is_allowed(licence) {
                refused.push(format!("{package} ({licence})"));
            }
        }
    }
    refused
}

/// `(MIT OR Apache-2.0) AND Unicode-3.0`: what must all hold, of what one may choose.
fn is_allowed(licence: &str) -> bool {
    let licence = licence.replace('/', " OR ");
    let all = parts(&licence, " AND ");
    if all.len() > 1 {
        return all.into_iter().all(is_allowed);
    }
    let any = parts(&licence, " OR ");
    if any.len() > 1 {
        return any.into_iter().any(is_allowed);
    }
    let bare = licence.trim();
    match bare
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        Some(inner) => is_allowed(inner),
        None => ALLOWED.contains(&bare),
    }
}

/// Parted by a word that stands outside of brackets.
fn parts<'l>(licence: &'l str, word: &str) -> Vec<&'l str> {
    let mut found = Vec::new();
    let (mut depth, mut from) = (0, 0);
    for (at, sign) in licence.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && at >= from && licence[at..].starts_with(word) => {
                found.push(&licence[from..at]);
                from = at + word.len();
            }
            _ => {}
        }
    }
    found.push(&licence[from..]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_may_be_chosen_and_several_must_all_hold() {
        for (licence, allowed) in [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0-only", false),
            ("GPL-3.0-only OR MIT", true),
            ("MIT AND GPL-3.0-only", false),
            ("(MIT OR GPL-2.0) AND Unicode-3.0", true),
            ("(GPL-2.0 OR AGPL-3.0) AND Unicode-3.0", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-2.0", true),
            ("", false),
        ] {
            assert_eq!(is_allowed(licence), allowed, "{licence}");
        }
    }

    #[test]
    fn a_package_of_npm_is_named_with_its_licence() {
        let lock = "\"node_modules/vue\": {\n\"license\": \"MIT\",\n},\n\"node_modules/odd\": {\n\"license\": \"SSPL-1.0\"\n}";
        assert_eq!(refused_of_lock(lock), ["odd (SSPL-1.0)"]);
    }
}
