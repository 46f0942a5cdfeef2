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

#[test]
fn row_numbers_are_no_codes_where_the_headings_come_on_every_page() {
    let ledger = county();
    let lists = [
        "编号|姓名|学科\n1|甘若兰|语文\n2|丘明达|数学\n编号|姓名|学科\n3|庄雪|英语\n4|舒安|音乐",
        "编号|姓名|学科\n1|甘若兰|语文\n2|丘明达|数学\n3|柏一舟|美术\n编号|姓名|学科\n1|庄雪|英语",
    ];
    for text in lists {
        let page = Page::of_text("Sheet1", &format!("石桥中心小学教师名册||\n{text}"));
        let preview = look(&ledger, &draft(&ledger, &[page]));
        let told = preview
            .doubts
            .iter()
            .any(|doubt| doubt.reason.contains("行号"));
        assert!(told, "{text}: {:?}", preview.doubts);
        assert_eq!(
            (preview.counts.added, preview.counts.problem),
            (4, 0),
            "{text}"
        );
    }
}

#[test]
fn row_numbers_are_no_codes_whatever_stands_below_them() {
    let ledger = county();
    let feet = [
        "合计",
        "合计|3人",
        "总计",
        "小计",
        "合计：",
        "共计|3",
        "制表人：刘春梅",
        "制表人|刘春梅",
        "以下空白",
        "备注",
        "注：含借调",
        "说明",
        "校长签字",
        "校长签字|刘春梅",
        "（盖章）",
        "2025年9月",
        "2025.9.1",
        "以上人员不含借调",
        "审核：",
        "填表日期2025.9.1",
        "石桥中心小学",
        "——",
        "/",
        "附",
        "*合计",
        "人数",
    ];
    for foot in feet {
        let text = format!(
            "编号|姓名|单位|职称\n1|甘若兰|石桥中心小学|一级\n2|丘明达|石桥中心小学|一级\n3|庄雪|石桥中心小学|高级\n{foot}"
        );
        let preview = look(&ledger, &draft(&ledger, &[list(&text)]));
        let told = preview
            .doubts
            .iter()
            .any(|doubt| doubt.reason.contains("行号"));
        assert!(told, "{foot}: {:?}", preview.doubts);
        assert_eq!(
            (preview.counts.added, preview.counts.problem),
            (3, 0),
            "{foot}"
        );
    }
    let two = "石桥中心小学教师花名册||\n编号|姓名|学科\n1|甘若兰|语文\n2|丘明达|数学\n石桥中心小学教师花名册（续）||\n3|庄雪|英语\n4|舒安|音乐";
    let preview = look(&ledger, &draft(&ledger, &[Page::of_text("Sheet1", two)]));
    let codes = preview
        .rows
        .iter()
        .filter(|row| row.cells.contains_key(&ListField::Code));
    assert_eq!((codes.count(), preview.rows.len()), (0, 4));
}

#[test]
fn a_column_of_one_word_is_no_column_of_codes() {
    let ledger = county();
    let text = "编号|姓名|单位\n在编|甘若兰|石桥中心小学\n在编|丘明达|石桥中心小学\n在编|庄雪|石桥中心小学";
    let preview = look(&ledger, &draft(&ledger, &[list(text)]));
    assert!(
        preview
            .rows
            .iter()
            .all(|row| !row.cells.contains_key(&ListField::Code))
    );
}

#[test]
fn a_column_of_subjects_and_grades_is_read_for_its_subjects_and_it_is_said() {
    let ledger = county();
    for heading in ["任教学科及年级", "担任课程", "学科"] {
        let text = format!(
            "姓名|单位|{heading}\n甘若兰|石桥中心小学|数学 八年级\n丘明达|石桥中心小学|语文（初）\n\
             庄雪|石桥中心小学|高一化学\n舒安|石桥中心小学|三（2）班英语"
        );
        let preview = look(&ledger, &draft(&ledger, &[list(&text)]));
        assert_eq!(preview.counts.added, 4, "{heading}: {:?}", preview.issues);
        let subjects: Vec<&str> = preview
            .rows
            .iter()
            .map(|row| row.cells[&ListField::Subject].text.as_str())
            .collect();
        assert_eq!(subjects, ["数学", "语文", "化学", "英语"]);
        let said = preview.doubts.iter().find(|doubt| doubt.id == "教师/C");
        assert_eq!(
            said.map(|doubt| doubt.reason.as_str()),
            Some("里面还写了年级或班级，只导入学科")
        );
    }
}

#[test]
fn a_column_bound_by_mistake_is_taken_back_at_the_row() {
    let ledger = county();
    let text = "学校名称|简称|所在乡镇\n柳林小学|柳小|城关镇\n双河小学|双小|双河乡";
    let page = xlsx(&[Page::of_text("学校", text)]);
    let open = || {
        open(
            ledger.reader(),
            ListKind::Schools,
            "学校.xlsx",
            page.clone(),
        )
        .expect("sound")
    };
    let mut draft = open();
    let left = &look(&ledger, &draft).left_out;
    assert!(
        left.iter().any(|entry| entry.reason.contains("乡镇")),
        "{left:?}"
    );
    let (sheet, column, field) = (0, 2, Some(ListField::Area));
    draft
        .bind(Bind {
            sheet,
            column,
            field,
        })
        .expect("a column");
    let preview = look(&ledger, &draft);
    assert_eq!(preview.counts.problem, 2);
    let problem = &row(&preview, 2).problems[0];
    assert!(
        problem.remedy.contains("城区、镇区、乡村、区直，"),
        "{}",
        problem.remedy
    );
    assert_eq!(problem.offers[0].label, "这一列不是区域");
    let OfferAct::Bind(bind) = problem.offers[0].act else {
        panic!("{:?}", problem.offers)
    };
    draft.bind(bind).expect("a column");
    assert_eq!(look(&ledger, &draft).counts.added, 2);
}

#[test]
fn one_wrong_cell_does_not_speak_against_its_column() {
    let ledger = county();
    let text = "姓名|单位|职称\n甘若兰|石桥中心小学|一级教师\n丘明达|石桥中心小学|匠人\n庄雪|石桥中心小学|高级";
    let preview = look(&ledger, &draft(&ledger, &[list(text)]));
    let offers = &row(&preview, 3).problems[0].offers;
    assert!(
        offers.iter().all(|offer| !offer.label.contains("这一列")),
        "{offers:?}"
    );
}

#[test]
fn the_school_of_two_blocks_is_told_once() {
    let ledger = county();
    let text = "石桥中心小学教师名册|||\n姓名|学科|姓名|学科\n甘若兰|语文|丘明达|数学";
    let mut page = Page::of_text("Sheet1", text);
    page.merges = vec!["A1:D1"];
    let preview = look(&ledger, &draft(&ledger, &[page]));
    let school = |doubt: &&crate::exchange::findings::Doubt| doubt.id.ends_with("学校");
    assert_eq!(
        preview.doubts.iter().filter(school).count(),
        1,
        "{:?}",
        preview.doubts
    );
    assert_eq!(preview.counts.added, 2);
}

#[test]
fn row_numbers_are_known_however_they_are_written() {
    let ledger = county();
    let rows: [(&str, &str, &str, bool); 9] = [
        ("①", "②", "③", true),
        ("1.", "2.", "3.", true),
        ("1、", "2、", "3、", true),
        ("（1）", "（2）", "（3）", true),
        ("一", "二", "三", true),
        ("一、", "二、", "三、", true),
        ("⒈", "⒉", "⒊", true),
        ("01", "02", "03", false),
        ("A1", "A2", "A3", false),
    ];
    for (first, second, third, are_row_numbers) in rows {
        let text = format!(
            "编号|姓名|单位\n{first}|甘若兰|石桥中心小学\n{second}|丘明达|石桥中心小学\n{third}|庄雪|石桥中心小学\n合计||3人"
        );
        let preview = look(&ledger, &draft(&ledger, &[list(&text)]));
        let refused = preview
            .doubts
            .iter()
            .any(|doubt| doubt.reason.contains("序号"));
        assert_eq!(refused, are_row_numbers, "{first}: {:?}", preview.doubts);
        assert_eq!(preview.counts.added, 3, "{first}");
    }
    let long: Vec<String> = ["八", "九", "十", "十一", "十二", "二十"]
        .iter()
        .zip(["甘若兰", "丘明达", "庄雪", "柏一舟", "舒安", "林可"])
        .map(|(number, name)| format!("{number}、|{name}|石桥中心小学"))
        .collect();
    let text = format!("编号|姓名|单位\n{}", long[..5].join("\n"));
    let preview = look(&ledger, &draft(&ledger, &[list(&text)]));
    assert!(
        preview
            .doubts
            .iter()
            .any(|doubt| doubt.reason.contains("序号")),
        "八 to 十二: {:?}",
        preview.doubts
    );
}

#[test]
fn further_numbers_of_a_column_of_their_own_go_into_the_phone() {
    let mut ledger = county();
    let text = "姓名|单位|手机|短号\n甘若兰|石桥中心小学|13900010001|661001\n丘明达|石桥中心小学|13900010002|\n庄雪|石桥中心小学||661003";
    let first = draft(&ledger, &[list(text)]);
    let preview = look(&ledger, &first);
    assert_eq!(preview.left_out, [], "nothing is lost");
    let phone = |number| row(&preview, number).cells[&ListField::Phone].text.clone();
    assert_eq!(phone(2), "13900010001、短号661001");
    assert_eq!(phone(3), "13900010002");
    assert_eq!(phone(4), "短号661003");
    ledger.change("导入", |w| apply(w, &first)).expect("sound");
    let stored = person(&ledger, "甘若兰").0.phone;
    assert_eq!(stored.as_deref(), Some("13900010001、短号661001"));

    let again = "姓名|单位|手机\n甘若兰|石桥中心小学|13900010001\n丘明达|石桥中心小学|13900010009";
    let preview = look(&ledger, &draft(&ledger, &[list(again)]));
    assert_eq!(
        row(&preview, 2).state,
        RowState::Same,
        "it says less, and nothing else"
    );
    assert_eq!(
        row(&preview, 3).state,
        RowState::Changed,
        "another number is one"
    );
}

#[test]
fn where_somebody_was_is_not_where_he_belongs() {
    let ledger = county();
    let cases = [
        "姓名|原学校|现学校\n甘若兰|前楼中心小学|石桥中心小学",
        "姓名|调出学校|现单位\n甘若兰|前楼中心小学|石桥中心小学",
        "姓名|支教学校|编制所在学校\n甘若兰|前楼中心小学|石桥中心小学",
    ];
    for text in cases {
        let preview = look(&ledger, &draft(&ledger, &[list(text)]));
        let school = &row(&preview, 2).cells[&ListField::School].text;
        assert_eq!(school, "石桥中心小学", "{text}");
        assert_eq!(preview.left_out.len(), 1, "{text}: {:?}", preview.left_out);
    }
}
