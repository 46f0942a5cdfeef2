//! One program at a time writes a ledger: an OS lock on `ledger.lock` says who.
//!
//! The lock is the truth and vanishes with the process; the text inside is only for the message.
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::time::Duration;
use std::{result, thread};

use chrono::NaiveDateTime;

use crate::error::{Error, ErrorCode, Result};

use super::{place, private};

/// Held while the ledger is open for writing.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// [`ErrorCode::LedgerLocked`] when another program has the ledger open.
    pub(super) fn take(folder: &Path, now: NaiveDateTime) -> Result<Self> {
        let mut file = file(folder)?;
        match patiently(|| file.try_lock()) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(locked(holder(&mut file).as_deref())),
            Err(TryLockError::Error(cause)) => {
                return Err(Error::file(
                    "无法锁定资料库，没有打开它。请检查磁盘后重试。",
                    cause,
                ));
            }
        }
        // Only words for others' message; the lock holds without them.
        let _ = sign(&mut file, now);
        Ok(Self { _file: file })
    }
}

/// Who has it open, in words; `None` when nobody does.
pub(super) fn holder_of(folder: &Path) -> Option<String> {
    let mut file = OpenOptions::new()
        .read(true)
        .open(folder.join("ledger.lock"))
        .ok()?;
    match patiently(|| file.try_lock_shared()) {
        Err(TryLockError::WouldBlock) => {
            Some(holder(&mut file).unwrap_or_else(|| "另一个程序".to_owned()))
        }
        _ => None,
    }
}

type Tried = result::Result<(), TryLockError>;

/// How often, and how long apart, a lock is tried for.
const TRIES: u32 = 8;
const APART: Duration = Duration::from_millis(25);

/// A lock may only be passing through: of a look at who has the ledger open, or of a program that is
/// just being started and still carries its parent's files.
fn patiently(lock: impl Fn() -> Tried) -> Tried {
    for _ in 1..TRIES {
        match lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(APART),
            done => return done,
        }
    }
    lock()
}

fn file(folder: &Path) -> Result<File> {
    let open = private::new_file()
        .read(true)
        .truncate(false)
        .open(folder.join("ledger.lock"));
    open.map_err(|cause| Error::file("无法在资料库文件夹里写入，没有打开它。", cause))
}

fn sign(file: &mut File, now: NaiveDateTime) -> std::io::Result<()> {
    let who = format!(
        "{} {} {}\n",
        place::host(),
        place::user(),
        now.format("%Y-%m-%d %H:%M")
    );
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(who.as_bytes())
}

fn holder(file: &mut File) -> Option<String> {
    let mut text = String::new();
    file.take(400).read_to_string(&mut text).ok()?;
    let mut parts = text.split_whitespace();
    let (host, user) = (parts.next()?, parts.next()?);
    let since: Vec<&str> = parts.collect();
    let since = since.join(" ");
    Some(match host == place::host() {
        true => format!("这台电脑上的另一个联研程序（{since}起）"),
        false => format!("电脑“{host}”上的“{user}”（{since}起）"),
    })
}

fn locked(holder: Option<&str>) -> Error {
    let who = holder.unwrap_or("另一个程序");
    Error::Ledger {
        code: ErrorCode::LedgerLocked,
        message: format!("资料库正由{who}使用，没有打开它。请在那里关闭后重试，或以只读方式打开。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_is_passing_through_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let passing = file(folder.path()).unwrap();
        passing.try_lock_shared().unwrap();
        let waiting = thread::spawn({
            let folder = folder.path().to_owned();
            move || Lock::take(&folder, NaiveDateTime::default()).is_ok()
        });
        thread::sleep(APART);
        drop(passing);
        assert!(waiting.join().unwrap());
    }

    #[test]
    fn a_lock_that_stays_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let held = Lock::take(folder.path(), NaiveDateTime::default()).unwrap();
        assert!(Lock::take(folder.path(), NaiveDateTime::default()).is_err());
        assert!(holder_of(folder.path()).is_some());
        drop(held);
        assert_eq!(holder_of(folder.path()), None);
    }
}
