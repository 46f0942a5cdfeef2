//! The way in: what kind of file it is by its first bytes, and reading it apart from the caller,
//! so that a malformed file can neither hang nor bring down the program.
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::error::{Error, Result};

use super::limits::Budget;
use super::parts::Package;
use super::{Limits, Workbook, csv_file, ods_file, xls_file, xlsx_file, xlsx_package};

/// Reads a file within the usual limits. `name` is for messages only; the kind of file is known
/// by its content, since a “.xls” is often something else.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Workbook> {
    read_within(name, bytes, Limits::default())
}

/// As [`read`], of a file on the disk: only an ordinary file, and only one of a size that may be
/// read, is opened at all; a device or a pipe would never come to an end.
pub fn read_file(name: &str, path: &Path) -> Result<Workbook> {
    let limits = Limits::default();
    let budget = Budget::new(name, limits);
    let unread = |cause| {
        Error::file(
            format!("“{name}”读不出来，请确认文件还在原处，并且没有被其他程序占用。"),
            cause,
        )
    };
    let about = std::fs::metadata(path).map_err(unread)?;
    if !about.is_file() {
        return Err(budget.refuse("不是文件，没有读取。请选xlsx、xls、ods或csv文件"));
    }
    if about.len() > limits.file_bytes {
        return Err(budget.too_long());
    }
    // It may grow between the question and the reading.
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unread)?;
    file.take(limits.file_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(unread)?;
    read_within(name, bytes, limits)
}

/// As [`read`], within other limits.
pub fn read_within(name: &str, bytes: Vec<u8>, limits: Limits) -> Result<Workbook> {
    let budget = Budget::new(name, limits);
    if let Some(why) = left_by_a_program(name, &bytes) {
        return Err(budget.refuse(why));
    }
    if bytes.is_empty() {
        return Err(budget.refuse("是空文件，里面没有内容。请重新选择文件"));
    }
    if bytes.len() as u64 > limits.file_bytes {
        return Err(budget.too_long());
    }
    apart(budget, limits.time, bytes)
}

/// The reader libraries are not ours: a panic becomes an error, and what takes too long is left
/// behind.
fn apart(budget: Budget, time: Duration, bytes: Vec<u8>) -> Result<Workbook> {
    let name = budget.name().to_owned();
    let mut reading = Budget::new(&name, budget.limits());
    let (send, receive) = sync_channel(1);
    let worker = thread::Builder::new()
        .name("read-workbook".to_owned())
        .spawn(move || {
            let _ = send.send(by_kind(&bytes, &mut reading));
        })
        .map_err(|cause| Error::file("电脑太忙，文件没有读取，请稍后再试。", cause))?;
    // A little longer than the reader's own clock, so that its better-placed message comes first.
    match receive.recv_timeout(time + Duration::from_secs(2)) {
        Ok(outcome) => outcome,
        Err(RecvTimeoutError::Timeout) => Err(budget.too_slow()),
        Err(RecvTimeoutError::Disconnected) => {
            let cause = match worker.join() {
                Err(panic) => panic
                    .downcast_ref::<String>()
                    .cloned()
                    .unwrap_or_else(|| "the reader stopped".to_owned()),
                Ok(()) => "the reader gave no answer".to_owned(),
            };
            Err(budget.damaged(cause))
        }
    }
}

/// What a program keeps beside a table while it is open has the table's name with a mark before it.
fn left_by_a_program(name: &str, bytes: &[u8]) -> Option<String> {
    if is_table(bytes) {
        return None;
    }
    if is_owner_file(bytes) {
        // Given another name, it no longer says which table it belonged to.
        let which = match name.split_once("~$") {
            Some((_, table)) => format!("请选同一文件夹中的“{table}”"),
            None => "请选表格本身".to_owned(),
        };
        return Some(format!("是WPS打开表格时的临时文件，不是表格本身。{which}"));
    }
    let (mark, what) = [
        (".~lock.", "是打开表格时留下的标记文件"),
        ("~$", "是WPS打开表格时的临时文件"),
        (".~", "是WPS打开表格时的临时文件"),
        ("._", "是苹果电脑附带的说明文件"),
    ]
    .into_iter()
    .find(|(mark, _)| name.starts_with(mark))?;
    let table = name[mark.len()..].trim_end_matches('#');
    Some(format!("{what}，不是表格本身。请选同一文件夹中的“{table}”"))
}

/// Who has a table open: the name's length, the name filled with spaces to 53 or 54 bytes, and once
/// more in UTF-16; known by what it holds when it was given another name.
fn is_owner_file(bytes: &[u8]) -> bool {
    const NAME: usize = 53;
    let length = usize::from(bytes.first().copied().unwrap_or(0));
    let filling = bytes.get(1 + length..1 + NAME).unwrap_or_default();
    (150..=180).contains(&bytes.len())
        && (1..NAME).contains(&length)
        && filling.iter().all(|byte| *byte == b' ')
}

fn is_table(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND)
}

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

fn by_kind(bytes: &[u8], budget: &mut Budget) -> Result<Workbook> {
    if bytes.starts_with(ZIP) {
        return archive(bytes, budget);
    }
    if bytes.starts_with(COMPOUND) {
        return xls_file::read(bytes, budget);
    }
    let start: Vec<u8> = bytes.iter().copied().take(512).collect();
    let start = String::from_utf8_lossy(&start).to_lowercase();
    if start
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('<')
    {
        return Err(budget.refuse("其实是网页或XML，只是改了扩展名。请用WPS打开，另存为xlsx后再选"));
    }
    if start.starts_with("%pdf") {
        return Err(budget.refuse("是PDF，不是表格。请选xlsx、xls、ods或csv文件"));
    }
    csv_file::read(bytes, budget)
}

/// A zip container: xlsx, ods, or something that is neither.
fn archive(bytes: &[u8], budget: &mut Budget) -> Result<Workbook> {
    let package = Package::open(bytes, budget)?;
    if package
        .path(|path| path.eq_ignore_ascii_case("content.xml"))
        .is_some()
    {
        return ods_file::read(bytes, package, budget);
    }
    match xlsx_package::workbook_path(&package).map(str::to_owned) {
        Some(workbook) => xlsx_file::read(bytes, package, &workbook, budget),
        None => Err(budget.refuse("不是表格文件。请选xlsx、xls、ods或csv文件")),
    }
}
