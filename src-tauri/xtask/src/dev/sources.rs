//! The sources of the core, looked at for changes.
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::place;

/// What the core is built from.
const ENDINGS: &[&str] = &["rs", "sql", "toml"];

/// The files under some folders, and when the newest of them was written.
pub(super) struct Sources {
    folders: Vec<PathBuf>,
    seen: (usize, Option<SystemTime>),
}

impl Sources {
    pub(super) fn of_the_core() -> Self {
        let top = place::root();
        let parts =
            ["core", "forms", "api", "cli", "src"].map(|part| top.join("src-tauri").join(part));
        let vocabulary = top.join("assets/vocabulary");
        Self::of(parts.into_iter().chain([vocabulary]).collect())
    }

    fn of(folders: Vec<PathBuf>) -> Self {
        let mut sources = Sources {
            folders,
            seen: (0, None),
        };
        sources.seen = sources.look();
        sources
    }

    /// Since they were last asked: a file written, added or removed.
    pub(super) fn have_changed(&mut self) -> bool {
        let now = self.look();
        let changed = now != self.seen;
        self.seen = now;
        changed
    }

    /// How many there are, and when the newest was written.
    fn look(&self) -> (usize, Option<SystemTime>) {
        let mut waiting = self.folders.clone();
        let mut found = (0, None);
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => waiting.push(entry.path()),
                    Ok(_) if is_source(&entry.path()) => {
                        let written = entry.metadata().and_then(|file| file.modified()).ok();
                        found = (found.0 + 1, found.1.max(written));
                    }
                    _ => {}
                }
            }
        }
        found
    }
}

fn is_source(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_source_written_added_or_removed_is_a_change_and_other_files_are_none() {
        let folder = place::scratch().join(format!("sources-{}", std::process::id()));
        fs::create_dir_all(folder.join("rules")).expect("a folder");
        let write = |name: &str, later: u64| {
            let path = folder.join(name);
            fs::write(&path, "//").expect("a file");
            let file = fs::File::options().append(true).open(&path).expect("open");
            let then = SystemTime::now() + Duration::from_secs(later);
            file.set_modified(then).expect("a time");
        };
        write("lib.rs", 0);
        let mut sources = Sources::of(vec![folder.clone()]);
        assert!(!sources.have_changed());
        write("lib.rs", 5);
        assert!(sources.have_changed(), "written");
        write("rules/new.sql", 0);
        assert!(
            sources.have_changed(),
            "added, though it is older than the newest"
        );
        write("notes.txt", 9);
        assert!(!sources.have_changed(), "no source");
        fs::remove_file(folder.join("rules/new.sql")).expect("removed");
        assert!(sources.have_changed(), "removed");
        fs::remove_dir_all(folder).expect("cleared");
    }
}
