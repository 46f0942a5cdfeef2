//! What the row-writer promises.
use std::io::{self, Cursor, Write};

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use lianyan_core::Error;

use super::{Book, Cell, Column, Kind, Look, Page, quoted};

fn columns() -> Vec<Column> {
    vec![
        Column::new("编号", Kind::Code),
        Column::new("日期", Kind::Date),
        Column::new("人数", Kind::Count),
    ]
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 10).unwrap()
}

fn sample() -> Vec<u8> {
    packed("台账", |book| {
        let mut sheet = book.sheet("活动台账", columns(), Page::Landscape).unwrap();
        sheet.title("活动台账").unwrap();
        sheet.head().unwrap();
        sheet.row(&["007".into(), day().into(), 11.into()]).unwrap();
        sheet.row(&["008".into(), day().into(), 13.into()]).unwrap();
        sheet
            .total(&["合计".into(), Cell::Blank, Cell::formula("=SUM(C3:C4)", 24)])
            .unwrap();
        sheet.filter().unwrap();
        book.define_name("人数", "活动台账", "$C$3:$C$4");
    })
}

fn packed(title: &str, draw: impl FnOnce(&mut Book)) -> Vec<u8> {
    let mut bytes = Vec::new();
    Book::make(title, &mut bytes, |book| {
        draw(book);
        Ok(())
    })
    .unwrap();
    bytes
}

#[test]
fn numbers_dates_and_codes_keep_their_kind() {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(sample())).unwrap();
    let range = workbook.worksheet_range("活动台账").unwrap();
    assert_eq!(range[(2, 0)], Data::String("007".into()), "codes stay text");
    let Data::DateTime(date) = &range[(2, 1)] else {
        panic!("{:?}", range[(2, 1)])
    };
    assert_eq!(date.as_f64(), super::serial(day()), "a real date");
    assert_eq!(range[(2, 2)], Data::Float(11.0));
    assert_eq!(
        range[(4, 2)],
        Data::Float(24.0),
        "the formula's computed value is stored"
    );
    let formulas = workbook.worksheet_formula("活动台账").unwrap();
    assert_eq!(formulas.get_value((4, 2)).unwrap(), "SUM(C3:C4)");
}

#[test]
fn a_row_that_was_passed_is_refused() {
    let mut book = Book::new("").unwrap();
    let mut sheet = book.sheet("甲", columns(), Page::Portrait).unwrap();
    sheet.row_at(5, &["1".into()]).unwrap();
    let refused = sheet
        .row_at(5, &["2".into()])
        .expect_err("row 5 is on disk");
    assert!(matches!(refused, Error::Internal(_)), "{refused:?}");
    assert!(sheet.row_at(3, &["3".into()]).is_err());
    assert_eq!(
        sheet.row(&["4".into()]).unwrap(),
        6,
        "going on forward is fine"
    );
}

#[test]
fn a_name_on_a_missing_sheet_is_refused() {
    let made = Book::make("", Vec::new(), |book| {
        book.sheet("甲", columns(), Page::Portrait)?;
        book.define_name("人数", "乙", "$A$1");
        Ok(())
    });
    assert!(matches!(made, Err(Error::Internal(_))));
}

#[test]
fn joined_cells_do_not_disturb_the_rows_below() {
    let bytes = packed("", |book| {
        let mut sheet = book.sheet("甲", columns(), Page::Portrait).unwrap();
        let head = |text: &'static str| (1, text.into(), Look::Head);
        let upper = vec![head("编号"), (2, "人数".into(), Look::Head)];
        let lower = vec![(1, Cell::Covered, Look::Head), head("上午"), head("下午")];
        sheet.head_rows(&[upper, lower]).unwrap();
        sheet.row(&["A01".into(), day().into(), 1.into()]).unwrap();
        sheet.join_down(0, 3, "A01").unwrap();
        sheet.row(&[Cell::Covered, day().into(), 2.into()]).unwrap();
        sheet.row(&[Cell::Covered, day().into(), 3.into()]).unwrap();
    });
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range("甲").unwrap();
    assert_eq!(range[(1, 2)], Data::String("下午".into()));
    assert_eq!(range[(2, 0)], Data::String("A01".into()));
    assert_eq!(
        [&range[(2, 2)], &range[(3, 2)], &range[(4, 2)]].map(|cell| cell.to_string()),
        ["1", "2", "3"]
    );
    let merged = workbook.merge_cells_by_sheet_name("甲").unwrap();
    assert_eq!(merged.len(), 3, "two headings and the code");
}

/// A disk that is full after so many bytes.
struct SmallDisk(usize);

impl Write for SmallDisk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() > self.0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.0 -= bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told_as_such() {
    let made = Book::make("", SmallDisk(200), |book| {
        book.sheet("甲", columns(), Page::Portrait).map(|_| ())
    });
    let Err(Error::File {
        source: Some(source),
        ..
    }) = made
    else {
        panic!("the disk's own fault must reach the caller")
    };
    assert_eq!(source.kind(), io::ErrorKind::StorageFull);
}

#[test]
fn equal_content_gives_equal_bytes() {
    assert!(sample() == sample());
}

#[test]
fn sheet_names_are_spelled_for_formulas() {
    assert_eq!(quoted("活动台账"), "'活动台账'");
    assert_eq!(quoted("甲's"), "'甲''s'");
}

/// One part of the workbook.
fn part(workbook: Vec<u8>, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

#[test]
fn a_note_under_a_table_wraps_in_a_row_that_shows_all_of_it() {
    let note = "注：承担任务，指学校承办、协办，都算承担一次。";
    let bytes = packed("台账", |book| {
        let mut sheet = book.sheet("活动台账", columns(), Page::Landscape).unwrap();
        sheet.note(note).unwrap();
    });
    let sheet = part(bytes.clone(), "xl/worksheets/sheet1.xml");
    let between = |text: &str, before: &str, after: &str| -> String {
        let (_, text) = text.split_once(before).unwrap();
        text.split_once(after).unwrap().0.to_owned()
    };
    // 46 half characters in 26: two lines.
    let row = between(&sheet, "<row r=\"1\"", "</row>");
    let points: f64 = between(&row, "ht=\"", "\"").parse().unwrap();
    assert!((35.0..36.0).contains(&points), "{points}");
    let style: usize = between(&row, "<c r=\"A1\" s=\"", "\"").parse().unwrap();
    let styles = part(bytes, "xl/styles.xml");
    let formats = between(&styles, "<cellXfs", "</cellXfs>");
    let format = formats.split("<xf ").nth(style + 1).unwrap();
    assert!(format.contains("wrapText=\"1\""), "{format}");
}
