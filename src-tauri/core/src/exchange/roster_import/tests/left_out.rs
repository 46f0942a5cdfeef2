//! What a file holds and an import leaves out: all of it in one list, each a click away.
use super::*;
use crate::exchange::findings::{LeftOutKind, TakeIn};

fn told(preview: &ListPreview) -> Vec<(&str, &str, u32)> {
    let entries = preview.left_out.iter();
    entries
        .map(|entry| (entry.id.as_str(), entry.reason.as_str(), entry.count))
        .collect()
}

fn take(draft: &mut Draft, id: &str) {
    let wanted = TakenIn {
        id: id.to_owned(),
        field: None,
    };
    take_in(draft, &wanted).expect(id);
}

#[test]
fn sheets_rows_and_columns_stand_in_one_list_and_come_in_at_a_click() {
    let ledger = county();
    let pages = [
        Page::of_text(
            "石桥中心小学",
            "姓名|学科|政治面貌\n甘若兰|语文|党员\n合计|1人|",
        ),
        Page::of_text("前楼中心小学", "名  单|学科（任教）\n庄雪|英语"),
        Page::of_text("城关小学（续）", "柏一舟|科学\n舒安|音乐"),
        Page::of_text("说明", "请按学校填写"),
    ];
    let mut draft = draft(&ledger, &pages);
    let preview = look(&ledger, &draft);
    assert_eq!(
        told(&preview),
        [
            ("前楼中心小学", "没有认得的表头，内容像是姓名", 1),
            ("城关小学（续）", "没有认得的表头，内容像是姓名", 2),
            ("说明", "没有找到表头", 0),
            ("石桥中心小学/C", "没有对应的栏", 0),
            ("石桥中心小学/3", "合计行", 0),
        ]
    );
    let kinds: Vec<(LeftOutKind, TakeIn)> = preview
        .left_out
        .iter()
        .map(|e| (e.kind, e.take_in))
        .collect();
    assert_eq!(kinds[2], (LeftOutKind::Sheet, TakeIn::Headings));
    assert_eq!(kinds[3], (LeftOutKind::Column, TakeIn::Field));
    take(&mut draft, "前楼中心小学");
    take(&mut draft, "城关小学（续）");
    let preview = look(&ledger, &draft);
    assert_eq!(
        (
            preview.counts.added,
            preview.counts.problem,
            preview.counts.waiting
        ),
        (4, 0, 0)
    );
    assert_eq!(preview.left_out.len(), 3);
    let subject = |name: &str| {
        let mut rows = preview.rows.iter();
        let row = rows
            .find(|row| row.cells[&ListField::Name].text == name)
            .expect(name);
        (
            row.cells[&ListField::School].text.clone(),
            row.cells[&ListField::Subject].text.clone(),
        )
    };
    assert_eq!(
        subject("庄雪"),
        ("前楼中心小学".to_owned(), "英语".to_owned())
    );
    assert_eq!(subject("舒安"), ("城关小学".to_owned(), "音乐".to_owned()));
}

#[test]
fn blocks_side_by_side_are_all_read_and_each_row_says_where_it_stands() {
    let ledger = county();
    let text = "石桥中心小学教师名册|||||\n序号|姓名|学科|序号|姓名|学科\n1|甘若兰|语文|3|庄雪|英语\n2|丘明达|数学|4|柏一舟|科学";
    let mut page = Page::of_text("Sheet1", text);
    page.merges = vec!["A1:F1"];
    let preview = look(&ledger, &draft(&ledger, &[page]));
    assert_eq!(
        (preview.counts.added, preview.counts.problem),
        (4, 0),
        "{:?}",
        preview.issues
    );
    let cells: Vec<&str> = preview.rows.iter().map(|row| row.cell.as_str()).collect();
    assert_eq!(cells, ["B3", "B4", "E3", "E4"]);
}

#[test]
fn weekly_roll_calls_add_nobody_and_are_called_what_they_are() {
    let ledger = county();
    let week = |number: usize| {
        let text = "第二实验小学点名册||||\n姓名|周一|周二|周三\n甘若兰|√|√|√\n丘明达|√|×|请假";
        Page::of_text(&format!("第{number}周"), text)
    };
    let mut draft = draft(&ledger, &[week(1), week(2), week(3)]);
    let preview = look(&ledger, &draft);
    assert_eq!(preview.rows, []);
    let reason = "像是点名册或签到表，不是名册";
    assert_eq!(
        told(&preview),
        [
            ("第1周", reason, 2),
            ("第2周", reason, 2),
            ("第3周", reason, 2)
        ]
    );
    take(&mut draft, "第1周");
    assert_eq!(
        look(&ledger, &draft).counts.added,
        2,
        "who wants the names can have them"
    );
}

#[test]
fn hidden_and_struck_out_rows_are_named_and_wait_to_be_wanted() {
    let ledger = county();
    let text = "姓名|单位|备注\n甘若兰|石桥中心小学|\n丘明达|石桥中心小学|2022年退休\n合计|1人|";
    let mut page = list(text);
    page.filtered = vec![3, 4];
    let struck = ["庄雪", "石桥中心小学"].map(|text| Put::Struck(text.to_owned()));
    page.rows.push(struck.to_vec());
    let only_name = [Put::Struck("柏一舟".to_owned()), Put::from("石桥中心小学")];
    page.rows.push(only_name.to_vec());
    let mut draft = draft(&ledger, &[page]);
    let preview = look(&ledger, &draft);
    assert_eq!(preview.counts.added, 1);
    assert_eq!(
        told(&preview),
        [
            ("教师/3", "隐藏的行", 1),
            ("教师/5", "划掉的行", 1),
            ("教师/6", "划掉的行", 1),
            ("教师/4", "合计行", 0),
        ]
    );
    take(&mut draft, "教师/3");
    take(&mut draft, "教师/6");
    assert_eq!(look(&ledger, &draft).counts.added, 3);
}

#[test]
fn a_row_that_was_removed_or_passed_over_comes_back_by_its_name() {
    let ledger = county();
    let mut draft = draft(
        &ledger,
        &[list("姓名|单位\n甘若兰|石桥中心小学\n总计明|石桥中心小学")],
    );
    draft.leave_out(LeaveOut {
        place: at(2),
        out: true,
    });
    assert_eq!(
        told(&look(&ledger, &draft)),
        [("教师/2", "您去掉的行", 1), ("教师/3", "合计行", 0)]
    );
    take(&mut draft, "教师/2");
    take(&mut draft, "教师/3");
    let preview = look(&ledger, &draft);
    assert_eq!((preview.counts.added, preview.left_out.len()), (2, 0));
}

#[test]
fn forms_filled_in_online_are_read() {
    let ledger = county();
    let text = "提交时间（自动）|提交者（自动）|1.您的姓名（必填）|2.您所在的学校（必填）|3.任教学科（多选）|4.手机号码\n2024-09-02 10:11|微信用户|甘若兰|石桥中心小学|语文|13900010001";
    let preview = look(&ledger, &draft(&ledger, &[list(text)]));
    assert_eq!(
        (preview.counts.added, preview.counts.problem),
        (1, 0),
        "{:?}",
        preview.issues
    );
    let row = row(&preview, 2);
    assert_eq!(row.cells[&ListField::Phone].text, "13900010001");
    assert_eq!(row.cells[&ListField::Subject].text, "语文");
}

#[test]
fn a_chain_of_messages_is_read_word_by_word() {
    let ledger = county();
    let text = "石桥中心小学教师信息接龙\n1. 甘若兰 语文 13900010001\n2、丘明达 数学，13900010002\n3.庄雪 英语";
    let preview = look(&ledger, &draft(&ledger, &[Page::of_text("Sheet1", text)]));
    assert_eq!(
        (preview.counts.added, preview.counts.problem),
        (3, 0),
        "{:?}",
        preview.issues
    );
    let second = row(&preview, 3);
    assert_eq!(second.cells[&ListField::School].text, "石桥中心小学");
    assert_eq!(second.cells[&ListField::Subject].text, "数学");
    assert_eq!(second.cells[&ListField::Phone].text, "13900010002");
    let guessed = preview
        .doubts
        .iter()
        .filter(|doubt| doubt.reason == "按内容认的")
        .count();
    assert_eq!(guessed, 3, "what was made of the words is shown");
}

#[test]
fn lists_of_pupils_add_nobody() {
    let ledger = county();
    let pages = [
        Page::of_text("三年级", "学生姓名|性别|班级\n甘小宝|男|三1"),
        Page::of_text("四年级", "学号|姓名|性别\n2024001|丘小贝|女"),
    ];
    let preview = look(&ledger, &draft(&ledger, &pages));
    assert_eq!(preview.rows, []);
    let reason = "像是学生名单，不是教师名册";
    assert_eq!(
        told(&preview),
        [("三年级", reason, 1), ("四年级", reason, 1)]
    );
}

#[test]
fn who_is_said_to_be_gone_is_told_and_comes_in_at_a_click() {
    let ledger = county();
    let text = "石桥中心小学教师名册|||\n姓名|学科|情况|备注\n甘若兰|语文|在职|\n丘明达|数学|退休|\n庄雪|英语||已调出\n柏一舟|科学||退休返聘\n舒安|音乐||（离职）";
    let mut draft = draft(&ledger, &[Page::of_text("教师", text)]);
    let preview = look(&ledger, &draft);
    assert_eq!(preview.counts.added, 2, "甘若兰 and 柏一舟");
    let gone = "写着已退休、调出或离职";
    let rows: Vec<(&str, &str, u32)> = told(&preview);
    for id in ["教师/4", "教师/5", "教师/7"] {
        assert!(rows.contains(&(id, gone, 1)), "{id}: {rows:?}");
    }
    take(&mut draft, "教师/4");
    assert_eq!(look(&ledger, &draft).counts.added, 3);
}

#[test]
fn what_divides_a_list_of_persons_is_nobody() {
    let ledger = county();
    for line in [
        "退休教师",
        "离职",
        "病休",
        "借调人员",
        "在编",
        "（编外教师）",
    ] {
        let text = format!("石桥中心小学教师名册|\n姓名|学科\n甘若兰|语文\n{line}|\n丘明达|数学");
        let preview = look(&ledger, &draft(&ledger, &[Page::of_text("教师", &text)]));
        assert_eq!(preview.counts.added, 2, "{line}");
        let rows = told(&preview);
        assert!(
            rows.iter().any(|(id, ..)| *id == "教师/4"),
            "{line}: {rows:?}"
        );
    }
    let named = "石桥中心小学教师名册|\n姓名|学科\n甘若兰|语文\n任行政|数学\n丘在|英语";
    let preview = look(&ledger, &draft(&ledger, &[Page::of_text("教师", named)]));
    assert_eq!(preview.counts.added, 3, "persons have such names");
}

#[test]
fn a_list_of_which_only_headings_are_known_is_told() {
    let ledger = county();
    let text = "学校|校长|学科|语文|数学\n石桥中心小学|甘若兰|教师|丘明达|庄雪\n前楼中心小学|柏一舟|教师|舒安|林可";
    let preview = look(&ledger, &draft(&ledger, &[list(text)]));
    assert!(
        !preview.left_out.is_empty() || preview.counts.added > 0,
        "something is said of it"
    );
}
