//! A disk that fills up while a form is made: told as an error, whatever the form and wherever it happens.
use std::io::{self, Write};

use lianyan_core::attendance::SheetRequest;
use lianyan_core::exchange::roster_import::RejectedRows;
use lianyan_core::outputs::Edition;
use lianyan_core::{Error, Ledger, Result};
use lianyan_forms::sign_in_sheet::{
    self, Format, SheetToPrint, SignInForm, SignInOptions, SignInSheet,
};
use lianyan_forms::{Form, Made, activity_list, annual_workbook, data_workbook, rejected_rows};

use super::office::{P1, YEAR, county, listed, yearbook};

/// Takes so many bytes and no more.
struct SmallDisk(usize);

impl Write for SmallDisk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match bytes.len().min(self.0) {
            0 if !bytes.is_empty() => Err(io::ErrorKind::StorageFull.into()),
            room => {
                self.0 -= room;
                Ok(room)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Every step at which the disk may fill up, and the first byte and the last.
fn steps(length: usize) -> impl Iterator<Item = usize> {
    (0..length)
        .step_by(length.div_ceil(40))
        .chain([1, length - 1])
}

#[test]
fn no_form_panics_however_soon_the_disk_is_full() {
    let ledger = county();
    let year = yearbook(&ledger, Some(P1), YEAR);
    let activities = listed(&ledger, None);
    let sheet = sheet(&ledger);
    let options = SignInOptions::default();
    let list = RejectedRows {
        title: "有问题的行".into(),
        headings: vec!["姓名".into(), "问题".into(), "改法".into()],
        rows: vec![vec!["甲".into(), "没有学校".into(), "填学校".into()]],
    };
    type Draw<'f> = &'f dyn Fn(SmallDisk) -> Result<()>;
    let forms: [(&str, Draw<'_>); 6] = [
        ("年度工作簿", &|out| {
            annual_workbook::write(&year, Edition::SelfCheck, out)
        }),
        ("统计表", &|out| {
            annual_workbook::write_quota_table(&year, Edition::Submission, out)
        }),
        ("数据工作簿", &|out| {
            data_workbook::write(ledger.reader(), out)
        }),
        ("教研活动一览", &|out| {
            activity_list::write(&activities, out)
        }),
        ("有问题的行", &|out| rejected_rows::write(&list, out)),
        ("签到表", &|out| {
            sign_in_sheet::workbook(std::slice::from_ref(&sheet), &options, out)
        }),
    ];
    for (name, draw) in forms {
        // The packed bytes are handed over at the end, so how many there are matters little.
        for room in [0, 1, 100, 1000, 4000] {
            told(name, room, draw(SmallDisk(room)));
        }
    }
}

#[test]
fn a_printed_sheet_is_told_at_every_step() {
    let ledger = county();
    let year = yearbook(&ledger, Some(P1), YEAR);
    let request = SignInForm {
        sheets: vec![SheetToPrint {
            activity: year.communities[0].activities[0].record.uid,
            session: None,
            number: None,
        }],
        options: SignInOptions::default(),
        format: Format::Pdf,
        as_file: true,
    };
    let prepared = request.read(ledger.reader()).unwrap();
    let mut whole = Vec::new();
    let _: Made = prepared.draw(&mut whole).unwrap();
    for room in steps(whole.len()) {
        told(
            "签到表PDF",
            room,
            prepared.draw(SmallDisk(room)).map(|_| ()),
        );
    }
}

fn told(form: &str, room: usize, made: Result<()>) {
    let Err(Error::File {
        message,
        source: Some(source),
    }) = made
    else {
        panic!("{form} with room for {room} bytes: {made:?}")
    };
    assert_eq!(source.kind(), io::ErrorKind::StorageFull, "{form}, {room}");
    assert!(message.ends_with('。'), "{form}: {message}");
}

fn sheet(ledger: &Ledger) -> SignInSheet {
    let year = yearbook(ledger, Some(P1), YEAR);
    let request = SheetRequest {
        activity: year.communities[0].activities[0].record.uid,
        session: None,
    };
    sign_in_sheet::load(ledger.reader(), request, None).unwrap()
}

/// The rows of a workbook wait in temporary files. Here no file may grow beyond so many blocks, as if the
/// disk were full; the parent tries one limit after the other.
#[cfg(unix)]
mod temporary_files {
    use std::env;
    use std::process::Command;

    use super::*;

    const WANTED: &str = "LIANYAN_TEST_FULL_DISK";

    /// Run by the test below in a process of its own; by itself it has nothing to do.
    #[test]
    fn write_with_little_room() {
        if env::var_os(WANTED).is_none() {
            return;
        }
        let row = vec!["一行很长的内容，一千遍也不嫌多".repeat(20); 3];
        let list = RejectedRows {
            title: "有问题的行".into(),
            headings: vec!["姓名".into(), "问题".into(), "改法".into()],
            rows: vec![row; 2000],
        };
        let Err(Error::File { message, .. }) = rejected_rows::write(&list, Vec::new()) else {
            panic!("the limit is too large for this test")
        };
        assert!(message.contains("临时文件夹"), "{message}");
    }

    #[test]
    fn one_that_cannot_grow_is_an_error_and_no_panic() {
        for blocks in [0, 1, 16, 100, 1000] {
            let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
            let run = Command::new("sh")
                .args(["-c", &limited])
                .arg(env::current_exe().unwrap())
                .args([
                    "--exact",
                    "failing::temporary_files::write_with_little_room",
                ])
                .arg("--nocapture")
                .env(WANTED, "1")
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&run.stderr);
            assert!(run.status.success(), "{blocks}: {said}");
            assert_eq!(
                said.trim(),
                "",
                "{blocks}: the library's panic is not shown"
            );
        }
    }
}
