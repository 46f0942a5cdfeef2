//! A desk under load and in trouble: jobs, panics, readers beside a writer.
use std::sync::mpsc;

use lianyan_core::error::ErrorCode;
use lianyan_core::vocabulary::{self, Setting, SettingChange, Word};
use lianyan_core::{Error, Result, Writer};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;
use crate::contract::{Kind, Request, Row, run_query};

fn desk() -> (Desk, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = || chrono::NaiveDateTime::default();
    let desk = Desk::new(DeskOptions {
        home: folder.path().join("home"),
        clock,
    })
    .expect("a desk");
    desk.create_ledger(&folder.path().join("岚溪县"), None)
        .expect("a new ledger");
    (desk, folder)
}

fn name_county(writer: &Writer<'_>, name: &str) -> Result<()> {
    vocabulary::set_setting(writer, SettingChange::CountyName(name.into()))
}

fn county(desk: &Desk) -> String {
    desk.read(|reader| Ok(vocabulary::settings(reader, ())?.county_name))
        .expect("readable")
}

#[test]
fn a_panic_is_a_failure_and_leaves_the_desk_usable() {
    let (desk, _folder) = desk();
    let before = county(&desk);
    let failure = guarded::<()>(|| {
        desk.write("新建", |writer| -> Result<()> {
            name_county(writer, "半途县")?;
            panic!("a fault of ours")
        })?;
        Ok(())
    })
    .expect_err("the panic is told");
    assert_eq!(
        (failure.code, failure.detail.contains("a fault of ours")),
        (ErrorCode::Internal, true)
    );
    assert_eq!(county(&desk), before, "what it wrote is rolled back");
    desk.write("改名", |writer| name_county(writer, "岚溪县"))
        .expect("the next act works");
    assert_eq!(county(&desk), "岚溪县");
}

#[test]
fn a_query_that_reads_what_its_row_does_not_name_is_a_fault() {
    let (desk, _folder) = desk();
    let ask = |row: &Row| {
        let request = Request {
            command: row.name,
            value: Value::Null,
            seen: None,
        };
        guarded(|| row.answer(&desk, request))
    };
    let run = |desk: &Desk, request| run_query(desk, request, vocabulary::settings);
    ask(&Row::new::<Setting>("right", Kind::Query, run)).expect("it names settings");
    let fault = ask(&Row::new::<Word>("wrong", Kind::Query, run)).expect_err("it names words");
    assert_eq!(
        fault.detail,
        "wrong reads [\"setting\"]: its row does not name that"
    );
}

#[test]
fn readers_wait_neither_for_a_writer_nor_for_a_job() {
    let (desk, _folder) = desk();
    let (tell, told) = mpsc::channel::<()>();
    let (go_on, wait) = mpsc::channel::<()>();
    let job = desk.start_job("import", move |job| {
        job.write("导入", |writer| {
            name_county(writer, "新名县")?;
            tell.send(()).expect("somebody listens");
            wait.recv().expect("somebody answers");
            Ok(())
        })?;
        Ok(Value::Null)
    });
    told.recv().expect("the job writes");
    assert_ne!(
        county(&desk),
        "新名县",
        "an act is seen when it has landed, not before"
    );
    let state = desk
        .call("app_state", Value::Null)
        .expect("the frame is drawn meanwhile");
    assert!(!state["ledger"].is_null());
    go_on.send(()).expect("the job waits");
    let ended = desk.wait_for_job(job.expect("started")).expect("known");
    assert!(ended.finished && ended.failure.is_none(), "{ended:?}");
    assert_eq!(county(&desk), "新名县");
}

#[test]
fn a_cancelled_job_stops_at_its_next_step_and_changes_nothing() {
    let (desk, _folder) = desk();
    let before = county(&desk);
    let job = desk
        .start_job("import", |job| {
            job.write("导入", |writer| {
                name_county(writer, "半途县")?;
                for row in 0.. {
                    job.progress("正在导入", row, 0)?;
                }
                Ok(())
            })?;
            Ok(Value::Null)
        })
        .expect("started");
    desk.call("job_cancel", json!(job)).expect("known");
    let ended = desk.wait_for_job(job).expect("known");
    assert_eq!(
        ended.failure.map(|failure| failure.code),
        Some(ErrorCode::Cancelled)
    );
    assert_eq!(county(&desk), before);
}

#[test]
fn a_job_that_panics_ends_with_a_failure() {
    let (desk, _folder) = desk();
    let job = desk
        .start_job("export", |_| panic!("a fault of ours"))
        .expect("started");
    let ended = desk.wait_for_job(job).expect("known");
    assert_eq!(
        ended.failure.map(|failure| failure.code),
        Some(ErrorCode::Internal)
    );
}

#[test]
fn closing_stops_the_jobs_first() {
    let (desk, folder) = desk();
    desk.start_job("export", |job| {
        loop {
            job.check()?;
            std::thread::yield_now();
        }
    })
    .expect("started");
    desk.close().expect("closed");
    assert!(matches!(
        desk.read(|_| Ok(())),
        Err(Error::Ledger {
            code: ErrorCode::NoLedger,
            ..
        })
    ));
    desk.open_ledger(&folder.path().join("岚溪县"))
        .expect("its lock is free again");
}

#[test]
fn making_a_ledger_cannot_be_undone() {
    let (desk, _folder) = desk();
    let refused = desk.call("undo", Value::Null).expect_err("nothing to undo");
    assert_eq!(refused.code, ErrorCode::NotNow);
}

#[test]
fn what_is_typed_comes_in_as_ordinary_characters_in_every_command() {
    let (desk, _folder) = desk();
    let setting = json!({ "name": "county.name", "value": "岚\u{200b}溪\u{fe00}⼭县" });
    desk.call("settings_set", setting).expect("a setting");
    assert_eq!(county(&desk), "岚溪山县");
}
