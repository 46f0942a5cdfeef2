//! Characters that look alike, and texts that must stay as they are.
use super::*;

#[test]
fn what_looks_like_an_ordinary_character_becomes_it() {
    let cases = [
        // Kangxi radicals, as PDFs have them.
        ("⾼小⻓", "高小长"),
        ("⽅⽴⾦", "方立金"),
        ("⼤⽯⼩学", "大石小学"),
        ("语⽂", "语文"),
        // Radicals of the supplement.
        ("⻢⻩⻰", "马黄龙"),
        ("⻄⻔⻛", "西门风"),
        ("⻋⻉⻅⻚", "车贝见页"),
        ("⺠族⼩学", "民族小学"),
        // Compatibility ideographs.
        ("\u{f9e1}国栋", "李国栋"),
        ("\u{f90a}\u{f9f4}", "金林"),
        ("孙\u{f9b4}", "孙領"),
        ("\u{2f800}", "丽"),
        // Variants that only a font knows.
        ("葛\u{e0100}明", "葛明"),
        ("辻\u{fe00}本", "辻本"),
        // Nothing to be seen.
        ("\u{feff}王\u{200b}芳\u{200e}", "王芳"),
        ("\u{202a}王芳\u{202c}", "王芳"),
        ("王\u{ad}芳", "王芳"),
        ("\u{2066}13900001111\u{2069}", "13900001111"),
        ("王\u{2060}芳\u{200d}", "王芳"),
        ("王\u{0}芳\u{7}", "王芳"),
        ("\u{3164}王芳", "王芳"),
        // Letters and digits of a full-width keyboard.
        ("ＸＸ０１", "XX01"),
        ("第１课时", "第1课时"),
        // Letters put together of two.
        ("la\u{30c}o", "lǎo"),
        ("Ame\u{301}lie", "Amélie"),
        // Spaces and line ends of web pages.
        ("王\u{a0}芳", "王 芳"),
        ("一\u{2028}二", "一\n二"),
    ];
    for (written, expected) in cases {
        assert_eq!(plain_characters(written), expected, "{written:?}");
        assert_eq!(key(written), key(expected), "{written:?}");
        assert_eq!(clean(written), clean(expected), "{written:?}");
    }
}

#[test]
fn what_people_mean_stays() {
    let texts = [
        "①备课②上课",
        "㎡、㎝、℃、№、‰",
        "㈠ Ⅲ ½ ² ™",
        "“语文”，数学。：；？！（）《》、…——·",
        "６０％".replace('６', "6").replace('０', "0").leak(),
        "黄黃 吳吴呉 戶户 喆哲 堃坤 淼 昇升 峯峰",
        "䶮 㛃 㼆 𠮷 𪨊 龭 﨑 﨎",
        "阿依古丽·买买提",
        "张三\r\n李四\t王五",
        "　　首行空两格",
        "Ω 5 µm",
        "👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}",
        "می\u{200c}خواهم",
        "ｶﾀｶﾅ ｰ ￥",
        "〇〡〆々",
        "㇐㇑",
        "\u{e000}\u{e5e5}",
        "",
    ];
    for text in texts {
        assert_eq!(plain_characters(text), text);
    }
}

#[test]
fn making_it_plain_twice_changes_nothing_more() {
    for c in ('\0'..='\u{3ffff}').chain('\u{e0000}'..='\u{e01ff}') {
        let once = plain_characters(c.encode_utf8(&mut [0; 4])).into_owned();
        assert_eq!(plain_characters(&once), once, "{:x}", c as u32);
        assert_eq!(
            plain_character(plain_character(c)),
            plain_character(c),
            "{c}"
        );
    }
}

#[test]
fn what_did_not_happen_is_not_told() {
    for (added, changed, told) in [
        (3, 1, "新增3人，变更1人"),
        (3, 0, "新增3人"),
        (0, 1, "变更1人"),
        (0, 0, "没有变化"),
    ] {
        let counts = [("新增", added), ("变更", changed)];
        assert_eq!(told_counts(&counts, "人"), told);
    }
}

#[test]
fn codes_stand_in_the_order_of_their_numbers() {
    let cases: [(&str, &[&str]); 4] = [
        ("plain numbers", &["1", "02", "2", "10", "11", "100"]),
        (
            "letters first",
            &["A9", "A10", "B1", "T001", "T002", "T010"],
        ),
        (
            "several numbers",
            &["1-2", "1-10", "2-1", "2024003", "20240010"],
        ),
        ("words", &["", "外", "外1", "外12"]),
    ];
    for (case, ordered) in cases {
        for (at, one) in ordered.iter().enumerate() {
            for (place, other) in ordered.iter().enumerate() {
                assert_eq!(
                    compare_codes(one, other),
                    at.cmp(&place),
                    "{case}: {one} and {other}"
                );
            }
        }
    }
}

#[test]
fn numbers_of_two_columns_become_one_text() {
    for (typed, stored) in [
        ("661001", "短号661001"),
        ("短号：661001", "短号661001"),
        ("661001/661002", "短号661001、短号661002"),
        ("13900010001", "13900010001"),
        ("", ""),
    ] {
        assert_eq!(short_numbers(typed).unwrap(), stored, "{typed}");
    }
    assert!(short_numbers("没有开通").is_err());
    let both = joined_numbers("13900010001", "短号661001");
    assert_eq!(both, "13900010001、短号661001");
    assert_eq!(joined_numbers(&both, "13900010001"), both);
    assert_eq!(joined_numbers("", "短号661001"), "短号661001");
}
