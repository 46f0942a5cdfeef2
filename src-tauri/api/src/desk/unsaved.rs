//! 草稿: what was typed into a form and not saved, kept over a crash, a reload or a closed window.
//!
//! One small file a form and record, in the user's data folder and readable by the user only: not in
//! the ledger, which may travel, and not in the browser, where each port of `serve` would be a stranger.
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use chrono::NaiveDateTime;
use lianyan_core::ids::Uid;
use lianyan_core::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// A long 活动记录 fits twenty times.
const MAX_BYTES: usize = 512 << 10;
/// Of one ledger; the oldest make room.
const KEPT: usize = 100;
/// What nobody has come back to for so long is thrown away, whichever ledger it belongs to.
const KEPT_FOR: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Which form, and over which record.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UnsavedKey {
    /// The form's name in the screens: `school`.
    form: String,
    /// Key of the record, or of what a new one is to belong to.
    record: Option<String>,
}

/// What a form held.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Unsaved {
    pub(crate) kept_at: NaiveDateTime,
    #[ts(type = "unknown")]
    pub(crate) value: Value,
}

/// All of one ledger.
pub(crate) struct UnsavedShelf {
    all: PathBuf,
    folder: PathBuf,
}

impl UnsavedShelf {
    /// Of the ledger in `ledger`, whose first act was made at `created`: another one in the same
    /// folder later, or a copy elsewhere, has a shelf of its own.
    pub(crate) fn of(home: &Path, ledger: &Path, created: Option<NaiveDateTime>) -> Self {
        let place = ledger.canonicalize().unwrap_or_else(|_| ledger.to_owned());
        let created = created.map(|moment| moment.to_string()).unwrap_or_default();
        let ends = [place.as_os_str().as_encoded_bytes(), created.as_bytes()];
        let all = home.join("unsaved");
        let folder = all.join(Uid::derived("unsaved", &ends).to_string());
        Self { all, folder }
    }

    /// Answers whether it was kept.
    pub(crate) fn keep(
        &self,
        key: &UnsavedKey,
        value: Value,
        kept_at: NaiveDateTime,
    ) -> Result<bool> {
        let bytes = serde_json::to_vec(&Unsaved { kept_at, value })?;
        if bytes.len() > MAX_BYTES {
            return Ok(false);
        }
        let written = own_folder(&self.folder)
            .and_then(|()| write_whole(&self.file(key), &bytes))
            .and_then(|()| self.clear());
        written.map_err(|cause| {
            let message = "草稿没能留下，请检查磁盘空间和用户数据文件夹的权限。您写的内容还在屏幕上，请尽快保存。";
            Error::file(message, cause)
        })?;
        Ok(true)
    }

    /// What cannot be read any more is as good as none.
    pub(crate) fn find(&self, key: &UnsavedKey) -> Option<Unsaved> {
        let bytes = fs::read(self.file(key)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// A file that cannot be removed is offered once more, no worse.
    pub(crate) fn discard(&self, key: &UnsavedKey) {
        let _ = fs::remove_file(self.file(key));
    }

    fn file(&self, key: &UnsavedKey) -> PathBuf {
        let record = key.record.as_deref().unwrap_or_default();
        let name = Uid::derived("unsaved", &[key.form.as_bytes(), record.as_bytes()]);
        self.folder.join(format!("{name}.json"))
    }

    /// Throws away the oldest beyond what is kept, and what is too old of any ledger.
    fn clear(&self) -> io::Result<()> {
        let mut own = files(&self.folder)?;
        own.sort_by_key(|(_, written)| std::cmp::Reverse(*written));
        for (file, _) in own.iter().skip(KEPT) {
            fs::remove_file(file)?;
        }
        let Some(oldest) = SystemTime::now().checked_sub(KEPT_FOR) else {
            return Ok(());
        };
        for shelf in fs::read_dir(&self.all)? {
            let shelf = shelf?.path();
            for (file, _) in files(&shelf)?.iter().filter(|(_, at)| *at < oldest) {
                fs::remove_file(file)?;
            }
            // Succeeds only for one that is empty.
            let _ = fs::remove_dir(&shelf);
        }
        Ok(())
    }
}

fn files(folder: &Path) -> io::Result<Vec<(PathBuf, SystemTime)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        found.push((entry.path(), entry.metadata()?.modified()?));
    }
    Ok(found)
}

/// Whole or not at all: a crash while it is written leaves the one before.
fn write_whole(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = file.with_extension("new");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&draft)?;
    written.write_all(bytes)?;
    written.sync_all()?;
    fs::rename(&draft, file)
}

fn own_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn key(form: &str, record: Option<&str>) -> UnsavedKey {
        UnsavedKey {
            form: form.to_owned(),
            record: record.map(str::to_owned),
        }
    }

    fn moment(day: u32) -> NaiveDateTime {
        let day = chrono::NaiveDate::from_ymd_opt(2024, 11, day).expect("a day");
        day.and_hms_opt(14, 20, 0).expect("a time")
    }

    #[test]
    fn what_was_typed_is_found_again_until_it_is_saved_or_dropped() {
        let home = tempfile::tempdir().expect("a folder");
        let shelf = || UnsavedShelf::of(home.path(), Path::new("/ledgers/lan"), Some(moment(1)));
        let (old, new) = (key("person", Some("p1")), key("person", None));
        assert!(
            shelf()
                .keep(&old, json!({"name": "李"}), moment(3))
                .expect("kept")
        );
        assert!(
            shelf()
                .keep(&old, json!({"name": "李敏"}), moment(3))
                .expect("kept")
        );
        let found = shelf().find(&old).expect("the newer one");
        assert_eq!(
            (found.kept_at, found.value),
            (moment(3), json!({"name": "李敏"}))
        );
        assert!(shelf().find(&new).is_none(), "a new person is another form");
        shelf().discard(&old);
        assert!(shelf().find(&old).is_none());
    }

    #[test]
    fn another_ledger_never_sees_it() {
        let home = tempfile::tempdir().expect("a folder");
        let of =
            |folder: &str, created| UnsavedShelf::of(home.path(), Path::new(folder), Some(created));
        let here = of("/ledgers/lan", moment(1));
        here.keep(&key("school", None), json!("x"), moment(3))
            .expect("kept");
        for (folder, created) in [("/ledgers/copy", moment(1)), ("/ledgers/lan", moment(2))] {
            assert!(
                of(folder, created).find(&key("school", None)).is_none(),
                "{folder} {created}"
            );
        }
    }

    #[test]
    fn far_too_long_texts_and_the_oldest_are_not_kept() {
        let home = tempfile::tempdir().expect("a folder");
        let shelf = UnsavedShelf::of(home.path(), Path::new("/ledgers/lan"), None);
        let long = json!("长".repeat(MAX_BYTES));
        assert!(
            !shelf
                .keep(&key("record", None), long, moment(3))
                .expect("answered")
        );
        for number in 0..KEPT + 5 {
            let key = key("record", Some(&number.to_string()));
            shelf.keep(&key, json!(number), moment(3)).expect("kept");
        }
        assert_eq!(files(&shelf.folder).expect("listed").len(), KEPT);
        assert!(
            shelf.find(&key("record", Some("104"))).is_some(),
            "the newest stays"
        );
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_on_the_computer_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().expect("a folder");
        let shelf = UnsavedShelf::of(home.path(), Path::new("/ledgers/lan"), None);
        let key = key("person", None);
        shelf.keep(&key, json!("x"), moment(3)).expect("kept");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&shelf.file(&key)), 0o600);
        assert_eq!(mode(&shelf.folder), 0o700);
        assert_eq!(mode(&shelf.all), 0o700);
    }
}
