//! What only a window can do: dialogs, saving and opening files, zoom.
//!
//! The page never sees a path. A file that was chosen becomes a token; a token of something the
//! program made becomes a file where the dialog says. No thread stands still while a dialog is open.
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use lianyan_api::{ChosenFile, Desk, ShelvedFile};
use lianyan_core::error::{Error, Failure};
use lianyan_core::evidence;
use lianyan_forms::output;
use serde::Deserialize;
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, State, WebviewWindow, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tauri_plugin_opener::OpenerExt;
use tokio::sync::oneshot;

use crate::door::apart;

/// What a file dialog offers.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FileKind {
    Workbook,
    Evidence,
    Backup,
}

impl FileKind {
    /// The words in the dialog, and the endings it shows.
    fn filter(self) -> (&'static str, Vec<&'static str>) {
        match self {
            FileKind::Workbook => ("表格文件", vec!["xlsx", "xls", "xlsm", "et", "ods", "csv"]),
            FileKind::Evidence => ("照片、文档和影像", evidence::taken_endings().collect()),
            FileKind::Backup => ("资料库备份", vec!["db"]),
        }
    }
}

/// Files the user chose; none when the dialog was closed.
#[tauri::command]
pub(crate) async fn pick_files(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    kind: FileKind,
    multiple: bool,
) -> Result<Vec<ChosenFile>, Failure> {
    let (words, endings) = kind.filter();
    let dialog = titled(&window, "选择文件").add_filter(words, &endings);
    let chosen = if multiple {
        answer_to(|answer| dialog.pick_files(answer)).await
    } else {
        answer_to(|answer| dialog.pick_file(answer))
            .await
            .map(|file| vec![file])
    };
    let desk = desk.inner().clone();
    apart(move || {
        let chosen = chosen.unwrap_or_default().into_iter();
        chosen
            .map(|file| Ok(desk.files().offer(&path_of(file)?)?))
            .collect()
    })
    .await
}

/// The folder the user chose; nothing when the dialog was closed.
#[tauri::command]
pub(crate) async fn pick_folder(
    window: WebviewWindow,
    desk: State<'_, Desk>,
) -> Result<Option<ChosenFile>, Failure> {
    let dialog = titled(&window, "选择文件夹");
    let Some(folder) = answer_to(|answer| dialog.pick_folder(answer)).await else {
        return Ok(None);
    };
    let desk = desk.inner().clone();
    apart(move || Ok(Some(desk.files().offer(&path_of(folder)?)?))).await
}

fn titled(window: &WebviewWindow, title: &str) -> FileDialogBuilder<Wry> {
    window.dialog().file().set_parent(window).set_title(title)
}

/// What the user answers in the dialog that `show` opens; nothing when it was closed.
async fn answer_to<T: Send + 'static>(show: impl FnOnce(Answer<T>)) -> Option<T> {
    let (tell, told) = oneshot::channel();
    show(Box::new(|chosen| drop(tell.send(chosen))));
    told.await.ok().flatten()
}

type Answer<T> = Box<dyn FnOnce(Option<T>) + Send>;

/// A file dropped or pasted onto a screen: its bytes, with its name in the header `x-file-name`.
#[tauri::command]
pub(crate) async fn take_file(
    desk: State<'_, Desk>,
    request: Request<'_>,
) -> Result<ChosenFile, Failure> {
    let name = request
        .headers()
        .get("x-file-name")
        .and_then(|name| name.to_str().ok())
        .map(decoded)
        .ok_or_else(|| Error::Internal("a dropped file came without its name".to_owned()))?;
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Error::Internal("a dropped file came as JSON".to_owned()).into());
    };
    let (desk, bytes) = (desk.inner().clone(), bytes.clone());
    apart(move || {
        let incoming = desk.files().incoming(&name)?;
        incoming
            .create()?
            .write_all(&bytes)
            .map_err(|cause| Error::file("这个文件没能收下，请检查磁盘空间后再试。", cause))?;
        Ok(incoming.finish())
    })
    .await
}

/// Asks where to save something the program made. Answers with the place, or nothing when the
/// user changed their mind.
#[tauri::command]
pub(crate) async fn save_output(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    token: String,
    suggested_name: String,
) -> Result<Option<String>, Failure> {
    let dialog = titled(&window, "保存到").set_file_name(&suggested_name);
    let Some(target) = answer_to(|answer| dialog.save_file(answer)).await else {
        return Ok(None);
    };
    let desk = desk.inner().clone();
    apart(move || {
        let target = with_ending_of(path_of(target)?, &suggested_name);
        let made = desk.files().find_outgoing(&token)?;
        output::save(&target, |file| copy(&made.path, file))?;
        Ok(Some(target.display().to_string()))
    })
    .await
}

/// Opens something the program made with the system's own program for it, mostly to print it.
#[tauri::command]
pub(crate) async fn open_output(
    app: AppHandle,
    desk: State<'_, Desk>,
    token: String,
) -> Result<(), Failure> {
    let desk = desk.inner().clone();
    apart(move || {
        let made = desk.files().find_outgoing(&token)?;
        require_opened(&made)?;
        let opened = app
            .opener()
            .open_path(made.path.to_string_lossy(), None::<&str>);
        opened.map_err(|cause| {
            let message =
                "没有找到能打开这个文件的程序，请先保存到电脑上，再用 WPS 或其他程序打开。";
            Error::file(message, io::Error::other(cause)).into()
        })
    })
    .await
}

/// The system would start a program as readily as it shows a picture.
fn require_opened(made: &ShelvedFile) -> Result<(), Error> {
    let mut start = Vec::new();
    let read = fs::File::open(&made.path).and_then(|file| file.take(64).read_to_end(&mut start));
    read.map_err(|cause| Error::file("这个文件读不出来了，请重新生成后再试。", cause))?;
    match evidence::is_opened(&made.name, &start) {
        true => Ok(()),
        false => Err(Error::not_now(format!(
            "“{}”不是照片、文档或影像，为了安全不直接打开。请先保存到电脑上，确认来源可靠以后再处理。",
            made.name
        ))),
    }
}

/// The user's own size of everything on screen: 0.8 to 2.
#[tauri::command]
pub(crate) fn set_zoom(window: WebviewWindow, factor: f64) -> Result<(), Failure> {
    window
        .set_zoom(factor.clamp(0.8, 2.0))
        .map_err(|cause| Error::Internal(format!("zoom {factor}: {cause}")).into())
}

fn copy(made: &Path, file: &mut impl io::Write) -> Result<(), Error> {
    let copied = fs::File::open(made).and_then(|mut made| io::copy(&mut made, file));
    copied
        .map(|_| ())
        .map_err(|cause| Error::file("这个文件没能保存，请重新生成后再试。", cause))
}

fn path_of(file: FilePath) -> Result<PathBuf, Failure> {
    file.into_path().map_err(|cause| {
        let message = "这个位置不在本机的磁盘上，请先复制到电脑里再选择。";
        Error::file(message, io::Error::other(cause)).into()
    })
}

/// A name typed without its ending gets the one it was offered with: WPS knows files by it.
fn with_ending_of(target: PathBuf, suggested_name: &str) -> PathBuf {
    match Path::new(suggested_name).extension() {
        Some(ending) if target.extension() != Some(ending) => {
            let mut name = target.into_os_string();
            name.push(".");
            name.push(ending);
            PathBuf::from(name)
        }
        _ => target,
    }
}

/// Undoes the page's `encodeURIComponent`: headers carry only ASCII.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match rest {
            [b'%', high, low, ..] => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push(high * 16 + low);
                rest = &rest[3..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_dropped_files_come_through() {
        assert_eq!(decoded("%E5%90%8D%E5%86%8C.xlsx"), "名册.xlsx");
        assert_eq!(decoded("100%25%20.csv"), "100% .csv");
        assert_eq!(decoded("50%"), "50%", "a lone sign stands for itself");
    }

    #[test]
    fn a_saved_file_keeps_its_ending() {
        let saved = |typed: &str| with_ending_of(PathBuf::from(typed), "签到表.pdf");
        assert_eq!(saved("/a/表"), PathBuf::from("/a/表.pdf"));
        assert_eq!(saved("/a/表.pdf"), PathBuf::from("/a/表.pdf"));
        assert_eq!(saved("/a/9.15签到"), PathBuf::from("/a/9.15签到.pdf"));
    }
}
