//! Evidence files (佐证文件) by what they contain: `files/ab/ab12…`, named by their SHA-256.
//!
//! A file is written, synced and renamed before its record commits, and no act deletes one. So a
//! record never names a file that is not there, also after a power cut.
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use ts_rs::TS;

use crate::error::{Error, Result};

use super::{Ledger, Reader, disk, private};

/// The folder `files/` of one ledger.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
    writable: bool,
}

/// A file that lies safe in the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoredFile {
    /// In hex; the key to open it again.
    pub sha256: String,
    pub size_bytes: u64,
}

impl Ledger {
    /// The evidence files; usable without the ledger at hand.
    pub fn files(&self) -> Files {
        Files {
            folder: self.folder.join("files"),
            writable: self.read_only.is_none(),
        }
    }
}

impl Reader<'_> {
    /// The evidence files beside what is read; nothing is added to them.
    pub fn files(self) -> Files {
        let db = Path::new(self.conn.path().unwrap_or_default());
        Files {
            folder: db.with_file_name("files"),
            writable: false,
        }
    }
}

impl Files {
    /// Stores what `content` gives and answers under which name. The same content is stored once.
    pub fn add(&self, content: &mut dyn Read) -> Result<StoredFile> {
        if !self.writable {
            return Err(Error::not_now("资料库已按只读方式打开，不能添加文件。"));
        }
        self.store(content)
            .map_err(|cause| Error::file("文件没有存进资料库。请检查磁盘空间，然后重试。", cause))
    }

    /// [`Error::File`] when it is missing.
    pub fn open(&self, sha256: &str) -> Result<File> {
        let path = self.path(sha256)?;
        File::open(path)
            .map_err(|cause| Error::file("资料库里找不到这个佐证文件，可能被移走了。", cause))
    }

    pub fn has(&self, sha256: &str) -> bool {
        self.path(sha256).is_ok_and(|path| path.is_file())
    }

    /// Whether the file is there and still contains what its name says.
    pub fn is_sound(&self, sha256: &str) -> bool {
        let digest = self
            .open(sha256)
            .ok()
            .and_then(|mut file| digest(&mut file, &mut io::sink()).ok());
        digest.is_some_and(|(found, _)| found == sha256)
    }

    /// Names of all files there are.
    pub fn list(&self) -> Vec<String> {
        let folders = entries(&self.folder)
            .into_iter()
            .filter(|path| path.is_dir());
        let files = folders.flat_map(|folder| entries(&folder));
        let names = files.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
        names.filter(|name| is_name(name)).collect()
    }

    /// Where it lies. Only names of stored files are taken, so no other file can be reached.
    fn path(&self, sha256: &str) -> Result<PathBuf> {
        if !is_name(sha256) {
            return Err(Error::Missing {
                what: "佐证文件"
            });
        }
        Ok(self.folder.join(&sha256[..2]).join(sha256))
    }

    /// The same in another ledger's folder.
    pub(super) fn within(&self, ledger: &Path) -> Files {
        Files {
            folder: ledger.join("files"),
            writable: true,
        }
    }

    pub(super) fn store(&self, content: &mut dyn Read) -> io::Result<StoredFile> {
        make_folder(&self.folder)?;
        let mut part = NamedTempFile::with_prefix_in("part-", &self.folder)?;
        let (sha256, size_bytes) = digest(content, part.as_file_mut())?;
        let stored = StoredFile { sha256, size_bytes };
        let folder = self.folder.join(&stored.sha256[..2]);
        let target = folder.join(&stored.sha256);
        if fs::metadata(&target).is_ok_and(|there| there.len() == size_bytes) {
            return Ok(stored);
        }
        part.as_file().sync_all()?;
        make_folder(&folder)?;
        part.persist(&target).map_err(|failed| failed.error)?;
        disk::sync_folder(&folder)?;
        Ok(stored)
    }

    /// Removes the files that `keep` does not hold, and parts of broken-off additions.
    pub(super) fn retain(&self, keep: &dyn Fn(&str) -> bool) -> io::Result<Cleaned> {
        let mut cleaned = Cleaned::default();
        for name in self.list().into_iter().filter(|name| !keep(name)) {
            let path = self.folder.join(&name[..2]).join(&name);
            cleaned.files += 1;
            cleaned.size_bytes += fs::metadata(&path)?.len();
            fs::remove_file(path)?;
        }
        for path in entries(&self.folder) {
            if path.is_file()
                && path
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with("part-"))
            {
                fs::remove_file(path)?;
            }
        }
        Ok(cleaned)
    }
}

/// What a clean-up removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Cleaned {
    pub files: u32,
    pub size_bytes: u64,
}

/// A new folder is durable only when the one above it is synced.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    private::make_folder(folder)?;
    disk::sync_folder(folder.parent().unwrap_or(folder))
}

/// Copies `from` to `to` and answers the SHA-256 in hex and the number of bytes.
fn digest(from: &mut dyn Read, to: &mut dyn Write) -> io::Result<(String, u64)> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            let hex = hash
                .finalize()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            return Ok((hex, size));
        }
        hash.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
        size += read as u64;
    }
}

fn is_name(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries.flatten().map(|entry| entry.path()).collect()
}
