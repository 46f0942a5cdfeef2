//! Photos on file, made small for the screens: one at a time, and remembered.
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lianyan_core::Result;
use lianyan_core::ledger::Files;
use lianyan_forms::pictures;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Some hundred small pictures, or a few dozen large ones.
const KEPT_BYTES: usize = 24 << 20;

/// How large a picture is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PictureSize {
    /// In a list: 360 pixels along the longer side.
    Small,
    /// To look at: 1 920.
    Large,
}

impl PictureSize {
    fn edge_max(self) -> u32 {
        match self {
            PictureSize::Small => 360,
            PictureSize::Large => 1920,
        }
    }
}

/// A photo as the screens show it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum PictureShown {
    /// A JPEG as a `data:` address, which the page's policy lets it show.
    Shown { address: String },
    /// Why there is nothing to see, and what to do.
    Unshown { message: String },
}

impl PictureShown {
    fn len(&self) -> usize {
        match self {
            PictureShown::Shown { address: text } | PictureShown::Unshown { message: text } => {
                text.len()
            }
        }
    }
}

/// Named by content, so what is remembered is never out of date.
type Key = (String, PictureSize);

#[derive(Default)]
pub(crate) struct Pictures {
    kept: Mutex<Kept>,
    /// Held while a picture is made: a dozen photos at once would take all memory and both cores.
    making: Mutex<()>,
}

impl Pictures {
    /// The picture stored as `sha256`. Takes a while the first time; waits for those asked before.
    pub(crate) fn show(
        &self,
        files: &Files,
        sha256: &str,
        size: PictureSize,
    ) -> Result<PictureShown> {
        let key = (sha256.to_owned(), size);
        if let Some(kept) = self.kept().get(&key) {
            return Ok(kept);
        }
        let _turn = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever went before may have asked for the same.
        if let Some(kept) = self.kept().get(&key) {
            return Ok(kept);
        }
        let shown = make(files, sha256, size)?;
        self.kept().put(key, shown.clone());
        Ok(shown)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn make(files: &Files, sha256: &str, size: PictureSize) -> Result<PictureShown> {
    Ok(match pictures::stored(files, sha256, size.edge_max())? {
        Ok(picture) => PictureShown::Shown {
            address: format!("data:image/jpeg;base64,{}", STANDARD.encode(picture.jpeg)),
        },
        Err(why) => PictureShown::Unshown {
            message: why.words().into(),
        },
    })
}

/// The pictures looked at last.
#[derive(Default)]
struct Kept {
    pictures: HashMap<Key, (PictureShown, u64)>,
    size_bytes: usize,
    /// Counts the looks; the smallest was longest ago.
    looks: u64,
}

impl Kept {
    fn get(&mut self, key: &Key) -> Option<PictureShown> {
        self.looks += 1;
        let (picture, seen) = self.pictures.get_mut(key)?;
        *seen = self.looks;
        Some(picture.clone())
    }

    fn put(&mut self, key: Key, picture: PictureShown) {
        self.looks += 1;
        self.size_bytes += picture.len();
        self.pictures.insert(key, (picture, self.looks));
        while self.size_bytes > KEPT_BYTES && self.pictures.len() > 1 {
            self.forget_oldest();
        }
    }

    fn forget_oldest(&mut self) {
        let oldest = self.pictures.iter().min_by_key(|(_, (_, seen))| *seen);
        let Some(key) = oldest.map(|(key, _)| key.clone()) else {
            return;
        };
        if let Some((picture, _)) = self.pictures.remove(&key) {
            self.size_bytes -= picture.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(bytes: usize) -> PictureShown {
        PictureShown::Shown {
            address: "x".repeat(bytes),
        }
    }

    fn key(name: &str) -> Key {
        (name.to_owned(), PictureSize::Small)
    }

    #[test]
    fn the_pictures_looked_at_last_are_kept() {
        let mut kept = Kept::default();
        kept.put(key("a"), picture(KEPT_BYTES / 2));
        kept.put(key("b"), picture(KEPT_BYTES / 2));
        assert!(kept.get(&key("a")).is_some(), "both fit");
        kept.put(key("c"), picture(KEPT_BYTES / 4));
        assert!(kept.get(&key("b")).is_none(), "looked at longest ago");
        assert!(kept.get(&key("a")).is_some() && kept.get(&key("c")).is_some());
        assert_eq!(kept.size_bytes, KEPT_BYTES / 4 * 3);
    }

    #[test]
    fn a_picture_larger_than_all_that_is_kept_is_shown_all_the_same() {
        let mut kept = Kept::default();
        kept.put(key("a"), picture(10));
        kept.put(key("b"), picture(KEPT_BYTES * 2));
        assert_eq!(kept.pictures.len(), 1);
        assert!(kept.get(&key("b")).is_some());
    }
}
