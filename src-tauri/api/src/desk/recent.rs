//! The ledgers opened before, newest first, kept in the user's data folder.
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use lianyan_core::error::OrMissing;
use lianyan_core::{Error, Result};
use serde::{Deserialize, Serialize};

use super::files::new_token;

/// More than a school ever has; older ones fall off the list, nothing happens to them.
const KEPT: usize = 12;

/// One ledger of the list. Screens know it by `id`, never by its folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RecentEntry {
    pub(crate) id: String,
    pub(crate) folder: PathBuf,
    pub(crate) name: String,
    pub(crate) opened_at: NaiveDateTime,
}

/// The list as a file; read and written whole, so a second window sees it too.
pub(crate) struct RecentList {
    file: PathBuf,
}

impl RecentList {
    pub(crate) fn in_home(home: &Path) -> Self {
        RecentList {
            file: home.join("recent.json"),
        }
    }

    /// A list that cannot be read is an empty one: it holds nothing that cannot be chosen again.
    pub(crate) fn entries(&self) -> Vec<RecentEntry> {
        let text = std::fs::read(&self.file).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    pub(crate) fn get(&self, id: &str) -> Result<RecentEntry> {
        self.entries()
            .into_iter()
            .find(|entry| entry.id == id)
            .or_missing("这个资料库")
    }

    /// Puts a ledger first on the list.
    pub(crate) fn opened(&self, folder: &Path, name: &str, now: NaiveDateTime) -> Result<()> {
        let mut entries = self.entries();
        let known = entries.iter().position(|entry| entry.folder == folder);
        let id = match known {
            Some(place) => entries.remove(place).id,
            None => new_token()?,
        };
        let entry = RecentEntry {
            id,
            folder: folder.to_owned(),
            name: name.to_owned(),
            opened_at: now,
        };
        entries.insert(0, entry);
        entries.truncate(KEPT);
        self.write(&entries)
    }

    /// Takes a ledger off the list; its files stay as they are.
    pub(crate) fn forget(&self, id: &str) -> Result<()> {
        let mut entries = self.entries();
        entries.retain(|entry| entry.id != id);
        self.write(&entries)
    }

    fn write(&self, entries: &[RecentEntry]) -> Result<()> {
        let draft = self.file.with_extension("new");
        std::fs::write(&draft, serde_json::to_vec_pretty(entries)?)
            .and_then(|()| std::fs::rename(&draft, &self.file))
            .map_err(|cause| {
                Error::file(
                    "最近打开的资料库没能记下来，请检查用户数据文件夹的权限。",
                    cause,
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_again_moves_a_ledger_up_and_keeps_its_id() {
        let home = tempfile::tempdir().expect("a folder");
        let list = RecentList::in_home(home.path());
        let now = NaiveDateTime::default();
        for (folder, name) in [("/a", "岚溪县"), ("/b", "柳河"), ("/a", "岚溪县")] {
            list.opened(Path::new(folder), name, now).expect("written");
        }
        let entries = list.entries();
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["岚溪县", "柳河"]);
        list.forget(&entries[0].id).expect("written");
        assert_eq!(list.entries().len(), 1);
    }
}
