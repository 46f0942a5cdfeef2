//! Which field a heading names, and how surely: by being one of its names, or by ending in one.
//!
//! What a heading is called after stands at its end: 现任教学科 is a 学科, 学科带头人 is none, 任职时间 is no
//! 任职. So a name somewhere inside a heading says nothing.
use crate::exchange::normal::key;

use super::fields::Confidence;
use super::kind::Kind;

/// Columns that only look like one of ours: the school one graduated from is not where one works.
const OTHERS: &[&str] = &[
    "毕业",
    "学历",
    "学位",
    "专业名称",
    "所学专业",
    "身份证",
    "籍贯",
    "民族",
    "政治面貌",
    "入党",
    "教师资格",
    "银行",
    "邮箱",
    "qq",
    "微信",
    "配偶",
    "家庭",
    "职称时间",
    "取得时间",
    "聘任时间",
    "聘任",
    "签名",
    "序号",
];

/// Of a person they say where somebody was, or is for a while; not where he or she belongs.
const ELSEWHERE: &[&str] = &["调出", "借调", "支教", "轮岗", "交流", "跟岗", "派往"];

/// Of children and their parents; no teacher stands under them.
const PUPILS: &[&str] = &["学生", "幼儿", "孩子", "家长", "监护人"];

/// Headings that end so mean something about what stands before, unless they are known as a whole.
const ABOUT: &[&str] = &[
    "时间",
    "年月",
    "日期",
    "年份",
    "年限",
    "等级",
    "级别",
    "档次",
    "类别",
    "类型",
    "性质",
    "代码",
    "编码",
    "编号",
    "号码",
    "证号",
    "文号",
    "人数",
    "次数",
    "数量",
    "是否",
    "否",
    "带头人",
];

/// Names that say something only as a whole heading: 留守学生 are not the number of pupils.
const WHOLE_ONLY: &[&str] = &["学生", "班级", "班", "任课", "教什么"];

/// What forms put before the name of a field.
const ADDRESSES: &[&str] = &[
    "请输入",
    "请填写",
    "请选择",
    "请填",
    "您所在的",
    "您所在",
    "您的",
    "你的",
    "本人的",
    "您",
    "你",
];

/// Headings longer than this are sentences.
const LONGEST: usize = 12;

/// A field, how surely, and the place of the name among its names: a smaller one fits better.
pub(super) type Fit<F> = (F, Confidence, usize);

/// A heading for comparing: without spaces, remarks in brackets and punctuation.
pub(crate) fn spelled(heading: &str) -> String {
    let before = heading
        .split(['(', '（', '[', '【'])
        .next()
        .unwrap_or(heading);
    let spelled = key(before);
    match spelled.is_empty() {
        true => key(heading),
        false => spelled,
    }
}

/// The same without the number and the words by which a form asks for it: 1.您的姓名（必填） is 姓名.
pub(crate) fn asked_for(heading: &str) -> String {
    let bare = heading.trim_start_matches(['*', '＊', ' ', '\u{3000}']);
    let numbered = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let after_number = numbered.strip_prefix(['.', '．', '、', '：', ':', ')', '）']);
    let spelled = spelled(match after_number {
        Some(rest) if numbered.len() < bare.len() => rest,
        _ => bare,
    });
    let address = ADDRESSES
        .iter()
        .find_map(|address| spelled.strip_prefix(address));
    match address {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => spelled,
    }
}

/// Whether a heading is of something that is never taken over.
pub(super) fn is_about_others(heading: &str) -> bool {
    OTHERS.iter().any(|other| heading.contains(other))
}

/// Of children and their parents.
pub(super) fn is_of_pupils(heading: &str) -> bool {
    PUPILS.iter().any(|word| heading.contains(word))
}

/// Of where somebody was before, or is besides.
pub(super) fn is_of_elsewhere(heading: &str) -> bool {
    heading.starts_with(['原', '曾', '前']) || ELSEWHERE.iter().any(|word| heading.contains(word))
}

/// The field whose name a heading is, or ends in.
pub(super) fn named_or_ending<K: Kind>(kind: K, heading: &str) -> Option<Fit<K::Field>> {
    named(kind, heading).or_else(|| ending(kind, heading))
}

/// A heading that is known as a whole.
fn named<K: Kind>(kind: K, heading: &str) -> Option<Fit<K::Field>> {
    kind.columns().iter().find_map(|(field, names)| {
        let place = names.iter().position(|name| *name == heading)?;
        Some((*field, Confidence::Sure, place))
    })
}

/// A heading that ends in a known name and speaks of nothing else before it.
fn ending<K: Kind>(kind: K, heading: &str) -> Option<Fit<K::Field>> {
    let bare = heading.trim_end_matches(|c: char| c.is_ascii_digit());
    let bare = bare.strip_suffix("名称").unwrap_or(bare);
    let speaks_about = heading.starts_with("是否") || ABOUT.iter().any(|end| bare.ends_with(end));
    if speaks_about || heading.chars().count() > LONGEST {
        return None;
    }
    let (field, name) = names(kind)
        .filter(|(_, name)| bare.ends_with(name) && !WHOLE_ONLY.contains(name))
        .max_by_key(|(_, name)| name.len())?;
    let before = &bare[..bare.len() - name.len()];
    let speaks_of_another = names(kind)
        .any(|(other, name)| other != field && other != kind.main_field() && before.contains(name));
    (!speaks_of_another).then_some((field, Confidence::Likely, usize::MAX))
}

fn names<K: Kind>(kind: K) -> impl Iterator<Item = (K::Field, &'static str)> {
    let columns = kind.columns().iter();
    columns.flat_map(|(field, names)| names.iter().map(|name| (*field, *name)))
}
