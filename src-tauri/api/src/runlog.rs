//! 运行记录: when the program was started, which version, and what went wrong, where. It is made to
//! be handed to somebody who helps: no name, and nothing that stands in a record, is written into it.
use std::backtrace::Backtrace;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::Local;
use lianyan_core::error::{ErrorCode, Failure};
use lianyan_core::ledger::make_private_folder;

/// A full file is put aside in place of the one put aside before: two of them are all there ever is.
const MOST_BYTES: u64 = 256 * 1024;
/// More of a backtrace tells nothing more.
const FRAMES_TOLD: usize = 80;

/// The record of runs in one user's data folder; clones share it.
#[derive(Clone)]
pub struct RunLog(Arc<Place>);

struct Place {
    folder: PathBuf,
    /// One line is written at a time.
    writing: Mutex<()>,
}

impl RunLog {
    pub fn of(home: &Path) -> Self {
        RunLog(Arc::new(Place {
            folder: home.join("log"),
            writing: Mutex::new(()),
        }))
    }

    /// The program begins to work.
    pub fn started(&self, program: &str) {
        let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
        let version = env!("CARGO_PKG_VERSION");
        self.note(&format!("启动 {program} {version} {system} {machine}"));
    }

    /// A command was refused or failed: which, and with what code. Its message may name somebody.
    pub(crate) fn failed(&self, command: &str, failure: &Failure) {
        let code = code_of(failure.code);
        let field = failure.field.as_deref().unwrap_or_default();
        self.note(format!("没有完成 {command} {code} {field}").trim_end());
    }

    /// From now on each panic is written down with its place, before the former hook hears of it.
    pub fn hear_panics(&self) {
        let log = self.clone();
        let former = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            log.panicked(panic, &Backtrace::force_capture());
            former(panic);
        }));
    }

    /// Only words that stand in the program itself are taken over: others may hold what was entered.
    fn panicked(&self, panic: &PanicHookInfo<'_>, trace: &Backtrace) {
        let place = panic.location().map_or_else(String::new, |place| {
            format!("{}:{}:{}", place.file(), place.line(), place.column())
        });
        let fixed = panic.payload().downcast_ref::<&'static str>();
        let words = fixed.copied().unwrap_or_default();
        let trace = trace.to_string();
        let frames: Vec<&str> = trace.lines().take(FRAMES_TOLD).collect();
        self.note(&format!("出错 {place} {words}\n{}", frames.join("\n")));
    }

    /// Both files as one, the older first.
    pub(crate) fn whole(&self) -> io::Result<Vec<u8>> {
        let _alone = self
            .0
            .writing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut whole = Vec::new();
        for path in [self.0.aside(), self.0.current()] {
            match fs::read(path) {
                Ok(text) => whole.extend(text),
                Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
                Err(cause) => return Err(cause),
            }
        }
        Ok(whole)
    }

    /// What cannot be written down is no reason to stop the work that is being done.
    fn note(&self, words: &str) {
        let _alone = self
            .0
            .writing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let now = Local::now().format("%Y-%m-%d %H:%M:%S");
        let _ = self
            .0
            .open()
            .and_then(|mut file| file.write_all(format!("{now} {words}\n").as_bytes()));
    }
}

impl Place {
    fn current(&self) -> PathBuf {
        self.folder.join("lianyan.log")
    }

    fn aside(&self) -> PathBuf {
        self.folder.join("lianyan.old.log")
    }

    fn open(&self) -> io::Result<File> {
        make_private_folder(&self.folder)?;
        let path = self.current();
        if fs::metadata(&path).is_ok_and(|file| file.len() > MOST_BYTES) {
            fs::rename(&path, self.aside())?;
        }
        OpenOptions::new().create(true).append(true).open(path)
    }
}

/// As the screens know it: `not_now`.
fn code_of(code: ErrorCode) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(code)) => code,
        _ => format!("{code:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lianyan_core::Error;

    fn text(log: &RunLog) -> String {
        String::from_utf8(log.whole().expect("readable")).expect("text")
    }

    #[test]
    fn a_failure_is_told_by_its_code_and_not_by_its_words() {
        let home = tempfile::tempdir().expect("a folder");
        let log = RunLog::of(home.path());
        assert_eq!(text(&log), "", "nothing has happened yet");
        log.started("lianyan");
        let refused = Error::invalid("code", "编号T001已用于徐梅芳，可以改用T020。");
        log.failed("roster_save_person", &refused.into());
        let said = text(&log);
        let version = env!("CARGO_PKG_VERSION");
        assert!(said.contains(&format!("启动 lianyan {version}")), "{said}");
        assert!(
            said.contains("没有完成 roster_save_person invalid code\n"),
            "{said}"
        );
        assert!(!said.contains("徐梅芳") && !said.contains("T001"), "{said}");
    }

    #[test]
    fn it_is_bounded_and_keeps_what_is_newest() {
        let home = tempfile::tempdir().expect("a folder");
        let log = RunLog::of(home.path());
        let line = "x".repeat(1000);
        for number in 0..900 {
            log.note(&format!("{number} {line}"));
        }
        let kept = text(&log);
        assert!(
            kept.len() as u64 <= 2 * (MOST_BYTES + 2000),
            "{}",
            kept.len()
        );
        assert!(kept.contains(" 899 x"), "the last line is there");
        assert!(!kept.contains(" 0 x"), "the first has gone");
        let times: Vec<&str> = kept
            .lines()
            .filter_map(|line| line.split(' ').nth(2))
            .collect();
        let numbers: Vec<u32> = times.iter().filter_map(|time| time.parse().ok()).collect();
        assert!(numbers.is_sorted(), "the older file comes first");
    }

    /// The hook belongs to the whole process, so another test's panic may stand there, too.
    #[test]
    fn a_panic_leaves_its_place_and_no_words_of_a_record() {
        let home = tempfile::tempdir().expect("a folder");
        let log = RunLog::of(home.path());
        log.hear_panics();
        let name = "徐梅芳".to_owned();
        let line = line!() + 1;
        let caught = std::panic::catch_unwind(move || panic!("{name} has no posting"));
        // Of no other test, whose panics would be written down long after this one's folder is gone.
        drop(std::panic::take_hook());
        assert!(caught.is_err());
        let said = text(&log);
        assert!(said.contains(&format!("runlog.rs:{line}:")), "{said}");
        assert!(said.contains("  0: "), "with the way there: {said}");
        assert!(!said.contains("徐梅芳"), "{said}");
    }
}
