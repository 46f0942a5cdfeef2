//! Two at once are pointed out, and taken over all the same.
use super::*;

/// The sample county's own workbook with one more line on a sheet, and what importing it would say.
fn with_posting(line: &[(&str, &str)]) -> (Ledger, Workbook, Preview) {
    with_line("任职", line)
}

pub(super) fn with_line(name: &str, line: &[(&str, &str)]) -> (Ledger, Workbook, Preview) {
    let mut ledger = ledger();
    sample::install(&mut ledger).expect("the sample county");
    let mut book = exported(&ledger);
    let sheet = book
        .sheets
        .iter_mut()
        .find(|sheet| sheet.name == name)
        .expect("the sheet");
    let cells = sheet.rows[0].cells.iter().map(|head| {
        let given = line.iter().find(|(header, _)| *header == head.shown());
        given.map_or(Cell::Empty, |(_, text)| Cell::text(*text))
    });
    let row = Row::new(sheet.rows.len() as u32 + 1, cells.collect());
    sheet.rows.push(row);
    let preview = preview(ledger.reader(), &book).expect("a preview");
    (ledger, book, preview)
}

#[test]
fn the_sample_county_has_none() {
    let mut ledger = ledger();
    sample::install(&mut ledger).expect("the sample county");
    let preview = preview(ledger.reader(), &exported(&ledger)).expect("a preview");
    assert_eq!(preview.notices, Vec::<String>::new());
}

#[test]
fn two_schools_of_one_person_at_once_are_pointed_out_and_taken_over() {
    let (mut ledger, book, preview) =
        with_posting(&[("人员", "T18"), ("单位", "XX03"), ("自", "2024-09-01")]);
    assert_eq!(preview.issues, vec![]);
    assert_eq!(preview.notices.len(), 1, "{:?}", preview.notices);
    let notice = &preview.notices[0];
    assert!(notice.starts_with("“任职”第"), "{notice}");
    assert!(notice.contains("同一个人，起止日期重叠"), "{notice}");
    assert_eq!(import(&mut ledger, &book).expect("taken over").added, 1);
}

#[test]
fn two_roles_of_one_school_at_once_are_pointed_out() {
    let (_, _, preview) = with_line(
        "成员学校",
        &[
            ("教研共同体", "P1"),
            ("学校", "XX03"),
            ("角色", "成员学校"),
            ("顺序", "9"),
            ("自", "2024-10-01"),
        ],
    );
    assert_eq!(preview.issues, vec![]);
    assert_eq!(preview.notices.len(), 1, "{:?}", preview.notices);
    assert!(
        preview.notices[0].contains("是同一所学校，起止日期重叠"),
        "{:?}",
        preview.notices
    );
}
