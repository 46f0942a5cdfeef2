//! Headings as they are found in schools' files.
mod naming;
mod parts;
mod skipping;

use super::*;
use crate::exchange::tabular::samples::{Page, xlsx};
use crate::exchange::tabular::{self, Sheet};

fn sheet(text: &str, merges: &[&'static str]) -> Sheet {
    let mut page = Page::of_text("教师", text);
    page.merges = merges.to_vec();
    let mut book = tabular::read("名册.xlsx", xlsx(&[page])).expect("a sound file");
    book.sheets.remove(0)
}

fn found(layout: &Layout) -> Vec<(usize, ListField)> {
    layout
        .columns
        .iter()
        .filter_map(|c| Some((c.column, c.field?)))
        .collect()
}

#[test]
fn headings_stand_below_titles_in_any_order_and_naming() {
    let sheet = sheet(
        "岚溪县第一片区教师花名册|||||\n（2024年9月）|||||\n\n序号|所在学校|教师姓名|出生年月（如1974.03）|专业技术职务|手机号码\n1|二实小|王芳|1974.3|一级教师|13800001111",
        &["A1:F1", "A2:F2"],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    assert_eq!((layout.head_from, layout.head_to), (4, 4));
    assert_eq!(
        found(&layout),
        [
            (1, ListField::School),
            (2, ListField::Name),
            (3, ListField::BirthMonth),
            (4, ListField::Title),
            (5, ListField::Phone)
        ]
    );
    assert_eq!(layout.columns[2].confidence, Some(Confidence::Sure));
}

#[test]
fn two_lines_of_headings_are_read_as_one() {
    let sheet = sheet(
        "花名册||||||\n序号|基本情况|||任教|专业|备注\n|姓名|性别|出生|学科|技术职务|\n1|王芳|女|1974.3|语文|一级教师|",
        &["A1:G1", "A2:A3", "B2:D2", "G2:G3"],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    assert_eq!((layout.head_from, layout.head_to), (2, 3));
    assert_eq!(
        found(&layout),
        [
            (1, ListField::Name),
            (2, ListField::Sex),
            (3, ListField::BirthMonth),
            (4, ListField::Subject),
            (5, ListField::Title),
            (6, ListField::Note)
        ]
    );
    assert_eq!(layout.columns[1].heading, "基本情况·姓名");
}

#[test]
fn what_only_looks_like_ours_is_left_alone() {
    let sheet = sheet(
        "姓名|毕业学校|学校|职称取得时间|职称|身份证号\n王芳|师大|二实小|2010|一级教师|1",
        &[],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    assert_eq!(
        found(&layout),
        [
            (0, ListField::Name),
            (2, ListField::School),
            (4, ListField::Title)
        ]
    );
}

#[test]
fn a_field_is_filled_by_one_column() {
    let sheet = sheet(
        "姓名|单位|现工作单位|手机|联系电话\n王芳|二实小|前楼|1|2",
        &[],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    assert_eq!(
        found(&layout),
        [
            (0, ListField::Name),
            (1, ListField::School),
            (3, ListField::Phone)
        ]
    );
}

#[test]
fn a_sheet_without_headings_has_no_layout() {
    assert!(guess(&sheet("王芳|二实小\n李敏|前楼", &[]), ListKind::Persons, 0).is_none());
    assert!(guess(&Sheet::default(), ListKind::Persons, 0).is_none());
}

#[test]
fn the_signature_is_that_of_the_headings() {
    let one = guess(&sheet("姓名|单位\n王芳|二实小", &[]), ListKind::Persons, 0).expect("headings");
    let same = guess(
        &sheet("名册|\n姓 名|单位（全称）\n李敏|前楼", &[]),
        ListKind::Persons,
        0,
    )
    .expect("headings");
    let other =
        guess(&sheet("姓名|学校\n王芳|二实小", &[]), ListKind::Persons, 0).expect("headings");
    assert_eq!(one.signature(), same.signature());
    assert_ne!(one.signature(), other.signature());
}

#[test]
fn totals_notes_and_repeated_headings_are_no_records() {
    let sheet = sheet(
        "序号|姓名|单位|职务\n1|王芳|二实小|\n小学部|||\n序号|姓名|单位|职务\n2|李敏|前楼|校长\n3|||\n合计|2人||\n备注：以在编人员为准|||\n填表人：高原|||审核人：林秀英",
        &["A3:D3"],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    let (rows, skipped) = data_rows(&sheet, &layout, ListKind::Persons, |_| false);
    assert_eq!(
        rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [2, 5]
    );
    let reasons: Vec<(u32, &str)> = skipped.iter().map(|s| (s.row, s.reason.says())).collect();
    assert_eq!(
        reasons,
        [
            (3, "小标题或说明"),
            (4, "重复的表头"),
            (6, "只有序号，没有内容"),
            (7, "合计行"),
            (8, "说明行"),
            (9, "说明行")
        ]
    );
}

#[test]
fn schools_have_lists_too() {
    let sheet = sheet(
        "代码|学校全称|简称|学校类别|校长姓名|在校生数\nXX01|第二实验小学|二实小|小学|陈立群|1200",
        &[],
    );
    let layout = guess(&sheet, ListKind::Schools, 0).expect("headings");
    assert_eq!(layout.column_of(ListField::SchoolName), Some(1));
    assert_eq!(layout.column_of(ListField::SchoolCode), Some(0));
    assert_eq!(layout.column_of(ListField::Students), Some(5));
}
