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
fn no_activity_of_a_list_of_plans_is_said_to_have_taken_place() {
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
        value: "organiser".to_owned(),
    };
    answer(ledger.reader(), &mut draft, &given).expect("it is a field");
    assert_eq!(look(&ledger, &draft).doubts.len(), 0);
}

#[test]
fn several_schools_in_one_cell() {
    for (cell, hosts) in [
        ("二实小前楼中心校", "二实小、前楼中心校"),
        ("二实小、前楼中心校协办", "二实小"),
        ("二实小（前楼中心校、石桥中心校协办）", "二实小"),
        ("二实小承办前楼中心校协办", "二实小"),
        ("前楼中心小学", "前楼中心校"),
    ] {
        let read = lines("日期|主题|形式|承办", &format!("9.13|研讨|集体备课|{cell}"));
        assert_eq!(
            read,
            [format!(
                "Added / 2024年9月13日 / 研讨 / 集体备课 / {hosts} /  / "
            )],
            "{cell}"
        );
    }
    for (cell, choice) in [
        ("五校联合", "全部成员学校（3所）"),
        ("全体成员校", "全部成员学校（3所）"),
        ("二实小与前楼中心校等", "第二实验小学、前楼中心小学"),
    ] {
        let read = lines("日期|主题|形式|承办", &format!("9.13|研讨|集体备课|{cell}"));
        assert!(
            read[0].contains(&format!("[{choice}｜")),
            "{cell}: {read:?}"
        );
    }
}

/// The answer may name several schools.
#[test]
fn an_answer_of_several_schools() {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    let text = "2024—2025学年活动台账\n日期|主题|形式|承办\n9.13|研讨|集体备课|五校联合";
    for (value, hosts) in [
        ("members", "二实小、前楼中心校、石桥中心校"),
        ("二实小;石桥中心校", "二实小、石桥中心校"),
    ] {
        let mut draft = draft(&ledger, &[Page::of_text("台账", text)]);
        let doubt = look(&ledger, &draft).lines[0].doubts[0].id.clone();
        let given = Answer {
            id: doubt,
            value: value.to_owned(),
        };
        answer(ledger.reader(), &mut draft, &given).expect("schools of the roster");
        assert_eq!(look(&ledger, &draft).lines[0].host, hosts);
    }
}

#[test]
fn cells_of_one_school_that_are_no_number() {
    let of = |cell: &str| {
        let read = lines(
            "日期|主题|形式|承办|二实小|前楼中心校",
            &format!("9.13|研讨|集体备课|二实小|{cell}|2"),
        );
        read[0]
            .split_once("二实小 /  / ")
            .expect("the host")
            .1
            .to_owned()
    };
    for (cell, count) in [
        ("6", 6),
        ("6人", 6),
        ("12.0", 12),
        ("十二人", 12),
        ("3（含校长）", 3),
    ] {
        assert_eq!(of(cell), format!("二实小{count}、前楼中心校2"), "{cell}");
    }
    assert_eq!(of("请假"), "前楼中心校2");
    for cell in [
        "2(1)",
        "3（1人请假）",
        "3 2",
        "1人/3人",
        "3?",
        "5+1",
        "2.5",
        "√",
        "3月2日",
    ] {
        assert!(
            of(cell).starts_with("前楼中心校2 / ？“二实小："),
            "{cell}: {}",
            of(cell)
        );
    }
}

#[test]
fn some_of_all_are_not_all() {
    let asked = row("承办|参加人员", "二实小|前楼中心校全体教师");
    assert!(
        asked.contains("前楼中心小学") && !asked.contains("第二实验小学"),
        "{asked}"
    );
    for cell in [
        "各校骨干教师",
        "各校教导主任",
        "前楼中心校全校教师，二实小2人",
        "二实小、前楼中心校共5人",
        "3人二实小、2人前楼中心校",
        "二实小2人未参加",
    ] {
        let told = row("承办|参加人员", &format!("二实小|{cell}"));
        assert!(
            told.contains('？') && !told.contains("应到"),
            "{cell}: {told}"
        );
        assert!(!told.contains("前楼中心小学5"), "{cell}: {told}");
    }
}

/// 年, 学年 and 学期 in columns of their own, empty where they go on.
#[test]
fn years_in_columns() {
    let read = lines(
        "年|月|日|主题|形式",
        "2023|9|13|甲|集体备课\n|10|18|乙|集体备课",
    );
    assert_eq!(
        read[0].split(" / ").nth(1),
        Some("2023年9月13日"),
        "{read:?}"
    );
    assert_eq!(
        read[1].split(" / ").nth(1),
        Some("2023年10月18日"),
        "{read:?}"
    );
    let read = lines(
        "学年|学期|日期|主题|形式",
        "2023—2024学年|第二学期|3.6|甲|集体备课\n|第一学期|9.13|乙|集体备课",
    );
    let days: Vec<_> = read.iter().map(|line| line.split(" / ").nth(1)).collect();
    assert_eq!(days, [Some("2024年3月6日"), Some("2023年9月13日")]);
}

#[test]
fn parts_of_activities_that_were_not_understood() {
    for (cell, right) in [
        ("前楼中心小学徐梅芳", "主讲 徐梅芳 / "),
        ("前楼中心小学 徐梅芳", "主讲 徐梅芳 / "),
    ] {
        let told = row("承办|主讲", &format!("二实小|{cell}"));
        assert_eq!(told, format!("二实小 / {right}"), "{cell}");
    }
    let asked = row("承办|主讲", "二实小|徐梅芳（前楼小学）");
    assert!(asked.contains("“前楼小学”是哪所学校？"), "{asked}");
    for cell in ["段校长", "原定高山，改为欧阳"] {
        let told = row("承办|主讲", &format!("二实小|{cell}"));
        assert!(told.contains("没有看懂"), "{cell}: {told}");
        assert!(told.contains("按所写的记“主讲”"), "{cell}: {told}");
    }
}

/// What nobody understood is recorded as it is written, once somebody says what it was.
#[test]
fn recorded_as_written() {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    let text = "2024—2025学年活动台账\n日期|主题|形式|承办|主讲\n9.13|研讨|集体备课|二实小|段校长";
    let mut draft = draft(&ledger, &[Page::of_text("台账", text)]);
    let doubt = look(&ledger, &draft).lines[0].doubts[0].id.clone();
    let given = Answer {
        id: doubt,
        value: "主讲".to_owned(),
    };
    answer(ledger.reader(), &mut draft, &given).expect("a role");
    assert_eq!(look(&ledger, &draft).lines[0].roles, "主讲 段校长");
}

/// What is asked about columns of a list with these headings and one row, and what their ids end with.
fn asked_of_columns(headings: &str, row: &str) -> Vec<String> {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    let text = format!("2024—2025学年活动台账\n{headings}\n{row}");
    let draft = draft(&ledger, &[Page::of_text("台账", &text)]);
    let doubts = look(&ledger, &draft).doubts;
    doubts
        .iter()
        .map(|doubt| format!("{} {}", doubt.id, asked(doubt)))
        .collect()
}

#[test]
fn a_column_under_an_unknown_heading_is_asked_about() {
    for (heading, cell, right) in [
        (
            "来了谁",
            "二实小5人、前楼中心校3人",
            "下面写的是学校和人数）[参加人员｜不导入]",
        ),
        (
            "谁来做",
            "李国栋",
            "下面写的是名册里的人）[主讲｜执教｜主备｜主持｜点评｜评委｜承担人｜参加人员｜不导入]",
        ),
        (
            "办了没",
            "×",
            "下面写的是√、×一类的记号）[开展情况｜不导入]",
        ),
        (
            "跟着办的",
            "前楼中心校、石桥中心校",
            "下面写的是学校）[协办｜主办｜参加人员｜不导入]",
        ),
        (
            "石桥中心校派出",
            "3",
            "列名里有学校，下面写的是数）[参加人数（石桥中心小学）｜不导入]",
        ),
    ] {
        assert_eq!(
            asked_of_columns(
                &format!("日期|主题|形式|承办|{heading}"),
                &format!("9.13|研讨|集体备课|二实小|{cell}")
            ),
            [format!("台账/E ？这一列是什么？（{right}")],
            "{heading}"
        );
    }
    for (heading, cell) in [("经费", "300"), ("材料", "教案两份"), ("序号", "1")] {
        let asked = asked_of_columns(
            &format!("日期|主题|形式|承办|{heading}"),
            &format!("9.13|研讨|集体备课|二实小|{cell}"),
        );
        assert_eq!(asked, [""; 0], "{heading}");
    }
}

/// What was said of a column holds, and for the next list with the same headings, too.
#[test]
fn a_column_is_said_to_be_of_one_school_once() {
    let mut ledger = county_without_activities();
    let text = "2024—2025学年活动台账\n日期|主题|形式|承办|石桥那边|签名\n9.13|研讨|集体备课|二实小|3|李国栋";
    let pages = [Page::of_text("台账", text)];
    let mut first = draft(&ledger, &pages);
    for (id, value) in [("台账/E", "参加人数（石桥中心小学）"), ("台账/F", "不导入")]
    {
        let given = Answer {
            id: id.to_owned(),
            value: value.to_owned(),
        };
        answer(ledger.reader(), &mut first, &given).expect("a column and what it is");
    }
    let seen = look(&ledger, &first);
    assert_eq!(
        (seen.doubts.len(), seen.lines[0].heads.as_str()),
        (0, "石桥中心校3")
    );
    ledger
        .change("导入活动台账", |w| apply(w, &first))
        .expect("nothing is open");

    let again = look(&ledger, &draft(&ledger, &pages));
    assert_eq!((again.doubts.len(), again.counts.same), (0, 1));
    let unknown = Answer {
        id: "台账/E".to_owned(),
        value: "参加人数".to_owned(),
    };
    let refused = answer(ledger.reader(), &mut first, &unknown).expect_err("of which school");
    assert!(
        refused.to_string().contains("参加人数（学校名称）"),
        "{refused}"
    );
}

/// The host of every line, after the only question about the list is answered; it and its choices first.
fn hosts_of(sheet: &str, text: &str, value: &str) -> Vec<String> {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    let mut list = draft(&ledger, &[Page::of_text(sheet, text)]);
    let [doubt] = &look(&ledger, &list).doubts[..] else {
        panic!("one question about the list");
    };
    let given = Answer {
        id: doubt.id.clone(),
        value: value.to_owned(),
    };
    answer(ledger.reader(), &mut list, &given).expect("a choice");
    let seen = look(&ledger, &list);
    assert!(!seen.doubts.iter().any(Doubt::is_open));
    let hosts = seen.lines.into_iter().map(|line| line.host);
    [asked(doubt)].into_iter().chain(hosts).collect()
}

#[test]
fn a_list_in_sections_is_asked_once_who_hosts() {
    let text = "\
2024—2025学年活动台账
日期|主题|形式
9.6|部署|工作例会
第二实验小学||
9.13|研讨|集体备课
9.20|备课|集体备课
前楼中心校||
9.27|讲座|专题讲座";
    assert_eq!(
        hosts_of("台账", text, "sections"),
        [
            "？这些活动由哪所学校承办？（表里没有写承办的一列，按学校分成几段）[由每一段上面写的学校承办｜没有写，承办学校以后再填｜第二实验小学｜前楼中心小学｜石桥中心小学]",
            "",
            "二实小",
            "二实小",
            "前楼中心校"
        ]
    );
    assert_eq!(hosts_of("台账", text, "-")[1..], ["", "", "", ""]);
}

#[test]
fn a_list_without_a_column_of_hosts_is_asked_once_who_hosts() {
    let text = "2024—2025学年石桥中心校活动台账\n日期|主题|形式\n9.13|研讨|集体备课";
    assert_eq!(
        hosts_of("台账", text, "石桥中心小学"),
        [
            "？这些活动由哪所学校承办？（表里没有写承办的一列）[石桥中心小学｜没有写，承办学校以后再填｜第二实验小学｜前楼中心小学]",
            "石桥中心校"
        ]
    );
}

/// 线上 or 线下 as it is told of a row, and what is said of it.
fn mode_of(columns: &str, cells: &str) -> (Option<String>, Vec<String>) {
    let ledger = LEDGER.with(|ledger| ledger.clone());
    let text = format!("2024—2025学年活动台账\n日期|主题|承办|{columns}\n9.13|研讨|二实小|{cells}");
    let draft = draft(&ledger, &[Page::of_text("台账", &text)]);
    let line = look(&ledger, &draft).lines.remove(0);
    assert_eq!(line.form, "集体备课", "{columns}");
    let told = line.facts.into_iter().find(|fact| fact.label == "方式");
    (told.map(|fact| fact.text), line.remarks)
}

#[test]
fn how_people_met_is_read() {
    let said = |columns, cells| mode_of(columns, cells).0;
    for (columns, cells, mode) in [
        ("形式|方式", "集体备课|线上", Some("线上")),
        ("形式|活动方式", "集体备课|线下", Some("线下")),
        (
            "活动类别|活动形式",
            "集体备课|线上+线下",
            Some("线上线下结合"),
        ),
        ("形式|线上线下", "集体备课|线上（腾讯会议）", Some("线上")),
        ("活动方式", "集体备课", None),
        ("形式|地点", "集体备课|会议室", None),
    ] {
        assert_eq!(said(columns, cells).as_deref(), mode, "{columns} {cells}");
    }
    assert_eq!(
        mode_of("形式|地点", "集体备课|腾讯会议 123-456-789"),
        (
            Some("线上".to_owned()),
            vec!["地点写的是“腾讯会议，123-456-789”，方式记为线上".to_owned()]
        )
    );
    assert_eq!(
        said("形式|地点", "集体备课|录播室、钉钉").as_deref(),
        Some("线上线下结合")
    );
}
