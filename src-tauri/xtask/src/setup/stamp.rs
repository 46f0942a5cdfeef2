//! Stamps: what was done, keyed by the contents it was done for.
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::{Outcome, place};

/// Remembers that a piece of set-up was done for some contents.
pub(super) struct Stamp {
    file: PathBuf,
    contents: String,
}

impl Stamp {
    /// A stamp called `name` for what lies in `paths` (files, or folders with all below them).
    pub(super) fn of(name: &str, paths: &[PathBuf]) -> Outcome<Self> {
        let mut hasher = DefaultHasher::new();
        for path in paths {
            digest(path, &mut hasher)?;
        }
        Ok(Self {
            file: place::scratch().join(format!("{name}.stamp")),
            contents: format!("{:016x}\n", hasher.finish()),
        })
    }

    /// Whether it was already done for just these contents.
    pub(super) fn is_set(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|found| found == self.contents)
    }

    pub(super) fn set(&self) -> Outcome {
        fs::create_dir_all(place::scratch())
            .and_then(|()| fs::write(&self.file, &self.contents))
            .map_err(|cause| format!("{} could not be written: {cause}.", self.file.display()))
    }
}

fn digest(path: &Path, hasher: &mut DefaultHasher) -> Outcome {
    let unreadable = |cause| format!("{} could not be read: {cause}.", path.display());
    if !path.is_dir() {
        path.hash(hasher);
        fs::read(path).map_err(unreadable)?.hash(hasher);
        return Ok(());
    }
    let mut below = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        below.push(entry.map_err(unreadable)?.path());
    }
    below.sort();
    below.iter().try_for_each(|entry| digest(entry, hasher))
}
