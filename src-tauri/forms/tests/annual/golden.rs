//! What the workbooks of 第一片区 say, as text. `GOLDEN=write cargo test -p lianyan-forms` renews it.
use std::io::Cursor;
use std::path::Path;
use std::{env, fs};

use calamine::{Data, Reader, Xlsx};
use lianyan_core::outputs::Edition;
use lianyan_core::yearbook::Yearbook;
use lianyan_forms::Form;
use lianyan_forms::annual_workbook::AnnualWorkbookForm;

use super::office::{P1, YEAR, community, county, workbook, yearbook};

#[test]
fn the_submission_says_what_it_said() {
    assert_golden("annual-workbook-submission.txt", &said(Edition::Submission));
}

#[test]
fn the_self_check_says_what_it_said() {
    assert_golden("annual-workbook-self-check.txt", &said(Edition::SelfCheck));
}

#[test]
fn the_submission_has_no_word_about_gaps_settings_or_time() {
    let text = said(Edition::Submission);
    for word in [
        "缺",
        "未达标",
        "还差",
        "待核实",
        "待县里确定",
        "2025年7月1日",
        "自查版",
        "需要核对",
        "未登记",
        "提示",
        "口径",
    ] {
        assert!(!text.contains(word), "the 报送版 says {word}");
    }
    let text = said(Edition::SelfCheck);
    for word in [
        "缺照片",
        "缺签到表",
        "2025年7月1日",
        "自查版",
        "需要核对的地方",
        "统计口径",
    ] {
        assert!(text.contains(word), "the 自查版 lacks {word}");
    }
}

/// Catalogue §9.5 and §9.7: the known answers of the sample county.
#[test]
fn the_known_answers_stand_in_the_workbook() {
    let text = said(Edition::Submission);
    for line in [
        "计入的教研活动|次|6|5|11",
        "参加人次|人次|76|63|139",
        "学时|学时|219|204|423",
        "石桥中心小学|第一学期|0|1|4|12|36|",
        "合计||11|21|30|139|423|",
    ] {
        assert!(text.lines().any(|said| said == line), "{line}\n{text}");
    }
}

#[test]
fn the_name_of_the_file_says_the_year_once() {
    let ledger = county();
    for community in [Some(community(&ledger, P1)), None] {
        let request = AnnualWorkbookForm {
            school_year: YEAR,
            community,
            edition: Edition::Submission,
        };
        let name = request.read(ledger.reader()).unwrap().suggested_name;
        assert!(
            name.ends_with("2024—2025学年度教研活动资料汇总（报送版）.xlsx"),
            "{name}"
        );
    }
}

fn said(edition: Edition) -> String {
    let ledger = county();
    said_of(&yearbook(&ledger, Some(P1), YEAR), edition)
}

/// What the workbook of this year says.
pub(crate) fn said_of(year: &Yearbook, edition: Edition) -> String {
    text(&workbook(year, edition))
}

/// Every sheet with its rows, cells separated by |, lines of a cell by ⏎.
fn text(workbook: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    for name in book.sheet_names() {
        text.push_str(&format!("== {name}\n"));
        let range = book.worksheet_range(&name).unwrap();
        for row in range.rows() {
            let cells: Vec<String> = row.iter().map(cell).collect();
            text.push_str(&cells.join("|"));
            text.push('\n');
        }
    }
    text
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::DateTime(date) => date.as_datetime_text(),
        other => other.to_string().replace('\n', "⏎"),
    }
}

/// A real date, as it is shown.
trait AsText {
    fn as_datetime_text(&self) -> String;
}

impl AsText for calamine::ExcelDateTime {
    fn as_datetime_text(&self) -> String {
        let (year, month, day, ..) = self.to_ymd_hms_milli();
        format!("{year}-{month:02}-{day:02}")
    }
}

fn assert_golden(name: &str, said: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if env::var("GOLDEN").is_ok_and(|value| value == "write") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, said).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let differs = kept
        .lines()
        .zip(said.lines())
        .find(|(kept, said)| kept != said);
    assert!(
        kept == said,
        "{name} differs, first in {differs:?}; GOLDEN=write renews it"
    );
}
