//! What secretaries write into single cells: phones, dates, names, subjects and titles.
use super::*;
use crate::exchange::normal::{
    Subjects, bare_name, has_grade, is_nobody, phone_and_remark, subjects, title_names,
};

#[test]
fn phones_as_they_are_written() {
    let cases = [
        ("13900010001", "13900010001"),
        ("139 0001 0001", "13900010001"),
        ("139-0001-0001", "13900010001"),
        ("+86 139 0001 0001", "13900010001"),
        ("+8613900010001", "13900010001"),
        ("008613900010001", "13900010001"),
        ("86-13900010001", "13900010001"),
        ("13900010001/13900020002", "13900010001、13900020002"),
        ("13900010001、13900020002", "13900010001、13900020002"),
        ("13900010001,13900020002", "13900010001、13900020002"),
        ("13900010001；0871-6512345", "13900010001、0871-6512345"),
        ("13900010001 13900020002", "13900010001、13900020002"),
        ("139 0001 0001 139 0002 0002", "13900010001、13900020002"),
        ("13900010001 0871-6512345", "13900010001、0871-6512345"),
        ("13900010001\n13900020002", "13900010001、13900020002"),
        ("13900010001\r\n139 0002 0002", "13900010001、13900020002"),
        ("13900010001\n13900010001", "13900010001"),
        ("13900010001或13900020002", "13900010001、13900020002"),
        ("13900010001（短号661001）", "13900010001、短号661001"),
        ("13900010001（661001）", "13900010001、661001"),
        ("13900010001(13900020002)", "13900010001、13900020002"),
        ("13900010001(短号:661001)", "13900010001、短号661001"),
        ("13900010001 短号 661001", "13900010001、短号661001"),
        ("短号661001", "短号661001"),
        ("661002", "661002"),
        ("13900010001/661002", "13900010001、661002"),
        ("0871-6512345转802", "0871-6512345转802"),
        ("0871-6512345 转 802", "0871-6512345转802"),
        ("0871-6512345-802", "0871-6512345转802"),
        ("(0871)6512345", "08716512345"),
        ("6512345转分机8", "6512345转8"),
        ("6512345 6512346", "6512345、6512346"),
        ("6512345 65123", "6512345、65123"),
        ("0871 6512345 0871 6512346", "08716512345、08716512346"),
        ("0086-139-0001-0001", "13900010001"),
        ("-6512345-", "6512345"),
        ("手机：13900010001", "13900010001"),
        ("13900010001（微信同号）", "13900010001"),
        ("电话0871—6512345", "0871-6512345"),
        ("１３９０００１０００１", "13900010001"),
        ("\u{202d}13900010001\u{202c}", "13900010001"),
    ];
    for (written, expected) in cases {
        let found = phone(&Cell::text(written));
        assert_eq!(found, Ok(Some(expected.to_owned())), "{written:?}");
        let again = phone(&Cell::text(expected));
        assert_eq!(
            again, found,
            "what was read is read the same again: {expected}"
        );
    }
    let odd = [
        "1390001000",
        "139000100011",
        "13900010001转",
        "见备注",
        "13900010001短号",
        "139000100011390002000",
        "12",
        "1.39E+10",
        "661002a",
        "138 0000",
    ];
    for odd in odd {
        assert!(phone(&Cell::text(odd)).is_err(), "{odd}");
    }
}

#[test]
fn months_and_days_in_words() {
    let months = [
        ("一九八八年五月", "1988-05"),
        ("一九八八年十二月", "1988-12"),
        ("一九七四年十月", "1974-10"),
        ("二〇〇五年七月", "2005-07"),
        ("二零零五年七月", "2005-07"),
        ("二○○五年十一月", "2005-11"),
        ("二OO五年七月".replace('O', "〇").leak(), "2005-07"),
        ("一九八八年五月三日", "1988-05"),
        ("一九八八年五月廿八日", "1988-05"),
        ("1988年五月", "1988-05"),
        ("1990年5月生", "1990-05"),
        ("1990年5月出生", "1990-05"),
        ("1990年5月生人", "1990-05"),
        ("出生于1990年5月", "1990-05"),
        ("生于1990.5", "1990-05"),
        ("1990年5月份", "1990-05"),
        ("'1983.10", "1983-10"),
        ("1983.10.", "1983-10"),
        ("1983。10", "1983-10"),
        ("1983 . 10", "1983-10"),
        ("1983年 10月", "1983-10"),
        ("1983—10", "1983-10"),
        ("1983–10", "1983-10"),
        ("1983\\10", "1983-10"),
        ("08/2008", "2008-08"),
        ("8.2008", "2008-08"),
        ("2010年8月参加工作", "2010-08"),
        ("2010.08起", "2010-08"),
        ("公历1990年5月", "1990-05"),
        ("1990年05月01日生", "1990-05"),
        ("⼀九⼋⼋年五⽉", "1988-05"),
    ];
    for (written, expected) in months {
        let found = month(&Cell::text(written), &context());
        assert_eq!(found, Ok(Some(expected.to_owned())), "{written:?}");
    }
    let days = [
        ("二〇二四年九月五日", "2024-09-05"),
        ("二〇二四年十二月三十一日", "2024-12-31"),
        ("二〇二四年十月二十日", "2024-10-20"),
        ("2024年九月廿一日", "2024-09-21"),
    ];
    for (written, expected) in days {
        assert_eq!(
            day(&Cell::text(written), &context()),
            Ok(Some(date(expected))),
            "{written}"
        );
    }
    let odd = [
        "79.11",
        "一九八八年",
        "五月",
        "八八年五月",
        "1985年02月29日",
        "1990年13月",
        "一九八八年十三月",
        "属龙",
        "十十年五月",
        "1990年5月农历",
        "二十",
    ];
    for odd in odd {
        assert!(month(&Cell::text(odd), &context()).is_err(), "{odd}");
    }
}

#[test]
fn nobody_has_many_names() {
    let nobody = [
        "无",
        "（无）",
        "空缺",
        "暂缺",
        "缺",
        "缺编",
        "待定",
        "待聘",
        "未定",
        "——",
        "—",
        "-",
        "--",
        "/",
        "//",
        "\\",
        "×××",
        "XXX",
        "xx",
        "...",
        "*",
        "无人",
        "某某",
        "N/A",
        "空 缺",
        "待　定",
        "（空缺）",
        "【待定】",
        "暂 无",
        "○",
    ];
    for nobody in nobody {
        assert!(is_nobody(nobody), "{nobody}");
        assert_eq!(name(&Cell::text(nobody)), Ok(None), "{nobody}");
    }
    for somebody in [
        "吴无",
        "无名",
        "缺心",
        "待定安",
        "空山",
        "钱某",
        "Xu",
        "于一",
        "万无一",
    ] {
        assert!(!is_nobody(somebody), "{somebody}");
    }
}

#[test]
fn a_name_beside_a_mark_is_offered_and_not_taken() {
    let cases = [
        ("★甘若兰", Some("甘若兰")),
        ("甘若兰▲", Some("甘若兰")),
        ("*甘若兰", Some("甘若兰")),
        ("丘明达（组长）", Some("丘明达")),
        ("丘明达(兼)", Some("丘明达")),
        ("1.舒安", Some("舒安")),
        ("1、舒安", Some("舒安")),
        ("①舒安", Some("舒安")),
        ("翟宁2", Some("翟宁")),
        ("★阿依古丽·买买提", Some("阿依古丽·买买提")),
        ("庄雪、柏一舟", None),
        ("庄雪", None),
        ("阿依古丽.买买提", None),
        ("Ma Xiaolin", None),
        ("★", None),
        ("（组长）", None),
        ("12", None),
    ];
    for (written, expected) in cases {
        assert_eq!(bare_name(written).as_deref(), expected, "{written}");
        if expected.is_some() {
            assert!(
                name(&Cell::text(written)).is_err(),
                "{written} is asked about"
            );
        }
    }
}

/// Some of the word list, by its codes.
fn code_of(name: &str) -> Option<&'static str> {
    let words = [
        ("语文", "chinese"),
        ("数学", "math"),
        ("英语", "english"),
        ("道德与法治", "moral_law"),
        ("道法", "moral_law"),
        ("思想政治", "politics"),
        ("历史", "history"),
        ("地理", "geography"),
        ("科学", "science"),
        ("信息科技", "ict"),
        ("信息", "ict"),
        ("音乐", "music"),
        ("体育", "pe"),
        ("体育与健康", "pe"),
        ("美术", "art"),
        ("综合", "general"),
        ("综合实践", "practice"),
        ("劳动", "labour"),
        ("小学全科", "all_round"),
        ("班主任工作", "moral_work"),
    ];
    let key = crate::text::key(name);
    words
        .iter()
        .find(|(word, _)| *word == key)
        .map(|(_, code)| *code)
}

#[test]
fn subjects_with_anything_between_them() {
    let cases = [
        ("语文", "chinese"),
        ("语 文", "chinese"),
        ("语　文", "chinese"),
        ("数\n学", "math"),
        ("数\r\n学", "math"),
        (" 道德 与 法治 ", "moral_law"),
        ("语⽂", "chinese"),
        ("语文、数学", "chinese math"),
        ("语文，数学", "chinese math"),
        ("语文/数学", "chinese math"),
        ("语文 数学", "chinese math"),
        ("语文\n数学", "chinese math"),
        ("语文数学", "chinese math"),
        ("语文兼道法", "chinese moral_law"),
        ("数学+科学", "math science"),
        ("数学＋科学", "math science"),
        ("语文和数学", "chinese math"),
        ("语文与道德与法治", "chinese moral_law"),
        ("道德与法治与语文", "moral_law chinese"),
        ("语文&数学", "chinese math"),
        ("语文（兼数学）", "chinese math"),
        ("语文、语文", "chinese"),
        ("小学语文", "chinese"),
        ("初中数学、科学", "math science"),
        ("小学全科", "all_round"),
        ("综合实践、综合", "practice general"),
        ("体育与健康", "pe"),
        ("劳动与综合实践", "labour practice"),
        ("语、数", "chinese math"),
        ("语数英", "chinese math english"),
        ("音体美", "music pe art"),
        ("政史地", "politics history geography"),
        ("语文 英", "chinese english"),
        ("英语 班主任工作", "english moral_work"),
        ("语文（1-3班）", "chinese"),
        ("数学 八年级", "math"),
        ("语文（初）", "chinese"),
        ("高一历史、高二地理", "history geography"),
        ("三（2）班英语", "english"),
        ("三年级2班美术", "art"),
    ];
    for (written, expected) in cases {
        let codes: Vec<&str> = expected.split(' ').collect();
        assert_eq!(
            subjects(written, code_of),
            Subjects::Known(codes),
            "{written:?}"
        );
    }
    let partly = [
        ("英语 班主任", "english", "班主任"),
        ("语文七上", "chinese", "七上"),
        ("语文、社会", "chinese", "社会"),
        ("包班", "", "包班"),
        ("英语口语", "english", "口语"),
        ("12", "", "12"),
    ];
    for (written, known, unknown) in partly {
        let expected = Subjects::Partly {
            known: known.split(' ').filter(|code| !code.is_empty()).collect(),
            unknown: unknown.to_owned(),
        };
        assert_eq!(subjects(written, code_of), expected, "{written}");
    }
}

#[test]
fn a_grade_beside_a_subject_is_seen() {
    for text in [
        "数学 八年级",
        "语文（初）",
        "高一化学",
        "三（2）班英语",
        "语文1-3班",
    ] {
        assert!(has_grade(text), "{text}");
    }
    for text in ["语文", "小学语文", "初中数学", "高等数学", "信息科技"] {
        assert!(!has_grade(text), "{text}");
    }
}

#[test]
fn what_stands_beside_a_mobile_number_is_offered_as_a_remark() {
    let cases = [
        ("13811110009（退休返聘）", Some(("13811110009", "退休返聘"))),
        ("丘明达 13811110009", Some(("13811110009", "丘明达"))),
        ("13811110009", None),
        ("13811110009家6512345", None),
        ("1381111000（本人）", None),
        ("见备注", None),
    ];
    for (written, expected) in cases {
        let expected = expected.map(|(number, remark)| (number.to_owned(), remark.to_owned()));
        assert_eq!(phone_and_remark(written), expected, "{written}");
    }
}

#[test]
fn titles_by_their_customary_names() {
    let cases = [
        ("一级教师", "一级教师"),
        ("一 级\n教 师", "一级教师"),
        ("中小学一级教师", "一级教师"),
        ("中小学一级", "一级教师"),
        ("一级", "一级教师"),
        ("一级教师（2015年）", "一级教师"),
        ("一级教师职称", "一级教师"),
        ("小教高级", "小学高级教师"),
        ("小教一级", "小学一级教师"),
        ("小教二级", "小学二级教师"),
        ("小学高级教师", "小学高级教师"),
        ("小学教育一级", "小学一级教师"),
        ("小高", "小学高级教师"),
        ("小一", "小学一级教师"),
        ("中教高级", "中学高级教师"),
        ("中教一级", "中学一级教师"),
        ("中教二级", "中学二级教师"),
        ("中高", "中学高级教师"),
        ("中一", "中学一级教师"),
        ("中二", "中学二级教师"),
        ("小中高", "中学高级教师"),
        ("中学教育高级", "中学高级教师"),
        ("正高级", "正高级教师"),
        ("中小学正高级教师", "正高级教师"),
    ];
    for (written, expected) in cases {
        let names = title_names(&crate::text::clean(written));
        assert!(
            names.iter().any(|name| name == expected),
            "{written:?}: {names:?}"
        );
    }
    for (written, never) in [
        ("专技十级", "一级教师"),
        ("助理讲师", "教师"),
        ("一级（拟报）", "一级教师"),
        ("高级工", "高级教师"),
    ] {
        let names = title_names(written);
        assert!(
            !names.iter().any(|name| name == never),
            "{written}: {names:?}"
        );
    }
}
