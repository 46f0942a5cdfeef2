//! Several lists on one sheet.
use super::*;

fn cut(text: &str, merges: &[&'static str]) -> Vec<(Option<String>, Option<String>, Vec<String>)> {
    let is_school = |text: &str| text.ends_with("小学");
    let parts = parts(sheet(text, merges), ListKind::Persons, 0, is_school);
    let told = |part: Part| {
        let layout = part.layout.expect("headings");
        let (rows, _) = data_rows(&part.sheet, &layout, ListKind::Persons, |_| false);
        let name = layout.column_of(ListField::Name).expect("names");
        let names = rows.iter().map(|row| row.cell(name).shown());
        (part.range, part.section, names.collect())
    };
    parts.into_iter().map(told).collect()
}

fn part(
    range: &str,
    section: Option<&str>,
    names: &[&str],
) -> (Option<String>, Option<String>, Vec<String>) {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    (Some(range.to_owned()), section.map(str::to_owned), names)
}

#[test]
fn blocks_side_by_side_are_lists_of_their_own() {
    let text =
        "花名册|||||\n序号|姓名|学科|序号|姓名|学科\n1|甘若兰|语文|3|庄雪|英语\n2|丘明达|数学||| ";
    let found = cut(text, &["A1:F1"]);
    assert_eq!(
        found,
        [
            part("A:C", None, &["甘若兰", "丘明达"]),
            part("D:F", None, &["庄雪"])
        ]
    );
    let three = "姓名|电话|姓名|电话|姓名|电话\n甘若兰|1|丘明达|2|庄雪|3";
    assert_eq!(cut(three, &[]).len(), 3);
}

#[test]
fn a_column_at_the_left_belongs_to_every_block() {
    let text = "单位|姓名|学科|姓名|学科\n石桥|甘若兰|语文|丘明达|数学";
    let parts = parts(sheet(text, &[]), ListKind::Persons, 0, |_| false);
    assert_eq!(parts.len(), 2);
    for part in parts {
        let layout = part.layout.expect("headings");
        assert_eq!(layout.column_of(ListField::School), Some(0));
    }
}

#[test]
fn groups_of_columns_under_their_own_titles_are_blocks_too() {
    let text = "第一组|||第二组||\n序号|姓名|学科|序号|姓名|学科\n1|甘若兰|语文|2|丘明达|数学";
    let found = cut(text, &["A1:C1", "D1:F1"]);
    assert_eq!(
        found,
        [
            part("A:C", None, &["甘若兰"]),
            part("D:F", None, &["丘明达"])
        ]
    );
}

#[test]
fn a_list_below_with_other_headings_is_a_list_of_its_own() {
    let text = "姓名|学科|电话\n甘若兰|语文|1\n|||\n电话|姓名|职务\n2|丘明达|校长";
    let found = cut(text, &[]);
    assert_eq!(
        found,
        [
            part("1:2", None, &["甘若兰"]),
            part("4:5", None, &["丘明达"])
        ]
    );
}

#[test]
fn the_same_headings_on_the_next_page_do_not_part_a_list() {
    let text = "编号|姓名|学科\n1|甘若兰|语文\n2|庄雪|英语\n编号|姓名|学科\n3|丘明达|数学";
    let found = cut(text, &[]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].2, ["甘若兰", "庄雪", "丘明达"]);
}

#[test]
fn sections_under_the_name_of_a_school_are_lists_of_their_own() {
    let text = "教师名册||\n姓名|学科|职务\n石桥小学||\n甘若兰|语文|\n前楼小学||\n姓名|学科|职务\n丘明达|数学|校长";
    let found = cut(text, &["A1:C1", "A3:C3", "A5:C5"]);
    assert_eq!(
        found,
        [
            part("3:4", Some("石桥小学"), &["甘若兰"]),
            part("5:7", Some("前楼小学"), &["丘明达"])
        ]
    );
}

#[test]
fn the_line_of_a_section_is_nobody_even_in_the_column_of_names() {
    let text = "姓名|学科\n石桥小学|\n甘若兰|语文\n语文组|\n丘明达|语文\n前楼小学|\n庄雪|英语";
    let found = cut(text, &[]);
    assert_eq!(
        found,
        [
            part("2:5", Some("石桥小学"), &["甘若兰", "丘明达"]),
            part("6:7", Some("前楼小学"), &["庄雪"])
        ]
    );
}

#[test]
fn a_notice_in_two_halves_above_the_headings_is_no_heading() {
    let sheet = sheet(
        "教师名册|||\n填报单位：石桥中心小学||填报日期：2024年9月|\n序号|姓名|任教学科|职称\n1|甘若兰|语文|一级教师",
        &["A1:D1", "A2:B2", "C2:D2"],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    assert_eq!((layout.head_from, layout.head_to), (3, 3));
    assert_eq!(layout.column_of(ListField::School), None);
    assert_eq!(layout.columns[0].heading, "序号");
}

#[test]
fn a_title_that_does_not_cover_the_last_column_is_no_heading() {
    let sheet = sheet(
        "石桥中心小学教师名册|||\n序号|姓名|学科|备注\n1|甘若兰|语文|",
        &["A1:C1"],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    assert_eq!((layout.head_from, layout.head_to), (2, 2));
}

#[test]
fn a_group_above_does_not_name_its_columns_by_itself() {
    let sheet = sheet(
        "姓名|单位|职务|\n||任职时间|名称\n甘若兰|石桥|2015.09|校长",
        &["A1:A2", "B1:B2", "C1:D1"],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    assert_eq!(layout.column_of(ListField::Post), Some(3));
}

#[test]
fn persons_under_unknown_headings_are_found_by_their_names() {
    let text = "名单|科目情况|手机型号\n甘若兰|语文|13900010001\n丘明达|数学|13900010002";
    assert!(guess(&sheet(text, &[]), ListKind::Persons, 0).is_none());
    let means = |text: &str| {
        ["语文", "数学"]
            .contains(&text)
            .then_some(ListField::Subject)
    };
    let layout = by_contents(&sheet(text, &[]), ListKind::Persons, means).expect("names");
    assert_eq!(layout.head_to, 1);
    assert_eq!(
        found(&layout),
        [
            (0, ListField::Name),
            (1, ListField::Subject),
            (2, ListField::Phone)
        ]
    );
    assert!(
        by_contents(
            &sheet("请按学校填写\n高级教师", &[]),
            ListKind::Persons,
            |_| None
        )
        .is_none()
    );
}

#[test]
fn a_roll_call_is_told_from_a_list() {
    let roll = "姓名|周一|周二|周三\n甘若兰|√|√|×\n丘明达|√|请假|√";
    let list = "姓名|学科|党员|班主任\n甘若兰|语文|√|\n丘明达|数学||√";
    for (text, expected) in [(roll, true), (list, false)] {
        let sheet = sheet(text, &[]);
        let layout = guess(&sheet, ListKind::Persons, 0)
            .or_else(|| by_contents(&sheet, ListKind::Persons, |_| None))
            .expect("names");
        assert_eq!(is_roll_call(&sheet, &layout), expected, "{text}");
    }
}

#[test]
fn names_in_several_columns_are_as_many_lists() {
    let text = "教师名单||\n甘若兰|丘明达|庄雪\n柏一舟|舒安|翟宁";
    let parts = parts(sheet(text, &["A1:C1"]), ListKind::Persons, 0, |_| false);
    let ranges: Vec<Option<String>> = parts.into_iter().map(|part| part.range).collect();
    assert_eq!(
        ranges,
        ["A:A", "B:B", "C:C"].map(|range| Some(range.to_owned()))
    );
}

#[test]
fn two_lines_are_known_without_merged_cells() {
    let sheet = sheet(
        "名册||||\n序号|姓名|任教情况||职务\n||学科|年级|名称\n1|甘若兰|语文|三|校长",
        &[],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    assert_eq!((layout.head_from, layout.head_to), (2, 3));
    assert_eq!(layout.column_of(ListField::Subject), Some(2));
    assert_eq!(layout.column_of(ListField::Post), Some(4));
}
