//! Files that cannot be read say so, with their name and what to do.
use std::time::{Duration, Instant};

use lianyan_core::exchange::tabular;

use crate::file;
use crate::lists::rewritten;

fn refusal(name: &str, bytes: Vec<u8>) -> String {
    let message = tabular::read(name, bytes).expect_err(name).to_string();
    assert!(message.contains(name), "names the file: {message}");
    assert!(message.contains('请'), "says what to do: {message}");
    message
}

#[test]
fn a_password_is_named() {
    let mut xls = file("roster.xls");
    lock_as_excel_97(&mut xls);
    let ods = rewritten(&file("roster.ods"), |path, text| {
        match path {
        "META-INF/manifest.xml" => text.replacen(
            "<manifest:file-entry",
            "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\">\
             <manifest:encryption-data/></manifest:file-entry><manifest:file-entry",
            1,
        ),
        _ => text,
    }
    });
    for (name, bytes) in [
        ("名册.xlsx", file("locked.xlsx")),
        ("名册.xls", xls),
        ("名册.ods", ods),
    ] {
        let message = refusal(name, bytes);
        assert!(message.contains("密码"), "{name}: {message}");
    }
}

/// Makes the record behind the first one FILEPASS, as in a workbook with a password ([MS-XLS]
/// 2.4.117); the reader looks no further.
fn lock_as_excel_97(bytes: &mut [u8]) {
    const BOF: &[u8] = &[0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];
    let start = bytes.windows(8).position(|eight| eight == BOF);
    let next = start.expect("a workbook begins somewhere") + 4 + 16;
    bytes[next..next + 2].copy_from_slice(&0x002f_u16.to_le_bytes());
    bytes[next + 4] = 1;
}

#[test]
fn a_file_cut_off_on_its_way_is_damaged() {
    for name in ["roster.xlsx", "roster.xls", "roster.ods"] {
        let bytes = file(name);
        for part in [4, 2] {
            let mut cut = bytes.clone();
            cut.truncate(bytes.len() / part);
            let message = refusal(name, cut);
            assert!(message.contains("损坏"), "{name}: {message}");
        }
    }
}

#[test]
fn a_text_document_is_no_table() {
    // The directory of an old .doc names its stream in UTF-16.
    let name: Vec<u8> = "WordDocument"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut doc = file("roster.xls");
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let workbook = utf16("Workbook");
    let at = doc
        .windows(workbook.len())
        .position(|bytes| bytes == workbook);
    let at = at.expect("an xls has a stream Workbook");
    doc[at..at + name.len()].copy_from_slice(&name);
    doc[at + 64..at + 66].copy_from_slice(&(name.len() as u16 + 2).to_le_bytes());
    let message = refusal("通知.doc", doc);
    assert!(message.contains("不是表格"), "{message}");
}

#[test]
fn an_ods_of_a_few_lines_that_stands_for_billions_of_cells_is_refused() {
    let bomb = rewritten(&file("roster.ods"), |path, text| match path {
        "content.xml" => text
            .replacen(
                "<table:table-cell ",
                "<table:table-cell table:number-columns-repeated=\"16384\" ",
                1,
            )
            .replacen(
                "<table:table-row ",
                "<table:table-row table:number-rows-repeated=\"1048576\" ",
                1,
            ),
        _ => text,
    });
    let started = Instant::now();
    let message = refusal("名册.ods", bomb);
    assert!(message.contains("单元格"), "{message}");
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "before it is unrolled"
    );
}
