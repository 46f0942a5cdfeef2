//! No table of any workbook is printed so small that nobody can read it. Computed from the files
//! themselves: widths of the columns shown, paper, margins and scale.
use std::io::{Cursor, Read};

use calamine::{Reader, Xlsx};
use lianyan_core::exchange::roster_import::RejectedRows;
use lianyan_core::outputs::Edition;
use lianyan_forms::annual_workbook::write_quota_table;
use lianyan_forms::sign_in_sheet::{self, SheetColumn, SignInOptions, SignInSheet, Signer};
use lianyan_forms::{activity_list, data_workbook, rejected_rows};
use zip::ZipArchive;

use super::odd::odd_county;
use super::office::{P1, YEAR, county, listed, workbook, yearbook};

const SMALLEST_POINTS: f64 = 8.0;
const A4: u32 = 9;
const A3: u32 = 8;

/// How one sheet comes out on paper.
#[derive(Debug)]
struct Printed {
    sheet: String,
    paper: u32,
    points: f64,
}

#[test]
fn nothing_is_printed_smaller_than_eight_points() {
    let mut sheets = 0;
    for (form, bytes) in every_workbook() {
        for printed in printed(&bytes) {
            assert!(printed.points >= SMALLEST_POINTS, "{form}: {printed:?}");
            sheets += 1;
        }
    }
    assert!(sheets > 80, "{sheets}");
}

/// Most schools print on A4: only the widest list of the 自查版 needs more.
#[test]
fn what_one_community_hands_in_fits_on_a4() {
    let year = yearbook(&county(), Some(P1), YEAR);
    let larger = |edition| {
        let sheets = printed(&workbook(&year, edition)).into_iter();
        let larger = sheets.filter(|sheet| sheet.paper != A4);
        larger
            .map(|sheet| (sheet.sheet, sheet.paper))
            .collect::<Vec<_>>()
    };
    assert_eq!(larger(Edition::Submission), []);
    assert_eq!(larger(Edition::SelfCheck), [("活动台账".to_owned(), A3)]);
}

/// 学校序号, 教师序号: formulas need them, nobody who reads the sheet does.
#[test]
fn keys_of_formulas_are_neither_shown_nor_printed() {
    let year = yearbook(&county(), Some(P1), YEAR);
    for edition in [Edition::Submission, Edition::SelfCheck] {
        let bytes = workbook(&year, edition);
        let mut hidden = 0;
        for (at, sheet) in sheet_names(&bytes).iter().enumerate() {
            let heads = headings(&bytes, sheet);
            let text = part(&bytes, &format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap();
            for (column, head) in heads.iter().enumerate() {
                let is_key = head.ends_with("序号") && head != "序号";
                assert_eq!(is_hidden(&text, column), is_key, "{sheet}: {head}");
                hidden += u32::from(is_key);
            }
        }
        assert_eq!(
            hidden, 6,
            "of schools' shares two, of sign-ins three, of teachers one"
        );
    }
}

#[test]
fn days_are_written_as_offices_write_them() {
    let year = yearbook(&county(), Some(P1), YEAR);
    for edition in [Edition::Submission, Edition::SelfCheck] {
        let styles = part(&workbook(&year, edition), "xl/styles.xml").unwrap();
        assert!(
            styles.contains("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"),
            "{styles}"
        );
        assert!(!styles.contains("yyyy-mm-dd"), "one way for all of them");
    }
}

fn headings(workbook: &[u8], sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let row = range.rows().nth(2).unwrap_or_default();
    row.iter().map(ToString::to_string).collect()
}

fn is_hidden(sheet: &str, column: usize) -> bool {
    let at = column as f64 + 1.0;
    tags(sheet, "col ").any(|tag| {
        let within = number(tag, "min").unwrap() <= at && at <= number(tag, "max").unwrap();
        within && attribute(tag, "hidden") == Some("1")
    })
}

fn every_workbook() -> Vec<(&'static str, Vec<u8>)> {
    let ledger = county();
    let odd = odd_county();
    let mut all = Vec::new();
    for edition in [Edition::Submission, Edition::SelfCheck] {
        for (what, ledger, community) in [
            ("one community", &ledger, Some(P1)),
            ("the county", &ledger, None),
            ("odd records", &odd, Some(P1)),
            ("odd records of the county", &odd, None),
        ] {
            let year = yearbook(ledger, community, YEAR);
            all.push((what, workbook(&year, edition)));
            let mut quota = Vec::new();
            write_quota_table(&year, edition, &mut quota).unwrap();
            all.push(("quota table", quota));
        }
    }
    for community in [Some(P1), None] {
        let mut list = Vec::new();
        activity_list::write(&listed(&odd, community), &mut list).unwrap();
        all.push(("list of activities", list));
    }
    let (mut data, mut blank, mut rejected) = (Vec::new(), Vec::new(), Vec::new());
    data_workbook::write(ledger.reader(), &mut data).unwrap();
    data_workbook::write_blank(ledger.reader(), &mut blank).unwrap();
    rejected_rows::write(&wide_list(), &mut rejected).unwrap();
    all.extend([
        ("data", data),
        ("blank data", blank),
        ("rejected rows", rejected),
    ]);
    all.push(("sign-in", sign_in(&SignInOptions::default())));
    all.push(("sign-in, wide", sign_in(&everything())));
    all
}

fn wide_list() -> RejectedRows {
    let headings = [
        "姓名",
        "学校",
        "职务",
        "电话",
        "备注",
        "荣誉",
        "问题",
        "怎样改",
    ];
    RejectedRows {
        title: "有问题的行".into(),
        headings: headings.map(String::from).into(),
        rows: vec![headings.map(String::from).into()],
    }
}

fn everything() -> SignInOptions {
    use SheetColumn::*;
    SignInOptions {
        columns: vec![
            Serial, School, Name, Subject, Post, Phone, Signature, Remark,
        ],
        sessions: ["第一天上午", "第一天下午", "第二天上午", "第二天下午"]
            .map(String::from)
            .into(),
        ..SignInOptions::default()
    }
}

fn sign_in(options: &SignInOptions) -> Vec<u8> {
    let sheet = SignInSheet {
        community: "第一片区教研共同体".into(),
        theme: "两天的研修".into(),
        people: vec![Signer::default(); 3],
        ..SignInSheet::default()
    };
    let mut bytes = Vec::new();
    sign_in_sheet::workbook(&[sheet], options, &mut bytes).unwrap();
    bytes
}

pub(crate) fn part(workbook: &[u8], name: &str) -> Option<String> {
    let mut zip = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    let mut entry = zip.by_name(name).ok()?;
    entry.read_to_string(&mut text).unwrap();
    Some(text)
}

fn sheet_names(workbook: &[u8]) -> Vec<String> {
    let text = part(workbook, "xl/workbook.xml").unwrap();
    let names = tags(&text, "sheet ").map(|sheet| attribute(sheet, "name").unwrap().to_owned());
    names.collect()
}

fn printed(workbook: &[u8]) -> Vec<Printed> {
    let styles = part(workbook, "xl/styles.xml").unwrap();
    let (fonts, _) = styles.split_once("</fonts>").unwrap();
    let sizes = tags(fonts, "sz").map(|size| number(size, "val").unwrap());
    let smallest = sizes.fold(f64::INFINITY, f64::min);
    let sheets = sheet_names(workbook)
        .into_iter()
        .enumerate()
        .map(|(at, sheet)| {
            let text = part(workbook, &format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap();
            let (paper, scale) = scale(&text);
            Printed {
                sheet,
                paper,
                points: smallest * scale,
            }
        });
    sheets.collect()
}

/// Code of the paper, and by how much the sheet is made smaller.
pub(crate) fn scale(sheet: &str) -> (u32, f64) {
    let page = tags(sheet, "pageSetup")
        .next()
        .expect("every sheet has its paper");
    let paper = number(page, "paperSize").expect("a size") as u32;
    if !sheet.contains("fitToPage=\"1\"") {
        return (paper, number(page, "scale").unwrap_or(100.0) / 100.0);
    }
    let (longer, shorter) = match paper {
        A4 => (297.0, 210.0),
        A3 => (420.0, 297.0),
        other => panic!("paper {other}"),
    };
    let landscape = attribute(page, "orientation") == Some("landscape");
    let width_inch = if landscape { longer } else { shorter } / 25.4;
    let margins = tags(sheet, "pageMargins").next().expect("margins");
    let sides = number(margins, "left").unwrap() + number(margins, "right").unwrap();
    let room = (width_inch - sides) * 96.0;
    let width: f64 = tags(sheet, "col ").map(pixels).sum();
    (paper, (room / width * 100.0).floor().min(100.0) / 100.0)
}

/// Seven for each character of the width, which has the cell's margins in it.
fn pixels(column: &str) -> f64 {
    if attribute(column, "hidden") == Some("1") {
        return 0.0;
    }
    let columns = number(column, "max").unwrap() - number(column, "min").unwrap() + 1.0;
    columns * (number(column, "width").unwrap() * 7.0).round()
}

pub(crate) fn tags<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    let open = format!("<{name}");
    let starts: Vec<usize> = text.match_indices(&open).map(|(at, _)| at).collect();
    starts
        .into_iter()
        .map(|at| text[at..].split('>').next().expect("a tag"))
}

pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

pub(crate) fn number(tag: &str, name: &str) -> Option<f64> {
    attribute(tag, name)?.parse().ok()
}
