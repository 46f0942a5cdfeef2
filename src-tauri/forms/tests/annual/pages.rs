//! No page ends within a cell that is joined over several rows: a school's name would stand on the page
//! before its second term. Pages are cut here by hand, from the files themselves.
use std::io::Cursor;
use std::ops::RangeInclusive;

use lianyan_core::Ledger;
use lianyan_core::outputs::Edition;
use lianyan_core::yearbook::Yearbook;
use lianyan_forms::annual_workbook::write_quota_table;
use lianyan_forms::sign_in_sheet::{self, SignInOptions, SignInSheet, Signer};
use zip::ZipArchive;

use super::odd::odd_county;
use super::office::{YEAR, county, workbook, yearbook};
use super::paper::{attribute, number, part, scale, tags};

const MARGINS_MM: f64 = 16.0 + 17.0;

/// Rows as people count them.
type Rows = RangeInclusive<u32>;

#[test]
fn no_page_of_any_workbook_ends_within_a_joined_cell() {
    let mut breaks = 0;
    for (form, bytes) in workbooks() {
        for at in 1..=ZipArchive::new(Cursor::new(&bytes)).unwrap().len() {
            let Some(sheet) = part(&bytes, &format!("xl/worksheets/sheet{at}.xml")) else {
                break;
            };
            let joined = joined(&sheet);
            for first in first_rows(&sheet, head_of(&bytes, at - 1)) {
                let cut = joined
                    .iter()
                    .find(|rows| rows.contains(&first) && *rows.start() < first);
                assert_eq!(cut, None, "{form}, sheet {at}: a page begins at {first}");
                breaks += 1;
            }
        }
    }
    assert!(breaks > 10, "{breaks} pages begin somewhere");
}

#[test]
fn a_school_on_two_pages_is_named_on_both() {
    let bytes = sign_in(&[25, 3]);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml").unwrap();
    let pages = first_rows(&sheet, head_of(&bytes, 0));
    let lengths: Vec<usize> = joined(&sheet)
        .iter()
        .map(|rows| rows.clone().count())
        .collect();
    assert_eq!(pages.len(), 1, "{pages:?}");
    assert_eq!(lengths.iter().sum::<usize>(), 28, "{lengths:?}");
    assert_eq!(
        lengths.len(),
        3,
        "the first school stands twice: {lengths:?}"
    );
}

fn quota_tables() -> Vec<(&'static str, Vec<u8>)> {
    let table = |(what, year, edition): (_, Yearbook, _)| {
        let mut quota = Vec::new();
        write_quota_table(&year, edition, &mut quota).unwrap();
        (what, quota)
    };
    years().into_iter().map(table).collect()
}

fn years() -> Vec<(&'static str, Yearbook, Edition)> {
    let ledgers = [("the county", county()), ("odd records", odd_county())];
    let of = |(what, ledger): &(&'static str, Ledger)| {
        [Edition::Submission, Edition::SelfCheck]
            .map(|edition| (*what, yearbook(ledger, None, YEAR), edition))
    };
    ledgers.iter().flat_map(of).collect()
}

fn workbooks() -> Vec<(&'static str, Vec<u8>)> {
    let mut all = quota_tables();
    all.extend(
        years()
            .into_iter()
            .map(|(what, year, edition)| (what, workbook(&year, edition))),
    );
    for sizes in [&[1, 30, 1, 50][..], &[24], &[25], &[23, 2], &[5; 30]] {
        all.push(("sign-in", sign_in(sizes)));
    }
    all
}

/// A sheet with so many persons of each school.
fn sign_in(sizes: &[usize]) -> Vec<u8> {
    let people = sizes.iter().enumerate().flat_map(|(school, size)| {
        let signer = Signer {
            school: format!("第{}中心小学", school + 1),
            name: "某人".into(),
            ..Signer::default()
        };
        std::iter::repeat_n(signer, *size)
    });
    let sheet = SignInSheet {
        community: "第一片区教研共同体".into(),
        theme: "研修".into(),
        people: people.collect(),
        ..SignInSheet::default()
    };
    let mut bytes = Vec::new();
    sign_in_sheet::workbook(&[sheet], &SignInOptions::default(), &mut bytes).unwrap();
    bytes
}

/// Cells joined down the rows of a table.
fn joined(sheet: &str) -> Vec<Rows> {
    let row = |cell: &str| -> u32 {
        let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse().unwrap()
    };
    let areas = tags(sheet, "mergeCell ").map(|cell| attribute(cell, "ref").unwrap());
    areas
        .filter_map(|area| {
            let (from, to) = area.split_once(':')?;
            (row(from) < row(to)).then(|| row(from)..=row(to))
        })
        .collect()
}

/// Rows that stand on every page.
fn head_of(workbook: &[u8], sheet: usize) -> u32 {
    let names = part(workbook, "xl/workbook.xml").unwrap();
    let title = names.split("<definedName ").skip(1).find(|name| {
        name.contains("_xlnm.Print_Titles") && name.contains(&format!("localSheetId=\"{sheet}\""))
    });
    let rows = title.and_then(|name| name.split("</").next()?.rsplit_once("$"));
    rows.map_or(0, |(_, last)| last.parse().unwrap())
}

/// Where pages after the first begin.
fn first_rows(sheet: &str, head: u32) -> Vec<u32> {
    let (paper, scale) = scale(sheet);
    let landscape = sheet.contains("orientation=\"landscape\"");
    let height_mm = match (paper, landscape) {
        (9, true) => 210.0,
        (9, false) | (8, true) => 297.0,
        other => panic!("paper {other:?}"),
    };
    let room = (height_mm - MARGINS_MM) / 25.4 * 72.0 / scale;
    let broken: Vec<u32> = tags(sheet, "brk ")
        .map(|at| number(at, "id").unwrap() as u32 + 1)
        .collect();
    let rows = tags(sheet, "row ").map(|row| {
        let height = number(row, "ht").unwrap_or(15.0);
        (number(row, "r").unwrap() as u32, height)
    });
    let rows: Vec<(u32, f64)> = rows.collect();
    let heads = rows.iter().filter(|(row, _)| *row <= head);
    let heads: f64 = heads.map(|(_, height)| height).sum();
    let (mut used, mut first) = (0.0, Vec::new());
    for (row, height) in rows {
        if used > 0.0 && (broken.contains(&row) || used + height > room) {
            first.push(row);
            used = heads;
        }
        used += height;
    }
    first
}

#[test]
fn what_the_school_signs_stands_on_one_page_with_the_sums() {
    for (what, bytes) in quota_tables() {
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml").unwrap();
        let rows = tags(&sheet, "row ").filter_map(|row| number(row, "r"));
        let last = rows.last().unwrap() as u32;
        let pages = first_rows(&sheet, head_of(&bytes, 0));
        let on_last_page = last + 1 - pages.last().unwrap();
        // Sums, remark, and at least one line to sign.
        assert!(
            on_last_page >= 3,
            "{what}: of {last} rows {pages:?} begin pages"
        );
    }
}
