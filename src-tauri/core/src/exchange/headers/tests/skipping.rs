//! Rows that look like notes and are none, and the other way round.
use super::*;

fn skipped(text: &str) -> Vec<(u32, SkipReason)> {
    let sheet = sheet(text, &[]);
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    let (_, skipped) = data_rows(&sheet, &layout, ListKind::Persons, |_| false);
    skipped.iter().map(|each| (each.row, each.reason)).collect()
}

#[test]
fn what_the_first_column_holds_of_a_person_makes_no_note_of_the_row() {
    let text = "职务|姓名|单位|电话\n负责人（校长）|甘若兰|石桥|1\n联系人（干事）|丘明达|石桥|2\n审核人|庄雪|石桥|3\n备注说明员|柏一舟|石桥|4\n日期管理员|舒安|石桥|5";
    assert_eq!(skipped(text), []);
}

#[test]
fn labels_with_a_colon_and_lines_without_a_name_are_notes() {
    let text = "序号|姓名|单位\n1|甘若兰|石桥\n填表人：|丘明达|审核人：\n负责人（签字）||\n注：以在编人员为准||";
    let notes = [
        (3, SkipReason::Note),
        (4, SkipReason::Note),
        (5, SkipReason::Note),
    ];
    assert_eq!(skipped(text), notes);
}

#[test]
fn a_row_that_is_taken_in_is_a_record_whatever_it_looks_like() {
    let sheet = sheet("姓名|单位\n甘若兰|石桥\n总计|石桥", &[]);
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    let (rows, skipped) = data_rows(&sheet, &layout, ListKind::Persons, |row| row == 3);
    assert_eq!((rows.len(), skipped.len()), (2, 0));
}

#[test]
fn a_row_whose_name_says_that_there_is_nobody_is_no_person() {
    let text =
        "姓名|单位|职务\n甘若兰|石桥|\n无|石桥|总务主任\n空 缺|石桥|副校长\n——|石桥|\n吴无|石桥|";
    let nobody = [3, 4, 5].map(|row| (row, SkipReason::Nobody));
    assert_eq!(skipped(text), nobody);
}
