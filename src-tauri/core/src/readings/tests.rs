//! Names and texts, case by case.
use super::*;

#[test]
fn surnames_are_read_as_surnames() {
    let cases = [
        ("曾庆华", "zeng qing hua", "zqh"),
        ("单立新", "shan li xin", "slx"),
        ("解晓东", "xie xiao dong", "xxd"),
        ("查良", "zha liang", "zl"),
        ("仇英", "qiu ying", "qy"),
        ("区志强", "ou zhi qiang", "ozq"),
        ("朴美玉", "piao mei yu", "pmy"),
        ("尉迟恭", "yu chi gong", "ycg"),
        ("尉健", "wei jian", "wj"),
        ("吕梅", "lv mei", "lm"),
        ("覃秀兰", "qin xiu lan", "qxl"),
        ("乐和平", "yue he ping", "yhp"),
        ("李乐", "li le", "ll"),
        ("古丽·买买提", "gu li mai mai ti", "glmmt"),
    ];
    for (name, pinyin, initials) in cases {
        let reading = of_person(name, None);
        assert_eq!(
            (reading.pinyin.as_str(), reading.initials.as_str()),
            (pinyin, initials),
            "{name}"
        );
    }
}

#[test]
fn an_entered_reading_goes_before_the_guess() {
    let reading = of_person("单乐", Some("Dan Yue"));
    assert_eq!(
        (reading.pinyin.as_str(), reading.initials.as_str()),
        ("dan yue", "dy")
    );
}

#[test]
fn a_character_lists_all_its_readings() {
    assert!(syllables_of('行').contains(&"hang".to_owned()));
    assert!(syllables_of('行').contains(&"xing".to_owned()));
    assert_eq!(syllables_of('A'), ["a"]);
    assert!(syllables_of('《').is_empty());
}

/// The characters that are found, or `None`.
fn found(text: &str, needle: &str) -> Option<String> {
    let readable = Readable::of_person(text, None, &mut Interner::default());
    let found = readable.find(&Needle::new(needle))?;
    Some(
        text.chars()
            .skip(found.start)
            .take(found.end - found.start)
            .collect(),
    )
}

#[test]
fn a_text_is_found_by_chinese_pinyin_initials_and_mixtures() {
    let cases = [
        ("曾庆华", "曾", Some("曾")),
        ("曾庆华", "庆华", Some("庆华")),
        ("曾庆华", "zqh", Some("曾庆华")),
        ("曾庆华", "cqh", Some("曾庆华")),
        ("曾庆华", "ｚｑｈ", Some("曾庆华")),
        ("曾庆华", "zengqinghua", Some("曾庆华")),
        ("曾庆华", "Zeng Qing", Some("曾庆")),
        ("曾庆华", "zengqh", Some("曾庆华")),
        ("曾庆华", "曾qh", Some("曾庆华")),
        ("曾庆华", "qinghu", Some("庆华")),
        ("曾庆华", "hz", None),
        ("曾庆华", "zh", None),
        ("张晓东", "zhxd", Some("张晓东")),
        ("张晓东", "zhangxd", Some("张晓东")),
        ("解晓东", "xxd", Some("解晓东")),
        ("解晓东", "jiexd", Some("解晓东")),
        ("吕梅", "lv", Some("吕")),
        ("同课异构《牛和鹅》", "nhee", Some("牛和鹅")),
        ("同课异构《牛和鹅》", "构牛", Some("构《牛")),
        ("PPT制作培训", "ppt", Some("PPT")),
        ("备、教、学、评一体化", "bjxp", Some("备、教、学、评")),
        ("李敏", "", None),
    ];
    for (text, needle, expected) in cases {
        assert_eq!(
            found(text, needle).as_deref(),
            expected,
            "{needle} in {text}"
        );
    }
}

#[test]
fn an_entered_reading_is_found_too() {
    let mut interner = Interner::default();
    let person = Readable::of_person("单乐", Some("dan yue"), &mut interner);
    assert!(person.find(&Needle::new("danyue")).is_some());
    assert!(
        person.find(&Needle::new("shanle")).is_some(),
        "the usual one still finds it"
    );
}

#[test]
fn every_reading_of_every_character_is_told() {
    let told = readings_of("调研·A组");
    assert_eq!(told.len(), 5, "one a character");
    let all = |at: usize| told[at].split(' ').collect::<Vec<_>>();
    assert!(
        all(0).contains(&"diao") && all(0).contains(&"tiao"),
        "{told:?}"
    );
    assert_eq!((all(1)[0], all(3)), ("yan", vec!["a"]));
    assert_eq!(told[2], "", "nobody types the point");
}

#[test]
fn characters_of_an_older_ledger_are_read_as_the_ordinary_ones() {
    assert_eq!(of_person("\u{2f74}夏", None).initials, "lx");
    assert_eq!(readings_of("\u{2f74}夏"), readings_of("立夏"));
}
