//! Files on their way in and out, named by tokens: no command takes a path.
//!
//! A token cannot be guessed, is forgotten some hours after its last use, and its file, where the
//! desk made it, is deleted with it or at the end of the process.
use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use lianyan_core::ledger::{Scratch, make_private_folder, new_private_file};
use lianyan_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Long enough for a file chosen in the morning to be imported after lunch.
const LIFE: Duration = Duration::from_secs(6 * 60 * 60);
/// Names longer than this are cut: the longest most file systems take is 255 bytes.
const NAME_MAX_CHARS: usize = 70;

/// A file or folder the user chose, by its token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChosenFile {
    pub token: String,
    /// Without its folder.
    pub name: String,
}

/// A file the program made, waiting to be saved, opened or downloaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MadeFile {
    pub token: String,
    /// A Chinese file name with its extension.
    pub suggested_name: String,
    /// In bytes.
    pub size: u64,
}

/// Where the file behind a token lies.
#[derive(Debug, Clone)]
pub struct ShelvedFile {
    pub path: PathBuf,
    pub name: String,
    /// Made by the program, so it may be handed out; chosen files never are.
    pub outgoing: bool,
}

struct Slot {
    file: ShelvedFile,
    /// In the desk's own folder, to be deleted when the token is forgotten.
    owned: bool,
    used: Instant,
}

/// All files that have a token.
pub struct FileShelf {
    folder: Scratch,
    slots: Mutex<HashMap<String, Slot>>,
}

impl FileShelf {
    pub(super) fn new() -> Result<Self> {
        let folder = Scratch::new()?;
        folder.clear_leftovers();
        Ok(FileShelf {
            folder,
            slots: Mutex::default(),
        })
    }

    /// Gives a token to a file or folder the user chose in a dialog.
    pub fn offer(&self, path: &Path) -> Result<ChosenFile> {
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        // What is not there any more is named when it is to be read.
        if std::fs::metadata(path).is_ok_and(|about| !(about.is_file() || about.is_dir())) {
            return Err(Error::file(
                format!("“{name}”不是文件，不能选用。请重新选择。"),
                None,
            ));
        }
        let token = self.shelve(path.to_owned(), &name, false, false)?;
        Ok(ChosenFile { token, name })
    }

    /// A place for a file that is being uploaded under `name`.
    pub fn incoming(&self, name: &str) -> Result<Incoming<'_>> {
        let name = safe_name(name);
        let (token, path) = self.place(&name)?;
        Ok(Incoming {
            shelf: self,
            name,
            token,
            path,
        })
    }

    /// A place for a file that is being made, to be saved as `suggested_name`.
    pub fn outgoing(&self, suggested_name: &str) -> Result<Outgoing<'_>> {
        let name = safe_name(suggested_name);
        let (token, path) = self.place(&name)?;
        Ok(Outgoing {
            shelf: self,
            name,
            token,
            path,
        })
    }

    /// The file behind a token; a forgotten token is answered like one that never was.
    pub fn find(&self, token: &str) -> Result<ShelvedFile> {
        let mut slots = self.slots();
        let slot = slots
            .get_mut(token)
            .filter(|slot| slot.used.elapsed() < LIFE)
            .ok_or_else(|| Error::not_now("这个文件已经过期，请重新选择或重新生成。"))?;
        slot.used = Instant::now();
        Ok(slot.file.clone())
    }

    /// The file behind a token, if it was made to be handed out.
    pub fn find_outgoing(&self, token: &str) -> Result<ShelvedFile> {
        self.find(token).and_then(|file| match file.outgoing {
            true => Ok(file),
            false => Err(Error::not_now("这个文件不能导出。")),
        })
    }

    /// In a folder of its own, under its own name: the system's programs go by the ending.
    fn place(&self, name: &str) -> Result<(String, PathBuf)> {
        let token = new_token()?;
        let folder = self.folder.path().join(&token);
        make_private_folder(&folder)
            .map_err(|cause| Error::file("临时文件夹建不起来，请检查磁盘空间。", cause))?;
        Ok((token, folder.join(name)))
    }

    fn shelve(&self, path: PathBuf, name: &str, owned: bool, outgoing: bool) -> Result<String> {
        let token = new_token()?;
        self.put(token.clone(), path, name, owned, outgoing);
        Ok(token)
    }

    fn put(&self, token: String, path: PathBuf, name: &str, owned: bool, outgoing: bool) {
        let mut slots = self.slots();
        slots.retain(|_, slot| {
            let keep = slot.used.elapsed() < LIFE;
            if !keep && slot.owned {
                // What cannot be deleted now goes with the desk's folder at the end.
                let _ = slot.file.path.parent().map(std::fs::remove_dir_all);
            }
            keep
        });
        let file = ShelvedFile {
            path,
            name: name.to_owned(),
            outgoing,
        };
        let used = Instant::now();
        slots.insert(token, Slot { file, owned, used });
    }

    fn slots(&self) -> MutexGuard<'_, HashMap<String, Slot>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file being uploaded; without [`Incoming::finish`] it never gets its token.
pub struct Incoming<'s> {
    shelf: &'s FileShelf,
    name: String,
    token: String,
    path: PathBuf,
}

impl Incoming<'_> {
    pub fn create(&self) -> Result<File> {
        new_file(&self.path)
    }

    pub fn finish(self) -> ChosenFile {
        let Incoming {
            shelf,
            name,
            token,
            path,
        } = self;
        shelf.put(token.clone(), path, &name, true, false);
        ChosenFile { token, name }
    }
}

/// A file being made; without [`Outgoing::finish`] it never gets its token.
pub struct Outgoing<'s> {
    shelf: &'s FileShelf,
    name: String,
    token: String,
    path: PathBuf,
}

impl Outgoing<'_> {
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn create(&self) -> Result<File> {
        new_file(&self.path)
    }

    pub fn finish(self) -> Result<MadeFile> {
        let Outgoing {
            shelf,
            name,
            token,
            path,
        } = self;
        let size = std::fs::metadata(&path)
            .map_err(|cause| Error::file("临时文件不见了，请重新生成。", cause))?
            .len();
        shelf.put(token.clone(), path, &name, true, true);
        Ok(MadeFile {
            token,
            suggested_name: name,
            size,
        })
    }
}

/// Nobody else reads it; what is saved for the user elsewhere follows the user's own rules.
fn new_file(path: &Path) -> Result<File> {
    let made = new_private_file().read(true).create_new(true).open(path);
    made.map_err(|cause| Error::file("临时文件写不进去，请检查磁盘空间。", cause))
}

/// 32 bytes of the system's randomness in hex.
pub fn new_token() -> Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|cause| Error::Internal(cause.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A name that every system takes: no separators, nothing Windows forbids, not too long.
pub(crate) fn safe_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            c if c.is_control() => '_',
            c => c,
        })
        .collect();
    let plain = plain.trim().trim_matches('.');
    let (stem, extension) = match plain.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= 8 => (stem, format!(".{extension}")),
        _ => (plain, String::new()),
    };
    let stem: String = stem.chars().take(NAME_MAX_CHARS).collect();
    match stem.is_empty() {
        true => format!("文件{extension}"),
        false => stem + &extension,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_a_file_system_forbids() {
        assert_eq!(safe_name("../石桥/名册.xlsx"), "_石桥_名册.xlsx");
        assert_eq!(safe_name("C:\\名册.xlsx"), "C__名册.xlsx");
        assert_eq!(safe_name(" .xlsx"), "xlsx");
        assert_eq!(safe_name(""), "文件");
        let long = safe_name(&("课".repeat(200) + ".docx"));
        assert_eq!(long.chars().count(), NAME_MAX_CHARS + 5);
        assert!(long.ends_with(".docx"));
    }

    #[test]
    fn chosen_files_are_never_handed_out() {
        let shelf = FileShelf::new().expect("a temporary folder");
        let chosen = shelf
            .offer(Path::new("/somewhere/名册.xlsx"))
            .expect("a token");
        assert_eq!(
            shelf.find(&chosen.token).expect("shelved").name,
            "名册.xlsx"
        );
        assert!(shelf.find_outgoing(&chosen.token).is_err());
        assert!(shelf.find("0").is_err(), "an invented token finds nothing");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_no_file() {
        let shelf = FileShelf::new().expect("a temporary folder");
        let refused = shelf.offer(Path::new("/dev/zero"));
        let message = refused.expect_err("it never ends").to_string();
        assert!(message.contains("“zero”不是文件"), "{message}");
    }

    #[test]
    fn a_made_file_is_found_by_its_token_and_goes_with_the_desk() {
        let shelf = FileShelf::new().expect("a temporary folder");
        let outgoing = shelf.outgoing("签到表.pdf").expect("a place");
        std::io::Write::write_all(&mut outgoing.create().expect("a file"), b"%PDF")
            .expect("written");
        let made = outgoing.finish().expect("made");
        assert_eq!((made.suggested_name.as_str(), made.size), ("签到表.pdf", 4));
        let path = shelf
            .find_outgoing(&made.token)
            .expect("made to be handed out")
            .path;
        drop(shelf);
        assert!(!path.exists());
    }
}
