//! Whether the checked-in TypeScript is what the Rust types say: two folders, file by file.
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// # Errors
/// Names every file that differs, is missing, or is no longer generated.
pub(super) fn compare(checked_in: &Path, fresh: &Path) -> Outcome {
    let kept = files(checked_in)?;
    let made = files(fresh)?;
    if made.is_empty() {
        return Err("the tests generated no TypeScript.".to_owned());
    }
    let faults = differences(&kept, &made);
    if faults.is_empty() {
        println!("{} files are as generated.", made.len());
        return Ok(());
    }
    Err(format!(
        "{} is not what the Rust types say; run `cargo test --workspace` and commit it. {}.",
        checked_in.display(),
        faults.join(", ")
    ))
}

fn differences(kept: &Files, made: &Files) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, contents) in made {
        match kept.get(name) {
            None => faults.push(format!("missing: {}", name.display())),
            Some(old) if old != contents => faults.push(format!("changed: {}", name.display())),
            Some(_) => {}
        }
    }
    for name in kept.keys().filter(|name| !made.contains_key(*name)) {
        faults.push(format!("no longer generated: {}", name.display()));
    }
    faults
}

/// Every file below `folder`, by its path from there.
fn files(folder: &Path) -> Outcome<Files> {
    let mut found = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        let unreadable = |cause| format!("{} could not be read: {cause}.", next.display());
        for entry in fs::read_dir(&next).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
                found.insert(name, fs::read(&path).map_err(unreadable)?);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> Files {
        files
            .iter()
            .map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn new_changed_and_left_over_files_are_named() {
        let kept = folder(&[("Same.ts", "1"), ("Changed.ts", "1"), ("Gone.ts", "1")]);
        let made = folder(&[("Same.ts", "1"), ("Changed.ts", "2"), ("New.ts", "1")]);
        assert_eq!(
            differences(&kept, &made),
            [
                "changed: Changed.ts",
                "missing: New.ts",
                "no longer generated: Gone.ts"
            ]
        );
        assert!(differences(&kept, &kept).is_empty());
    }
}
