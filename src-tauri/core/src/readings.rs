//! How Chinese names are read: pinyin for sorting lists and for finding people by a few letters.
use pinyin::{ToPinyin, ToPinyinMulti};
use serde::Serialize;
use ts_rs::TS;

/// Surnames that are read differently from the same character elsewhere.
const SURNAMES: &[(&str, &str)] = &[
    ("万俟", "mo qi"),
    ("尉迟", "yu chi"),
    ("单于", "chan yu"),
    ("长孙", "zhang sun"),
    ("澹台", "tan tai"),
    ("令狐", "ling hu"),
    ("宿", "su"),
    ("曾", "zeng"),
    ("单", "shan"),
    ("解", "xie"),
    ("查", "zha"),
    ("仇", "qiu"),
    ("区", "ou"),
    ("朴", "piao"),
    ("任", "ren"),
    ("华", "hua"),
    ("盖", "gai"),
    ("尉", "wei"),
    ("缪", "miao"),
    ("翟", "zhai"),
    ("覃", "qin"),
    ("谌", "chen"),
    ("乜", "nie"),
    ("冼", "xian"),
    ("洗", "xian"),
    ("召", "shao"),
    ("员", "yun"),
    ("秘", "bi"),
    ("种", "chong"),
    ("繁", "po"),
    ("折", "she"),
    ("黑", "he"),
    ("逄", "pang"),
    ("隗", "wei"),
    ("乐", "yue"),
    ("车", "che"),
    ("石", "shi"),
    ("沈", "shen"),
    ("曲", "qu"),
    ("葛", "ge"),
    ("俞", "yu"),
    ("郗", "xi"),
    ("晁", "chao"),
    ("牟", "mu"),
    ("訾", "zi"),
    ("佴", "nai"),
    ("柏", "bai"),
    ("纪", "ji"),
    ("盛", "sheng"),
    ("降", "jiang"),
    ("哈", "ha"),
    ("那", "na"),
    ("能", "nai"),
    ("阚", "kan"),
    ("麴", "qu"),
    ("费", "fei"),
    ("吕", "lü"),
];

/// How a name is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// Syllables without tones, separated by spaces: `zeng qing hua`; ü is written v.
    pub pinyin: String,
    /// First letters: `zqh`.
    pub initials: String,
}

/// The reading of a person's name. `given` is what someone entered because the guess was wrong.
pub fn of_person(name: &str, given: Option<&str>) -> Reading {
    match given.map(str::trim).filter(|given| !given.is_empty()) {
        Some(given) => of_syllables(given.split_whitespace().map(plain)),
        None => of_syllables(name_syllables(name).into_iter()),
    }
}

/// The reading of any other Chinese text, such as the name of a school.
pub fn of_text(text: &str) -> Reading {
    of_syllables(text_syllables(text).into_iter())
}

/// All readings of one character, the usual one first; what is not Chinese reads as itself.
pub fn syllables_of(character: char) -> Vec<String> {
    let Some(multi) = character.to_pinyin_multi() else {
        return match character {
            c if c.is_whitespace() || is_mark(c) => vec![],
            c => vec![c.to_lowercase().collect()],
        };
    };
    let usual = character.to_pinyin().map(|pinyin| plain(pinyin.plain()));
    let mut readings: Vec<String> = usual.into_iter().collect();
    for reading in multi.into_iter().map(|pinyin| plain(pinyin.plain())) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// The reading of the surname a name begins with, where it is not the usual one of its characters.
pub fn surname(name: &str) -> Option<(&'static str, Vec<String>)> {
    let (surname, reading) = SURNAMES.iter().find(|(surname, _)| name.starts_with(surname))?;
    Some((surname, reading.split(' ').map(plain).collect()))
}

fn name_syllables(name: &str) -> Vec<String> {
    match surname(name) {
        Some((surname, mut syllables)) => {
            syllables.extend(text_syllables(&name[surname.len()..]));
            syllables
        }
        None => text_syllables(name),
    }
}

fn text_syllables(text: &str) -> Vec<String> {
    text.chars()
        .filter_map(|character| syllables_of(character).into_iter().next())
        .collect()
}

fn of_syllables(syllables: impl Iterator<Item = String>) -> Reading {
    let syllables: Vec<String> = syllables.collect();
    Reading {
        initials: syllables.iter().filter_map(|syllable| syllable.chars().next()).collect(),
        pinyin: syllables.join(" "),
    }
}

/// Lower case, and v for ü, as it is typed.
fn plain(syllable: &str) -> String {
    syllable.to_lowercase().replace('ü', "v")
}

/// Marks between the parts of a title or a name: nobody types them.
fn is_mark(character: char) -> bool {
    !character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
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
            assert_eq!((reading.pinyin.as_str(), reading.initials.as_str()), (pinyin, initials), "{name}");
        }
    }

    #[test]
    fn an_entered_reading_goes_before_the_guess() {
        let reading = of_person("单乐", Some("Dan Yue"));
        assert_eq!((reading.pinyin.as_str(), reading.initials.as_str()), ("dan yue", "dy"));
    }

    #[test]
    fn a_character_lists_all_its_readings() {
        assert!(syllables_of('行').contains(&"hang".to_owned()));
        assert!(syllables_of('行').contains(&"xing".to_owned()));
        assert_eq!(syllables_of('A'), ["a"]);
        assert!(syllables_of('《').is_empty());
    }
}
