//! LibreOffice as a second calculator: every formula computed again from the records.
use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};

/// Recalculates every file on loading, whoever wrote it; a used profile might say otherwise.
const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// The workbooks with every formula calculated anew, in the order handed in.
pub(crate) fn recalculated(workbooks: &[&[u8]]) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let profile = folder.path().join("profile");
    fs::create_dir_all(profile.join("user")).expect("a profile");
    fs::write(
        profile.join("user/registrymodifications.xcu"),
        ALWAYS_RECALCULATE,
    )
    .expect("a profile");
    let made = folder.path().join("out");
    let sources: Vec<_> = (0..workbooks.len())
        .map(|at| folder.path().join(format!("{at}.xlsx")))
        .collect();
    for (source, bytes) in sources.iter().zip(workbooks) {
        fs::write(source, bytes).expect("the workbook on disk");
    }
    let run = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&made)
        .args(&sources)
        .output()
        .expect("LibreOffice is installed: apt-get install libreoffice-calc-nogui");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    sources
        .iter()
        .map(|source| read_beside(&made, source))
        .collect()
}

fn read_beside(folder: &Path, source: &Path) -> Vec<u8> {
    fs::read(folder.join(source.file_name().expect("a file name"))).expect("LibreOffice wrote it")
}

/// Cells that differ, as 表!(row, column): stored → recalculated. Empty texts and missing cells
/// are one.
pub(crate) fn differences(stored: &[u8], recalculated: &[u8]) -> Vec<String> {
    let (stored, recalculated) = (cells(stored), cells(recalculated));
    assert!(stored.len() > 20, "a workbook has cells");
    let keys = stored.keys().chain(recalculated.keys());
    let mut keys: Vec<_> = keys.collect();
    keys.sort();
    keys.dedup();
    let differ = keys
        .into_iter()
        .filter(|key| stored.get(key) != recalculated.get(key));
    let say = |key| {
        format!(
            "{key:?}: {:?} → {:?}",
            stored.get(key),
            recalculated.get(key)
        )
    };
    differ.map(say).collect()
}

type Cells = BTreeMap<(String, usize, usize), String>;

fn cells(bytes: &[u8]) -> Cells {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut cells = Cells::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("a sheet");
        let (top, left) = range
            .start()
            .map_or((0, 0), |(r, c)| (r as usize, c as usize));
        for (row, column, cell) in range.used_cells() {
            let text = match cell {
                Data::Float(number) => format!("{number:.9}"),
                Data::Int(number) => format!("{:.9}", *number as f64),
                Data::DateTime(date) => format!("{:.9}", date.as_f64()),
                other => other.to_string(),
            };
            if !text.is_empty() {
                cells.insert((name.clone(), top + row, left + column), text);
            }
        }
    }
    cells
}
