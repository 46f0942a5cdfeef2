//! Why something could not be done, in words the secretary can act on.
//!
//! Use [`Error::Invalid`] for what the user typed, [`Error::Rejected`] for a file with faults in
//! many places, [`Error::NotNow`] when the record's state forbids it, [`Error::Missing`] when the
//! record is gone, [`Error::Clash`] when somebody else wrote it meanwhile, [`Error::Ledger`] for the data file as a whole, [`Error::File`] for other files.
use chrono::NaiveDateTime;
use serde::Serialize;
use ts_rs::TS;

use crate::ids::Uid;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The message is Chinese and complete: the UI shows it as it stands.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something the user can put right; `field` names the input to mark.
    #[error("{message}")]
    Invalid {
        field: &'static str,
        message: String,
    },
    /// A file with faults, each with its place; nothing of it was taken over.
    #[error("{message}")]
    Rejected { message: String, issues: Vec<Issue> },
    /// The record was there when the screen was drawn and is gone now.
    #[error("找不到{what}，可能已被删除。")]
    Missing { what: &'static str },
    /// The operation is sound, but not in the record's present state.
    #[error("{0}")]
    NotNow(String),
    /// It would write over what another screen wrote since this one had read; nothing was saved.
    #[error("{}", clash_words(.0))]
    Clash(Vec<Clash>),
    /// The data file cannot be used as it is; it was not changed.
    #[error("{message}")]
    Ledger { code: ErrorCode, message: String },
    /// A file outside the ledger could not be read or written.
    #[error("{message}")]
    File {
        message: String,
        #[source]
        source: Option<std::io::Error>,
    },
    /// A long job was cancelled by the user.
    #[error("已取消，没有改动任何记录。")]
    Cancelled,
    #[error("{}", database_words(.0))]
    Database(#[from] rusqlite::Error),
    #[error("请求格式不正确。")]
    Request(#[from] serde_json::Error),
    /// A fault of the program itself.
    #[error("程序内部出错，这一步没有保存。")]
    Internal(String),
}

impl Error {
    pub fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Error::Invalid {
            field,
            message: message.into(),
        }
    }

    pub fn not_now(message: impl Into<String>) -> Self {
        Error::NotNow(message.into())
    }

    /// `message` says what happened to which file and what to do; `source` goes to the details. That
    /// the disk is full is said first, whatever the message.
    pub fn file(message: impl Into<String>, source: impl Into<Option<std::io::Error>>) -> Self {
        let (message, source) = (message.into(), source.into());
        let full = source.as_ref().is_some_and(is_full_disk) && !message.contains(DISK_FULL);
        Error::File {
            message: if full {
                format!("{DISK_FULL}。{message}")
            } else {
                message
            },
            source,
        }
    }

    /// There was no room left to write, in the ledger or elsewhere.
    pub fn is_full_disk(&self) -> bool {
        match self {
            Error::Database(cause) => is_full(cause),
            Error::File { source, .. } => source.as_ref().is_some_and(is_full_disk),
            _ => false,
        }
    }
}

const DISK_FULL: &str = "磁盘已满";

/// No space left, or none left of what this user may have.
fn is_full_disk(cause: &std::io::Error) -> bool {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    matches!(cause.kind(), StorageFull | QuotaExceeded)
}

fn is_full(cause: &rusqlite::Error) -> bool {
    cause.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
}

fn database_words(cause: &rusqlite::Error) -> String {
    use rusqlite::ErrorCode::{CannotOpen, DatabaseBusy, ReadOnly, SystemIoFailure};
    let why = match cause.sqlite_error_code() {
        _ if is_full(cause) => return format!("{DISK_FULL}，这一步没有保存。请腾出空间后再试。"),
        Some(SystemIoFailure | CannotOpen) => "请检查磁盘：是否已满，U盘是否还插着。",
        Some(ReadOnly) => "资料库所在的位置不允许写入。",
        Some(DatabaseBusy) => "别的程序正在读写它，请稍后再试。",
        _ => "",
    };
    format!("资料库读写失败，这一步没有保存。{why}")
}

/// One fault in a file: where, what, and how to mend it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    pub sheet: String,
    /// As the spreadsheet program numbers it, from 1.
    pub row: u32,
    /// Letter of the column, where the fault has one: A, B, … AA.
    pub column: Option<String>,
    /// Chinese name of the field.
    pub field: Option<String>,
    pub message: String,
    pub remedy: Option<String>,
}

/// A field, or a whole record, that was written after the screen had read it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Clash {
    /// Table of the record.
    pub kind: String,
    /// What such a record is called: 人员.
    pub kind_label: String,
    pub record: Uid,
    pub name: String,
    /// The field's name on screen; `None` for a whole record.
    pub field: Option<String>,
    /// What was to be saved, in words; `None` for an empty field.
    pub mine: Option<String>,
    /// What stands there now.
    pub theirs: Option<String>,
    /// The record is gone.
    pub removed: bool,
    /// Words of the act that wrote it, and who did it when.
    pub act: String,
    pub who: Option<String>,
    pub made_at: NaiveDateTime,
}

/// 人员“李敏”的“备注”在您读取以后改成了“借调”（第二实验小学 周敏，11月3日14:20）…
fn clash_words(clashes: &[Clash]) -> String {
    let first = clashes.first().map(Clash::words).unwrap_or_default();
    let more = match clashes.len() {
        0 | 1 => String::new(),
        count => format!("另外还有{}处。", count - 1),
    };
    format!("{first}{more}这一步没有保存，请看过现在的内容再改。")
}

impl Clash {
    fn words(&self) -> String {
        let record = format!("{}“{}”", self.kind_label, self.name);
        let when = self.made_at.format("%-m月%-d日%H:%M");
        let by = match &self.who {
            Some(who) => format!("{who}，{when}"),
            None => when.to_string(),
        };
        let value = |words: &Option<String>| match words {
            Some(words) => format!("“{words}”"),
            None => "空白".to_owned(),
        };
        match &self.field {
            _ if self.removed => format!("{record}在您读取以后已被删除（{by}）。"),
            Some(field) => format!(
                "{record}的“{field}”在您读取以后改成了{}（{by}），您写的是{}。",
                value(&self.theirs),
                value(&self.mine),
            ),
            None => format!("{record}在您读取以后又有改动（{by}）。"),
        }
    }
}

/// What the UI may branch on. Add one only together with the UI code that reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    Invalid,
    Rejected,
    Missing,
    NotNow,
    /// `clashes` says what was written since; the form offers a choice field by field.
    Clash,
    /// No ledger is open.
    NoLedger,
    LedgerTooNew,
    LedgerDamaged,
    LedgerForeign,
    LedgerLocked,
    LedgerReadOnly,
    /// The data file is not there, but its backups are.
    LedgerMissing,
    /// The data file went away while it was open.
    LedgerGone,
    File,
    Cancelled,
    Internal,
}

/// An [`Error`] as it travels to the UI.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    pub code: ErrorCode,
    pub message: String,
    pub field: Option<String>,
    /// For the log and the "复制详情" button, never for the message area.
    pub detail: String,
    pub issues: Vec<Issue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clashes: Option<Box<[Clash]>>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let detail = detail_of(&error);
        let message = error.to_string();
        let mut clashes = None;
        let (code, field, issues) = match error {
            Error::Clash(found) => {
                clashes = Some(found.into_boxed_slice());
                (ErrorCode::Clash, None, vec![])
            }
            Error::Invalid { field, .. } => (ErrorCode::Invalid, Some(field.to_owned()), vec![]),
            Error::Rejected { issues, .. } => (ErrorCode::Rejected, None, issues),
            Error::Missing { .. } => (ErrorCode::Missing, None, vec![]),
            Error::NotNow(_) => (ErrorCode::NotNow, None, vec![]),
            Error::Ledger { code, .. } => (code, None, vec![]),
            Error::File { .. } => (ErrorCode::File, None, vec![]),
            Error::Database(ref cause) if is_full(cause) => (ErrorCode::File, None, vec![]),
            Error::Cancelled => (ErrorCode::Cancelled, None, vec![]),
            Error::Database(_) | Error::Request(_) | Error::Internal(_) => {
                (ErrorCode::Internal, None, vec![])
            }
        };
        Failure {
            code,
            message,
            field,
            detail,
            issues,
            clashes,
        }
    }
}

/// What the message leaves out, for whoever helps: the words of the system or of the data file, or what
/// went wrong inside the program. What the user can put right is in the message, all of it.
fn detail_of(error: &Error) -> String {
    match error {
        Error::File { source, .. } => source.as_ref().map(ToString::to_string).unwrap_or_default(),
        Error::Database(cause) => cause.to_string(),
        Error::Request(cause) => cause.to_string(),
        Error::Internal(words) => words.clone(),
        Error::Invalid { .. }
        | Error::Rejected { .. }
        | Error::Missing { .. }
        | Error::NotNow(_)
        | Error::Clash(_)
        | Error::Ledger { .. }
        | Error::Cancelled => String::new(),
    }
}

/// Turns "no such row" into [`Error::Missing`].
pub trait OrMissing<T> {
    fn or_missing(self, what: &'static str) -> Result<T>;
}

impl<T> OrMissing<T> for Option<T> {
    fn or_missing(self, what: &'static str) -> Result<T> {
        self.ok_or(Error::Missing { what })
    }
}
