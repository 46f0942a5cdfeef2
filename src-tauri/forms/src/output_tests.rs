//! The old file survives every way in which saving can fail.
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use lianyan_core::{Error, Result};

use super::{copy, save};

fn write_new(out: &mut BufWriter<File>) -> Result<()> {
    out.write_all("新".as_bytes())
        .map_err(|fault| Error::file("写不进去", fault))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_saved_file_replaces_the_old_one_and_nothing_else_stays() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("台账.xlsx");
    fs::write(&target, "旧").unwrap();
    save(&target, write_new).unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "新");
    assert_eq!(names(folder.path()), ["台账.xlsx"]);
}

#[test]
fn a_full_disk_half_way_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("台账.xlsx");
    fs::write(&target, "旧").unwrap();
    let refused = save(&target, |out| {
        write_new(out)?;
        Err::<(), _>(Error::file(
            "写不进去",
            io::Error::from(io::ErrorKind::StorageFull),
        ))
    })
    .expect_err("the disk is full");
    assert_eq!(
        refused.to_string(),
        "“台账.xlsx”没有保存：磁盘已满。请腾出空间后再导出，或换一个磁盘。"
    );
    assert_eq!(fs::read_to_string(&target).unwrap(), "旧");
    assert_eq!(names(folder.path()), ["台账.xlsx"], "no half file stays");
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_is_really_full_is_told_as_such() {
    let mut full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let fault = full.write_all(b"x").expect_err("/dev/full takes nothing");
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.xlsx");
    let refused = save(&target, |_| Err::<(), _>(Error::file("", fault))).expect_err("full");
    assert!(refused.to_string().contains("磁盘已满"), "{refused}");
}

#[test]
fn a_file_open_in_an_office_program_is_left_alone() {
    for mark in ["~$台账.xlsx", ".~台账.xlsx", ".~lock.台账.xlsx#"] {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("台账.xlsx");
        fs::write(&target, "旧").unwrap();
        fs::write(folder.path().join(mark), "").unwrap();
        let refused = save(&target, write_new).expect_err("open elsewhere");
        assert!(
            refused
                .to_string()
                .starts_with("“台账.xlsx”正在WPS或其他程序中打开"),
            "{refused}"
        );
        assert_eq!(fs::read_to_string(&target).unwrap(), "旧");
    }
}

#[test]
fn a_protected_file_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("台账.xlsx");
    fs::write(&target, "旧").unwrap();
    let mut rights = fs::metadata(&target).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&target, rights).unwrap();
    let refused = save(&target, write_new).expect_err("read-only");
    assert!(refused.to_string().contains("不允许写入"), "{refused}");
    assert_eq!(fs::read_to_string(&target).unwrap(), "旧");
    assert_eq!(names(folder.path()), ["台账.xlsx"]);
}

#[test]
fn a_missing_folder_is_named_as_the_cause() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("已拔出的U盘").join("台账.xlsx");
    let refused = save(&target, write_new).expect_err("no such folder");
    assert!(refused.to_string().contains("文件夹不存在"), "{refused}");
}

#[test]
fn a_made_file_is_copied_whole_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (made, target) = (folder.path().join("made"), folder.path().join("台账.xlsx"));
    fs::write(&made, "新").unwrap();
    copy(&made, &target).unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "新");
    assert!(made.exists());
    let gone = copy(&folder.path().join("gone"), &target).expect_err("nothing was made");
    assert!(gone.to_string().contains("重新导出"), "{gone}");
    assert_eq!(fs::read_to_string(&target).unwrap(), "新");
}

#[test]
fn what_a_killed_run_left_half_saved_goes_with_the_next_saving() {
    let folder = tempfile::tempdir().unwrap();
    let half = |name: &str, hours: u64| {
        let file = File::create(folder.path().join(name)).unwrap();
        let age = std::time::Duration::from_secs(hours * 60 * 60);
        file.set_modified(std::time::SystemTime::now() - age)
            .unwrap();
    };
    half(".联研-a1b2c3.tmp", 48);
    half(".联研-d4e5f6.tmp", 1);
    half("别人的.tmp", 48);
    save(&folder.path().join("台账.xlsx"), write_new).unwrap();
    let kept = [".联研-d4e5f6.tmp", "别人的.tmp", "台账.xlsx"];
    assert_eq!(names(folder.path()), kept);
}
