//! The temporary files that a workbook's rows wait in, and what becomes of a disk without room for them.
//!
//! rust_xlsxwriter panics where it cannot write them. Nothing is wrong with the program then, so the
//! panic becomes the error it is.
use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::{env, io};

use lianyan_core::{Error, Result};

thread_local! {
    /// A workbook is being drawn on this thread.
    static DRAWING: Cell<bool> = const { Cell::new(false) };
}

/// Draws a workbook.
///
/// # Errors
/// Those of `draw`, and [`Error::File`] when the temporary files cannot be written.
pub(super) fn with_scratch_files<T>(draw: impl FnOnce() -> Result<T>) -> Result<T> {
    keep_quiet_about_the_disk();
    let outer = DRAWING.replace(true);
    let drawn = panic::catch_unwind(AssertUnwindSafe(draw));
    DRAWING.set(outer);
    drawn.unwrap_or_else(|panic| match disk_fault(&*panic) {
        Some(fault) => Err(explained(&fault)),
        None => panic::resume_unwind(panic),
    })
}

/// The temporary files could not be written. Without its cause: that would be taken for trouble with the
/// place where the workbook is to be saved.
pub(super) fn explained(fault: &io::Error) -> Error {
    let folder = env::temp_dir();
    let place = folder.display();
    let message = match fault.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!("工作簿没有写成：磁盘已满，临时文件夹“{place}”放不下。请腾出空间后再导出。")
        }
        _ => format!(
            "工作簿没有写成：临时文件夹“{place}”里的文件写不了（{fault}）。请检查这个文件夹后再导出。"
        ),
    };
    Error::file(message, None)
}

/// The panics of others are told as ever.
fn keep_quiet_about_the_disk() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !DRAWING.get() || disk_fault(panic.payload()).is_none() {
                told(panic);
            }
        }));
    });
}

/// Couldn't write to xml file: Os { code: 28, kind: StorageFull, … }
fn disk_fault(panic: &(dyn Any + Send)) -> Option<io::Error> {
    let said = panic.downcast_ref::<String>()?;
    let (_, rest) = said.split_once("Os { code: ")?;
    let (code, _) = rest.split_once(',')?;
    code.parse().ok().map(io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_panics_of_the_disk_become_errors() {
        let no_room = || -> io::Result<()> { Err(io::Error::from_raw_os_error(28)) };
        let full: Result<()> = with_scratch_files(|| {
            no_room().expect("Couldn't write to xml file");
            Ok(())
        });
        if cfg!(unix) {
            let message = full.unwrap_err().to_string();
            assert!(message.contains("磁盘已满"), "{message}");
        }
        let other = panic::catch_unwind(|| {
            with_scratch_files(|| -> Result<()> { panic!("a fault of the form") })
        });
        assert!(other.is_err(), "a fault of the program stays one");
    }
}
