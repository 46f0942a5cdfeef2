//! Acceptance 8: recalculated by LibreOffice no cell differs, and a planted wrong result is found.
use std::io::{Cursor, Read, Write};

use lianyan_core::dates::SchoolYear;
use lianyan_core::outputs::Edition;
use lianyan_forms::annual_workbook::write_quota_table;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::odd::odd_county;
use super::office::{P1, YEAR, county, workbook, yearbook};
use super::soffice::{differences, recalculated};

#[test]
fn every_stored_result_is_what_libreoffice_computes() {
    let ledger = county();
    let one = yearbook(&ledger, Some(P1), YEAR);
    let all = yearbook(&ledger, None, YEAR);
    let empty = yearbook(&ledger, Some(P1), SchoolYear(2030));
    let odd = odd_county();
    let mut quota = Vec::new();
    write_quota_table(&all, Edition::SelfCheck, &mut quota).unwrap();
    let books = [
        ("one community", workbook(&one, Edition::Submission)),
        ("one community, 自查版", workbook(&one, Edition::SelfCheck)),
        ("the county", workbook(&all, Edition::Submission)),
        ("the county, 自查版", workbook(&all, Edition::SelfCheck)),
        (
            "a year without activities",
            workbook(&empty, Edition::SelfCheck),
        ),
        (
            "odd records",
            workbook(&yearbook(&odd, Some(P1), YEAR), Edition::SelfCheck),
        ),
        (
            "odd records of the county",
            workbook(&yearbook(&odd, None, YEAR), Edition::Submission),
        ),
        ("the quota table", quota),
        ("planted", planted(&workbook(&one, Edition::Submission))),
    ];
    let computed = recalculated(&books.each_ref().map(|(_, bytes)| bytes.as_slice()));
    for ((what, stored), computed) in books.iter().zip(&computed) {
        let differ = differences(stored, computed);
        match *what {
            "planted" => assert_eq!(differ.len(), 1, "the planted result is found: {differ:?}"),
            _ => assert!(differ.is_empty(), "{what}: {differ:#?}"),
        }
    }
}

/// The workbook with one stored result of a formula changed, the formula left as it is.
fn planted(workbook: &[u8]) -> Vec<u8> {
    let mut source = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..source.len() {
        let mut entry = source.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name == "xl/worksheets/sheet2.xml" {
            let text = String::from_utf8(content).unwrap();
            let (before, after) = text
                .split_once("</f><v>")
                .expect("a formula with its result");
            let (_, after) = after.split_once("</v>").unwrap();
            content = format!("{before}</f><v>987654</v>{after}").into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}
