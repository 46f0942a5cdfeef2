//! Saving a finished file: the old one stays until the new one is whole.
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use lianyan_core::{Error, Result};

/// Draws into a temporary file beside `target`, syncs it and renames it over `target`.
///
/// # Errors
/// [`Error::File`] in words for the user when the folder is missing or read-only, the disk full,
/// or the old file open in WPS; the old file is then as it was, and nothing new lies beside it.
pub fn save<T>(target: &Path, draw: impl FnOnce(&mut BufWriter<File>) -> Result<T>) -> Result<T> {
    let explain = |fault| explained(target, fault);
    refuse_if_open(target)?;
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    clear_leftovers(folder);
    let temporary = builder().tempfile_in(folder).map_err(explain)?;
    let (file, path) = temporary.into_parts();
    let mut buffer = BufWriter::new(file);
    let drawn = draw(&mut buffer).map_err(|error| match error {
        Error::File {
            source: Some(source),
            ..
        } => explained(target, source),
        other => other,
    })?;
    buffer.flush().map_err(explain)?;
    buffer.get_ref().sync_all().map_err(explain)?;
    drop(buffer); // Windows renames only what nobody has open.
    path.persist(target)
        .map_err(|fault| explained(target, fault.error))?;
    sync_folder(folder);
    Ok(drawn)
}

/// Saves a file that is already made, as [`save`] does. `source` stays.
pub fn copy(source: &Path, target: &Path) -> Result<()> {
    let unreadable = |fault| Error::file("做好的文件读不出来了，请重新导出。", fault);
    let mut made = File::open(source).map_err(unreadable)?;
    save(target, |out| match io::copy(&mut made, out) {
        Ok(_) => Ok(()),
        Err(fault) => Err(Error::file("文件没有保存。", fault)),
    })
}

const START: &str = ".联研-";
const END: &str = ".tmp";
/// No saving takes so long.
const LEFT_OVER: Duration = Duration::from_secs(24 * 60 * 60);

/// Removes what a killed run left here half saved.
fn clear_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let changed = entry.metadata().and_then(|data| data.modified()).ok();
        let age = changed.and_then(|changed| changed.elapsed().ok());
        if name.starts_with(START) && name.ends_with(END) && age.is_some_and(|age| age > LEFT_OVER)
        {
            // One that cannot be removed is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(START).suffix(END);
    #[cfg(unix)]
    {
        // As any new file: everybody may read what the user's umask allows.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Where the system itself would let us replace an open or protected file.
fn refuse_if_open(target: &Path) -> Result<()> {
    if let Some(mark) = marks_of_open_file(target)
        .into_iter()
        .find(|mark| mark.exists())
    {
        return Err(Error::file(
            format!(
                "{}正在WPS或其他程序中打开，没有改动它。请关闭后再导出，或换一个文件名。\
                 如果确实没有打开，请删除同一文件夹中的“{}”。",
                quoted_name(target),
                mark.file_name().unwrap_or_default().to_string_lossy()
            ),
            None,
        ));
    }
    match fs::metadata(target) {
        Ok(old) if old.permissions().readonly() => {
            Err(explained(target, io::ErrorKind::PermissionDenied.into()))
        }
        Ok(old) if old.is_dir() => Err(explained(target, io::ErrorKind::IsADirectory.into())),
        _ => Ok(()),
    }
}

/// The files by which WPS, Microsoft Office and LibreOffice show each other an open document.
fn marks_of_open_file(target: &Path) -> Vec<PathBuf> {
    let Some(name) = target
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
    else {
        return Vec::new();
    };
    [
        format!("~${name}"),
        format!(".~{name}"),
        format!(".~lock.{name}#"),
    ]
    .into_iter()
    .map(|mark| target.with_file_name(mark))
    .collect()
}

fn explained(target: &Path, fault: io::Error) -> Error {
    /// Windows: another program has the file open, or part of it locked.
    const SHARING: [i32; 2] = [32, 33];
    let name = quoted_name(target);
    let is_sharing = cfg!(windows)
        && fault
            .raw_os_error()
            .is_some_and(|code| SHARING.contains(&code));
    let message = match fault.kind() {
        _ if is_sharing => {
            format!("{name}正在WPS或其他程序中打开，没有改动它。请关闭后再导出，或换一个文件名。")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!("{name}没有保存：磁盘已满。请腾出空间后再导出，或换一个磁盘。")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => format!(
            "{name}没有保存：这个位置或原有文件不允许写入，或文件正在其他程序中打开。\
             请关闭文件后再导出，或换一个位置。"
        ),
        io::ErrorKind::NotFound => {
            format!("{name}没有保存：文件夹不存在，U盘可能已拔出。请换一个位置。")
        }
        io::ErrorKind::IsADirectory => {
            format!("{name}没有保存：同名的文件夹已经存在。请换一个文件名。")
        }
        _ => format!("{name}没有保存：写文件时出错。请换一个位置再导出。"),
    };
    Error::file(message, fault)
}

fn quoted_name(target: &Path) -> String {
    format!(
        "“{}”",
        target
            .file_name()
            .unwrap_or(target.as_os_str())
            .to_string_lossy()
    )
}

/// Makes the rename itself survive a power cut. Not every system can sync a folder; the file's own
/// bytes are safe either way.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
#[path = "output_tests.rs"]
mod tests;
