//! A ledger whose file went away while it was open: what is open is saved elsewhere.
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use lianyan_core::ledger::SavedCopy;
use lianyan_core::{Error, Result};

use super::{Desk, DeskState, OpenLedger, RecentList};

/// Folder in the user's data folder for what nobody chose a place for.
const RESCUED: &str = "另存的资料库";

impl Desk {
    /// Makes a ledger of the same content inside `parent` (else the user's data folder), out of what
    /// is open, and lays it on the desk.
    pub(crate) fn move_to_copy(&self, parent: Option<&Path>) -> Result<SavedCopy> {
        let open = self.ledger()?;
        let (folder, saved) = self.0.save(&open, parent)?;
        drop(open);
        self.open_ledger(&folder)?;
        Ok(saved)
    }
}

impl DeskState {
    fn save(&self, open: &OpenLedger, parent: Option<&Path>) -> Result<(PathBuf, SavedCopy)> {
        let rescued = self.options.home.join(RESCUED);
        let folder = free_folder(parent.unwrap_or(&rescued), open.folder())?;
        let saved = open.with(|ledger| ledger.save_copy(&folder))?;
        open.note_saved();
        Ok((folder, saved))
    }

    /// At the end nothing of it would be left. A failure can only be said: there is nobody to ask.
    pub(super) fn save_if_gone(&self, open: &OpenLedger) {
        if !open.is_gone() || open.is_saved() {
            return;
        }
        let told = self.save(open, None).map(|(folder, _)| {
            let name = open.name_for("");
            // It can be found without the list, too.
            let _ = RecentList::in_home(&self.options.home).opened(
                &folder,
                &name,
                (self.options.clock)(),
            );
            format!("资料库文件已不在原处，内容已另存到：{}", folder.display())
        });
        eprintln!("{}", told.unwrap_or_else(|error| error.to_string()));
    }
}

/// Also when a command ends early, without closing the desk.
impl Drop for DeskState {
    fn drop(&mut self) {
        let open = self
            .ledger
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(open) = open {
            self.save_if_gone(&open);
        }
    }
}

/// 岚溪县（另存）, or with a number when there is one already.
fn free_folder(parent: &Path, ledger: &Path) -> Result<PathBuf> {
    let name = ledger.file_name().unwrap_or_default().to_string_lossy();
    let numbered = (2..100).map(|number| format!("{name}（另存{number}）"));
    let mut names = std::iter::once(format!("{name}（另存）")).chain(numbered);
    names
        .find(|name| !parent.join(name).exists())
        .map(|name| parent.join(name))
        .ok_or_else(|| Error::not_now("这个位置另存的资料库太多了，请换一个文件夹。"))
}
