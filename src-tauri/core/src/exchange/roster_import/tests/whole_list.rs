//! 全表算作: the school of a list whose rows do not say it.
use super::*;
use crate::exchange::findings::{Answer, Doubt, DoubtKind};
use crate::ledger::ME;

const ROWS: &str = "序号|姓名|学科\n1|甘若兰|语文\n2|丘明达|数学";

/// What is asked about the school of a list under this title.
fn asked(ledger: &Ledger, sheet: &str, title: &str) -> Doubt {
    let text = format!("{title}||\n{ROWS}");
    let mut page = Page::of_text(sheet, &text);
    page.merges = vec!["A1:C1"];
    school_doubts(ledger, &[page]).remove(0)
}

fn school_doubts(ledger: &Ledger, pages: &[Page]) -> Vec<Doubt> {
    let doubts = look(ledger, &draft(ledger, pages)).doubts.into_iter();
    doubts
        .filter(|doubt| doubt.kind == DoubtKind::School)
        .collect()
}

fn answer_of(doubt: &Doubt) -> Option<&str> {
    doubt.answer.as_ref().map(|answer| answer.label.as_str())
}

#[test]
fn a_title_names_a_school_only_where_nothing_but_ordinary_words_is_left() {
    let ledger = county();
    let sure = [
        ("Sheet1", "石桥中心小学2024年教师花名册", "石桥中心小学"),
        (
            "Sheet1",
            "附件1：岚溪县石桥中心校2024—2025学年度第一学期教师基本情况一览表",
            "石桥中心小学",
        ),
        ("城关小学（续）", "教师花名册", "城关小学"),
        (
            "Sheet1",
            "填报单位：前楼中心小学  填表人：高原",
            "前楼中心小学",
        ),
        ("Sheet1", "单位（盖章）：二实小", "第二实验小学"),
        ("石桥中心小学", "石桥中心小学语文教师名单", "石桥中心小学"),
    ];
    for (sheet, title, school) in sure {
        assert_eq!(
            answer_of(&asked(&ledger, sheet, title)),
            Some(school),
            "{title}"
        );
    }
    let unsure = [
        ("Sheet1", "新城关小学2024年教师花名册", Some("新城关小学")),
        (
            "Sheet1",
            "大坝中心小学附属幼儿园教职工花名册",
            Some("大坝中心小学附属幼儿园"),
        ),
        ("城关小学", "东城关小学教师名册", Some("东城关小学")),
        ("Sheet1", "填报单位：城关小学分校", Some("城关小学分校")),
        ("Sheet1", "石桥中心小学、前楼中心小学教师名册", None),
        ("石桥中心小学", "前楼中心小学教师名册", None),
        ("Sheet1", "石桥中心小学支教到前楼的老师", None),
    ];
    for (sheet, title, unknown) in unsure {
        let doubt = asked(&ledger, sheet, title);
        assert!(doubt.is_open(), "{title}: {doubt:?}");
        assert_eq!(doubt.unknown.as_deref(), unknown, "{title}");
    }
}

#[test]
fn an_open_question_stops_the_import_once_and_not_row_by_row() {
    let mut ledger = county();
    let page = Page::of_text("Sheet1", &format!("新城关小学教师花名册||\n{ROWS}"));
    let mut draft = draft(&ledger, &[page]);
    let preview = look(&ledger, &draft);
    assert_eq!((preview.counts.waiting, preview.counts.problem), (2, 0));
    let refused = ledger
        .change("导入", |w| apply(w, &draft))
        .expect_err("nobody said the school");
    let Error::Rejected { issues, .. } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(issues.len(), 1, "{issues:?}");

    let id = preview.doubts[0].id.clone();
    let value = "石桥中心小学".to_owned();
    answer(ledger.reader(), &mut draft, &Answer { id, value }).expect("a school of the roster");
    let preview = look(&ledger, &draft);
    assert_eq!((preview.counts.added, preview.counts.waiting), (2, 0));
    assert_eq!(
        answer_of(&preview.doubts[0]),
        Some("石桥中心小学"),
        "it stays to be seen"
    );
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("all is said");
}

#[test]
fn the_users_own_school_stands_in_where_the_file_says_nothing() {
    let mut ledger = county();
    let own: Organization = ledger
        .reader()
        .list("WHERE r.name = '石桥中心小学'", [])
        .expect("read")
        .remove(0);
    let me = |duty: &str| {
        format!(
            r#"{{"duty":"{duty}","organization":"{}","name":null,"post":null}}"#,
            own.uid.0
        )
    };
    let sit = |ledger: &mut Ledger, duty| {
        ledger
            .change("我是谁", |w| w.set_preference(ME, &me(duty)))
            .expect("kept");
    };
    assert!(
        asked(&ledger, "Sheet1", "教师花名册").is_open(),
        "nobody has said who she is"
    );
    sit(&mut ledger, "lead");
    assert_eq!(
        answer_of(&asked(&ledger, "Sheet1", "教师花名册")),
        Some("石桥中心小学")
    );
    assert!(
        asked(&ledger, "Sheet1", "新城关小学教师花名册").is_open(),
        "the file says another"
    );
    let pages = [
        Page::of_text("前楼中心小学", ROWS),
        Page::of_text("Sheet2", "姓名|学科\n庄雪|英语"),
    ];
    let doubts = school_doubts(&ledger, &pages);
    assert_eq!(answer_of(&doubts[0]), Some("前楼中心小学"));
    assert!(
        doubts[1].is_open(),
        "a file of several schools is not hers alone"
    );
    let codes = "学校|姓名|学科\n1|甘若兰|语文\n2|丘明达|数学";
    let doubts = school_doubts(&ledger, &[Page::of_text("Sheet1", codes)]);
    assert!(
        doubts[0].is_open(),
        "the file says schools, if only by numbers"
    );
    sit(&mut ledger, "office");
    assert!(
        asked(&ledger, "Sheet1", "教师花名册").is_open(),
        "the office keeps no school's list"
    );
}

#[test]
fn sections_of_a_sheet_are_of_the_schools_they_name() {
    let ledger = county();
    let text =
        "教师名册||\n姓名|学科|职务\n石桥中心小学||\n甘若兰|语文|\n新桥小学（1人）||\n丘明达|数学|";
    let mut page = Page::of_text("全片区", text);
    page.merges = vec!["A1:C1", "A3:C3", "A5:C5"];
    let doubts = school_doubts(&ledger, &[page]);
    assert_eq!(answer_of(&doubts[0]), Some("石桥中心小学"));
    assert_eq!(
        (doubts[1].is_open(), doubts[1].unknown.as_deref()),
        (true, Some("新桥小学"))
    );
}

#[test]
fn one_answer_holds_for_all_blocks_of_a_sheet_and_another_for_one_of_them() {
    let ledger = county();
    let text = "新城关小学教师名册|||\n姓名|学科|姓名|学科\n甘若兰|语文|丘明达|数学";
    let mut page = Page::of_text("Sheet1", text);
    page.merges = vec!["A1:D1"];
    let mut draft = draft(&ledger, &[page]);
    let mut say = |id: &str, value: &str| {
        let (id, value) = (id.to_owned(), value.to_owned());
        answer(ledger.reader(), &mut draft, &Answer { id, value }).expect("a school");
        let doubts = look(&ledger, &draft).doubts;
        doubts
            .iter()
            .map(|doubt| answer_of(doubt).map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let stone = Some("石桥中心小学".to_owned());
    let front = Some("前楼中心小学".to_owned());
    assert_eq!(
        say("Sheet1/A:B/学校", "石桥中心小学"),
        std::slice::from_ref(&stone),
        "told once for both"
    );
    assert_eq!(say("Sheet1/C:D/学校", "前楼中心小学"), [stone, front]);
}
