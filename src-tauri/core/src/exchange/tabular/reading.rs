//! The way in: what kind of file it is by its first bytes, and reading it apart from the caller,
//! so that a malformed file can neither hang nor bring down the program.
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

/// As [`read`], within other limits.
pub fn read_within(name: &str, bytes: Vec<u8>, limits: Limits) -> Result<Workbook> {
    let budget = Budget::new(name, limits);
    if bytes.is_empty() {
        return Err(budget.refuse("是空文件，里面没有内容。请重新选择文件"));
    }
    if bytes.len() as u64 > limits.file_bytes {
        return Err(budget.refuse(format!(
            "超过{}MB，没有读取。请去掉图片和不用的工作表，另存后再选",
            limits.file_bytes / 1024 / 1024
        )));
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

fn by_kind(bytes: &[u8], budget: &mut Budget) -> Result<Workbook> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
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
