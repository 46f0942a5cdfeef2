//! Columns that were guessed or refused, on the check screen.
use super::*;
use crate::exchange::findings::{Answer, DoubtKind};

#[test]
fn guessed_and_refused_columns_are_shown_with_samples_and_corrected_there() {
    let ledger = county();
    let text = "姓名|单位|办公电话|职务|岗位等级\n甘若兰|石桥中心校|0871-6512345|2015.09|专技十级\n丘明达|前楼中心校|0871-6512346|2012.12|专技七级";
    let mut draft = draft(&ledger, &[list(text)]);
    let preview = look(&ledger, &draft);
    let told: Vec<(&str, &str, &str)> = preview
        .doubts
        .iter()
        .map(|doubt| {
            let answer = doubt
                .answer
                .as_ref()
                .map_or("", |answer| answer.label.as_str());
            (doubt.id.as_str(), answer, doubt.samples[0].as_str())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("教师/C", "电话", "0871-6512345"),
            ("教师/D", "不导入", "2015.09")
        ]
    );
    assert!(!preview.fields.contains(&ListField::Post));
    let left_out = preview
        .left_out
        .iter()
        .find(|entry| entry.id == "教师/E")
        .expect("named");
    assert_eq!(left_out.sample, "专技十级、专技七级");

    let id = "教师/C".to_owned();
    let value = "不导入".to_owned();
    answer(ledger.reader(), &mut draft, &Answer { id, value }).expect("a column");
    let wanted = TakenIn {
        id: "教师/E".to_owned(),
        field: Some(ListField::Post),
    };
    take_in(&mut draft, &wanted).expect("a column");
    let preview = look(&ledger, &draft);
    assert!(
        preview
            .doubts
            .iter()
            .all(|doubt| doubt.kind != DoubtKind::Column || doubt.id == "教师/D")
    );
    assert_eq!(row(&preview, 2).cells[&ListField::Post].text, "专技十级");
}

#[test]
fn the_codes_of_schools_never_become_those_of_persons() {
    let mut ledger = county();
    let text = "学校代码|学校名称|姓名\n2153001|石桥中心小学|甘若兰\n2153001|石桥中心小学|丘明达\n2153002|前楼中心小学|庄雪";
    let draft = draft(&ledger, &[list(text)]);
    ledger.change("导入", |w| apply(w, &draft)).expect("sound");
    assert!(
        persons(&ledger)
            .iter()
            .all(|person| !person.code.starts_with("2153"))
    );
}

#[test]
fn row_numbers_under_编号_are_no_codes_and_block_no_second_school() {
    let mut ledger = county();
    for (school, names) in [
        ("石桥中心小学", ["甘若兰", "丘明达"]),
        ("前楼中心小学", ["庄雪", "柏一舟"]),
    ] {
        let text = format!(
            "{school}教师名册||\n编号|姓名|学科\n1|{}|语文\n2|{}|数学",
            names[0], names[1]
        );
        let draft = draft(&ledger, &[Page::of_text("Sheet1", &text)]);
        let (done, _) = ledger.change("导入", |w| apply(w, &draft)).expect("sound");
        assert_eq!(done.added, 2);
        assert!(
            done.doubts
                .iter()
                .any(|doubt| doubt.reason.contains("序号")),
            "it is said"
        );
    }
}

#[test]
fn a_column_that_holds_no_codes_is_so_at_one_click() {
    let ledger = county();
    let mut draft = draft(
        &ledger,
        &[list(
            "编号|姓名|单位\nT01|甘若兰|石桥中心小学\nT02|丘明达|石桥中心小学\nT03|庄雪|石桥中心小学",
        )],
    );
    let preview = look(&ledger, &draft);
    assert_eq!(preview.counts.problem, 3);
    let offers = &row(&preview, 2).problems[0].offers;
    let offer = offers
        .iter()
        .find(|offer| offer.label == "这一列不是编号")
        .expect("offered");
    let OfferAct::Bind(bind) = offer.act else {
        panic!("{offer:?}")
    };
    draft.bind(bind).expect("a column");
    assert_eq!(look(&ledger, &draft).counts.added, 3);
}

#[test]
fn what_was_remembered_does_not_hold_against_what_stands_there() {
    let mut ledger = county();
    let mut first = draft(&ledger, &[list("姓名|学校|称谓\n林可|二实小|班主任")]);
    let field = Some(ListField::Post);
    first
        .bind(Bind {
            sheet: 0,
            column: 2,
            field,
        })
        .expect("a column");
    ledger.change("导入", |w| apply(w, &first)).expect("sound");
    let second = draft(&ledger, &[list("姓名|学校|称谓\n林可|二实小|2015.09")]);
    let preview = look(&ledger, &second);
    assert_eq!(preview.counts.same, 1, "the post stays");
    assert!(
        preview.doubts[0].reason.contains("日期"),
        "{:?}",
        preview.doubts
    );
}
