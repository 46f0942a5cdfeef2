//! Dependencies that a manifest names and no source of its package uses.
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, place};

pub(super) fn dependencies() -> Outcome {
    let mut unused = Vec::new();
    for manifest in manifests()? {
        let text = read(&manifest)?;
        let sources = sources_of(manifest.parent().expect("a manifest lies in a folder"))?;
        for name in named(&text) {
            if !uses(&sources, &name) {
                unused.push(format!("{name} in {}", manifest.display()));
            }
        }
    }
    match unused.as_slice() {
        [] => Ok(()),
        some => Err(format!("nothing uses {}.", some.join(", "))),
    }
}

/// Those of the workspace's members, the shell's at the top included.
fn manifests() -> Outcome<Vec<PathBuf>> {
    let top = place::root();
    let own = top.join("Cargo.toml");
    let text = read(&own)?;
    let list = text
        .split_once("members = [")
        .and_then(|(_, rest)| rest.split_once(']'))
        .map_or("", |(list, _)| list);
    let members = list.split('"').skip(1).step_by(2);
    let others = members.map(|member| top.join(member).join("Cargo.toml"));
    Ok(std::iter::once(own.clone()).chain(others).collect())
}

/// Names under `[dependencies]` and its like, also of one system; not those of the whole workspace.
fn named(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section.ends_with("dependencies") && !section.starts_with("workspace");
        } else if inside && line.starts_with(|c: char| c.is_alphanumeric()) {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            names.push(name.to_owned());
        }
    }
    names
}

/// Everything of a package that is compiled, as one text. The shell's sources lie in `src-tauri`.
fn sources_of(folder: &Path) -> Outcome<String> {
    let inner = ["src", "tests", "benches", "examples", "build.rs"];
    let of = |base: PathBuf| inner.map(|name| base.join(name));
    let mut waiting: Vec<PathBuf> = of(folder.to_path_buf()).into();
    if folder == place::root() {
        waiting = of(folder.join("src-tauri")).into();
    } else if folder == place::root().join("tests") {
        waiting.push(folder.to_path_buf());
    }
    let mut text = String::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).into_iter().flatten().flatten();
            waiting.extend(entries.map(|entry| entry.path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") && path.is_file() {
            text.push_str(&read(&path)?);
        }
    }
    Ok(text)
}

/// A crate is named in paths, in `use` and in attributes by its name with `_`.
fn uses(sources: &str, name: &str) -> bool {
    let name = name.replace('-', "_");
    sources.match_indices(&name).any(|(at, _)| {
        let edge = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let (before, after) = (&sources[..at], &sources[at + name.len()..]);
        edge(before.chars().next_back()) && edge(after.chars().next())
    })
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path)
        .map_err(|cause| format!("{} could not be read: {cause}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_every_section_of_dependencies() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nserde.workspace = true\n# why\nts-rs = \"12\"\n\
                        [target.'cfg(unix)'.dependencies]\nnix = \"1\"\n[dev-dependencies]\ntempfile = \"3\"\n\
                        [workspace.dependencies]\nrand = \"1\"\n[features]\nmore = []";
        assert_eq!(named(manifest), ["serde", "ts-rs", "nix", "tempfile"]);
    }

    #[test]
    fn a_crate_is_used_where_its_whole_name_stands() {
        assert!(uses("use ts_rs::TS;", "ts-rs"));
        assert!(uses("#[derive(serde::Serialize)]", "serde"));
        assert!(!uses("use serde_json::json;", "serde"));
    }

    #[test]
    fn nothing_of_this_workspace_is_named_in_vain() {
        dependencies().expect("every dependency is used");
    }
}
