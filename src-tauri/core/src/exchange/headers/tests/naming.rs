//! Headings one by one, and columns whose cells speak against them.
use super::*;
use crate::exchange::headers::contents::contradiction;

fn named(heading: &str) -> Option<(ListField, Confidence)> {
    let fit = ListKind::Persons.field_of(heading);
    fit.map(|(field, confidence, _)| (field, confidence))
}

#[test]
fn short_headings_of_offices_are_known_as_a_whole() {
    let of = |kind: ListKind, heading: &str| kind.field_of(heading).map(|(field, _, _)| field);
    for heading in ["学科/年级", "任课", "教什么"] {
        assert_eq!(
            of(ListKind::Persons, heading),
            Some(ListField::Subject),
            "{heading}"
        );
    }
    let schools = [
        ("学生", Some(ListField::Students)),
        ("班", Some(ListField::Classes)),
        ("班级", Some(ListField::Classes)),
        ("校（园）长", Some(ListField::Principal)),
        ("校(园)长姓名", Some(ListField::Principal)),
        ("留守学生", None),
        ("特教班", None),
    ];
    for (heading, field) in schools {
        assert_eq!(of(ListKind::Schools, heading), field, "{heading}");
    }
}

#[test]
fn a_heading_is_named_by_its_end_and_never_by_something_inside() {
    use Confidence::{Likely, Sure};
    use ListField as F;
    let cases = [
        ("姓名", Some((F::Name, Sure))),
        ("1.您的姓名（必填）", Some((F::Name, Sure))),
        ("2、您所在的学校", Some((F::School, Sure))),
        ("*手机号码", Some((F::Phone, Sure))),
        ("现在任教学科", Some((F::Subject, Likely))),
        ("教师所在学校", Some((F::School, Likely))),
        ("办公电话", Some((F::Phone, Likely))),
        ("学科2", Some((F::Subject, Likely))),
        ("职务名称", Some((F::Post, Likely))),
        ("参加工作时间", Some((F::TeachingSince, Sure))),
        ("骨干级别", Some((F::Honours, Sure))),
        // What only begins with a known name is about something else.
        ("任职时间", None),
        ("任职年月", None),
        ("职务任命日期", None),
        ("岗位等级", None),
        ("岗位类别", None),
        ("职称级别", None),
        ("学校代码", None),
        ("单位编号", None),
        ("单位性质", None),
        ("学科带头人", None),
        ("是否骨干教师", None),
        ("是否班主任职务", None),
        ("姓名拼音", None),
        ("教师人数", None),
        ("手机型号", None),
        ("学生姓名", None),
        ("家长电话", None),
        // Of another thing than the person.
        ("学校联系电话", None),
        ("单位负责人职务和学校电话号码以及备注", None),
    ];
    for (heading, expected) in cases {
        assert_eq!(named(heading), expected, "{heading}");
    }
}

#[test]
fn what_stands_in_a_column_can_speak_against_its_heading() {
    use Contradiction as C;
    use ListField as F;
    let cases: &[(F, &[&str], usize, Option<C>)] = &[
        (
            F::Post,
            &["2015.09", "2012年12月", "2020-05-01"],
            0,
            Some(C::Days),
        ),
        (F::Post, &["校长", "2012.12", "班主任"], 0, None),
        (F::Subject, &["是", "否", "是"], 0, Some(C::Marks)),
        (F::Honours, &["√", "", "√"], 0, Some(C::Marks)),
        (F::School, &["1", "2", "3"], 0, Some(C::Numbers)),
        (F::Name, &["12", "30"], 0, Some(C::Numbers)),
        (F::Code, &["1", "2", "3"], 0, Some(C::RowNumbers)),
        (F::Code, &["1", "2", "4", "5"], 0, Some(C::RowNumbers)),
        (F::Code, &["4", "5", "6"], 5, Some(C::RowNumbers)),
        (F::Code, &["14", "15", "16"], 5, Some(C::RowNumbers)),
        (F::Code, &["5", "6", "7"], 0, Some(C::RowNumbers)),
        (F::Code, &["1", "2", "合计2人"], 0, Some(C::RowNumbers)),
        (
            F::Code,
            &["1", "2", "3", "说明：以上人员不含借调人员。"],
            0,
            Some(C::RowNumbers),
        ),
        (F::Code, &["7", "12", "31"], 0, None),
        (F::Code, &["T01", "T02", "合计2人"], 0, None),
        (
            F::Code,
            &["2153001", "2153001", "2153002", "2153002"],
            0,
            Some(C::SameCodes),
        ),
        (F::Code, &["T01", "T02"], 0, None),
        (F::Code, &["101", "102", "103"], 0, None),
        (F::Code, &["01", "02"], 0, None),
        (F::Phone, &["13900010001"], 0, None),
        (F::Post, &["无", "—", ""], 0, None),
    ];
    for (field, texts, earlier, expected) in cases {
        let cells: Vec<Cell> = texts.iter().map(|text| Cell::text(*text)).collect();
        let cells: Vec<&Cell> = cells.iter().collect();
        assert_eq!(
            contradiction(*field, &cells, *earlier),
            *expected,
            "{field:?} {texts:?}"
        );
    }
}

#[test]
fn schools_have_pupils_and_persons_have_none() {
    let of_school = ListKind::Schools.field_of("学生人数").map(|fit| fit.0);
    assert_eq!(of_school, Some(ListField::Students));
}

#[test]
fn a_refused_column_leaves_its_field_to_another() {
    let sheet = sheet(
        "姓名|单位|职务|行政职务\n甘若兰|石桥|2015.09|校长\n丘明达|石桥|2012.12|干事",
        &[],
    );
    let layout = guess(&sheet, ListKind::Persons, 0).expect("headings");
    assert_eq!(layout.column_of(ListField::Post), Some(3));
    let refused = layout.columns[2].refused.expect("days are no posts");
    assert_eq!(
        (refused.field, refused.because),
        (ListField::Post, Contradiction::Days)
    );
}
