//! Cells that a fresh secretary's lists held and that were once taken in silence: all are asked about or said.
use super::*;
use crate::exchange::tabular::Cell;

/// The only row of a list with these columns, in short.
fn row(columns: &str, cells: &str) -> String {
    let text =
        format!("2024—2025学年活动台账\n日期|主题|形式|{columns}\n9.13|研讨|集体备课|{cells}");
    let ledger = LEDGER.with(|ledger| ledger.clone());
    let draft = draft(&ledger, &[Page::of_text("台账", &text)]);
    let seen = look(&ledger, &draft);
    let told = told(&seen.lines[0]);
    let (_, told) = told.split_once("集体备课 / ").expect("the form is known");
    told.to_owned()
}

thread_local! {
    static LEDGER: std::rc::Rc<Ledger> = std::rc::Rc::new(county_without_activities());
}

#[test]
fn numbers_that_are_no_plain_numbers_of_people() {
    for cell in [
        "二实小2024届新教师3人",
        "二实小1-6年级语文教师8人",
        "二实小3—5人",
        "二实小9.5",
        "二实小5+1",
        "二实小5/6",
        "应到6实到5",
        "二实小六人，前楼中心校四人",
        "二实小、前楼中心校共9人",
        "二实小6人（含领导2人）",
    ] {
        let told = row("承办|参加人员", &format!("二实小|{cell}"));
        assert!(told.starts_with("二实小 /  /  / ？"), "{cell}: {told}");
    }
    let plain = row("承办|参加人员", "二实小|二实小6人、前楼中心校4人");
    assert_eq!(plain, "二实小 /  / 二实小6、前楼中心校4");
}

#[test]
fn only_known_words_say_that_it_took_place() {
    for (word, asks) in [
        ("已完成", false),
        ("√", false),
        ("否", true),
        ("未完成", true),
        ("进行中", true),
        ("×", true),
        ("因故未能举行", true),
        ("未按计划开展", true),
    ] {
        let told = row("承办|开展情况", &format!("二实小|{word}"));
        assert_eq!(told.contains("开展了没有"), asks, "{word}: {told}");
    }
    for note in ["停电未办", "没搞", "暂缓", "待定", "推后一周"] {
        let told = row("承办|备注", &format!("二实小|{note}"));
        assert!(told.contains('？'), "{note}: {told}");
    }
}

#[test]
fn who_carried_it_is_not_lost() {
    for (cell, right) in [
        (
            "执教：沈 玥",
            "执教 沈玥 /  / 沈玥不在名册里，按所写的姓名记",
        ),
        ("执教：李国 栋", "执教 李国栋 / "),
    ] {
        let told = row("承办|承担人", &format!("二实小|{cell}"));
        assert_eq!(told, format!("二实小 / {right}"));
    }
    let odd = row("承办|承担人", "二实小|《牛和鹅》徐梅芳（前楼中心校）");
    assert!(odd.contains('？'), "{odd}");
}

#[test]
fn an_organiser_alone_may_be_the_host() {
    let told = row("主办单位", "二实小");
    assert!(told.contains("由第二实验小学承办吗"), "{told}");
}

#[test]
fn a_list_of_plans_says_of_nothing_that_it_took_place() {
    let ledger = county_without_activities();
    let text = "\
2024—2025学年活动计划
日期|主题|形式|承办
9.13|研讨|集体备课|二实小";
    let draft = draft(&ledger, &[Page::of_text("计划", text)]);
    let line = look(&ledger, &draft).lines.remove(0);
    assert_eq!(
        asked(&line.doubts[0]),
        "？开展了没有？（这张表写的是计划）[已经开展了｜还没有开展，记为计划中｜没有开展，记为已取消]"
    );
}

/// What a list of these rows would do, under 2024—2025学年 and these headings.
fn lines(headings: &str, rows: &str) -> Vec<String> {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    let text = format!("2024—2025学年活动台账\n{headings}\n{rows}");
    let draft = draft(&ledger, &[Page::of_text("台账", &text)]);
    look(&ledger, &draft).lines.iter().map(told).collect()
}

/// The sample county's today is 2026-11-08 or so: 2027 is to come.
#[test]
fn what_is_still_to_come_has_not_taken_place() {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    for (held, note, asks) in [
        ("已完成", "", true),
        ("√", "", true),
        ("", "已开展", true),
        ("", "", false),
        ("", "带教案", false),
    ] {
        let text = format!(
            "2026—2027学年活动台账\n日期|主题|形式|承办|完成情况|备注\n2027.6.18|研讨|集体备课|二实小|{held}|{note}"
        );
        let draft = draft(&ledger, &[Page::of_text("台账", &text)]);
        let line = look(&ledger, &draft).lines.remove(0);
        let asked = line
            .doubts
            .iter()
            .any(|doubt| doubt.reason.contains("还没有到"));
        assert_eq!(asked, asks, "{held} {note}: {:?}", line.doubts);
    }
}

#[test]
fn half_a_day_is_no_remark_of_the_activity() {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    let text =
        "2024—2025学年活动台账\n日期|主题|形式|承办|备注\n9月13日下午|研讨|集体备课|二实小|带教案";
    let draft = draft(&ledger, &[Page::of_text("台账", text)]);
    let line = look(&ledger, &draft).lines.remove(0);
    let note = line.facts.iter().find(|fact| fact.label == "备注");
    assert_eq!(note.map(|fact| fact.text.as_str()), Some("带教案"));
    assert_eq!(line.remarks, ["只写了下午，没有写几点，开始时间没有记"]);
}

#[test]
fn day_numbers_count_as_the_file_says() {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    for (epoch_1904, day) in [(false, "2020年10月24日"), (true, "2024年10月25日")] {
        let text = "日期|主题|形式|承办\n44128|研讨|集体备课|二实小";
        let page = Page::of_text("台账", text);
        let mut book = tabular::read("台账.xlsx", xlsx(&[page])).expect("a sound file");
        book.epoch_1904 = epoch_1904;
        book.sheets[0].rows[1].cells[0] = Cell::number(44_128.0);
        let draft = of_workbook(ledger.reader(), book, first_area(&ledger)).expect("activities");
        assert_eq!(look(&ledger, &draft).lines[0].day, day);
    }
}

#[test]
fn a_hidden_column_is_asked_about_once() {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    let text = "2024—2025学年活动台账\n日期|主题|形式|承办\n9.13|研讨|集体备课|二实小";
    let mut draft = draft(&ledger, &[Page::of_text("台账", text)]);
    draft.book.sheets[0].hidden_columns.push(3);
    let doubt = look(&ledger, &draft).doubts.remove(0);
    assert_eq!(doubt.reason, "表格里隐藏的列");
    let given = Answer {
        id: doubt.id,
        value: "co_host".to_owned(),
    };
    answer(ledger.reader(), &mut draft, &given).expect("it is a field");
    assert_eq!(look(&ledger, &draft).doubts.len(), 0);
}
