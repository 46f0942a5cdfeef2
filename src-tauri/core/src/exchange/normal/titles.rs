//! Titles by the names that were and are customary for them, beside those of the word list.

/// Words in front or behind that say nothing about the title.
const BESIDE: [&str; 4] = ["中小学", "职称", "专业技术资格", "任职资格"];

/// In place of the beginning of a short name: the schools' kinds before 2015, when 小学高级 became
/// 一级教师 and so on (人社部发〔2015〕79号); the word list knows what these are today.
const BEGINNINGS: [(&str, &str); 12] = [
    ("小学教育", "小学"),
    ("中学教育", "中学"),
    ("小教", "小学"),
    ("中教", "中学"),
    ("小中高", "中学高级"),
    ("小高", "小学高级"),
    ("中高", "中学高级"),
    ("小一", "小学一级"),
    ("中一", "中学一级"),
    ("小二", "小学二级"),
    ("中二", "中学二级"),
    ("幼教", "小学"),
];

/// What a title may be called in the word list, the likest first: as it is written; without words
/// and remarks beside it; spelled out (小教高级 is 小学高级教师).
pub fn title_names(written: &str) -> Vec<String> {
    let mut names = vec![written.to_owned()];
    let mut add = |name: String| {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    };
    let mut bare = crate::text::word(written);
    if let Some((before, remark)) = bare.split_once(['（', '('])
        && remark.chars().all(|c| !"拟待未报".contains(c))
    {
        bare = before.to_owned();
    }
    for beside in BESIDE {
        bare = bare.strip_prefix(beside).unwrap_or(&bare).to_owned();
        bare = bare.strip_suffix(beside).unwrap_or(&bare).to_owned();
    }
    let full = BEGINNINGS.iter().find_map(|(short, full)| {
        let rest = bare.strip_prefix(short)?;
        Some(format!("{full}{rest}"))
    });
    for name in [Some(bare), full].into_iter().flatten() {
        add(name.clone());
        add(format!("{}教师", name.trim_end_matches("教师")));
        add(name.trim_end_matches("教师").to_owned());
    }
    names
}
